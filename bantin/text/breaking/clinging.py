"""Where a line may end but had better not: after words that lean on what follows, and perhaps inside a word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bantin.text.breaking.segmentation import SURE, UNIT, margins
from bantin.text.breaking.vocabulary import CLINGING
from bantin.text.breaking.words import CLOSING, OPENING, STRAIGHT
from bantin.text.tones import modern

_CLAUSE_ENDS = ",.:;!?…–—"

_CLINGING = CLINGING.union(map(modern, CLINGING))
"""The same words, wherever their tone mark stands."""

_DOUBT = 6 * UNIT
"""How far below `SURE` a margin lies where nothing speaks for a word any more."""

_BEGINS, _LEANS, _DOUBTED = 1.0, 0.75, 0.25
"""How strongly a segment clings that begins a clause alone, that leans on the next, and that is all but surely one word
with it."""


def clinging(segments: Sequence[str]) -> dict[int, float]:
    """Find the segments after which a line should not end, by their numbers, and how strongly they cling: up to 1.

    A single word that begins a clause clings most («… giả mạo: cài»), then words that belong to what follows («của»,
    «để», «trước khi»). Others cling by the doubt whether they and what follows are one word.
    """
    known = margins([word for segment in segments for word in segment.split(" ")])
    starts = accumulate(segment.count(" ") + 1 for segment in segments[:-1])
    doubts = {at: min(1.0, (known[start] - SURE) / _DOUBT + 1) for at, start in enumerate(starts)}
    found = {at: _DOUBTED * doubt for at, doubt in doubts.items() if doubt > 0}
    for at, segment in enumerate(segments):
        if segment[-1] in CLOSING:
            continue
        if at and " " not in segment and segments[at - 1][-1] in _CLAUSE_ENDS:
            found[at] = _BEGINS
        elif segment.lstrip(OPENING + STRAIGHT).lower() in _CLINGING:
            found[at] = _LEANS
    return found
