"""Where a line may end but had better not: after words that lean on what follows."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.text.breaking.vocabulary import CLINGING
from bantin.text.breaking.words import CLOSING, OPENING, STRAIGHT
from bantin.text.tones import modern

_CLAUSE_ENDS = ",.:;!?…–—"

_CLINGING = CLINGING.union(map(modern, CLINGING))
"""The same words, wherever their tone mark stands."""


def clinging(segments: Sequence[str]) -> frozenset[int]:
    """Find the segments after which a line of a headline should not end, by their numbers.

    These are words that belong to what follows («của», «để», «trước khi»), and single words that begin a clause: «… giả
    mạo: cài».
    """
    return frozenset(
        at
        for at, segment in enumerate(segments)
        if segment[-1] not in CLOSING
        and (
            segment.lstrip(OPENING + STRAIGHT).lower() in _CLINGING
            or (at and " " not in segment and segments[at - 1][-1] in _CLAUSE_ENDS)
        )
    )
