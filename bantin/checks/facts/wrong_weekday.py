"""A day of the week belongs to the date beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from bantin.checks.rule import Rule
from bantin.checks.texts import mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.dates import nearest, short_date

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NAMES = {
    name: number
    for number, names in enumerate(
        (("hai", "2"), ("ba", "3"), ("tư", "4"), ("năm", "5"), ("sáu", "6"), ("bảy", "bẩy", "7"), ("nhật",))
    )
    for name in names
}
"""How the days are called behind «thứ» and «chủ», from Monday on."""

_CALLED = r"(?P<called>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
_DATE = r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})(?:\s?[/.-]\s?(?P<year>\d{4}))?(?![/.-]?\d|\s?%)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # What is counted is no day of the week: «lần thứ hai, ngày 08/12». So the word before must be one of time.
        (
            r"(?:^|[,;:(.–-]|(?<!\w)(?:sáng|trưa|chiều|tối|đêm|vào|từ|đến|hết|trước|sau|là|và|cả|ngày|"
            r"\d{1,2}(?:h|g|giờ)\d{0,2}"
            rf"|\d{{1,2}}:\d{{2}}))\s*{_CALLED}\s*[,(:–-]?\s*(?:ngày\s+)?{_DATE}"
        ),
        rf"(?<!\d){_DATE}\s*\(\s*{_CALLED}\s*\)",
    )
)


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find dates that fall on another day of the week than the text says."""
    for written in texts(bulletin):
        plain = written.text.replace("*", " ")
        for found in (one for pattern in _PATTERNS for one in pattern.finditer(plain)):
            day = _day(found, bulletin.date)
            called = found["called"]
            if day is None or _NAMES[called.split()[-1].lower()] == day.weekday():
                continue
            right = _WEEKDAYS[day.weekday()]
            right = right[0].upper() + right[1:] if called[0].isupper() else right
            place = written.find(written.text[slice(*found.span("called"))], found.start("called"))
            yield Diagnostic(
                RULE.code,
                # Without a year, it may be that of another one that is meant.
                Severity.ERROR if found["year"] else Severity.WARNING,
                f"«{called}» không khớp ngày: {short_date(day)} là {_WEEKDAYS[day.weekday()]}",
                place,
                f"Viết «{right}», hoặc sửa ngày",
                mend_of(place, called, right, certain=False),
            )


def _day(found: re.Match[str], released: dt.date) -> dt.date | None:
    day, month = int(found["day"]), int(found["month"])
    if not found["year"]:
        return nearest(day, month, released)
    with suppress(ValueError):
        return dt.date(int(found["year"]), month, day)
    return None


RULE = Rule(
    code=Code("wrong-weekday"),
    title="Thứ không khớp ngày",
    why="Bà con nhớ «thứ Hai» chứ ít nhớ ngày; viết sai thì có người đến nhầm hôm, lịch tiêm, lịch tiếp dân đều hỏng.",
    mend="Xem lịch rồi sửa thứ hoặc sửa ngày.",
    good=(
        {"kind": "notice", "text": ["Sáng thứ Sáu 06/12/2024; Chủ nhật, ngày 08/12/2024; 09/12/2024 (thứ Hai)."]},
        {"kind": "notice", "text": ["Họp lần thứ hai, ngày 06/12/2024; đợt thứ 3, 06/12/2024."]},
        {"kind": "notice", "text": ["Tiêm vào thứ Bảy 7/12 và chủ nhật 8/12."]},
        {"kind": "notice", "text": ["Thứ Hai đến thứ Sáu, từ 06/12/2024."]},
    ),
    bad=(
        {"kind": "notice", "text": ["Tiêm vào thứ Hai, ngày 10/12/2024."]},
        {"kind": "notice", "title": "Thứ 7 08/12/2024: tiêm phòng dại"},
        {"kind": "notice", "summary": "Họp tối chủ nhật 7/12."},
        {"kind": "notice", "text": ["Ngày 10/12/2024 (thứ tư) nghỉ."]},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
