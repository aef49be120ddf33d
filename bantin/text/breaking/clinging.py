"""How well a line may end at each place where it can: a phrase is torn more gladly in some places than in others.

A line ends best after punctuation, then before a word that begins a clause or a phrase («và», «để», «bằng»); worst
after a word that leans on what follows («không | bấm»), before one that leans back («bàn tay | kia»), inside short
quotations, before the day that an hour is of, and where two syllables may be one word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from bantin.text.breaking.function_words import (
    CONJUNCTIONS,
    DAYTIMES,
    DIRECTIONS,
    FOLLOWING,
    LEADING,
    NOMINAL,
    PARTICLES,
    PREPOSITIONS,
    VERBAL,
)
from bantin.text.breaking.segmentation import SURE, UNIT, margins
from bantin.text.breaking.vocabulary import NUMERALS, TERMS
from bantin.text.breaking.words import CLOSING, OPENING, STRAIGHT, letters_of

_CLAUSE_ENDS = ",.:;!?…–—"

_DOUBT = 6 * UNIT
"""How far below `SURE` a margin lies where nothing speaks for a word any more."""

_DOUBTED = 0.25
"""How much more strongly a segment clings that is all but surely one word with the next."""

_BEGINS, _BEGINS_LIST, _QUOTED, _DATED, _TITLED, _NAMED = 1.0, 0.5, 0.8, 0.8, 0.8, 0.5
"""How strongly a segment clings to the next one that begins a clause alone, or with others («mẹ | hoặc cha»); that
stands with it in a short quotation;
that is the hour of the day which follows; that is part of a name which goes on; that a name follows."""

_TERM, _LEADS, _NUMBERED, _ENDS = 0.7, 0.5, 0.5, 0.6
"""... that makes one of `TERMS` with it; that is one of `LEADING`; that a number follows; that a single word follows
which ends its clause."""

_PLAIN, _SHORT = 0.3, 0.05
"""... that none of this holds for; and what each of the two adds to that if it is a single syllable."""

_AT_QUOTE = 0.2
"""... and that ends where a quotation or a bracket begins, or begins where one has ended."""

_LEANING: Mapping[str, float] = (
    dict.fromkeys(NUMERALS, 0.7)
    | dict.fromkeys(CONJUNCTIONS | PREPOSITIONS | DIRECTIONS, 0.9)
    | dict.fromkeys(NOMINAL | VERBAL, 1.0)
)
"""How strongly words cling to the next."""

_FOLLOWING: Mapping[str, float] = dict.fromkeys(PARTICLES, 0.5) | dict.fromkeys(FOLLOWING, 0.75)
"""How strongly words cling to the one before."""

_OPENING: Mapping[str, float] = (
    dict.fromkeys(NOMINAL | DIRECTIONS, 0.25)
    | dict.fromkeys(VERBAL, 0.2)
    | dict.fromkeys(PREPOSITIONS, 0.15)
    | dict.fromkeys(CONJUNCTIONS, 0.05)
)
"""How strongly a segment that nothing else holds clings to one of these words."""

_LONGEST_QUOTE = 4
"""Words of a quotation, or in brackets, that had better stay on one line."""


class _Segment(NamedTuple):
    """What a segment is by itself.

    Attributes:
        core: its letters, in lower case, with tones placed traditionally.
        single: it is one word between spaces.
        capital, number: it begins with a capital letter, or with a digit.
        opens, closes: a quotation or a bracket begins or ends with it.
        stops: punctuation ends it, behind quotation marks too.
    """

    core: str
    single: bool
    capital: bool
    number: bool
    opens: bool
    closes: bool
    stops: bool


@lru_cache(maxsize=8192)
def _segment(written: str) -> _Segment:
    letters, core = letters_of(written)
    return _Segment(
        core=core,
        single=" " not in written,
        capital=letters[0].isupper(),
        number=letters[0].isdigit(),
        opens=written[0] in OPENING + STRAIGHT,
        closes=written[-1] in CLOSING + STRAIGHT,
        stops=written.rstrip("”»’)]}" + STRAIGHT)[-1:] in tuple(_CLAUSE_ENDS),
    )


def clinging(segments: Sequence[str]) -> dict[int, float]:
    """Find how strongly each segment clings to the next, by their numbers: from 0, where a line ends well, up to 1."""
    known = [_segment(segment) for segment in segments]
    doubts = _doubts(segments)
    quoted = set(chain.from_iterable(_quotations(segments)))
    capitals = " ".join(segments).isupper()
    found: dict[int, float] = {}
    for at, (one, after) in enumerate(pairwise(known)):
        if one.stops:
            continue
        begins, ends = at == 0 or known[at - 1].stops, after.closes or at + 2 == len(known)
        held = max(
            _alone(one, after) if begins else 0.0,
            _QUOTED if at in quoted else 0.0,
            _ENDS if ends and after.single else 0.0,
            0.0 if capitals else _named(one, after, begins=begins),
            _dated(one, after),
            _worded(one, after),
        )
        found[at] = min(1.0, held + _DOUBTED * doubts[at])
    return found


def _doubts(segments: Sequence[str]) -> list[float]:
    """Find how much speaks for each segment's being one word with the next: from 0 to 1."""
    margin = margins([word for segment in segments for word in segment.split(" ")])
    starts = accumulate(segment.count(" ") + 1 for segment in segments[:-1])
    return [min(1.0, max(0.0, (margin[start] - SURE) / _DOUBT + 1)) for start in starts]


