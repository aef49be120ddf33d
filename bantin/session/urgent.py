"""An urgent bulletin: what cannot wait for the month, one item in a folder of its own beside the months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from bantin.content.reading.listing import HEADER
from bantin.content.workspace import month_folder
from bantin.files.atomic import creating
from bantin.files.names import identifier_for
from bantin.files.system_errors import reason
from bantin.session.scaffold.create import ScaffoldError
from bantin.session.scaffold.model_text import plain_text
from bantin.text.breaking.syllables import split_sentences
from bantin.text.dates import month_name, urgent_name
from bantin.text.normal import nfc

KINDS = ("warning", "notice")
"""Kinds that can be urgent."""

LASTS = dt.timedelta(days=2)
"""For so many days more boards show it first, unless told otherwise."""

_MOST = 99
"""Urgent bulletins of a day."""


def new_urgent(root: Path, day: dt.date, kind: str, text: str, *, advice: Sequence[str], until: dt.date) -> str:
    """Write an urgent bulletin, and return its name.

    Args:
        root: the workspace.
        day: of publication.
        kind: one of `KINDS`.
        text: what happens; its first sentence is the headline, what follows says more.
        advice: what readers must do, at least one thing.
        until: the last day on which boards show it.

    Raises:
        ScaffoldError: it could not be written.
    """
    name = next(urgent_name(day, number) for number in range(1, _MOST) if not _taken(root, urgent_name(day, number)))
    folder = month_folder(root, name)
    sentences = [one.strip() for one in split_sentences(" ".join(nfc(text).split())) if one.strip()]
    title, more = sentences[0].rstrip("."), sentences[1:]
    summary = more[0] if more else sentences[0]
    warns = {"tricks": more[1:] or [summary], "advice": [*advice]}
    lists = warns if kind == "warning" else {"text": [*more[1:], *advice]}
    named = month_name(name)
    header = {
        "title": f"{named[0].upper()}{named[1:]}",
        "period": {"start": str(day), "end": str(day)},
        "date": str(day),
        "intro": summary,
    }
    texts = {"kind": kind, "title": title, "summary": summary, "severity": "danger"}
    item = {**texts, **lists, "led": {"text": advice[0], "until": str(until)}}
    _write(folder / HEADER, header)
    _write(folder / f"{identifier_for(title, 'tin-khan')}.yaml", item)
    return name


def _taken(root: Path, name: str) -> bool:
    return month_folder(root, name).exists()


def _write(path: Path, fields: Mapping[str, object]) -> None:
    try:
        with creating(path) as stream:
            stream.write(("\n".join(plain_text(fields)) + "\n").encode())
    except OSError as failure:
        raise ScaffoldError(f"Không ghi được «{path.as_posix()}»: {reason(failure)}") from failure
