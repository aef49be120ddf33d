"""Where a Vietnamese text may be broken into lines, where it should not be, and where it must."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import combining

from bantin.text.breaking.phrases.function_words import CLINGING
from bantin.text.breaking.segmentation import SURE, margins
from bantin.text.breaking.vocabulary import (
    CALLS,
    COUNTED,
    CURRENCIES,
    LEADS,
    LETTERED,
    MONTHS,
    NUMERALS,
    SCALES,
    SURNAMES,
    TIMES,
    UNITS,
    Syllables,
    by_syllables,
    lexicon,
)
from bantin.text.breaking.words import Word, word_of
from bantin.text.patterns import regex
from bantin.text.slug import ascii_fold
from bantin.text.tones import traditional

_WIDE = regex(r"(?:[^\S\u00a0\u202f\u2007 ]| (?= )|(?<= ) )+")
"""Where a line may end whatever stands beside it: all space but single spaces; the no-break ones are letters here."""

_NUMBER = regex(r"[+\-−~≈<>≤≥]?\d[\d.,/:–-]*[%‰]?", re.ASCII)
_DIGITS = regex(r"\(?\+?\d{2,}\)?", re.ASCII)
_PHONE_REST = regex(r"\d{2,4}", re.ASCII)
_PHONE = regex(r"0[1-9]\d{1,2}[\d.]*", re.ASCII)
"""A telephone number or its first digits: nobody's ward has it («Báo CA phường | 0237.3.855.114»)."""

_BETWEEN = r"[ .()–-]{0,4}"
_DIALLED = regex(
    r"(?<![\w.,/])(?!\d\d?[.-]\d\d?[.-]\d{4}(?!\d))"  # no date
    rf"(?:\( ?)?(?:(?:\+?84|0){_BETWEEN}[235-9](?:{_BETWEEN}\d){{7,9}}|1[89]00(?:{_BETWEEN}\d){{4,6}})(?!\d)"
    r"(?: ?[/–-] ?\d{1,4}(?! ?\d|[/.]\d))?",
    re.ASCII,
)
"""A whole telephone number however it is punctuated, with the last digits of its neighbour: «0237 3.855.114/115»."""

_REFERENCE = regex(r"\d+[\w./–-]*")
"""A number or the sign of a document, such as 30/2020/NĐ-CP."""

_PLATE_HEAD = regex(r"\d{2}-?[A-ZĐ]{1,2}\d?", re.ASCII | re.IGNORECASE)
_PLATE_REST = regex(r"\d{3}\.?\d{2}|\d{4}", re.ASCII)
_PLATE = regex(rf"(?:{_PLATE_HEAD.pattern})[-.]?(?:{_PLATE_REST.pattern})", re.ASCII | re.IGNORECASE)
"""A vehicle's number in one word, and the two that it may be written in: «20B1-123.45», «97-B1 123.45»."""

_DASHES = frozenset("-–—")
"""Of these one stands between two ends."""

_SMALL = regex(r"\d{1,2}", re.ASCII)

_ROMAN = regex(r"[IVXL]+")

_LISTED = regex(r"\d{1,2}[.)]", re.ASCII)
_LONGEST_NAME = 4
_LONGEST_PHONE = 6
_FEWEST_DIGITS = 8
_LONGEST_WORD = 4


def segments(text: str, extra: frozenset[str] = frozenset()) -> list[str]:
    """Split a text into segments inside which no line may end.

    Args:
        text: words separated by single spaces; wider space is always a break point.
        extra: more compounds.

    Returns:
        Parts of the text in order; joined by spaces they give it back.
    """
    return list(_segments(text, extra))


@lru_cache(maxsize=1024)
def _segments(text: str, extra: frozenset[str]) -> tuple[str, ...]:
    """Split once: a board that looks for the best of many ways to divide a text asks for it again and again."""
    parts = _WIDE.split(text)
    return tuple(segment for part in parts for segment in _Words(part, _arranged(extra)).segments() if segment)


@lru_cache(maxsize=64)
def _arranged(extra: frozenset[str]) -> Syllables:
    """Arrange compounds, written as in the lexicon."""
    return by_syllables(traditional(entry.lower()) for entry in extra)


