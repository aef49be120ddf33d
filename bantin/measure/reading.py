"""Reading load of cards and reading times, as pure functions.

(J) marks a judgement; rules for boards are in `sight.legibility`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from bantin.model.card import Card, Printed
from bantin.model.parts.board import Board
from bantin.sight import legibility
from bantin.text.breaking.syllables import count_syllables, reading_seconds
from bantin.text.normal import plain

SHORTEST_SLIDE, LONGEST_SLIDE = 3, 10
"""Seconds that any slide of a film stays at least; and at most one that plays footage, or lists as much as is read.

A slide whose words are given stays for as long as they take to be read, however long that is.
"""

STANDS = 0.8
"""Seconds that all of a slide stands still, at least, before the next comes (J)."""

_COMING = 0.4
"""Seconds in which a slide covers the one before: nothing is read sooner."""

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


def to_read(card: Card, before: Card | None = None) -> ToRead:
    """Count what must be read on a phase of an item: what stood first on the phase before is no news.

    Nor is what stands at one place on all pictures, whose colour and sign say the same.
    """
    texts, known = _news(card), _news(before) if before else ()
    same = takewhile(lambda both: both[0] == both[1], zip(texts, known, strict=False))
    first = min(sum(1 for _ in same), max(0, len(texts) - 1))
    return ToRead(len(texts) - first, sum(map(legibility.count_words, texts[first:])))


def _news(card: Card) -> tuple[str, ...]:
    printed = card.printed
    return tuple(text for text in printed.texts if text not in printed.standing) or printed.texts


def item_seconds(board: Board, cards: Sequence[Card], fps: int) -> list[int]:
    """Find how long each card of an item stands on a board, or runs over it where it is wider; whole seconds.

    Args:
        board: that shows it.
        cards: of an item, in order.
        fps: frames a second of what runs.
    """
    return [
        strip_seconds(board, card.width, count_syllables(" ".join(card.printed.texts)), fps)
        if card.width > board.width
        else legibility.phase_seconds(*to_read(card, before), calls=card.calls)
        for before, card in zip((None, *cards), cards, strict=False)
    ]


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


def slide_seconds(texts: Sequence[str], per_minute: int, seen: Iterable[Printed] = ()) -> float:
    """Find how long a slide stays: until all of it has come, has been read, and has stood still for a moment.

    A reader begins with what comes first. What comes later is read when it is there: the slide stays at least as long
    after each text's arrival as that text and all that follow it take to be read. What stands from the first frame on
    was there before, and is read again only where it is named.

    Args:
        texts: to be read on the slide.
        per_minute: syllables that viewers read.
        seen: the slide as it is drawn, once for each format; the slowest counts.

    Returns:
        Seconds, in whole tenths.
    """
    reading = reading_seconds(" ".join(plain(text) for text in texts), per_minute)
    ends = [_COMING + reading, *(_read(printed, reading, per_minute) for printed in seen)]
    needed = math.ceil(round(max(ends[1:] or ends) * 10, 3)) / 10
    return max(float(SHORTEST_SLIDE), needed)


def _read(printed: Printed, reading: float, per_minute: int) -> float:
    """Find the second at which a slide has been read, and has stood still."""
    arrivals = sorted((second, reading_seconds(text, per_minute)) for text, second in printed.written if second)
    last = (second + sum(takes for _, takes in arrivals[at:]) for at, (second, _) in enumerate(arrivals))
    first = arrivals[0][0] if arrivals else _COMING
    return max(first + reading, printed.moves + STANDS, *last)
