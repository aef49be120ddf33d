"""Dates as official Vietnamese documents write them (Decree 30/2020: days below 10 and months 1 and 2 get a zero)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from contextlib import suppress

_PADDED_MONTHS = 2
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


def long_date(date: dt.date) -> str:
    """Write a date in words: `ngày 05 tháng 7 năm 2024`."""
    return f"ngày {date.day:02} tháng {_month(date.month)} năm {date.year}"


def short_date(date: dt.date) -> str:
    """Write a date in figures: `05/07/2024`."""
    return f"{date.day:02}/{date.month:02}/{date.year}"


def month_name(month: str) -> str:
    """Write a month such as 2024-11: `tháng 11/2024`.

    Raises:
        ValueError: it is not a month.
    """
    found = _MONTH.fullmatch(month)
    if found is None:
        raise ValueError(f"not a month: {month!r}")
    first = dt.date(int(found[1]), int(found[2]), 1)
    return f"tháng {_month(first.month)}/{first.year}"


def days_of(month: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month such as 2024-11.

    Raises:
        ValueError: it is not a month.
    """
    first = dt.date.fromisoformat(f"{month}-01")
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
