"""Comments that ask: told apart from what looks like a report of a crime, and written so that nobody is named.

What looks like a report is counted and never kept: it belongs to VNeID or 113, and to nobody's folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bantin.checks.safety.personal_data import personal
from bantin.checks.safety.private_name import private
from bantin.text.breaking.given_names import without_given_names
from bantin.text.breaking.vocabulary import SURNAMES
from bantin.text.defang import addresses
from bantin.text.normal import nfc
from bantin.text.patterns import regex
from bantin.text.slug import ascii_fold

REPLY = (
    "Cơ quan đã đọc bình luận của bạn. Để được tiếp nhận, mời bạn gửi qua mục Kiến nghị, phản ánh về ANTT trên "
    "ứng dụng VNeID, hoặc gọi 113; đừng kể thêm chi tiết ở đây."
)
"""What to answer below a report."""

_ASKS = regex(
    r"\?|\b(?:cho (?:\w+ )?hoi|hoi (?:la|chut|xiu|them|ti)|lam (?:sao|the nao)|the nao|o dau|bao gio|khi nao|may gio|"
    r"bao nhieu|bao lau|duoc khong|duoc ko|co phai|co can|phai khong|khong a|ko a|can nhung gi|can gi|giay to gi)\b"
)
_CRIME = regex(
    r"\b(?:to giac|to cao|trinh bao|bao an|bi lua|lua mat|lua dao|chiem doat|danh bac|ca do|lo de|ma tuy|trom|cuop|"
    r"hiep dam|danh nguoi|bao hanh|xam hai|vay nang lai|tin dung den|de doa|doa giet|bi hack|mat tai khoan|"
    r"tong tien|giat do|danh cap|boc lot|moi gioi|buon nguoi)\b"
)
_TOLD_OF_SELF = regex(
    r"\b(?:toi|em|minh|chau|con|me|bo|ba|ong|chong|vo|anh trai|chi gai|nha|ban|hang xom)\b"
    r".{0,40}\b(?:bi|vua|da|moi|mat)\b"
)
_TOLD_OF_OTHERS = regex(
    r"\b(?:so nha|o ngo|o xom|o thon|o ban|o khu|gan nha|dia chi|ten la|ten no|thang nay|con nay|nha ong|nha ba|"
    r"doi tuong nay|nick nay|so tai khoan|so dien thoai nay|bien so)\b"
)
_MANY_DIGITS = regex(r"(?:\d[ .-]?){6,}")

_DIGITS = regex(r"\d(?:[\d .,/-]*\d)?")
_FEW = 4
"""Digits that may stay: an hour, a day, a sum in thousands."""
_MENTION = regex(r"@[\w.]+")
_CAPITAL = r"[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_NAME = regex(rf"{_CAPITAL}\w*(?:\s+{_CAPITAL}\w*){{1,7}}")
_SMALL_NAME = regex(rf"(?<!\w)(?:{'|'.join(sorted(SURNAMES))})\s+(?:thị|văn)\s+\w+(?:\s+\w+)?", re.IGNORECASE)
"""A name as it is typed in haste; a word more than the name may go with it."""

_EMPTY = frozenset((
    "cho", "toi", "em", "minh", "hoi", "a", "oi", "ah", "da", "vang", "xin", "ad", "ban", "anh", "chi", "voi", "la",
    "thi", "co", "khong", "ko", "duoc", "va", "nhi", "the", "nhe", "cac", "nay", "so", "ten",
))  # fmt: skip
"""Syllables that say nothing of what is asked."""

_ALIKE = 0.5
"""Share of their words that two questions have in common which ask the same."""

_SHORTEST, _LONGEST = 3, 60
"""Words of a question that is taken."""


@dataclass(slots=True)
class Asked:
    """A question, without anything that says who asked, and how often it was asked."""

    text: str
    count: int = 1
    words: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Heard:
    """What comments came to.

    Attributes:
        questions: those asked most often first.
        reports: how many look like a report of a crime; of these nothing else is kept.
        others: how many are neither.
    """

    questions: Sequence[Asked]
    reports: int
    others: int


def heard(comments: Iterable[str]) -> Heard:
    """Sort comments."""
    questions: list[Asked] = []
    reports = others = 0
    for comment in comments:
        if is_report(comment):
            reports += 1
        elif asks(comment):
            _take(questions, redacted(comment))
        else:
            others += 1
    return Heard(sorted(questions, key=lambda one: -one.count), reports, others)


def asks(comment: str) -> bool:
    """Return whether a comment asks something that could be answered to all."""
    return _SHORTEST <= len(comment.split()) <= _LONGEST and _ASKS.search(_folded(comment)) is not None


def is_report(comment: str) -> bool:
    """Return whether a comment looks like a report of a crime: it speaks of one, and of whom, where or whose it was."""
    told = _folded(comment)
    if not _CRIME.search(told):
        return False
    return bool(_TOLD_OF_SELF.search(told) or _TOLD_OF_OTHERS.search(told) or _MANY_DIGITS.search(told))


def redacted(comment: str) -> str:
    """Write a comment without numbers, addresses and names by which somebody could be found."""
    text = _MENTION.sub("[tên]", nfc(comment))
    for found in reversed(addresses(text)):
        text = f"{text[: found.start]}[địa chỉ mạng]{text[found.end :]}"
    for _, written, at in sorted(personal(text, (), ()), key=lambda one: -one[2]):
        text = f"{text[:at]}[số]{text[at + len(written) :]}"
    text = _DIGITS.sub(lambda found: found[0] if sum(map(str.isdigit, found[0])) < _FEW else "[số]", text)
    text = _SMALL_NAME.sub("[tên]", _NAME.sub(_without_name, text))
    for name, at in sorted(private(text), key=lambda one: -one[1]):
        text = text[:at] + "[tên]" + text[at + len(name) :]
    text = without_given_names(text, "[tên]")
    return " ".join(text.split())


def _without_name(found: re.Match[str]) -> str:
    """Take out what begins with a surname, wherever it begins among words with capitals."""
    words = found[0].split()
    first = next((at for at, word in enumerate(words[:-1]) if word.lower() in SURNAMES), None)
    return found[0] if first is None else " ".join([*words[:first], "[tên]"])


def _take(questions: list[Asked], text: str) -> None:
    """Count a question with those that ask the same; the shortest stands for them."""
    words = frozenset(word for word in re.findall(r"[a-z0-9]+", _folded(text)) if word not in _EMPTY)
    for one in questions:
        if words and len(words & one.words) / len(words | one.words) >= _ALIKE:
            one.count += 1
            if len(text) < len(one.text):
                one.text, one.words = text, words
            return
    questions.append(Asked(text, 1, words))


def _folded(text: str) -> str:
    return ascii_fold(text).lower()
