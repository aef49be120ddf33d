"""Pagination: the first card of an item says what to do, in few words; the rest goes on over further cards."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bantin.channels.facebook import dividing
from bantin.channels.facebook.dividing import Entry
from bantin.channels.facebook.filling import fill
from bantin.model.item import Item
from bantin.model.kinds.figures import Series
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.telling import parts_of
from bantin.text.sentences.timetables import is_schedule

_SUMMARY = "summary"

MOST_WORDS = 40
"""Words of a first card, as many as are read in passing."""

MOST_PAGES = 4
"""More further cards than this few leaf through: there are more only where entries are too long for so few."""

MOST_CARDS = 10
"""Pictures of one item, which few leaf to the end of: there are more only where its texts are far too long."""

MOST_ENTRIES = 40
"""Up to so many entries, all ways to divide them are compared."""

MOST_OF_ONE = 60
"""Words of a card that would tell nothing but its title if it had no more than are read in passing; or beside which a
second card were hollow."""

_WORD = regex(r"\w+")

_LEANING = frozenset({
    "khi", "cần", "thì", "mà", "là", "và", "của", "cho", "để", "với", "các", "những", "này", "đó", "cũng", "rất", "vẫn",
})  # fmt: skip
"""Words that say nothing new by themselves."""

_LINE = 48
"""Characters on a line of a card, roughly. Weights are in lines."""

_ENTRY = 1.2
"""What stands around an entry: its padding and the gap after it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The part of an item that one card shows.

    Attributes:
        item: the item, with those entries only that stand on this page.
        first: for each list, how many of its entries stand on the pages before, so that numbers and sources go on.
        page: counted from 1.
        pages: how many there are.
        summary: the item's, where this page shows it.
        smallest: how large the letters of its entries are, in pixels: the same on all further cards.
        passing_words: how many words are read in passing, of the whole item's first card.
        crowded: whether it is an item's only card, with what little a second one would have had.
    """

    item: Item
    first: Mapping[str, int]
    page: int = 1
    pages: int = 1
    summary: str = ""
    smallest: int = dividing.LETTERS[-1]
    passing_words: float = MOST_WORDS
    crowded: bool = False

    @property
    def listless(self) -> bool:
        """Whether no entries stand on it."""
        return not any(_values(self.item, field) for field in self.item.lists)

    @property
    def has_one(self) -> bool:
        """Whether it has one entry, or the summary alone."""
        return bool(self.summary) + sum(len(_values(self.item, field)) for field in self.fields) == 1

    @property
    def fields(self) -> tuple[str, ...]:
        """The lists that stand on it."""
        return tuple(field for field in self.item.lists if field in self.first and _values(self.item, field))

    @property
    def said(self) -> tuple[str, ...]:
        """The texts of its entries, and the summary where it stands here."""
        entries = (entry for field in self.item.lists for entry in _values(self.item, field))
        return (self.summary, *(entry for entry in entries if isinstance(entry, str)))

    @property
    def most_words(self) -> float:
        """How many words of an editor it may have."""
        if self.page > 1:
            return math.inf
        usual = self.passing_words
        return max(usual, MOST_OF_ONE) if self.crowded or (self.has_one and not self.item.brief[0]) else usual

    @property
    def values(self) -> dict[str, Any]:
        """Variables for the look."""
        shown = {"summary": self.summary, "brief": "", "brief_path": "", "smallest": self.smallest}
        return {"item": self.item, "first": dict(self.first), "page": self.page, "pages": self.pages} | shown


def paged(item: Item, holds: Callable[[Page], bool]) -> tuple[Page, ...]:
    """Divide an item over cards: the first stands alone, with what readers should do; the rest follows on few, evenly.

    The summary begins that rest, unless the first card has room for it. There are more cards than the fewest that hold
    it where letters are larger for it, or lists stay whole.

    Where no ten cards hold it, there are as many as it takes, so that what is too long stands on a card by itself,
    which tells of it.

    Args:
        item: that is shown.
        holds: whether a card holds what a page shows; of the first, whether it is short enough too.
    """
    start, entries = _face(item, holds)
    rest = entries[start:]
    if not rest:
        return (_page(item, entries, 0, start, 1, 1),)
    if only := _only(item, entries, rest, holds):
        return (only,)

    known: dict[tuple[int, int, bool], bool] = {}

    def part(page: int, pages: int, first: int, end: int) -> bool:
        asked = first, end, page == pages  # which page it is of how many, the room for its entries does not depend on
        if asked not in known:
            known[asked] = holds(_page(item, entries, start + first, start + end, page + 1, pages + 1))
        return known[asked]

    def holds_so(page: int, pages: int, first: int, end: int, smallest: int) -> bool:
        shown = _page(item, entries, start + first, start + end, page + 1, pages + 1)
        return holds(replace(shown, smallest=smallest))

    most = min(MOST_PAGES, len(rest)) if len(rest) <= MOST_ENTRIES else 0
    if best := dividing.best(rest, most, holds_so, pictured=_needs_another(item)):
        return _divided(item, entries, start, *best)
    return _divided(item, entries, start, fill([entry.weight for entry in rest], MOST_CARDS - 1, part))


def as_before(item: Item, before: Sequence[Page], holds: Callable[[Page], bool]) -> tuple[Page, ...]:
    """Divide an item as it was divided before a word of it changed: four cards are tried for it instead of forty.

    That need not be the best any more, so it is only what can be shown until `paged` has answered.

    Args:
        item: that is shown.
        before: how it was divided.
        holds: as in `paged`.

    Returns:
        The same parts of it; nothing where it has others now, or they have grown out of their cards.
    """
    start, entries = _face(item, holds)
    pages: tuple[Page, ...]
    if before[0].crowded:
        only = _only(item, entries, entries[start:], holds)
        pages = (only,) if only else ()
    elif len(before) == 1 or start == len(entries):
        pages = (_page(item, entries, 0, start, 1, 1),) if start == len(entries) else ()
    else:
        cuts = [sum(page.first.values()) - start for page in before[2:]]
        pages = _divided(item, entries, start, cuts, before[-1].smallest)
    alike = [page.first for page in pages] == [page.first for page in before]
    return pages if alike and all(map(holds, pages[1:])) else ()


def _divided(
    item: Item, entries: list[Entry], start: int, cuts: Iterable[int], letters: int = dividing.LETTERS[-1]
) -> tuple[Page, ...]:
    """Give the first card what it holds, and cut the rest."""
    bounds = list(pairwise((0, start, *(start + cut for cut in cuts), len(entries))))
    pages = (_page(item, entries, *bound, number, len(bounds)) for number, bound in enumerate(bounds, 1))
    face, *further = pages
    return (face, *(replace(page, smallest=letters) for page in further))  # letters that jump look like mistakes


def _face(item: Item, holds: Callable[[Page], bool]) -> tuple[int, list[Entry]]:
    """Find how many entries the first card holds; and list them and the rest, in the order in which cards show them."""
    needs_another = _needs_another(item)
    unsaid = item.uncarded | ({_SUMMARY} if _repeats(item) else set())

    def held(fields: tuple[str, ...]) -> tuple[int, list[Entry]] | None:
        if unsaid.intersection(fields):
            return None
        taken = Counter(fields)
        parts = [(field, _values(item, field)[:count]) for field, count in taken.items()]
        rest = [field for field in (_SUMMARY, *item.lists) if field not in unsaid]
        parts += [(field, _values(item, field)[taken[field] :]) for field in rest]
        entries = [Entry(field, _weight(entry)) for field, values in parts for entry in values]
        count = len(fields)
        if needs_another and count == len(entries):
            return None
        fits = not count or holds(_page(item, entries, 0, count, 1, 1 if count == len(entries) else 2))
        return (count, entries) if fits else None

    found = next(filter(None, map(held, _faces(item))), (0, []))
    count, entries = found
    steps = all(entry.field in item.numbered for entry in entries[:count])
    if steps and not needs_another and [entry.field for entry in entries[count:]] == [_SUMMARY]:
        return held((_SUMMARY,)) or found  # a further card has the list then, which says more than a summary alone
    return found


def _only(item: Item, entries: list[Entry], rest: list[Entry], holds: Callable[[Page], bool]) -> Page | None:
    """Return the card of a whole item of which a second would have so little that it looks hollow, if one holds it."""
    shown = {_SUMMARY, *item.face}
    if dividing.is_hollow(rest) and shown.issuperset(entry.field for entry in entries) and not _needs_another(item):
        only = replace(_page(item, entries, 0, len(entries), 1, 1), crowded=True)
        return only if holds(only) else None
    return None


def _needs_another(item: Item) -> bool:
    """Whether a second card begins with its picture."""
    return item.image is not None and not item.picture_first


def _repeats(item: Item) -> bool:
    """Whether the summary says nothing that message and entries do not say: then it stands in texts alone."""
    entries = (entry for field in item.lists for entry in _values(item, field) if isinstance(entry, str))
    said = set(_WORD.findall(plain(" ".join((item.message[0], item.title, *entries))).casefold()))
    return not item.leads and said.issuperset(set(_WORD.findall(plain(item.summary).casefold())) - _LEANING)


def _faces(item: Item) -> Iterator[tuple[str, ...]]:
    """List what the first card may show, best first: the field of each entry, in order."""
    yield from item.openings
    shown = tuple(field for field in item.face for _ in _values(item, field))
    if any(is_schedule(_values(item, field)) for field in item.face):
        yield (_SUMMARY, *shown)  # a timetable is read as a whole, on this card or on the next
        yield from ((_SUMMARY,), ())
        return
    of_all = sum(len(_values(item, field)) for field in item.lists)
    if item.leads or len(shown[: item.most]) == of_all:
        lone = any(isinstance(getattr(item, field), str) for field in item.face)  # a loss stands before a long summary
        least = int(lone) if item.leads else of_all
        yield from ((_SUMMARY, *shown[:count]) for count in range(min(item.most, len(shown)), least - 1, -1))
    for count in range(min(item.most, len(shown)), -1, -1):
        if count == len(shown) or shown[count - 1 : count] not in {(field,) for field in item.numbered}:
            yield shown[:count]
        elif count == 1:  # steps stay together: what they are for goes before them
            yield (_SUMMARY,)


def _values(item: Item, field: str) -> tuple[object, ...]:
    value = getattr(item, field)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _weight(entry: object) -> float:
    """Estimate how many lines an entry takes; what fits is found by laying it out."""
    match entry:
        case str():
            return _ENTRY * max(1, len(parts_of(entry).parts)) + max(1, len(plain(entry)) / _LINE)
        case Series():
            return _ENTRY + len(entry.points)
        case _:  # figures stand in two columns
            return _ENTRY + 1


def _page(item: Item, entries: list[Entry], start: int, end: int, page: int, pages: int) -> Page:  # noqa: PLR0917 - a part, and which of how many
    fields = dict.fromkeys(entry.field for entry in entries)
    before = {field: sum(entry.field == field for entry in entries[:start]) for field in fields}
    here = {field: sum(entry.field == field for entry in entries[start:end]) for field in fields}
    shown = {
        field: _part(getattr(item, field), before.get(field, 0), here.get(field, 0))
        for field in item.lists
        if field in fields or field in item.uncarded
    }
    summary = item.card_summary if here.get(_SUMMARY) else ""
    return Page(item.model_copy(update=shown), before, page, pages, summary, passing_words=item.passing_words)


def _part(value: object, first: int, count: int) -> object:
    if isinstance(value, tuple):
        return value[first : first + count]
    return value if count else None
