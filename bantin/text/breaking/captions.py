"""Captions: what a voice says, cut where a sentence or a clause ends, in lines short enough to be read in passing.

Limits follow the guides of broadcasters (BBC Subtitle Guidelines; Netflix Timed Text Style Guide: 42 characters a line,
two lines, at most 7 s). Lines here are shorter, so that one caption serves every format: 36
characters can be set large enough for a telephone within the safe width of a reel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.text.breaking.lines import break_lines, edges
from bantin.text.breaking.opportunities import halves, segments
from bantin.text.breaking.pacing import Pauses, said_until
from bantin.text.breaking.phrases.clinging import clinging
from bantin.text.breaking.syllables import count_syllables, split_sentences
from bantin.text.normal import plain

LINE = 36
"""Characters that a line has at most; fewer where there are wide ones among them."""

_CAPITAL, _WIDE = 1.4, 1.7
"""What a capital takes of a line, and what an m, a w or a sign does, measured in common letters."""

_FIRST_SIGN = 0x2026
"""Code points from here on, the ellipsis first, are signs."""

LINES = 2
"""Lines that a caption has at most."""

SHORTEST, LONGEST = 1, 7
"""Seconds that a caption stays at least, and at most where nothing is said for a while."""

_FASTEST = 25
"""Characters a second that the quickest voice says."""

_SOONER = 0.3
"""Seconds by which a caption may come before its words."""

_CAPTION, _IN_CLAUSE, _AFTER_CLAUSE, _CLINGING, _RUN_ON, _HASTY = 3.0, 5.0, 2.0, 8.0, 4.0, 1.5
"""What it costs to begin a caption; to end one within a clause, or after one within a sentence, or on a word that
clings to what follows all the way; to go on after a full stop; and each syllable missing from what is said in two
seconds."""

_FEW = 6
"""Syllables that are said in less than the two seconds that a caption should stay."""


_CLAUSE_ENDS = ",;:"

_SYLLABLE = 3.5
"""Characters of a syllable, with the space after it: what a number takes of a caption is what is said of it."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stay together, what it costs to end a caption after them, and what they take of it."""

    text: str
    cost: float
    full_stop: bool
    size: float


def captions(text: str, glossary: frozenset[str] = frozenset(), most: float = LINE * LINES) -> list[tuple[str, ...]]:
    """Cut a text into captions.

    Args:
        text: what is said; it may hold `**bold**`, whose asterisks go.
        glossary: words that no line may break, beside those that bantin knows.
        most: characters that a caption has at most, where its phrases allow it: fewer for a slow voice.

    Returns:
        Captions of one or two lines of at most `LINE` characters; together they are the text's words in order. They end
        with a sentence or a clause wherever that can be.
    """
    pieces = _pieces(" ".join(plain(text).split()), glossary)
    count = len(pieces)
    best = [0.0] + [math.inf] * count
    start = [0] * (count + 1)
    for end in range(1, count + 1):
        for first in range(end - 1, -1, -1):
            shown = pieces[first:end]
            size = sum(piece.size + 1 for piece in shown) - 1
            if first < end - 1 and (size > most or len(_starts(shown)) > LINES):
                break
            cost = best[first] + _cost(shown, size, last=end == count)
            if cost < best[end]:
                best[end], start[end] = cost, first
    found: list[tuple[str, ...]] = []
    at = count
    while at:
        found.append(_lines(pieces[start[at] : at]))
        at = start[at]
    return found[::-1]