@lru_cache(maxsize=4096)
def halves(segment: str) -> tuple[str, ...]:
    """Divide a segment that is too long for a line in two, as near to its middle as possible: «giấy phép | lái xe».

    A telephone number stays whole, alone on its line if need be, and a range breaks after its dash.

    Returns:
        Two parts of at least two words, but for «Gọi | 0200 000 0000», neither of which can be divided by `segments`;
        the segment if there are none.
    """
    words = segment.split(" ")
    phones = _phones(words)
    inside = {at for first, count in phones.items() for at in range(first + 1, first + count)}
    dashes = {at for at in range(1, len(words)) if words[at - 1] in _DASHES}
    places = (set(range(2, len(words) - 1)) - inside) | {at for at in phones if at} | dashes
    for at in sorted(places, key=lambda at: (abs(len(words) - 2 * at), at)):
        parts = [" ".join(words[:at]), " ".join(words[at:])]
        if words[at] not in _DASHES and all(segments(part) == [part] for part in parts):
            return tuple(parts)
    return (segment,)


_JOINT = regex(r"[^/.\-_?&=]*[/.\-_?&=]+|[^/.\-_?&=]+")

_LONGEST_SPELT = 24
"""Letters of the longest word that anybody reads as one; more are words run together, or a key."""

_RUN_TOGETHER = regex(
    r"\W+|[^\Wa-z]*[^\WA-Zaeiouy]*[aeiouyAEIOUY]+(?:ng|nh|ch|[cmnpt](?![aeiouyhr]))?|[A-Z]?[^A-Zaeiouy]+|.", re.DOTALL
)
"""A syllable of words run together, once its letters have no accents: `phong | chong | lua | dao`, `Xay | Dung`."""

_SPELT = 8
"""Letters of a piece of what is no words at all."""


@lru_cache(maxsize=4096)
def joints(word: str) -> tuple[str, ...]:
    """Break a word that no line can hold after its signs: `dichvucong.gov.vn/p/ | home`, `Mau_ | CT01.docx`.

    Addresses, names of files and chains of words have such signs; numbers and plates, which have them too, stay whole.
    What is longer than any word, such as a hashtag, is broken between its syllables.
    """
    core = word_of(word).core
    whole = _PLATE.fullmatch(core) or not any(letter.isalpha() for letter in word)
    return (word,) if whole else tuple(piece for part in _JOINT.findall(word) for piece in _spelt(part))


def _spelt(part: str) -> list[str]:
    """Break what is longer than any word between its syllables: `#Phong | Chong | Lua | Dao`; else, anywhere."""
    if len(part) <= _LONGEST_SPELT:
        return [part]
    bare = "".join(ascii_fold(letter)[:1] or letter for letter in part)
    spans = [found.span() for found in _RUN_TOGETHER.finditer(bare)]
    starts = [at for start, end in spans for at in range(start, end, _SPELT) if at == 0 or not combining(part[at])]
    return [part[start:end] for start, end in pairwise([*starts, len(part)])]


