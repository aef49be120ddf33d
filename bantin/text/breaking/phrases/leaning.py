"""How strongly words cling to the next by what they are: function words by where they lean, others by their class."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bantin.text.breaking.phrases.function_words import (
    CLINGING,
    CONJUNCTIONS,
    DATES,
    DIRECTIONS,
    FOLLOWING,
    LEADING,
    NOMINAL,
    PARTICLES,
    PREFIXES,
    PREPOSITIONS,
    VERBAL,
)
from bantin.text.breaking.phrases.word_classes import WordClass, class_of, classes_of
from bantin.text.breaking.vocabulary import NUMERALS, TERMS
from bantin.text.breaking.words import CLOSING, OPENING, STRAIGHT, letters_of

CLAUSE_ENDS = ",.:;!?…–—"

_TERM, _LEADS, _LEADS_ON = 0.7, 0.65, 0.9
"""How strongly a segment clings to the next one that makes one of `TERMS` with it; that is one of `LEADING`, or one
before another («có | được»)."""

_TRAILS, _HANGS, _HEADS, _AT_DIRECTION, _AT_PHRASE, _OVER = 0.7, 0.6, 0.5, 0.45, 0.35, 0.2
"""... whose verb a word ends that may also lead on («trả tiền | trước là»), or one that ends no more than it does, of
one syllable («rủ | nhau»); that is a verb of one syllable before what it does something to («rời | một vụ»), a noun of
one before a verb («giấy | xác nhận»), or such a verb before a direction («hỏi | trước lịch») or a phrase («in | trên»);
that ends its phrase («việc gì | phải làm»), or before a date."""

_ADVERBIAL = 0.55
"""... and before a preposition that is one word with its noun: «định danh | từ xa»."""

_PLAIN, _SHORT = 0.35, 0.05
"""... that none of this holds for, of classes that say nothing; and what each of the two adds to that if it is a single
syllable."""

_SOON = 0.15
"""... and what it adds that the phrase is over after the next, where a line may end as well: «đốt | nương để»."""

_PAIRS: Mapping[tuple[WordClass, WordClass], float] = {
    (WordClass.NOUN, WordClass.ADJECTIVE): 0.65,
    (WordClass.NOUN, WordClass.NOUN): 0.45,
    (WordClass.NOUN, WordClass.VERB): 0.25,
    (WordClass.NOUN, WordClass.CLASSIFIER): 0.25,
    (WordClass.NOUN, WordClass.ADVERB): 0.2,
    (WordClass.VERB, WordClass.NOUN): 0.45,
    (WordClass.VERB, WordClass.CLASSIFIER): 0.4,
    (WordClass.VERB, WordClass.VERB): 0.4,
    (WordClass.VERB, WordClass.ADJECTIVE): 0.5,
    (WordClass.VERB, WordClass.ADVERB): 0.75,
    (WordClass.ADJECTIVE, WordClass.NOUN): 0.3,
    (WordClass.ADJECTIVE, WordClass.VERB): 0.3,
    (WordClass.ADJECTIVE, WordClass.ADJECTIVE): 0.45,
    (WordClass.ADJECTIVE, WordClass.ADVERB): 0.6,
    (WordClass.CLASSIFIER, WordClass.NOUN): 0.8,
    (WordClass.CLASSIFIER, WordClass.ADJECTIVE): 0.7,
    (WordClass.CLASSIFIER, WordClass.VERB): 0.4,
    (WordClass.ADVERB, WordClass.VERB): 0.9,
    (WordClass.ADVERB, WordClass.ADJECTIVE): 0.8,
}
"""How strongly a word of one class clings to the next of another: a noun to what tells more of it («dép | đỏ»), a verb
to its object, a classifier to what it counts; a subject hardly to its verb."""

_TRAILING = LEADING & PARTICLES | {"được"}
"""Words that follow a verb unless another one follows them: «thay | được bản giấy», but «được cấp»."""

_TELLING = {"mới", "được"}
"""Those of them that follow what is known as a noun, too: «số | mới»; «phòng | được» is a verb there."""

_MAY_BE_VERBS = {WordClass.VERB, WordClass.UNKNOWN}

_OBJECTS = {WordClass.NOUN, WordClass.VERB, WordClass.CLASSIFIER, WordClass.UNKNOWN}

_AT_QUOTE = 0.2
"""... and that ends where a quotation or a bracket begins, or begins where one has ended."""

_LEANING: Mapping[str, float] = (
    dict.fromkeys(NUMERALS, 0.7)
    | dict.fromkeys(CONJUNCTIONS | PREPOSITIONS | DIRECTIONS, 0.9)
    | dict.fromkeys(NOMINAL | VERBAL | PREFIXES, 1.0)
)
"""How strongly words cling to the next."""

_FOLLOWING: Mapping[str, float] = dict.fromkeys(PARTICLES, 0.5) | dict.fromkeys(FOLLOWING, 0.75)
"""How strongly words cling to the one before."""

_BEGINNING = CONJUNCTIONS | PREPOSITIONS
"""Words before which a line ends well."""

_OPENING: Mapping[str, float] = (
    dict.fromkeys(NOMINAL | DIRECTIONS, 0.25)
    | dict.fromkeys(VERBAL, 0.2)
    | dict.fromkeys(PREPOSITIONS, 0.15)
    | dict.fromkeys(CONJUNCTIONS, 0.05)
)
"""How strongly a segment that nothing else holds clings to one of these words."""


_KNOWN = CLINGING | FOLLOWING | PARTICLES | LEADING


class Segment(NamedTuple):
    """What a segment is by itself.

    Attributes:
        core: its letters, in lower case, with tones placed traditionally.
        single: it is one word between spaces.
        capital, number: it begins with a capital letter, or with a digit.
        opens, closes: a quotation or a bracket begins or ends with it.
        stops: punctuation ends it, behind quotation marks too.
        first, last: classes of its first and its last word.
        dates: it begins a date or its like: «ngày 3», «tháng 11/2024».
        head, tail: words by which it leans: of words joined that make no known one, the first and the last syllable.
    """

    core: str
    single: bool
    capital: bool
    number: bool
    opens: bool
    closes: bool
    stops: bool
    first: WordClass
    last: WordClass
    head: str
    tail: str
    dates: bool


@lru_cache(maxsize=8192)
def segment_of(written: str) -> Segment:
    """Tell what a segment is."""
    letters, core = letters_of(written)
    first, last = classes_of(core)
    syllables = [core] if core in _KNOWN or class_of(core) else core.split(" ")
    return Segment(
        core=core,
        single=" " not in written,
        capital=letters[0].isupper(),
        number=letters[0].isdigit(),
        opens=written[0] in OPENING + STRAIGHT,
        closes=written[-1] in CLOSING + STRAIGHT,
        stops=written.rstrip("”»’)]}" + STRAIGHT)[-1:] in tuple(CLAUSE_ENDS),
        first=first,
        last=last,
        head=syllables[0],
        tail=syllables[-1],
        dates=core.partition(" ")[0] in DATES and any(map(str.isdigit, core)),
    )


def leaning(one: Segment, after: Segment, then: Segment | None) -> float:
    """Tell how strongly a segment clings to the next; `then` goes on behind them, if their clause does."""
    going_on = then is not None and then.core not in _BEGINNING
    if after.core in DIRECTIONS and not (going_on and then and then.core not in VERBAL):
        return _TRAILS
    if after.core in _TRAILING and _trails(one, after, then):
        return _TRAILS
    ended = one.core in DIRECTIONS | NUMERALS and after.core in _BEGINNING | VERBAL
    leans = 0.0 if ended else _LEANING.get(one.tail, 0.0)
    follows = _TRAILS if after.core in PARTICLES - LEADING and _is_short_verb(one) else _FOLLOWING.get(after.core, 0.0)
    if found := max(leans, follows):
        return found
    if f"{one.core} {after.core}" in TERMS:
        return _TERM
    if after.first is WordClass.UNKNOWN and after.core not in _KNOWN and _is_adverbial(after.core):
        return _ADVERBIAL
    return _opened(one, after) if after.head in _OPENING else _paired(one, after, soon=not going_on)


def _opened(one: Segment, after: Segment) -> float:
    """Tell how strongly a segment clings to a function word that begins a phrase."""
    least = 0.0
    if _is_short_verb(one):
        least = _HANGS if after.head in NOMINAL else _AT_PHRASE if after.head in PREPOSITIONS else 0.0
        least = _AT_DIRECTION if after.head in DIRECTIONS else least
    return max(least, _OPENING[after.head])


def _paired(one: Segment, after: Segment, *, soon: bool) -> float:
    """Tell how strongly two words cling of which none leans; `soon` if a line ends well after the second too."""
    if one.core in FOLLOWING or after.dates:
        return _OVER
    together = _PAIRS.get((one.last, after.first), _PLAIN) + _SHORT * (one.single + after.single)
    if _is_short_verb(one) and after.first in _OBJECTS:
        together = _HANGS
    elif one.single and one.last is WordClass.NOUN and after.first is WordClass.VERB:
        together = _HEADS
    if (one.closes and not one.opens) or (after.opens and not after.closes):
        return max(_AT_QUOTE, together - _AT_QUOTE)
    if one.core in LEADING:
        return _LEADS_ON if after.core in LEADING else max(_LEADS, together)
    return together + _SOON * soon


def _trails(one: Segment, after: Segment, then: Segment | None) -> bool:
    """Whether a word that may lead on follows a verb here, or a noun that it tells more of."""
    if then and then.first is WordClass.VERB:
        return False
    if one.last in _MAY_BE_VERBS:
        return True
    return after.core in _TELLING and not (then and then.core in LEADING | VERBAL)


def _is_adverbial(core: str) -> bool:
    preposition, _, noun = core.partition(" ")
    return preposition in PREPOSITIONS and bool(noun) and " " not in noun


def _is_short_verb(one: Segment) -> bool:
    return one.single and one.last is WordClass.VERB