def paced(
    shown: Sequence[Sequence[str]], seconds: float, lead: float = 0.0, pauses: Pauses = ()
) -> list[tuple[float, float]]:
    """Assign each caption the time for which it is shown: while a voice says it.

    Args:
        shown: the lines of each caption.
        seconds: length of the voice; numbers take time as they are spoken.
        lead: seconds before it begins.
        pauses: of the voice; without any it is taken to read at an even pace.

    Returns:
        When each begins and ends, in tenths of seconds; one begins as the one before it ends, or after a rest. The
        first begins at 0. Only where a voice is too fast to be read along do captions stay longer than it.
    """
    texts = [" ".join(lines) for lines in shown]
    weights = [float(max(1, _said(text))) for text in texts]
    ends = [round(lead + end, 1) for end in said_until(texts, weights, seconds, pauses)] if texts else []
    needed = [max(SHORTEST, math.ceil(10 * len(text) / _FASTEST) / 10) for text in texts]
    for at in range(len(ends) - 1, 0, -1):  # one that is said in no time begins a little sooner, and ends later
        missing = needed[at] - (ends[at] - ends[at - 1])
        if missing > 0:
            ends[at - 1] = round(ends[at - 1] - min(missing / 2, _SOONER), 1)
    found: list[tuple[float, float]] = []
    start = 0.0
    for end, least in zip(ends, needed, strict=True):
        after = round(max(start + least, end), 1)
        found.append((start, round(start + LONGEST, 1) if after - start >= LONGEST + SHORTEST else after))
        start = after
    return found


def _pieces(text: str, glossary: frozenset[str]) -> list[_Piece]:
    found: list[_Piece] = []
    for sentence in split_sentences(text):
        parts = [small for segment in segments(sentence, glossary) for small in _short(segment)]
        leaning = clinging(parts)
        for at, part in enumerate(parts):
            full_stop = at == len(parts) - 1
            cost = _AFTER_CLAUSE if part[-1] in _CLAUSE_ENDS else _IN_CLAUSE + _CLINGING * leaning.get(at, 0.0)
            found.append(_Piece(part, 0.0 if full_stop else cost, full_stop, max(_width(part), said_size(part))))
    return found


def said_size(text: str) -> float:
    """Measure a text in characters, with its numbers as they are spoken: 0900 counts as four syllables."""
    if not any(map(str.isdigit, text)):
        return len(text)
    return max(len(text), _SYLLABLE * _said(text))


def _said(text: str) -> int:
    from bantin.text.speech.spoken import spoken_syllables  # noqa: PLC0415 - 10 ms, which only films with voices need

    return spoken_syllables(text)


def _width(text: str) -> float:
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if letter in "mwMW%@&—" or ord(letter) >= _FIRST_SIGN:
        return _WIDE
    return _CAPITAL if letter.isupper() else 1.0


def _short(segment: str) -> list[str]:
    """Break a segment that is longer than a line: where it hurts least, between words, or anywhere."""
    found: list[str] = []
    rest = [segment]
    while rest:
        part = rest.pop()
        if _width(part) <= LINE:
            found.append(part)
        elif len(smaller := halves(part)) > 1:
            rest += reversed(smaller)
        else:
            fitting = next(end for end in range(min(len(part), LINE), 0, -1) if _width(part[:end]) <= LINE)
            head = part[: fitting + 1].rpartition(" ")[0] or part[:fitting]
            found.append(head)
            rest.append(part[len(head) :].strip())
    return found


def _starts(pieces: Sequence[_Piece]) -> list[int]:
    words = [piece.text for piece in pieces]
    return break_lines(edges([_width(word) for word in words], 1), 1, LINE, balance=True, clinging=clinging(words))


def _lines(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    starts = _starts(pieces)
    bounds = zip(starts, [*starts[1:], len(pieces)], strict=True)
    return tuple(" ".join(piece.text for piece in pieces[start:end]) for start, end in bounds)


def _cost(shown: Sequence[_Piece], size: float, *, last: bool) -> float:
    cost = _CAPTION + (1 - size / (LINE * LINES)) ** 2
    cost += 0.0 if last else shown[-1].cost
    cost += _RUN_ON * sum(piece.full_stop for piece in shown[:-1])
    return cost + _HASTY * max(0, _FEW - count_syllables(" ".join(piece.text for piece in shown)))
