"""A time ends after it begins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from bantin.checks.rule import Rule
from bantin.checks.texts import texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.patterns import regex

_HOUR = 60
_HALF_DAY, _DAY = 12 * _HOUR, 24 * _HOUR
_MORNING = 7 * _HOUR
_EVENING, _DAYBREAK = 16 * _HOUR, 9 * _HOUR
"""From when to when a time may go over midnight without saying so: 16:30–07:30 is a night's duty."""
_LONGEST = dt.timedelta(days=300)
"""Of a time over New Year whose days have no years: 05/09–31/05 is a school year, 20/12–15/12 none."""

_TO = r"\s*(?:-|–|—|~|đến|tới)\s*"
_TIME = (
    r"(?P<{0}_hour>\d{{1,2}})\s?(?:giờ|:(?=\d)|[hg](?![^\W\d_]))\s?(?:(?P<{0}_minute>\d{{2}})(?!\d)(?:\s?phút)?)?"
    r"(?:\s*(?P<{0}_part>sáng|trưa|chiều|tối|đêm)(?!\w))?"
)
_NEXT_DAY = (
    r"(?!\s*[,(]?\s*(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:ngày\s+)?(?:hôm\s+sau|kế\s+tiếp|tiếp\s+theo|mai|sau)(?!\w))"
)
_HOURS = regex(
    rf"(?<![\d/:.,])(?<!\d\s){_TIME.format('begin')}{_TO}{_TIME.format('end')}(?![\d/]|:\d){_NEXT_DAY}", re.IGNORECASE
)
_CALLED = r"(?:(?:thứ\s+\w+|chủ\s+nhật)\s*,?\s*)?(?:hết\s+)?(?:ngày\s+)?"
_DATE = r"(?P<{0}_day>\d{{1,2}})\s?[/.-]\s?(?P<{0}_month>\d{{1,2}})(?:\s?[/.-]\s?(?P<{0}_year>\d{{4}})|(?![/.,-]?\d))"
_COUNTED = r"(?!\s*(?:%|tổ|hộ|xã|phường|thôn|bản|số|người|trường|điểm)\b)"
_DAYS = (
    regex(rf"(?<![\d/.,-]){_DATE.format('begin')}{_TO}{_CALLED}{_DATE.format('end')}{_COUNTED}", re.IGNORECASE),
    regex(
        rf"(?<!\w)(?:từ|từ\s+ngày|ngày)\s+(?P<begin_day>\d{{1,2}}){_TO}{_CALLED}{_DATE.format('end')}{_COUNTED}",
        re.IGNORECASE,
    ),
)
_LEAP_YEAR = 2024
_YEARS = regex(
    rf"(?<!\w)(?:giai\s+đoạn|nhiệm\s+kỳ|năm\s+học|từ\s+năm)\s+(?P<begin>\d{{4}}){_TO}(?:năm\s+)?(?P<end>\d{{4}})(?!\d)",
    re.IGNORECASE,
)


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find hours, days and years that end before they begin."""
    for written in texts(bulletin):
        plain = written.text.replace("*", " ")
        for found, hint in _backward(plain):
            span = slice(*found.span())
            said = " ".join(written.text[span].split())
            place = written.find(written.text[span], found.start())
            yield Diagnostic(RULE.code, Severity.ERROR, f"«{said}» kết thúc trước khi bắt đầu", place, hint)


def _backward(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Give each time of a text that ends before it begins, and how to mend it."""
    for found in _HOURS.finditer(text):
        begin, end = _time(found, "begin"), _time(found, "end")
        if end < begin <= _DAY and not (begin >= _EVENING and end <= _DAYBREAK):
            late = end + _HALF_DAY
            clock = f", là giờ chiều thì viết «{late // _HOUR}:{late % _HOUR:02}»"
            hint = f"Sửa giờ đầu hoặc giờ cuối{clock if end < _MORNING and late > begin else ''}"
            yield found, f"{hint}; kéo sang hôm sau thì viết «{found[0].strip()} hôm sau»"
    for found in (one for pattern in _DAYS for one in pattern.finditer(text)):
        if _ends_before(found.groupdict()):
            yield found, "Sửa ngày đầu hoặc ngày cuối; sang năm sau thì viết cả năm ở ngày cuối"
    for found in _YEARS.finditer(text):
        if int(found["end"]) < int(found["begin"]):
            yield found, "Sửa năm đầu hoặc năm cuối"


