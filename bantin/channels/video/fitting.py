"""Fitting a film into its time limit: texts are shortened first; items are dropped only when none can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class TextAmount(IntEnum):
    """How much of an item's text its slides show, from all of it to nothing but the headline."""

    WHOLE = 0
    ONE_PAGE = 1
    SENTENCE = 2
    HEADLINE = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way to show an item, with its duration in whole seconds."""

    amount: TextAmount
    seconds: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item to be fitted: its weight, and its ways from longest to shortest.

    Attributes:
        weight: the heavier, the later it gives way.
        ways: to show it, each with fewer words and fewer seconds than the one before; at least one.
    """

    weight: int
    ways: tuple[Way, ...]


def fit(candidates: Sequence[Candidate], room: int) -> list[int | None]:
    """Choose how to show each item so that all of them together take no more than some seconds.

    Words go in rounds: first every item comes down to one page, then to one sentence, then to its headline; within a
    round the lightest items come first, of those the longest, of those the last. Rounds stop as soon as all fit, and
    what turns out not to have been needed is given back, to the heaviest first. Where even headlines are too long,
    heavy items keep their place before light ones, and earlier ones before later ones.

    Args:
        candidates: in the order in which they are shown.
        room: seconds.

    Returns:
        For each item the index of its way, or None where it does not fit.
    """
    chosen: list[int | None] = [0] * len(candidates)
    total = sum(candidate.ways[0].seconds for candidate in candidates)
    taken: list[tuple[int, int]] = []
    for at, way in _steps(candidates):
        if total <= room:
            break
        total -= _saved(candidates[at], way)
        chosen[at] = way
        taken.append((at, way))
    if total > room:
        total = _leave_out(candidates, chosen, room)
    for at, way in reversed(taken):
        saved = _saved(candidates[at], way)
        if chosen[at] == way and total + saved <= room:
            total += saved
            chosen[at] = way - 1
    return chosen


def _steps(candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """List (item, way) in the order in which words give way; of one item always in the order of its ways."""
    steps = [(at, way) for at, candidate in enumerate(candidates) for way in range(1, len(candidate.ways))]

    def order(step: tuple[int, int]) -> tuple[int, int, int, int]:
        at, way = step
        candidate = candidates[at]
        return candidate.ways[way].amount, candidate.weight, -candidate.ways[0].seconds, -at

    return sorted(steps, key=order)


def _saved(candidate: Candidate, way: int) -> int:
    return candidate.ways[way - 1].seconds - candidate.ways[way].seconds


def _leave_out(candidates: Sequence[Candidate], chosen: list[int | None], room: int) -> int:
    """Keep what fits of items in their shortest ways; returns how long that takes."""
    total = 0
    for at in sorted(range(len(candidates)), key=lambda at: (-candidates[at].weight, at)):
        shortest = candidates[at].ways[-1].seconds
        if total + shortest > room:
            chosen[at] = None
        else:
            total += shortest
    return total
