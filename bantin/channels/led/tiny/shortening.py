"""Shorter words for pictures that hold few: beginnings of titles that say less, and nothing else than the whole.

A Vietnamese phrase begins with what it is about: «Tìm bé gái 9 tuổi», of «Tìm bé gái 9 tuổi đi lạc ở chợ». What says
how far it goes is never cut off: a question, a denial, a predicate («Nấm rừng | gây ngộ độc»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.clinging import clinging
from bantin.text.breaking.phrases.function_words import (
    CONJUNCTIONS,
    DIRECTIONS,
    LEADING,
    NOMINAL,
    PREFIXES,
    PREPOSITIONS,
    VERBAL,
)
from bantin.text.breaking.phrases.leaning import Segment, segment_of
from bantin.text.breaking.phrases.word_classes import WordClass
from bantin.text.breaking.vocabulary import NUMERALS
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised

MARKS = " ,;:–"
"""What no name of an item ends with."""

OWNING = {"của", "cho", "như", "rằng"}
"""Prepositions without which what stands before them is of something else."""

LIMITING = {"không", "đừng", "chớ", "chưa", "chỉ", "cấm", "ngừng", "tạm", "hết", "bỏ", "dừng", "hoãn", "dời", "hủy"}
"""Words of which the rest of the title says how far they go."""

_FOLLOWING = {"và", "để", "trước khi", "sau khi"}
"""Conjunctions before which something whole may end."""

HANGING = {"mất", "bị", "được", "có", "phải", "là", "gây", "đi"}
"""Verbs that say nothing, or another thing, without what follows: no beginning ends with them."""

ORDERING = {"đừng", "hãy", "chớ", "gọi", "báo", "mời", "nhớ", "xin"}
"""Words with which an order begins."""

_GRATIS = {"miễn", "ít", "tối", "khoảng", "hơn"}
"""They begin what something costs, or how much it is."""

_CAUSING = {"gây", "làm", "khiến", "bị", "được", "phải", "là", "có", "nên", "dẫn", "phạt", "mất", "chết", "hại"}
"""Verbs that judge what stands before them: «Ăn nấm rừng | gây ngộ độc» is no order to eat any."""

_OUTCOME = regex(r"(?<!\w)(?:phạt|gây|bị (?:xử|bắt|tạm giữ|tịch thu|khởi tố|truy tố|điện giật))(?!\w)", re.IGNORECASE)
_DECEIT = regex(r"(?:giả|mạo|lừa|trộm|cướp)(?!\w)", re.IGNORECASE)
"""What comes of a deed that nobody should do; and deeds that nobody takes for an order."""

_SEXES, _OF_A_SEX = {"gái", "trai", "nam", "nữ"}, {"nam", "nữ"}
"""They say of whom it is, and go on with the noun after them: «người nhà | nam | công nhân»."""

_LOOSEST, _FREE = 0.65, 0.75
"""How strongly words may cling that are parted: an object never stays behind its verb. And where a verb may follow."""

_TORN = 0.8
"""How strongly words may cling between which a text is halved that has no room otherwise."""

_LEAST_HALF, _LEAST_PREDICATE, _MOST_HALVES = 2, 3, 4
"""Words of each half of a text at least, and of a predicate that is one; and ways to halve a text."""

_NEXT = regex(r"\s*(?:,|và|hoặc|cùng)\s+(?P<member>[^,;:.]+?)(?P<more>,|\s+(?:và|hoặc|cùng)\s|$)")
_MEMBER = 4
"""Words of a thing in a list, at most; longer ones are clauses."""

_OWNED = regex(r"((?:\S+\s+){2,}\S+)\s+của\s+[A-ZĐÀ-Ỵ]")
"""A title of three words and more, and whose it is."""

_QUOTES = ("«", "“", '"')
"""They begin the name of what stands before it."""

_ANYBODY, _SPANS = {"người", "hộ", "con", "nhà", "những người"}, ("năm học", "năm", "tháng", "quý", "kỳ", "khóa")
"""Of whom, and of which time, is said next."""

_FOR = {"cho", "dành"}
"""They begin for whom something is."""

_UNTIL = {"đến", "tới"}
"""They go on with a span: «từ ngày 8 | đến ngày 12»."""

_FOR_NOTHING = regex(r"(?<=\S\s)(?:miễn phí|không (?:thu|mất) (?:phí|tiền))(?!\w)", re.IGNORECASE)
"""What a thing costs; who reads of it without this takes it to be paid for."""

_TELLING = {WordClass.VERB, WordClass.ADVERB}


def beginnings(title: str, glossary: frozenset[str], *, free: bool) -> Iterator[str]:
    """Walk beginnings of a title that stand for it, the longest first.

    Args:
        title: of an item.
        glossary: words that nothing may break.
        free: whether a verb may follow, which says more of what is told, as in a search or a task, and is no predicate.
    """
    text = plain(title).rstrip(MARKS)
    parts = segments(text, glossary)
    if text.endswith("?"):
        return
    held = clinging(parts)
    known = [segment_of(part) for part in parts]
    acts = known[0].first is WordClass.VERB
    for at in range(len(parts) - 1, 1, -1):
        around = known[at - 2 : at + 1]
        owned = _tells_of_whom(known[at - 1], *known[at : at + 2])
        clause = parts[at - 1][-1:] in tuple(",;:") and known[at].core not in CONJUNCTIONS
        if clause and (_lists(parts[at - 1], parts[at:]) or _unfinished(known[at - 1])):
            continue
        tied = held.get(at - 1, 0.0) > (_FREE if free else _LOOSEST)
        head = " ".join(parts[:at]).rstrip(MARKS)
        if parts[at - 1].lower() in HANGING or _begins_member(head) or (acts and is_judged(head, text)):
            continue
        tied = tied or owned or bool(set(head.lower().split()) & LIMITING) or _goes_on(known[at - 1], known[at])
        # Who does one thing and then another is told of by the first: «Giả danh nhân viên điện lực | dọa cắt điện».
        on = free or (acts and not set(known[at].core.split()) & _CAUSING)
        named = parts[at].startswith(_QUOTES) and not set(head.lower().split()) & LIMITING
        if clause or named or (not tied and _parts(*around, free=on)):
            yield head
    if not known[0].single and len(known) > 1 and (known[1].number or known[1].dates):
        yield parts[0].rstrip(MARKS)


def topics(title: str, glossary: frozenset[str], *, free: bool) -> Iterator[str]:
    """Walk what stands for a title in fewer words, the longest first; what ends amid a list comes last."""
    text = plain(title)
    heads = list(beginnings(title, glossary, free=free))
    # Whose it is may go unsaid where the office itself speaks: «Lịch tiếp công dân | của Chủ tịch UBND phường».
    if (found := _OWNED.match(text)) and not set(found[1].lower().split()) & LIMITING:
        heads.append(found[1])
    if costs := _FOR_NOTHING.search(text):
        heads = [head for head in dict.fromkeys((*heads, text[: costs.end()])) if costs.end() <= len(head) < len(text)]
    heads.sort(key=len, reverse=True)
    listed = {head: stem_of_list(head, text) is not None for head in heads}
    # Whom a list names last would take it that they are left out: «cho con hộ nghèo | , hộ cận nghèo».
    fair = [head for head in listed if not (listed[head] and _FOR & set(head.lower().split()))]
    yield from sorted(fair, key=listed.__getitem__)


def _begins_member(head: str) -> bool:
    """Whether a beginning ends with the first words of a clause: «Đăng ký tiêm vắc-xin, Nhà nước | hỗ trợ»."""
    last = head.rpartition(",")[2].split()
    return "," in head and len(last) < _LEAST_PREDICATE and not head[-1].isdigit() and not tells(" ".join(last))


def is_judged(head: str, text: str) -> bool:
    """Whether a deed alone reads as an order, of which the rest says what comes of it: «Dùng kích điện, | bị phạt»."""
    return bool(_OUTCOME.search(text[len(head) :])) and not _OUTCOME.search(head) and not _DECEIT.match(head)


def _unfinished(last: Segment) -> bool:
    """Whether a list of deeds has only begun, whose end says with what: «Lịch tạm ngừng, | giảm cấp điện»."""
    return bool(set(last.core.split()) & LIMITING) or (last.single and last.last is WordClass.VERB)


def _goes_on(before: Segment, after: Segment) -> bool:
    """Whether a phrase says nothing yet: «cho người | từ đủ 75 tuổi», «năm học | 2026», «học sinh | giỏi»."""
    if before.core in _ANYBODY or (before.core.endswith(_SPANS) and (after.number or after.dates)):
        return True
    return before.last is WordClass.NOUN and after.first is WordClass.ADJECTIVE


def _lists(last: str, rest: list[str]) -> bool:
    """Whether a list goes on after a comma: «ngày 28, | 29/10», «ba thôn Trung, | Thượng»."""
    after = " ".join(rest)
    named = last[:1].isupper() and after[:1].isupper()
    return last.endswith(",") and (after[:1].isdigit() or named)


def _parts(first: Segment, before: Segment, after: Segment, *, free: bool) -> bool:
    """Tell whether what ends with two segments says something by itself, and the next one only says more of it."""
    leans = first.core in VERBAL | PREPOSITIONS | NOMINAL and before.single
    if leans and not (before.number or after.core in PREPOSITIONS):
        return False
    placed = after.core in PREPOSITIONS - OWNING
    person = before.last is WordClass.CLASSIFIER and not before.single  # «cụ ông»
    named = before.number or before.capital or person or before.last in {WordClass.NOUN, WordClass.UNKNOWN}
    # A syllable of which nothing is known may be a verb before what it does something to: «làm mất | điện».
    acts = before.single and before.last is WordClass.UNKNOWN and after.first is WordClass.NOUN
    if not (placed or named) or acts:
        return False
    if _goes_on_for(first, before, after):
        return False
    counts = any(map(str.isdigit, before.core))
    spans = after.core in _UNTIL or (counts and (after.core in CONJUNCTIONS or after.number))
    spans = spans or after.core in NUMERALS
    if spans or after.core in VERBAL | OWNING or after.core in CONJUNCTIONS - _FOLLOWING:
        return False
    return free or after.first not in _TELLING or after.core in PREPOSITIONS | PREFIXES


def _tells_of_whom(before: Segment, after: Segment, then: Segment | None = None) -> bool:
    """Whether a noun follows a noun, which is then another's: «người nhà | cụ ông», but «thuế | đợt hai»."""
    if after.core in _SEXES or (before.core in _OF_A_SEX and after.first is WordClass.NOUN):
        return True
    counted = after.number or after.dates or (then is not None and (then.number or then.core in NUMERALS))
    # A term of which nothing is known has its kind after it: «dịch tả | lợn châu Phi».
    compound = not before.single or "-" in before.core
    term = before.last is WordClass.UNKNOWN and compound and not (before.number or before.capital)
    if term and after.first is WordClass.UNKNOWN and not (after.single or after.number or after.capital):
        return after.core not in PREPOSITIONS | CONJUNCTIONS  # «vắc-xin | dịch tả»
    noun = before.last is WordClass.NOUN or term
    return noun and after.first in {WordClass.NOUN, WordClass.CLASSIFIER} and not counted


