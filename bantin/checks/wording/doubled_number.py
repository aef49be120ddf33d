"""What cards and posts number is not numbered by hand as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts, mend_of
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend, Severity
from bantin.text.patterns import regex

NUMBERED = ("tricks", "story", "steps", "how", "if_victim")
"""Fields whose entries cards or posts number."""

_OWN = regex(
    r"(?:\*\*)?(?:(?:bước|thứ|b)\s*)?(?P<number>\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám)\s*(?:[.,):/–-]|là)+\s*(?:\*\*)?\s*"
    r"(?=\S)",
    re.IGNORECASE,
)
_STEP = regex(r"(?:\*\*)?(?:bước|b\d|thứ|\d)", re.IGNORECASE)
_WORDS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find lists that are numbered anyway and whose entries count from one by themselves."""
    for entry in bulletin.entries:
        for name in NUMBERED:
            counting = _counting(entry, name)
            if not counting:
                continue
            (first, own), (_, last) = counting[0], counting[-1]
            places = [_mended(written, number) for written, number in counting]
            (place, mend), *others = places
            better = mend.text if mend else ""
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"Các chữ từ «{own.strip()}» đến «{last.strip()}» thừa, vì ảnh và bài đăng tự đánh số phần «{name}»",
                place,
                f"Xóa số ở đầu mỗi câu: câu này viết «{better}{_beginning(first.text[len(own) + 1 :])}»",
                mend,
                tuple((where, one) for where, one in others if one),
            )


def _mended(written: LocatedText, own: str) -> tuple[Location, Mend | None]:
    """Take the number off an entry, whose first letter then is a capital."""
    replaced, better = written.text[: len(own) + 1], written.text[len(own) : len(own) + 1].upper()
    if own.startswith("**") and "**" not in own[2:]:
        better = f"**{better}"
    place = written.find(replaced)
    return place, mend_of(place, replaced, better)


def _counting(entry: Entry, name: str) -> list[tuple[LocatedText, str]]:
    """List the entries of a list, each with the number before it; none unless they count from one to the last."""
    texts = [written for written in entry_texts(entry) if re.fullmatch(rf"{name}\.\d+", written.path)]
    found = [_OWN.match(written.text) if _STEP.match(written.text) else None for written in texts]
    numbers = [_number(one["number"]) for one in found if one]
    if len(numbers) != len(texts) or len(texts) < 2 or numbers != list(range(1, len(texts) + 1)):  # noqa: PLR2004 - two
        return []
    return [(written, one[0]) for written, one in zip(texts, found, strict=True) if one]


def _number(written: str) -> int:
    return _WORDS.get(written.lower()) or int(written)


def _beginning(text: str) -> str:
    words = text.split(" ")
    return " ".join(words[:4]) + ("…" if len(words) > 4 else "")  # noqa: PLR2004 - enough to know it by


RULE = Rule(
    code=Code("doubled-number"),
    title="Số thứ tự viết hai lần",
    why="Các bước, thủ đoạn, diễn biến được đánh số sẵn trên ảnh và trong bài: «Bước 1:» gõ tay thành «1. Bước 1:».",
    mend="Xóa số ở đầu mỗi phần tử; «bantin check --fix» xóa giúp.",
    good=(
        {"kind": "guide", "steps": ["Mở trình duyệt.", "Đăng nhập."]},
        {"kind": "guide", "steps": ["Bước đầu, mở trình duyệt.", "2 ngày sau, xem kết quả."]},
        {"kind": "guide", "steps": ["1 giờ sau khi nộp, mở tin nhắn.", "Đọc mã."]},
        {"kind": "notice", "text": ["1. Đợt một.", "2. Đợt hai."]},
    ),
    bad=(
        {"kind": "guide", "steps": ["Bước 1: Mở trình duyệt.", "Bước 2: Đăng nhập."]},
        {"kind": "guide", "steps": ["**Bước 1.** mở trình duyệt.", "**Bước 2.** đăng nhập."]},
        {"kind": "service", "how": ["1. Mở trình duyệt.", "2. Đăng nhập."]},
        {"kind": "warning", "tricks": ["Thứ nhất, gọi điện.", "Thứ hai, dọa."]},
    ),
    check=check,
)