def _time(found: re.Match[str], which: str) -> int:
    """Count the minutes from midnight; midnight as an end is that after the day."""
    hour, minute = int(found[f"{which}_hour"]), int(found[f"{which}_minute"] or 0)
    minutes, part = hour * _HOUR + minute, (found[f"{which}_part"] or "").lower()
    late = {"chiều": minutes < _HALF_DAY, "tối": minutes < _HALF_DAY, "trưa": minutes < _MORNING}
    if late.get(part, part == "đêm" and _MORNING <= minutes <= _HALF_DAY):
        minutes += _HALF_DAY
    return _DAY if which == "end" and minutes == 0 else minutes


def _ends_before(found: Mapping[str, str | None]) -> bool:
    """Return whether the last day of a time comes before its first; a day without a year may be of the next one."""
    last_year, first_year = found["end_year"], found.get("begin_year")
    with suppress(ValueError):  # no such day, which is no matter of its order
        year = int(last_year or first_year or _LEAP_YEAR)
        last = dt.date(year, int(found["end_month"] or 0), int(found["end_day"] or 0))
        month = found.get("begin_month", found["end_month"])
        first = dt.date(int(first_year or year), int(month or 0), int(found["begin_day"] or 0))
        if last >= first:
            return False
        if (last_year and first_year) or "begin_month" not in found:
            return True
        return last.replace(year=year + 1, day=min(last.day, 28)) - first > _LONGEST
    return False


RULE = Rule(
    code=Code("backward-period"),
    title="Giờ, ngày kết thúc trước khi bắt đầu",
    why="Gõ nhầm một số thành «13:30–12:00» thì bà con đến khi đã hết giờ, nộp hồ sơ khi đã quá hạn.",
    mend="Sửa giờ hay ngày gõ nhầm. Kéo sang hôm sau thì viết «hôm sau» sau giờ cuối; sang năm sau thì viết cả năm.",
    good=(
        {"kind": "notice", "text": ["Sáng 7:30–11:30, chiều 13:30 – 17:00; trực đêm 17h00 - 07h30, từ 22h đến 5h."]},
        {
            "kind": "notice",
            "text": ["Từ 13h30 đến 12h00 hôm sau; từ 8 giờ đến 5 giờ chiều; 18h–0h; 14:00–6:00 sáng hôm sau."],
        },
        {"kind": "notice", "text": ["Từ 22h ngày 28/12 đến 5h ngày 29/12/2024; 20h 31/12 - 6h 01/01."]},
        {"kind": "notice", "text": ["Từ 20/12/2024 đến 15/01/2025; từ 25/12 đến 10/01; năm học từ 05/09 đến 31/05."]},
        {"kind": "notice", "text": ["Từ ngày 10 đến 18/12/2024, giai đoạn 2021–2026; 9/9 – 8/9 tổ."]},
    ),
    bad=(
        {"kind": "notice", "text": ["Tiêm chủng buổi chiều **13:30–12:00** tại trạm."]},
        {"kind": "notice", "text": ["Làm việc từ 8 giờ đến 5 giờ."]},
        {"kind": "notice", "text": ["Thứ Ba, từ 15h30 đến 13h30: xóm Cốc Lùng."]},
        {"kind": "guide", "steps": ["Nộp hồ sơ từ 20/12 đến 15/12."]},
        {"kind": "notice", "summary": "Đăng ký từ ngày 20/12/2024 đến hết ngày 15/12/2024."},
        {"kind": "notice", "text": ["Khám từ ngày 20 đến 15/12."]},
        {"kind": "notice", "text": ["Từ thứ Sáu, 20/12 – thứ Hai, 09/12."]},
        {"kind": "notice", "title": "Kế hoạch giai đoạn 2026–2021"},
    ),
    check=check,
)