def _goes_on_for(first: Segment, before: Segment, after: Segment) -> bool:
    """Whether a time is one of what follows, which it depends on: «sau 30 ngày | niêm yết»."""
    return before.number and first.core in PREPOSITIONS | DIRECTIONS and after.core not in PREPOSITIONS | CONJUNCTIONS


def stem_of_list(head: str, title: str) -> str | None:
    """Find what stands before a list amid which a head ends; empty where nothing does, None where it ends amid none.

    A list goes on where more than one short thing follows, or one with the word that the last one begins with: «vào lớp
    6 | , lớp 10».
    """
    if not title.startswith(head) or (found := _NEXT.match(title, len(head))) is None:
        return None
    if segment_of(segments(found["member"])[0]).first is WordClass.VERB:
        return None  # a clause
    member, words = found["member"].split(), head.split()
    if member[0] in words[1:]:
        stem = words[: len(words) - 1 - words[::-1].index(member[0])]
        return " ".join(stem) if len(stem) > 1 and stem[-1].lower() not in PREPOSITIONS | DIRECTIONS else ""
    within = "," in head and len(head.rpartition(",")[2].split()) <= _MEMBER
    return "" if within or (found["more"].strip() and len(member) <= _MEMBER) else None


def halves(text: str, glossary: frozenset[str]) -> list[tuple[str, str]]:
    """List ways to divide a text into two that read alone, best first: clauses, or what it is about and its predicate.

    Neither is hardly more than a word, and what is denied stays with its denial.
    """
    parts = segments(plain(text), glossary)
    known = [segment_of(part) for part in parts]
    held = clinging(parts)
    found = []
    for at in range(1, len(parts)):
        one, other = " ".join(parts[:at]).rstrip(MARKS), " ".join(parts[at:])
        clause = parts[at - 1][-1:] in tuple(",;:")
        dated = known[at].dates and not _leans(known[at - 1])
        # Half of a name says nothing: «Cấm ô tô đường Nguyễn Văn Cừ, | đoạn chợ», «Khu phố 4: | nhận số nhà mới».
        whole = tells(one) and tells(other) and not _lists(parts[at - 1], parts[at:])
        whole = whole if clause else dated or _foretells(known, at)
        torn = held.get(at - 1, 0.0)
        least = _LEAST_HALF if clause else _LEAST_PREDICATE
        if says_when(other) or _first(other) in CONJUNCTIONS:
            continue  # it says nothing without what stands before it
        if whole and torn <= _TORN and len(one.split()) >= _LEAST_HALF and len(other.split()) >= least:
            found.append((torn, (one, capitalised(other) if clause or dated else other)))
    return [way for _, way in sorted(found)[:_MOST_HALVES]]


