"""Dividing a short text into portions that are read one after the other, as on the phases of a board."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from bantin.text.breaking.opportunities import clinging, segments

_SENTENCE_ENDS = ".!?…"
_CLAUSE_ENDS = ",;:–—"

_AT_CLAUSE, _ELSEWHERE, _CLINGING = 0.05, 0.2, 0.6
"""What a cut costs at the end of a clause, between other words, and after a word that leans on the next; in squares of
the text's length. At the end of a sentence it costs nothing."""


def portions(text: str, count: int, extra: frozenset[str] = frozenset()) -> list[str]:
    """Divide a text into portions of about the same length, at the ends of sentences and clauses where that can be.

    Args:
        text: words separated by single spaces.
        count: how many portions are wanted; fewer where the text holds together more than that.
        extra: compounds beside those of the lexicon that nothing may divide.
    """
    parts = segments(text, extra)
    count = min(count, len(parts))
    if count < 2:  # noqa: PLR2004 - one portion is the text
        return [text.strip()] if text.strip() else []
    costs = _costs(parts)
    edges = list(accumulate((len(part) + 1 for part in parts), initial=0))
    ways: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (len(parts) + 1)
    for left in range(1, count + 1):
        last = [len(parts)] if left == 1 else None
        ways = [
            _best(start, last or range(start + 1, len(parts) - left + 2), edges, edges[-1] / count, costs, ways)
            for start in range(len(parts) - left + 1)
        ]
    bounds = [0, *ways[0][1]]
    return [" ".join(parts[start:end]) for start, end in pairwise(bounds)]


def _costs(parts: Sequence[str]) -> list[float]:
    """Tell what a cut costs before each part, and at the end."""
    leaning = clinging(parts)
    found = [0.0]
    for at, part in enumerate(parts[:-1]):
        last = part.rstrip("”»’)\"'")[-1:]
        if last and last in _SENTENCE_ENDS:
            found.append(0.0)
        elif last and last in _CLAUSE_ENDS:
            found.append(_AT_CLAUSE)
        else:
            found.append(_CLINGING if at in leaning else _ELSEWHERE)
    return [*found, 0.0]


def _best(
    start: int,
    ends: Iterable[int],
    edges: Sequence[float],
    target: float,
    costs: Sequence[float],
    ways: Sequence[tuple[float, tuple[int, ...]]],
) -> tuple[float, tuple[int, ...]]:
    """Find the cheapest way to divide the parts from one on.

    Args:
        start: the first part.
        ends: where its portion may end, in order.
        edges: where each part begins, and the text ends.
        target: length of a portion that is as long as the others.
        costs: of a cut at each edge.
        ways: the cheapest ways to divide the rest, by the part with which it begins.

    Returns:
        Its cost, and where each portion ends.
    """
    best, found = math.inf, ()
    for end in ends:
        uneven = (edges[end] - edges[start] - target) / edges[-1]
        square = uneven**2
        if uneven > 0 and square >= best:
            break  # what is longer still is no better
        cost = square + costs[end] + ways[end][0]
        if cost < best:
            best, found = cost, (end, *ways[end][1])
    return best, found
