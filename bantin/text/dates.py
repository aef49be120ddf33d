"""Dates as official Vietnamese documents write them (Decree 30/2020: days below 10 and months 1 and 2 get a zero)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from contextlib import suppress
from typing import NamedTuple

from bantin.text.patterns import regex

_PADDED_MONTHS = 2
_ISO = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = regex(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_MONTH = regex(r"([12]\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_URGENT = regex(r"khan-([12]\d{3}-(?:0[1-9]|1[0-2]))-([0-3]\d)(?:-([2-9]|[1-9]\d))?", re.ASCII)
"""The name of an urgent bulletin: its day, and from the second of a day on its number."""


def long_date(date: dt.date) -> str:
    """Write a date in words: `ngày 05 tháng 7 năm 2024`."""
    return f"ngày {date.day:02} tháng {_month(date.month)} năm {date.year}"


def short_date(date: dt.date) -> str:
    """Write a date in figures: `05/07/2024`."""
    return f"{date.day:02}/{date.month:02}/{date.year}"


def is_month(name: str) -> bool:
    """Return whether a name is a month, as in 2024-11."""
    return bool(_MONTH.fullmatch(name))


def urgent_day(name: str) -> dt.date | None:
    """Return the day of an urgent bulletin, as in khan-2024-11-28; None for what is none."""
    found = _URGENT.fullmatch(name)
    with suppress(ValueError):
        return dt.date.fromisoformat(f"{found[1]}-{found[2]}") if found else None
    return None


def is_bulletin(name: str) -> bool:
    """Return whether a name is a month's, as in 2024-11, or that of an urgent bulletin, as in khan-2024-11-28."""
    return is_month(name) or urgent_day(name) is not None


def urgent_name(day: dt.date, number: int = 1) -> str:
    """Name an urgent bulletin, the so-and-so-many-th of its day."""
    return f"khan-{day}{f'-{number}' if number > 1 else ''}"


def month_of(name: str) -> str:
    """Return the month that a bulletin is of, a month's or an urgent one."""
    day = urgent_day(name)
    return f"{day:%Y-%m}" if day else name


def month_name(month: str) -> str:
    """Write the name of a bulletin: `tháng 11/2024` for 2024-11, `tin khẩn 28/11/2024` for khan-2024-11-28.

    Raises:
        ValueError: it is no bulletin's.
    """
    if day := urgent_day(month):
        number = _URGENT.fullmatch(month)
        return f"tin khẩn {short_date(day)}" + (f" số {number[3]}" if number and number[3] else "")
    found = _MONTH.fullmatch(month)
    if found is None:
        raise ValueError(f"not a month: {month!r}")
    first = dt.date(int(found[1]), int(found[2]), 1)
    return f"tháng {_month(first.month)}/{first.year}"


def days_of(month: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month such as 2024-11, or of that of an urgent bulletin.

    Raises:
        ValueError: it is not a month.
    """
    first = dt.date.fromisoformat(f"{month_of(month)}-01")
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def nearest(day: int, month: int, to: dt.date) -> dt.date | None:
    """Find the day of a text without a year that is nearest to another; None if there is no such day."""
    found = []
    for year in (to.year - 1, to.year, to.year + 1):
        with suppress(ValueError):
            found.append(dt.date(year, month, day))
    return min(found, key=lambda one: abs(one - to), default=None)


def parse_date(written: str) -> dt.date:
    """Read a date written 2024-11-30 or 30/11/2024.

    Raises:
        ValueError: it is written in no such way, or there is no such day.
    """
    written = written.strip()
    if found := _ISO.fullmatch(written):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(written):
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(f"not a date: {written!r}")


def _month(month: int) -> str:
    return f"{month:02}" if month <= _PADDED_MONTHS else str(month)


_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def weekday(date: dt.date) -> str:
    """Name the day of the week: `Thứ Năm`."""
    return _WEEKDAYS[date.weekday()]


class Days(NamedTuple):
    """A day, or days that follow one another."""

    first: dt.date
    last: dt.date

    @property
    def short(self) -> str:
        """As few figures as say it: `10/12`, `8–12/12`, `30/11–2/12`."""
        end = f"{self.last.day}/{self.last.month}"
        if self.first == self.last:
            return end
        return f"{self.first.day}–{end}" if self.first.month == self.last.month else f"{_brief(self.first)}–{end}"

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The day of the week, or from which to which, a line each; none of more than a week, where it says no day."""
        if (self.last - self.first).days >= len(_WEEKDAYS):
            return ()
        first, last = weekday(self.first), weekday(self.last)
        if self.first == self.last:
            return (first,)
        return first, f"{'và' if (self.last - self.first).days == 1 else 'đến'} {last[:1].lower()}{last[1:]}"


_DAY = r"(?:ngày\s+)?(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}))?)?"
_OF_MONTH = r"(?:\s+tháng\s+(\d{1,2})(?:(?:/|\s+năm\s+)(\d{4}))?)?"
_WHEN = (
    r"(?:\d{1,2}(?:\s?giờ|h)(?:\s?\d{2})?\s+)?(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?"
    r"(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật),?\s+)?"
)
"""What may stand between «đến» and the last day: its hour and its weekday."""
_SPAN = regex(
    rf"(?<![\d/.,])(?!24/7(?!/))(?:(?:từ\s+)?{_DAY}\s*(đến(?:\s+hết)?|và|–|-)\s*{_WHEN})?{_DAY}{_OF_MONTH}"
    r"(?![\d/%]|[.,]\d|\s*%|\s+(?:số|hộ|xã|phường|thôn|người|nhà|lần|giá|quân)(?!\w))",
    re.IGNORECASE,
)


def days_said(text: str, near: dt.date) -> Days | None:
    """Find the only day, or the only days in a row, that a text tells: `từ ngày 8 đến ngày 12 tháng 12`.

    Args:
        text: plain.
        near: the day to which a day without a year is nearest.

    Returns:
        Nothing where it tells none, or several that differ.
    """
    found = {days for match in _SPAN.finditer(text) for days in _days(match, near)}
    whole = {
        one for one in found if not any(one != two and two.first <= one.first <= one.last <= two.last for two in found)
    }
    return whole.pop() if len(whole) == 1 else None


def _days(found: re.Match[str], near: dt.date) -> tuple[Days, ...]:
    day, month, year, joint, to, to_month, to_year, named, named_year = found.groups()
    month_after = to_month or named
    if month_after is None:
        return ()  # a number, and no day
    last = _day(to, month_after, to_year or named_year, near)
    first = _day(day, month or month_after, year or to_year or named_year, near) if day else last
    if first is None or last is None or first > last:
        return ()
    if joint == "và" and (last - first).days > 1:
        return Days(first, first), Days(last, last)
    return (Days(first, last),)


def _day(day: str, month: str, year: str | None, near: dt.date) -> dt.date | None:
    with suppress(ValueError):
        return dt.date(int(year), int(month), int(day)) if year else nearest(int(day), int(month), near)
    return None


def _brief(date: dt.date) -> str:
    return f"{date.day}/{date.month}"
