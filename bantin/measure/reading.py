"""Reading load of cards and reading times, as pure functions.

(J) marks a judgement; rules for boards are in `sight.legibility`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from bantin.model.card import Card
from bantin.model.unit import Board
from bantin.sight import legibility
from bantin.text.breaking.syllables import count_syllables, reading_seconds
from bantin.text.normal import plain

SHORTEST_SLIDE, LONGEST_SLIDE = 3, 10
"""Seconds that a slide of a film stays to be read, at least and at most."""

SYLLABLES_A_SECOND = 3
"""What people read silently, at least (J): 180 a minute."""

COLUMN_SECONDS = 1.0
"""How long each column of running writing is on the board, at least (J): a word has a second, as on pictures."""

MOST_STEP = 4
"""Pixels a frame, beyond which letters jump instead of running (J)."""


class ToRead(NamedTuple):
    """Reading load of a board's picture: numbers of units of information and of words."""

    units: int
    words: int


def to_read(card: Card, phase: int) -> ToRead:
    """Count what must be read on a phase of an item, counted from 0; its kind is news on the first only."""
    texts = card.printed.texts
    known = phase > 0 and len(texts) > 1
    return ToRead(len(texts) - known, sum(map(legibility.count_words, texts[known:])))


def board_seconds(board: Board, card: Card, phase: int, fps: int) -> int:
    """Find how long a card stands on a board, or runs over it where it is wider; whole seconds.

    Args:
        board: that shows it.
        card: of an item.
        phase: its number among the item's cards, from 0.
        fps: frames a second of what runs.
    """
    if card.width > board.width:
        return strip_seconds(board, card.width, count_syllables(" ".join(card.printed.texts)), fps)
    return legibility.phase_seconds(*to_read(card, phase))


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


def slide_seconds(texts: Sequence[str], per_minute: int) -> int:
    """Find how long a slide with these texts stays: its reading time and a second to arrive, in whole seconds.

    Args:
        texts: on the slide.
        per_minute: syllables that viewers read.
    """
    reading = reading_seconds(" ".join(plain(text) for text in texts), per_minute)
    return max(SHORTEST_SLIDE, min(LONGEST_SLIDE, math.ceil(1 + reading)))
