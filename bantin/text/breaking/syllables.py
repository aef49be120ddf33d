"""Reading time in syllables, and texts divided over slides by them. A Vietnamese syllable is a word between spaces."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from bantin.text.bold import cut
from bantin.text.breaking.lines import break_lines, edges
from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.portions import portions
from bantin.text.normal import plain
from bantin.text.patterns import regex

_SYLLABLE = regex(r"[^\W\d_]+|\d+")
_STOP = regex(r"(?<!\w)(\w*)[.!?…][”»)]*\s+(?=[“«(]?(\w))")
_SHORT_FORM = 2
"""Letters that a form ended by a full stop has at most; longer ones in capitals, such as OTP, have none."""

_SEMICOLON = regex(r"(?<=;)\s+")

_SCRAP = 8
"""Syllables that are joined with what stands before them, if there is room (J)."""


def count_syllables(text: str) -> int:
    """Count syllables: words, and groups of digits in numbers."""
    return len(_SYLLABLE.findall(plain(text)))


def reading_seconds(text: str, per_minute: float = 180) -> float:
    """Estimate the seconds of silent reading; 180 syllables a minute is slow enough for any reader."""
    return count_syllables(text) * 60 / per_minute


def split_syllables(parts: Sequence[str], limit: int, most: int = 0) -> list[list[str]]:
    """Group list entries into as few slides as they need, evenly filled.

    Args:
        parts: list entries or paragraphs; they may hold `**bold**`.
        limit: syllables on a slide. An entry that is longer is split at sentences.
        most: syllables of a sentence that stays whole, and of a slide that takes the few that would stand alone;
            `limit` if less. A longer sentence is split at semicolons, and what is longer still into portions of about
            the same length, best at clauses.

    Returns:
        The entries of each slide; what belongs to one entry is one text there.
    """
    most = max(limit, most)
    pieces = [(at, piece) for at, part in enumerate(parts) for piece in cut(part, lambda s: _split(s, limit, most))]
    starts = break_lines(edges([count_syllables(piece) for _, piece in pieces], 0), 0, limit, balance=True)
    slides = [pieces[start:end] for start, end in pairwise([*starts, len(pieces)])]
    return [_joined(slide) for slide in _without_scraps(slides, most)]


def _split(text: str, limit: int, most: int) -> list[str]:
    pieces = [text.strip()]
    for cutter, longest in ((split_sentences, limit), (_SEMICOLON.split, most), (lambda s: _portions(s, most), most)):
        pieces = [part for one in pieces for part in (cutter(one) if count_syllables(one) > longest else [one])]
    return pieces


def _portions(text: str, most: int) -> list[str]:
    """Divide what is no sentence's end into as few portions as hold no more than some syllables."""
    count = count_syllables(text)
    for wanted in range(math.ceil(count / most), count + 1):
        found = portions(text, wanted)
        if max(map(count_syllables, found)) <= most:
            return found
    return segments(text)


def _without_scraps(slides: list[list[tuple[int, str]]], most: int) -> list[list[tuple[int, str]]]:
    """Join a slide of hardly any words, which say nothing alone, with the one before it."""
    kept: list[list[tuple[int, str]]] = []
    for slide in slides:
        sizes = [sum(count_syllables(piece) for _, piece in one) for one in (*kept[-1:], slide)]
        if kept and min(sizes) <= _SCRAP and sum(sizes) <= most:
            kept[-1] = [*kept[-1], *slide]
        else:
            kept.append(slide)
    return kept


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


def split_clauses(sentence: str) -> list[str]:
    """Split a sentence at its semicolons."""
    return _SEMICOLON.split(sentence)


def _joined(pieces: Sequence[tuple[int, str]]) -> list[str]:
    """Join pieces of one entry that met on one slide again."""
    texts: dict[int, str] = {}
    for number, piece in pieces:
        texts[number] = f"{texts[number]} {piece}".replace("** **", " ") if number in texts else piece
    return list(texts.values())