def _foretells(known: list[Segment], at: int) -> bool:
    """Whether what stands before a segment is what the predicate that begins with it is about."""
    before, after = known[at - 1], known[at]
    acts = known[0].first is WordClass.VERB or known[0].core in VERBAL
    limited = any(set(one.core.split()) & LIMITING for one in known[:at])
    leans = _leans(before) or before.last in _TELLING
    begins = after.first is WordClass.VERB or after.core in VERBAL | _CAUSING
    # An unknown syllable may be anything, but where a noun stands before it: «Dây điện đứt».
    unknown = before.single and before.last is WordClass.UNKNOWN
    if unknown and (at == 1 or known[at - 2].last is not WordClass.NOUN):
        return False
    return begins and after.core.split()[0] not in DIRECTIONS and not (acts or limited or leans)


def _leans(before: Segment) -> bool:
    return before.core in VERBAL | LEADING | PREPOSITIONS | NOMINAL | DIRECTIONS


def tells_alone(text: str) -> bool:
    """Tell whether words say something without what they are of: an order, or what is done or happens.

    What is denied is denied of something, and where, when or for whom something is says nothing without it.
    """
    return orders(text) or (tells(text) and _first(text) not in LIMITING | CONJUNCTIONS and not says_when(text))


def orders(text: str) -> bool:
    """Tell whether words begin as an order does."""
    return _first(text) in ORDERING


def says_when(text: str) -> bool:
    """Tell whether words say where, when, for whom or for how much something is, by their first."""
    return _first(text) in PREPOSITIONS | DIRECTIONS | _GRATIS


def _first(text: str) -> str:
    return plain(text).lower().partition(" ")[0]


def tells(text: str) -> bool:
    """Tell whether words have a verb, without which they are part of a list."""
    found = [segment_of(part) for part in segments(text)]
    return any(one.core in VERBAL or {one.first, one.last} & _TELLING for one in found)


def begins_deed(text: str) -> bool:
    """Tell whether words begin with what is done, and so go on with no list of things."""
    first = segment_of(segments(text)[0])
    return first.first is WordClass.VERB or first.core in VERBAL or orders(text)


def ends_in_deed(text: str) -> bool:
    """Tell whether words end with a verb of a syllable that goes on with a list of such: «khoản thu, | chi»."""
    last = segment_of(segments(text.rstrip(MARKS))[-1])
    return last.single and last.last is WordClass.VERB
