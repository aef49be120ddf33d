"""Days as hands write them in texts: 19/12/2026, 19-12, 19 tháng 12 năm 2026."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from bantin.text.dates import nearest
from bantin.text.patterns import regex

DAY = (
    r"(?P<day>\d{1,2})(?:\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})(?:\s?(?P=sign)\s?(?P<year>\d{4}|\d{2}(?!\s?[/.-]\d)))?"
    r"|\s+tháng\s+(?P<named>\d{1,2})(?:(?:\s*,)?\s+năm\s+(?P<of>\d{4})|\s?[/.-]\s?(?P<its>\d{4}))?)"
    r"(?![/.,-]?\d)(?!\s?[%‰]|\s*\(?(?:âm\s+lịch|âl\b|tết\b))"
)
"""A day of the sun's calendar; what counts otherwise, such as «10/3 âm lịch», is none."""

_DAY = regex(rf"(?<![\d/.,-]){DAY}", re.IGNORECASE)
_CENTURY = 2000
_MONTHS = 12
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day in a text.

    Attributes:
        text: as it is written.
        start: its index in the text.
        sign: between its numbers; empty where they stand in words.
        year: None where none is written.
    """

    text: str
    start: int
    sign: str
    day: int
    month: int
    year: int | None

    @property
    def end(self) -> int:
        """The index behind it."""
        return self.start + len(self.text)

    @property
    def date(self) -> dt.date | None:
        """The very day; None where no year is written, or where there is no such day."""
        with suppress(ValueError):
            return dt.date(self.year, self.month, self.day) if self.year else None
        return None

    def near(self, to: dt.date) -> dt.date | None:
        """Find the day that is meant where no year is written: the one nearest to another."""
        return self.date if self.year else nearest(self.day, self.month, to)

    @property
    def longest(self) -> int | None:
        """The number of days of its month, in its year or in any; None if there is no such month."""
        if not 1 <= self.month <= _MONTHS:
            return None
        return calendar.monthrange(self.year, self.month)[1] if self.year else _LONGEST[self.month]

    @property
    def exists(self) -> bool:
        """Whether there is such a day, in some year where none is written."""
        return self.longest is not None and 1 <= self.day <= self.longest


def days(text: str) -> Iterator[WrittenDay]:
    """Give the days that a text writes, whether there are such days or not."""
    for found in _DAY.finditer(text):
        yield day_of(found)


def day_of(found: re.Match[str]) -> WrittenDay:
    """Read what was found by `DAY`."""
    year = found["year"] or found["of"] or found["its"]
    start, end = found.start("day"), max(found.end(name) for name in ("month", "year", "named", "of", "its"))
    number = int(year) + (_CENTURY if len(year) == 2 else 0) if year else None  # noqa: PLR2004 - digits
    month = int(found["month"] or found["named"])
    return WrittenDay(found.string[start:end], start, found["sign"] or "", int(found["day"]), month, number or None)
