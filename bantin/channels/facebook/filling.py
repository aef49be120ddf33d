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


class Filling(NamedTuple):
    """One way to share.

    Attributes:
        cuts: the first thing of each card but the first.
        holds: whether all cards hold what is on them.
    """

    cuts: tuple[int, ...]
    holds: bool


def fill(weights: Sequence[float], most: int, holds: Holds, opening: float = 0, closing: float = 0) -> Filling:
    """Share things over as few cards as hold them; where none do, over the most, so that what is too long stands alone.

    Args:
        weights: of the things, in their order.
        most: cards there may be.
        holds: asked for few of all possible cards, each once.
        opening: what the first card carries beside things; it may carry none of these if it carries anything else.
        closing: what the last card carries.
    """
    asked = cache(holds)
    found = Filling((), asked(1, 1, 0, len(weights)))
    for cards in range(2, min(most, len(weights) + bool(opening)) + 1):
        if found.holds:
            break
        fair = (sum(weights) + opening + closing) / cards
        for fuller in _FULLER:
            found = _filled(weights, cards, fair * fuller, asked, opening)
            if found.holds:
                break
    return found


def _filled(weights: Sequence[float], cards: int, most: float, holds: Holds, opening: float) -> Filling:
    """Fill one card after the other, which takes a thing where half of it has room below `most`."""
    cuts: list[int] = []
    start, near, all_hold = 0, 2, True
    for card in range(1, cards):
        last = len(weights) - (cards - card)
        carried, end = opening if card == 1 else 0.0, start
        while end < last and (end == start or carried + weights[end] / 2 <= most):
            carried += weights[end]
            end += 1
        end = _furthest(partial(holds, card, cards, start), start, end, near)
        near = max(1, end - start)
        if end == start and not (card == 1 and opening and holds(card, cards, start, start)):
            end, all_hold = min(start + 1, last), False
        cuts.append(end)
        start = end
    return Filling(tuple(cuts), all_hold and holds(cards, cards, start, len(weights)))


def _furthest(holds: Callable[[int], bool], start: int, end: int, near: int) -> int:
    """Find up to where a card holds things, for what holds some holds fewer too; it asks for few that hold too much.

    Args:
        holds: tells whether it holds them from `start` up to another.
        start: the first.
        end: up to where it may hold them.
        near: about how many it will hold.
    """
    held, beyond = start, end + 1
    tried = end if end - start <= 2 * near else start + near
    while beyond - held > 1:
        held, beyond = (tried, beyond) if holds(tried) else (held, tried)
        tried = min(end, held + max(1, held - start)) if beyond > end else (held + beyond) // 2
    return held
