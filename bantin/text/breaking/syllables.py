"""Reading time in syllables, and texts divided over slides by them. A Vietnamese syllable is a word between spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bantin.text.bold import cut
from bantin.text.breaking.lines import break_lines, edges
from bantin.text.breaking.opportunities import segments
from bantin.text.normal import plain

_SYLLABLE = re.compile(r"[^\W\d_]+|\d+")
_STOP = re.compile(r"(?<!\w)(\w*)[.!?…][”»)]*\s+(?=[“«(]?(\w))")
_SHORT_FORM = 2
"""Letters that a form ended by a full stop has at most; longer ones in capitals, such as OTP, have none."""

_CLAUSE_END = re.compile(r"(?<=[,;:])\s+|\s+(?=[–—]\s)")


def count_syllables(text: str) -> int:
    """Count syllables: words, and groups of digits in numbers."""
    return len(_SYLLABLE.findall(plain(text)))


def reading_seconds(text: str, per_minute: float = 180) -> float:
    """Estimate the seconds of silent reading; 180 syllables a minute is slow enough for any reader."""
    return count_syllables(text) * 60 / per_minute


def split_syllables(parts: Sequence[str], limit: int) -> list[list[str]]:
    """Group list entries into as few slides as they need, evenly filled.

    Args:
        parts: list entries or paragraphs; they may hold `**bold**`.
        limit: syllables on a slide. An entry that is longer is split at sentences, those that are still too long at
            clauses, and those at any place where a line may end.

    Returns:
        The entries of each slide; what belongs to one entry is one text there.
    """
    pieces = [(number, piece) for number, part in enumerate(parts) for piece in cut(part, lambda s: _split(s, limit))]
    starts = break_lines(edges([count_syllables(piece) for _, piece in pieces], 0), 0, limit, balance=True)
    return [_joined(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]


def _split(text: str, limit: int) -> list[str]:
    pieces = [text.strip()]
    for cutter in (split_sentences, _CLAUSE_END.split, segments):
        pieces = [small for piece in pieces for small in (cutter(piece) if count_syllables(piece) > limit else [piece])]
    return pieces


def split_sentences(text: str) -> list[str]:
    """Split a text at full stops, but not after initials or abbreviations («T.», «TP.») nor before a small letter."""
    parts: list[str] = []
    at = 0
    for stop in _STOP.finditer(text):
        word, following = stop.groups()
        if (word.isupper() and len(word) <= _SHORT_FORM) or following.islower():
            continue
        parts.append(text[at : stop.end()].rstrip())
        at = stop.end()
    return [*parts, text[at:]]


def _joined(pieces: Sequence[tuple[int, str]]) -> list[str]:
    """Join pieces of one entry that met on one slide again."""
    texts: dict[int, str] = {}
    for number, piece in pieces:
        texts[number] = f"{texts[number]} {piece}".replace("** **", " ") if number in texts else piece
    return list(texts.values())
