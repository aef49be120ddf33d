"""Themes of one's own: the colours and type styles that shipped looks name must be there in them too."""

from __future__ import annotations

import re

from bantin.content.workspace import shipped_templates
from bantin.session.upgrading.draft import Draft
from bantin.text.patterns import regex

_SECTION = r"^{}:[ \t]*(?:#.*)?\n((?:(?:[ \t#].*)?\n)*)"
_ENTRY = regex(r"^([ \t]+)([a-z0-9-]+):.*$", re.MULTILINE)
_STANDARD = "navy.yaml"


def with_shipped_names(draft: Draft) -> None:
    """Add to each own theme the colours and styles that the shipped one has and it has not.

    It is that of its name; the standard one for themes that have a name of their own.
    """
    shipped = shipped_templates() / "themes"
    for path in draft.looks(".yaml"):
        folder, _, name = path.removeprefix("templates/").rpartition("/")
        if folder == "themes":
            model = shipped / name if (shipped / name).is_file() else shipped / _STANDARD
            text = model.read_text(encoding="utf-8")
            draft.edit(path, lambda own, text=text: _completed(own, text))  # type: ignore[misc]


def _completed(own: str, shipped: str) -> str:
    whole = text = own if own.endswith("\n") else f"{own}\n"
    for section in ("colors", "styles"):
        place = re.search(_SECTION.format(section), text, re.MULTILINE)
        model = re.search(_SECTION.format(section), shipped, re.MULTILINE)
        entries = list(_ENTRY.finditer(place[1])) if place else []
        if place and model and entries:
            indent, there = entries[0][1], {entry[2] for entry in entries if entry[1] == entries[0][1]}
            new = [f"{indent}{entry[0].lstrip()}\n" for entry in _ENTRY.finditer(model[1]) if entry[2] not in there]
            end = place.start(1) + len(place[1].rstrip()) + 1
            text = text[:end] + "".join(new) + text[end:]
    return text if text != whole else own
