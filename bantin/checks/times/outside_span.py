"""The days of a schedule lie within the time that its summary names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bantin.checks.days import days
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts
from bantin.checks.times.other_deadline import CLOCK
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.dates import Days, short_date
from bantin.text.normal import plain
from bantin.text.patterns import regex

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|T[2-7]|CN)(?!\w)"
_CALLED = rf"(?:{_WEEKDAY}\s*,?\s*)"
_DAY = r"\d{1,2}/\d{1,2}(?:/\d{4})?"
_SPAN = regex(
    rf"(?<!\w)từ\s+{_CALLED}?(?:ngày\s+)?(?P<first>{_DAY}|\d{{1,2}}(?=\s*(?:đến|[–-])))\s*(?:đến|tới|[–-])\s*(?:hết\s+)?{_CALLED}?"
    rf"(?:ngày\s+)?(?P<last>{_DAY})(?![\d/])",
    re.IGNORECASE,
)
_LABEL = regex(
    rf"^(?:(?:{_WEEKDAY}|{_DAY}|{CLOCK}|ngày|sáng|trưa|chiều|tối|từ|đến|và|hết|lúc|cả)[\s,;()–-]*)+:(?=\s)",
    re.IGNORECASE,
)
"""What stands before an entry of a schedule: nothing but days and hours."""

_BESIDE = regex(
    r"(?<!\w)(?:bù|vét|dự\s+phòng|bổ\s+sung|trả|công\s+bố|kết\s+quả|gia\s+hạn|tổng\s+kết|khai\s+mạc|bế\s+mạc|chuẩn\s+bị|họp|nghỉ)(?!\w)",
    re.IGNORECASE,
)
"""What may well be before or after the time itself."""

_FEW = 2
"""Entries from which on a list is a schedule."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find days of schedules that lie outside the only time from one day to another that the summary names."""
    for entry in bulletin.entries:
        span = _span(plain(f"{entry.item.title}\n{entry.item.summary}"), bulletin.date)
        parts = list(_parts(entry)) if span else []
        if span is None or len(parts) < _FEW:
            continue
        said = f"{short_date(span.first)} – {short_date(span.last)}"
        for written, label in parts:
            if _BESIDE.search(written.text):
                continue
            for day in days(label):
                date = day.near(span.first)
                if date and not span.first <= date <= span.last:
                    message = f"Ngày {short_date(date)} nằm ngoài thời gian mà tóm tắt nêu: {said}"
                    place = written.find(day.text, day.start)
                    hint = "Sửa ngày ở đây, hoặc sửa ngày đầu, ngày cuối trong tiêu đề, tóm tắt"
                    yield Diagnostic(RULE.code, Severity.WARNING, message, place, hint)


def _span(text: str, released: dt.date) -> Days | None:
    """Read the only time of a text; None where there is none, or several."""
    found = list(_SPAN.finditer(text))
    if len(found) != 1:
        return None
    last = next((day.near(released) for day in days(found[0]["last"])), None)
    written = found[0]["first"]
    if last and "/" not in written:
        written = f"{written}/{last.month}/{last.year}"
    first = next((day.near(last) for day in days(written)), None) if last else None
    if first and last and first > last and written.count("/") == 1:  # over New Year
        first = first.replace(year=first.year - 1) if (first.month, first.day) != (2, 29) else None
    return Days(first, last) if first and last and first <= last else None


def _parts(entry: Entry) -> Iterator[tuple[LocatedText, str]]:
    """Give the entries of a schedule, each with the days and hours before its colon."""
    for written in entry_texts(entry):
        label = _LABEL.match(written.text) if written.path.partition(".")[0] in entry.item.lists else None
        if label and next(days(label[0]), None):
            yield written, label[0]


RULE = Rule(
    code=Code("outside-span"),
    title="Lịch có ngày nằm ngoài thời gian đã nêu",
    why="Tóm tắt nói «từ 08/12 đến 18/12» mà lịch có ngày 21/12 thì một trong hai sai, và bà con không biết tin "
    "chỗ nào.",
    mend="Sửa ngày trong lịch, hoặc sửa ngày đầu, ngày cuối trong tóm tắt.",
    good=(
        {
            "kind": "notice",
            "summary": "Bơm nước từ ngày 02 đến ngày 06/12/2024.",
            "text": ["Thứ Hai, 02/12: xóm Nhì.", "Thứ Sáu, 06/12/2024, từ 7h30 đến 9h00: xóm Tư.", "09/12: trả máy."],
        },
        {
            "kind": "notice",
            "summary": "Trực Tết từ 28/12/2024 đến 03/01/2025.",
            "text": ["Sáng 28/12 và 29/12: tổ 1.", "03/01: tổ 2."],
        },
        {
            "kind": "notice",
            "summary": "Thi từ 02/12 đến 06/12/2024.",
            "text": ["02/12: Toán.", "04/12: Văn.", "Ai vắng thi bù ngày 10/12.", "Lớp học thêm 15/12: bơi."],
        },
    ),
    bad=(
        {
            "kind": "notice",
            "summary": "Bơm nước từ ngày 02 đến ngày 06/12/2024.",
            "text": ["Thứ Hai, 02/12: xóm Nhì.", "Thứ Hai, 09/12/2024: xóm Tư."],
        },
        {
            "kind": "notice",
            "summary": "Khám mắt từ thứ Hai, 02/12 đến thứ Sáu, 06/12/2024.",
            "text": ["Sáng 02/12: khối 6.", "Chiều 05/11: khối 7."],
        },
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
