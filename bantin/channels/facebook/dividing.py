"""Dividing what is left of an item over few cards, evenly, in large letters, with lists whole where that can be."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable
from itertools import combinations, pairwise, product
from typing import NamedTuple

LETTERS = (48, 40, 36)
"""Smallest letters of entries on further cards, in pixels, those that read best first."""

_SMALL = (0, 3, 9)
"""What a further card with letters so small costs."""

_CARD = 4
"""What a further card costs: more than letters of the second size on two of them, for few leaf on, and a card on which
little stands looks unfinished."""

_SPARSE = 3
"""What a further card costs on which little stands."""

_LITTLE = 4.5
"""Lines that are little on a card: less than half of it."""

_PARTED = 4
"""What a list that goes on over a further card costs."""

_TRIES = 8
"""How many ways of dividing over the same number of cards are offered, the most even ones."""

_INSIDE = 40.0
"""What a cut inside of a list costs against one between two lists: about as much as moving one entry and a half."""


class Entry(NamedTuple):
    """An entry of an item: the list that it stands in, and about how many lines it takes."""

    field: str
    weight: float


def best(
    rest: list[Entry], most: int, holds: Callable[[int, int, int, int, int], bool]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Find with which entries pages begin, but for the first of these pages, and how small the letters of each are.

    Args:
        rest: what stands on them.
        most: pages there may be.
        holds: tells whether a page, of so many, holds the entries from one up to another in letters of a size.
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

    found: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    least = math.inf
    for whole, pages in product((True, False), range(1, most + 1)):
        for cuts in _most_even(rest, pages, whole=whole):
            cost = _CARD * pages + _PARTED * sum(rest[cut - 1].field == rest[cut].field for cut in cuts)
            bounds = list(enumerate(pairwise((0, *cuts, len(rest))), 1))
            if pages > 1:
                cost += _SPARSE * sum(sum(one.weight for one in rest[slice(*page)]) < _LITTLE for _, page in bounds)
            sizes: dict[int, int] = {}
            for number, (first, end) in sorted(bounds, key=lambda page: -sum(e.weight for e in rest[slice(*page[1])])):
                if cost < least and (size := letters(number, pages, first, end)) < len(LETTERS):
                    cost, sizes[number] = cost + _SMALL[size], LETTERS[size]
                else:
                    break
            if cost < least and len(sizes) == pages:
                found, least = (cuts, tuple(sizes[number] for number, _ in bounds)), cost
    return found


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
