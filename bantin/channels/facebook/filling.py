"""Sharing things of known weights over as few cards as hold them, each about as full as the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from math import inf
from typing import NamedTuple

_FULLER = (1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0, inf)
"""How much fuller than its fair share a card may be, the most even ways first."""

Holds = Callable[[int, int, int, int], bool]
"""Tells whether a card, counted from 1, of so many cards holds the things from one up to another."""


def fill(weights: Sequence[float], most: int, holds: Holds) -> tuple[int, ...]:
    """Share things over as few cards as hold them, evenly where these are not too many.

    Where something is too long for a card, it stands on one by itself, which tells of it and of no other.

    Args:
        weights: of the things, in their order.
        most: cards among which they are shared evenly; more than these are each as full as can be.
        holds: asked for few of all possible cards, each once.

    Returns:
        The first thing of each card but the first.
    """
    asked = cache(holds)
    full = _full(len(weights), asked)
    cards = len(full.cuts) + 1
    if cards > most or not full.holds:
        return full.cuts
    fair = sum(weights) / cards
    ways = (_shared(weights, cards, fair * fuller, asked) for fuller in _FULLER)
    return next((way.cuts for way in ways if way.holds), full.cuts)


class _Filling(NamedTuple):
    """One way to share.

    Attributes:
        cuts: the first thing of each card but the first.
        holds: whether all cards hold what is on them.
    """

    cuts: tuple[int, ...]
    holds: bool


def _full(count: int, holds: Holds) -> _Filling:
    """Fill one card after the other with as much as it holds: no way takes fewer cards."""
    cuts: list[int] = []
    start, near, all_hold = 0, 2, True

    def held(end: int) -> bool:
        card = len(cuts) + 1
        return holds(card, card + (end < count), start, end)

    while start < count:
        end = _furthest(held, start, count, near)
        if end == start:
            end, all_hold = start + 1, False
        near, start = max(1, end - start), end
        cuts.append(start)
    return _Filling(tuple(cuts[:-1]), all_hold)


def _shared(weights: Sequence[float], cards: int, most: float, holds: Holds) -> _Filling:
    """Fill one card after the other, which takes a thing where half of it has room below `most`."""
    cuts: list[int] = []
    start, near, all_hold = 0, 2, True
    for card in range(1, cards):
        last = len(weights) - (cards - card)
        carried, end = 0.0, start
        while end < last and (end == start or carried + weights[end] / 2 <= most):
            carried += weights[end]
            end += 1
        end = _furthest(partial(holds, card, cards, start), start, end, near)
        near = max(1, end - start)
        if end == start:
            end, all_hold = min(start + 1, last), False
        cuts.append(end)
        start = end
    return _Filling(tuple(cuts), all_hold and holds(cards, cards, start, len(weights)))


def _furthest(holds: Callable[[int], bool], start: int, end: int, near: int) -> int:
    """Find up to where a card holds things, for what holds some holds fewer too; it asks for few that hold too much.

    Args:
        holds: tells whether it holds them from `start` up to another.
        start: the first.
        end: up to where it may hold them.
        near: about how many it will hold.
    """
    held, beyond, step = start, end + 1, 1
    tried = end if end - start <= 2 * near else start + near
    while beyond - held > 1:
        held, beyond = (tried, beyond) if holds(tried) else (held, tried)
        tried = min(end, held + step) if beyond > end else (held + beyond) // 2
        step *= 2
    return held
