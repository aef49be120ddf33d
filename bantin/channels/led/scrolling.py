"""Scrolling text, for boards too small for two lines: the width of its card.

Letters that move are harder to read than letters that stand, so only what does not fit otherwise is set like this.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from bantin.model.card import Card
from bantin.model.parts.board import Board

_STEP = 8
"""Pixels to which a strip is fitted."""


def narrowest(draw: Callable[[int], Card], fits: Callable[[Card], bool], board: Board, letters: int) -> Card:
    """Find the narrowest card that holds a text on one line; always wider than the board.

    Args:
        draw: sets the writing on a card of a width.
        fits: tells whether a card holds it.
        board: over which it runs; no letter is wider than it is high.
        letters: how many there are.
    """
    low = math.ceil(board.width / _STEP) * _STEP
    high = max(low + _STEP, math.ceil((letters + 2) * board.height / _STEP) * _STEP)
    while high - low > _STEP:
        middle = (low + high) // 2 // _STEP * _STEP
        low, high = (low, middle) if fits(draw(middle)) else (middle, high)
    return draw(high)
