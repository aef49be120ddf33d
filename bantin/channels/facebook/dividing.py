"""Dividing what is left of an item over few cards, evenly, in large letters, with lists whole where that can be."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

LETTERS = (48, 40, 36)
"""Letters of entries on further cards, in pixels, those that read best first."""

LARGER = (64, 48)
"""Letters that a carousel takes where all its further cards hold them, the largest first."""

FEW = 280
"""Characters on a further card that are so few that it takes larger letters by itself: in small ones it looks empty."""

STEP = 1.34
"""How much larger the letters of such a card may be than its neighbours': one step of the scale, as 36 to 48."""

VERY_FEW = 120
"""Characters that would be lost on a card in letters like its neighbours': they are as large as there are."""

_SMALL = (0, 3, 10)
"""What letters of that size cost."""

_CARD = 4
"""What a further card costs: more than letters of the second size, for few leaf on."""

_SPARSE = 10
"""What a further card costs on which little stands: it belongs to its neighbour, even in the smallest letters."""

_LITTLE = 4.5
"""Lines that are little on a card: less than half of it."""

_FULL = 0.5
"""What each line of a further card costs above those that are much on it."""

_MUCH = 15
"""Lines that fill a card, about."""

_SUMMARY = 10
"""What a further card costs that has the summary alone: it looks like a second cover."""

_PARTED = 8
"""What a list that goes on over a further card costs."""

_TRIES = 8
"""How many ways of dividing over the same number of cards are offered, the most even ones."""

_INSIDE = 40.0
"""What a cut inside of a list costs against one between two lists: about as much as moving one entry and a half."""


class Entry(NamedTuple):
    """An entry of an item: the list that it stands in, and about how many lines it takes."""

    field: str
    weight: float


def is_hollow(entries: Sequence[Entry]) -> bool:
    """Tell whether a card has one short entry alone."""
    return len(entries) == 1 and entries[0].weight < _LITTLE


def best(
    rest: list[Entry], most: int, holds: Callable[[int, int, int, int, int], bool], *, pictured: bool = False
) -> tuple[tuple[int, ...], int] | None:
    """Find with which entries pages begin, but for the first of these pages, and how large the letters of all are.

    Args:
        rest: what stands on them.
        most: pages there may be.
        holds: tells whether a page, of so many, holds the entries from one up to another in letters of a size.
        pictured: whether the first of these pages begins with the item's picture.
    """
    known: dict[tuple[int, int, bool], int] = {}

    def letters(page: int, pages: int, first: int, end: int) -> int:
        """Find the place in LETTERS of the largest that a page holds; one past the last where it holds none."""
        last = page == pages
        if (first, end, last) not in known:
            parts = (size for (a, b, ends), size in known.items() if first <= a and b <= end and ends in {False, last})
            size = max(parts, default=0)
            while size < len(LETTERS) and not holds(page, pages, first, end, LETTERS[size]):
                size += 1
            known[first, end, last] = size
        return known[first, end, last]

    def size_of(pages: int, bounds: Sequence[tuple[int, int]], enough: float) -> int:
        """Find the place in LETTERS of the largest that all pages hold; one past the last where it costs too much."""
        size = 0
        for number, page in sorted(enumerate(bounds, 1), key=lambda one: -sum(e.weight for e in rest[slice(*one[1])])):
            size = max(size, letters(number, pages, *page))
            if size == len(LETTERS) or _SMALL[size] >= enough:
                return len(LETTERS)
        return size

    found: tuple[tuple[int, ...], int] | None = None
    least = math.inf
    for whole, pages in product((True, False), range(1, most + 1)):
        for cuts in _most_even(rest, pages, whole=whole):
            bounds = list(pairwise((0, *cuts, len(rest))))
            cost = _cost(rest, bounds, pictured=pictured)
            if cost < least and (size := size_of(pages, bounds, least - cost)) < len(LETTERS):
                found, least = (cuts, LETTERS[size]), cost + _SMALL[size]
    return found


def _cost(rest: list[Entry], bounds: Sequence[tuple[int, int]], *, pictured: bool) -> float:
    """Return what a way to divide costs, whatever its letters."""
    shown = [rest[slice(*page)] for page in bounds]
    weights = [sum(one.weight for one in page) for page in shown]
    cost: float = _CARD * len(shown) + _FULL * sum(max(0, weight - _MUCH) for weight in weights)
    cost += _PARTED * sum(a[-1].field == b[0].field for a, b in pairwise(shown))
    if len(shown) > 1:
        cost += _SPARSE * sum(weight < _LITTLE for weight in weights[1 if pictured else 0 :])
    alone = not pictured and {entry.field for entry in shown[0]} == {"summary"}
    return cost + _SUMMARY * alone


def _most_even(entries: list[Entry], pages: int, *, whole: bool) -> list[tuple[int, ...]]:
    """Find where pages end and begin, so that the fullest are as little fuller as can be; or only between lists."""
    total = [0.0]
    for entry in entries:
        total.append(total[-1] + entry.weight)
    inside = [0.0, *(_INSIDE if a.field == b.field else 0.0 for a, b in pairwise(entries))]

    def cost(cuts: tuple[int, ...]) -> float:
        filled = [total[end] - total[start] for start, end in pairwise((0, *cuts, len(entries)))]
        return sum(weight * weight for weight in filled) + sum(inside[cut] for cut in cuts)

    between = [cut for cut in range(1, len(entries)) if not (whole and inside[cut])]
    return heapq.nsmallest(_TRIES, combinations(between, pages - 1), key=cost)
