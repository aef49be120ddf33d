"""Items in whose files nothing is wrong, remembered by what these hold: who writes in one waits for no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.content_files import ContentFiles
from bantin.content.reading.naming import KIND, channel_words
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import settle_kind
from bantin.content.reading.source import SourceText
from bantin.model.bulletin import Document
from bantin.model.item import Item
from bantin.model.kinds import KINDS

_REMEMBERED = 256
"""Items: those of the longest months. One takes some 50 KB."""

Words = Mapping[str, tuple[str, ...]]
"""Identifiers of the unit's contacts, each with its label and number."""


@dataclass(frozen=True, slots=True)
class SoundItem:
    """An item, and the file that it was read from, settled into its form."""

    written: ComposedFile
    kind: str
    document: Document[Item]


def references(contacts: Words) -> Mapping[str, Names]:
    """Return what fields of an item may name."""
    return {"contacts": contacts, "contact": contacts, "channels": channel_words()}


def sound_item(source: SourceText, month: str, contacts: Words) -> SoundItem | None:
    """Read an item of a month; None where there is something to tell of its file."""
    found = _sound_item(source, month, tuple(contacts.items()))
    # Whoever looks for its pictures marks what is missing in its file.
    return found and replace(found, written=replace(found.written, damaged=set(found.written.damaged)))


@lru_cache(maxsize=_REMEMBERED)
def _sound_item(source: SourceText, month: str, contacts: tuple[tuple[str, tuple[str, ...]], ...]) -> SoundItem | None:
    files = ContentFiles(Path(), month)
    written = files.compose_text(source)
    if written is None or not written.complete or not isinstance(written.value, dict):
        return None
    settle_kind(written)
    kind = written.value.get(KIND)
    if not isinstance(kind, str) or kind not in KINDS:
        return None
    document = files.document(KINDS[kind], written, references(dict(contacts)))
    return SoundItem(written, kind, document) if document and not files.told else None
