"""Every day that a text names is in the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.days import WrittenDay, days
from bantin.checks.rule import Rule
from bantin.checks.texts import mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex

_OF_A_DAY = regex(
    r"(?<!\w)(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|hạn|thứ\s+\w+|chủ\s+nhật|(?:đến|tới|trước|sau)\s+hết)\s*[,(]?\s*$",
    re.IGNORECASE,
)
"""What stands before a day, and not before a share or the number of a house: «ngày 31/11», «ngõ 31/11»."""

_NUMBERED = regex(r"(?<!\w)(?:số|mã|ngõ|ngách|hẻm|nhà|thửa|lô)(?:\s+nhà)?\s*:?\s*$", re.IGNORECASE)
_GOES_ON = regex(r"\s?[/-]\s?[^\W\d]")
"""Behind the number of a document: «31/11/2024/QĐ»."""

_YEARS = range(1900, 2100)
_FIRST = regex(r"\d+")


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find days that are in no calendar, such as 30/02 or 31/11/2024."""
    for written in texts(bulletin):
        text = written.text.replace("*", " ")
        for day in days(text):
            if day.exists or not _is_day(day, text):
                continue
            place = written.find(day.text, day.start)
            last, swapped = _last(day), _swapped(day)
            why = f"tháng {_month(day)} chỉ có {day.longest} ngày" if day.longest else f"không có tháng {day.month}"
            if day.longest and not day.day:
                why = "không có ngày 0"
            hint = f"Viết «{swapped}», ngày trước, tháng sau" if swapped else f"Viết «{last}»"
            yield Diagnostic(
                RULE.code,
                Severity.ERROR,
                f"Không có ngày «{day.text}»: {why}",
                place,
                f"{hint}, hoặc ngày đúng" if swapped or last else "Xem lịch rồi viết ngày đúng",
                mend_of(place, day.text, swapped or last, certain=False) if swapped or last else None,
            )


def _is_day(day: WrittenDay, text: str) -> bool:
    before = text[: day.start]
    if _NUMBERED.search(before) or _GOES_ON.match(text, day.end):
        return False
    with_year = day.year in _YEARS and day.text.endswith(str(day.year))
    if with_year and (day.sign in {"", "/"} or day.longest):
        return True
    return day.sign in {"", "/", "-"} and bool(_OF_A_DAY.search(before))


def _last(day: WrittenDay) -> str:
    """Write the last day of its month in its place; empty where that is no mend."""
    return _FIRST.sub(str(day.longest), day.text, count=1) if day.longest and day.day else ""


def _swapped(day: WrittenDay) -> str:
    """Write month and day in their order, where they were exchanged as English does: 12/25/2024."""
    swapped = WrittenDay("", 0, day.sign, day.month, day.day, day.year)
    if day.longest or not day.sign or not swapped.exists:
        return ""
    year = f"{day.sign}{day.year}" if day.year else ""
    return f"{day.month:02}{day.sign}{day.day:02}{year}"


def _month(day: WrittenDay) -> str:
    return f"{day.month}/{day.year}" if day.year else str(day.month)


_PAGE = {"channels": ["facebook"]}

RULE = Rule(
    code=Code("no-such-day"),
    title="Không có ngày ấy trong lịch",
    why="Bà con đọc «ngày 31/11» thì không biết là 30/11 hay 01/12; hạn, lịch hẹn sai một ngày là lỡ việc.",
    mend="Xem lịch rồi sửa ngày hoặc sửa tháng.",
    good=(
        {"kind": "notice", "text": ["Ngày 29/02/2024, 31/12/2024, 30/11; ngày 29/02 năm nhuận."]},
        {"kind": "notice", "text": ["Số nhà 31/11, ngõ 30/2, Quyết định số 31/11/2024/QĐ; cỡ 18/26/40."]},
        {"kind": "notice", "text": ["Ngày 30 tháng 02 âm lịch; trong 30 tháng 2 ngày; 31/11,5; 1.31.2024."]},
    ),
    bad=(
        {"kind": "guide", **_PAGE, "steps": ["Nộp trước ngày 31/11/2024."]},
        {"kind": "guide", **_PAGE, "summary": "Hạn 30/02/2025."},
        {"kind": "guide", **_PAGE, "title": "Nghỉ ngày 31/6 để sửa điện"},
        {"kind": "guide", **_PAGE, "steps": ["Từ 29/02/2025 – 03/03/2025."]},
        {"kind": "guide", **_PAGE, "steps": ["Khai mạc ngày 12/25/2024."]},
        {"kind": "guide", **_PAGE, "steps": ["Ngày 31 tháng 11 năm 2024; **31**/11/2024."]},
        {"kind": "notice", "bulletin": {"intro": "Đợt này kéo đến hết ngày 31.9.2024."}},
    ),
    check=check,
)