def _quotations(segments: Sequence[str]) -> Iterator[range]:
    """Find short quotations and brackets: the numbers of their segments but for the last."""
    opened = words = 0
    inside = False
    for at, segment in enumerate(segments):
        if _segment(segment).opens:
            opened, words, inside = at, 0, True
        words += segment.count(" ") + 1
        if inside and segment.rstrip(_CLAUSE_ENDS)[-1:] in tuple("”»’)]}" + STRAIGHT):
            inside = False
            if words <= _LONGEST_QUOTE:
                yield range(opened, at)


def _alone(one: _Segment, after: _Segment) -> float:
    """Tell how strongly a segment that begins a clause clings: a word alone most, less as the first of several."""
    if not one.single:
        return 0.0
    return _BEGINS_LIST if after.core in CONJUNCTIONS else _BEGINS


def _named(one: _Segment, after: _Segment, *, begins: bool) -> float:
    """Tell how strongly a segment clings to a name: «ứng dụng | VNeID», «Dịch vụ công | Quốc gia»."""
    if not after.capital or one.closes or after.opens:
        return 0.0
    return _TITLED if one.capital and not begins else _NAMED


def _dated(one: _Segment, after: _Segment) -> float:
    """Tell how strongly a segment clings to a day or a number that follows: «sáng | thứ Bảy», «thứ Sáu | 4/12»."""
    hour = one.core in DAYTIMES or one.core.startswith(("thứ ", "chủ nhật")) or one.core.endswith((" giờ", " phút"))
    if hour and (after.number or after.core.startswith(("ngày", "thứ ", "chủ nhật"))):
        return _DATED
    return _NUMBERED if after.number else 0.0


def _worded(one: _Segment, after: _Segment) -> float:
    """Tell how strongly segments cling by the words that they are."""
    leans = 0.0 if one.core in DIRECTIONS and after.core in CONJUNCTIONS else _LEANING.get(one.core, 0.0)
    return max(leans, _FOLLOWING.get(after.core, 0.0)) or _loosely(one, after)


def _loosely(one: _Segment, after: _Segment) -> float:
    """Tell how strongly segments cling that nothing holds together."""
    if f"{one.core} {after.core}" in TERMS:
        return _TERM
    if after.core in _OPENING:
        return _OPENING[after.core]
    if one.closes or after.opens:
        return _AT_QUOTE
    if one.core in LEADING:
        return _LEADS
    return _PLAIN + _SHORT * (one.single + after.single)
