"""Fitting a film into its time limit: texts are shortened first; then the lightest items are left to other films."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

_EXACT = 6
"""Decimals to which sums of tenths of seconds are compared."""


class TextAmount(IntEnum):
    """How much of an item's text its slides show. No item is shown as a headline alone, which says nothing."""

    WHOLE = 0
    ONE_PAGE = 1
    SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Way:
    """One way to show an item, with its duration in seconds."""

    amount: TextAmount
    seconds: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item to be fitted: its weight, and its ways from longest to shortest.

    Attributes:
        weight: the heavier, the later it gives way.
        ways: to show it, each with fewer words and fewer seconds than the one before; at least one.
        named: whether its editor wants it in the film, however long that gets.
    """

    weight: int
    ways: tuple[Way, ...]
    named: bool = False


def fit(candidates: Sequence[Candidate], room: float, aside: float = 0.0) -> list[int | None]:
    """Choose how to show each item so that all of them together take no more than some seconds.

    Where even the shortest ways of all are too long, heavy items are kept before light ones, and earlier ones before
    later ones. Of those that are kept, words go in rounds: first every item comes down to one page, then to one
    sentence; within a round the lightest items come first, of those the longest, of those the last. Rounds stop as
    soon as all fit, and what turns out not to have been needed is given back, to the heaviest first.

    Args:
        candidates: in the order in which they are shown.
        room: seconds. Only items that are named may take more.
        aside: seconds of these that are set aside where somebody is left out.

    Returns:
        For each item the index of its way, or None where it is left out.
    """
    kept = _kept(candidates, room)
    if len(kept) < len(candidates):
        room -= aside
        kept = _kept(candidates, room)
    chosen: list[int | None] = [0 if at in kept else None for at in range(len(candidates))]
    total = sum(candidates[at].ways[0].seconds for at in kept)
    taken: list[tuple[int, int]] = []
    for at, way in _steps(candidates):
        if round(total - room, _EXACT) <= 0:
            break
        if at in kept:
            total -= _saved(candidates[at], way)
            chosen[at] = way
            taken.append((at, way))
    for at, way in reversed(taken):
        saved = _saved(candidates[at], way)
        if chosen[at] == way and round(total + saved - room, _EXACT) <= 0:
            total += saved
            chosen[at] = way - 1
    return chosen


def _kept(candidates: Sequence[Candidate], room: float) -> set[int]:
    """Find the items that stay: those that are named, and of the others as many as fit in their shortest ways."""
    kept = {at for at, candidate in enumerate(candidates) if candidate.named}
    total = sum(candidates[at].ways[-1].seconds for at in kept)
    for at in sorted(range(len(candidates)), key=lambda at: (-candidates[at].weight, at)):
        shortest = candidates[at].ways[-1].seconds
        if at not in kept and round(total + shortest - room, _EXACT) <= 0:
            kept.add(at)
            total += shortest
    return kept


def _steps(candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """List (item, way) in the order in which words give way; of one item always in the order of its ways."""
    steps = [(at, way) for at, candidate in enumerate(candidates) for way in range(1, len(candidate.ways))]

    def order(step: tuple[int, int]) -> tuple[int, int, float, int]:
        at, way = step
        candidate = candidates[at]
        return candidate.ways[way].amount, candidate.weight, -candidate.ways[0].seconds, -at

    return sorted(steps, key=order)


def _saved(candidate: Candidate, way: int) -> float:
    return candidate.ways[way - 1].seconds - candidate.ways[way].seconds