class _Words:
    """The words of a stretch of text with single spaces, and what holds them together."""

    def __init__(self, text: str, extra: Syllables) -> None:
        self.words = text.strip(" ").split(" ") if text.strip(" ") else []
        self.known = [word_of(word) for word in self.words]
        self.cores = [known.core for known in self.known]
        self.joined = _joined(self.known)
        self.extra = extra
        self.phones = _phones(self.words)
        self.dialled = {at for first, count in self.phones.items() for at in range(first, first + count)}
        self.opened: set[int] = set()
        self.margins = margins(self.words)

    def segments(self) -> list[str]:
        bounds = self._bounds()
        kept = [bounds[0]] if bounds else []
        for start, end in pairwise([*bounds, len(self.words)]):
            plain = self.known[start].plain
            if start in self.opened or (start and not plain and self._attached(start)):
                kept.remove(start)
            elif start and end - kept[-2] <= _LONGEST_WORD and self._goes_on(start, alone=end == start + 1):
                kept.pop()
            if end == start + 1 < len(self.words) and (start == 0 or not plain) and self._leads(start):
                self.opened.add(end)
            kept.append(end)
        return [" ".join(self.words[start:end]) for start, end in pairwise(kept)]

    def _goes_on(self, at: int, *, alone: bool) -> bool:
        """Tell whether a word goes on with the one before it, as the model has it; less readily if it has company."""
        return self.joined[at - 1] > 1 and self.margins[at] >= (SURE if alone else 0)

    def _bounds(self) -> list[int]:
        """Find where segments start, so that the words hold together as much as they can: «trên | mạng xã hội»."""
        count = len(self.words)
        best = [0] * (count + 1)
        length = [1] * count
        for at in range(count - 1, -1, -1):
            best[at] = 1 + best[at + 1]
            for taken in self._lengths(at):
                best[at], length[at] = max((best[at], length[at]), (taken * taken + best[at + taken], taken))
        starts = []
        at = 0
        while at < count:
            starts.append(at)
            at += length[at]
        return starts

    def _lengths(self, at: int) -> list[int]:
        """Find how many words from one on may hold together, beside that one alone; 0 counts for nothing."""
        known = self.known[at]
        found = self._compounds(at) if self._may_begin(at) else []
        if known.leads:
            found.append(self._numbered(at))
        if known.name:
            found.append(self._name(at))
        if at in self.phones:
            found.append(self.phones[at])
        if known.counts:
            found += self._phone(at), self._plate(at), self._range(at) or self._quantity(at) or self._counted(at)
        return found

    def _may_begin(self, at: int) -> bool:
        """Return quickly whether a word and the next one may begin a compound."""
        return self.joined[at] > 1 and (self.cores[at + 1] in self.known[at].compounds or self.cores[at] in self.extra)

    def _entries(self, at: int) -> list[int]:
        """Find compounds that begin with a word: their numbers of syllables, the largest first."""
        found = self._ends(at, self.known[at].compounds)
        if self.cores[at] in self.extra:
            found += self._ends(at, self.extra[self.cores[at]])
            found.sort()
        return found[::-1]

    def _ends(self, at: int, rest: Syllables) -> list[int]:
        found = []
        for count in range(2, self.joined[at] + 1):
            following = rest.get(self.cores[at + count - 1])
            if following is None:
                break
            rest = following
            if rest.ends and (not rest.capitalised or self._is_title(at)):
                found.append(count)
        return found

    def _is_title(self, at: int) -> bool:
        """Return whether «Bộ» begins the name of a ministry rather than ending «cán bộ», in capitals too."""
        return self.known[at].capital and not (
            at and self.joined[at - 1] > 1 and " ".join(self.cores[at - 1 : at + 1]) in lexicon()
        )

    def _compounds(self, at: int) -> list[int]:
        """Find compounds, each with a number that belongs to it: «Nghị định 30/2020/NĐ-CP»."""
        return [count + max(0, self._numbered(at + count - 1) - 1) for count in self._entries(at)]

    def _phone(self, at: int) -> int:
        """Find «0900 000 000»."""
        if at in self.phones:
            return self.phones[at]
        if not _DIGITS.fullmatch(self.words[at]):
            return 0
        count = 1
        most = min(_LONGEST_PHONE, self.joined[at])
        while count < most and _PHONE_REST.fullmatch(self.cores[at + count]):
            count += 1
        return count if count > 1 else 0

    def _plate(self, at: int) -> int:
        """Find «97-B1 123.45»."""
        if self.joined[at] == 1 or not _PLATE_HEAD.fullmatch(self.cores[at]):
            return 0
        return 2 if _PLATE_REST.fullmatch(self.cores[at + 1]) else 0

    def _counted(self, at: int) -> int:
        """Find a number in digits with whatever it counts, a noun that no list has: «20 bao», «12 ca»."""
        if self.joined[at] == 1 or not _NUMBER.fullmatch(self.cores[at]):
            return 0
        before = self.cores[at - 1] if at and self.joined[at - 1] > 1 else ""
        after = self.known[at + 1]
        if before in LEADS or before in CALLS or after.capital or not after.core.isalpha() or after.core in CLINGING:
            return 0
        return 2

    def _quantity(self, at: int) -> int:
        """Find a number with its unit: «1,8 tỷ đồng», «93,32 %», «78.742 hồ sơ», «21 giờ 47 phút», «ba lần»."""
        if self.cores[at] not in NUMERALS and not _NUMBER.fullmatch(self.cores[at]):
            return 0
        count = 1
        while self.joined[at] > count and self.cores[at + count] in SCALES:
            count += 1
        if self.joined[at] == count:
            return count
        unit = self._unit(at + count)
        if not unit and count == 1:
            return 0
        count += unit
        return count + (self._minutes(at + count) if self.cores[at + count - 1] == "giờ" else 0)

    def _range(self, at: int) -> int:
        """Find a range whose dash stands between spaces: «7 giờ 30 – 11 giờ», «25/12 – 31/12»."""
        if at in self.dialled:
            return 0
        dash = at + self._amount(at)
        if not at < dash < len(self.words) - 1 or self.words[dash] not in _DASHES:
            return 0
        last = self._amount(dash + 1)
        return dash + 1 + last - at if last else 0

    def _amount(self, at: int) -> int:
        """Find a quantity, or a number alone."""
        return (self._quantity(at) or 1) if _NUMBER.fullmatch(self.cores[at]) else 0

    def _minutes(self, at: int) -> int:
        if self.joined[at - 1] == 1 or not _NUMBER.fullmatch(self.cores[at]):
            return 0
        return 1 + (self.joined[at] > 1 and self.cores[at + 1] == "phút")

    def _unit(self, at: int) -> int:
        compound = max(self._entries(at), default=0)
        if compound and (self.cores[at] in UNITS or " ".join(self.cores[at : at + compound]) in COUNTED):
            return compound
        return int(self.cores[at].partition("/")[0] in UNITS)  # đồng/người, m³/ngày

    def _numbered(self, at: int) -> int:
        """Find a number with the word that it belongs to: «tháng 11», «Điều 174», «gọi 113», «điểm a»."""
        lead = self.cores[at]
        if not self.known[at].leads or self.joined[at] == 1:
            return 0
        after = self.cores[at + 1]
        if lead in LETTERED and len(after) == 1 and after.isalpha():
            return 2
        if lead in LEADS and (_ROMAN.fullmatch(self.words[at + 1]) or (lead in MONTHS and after in NUMERALS)):
            eleventh = after == "mười" and self.joined[at] > 2 and self.cores[at + 2] in NUMERALS  # noqa: PLR2004
            return 2 + eleventh
        takes = lead in CALLS or (lead in LEADS and not _PHONE.fullmatch(after))
        if not takes or not _REFERENCE.fullmatch(after):
            return 0
        if beyond_one := self._phone(at + 1) or self._plate(at + 1):
            return 1 + beyond_one
        beyond = self.cores[at + 2] if self.joined[at] > 2 else ""  # noqa: PLR2004 - the lead, its number and one more
        quantity = self._quantity(at + 1)
        of_the_unit = beyond in SCALES | CURRENCIES if lead in LEADS else quantity > 1 and lead not in TIMES
        return 0 if of_the_unit else 1 + max(1, quantity) if lead in TIMES else 2

    def _name(self, at: int) -> int:
        """Find capitalised words: «Bắc Kạn», «Nguyễn Văn A»; a sentence's first word has its capital from there."""
        if not self.known[at].name or (self._begins_sentence(at) and self.cores[at] not in SURNAMES):
            return 0
        count = 1
        most = min(_LONGEST_NAME, self.joined[at])
        while count < most and self.known[at + count].name and not self._entries(at + count):
            count += 1
        return count

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or self.words[at - 1].rstrip("”»’\"')]}")[-1:] in {".", "!", "?", "…", ":"}

    def _leads(self, at: int) -> bool:
        """Return whether a word stays with what follows: «•» or «1.» at the start, «☎», an opening quote alone."""
        known = self.known[at]
        listed = at == 0 and (known.bare or bool(_LISTED.fullmatch(self.words[0])))
        return listed or known.sign or known.bracket

    def _attached(self, at: int) -> bool:
        """Return whether a word stays with what stands before it: a dash, punctuation, an initial, a last number."""
        known = self.known[at]
        if known.sign and at + 1 < len(self.words):
            return False
        if known.bare:
            return not known.bracket
        return self.joined[at - 1] > 1 and (known.initial or self._is_last(at))

    def _is_last(self, at: int) -> bool:
        """Return whether a word is a small number that counts nothing and ends its clause: «mức báo động 2.»."""
        return self.joined[at] == 1 and _SMALL.fullmatch(self.cores[at]) is not None


def _phones(words: Sequence[str]) -> dict[int, int]:
    """Find whole telephone numbers of more than one word: where each begins, and how many words it has."""
    text = " ".join(words)
    if sum(letter.isdigit() for letter in text) < _FEWEST_DIGITS:
        return {}
    found = {}
    for number in _DIALLED.finditer(text):
        first, last = text.count(" ", 0, number.start()), text.count(" ", 0, number.end())
        if last > first:
            found[first] = last - first + 1
    return found


def _joined(words: Sequence[Word]) -> list[int]:
    """Count for each word how many there are from it on before punctuation stands between two."""
    counts = [1] * len(words)
    for at in range(len(words) - 2, -1, -1):
        if not (words[at].closes or words[at + 1].opens):
            counts[at] += counts[at + 1]
    return counts
