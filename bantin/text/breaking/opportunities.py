"""Where a Vietnamese text may be broken into lines, where it should not be, and where it must."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bantin.text.breaking.cohesion import Cohesion
from bantin.text.breaking.vocabulary import CLINGING, Syllables, by_syllables
from bantin.text.breaking.words import CLOSING, OPENING, STRAIGHT
from bantin.text.tones import modern, traditional

_WIDE = re.compile(r"(?:[^\S\u00a0\u202f\u2007 ]| (?= )|(?<= ) )+")
"""Where a line may end whatever stands beside it: all space but single spaces; the no-break ones are letters here."""

_PUNCTUATION = ",.:;!?…–—"


def segments(text: str, extra: frozenset[str] = frozenset()) -> list[str]:
    """Split a text into segments inside which no line may end.

    Args:
        text: words separated by single spaces; wider space is always a break point.
        extra: more compounds.

    Returns:
        Parts of the text in order; joined by spaces they give it back.
    """
    return [segment for part in _WIDE.split(text) for segment in Cohesion(part, _arranged(extra)).segments() if segment]


@lru_cache(maxsize=64)
def _arranged(extra: frozenset[str]) -> Syllables:
    """Arrange compounds, written as in the lexicon."""
    return by_syllables(traditional(entry.lower()) for entry in extra)


@lru_cache(maxsize=4096)
def halves(segment: str) -> tuple[str, ...]:
    """Divide a segment that is too long for a line in two, as near to its middle as possible: «định danh | mức 2».

    Returns:
        Two parts of at least two words, neither of which can be divided by `segments`; the segment if there are none.
    """
    words = segment.split(" ")
    joints = sorted(range(2, len(words) - 1), key=lambda at: abs(len(words) - 2 * at))
    for at in joints:
        parts = [" ".join(words[:at]), " ".join(words[at:])]
        if all(segments(part) == [part] for part in parts):
            return tuple(parts)
    return (segment,)


_JOINT = re.compile(r"[^/.\-_?&=]*[/.\-_?&=]+|[^/.\-_?&=]+")


@lru_cache(maxsize=4096)
def joints(word: str) -> tuple[str, ...]:
    """Break a word that no line can hold after its signs: `dichvucong.gov.vn/p/ | home`, `Mau_ | CT01.docx`.

    Addresses, names of files and chains of words have such signs; numbers, which have them too, stay whole.
    """
    return tuple(_JOINT.findall(word)) if any(letter.isalpha() for letter in word) else (word,)


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
            or (at and " " not in segment and segments[at - 1][-1] in _PUNCTUATION)
        )
    )
