"""Every text that an editor wrote, with the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from pydantic import BaseModel

from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry
from bantin.model.diagnostic import Location, Mend
from bantin.model.item import Item

_NO_TEXT = {"channels", "contact", "contacts", "file", "hashtags", "order", "url"}
"""Fields that hold identifiers, file names or web addresses."""


@dataclass(frozen=True, slots=True)
class LocatedText:
    """A text in its place.

    Attributes:
        path: of the value in its file, dotted, such as `tricks.0`.
        text: as written, asterisks of `**bold**` included.
        location: of the value.
        entry: whose it is; None for the bulletin's own file.
    """

    path: str
    text: str
    location: Location
    entry: Entry | None

    def find(self, part: str, at: int = 0) -> Location:
        """Find where a part of the text stands; the whole value where it stands on another line.

        Args:
            part: as it is written.
            at: its index in the text; what stands there before it may be the same.
        """
        column = max(0, self.location.column - 1) - 1
        for _ in range(1 + self.text.count(part, 0, at)):
            column = self.location.excerpt.find(part, column + 1)
            if column < 0:
                break
        return self.location if column < 0 else replace(self.location, column=column + 1, length=len(part))


def mend_of(place: Location, part: str, better: str, *, certain: bool = True) -> Mend | None:
    """Mend a part of a text, if it is the very part that stands in a place and not the whole value around it."""
    start = place.column - 1
    stands_there = place.excerpt[start : start + place.length] == part
    return Mend.of(place, better, certain=certain) if stands_there else None


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same thing in several places of a file, which is told once.

    Attributes:
        part: as the first place has it.
        place: the first one.
        more: where else, to be put behind a message; empty where nowhere.
        mend: of the first place.
        also: of the others.
    """

    part: str
    place: Location
    more: str
    mend: Mend | None
    also: tuple[tuple[Location, Mend], ...]

    @classmethod
    def of(
        cls, found: Iterable[tuple[str, int, LocatedText]], better: Callable[[str], str], *, certain: bool = False
    ) -> Repeated:
        """Put together what was found: each as it is written, its index in a text, and the text.

        Args:
            found: at least one.
            better: gives what belongs in the place of what was found.
            certain: whether nothing else can be meant.
        """
        places = {written.find(part, at): part for part, at, written in found}
        first, *others = sorted(places, key=lambda place: (place.line, place.column))
        lines = ", ".join(map(str, sorted({place.line for place in others})))
        mends = [(place, mend_of(place, part, better(part), certain=certain)) for place, part in places.items()]
        also = tuple((place, mend) for place, mend in mends if mend and place != first)
        return cls(places[first], first, f"; cũng ở dòng {lines}" if others else "", dict(mends)[first], also)


def texts(bulletin: Bulletin) -> Iterator[LocatedText]:
    """Walk every text of the bulletin's own file and of its items."""
    yield from _document(bulletin.header, None)
    for entry in bulletin.entries:
        yield from entry_texts(entry)


def entry_texts(entry: Entry) -> Iterator[LocatedText]:
    """Walk every text of an item."""
    yield from _document(entry.document, entry)


_Written = Document[BulletinFile] | Document[Item]

_MOST_KEPT = 256
_kept: dict[int, tuple[_Written, Entry | None, tuple[LocatedText, ...]]] = {}
"""Texts of the documents that were walked last: some twenty rules walk each, and none changes."""


def _document(document: _Written, entry: Entry | None) -> tuple[LocatedText, ...]:
    known = _kept.get(id(document))
    if known is None or known[0] is not document or known[1] is not entry:
        if len(_kept) == _MOST_KEPT:
            _kept.clear()
        walked = (LocatedText(path, text, document.locate(path), entry) for path, text in _walk(document.value, ""))
        known = _kept[id(document)] = document, entry, tuple(walked)
    return known[2]


def _walk(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, BaseModel):
        for name, inner in value:
            if name not in _NO_TEXT:
                yield from _walk(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{path}.{number}")
