"""Pagination: items whose main content is a list, divided over several cards if one cannot hold them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from bantin.channels.facebook.filling import fill
from bantin.model.item import Item
from bantin.model.kinds.deadline import Deadline
from bantin.model.kinds.figures import Series
from bantin.model.kinds.question import Question
from bantin.model.kinds.service import Service
from bantin.text.normal import plain

MOST_PAGES = 4
"""More cards than this few leaf through: an item is divided further only where its entries are too long for so few."""

MOST_CARDS = 10
"""Pictures of one item, at most: further ones nobody finds."""

MOST_ENTRIES = 40
"""Up to so many entries, all ways to divide them are compared."""

_TRIES = 8
"""How many ways of dividing over the same number of cards are offered, the most even ones."""

_LINE = 48
"""Characters on a line of a card, roughly. Weights are in lines."""

_ENTRY = 1.2
"""What stands around an entry: its padding and the gap after it."""

_HEADLINE, _PICTURE, _LEAD = 2.0, 6.0, 3.0
"""What only the first card has: a larger headline; a picture; what a service or a deadline is about."""

_NOTE, _ADDRESS = 2.5, 4.0
"""What only the last card has: a guide's note, a service's address with its code."""

_INSIDE = 40.0
"""What a cut inside of a list costs against one between two lists: about as much as moving one entry and a half."""


@dataclass(frozen=True, slots=True)
class Page:
    """The part of an item that one card shows.

    Attributes:
        item: the item, with those entries only that stand on this page.
        first: for each list, how many of its entries stand on the pages before, so that numbers and sources go on.
        page: counted from 1.
        pages: how many there are.
    """

    item: Item
    first: Mapping[str, int]
    page: int = 1
    pages: int = 1

    @property
    def values(self) -> dict[str, Any]:
        """Variables for the look."""
        return {"item": self.item, "first": dict(self.first), "page": self.page, "pages": self.pages}


class _Entry(NamedTuple):
    field: str
    weight: float


def paged(item: Item, holds: Callable[[Page], bool]) -> tuple[Page, ...]:
    """Divide an item over as few cards as hold it.

    Where none do, over as many as may be, so that what is too long stands on a card by itself, which tells of it.

    Args:
        item: that is shown.
        holds: whether a card holds what a page shows.
    """
    for pages in divisions(item):
        if all(map(holds, pages)):
            return pages
    entries = _entries(item)

    def divided(cuts: tuple[int, ...]) -> tuple[Page, ...]:
        return tuple(_divided(item, entries, cuts))

    def part(page: int, pages: int, start: int, end: int) -> bool:
        return holds(_page(item, entries, start, end, page, pages))

    opening, closing = _standing(item)
    return divided(fill([entry.weight for entry in entries], MOST_CARDS, part, opening, closing).cuts)


def divisions(item: Item) -> Iterator[tuple[Page, ...]]:
    """List ways to paginate an item, best first: one card; for a list also two to four, evenly filled.

    Each entry stands on exactly one page, and their order stays.
    """
    yield (Page(item, {}),)
    entries = _entries(item)
    if len(entries) > MOST_ENTRIES:
        return
    for pages in range(2, min(MOST_PAGES, len(entries)) + 1):
        for cuts in _most_even(entries, pages, *_standing(item)):
            yield tuple(_divided(item, entries, cuts))


def _standing(item: Item) -> tuple[float, float]:
    """Estimate how many lines the first and the last card need for what stands on no other."""
    opening = (
        _HEADLINE + (_PICTURE if item.image else 0) + (_LEAD if isinstance(item, Service | Deadline | Question) else 0)
    )
    closing = (_NOTE if getattr(item, "note", None) else 0) + (_ADDRESS if getattr(item, "address", None) else 0)
    return opening, closing


def _entries(item: Item) -> list[_Entry]:
    found = []
    for field in item.lists:
        value = getattr(item, field)
        entries = value if isinstance(value, tuple) else () if value is None else (value,)
        found += [_Entry(field, _weight(entry)) for entry in entries]
    return found


def _weight(entry: object) -> float:
    """Estimate how many lines an entry takes; what fits is found by laying it out."""
    match entry:
        case str():
            return _ENTRY + max(1, len(plain(entry)) / _LINE)
        case Series():
            return _ENTRY + len(entry.points)
        case _:  # figures stand in two columns
            return _ENTRY + 1


def _most_even(entries: list[_Entry], pages: int, opening: float, closing: float) -> list[tuple[int, ...]]:
    """Find where pages end and begin, so that the fullest are as little fuller as can be."""
    total = [0.0]
    for entry in entries:
        total.append(total[-1] + entry.weight)
    inside = [0.0, *(_INSIDE if a.field == b.field else 0.0 for a, b in pairwise(entries))]

    def cost(cuts: tuple[int, ...]) -> float:
        filled = [total[end] - total[start] for start, end in pairwise((0, *cuts, len(entries)))]
        filled[0] += opening
        filled[-1] += closing
        return sum(weight * weight for weight in filled) + sum(inside[cut] for cut in cuts)

    return heapq.nsmallest(_TRIES, combinations(range(1, len(entries)), pages - 1), key=cost)


def _divided(item: Item, entries: list[_Entry], cuts: tuple[int, ...]) -> Iterator[Page]:
    bounds = list(pairwise((0, *cuts, len(entries))))
    for number, (start, end) in enumerate(bounds, 1):
        yield _page(item, entries, start, end, number, len(bounds))


def _page(item: Item, entries: list[_Entry], start: int, end: int, page: int, pages: int) -> Page:  # noqa: PLR0917 - a part, and which of how many
    fields = dict.fromkeys(entry.field for entry in entries)
    before = {field: sum(entry.field == field for entry in entries[:start]) for field in fields}
    here = {field: sum(entry.field == field for entry in entries[start:end]) for field in fields}
    shown = {field: _part(getattr(item, field), before[field], here[field]) for field in fields}
    return Page(item.model_copy(update=shown), before, page, pages)


def _part(value: object, first: int, count: int) -> object:
    if isinstance(value, tuple):
        return value[first : first + count]
    return value if count else None
