"""Where a Vietnamese text may be broken into lines, where it should not be, and where it must."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bantin.text.tones import traditional
from bantin.text.vocabulary import (
    CALLS,
    CAPITALISED,
    CLINGING,
    COUNTED,
    CURRENCIES,
    LEADS,
    LETTERED,
    NUMERALS,
    SCALES,
    SURNAMES,
    UNITS,
    lexicon,
    longest_compounds,
)

_SPACES = re.compile(r"[^\S\u00a0\u202f\u2007]+")
"""Spaces at which a line may end; the no-break ones are letters here."""

_NUMBER = re.compile(r"[+\-−~≈<>≤≥]?\d[\d.,/:–-]*[%‰]?", re.ASCII)
_DIGITS = re.compile(r"\(?\+?\d{2,}\)?", re.ASCII)
_PHONE_REST = re.compile(r"\d{2,4}", re.ASCII)
_REFERENCE = re.compile(r"\d+[\w./–-]*")
"""A number or the sign of a document, such as 30/2020/NĐ-CP."""

_NAME = re.compile(r"[^\W\d_]['’]?[^\W\d_]*(?:-[^\W\d_]+)*")
_OPENING = "“«‘([{"
_CLOSING = "”»’)]}.,;:!?…"
_STRAIGHT = "\"'"
_CLAUSE_ENDS = ",.:;!?…–—"
_LISTED = re.compile(r"\d{1,2}[.)]", re.ASCII)
_LONGEST_NAME = 4
_LONGEST_PHONE = 6


def segments(text: str, extra: frozenset[str] = frozenset()) -> list[str]:
    """Split a text into segments inside which no line may end.

    Args:
        text: words separated by single spaces; wider space is always a break point.
        extra: more compounds.

    Returns:
        Parts of the text in order; joined by spaces they give it back.
    """
    parts = [_Words(part, extra).segments() for part in re.split(r"(?:[^\S\u00a0\u202f\u2007 ]| (?= )|(?<= ) )+", text)]
    return [segment for part in parts for segment in part if segment]


def halves(segment: str) -> list[str]:
    """Break a segment that is too long for a line where it hurts least: «định danh | mức 2», «21 giờ | 47 phút».

    Returns:
        Two parts of two words or more, each of which holds together by itself; the segment where there are none.
    """
    words = segment.split(" ")
    joints = sorted(range(2, len(words) - 1), key=lambda at: abs(len(words) - 2 * at))
    for at in joints:
        parts = [" ".join(words[:at]), " ".join(words[at:])]
        if all(segments(part) == [part] for part in parts):
            return parts
    return [segment]


class _Words:
    """The words of a stretch of text with single spaces, and what holds them together."""

    def __init__(self, text: str, extra: frozenset[str]) -> None:
        self.words = text.strip(" ").split(" ") if text.strip(" ") else []
        self.cores = [traditional(_core(word).lower()) for word in self.words]
        self.open = [word[0] in _OPENING + _STRAIGHT for word in self.words]
        self.closed = [word[-1] in _CLOSING + _STRAIGHT for word in self.words]
        self.opened: set[int] = set()
        self.extra = frozenset(traditional(entry.lower()) for entry in extra)
        self.longest_extra = max((entry.count(" ") + 1 for entry in self.extra), default=0)

    def segments(self) -> list[str]:
        bounds = self._bounds()
        kept = [bounds[0]] if bounds else []
        for start, end in pairwise([*bounds, len(self.words)]):
            if start and self._attached(start):
                kept.remove(start)
            if end < len(self.words) and self._leads(start, end):
                self.opened.add(end)
            kept.append(end)
        return [" ".join(self.words[start:end]) for start, end in pairwise(kept)]

    def _bounds(self) -> list[int]:
        """Find where segments start, so that the words hold together as much as they can: «trên | mạng xã hội»."""
        count = len(self.words)
        best = [0] * (count + 1)
        length = [1] * count
        for at in range(count - 1, -1, -1):
            best[at], length[at] = max((taken * taken + best[at + taken], taken) for taken in self._lengths(at))
        starts = []
        at = 0
        while at < count:
            starts.append(at)
            at += length[at]
        return starts

    def _lengths(self, at: int) -> set[int]:
        found = {1, *self._compounds(at), self._numbered(at), self._name(at)}
        if not self.words[at].isalpha() or self.cores[at] in NUMERALS:
            found |= {self._phone(at), self._quantity(at)}
        return found - {0}

    def _joined(self, at: int, count: int) -> bool:
        """Tell whether no punctuation stands between words."""
        end = at + count
        return end <= len(self.words) and not any(self.closed[at : end - 1]) and not any(self.open[at + 1 : end])

    def _entries(self, at: int) -> Iterator[int]:
        """Find compounds of the lexicon, the longest first."""
        longest = max(longest_compounds().get(self.cores[at], 0), self.longest_extra)
        for count in range(min(longest, len(self.words) - at), 1, -1):
            entry = " ".join(self.cores[at : at + count])
            known = entry in lexicon() or entry in self.extra
            if known and self._joined(at, count) and (entry not in CAPITALISED or self._is_title(at)):
                yield count

    def _is_title(self, at: int) -> bool:
        """Tell whether «Bộ» begins the name of a ministry rather than ending «cán bộ», in capitals too."""
        return _core(self.words[at])[0].isupper() and not (
            at and self._joined(at - 1, 2) and " ".join(self.cores[at - 1 : at + 1]) in lexicon()
        )

    def _compounds(self, at: int) -> Iterator[int]:
        """Find compounds, each with a number that belongs to it: «Nghị định 30/2020/NĐ-CP»."""
        for count in self._entries(at):
            yield count + max(0, self._numbered(at + count - 1) - 1)

    def _phone(self, at: int) -> int:
        """Find «0900 000 000»."""
        if not _DIGITS.fullmatch(self.words[at]):
            return 0
        count = 1
        while count < _LONGEST_PHONE and self._joined(at, count + 1) and _PHONE_REST.fullmatch(self.cores[at + count]):
            count += 1
        return count if count > 1 else 0

    def _quantity(self, at: int) -> int:
        """Find a number with its unit: «1,8 tỷ đồng», «93,32 %», «78.742 hồ sơ», «21 giờ 47 phút», «ba lần»."""
        if self.cores[at] not in NUMERALS and not _NUMBER.fullmatch(self.cores[at]):
            return 0
        count = 1
        while self._joined(at, count + 1) and self.cores[at + count] in SCALES:
            count += 1
        if not self._joined(at, count + 1):
            return count
        count += self._unit(at + count)
        return count + (self._minutes(at + count) if self.cores[at + count - 1] == "giờ" else 0)

    def _minutes(self, at: int) -> int:
        if not self._joined(at - 1, 2) or not _NUMBER.fullmatch(self.cores[at]):
            return 0
        return 1 + (self._joined(at, 2) and self.cores[at + 1] == "phút")

    def _unit(self, at: int) -> int:
        compound = next(self._entries(at), 0)
        if compound and (self.cores[at] in UNITS or " ".join(self.cores[at : at + compound]) in COUNTED):
            return compound
        return int(self.cores[at] in UNITS)

    def _numbered(self, at: int) -> int:
        """Find a number with the word that it belongs to: «tháng 11», «Điều 174», «gọi 113», «điểm a»."""
        lead = self.cores[at]
        if (lead not in LEADS and lead not in CALLS and lead not in LETTERED) or not self._joined(at, 2):
            return 0
        after = self.cores[at + 1]
        if lead in LETTERED and len(after) == 1 and after.isalpha():
            return 2
        if (lead not in LEADS and lead not in CALLS) or not _REFERENCE.fullmatch(after):
            return 0
        if phone := self._phone(at + 1):
            return 1 + phone
        beyond = self.cores[at + 2] if self._joined(at + 1, 2) else ""
        of_the_unit = beyond in SCALES | CURRENCIES if lead in LEADS else self._quantity(at + 1) > 1
        return 0 if of_the_unit else 2

    def _name(self, at: int) -> int:
        """Find capitalised words: «Bắc Kạn», «Nguyễn Văn A»; a sentence's first word has its capital from there."""
        if not self._is_name(at) or (self._begins_sentence(at) and self.cores[at] not in SURNAMES):
            return 0
        count = 1
        while count < _LONGEST_NAME and self._joined(at, count + 1) and self._is_name(at + count):
            if any(self._entries(at + count)):
                break
            count += 1
        return count

    def _is_name(self, at: int) -> bool:
        core = _core(self.words[at])
        return core[0].isupper() and bool(_NAME.fullmatch(core)) and (len(core) == 1 or not core.isupper())

    def _begins_sentence(self, at: int) -> bool:
        return at == 0 or self.words[at - 1].rstrip("”»’\"')]}")[-1:] in {".", "!", "?", "…", ":"}

    def _leads(self, start: int, end: int) -> bool:
        """Tell whether a segment stays with what follows: «•» or «1.» at the start, «☎», an opening quote alone."""
        if end - start > 1:
            return False
        word = self.words[start]
        listed = start == 0 and (_LISTED.fullmatch(word) or not any(letter.isalnum() for letter in word))
        return bool(listed) or _is_sign(word) or all(letter in _OPENING for letter in word)

    def _attached(self, at: int) -> bool:
        """Tell whether a word stays with what stands before it: a dash, lone punctuation, the initial of a name."""
        word = self.words[at]
        if at in self.opened:
            return True
        if _is_sign(word) and at + 1 < len(self.words):
            return False
        if not any(letter.isalnum() for letter in word):
            return not all(letter in _OPENING for letter in word)
        if self.closed[at - 1] or self.open[at]:
            return False
        core = _core(word)
        return len(core) == 1 and core.isupper()


def _is_sign(word: str) -> bool:
    """Tell whether a word is a lone symbol or emoji, which announces what follows: «☎ 113», «① Mở ứng dụng»."""
    return unicodedata.category(word[0]) in {"So", "No"} and not any(letter.isalpha() for letter in word)


def _core(word: str) -> str:
    return word.strip(_OPENING + _STRAIGHT + _CLOSING) or word


def clinging(segments: Sequence[str]) -> frozenset[int]:
    """Find the segments after which a headline's line should not end.

    They are words that lean on what follows («của», «để», «trước khi»), and single words that begin a clause: «… giả
    mạo: cài».
    """
    return frozenset(
        at
        for at, segment in enumerate(segments)
        if segment[-1] not in _CLOSING
        and (
            traditional(segment.lstrip(_OPENING + _STRAIGHT).lower()) in CLINGING
            or (at and " " not in segment and segments[at - 1][-1] in _CLAUSE_ENDS)
        )
    )
