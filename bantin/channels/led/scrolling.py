"""Writing that runs over a board too small for two lines: how wide it is, and how long it takes to pass.

Letters that move are harder to read than letters that stand, so only what does not fit otherwise is set like this.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from bantin.model.card import Card
from bantin.model.unit import Board
from bantin.sight import legibility

SYLLABLES_A_SECOND = 3
"""What people read silently, at least (J): 180 a minute."""

COLUMN_SECONDS = 1.0
"""How long each column of the writing is on the board, at least (J): a word has a second, as on pictures."""

MOST_STEP = 4
"""Pixels a frame, beyond which letters jump instead of running (J)."""

_STEP = 8
"""Pixels to which a strip is fitted."""


def narrowest(draw: Callable[[int], Card], fits: Callable[[Card], bool], board: Board, letters: int) -> Card:
    """Find the narrowest card that holds writing on one line; wider than its board in any case.

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


def strip_seconds(board: Board, width: int, syllables: int, fps: int) -> int:
    """Find how long a strip takes to run over a board, empty at both ends; whole seconds.

    It moves by whole pixels each frame, as many as reading allows: not faster than its syllables are read, nor than
    each of its columns is seen for a second.

    Args:
        board: over which it runs.
        width: of the strip, in pixels.
        syllables: on it.
        fps: frames a second.
    """
    reading = width / max(1, syllables) * SYLLABLES_A_SECOND
    step = max(1, min(MOST_STEP, int(min(reading, board.width / COLUMN_SECONDS) / fps)))
    return max(legibility.SHORTEST_PHASE, math.ceil((width + board.width) / (step * fps)))
