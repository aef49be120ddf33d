"""How well a line may end at each place where it can: a phrase is torn more gladly in some places than in others.

A line ends best after punctuation, then before a word that begins a clause or a phrase («và», «để», «bằng»); worst
after a word that leans on what follows («không | bấm»), before one that leans back («bàn tay | kia»), inside short
quotations, before the day that an hour is of, and where two syllables may be one word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

from bantin.text.breaking.phrases.function_words import (
    CLINGING,
    CONJUNCTIONS,
    DAYTIMES,
    PREPOSITIONS,
    WEEKDAYS,
)
from bantin.text.breaking.phrases.leaning import CLAUSE_ENDS, Segment, leaning, segment_of
from bantin.text.breaking.phrases.word_classes import WordClass
from bantin.text.breaking.segmentation import SURE, UNIT, margins
from bantin.text.breaking.words import STRAIGHT

_SENTENCE_ENDS = ".!?…"

_FIRST = 2
"""Segments of a sentence that look lost at the end of a line behind another sentence."""

_DOUBT = 6 * UNIT
"""How far below `SURE` a margin lies where nothing speaks for a word any more."""

_DOUBTED = 0.25
"""How much more strongly a segment clings that is all but surely one word with the next."""

_BEGINS, _BEGINS_TEXT, _BEGINS_VERB, _BEGINS_LIST, _BEGUN = 1.0, 0.7, 0.6, 0.5, 0.5
"""How strongly a segment clings to the next one that is a word alone where a clause begins, or the whole text; a verb
there of several syllables; a word there that others follow («mẹ | hoặc cha»); the first of a sentence behind one."""

_QUOTED, _DATED, _TITLED, _NAMED, _NUMBERED, _ENDS = 0.8, 0.8, 0.9, 0.65, 0.5, 0.75
"""... that stands with it in a short quotation; that is the hour of the day which follows; that is part of a name which
goes on; that a name follows; that a number follows; that a single word follows which ends its clause."""

_TOGETHER, _PAIRED = 0.65, 0.8
"""... that is named or numbered as the one behind the next, which is «và»: «ngày 3 | và 4», or a word of a list of
three: «ốm, | chết hoặc bỏ đi»; that makes a pair with the next: «chó, | mèo ở xã», «Lũng Nặm – | Sủng Là»."""

_SOON, _FIRST_SYLLABLES, _FEWEST_SYLLABLES = 0.4, 2, 8
"""... that ends the first two syllables of a text of so many or more: «Sinh con | ở xã khác thì khai sinh ở đâu»."""

_UP_TO = {"đến", "tới"}
"""What stands between the ends of a span."""

_OF_LAWS = ("khoản ", "điểm ", "tiết ")
"""Parts of an article, which stand with it: «khoản 1 | Điều 15»."""

_LATEST = {"chậm nhất", "muộn nhất", "sớm nhất"}
"""What stands before the day or the hour that it is of."""

_LISTING = {"và", "hoặc", "hay"}
"""Conjunctions before the last of a list."""

_LONGEST_QUOTE = 6
"""Words of a quotation, or in brackets, that had better stay on one line."""


def clinging(segments: Sequence[str]) -> dict[int, float]:
    """Find how strongly each segment clings to the next, by their numbers: from 0, where a line ends well, up to 1."""
    known = [segment_of(segment) for segment in segments]
    doubts = _doubts(segments)
    quoted = set(chain.from_iterable(_quotations(segments)))
    begun = _begun(segments)
    capitals = " ".join(segments).isupper()
    early = _early(segments)
    found: dict[int, float] = {}
    for at, (one, after) in enumerate(pairwise(known)):
        if one.stops:
            listed = max(
                _listed_days(one, after), _listed_words(one, *known[at + 1 : at + 3]), _joined_names(one, after)
            )
            if held := max(_BEGUN if at in begun else 0.0, listed):
                found[at] = held
            continue
        begins, ends = at == 0 or known[at - 1].stops, after.closes or at + 2 == len(known)
        then = None if ends or after.stops else known[at + 2]
        held = max(
            _alone(one, after, first=at == 0) if begins else 0.0,
            _BEGUN if at in begun else 0.0,
            _QUOTED if at in quoted else 0.0,
            _ENDS if ends and after.single and not after.number else 0.0,
            0.0 if capitals else _named(one, after, begins=begins),
            _SOON if at == early and not after.opens else 0.0,
            _dated(one, after),
            _spanned(one, after, then),
            _listed(one, after, then),
            leaning(one, after, then),
        )
        found[at] = min(1.0, held + _DOUBTED * doubts[at])
    return found


def _early(segments: Sequence[str]) -> int:
    """Find the segment with which a long text has hardly begun: a line that ends there is a stub; -1 where none is."""
    ends = list(accumulate(segment.count(" ") + 1 for segment in segments))
    if not ends or ends[-1] < _FEWEST_SYLLABLES:
        return -1
    return sum(end <= _FIRST_SYLLABLES for end in ends) - 1


def _begun(segments: Sequence[str]) -> set[int]:
    """Find the first segments of sentences that follow another: a line does not end where one has hardly begun."""
    found: set[int] = set()
    for at, segment in enumerate(segments):
        if segment.rstrip("”»’)]}" + STRAIGHT)[-1:] in tuple(_SENTENCE_ENDS):
            found.update(range(at + 1, at + 1 + _FIRST))
            found.discard(at)
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
        if segment_of(segment).opens:
            opened, words, inside = at, 0, True
        words += segment.count(" ") + 1
        if inside and segment.rstrip(CLAUSE_ENDS)[-1:] in tuple("”»’)]}" + STRAIGHT):
            inside = False
            if words <= _LONGEST_QUOTE:
                yield range(opened, at)


def _alone(one: Segment, after: Segment, *, first: bool) -> float:
    """Tell how strongly a segment that begins a clause clings: a word alone most, less as the first of several."""
    if not one.single:
        held = one.last is WordClass.VERB and after.core not in CLINGING and not after.dates
        return _BEGINS_VERB if held else 0.0
    if after.core in CONJUNCTIONS:
        return _BEGINS_LIST
    return _BEGINS_TEXT if first else _BEGINS


def _named(one: Segment, after: Segment, *, begins: bool) -> float:
    """Tell how strongly a segment clings to a name: «ứng dụng | VNeID», «Dịch vụ công | Quốc gia»."""
    if not after.capital or one.closes or after.opens:
        return 0.0
    return _TITLED if one.capital and not begins else _NAMED


def _dated(one: Segment, after: Segment) -> float:
    """Tell how strongly a segment clings to a day or a number that follows: «sáng | thứ Bảy», «thứ Sáu | 4/12»."""
    hour = one.core in DAYTIMES or one.core.startswith(("thứ ", "chủ nhật")) or one.core.endswith((" giờ", " phút"))
    if hour and (after.number or after.core.startswith(("ngày", "thứ ", "chủ nhật"))):
        return _DATED
    if after.dates and (one.dates or one.core in _LATEST):
        return _DATED
    if one.tail in {"×", "="} and after.number:  # a line ends before the next sum: «2 × 5.000 + | 6 × 1.000»
        return _TITLED
    if one.core.startswith(_OF_LAWS) and after.core.startswith((*_OF_LAWS, "điều ")):
        return _DATED
    return _NUMBERED if after.number else 0.0


def _spanned(one: Segment, after: Segment, then: Segment | None) -> float:
    """Tell how strongly an end of a span clings to «đến» and the other: «từ 7h30 | đến 9h00»."""
    spans = after.core in _UP_TO and then is not None and then.number and one.tail[:1].isdigit()
    return _TOGETHER if spans else 0.0


def _joined_names(one: Segment, after: Segment) -> float:
    """Tell how strongly a name with a dash behind it clings to the next: «Lũng Nặm – | Sủng Là»."""
    dashed = one.core.endswith(("–", "-", "—")) or one.tail in {"–", "-", "—"}
    return _PAIRED if dashed and one.capital and after.capital and not after.number else 0.0


def _listed(one: Segment, after: Segment, then: Segment | None) -> float:
    """Tell how strongly a segment clings to «và» before one of its like: two numbers, or two names of one word."""
    if after.core not in CONJUNCTIONS or then is None:
        return 0.0
    numbers = then.number and any(letter.isdigit() for letter in one.core)
    return _TOGETHER if numbers or (one.capital and then.capital and one.single and then.single) else 0.0


def _listed_words(one: Segment, after: Segment, then: Segment | None = None) -> float:
    """Tell how strongly a word of a list clings to the next, behind a comma: «ốm, | chết hoặc bỏ đi».

    Of two it is of one kind with, and the sentence goes on behind: «chó, | mèo ở sáu khu phố», «sốt, | ho thì nghỉ».
    """
    if not after.single or after.stops or then is None:
        return 0.0
    if then.core in _LISTING:
        return _TOGETHER if one.single else 0.0
    alike = one.last is after.first is not WordClass.UNKNOWN
    goes_on = then.core in CONJUNCTIONS | PREPOSITIONS or then.first is WordClass.ADJECTIVE
    paired = alike and goes_on and (one.last is WordClass.NOUN or then.core == "thì")
    return _PAIRED if paired or (one.capital and after.capital and one.single) else 0.0


def _listed_days(one: Segment, after: Segment) -> float:
    """Tell how strongly a day clings, behind a comma, to its number or to the next of a list: «thứ Ba, | Năm»."""
    last = one.core.rpartition(" ")[2]
    if one.core.startswith(("thứ ", "chủ nhật")) and after.number and "/" in after.core:  # «thứ Sáu, | 4/12»
        return _DATED
    named = after.capital or (one.core.startswith("thứ ") and after.single)  # «thứ ba, | tư hằng tuần»
    return _DATED if named and last in WEEKDAYS and after.core in WEEKDAYS else 0.0
