"""The day of a deadline is the one that its text says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bantin.checks.days import WrittenDay, days
from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Mend, Severity
from bantin.model.kinds.deadline import Deadline
from bantin.text.dates import short_date
from bantin.text.normal import plain
from bantin.text.patterns import regex

CLOCK = r"\d{1,2}(?:\s?giờ(?:\s?\d{2}(?:\s?phút)?)?|[hg]\d{0,2}|:\d{2})"
"""An hour, as hands write it."""

ENDING = regex(
    r"(?<!\w)(?P<word>đến|hết|trước|hạn|chậm\s+nhất|muộn\s+nhất)(?:\s+(?:hết|là|cuối|cùng|vào|lúc|nộp))*"
    rf"(?:\s+(?P<clock>{CLOCK}),?)?(?:\s+(?:thứ\s+\w+|chủ\s+nhật),?)?(?:\s+ngày)?\s*$",
    re.IGNORECASE,
)
"""What stands before the day on which something ends."""

_MOVED = regex(r"(?<!\w)(?:gia\s+hạn|kéo\s+dài|lùi|thay\s+cho|dời)(?!\w)", re.IGNORECASE)
_AFTER = dt.timedelta(days=31)
"""How much later than the deadline a day may be that is another way to say it."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find deadlines whose title and summary name another last day, and never theirs."""
    for entry in bulletin.entries:
        item = entry.item
        if not isinstance(item, Deadline):
            continue
        told = plain(f"{item.title}\n{item.summary}")
        everywhere = "\n".join((told, *map(plain, item.todo)))
        if _MOVED.search(told) or any(_is(item.date, day, everywhere, bulletin.date) for day in days(everywhere)):
            continue
        last = {day.near(bulletin.date) for day in days(told) if ENDING.search(told[: day.start])}
        others = sorted(day for day in last if day and bulletin.date <= day <= item.date + _AFTER)
        if others:
            day, place = others[-1], entry.document.locate("date")
            message = f"Mục date ghi hạn {short_date(item.date)}, mà tiêu đề, tóm tắt ghi {short_date(day)}"
            hint = f"Viết «date: {day}», hoặc sửa ngày trong tiêu đề, tóm tắt"
            mend = Mend.of(place, str(day), certain=False)
            yield Diagnostic(RULE.code, Severity.WARNING, message, place, hint, mend)


def _is(deadline: dt.date, day: WrittenDay, text: str, released: dt.date) -> bool:
    """Return whether a written day is the deadline; «trước ngày 21» may be said of the 20th."""
    said, ending = day.near(released), ENDING.search(text[: day.start])
    before = ending is not None and ending["word"].lower() == "trước" and not ending["clock"]
    return said == deadline or bool(before and said and said - dt.timedelta(days=1) == deadline)


RULE = Rule(
    code=Code("other-deadline"),
    title="Hạn trong chữ khác hạn ở mục date",
    why="Tờ lịch trên ảnh và bảng LED in ngày ở date, bài viết nói ngày khác: nửa số người đọc nộp muộn.",
    mend="Sửa date cho đúng ngày trong chữ, hoặc sửa chữ.",
    good=(
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước ngày 21/12/2024."},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước 17 giờ ngày 20/12."},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Xe mua trước ngày 01/7/2014 phải đăng ký lại."},
        {
            "kind": "deadline",
            "date": "2024-12-20",
            "summary": "Nộp ảnh đến hết ngày 10/12/2024.",
            "todo": ["Nộp tiền đến hết ngày 20/12/2024."],
        },
    ),
    bad=(
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước 17 giờ ngày 18/12/2024."},
        {"kind": "deadline", "date": "2024-12-20", "title": "Đăng ký bơi đến hết thứ Năm, ngày 19/12"},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Chậm nhất là ngày 30 tháng 12 năm 2024."},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end", "item.date"),
)
