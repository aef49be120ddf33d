"""Whole texts that the page is given: documents of Word that are dropped, and pastes of several paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bantin.model.kinds import KINDS
from bantin.preview.writing.refusals import Deed, WritingError, told
from bantin.session.importing.guessing import Draft, Drafts, taking
from bantin.session.importing.outlines import outline
from bantin.session.importing.taking import Taken, take_drafts, take_word
from bantin.session.importing.word import NoDocumentError
from bantin.session.scaffold.create import ScaffoldError
from bantin.session.writing.forms import form

JSON = dict[str, Any]

MOST_BYTES = 50_000_000
"""Size limit of a document."""


class Documents:
    """Makes items of whole texts. Its methods may be called from any thread; they raise `WritingError`."""

    def __init__(self, root: Path, month: Callable[[], str], tell: Callable[[Iterable[Path]], None]) -> None:
        """Take a workspace, what gives the month that is shown, and what is told which files were written."""
        self._root = root
        self._month = month
        self._tell = tell
        self.deeds: Mapping[str, Deed] = {"outline": _shown_outline, "take": self._take}

    def word(self, data: bytes) -> JSON:
        """Make items of a document of Word, as `bantin import` does."""
        return self._taken(lambda: take_word(self._root, self._month(), data))

    def _take(self, asked: JSON) -> JSON:
        """Make items of a paste as it was shown: as `_outline` takes it."""
        return self._taken(lambda: take_drafts(self._root, self._month(), _outline(asked)))

    def _taken(self, take: Callable[[], Taken]) -> JSON:
        with told():
            try:
                taken = take()
            except (NoDocumentError, ScaffoldError) as refused:
                raise WritingError(str(refused)) from refused
        self._tell([path for path, _ in taken.made])
        return {
            "items": [{"item": path.stem, "label": KINDS[kind].label} for path, kind in taken.made if kind],
            "pictures": sum(1 for _, kind in taken.made if not kind),
            "left": taken.left,
            "encoding": taken.encoding,
        }


def _outline(asked: JSON) -> Drafts:
    """Read a paste: {plain, html, decode, kinds: {number: kind}, places: [[item, line, field]]}."""
    kinds = {int(number): kind for number, kind in asked["kinds"].items() if kind in KINDS}
    places = {(int(item), int(line)): str(into) for item, line, into in asked["places"]}
    return outline(asked["plain"], asked["html"], kinds, places, decode=bool(asked["decode"]))


def _shown_outline(asked: JSON) -> JSON:
    """Say what a paste would become; nothing is written."""
    found = _outline(asked)
    return {"items": list(map(_shown, found.items)), "left": found.left, "encoding": found.encoding}


def _shown(draft: Draft) -> JSON:
    controls = {control.name: control for control in form(draft.kind)}
    return {
        "kind": draft.kind,
        "fields": [
            {
                "name": name,
                "label": controls[name].label,
                "value": draft.values[name],
                "required": controls[name].required,
            }
            for name in controls
            if name in draft.values
        ],
        "left": draft.left,
        "into": [{"value": control.name, "label": control.label} for control in taking(draft.kind)],
    }
