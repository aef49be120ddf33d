"""Days and hours as figures: what a sentence says of when, large, above the rest of what it says.

Who passes looks for a day or an hour and what it is of; in prose both are lost. Nothing is worked out: figures are the
sentence's own, without the words that only lead to them, and its other words stand below them, all of them. Hours
stand beside their day, and what is closed then is said first: a small «Nghỉ» below large days is overlooked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from bantin.channels.led.statements import TIE, Statement
from bantin.model.item import Item
from bantin.model.parts.occasions import facts
from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_sentences
from bantin.text.dates import days_said
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.timetables import Row, timetable

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"
_ONE = rf"(?:(?:{_WEEKDAY},?\s+)?(?:ngày\s+)?\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{4}})?)?|{_WEEKDAY})"
_DATED = rf"(?:(?:ngày\s+)?{_WEEKDAY},?\s+)?(?:ngày\s+)?\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?"
_TO = r"\s+đến(?:\s+hết)?\s+|\s*[–-]\s*"
_DAYS = regex(
    rf"(?<![\w/.,–-])(?:(?:từ|trước|đến hết|chậm nhất|vào|các)\s+)?(?:{_ONE}(?:{_TO}|,\s+|\s+và\s+))*{_DATED}"
    rf"(?:\s+\({_WEEKDAY}\))?(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_HOUR = r"\d{1,2}(?::\d{2}|h\d{0,2}|\s?giờ(?:\s\d{2}(?!\d))?)"
_SPAN = rf"(?:(?:sáng|trưa|chiều|tối)\s+)?(?:từ\s+)?{_HOUR}(?:(?:{_TO}){_HOUR})?"
_HOURS = regex(rf"(?<![\w/.,–-]){_SPAN}(?:,\s+{_SPAN})*(?![\w/]|[.,]\d)", re.IGNORECASE)

_RANGE = regex(rf"(?:từ\s+)?(?P<first>{_ONE}|{_HOUR})(?:{_TO})(?P<last>{_DATED}|{_HOUR})", re.IGNORECASE)
_LEADING = regex(r"(?:ngày|vào|các)\s+", re.IGNORECASE)
_CLAUSE = regex(r"(?<=[.!?])\s+(?=\w)|;\s+")

_DATE, _BEFORE_DATE = regex(r"\d/\d"), regex(r",(?=\s*\d)")

_SPAN_TO = regex(r"(?<=[\dh])\s*[–-]\s*(?=\d)")

_PLACE = regex(r"(?<!\w)(?:tại|ở)\s+\w", re.IGNORECASE)

_LABEL = 20
"""Words that stand below a figure, at most; more are prose."""

_MOST = 4
"""Rows of a timetable that boards tell; of more, a part would mislead."""

_ASTRAY = regex(r"(?:từ|vào|lúc|sang|trừ|của|kể|với|là|ngày|hoặc|và|cả)$", re.IGNORECASE)
"""What a day may not be taken away from: what is left would say something else."""


_CLOSING = {"nghỉ", "không", "ngừng", "ngưng", "tạm", "đóng", "hoãn", "hủy", "dừng", "cấm", "hết", "mất", "cắt", "cúp"}
"""Words that turn a day or hours into those of nothing: they are never smaller than these."""

_VERDICT = 3
"""Words of a verdict that stands on the same line as its day, at most: «Nghỉ thứ Bảy»."""


_OVERTIME = regex(r"(?<!\w)ngoài giờ(?!\w)", re.IGNORECASE)


class When(NamedTuple):
    """A day or hours, and the rest of what its sentence says.

    Attributes:
        figure: days, or hours, in figures; of a row of a timetable, both.
        rest: the sentence without them; may be empty.
        path: of the value.
        days: whether it is days.
        large: whether the figure alone is large; else the rest, which says what it turns into, is as large.
        row: whether it is a row of a timetable, which says nothing without what that is of.
    """

    figure: str
    rest: str
    path: str
    days: bool
    large: bool = True
    row: bool = False

    @property
    def where(self) -> str:
        """At what hours and where it is then, as its sentence ends: «Từ 8 giờ đến 11 giờ tại nhà văn hóa thôn Đông»."""
        hours, place = _HOURS.search(self.rest), _PLACE.search(self.rest)
        begins = [found.start() for found in (hours, place) if found]
        return capitalised(self.rest[min(begins) :]) if place and begins else ""

    @property
    def statement(self) -> Statement:
        """The figure above what it is of; or below what is closed then."""
        first, second = (self.figure, self.rest) if self.large or self.row else (self.rest, self.figure)
        return Statement(first, second, self.path, self.path)


def times(item: Item, today: dt.date) -> tuple[When, ...]:
    """List when something is that may be gone to: the rows of its timetable, or the days of its summary.

    Nothing of what warns, tells or answers: there a day is a part of the story.

    Args:
        item: that is told.
        today: day of the month's bulletin, whose year goes without saying.
    """
    if not _tells_when(item):
        return ()
    rows = tuple(_rows(item, today))
    if _OVERTIME.search(plain(item.title)):
        rows = tuple(map(_overtime, rows))
    if 1 < len(rows) <= _MOST:
        closed = () if any(_DATE.search(one.figure) for one in rows) else tuple(_closed(item, today))
        return (*closed, *rows) if len(closed) + len(rows) <= _MOST else rows
    span = days_said(plain(item.summary), today)
    if span and not item.lasts(span.first, span.last):
        return ()
    told = [one for one in _CLAUSE.split(plain(item.summary)) if _DAYS.search(one) or _HOURS.search(one)]
    found = [_when(one, "summary", today) for one in told]
    # One day of several would mislead.
    return tuple(one for one in found if one) if None not in found and len(found) <= _MOST else ()


def _overtime(row: When) -> When:
    """Leave off usual hours where a row tells those beyond: below «ngoài giờ hành chính» only these are news."""
    found = _OVERTIME.search(row.figure)
    day, _, hours = row.figure.partition(", ")
    if not found or not hours or found.start() < len(day):
        return row
    return row._replace(figure=f"{day}, {row.figure[found.start() :]}")


def _tells_when(item: Item) -> bool:
    told = item.warns or item.group == "tale" or item.calls or item.board_figure or item.last_day or item.led.text
    return not told


def closed_days(item: Item, today: dt.date) -> tuple[When, ...]:
    """List the days on which it is closed, for boards without room for the hours of each week."""
    return tuple(_closed(item, today)) if _tells_when(item) else ()


def _closed(item: Item, today: dt.date) -> Iterator[When]:
    """Walk the days of its summary on which the hours of each week do not hold."""
    for clause in _CLAUSE.split(plain(item.summary)):
        found = _when(clause, "summary", today) if _DAYS.search(clause) else None
        if found and found.days and _closes(f"{found.figure} {found.rest}"):
            yield found


def _rows(item: Item, today: dt.date) -> Iterator[When]:
    """Walk the rows of its timetables: «Thứ Bảy: 7h–11h», «Thứ Ba, 08/12, từ 7h30 đến 11h30: chợ Nà Khoang»."""
    for field in item.lists:
        value = getattr(item, field) or ()
        told = [
            (sentence, f"{field}.{at}")
            for at, line in enumerate(() if isinstance(value, str) else value)
            for sentence in (cut(plain(line), split_sentences) if isinstance(line, str) else ())
        ]
        rows = timetable([sentence for sentence, _ in told])
        yield from (_row(row, path, today) for row, (_, path) in zip(rows, told, strict=True) if row)


def _row(row: Row, path: str, today: dt.date) -> When:
    """Set the hours of a row beside its day: all of them, as none is less than another."""
    day, what = _day(row.day, today), row.what.rstrip(". ")
    found, large = _HOURS.match(what), not _closes(what)
    if row.hours:
        return When(f"{day}, {_spans(row.hours)}", what, path, days=True, large=large, row=True)
    last = [*_HOURS.finditer(what)][-1:]
    if not found and last and last[0].end() == len(what) and what[: last[0].start()].endswith(", "):
        # Hours at the end of what there is then stand beside the day as well: «Bản Chà Đáy, từ 7h30 đến 11h00».
        hours, what = _spans(last[0][0]), what[: last[0].start()].rstrip(" ,")
        return When(f"{day}, {hours[:1].lower()}{hours[1:]}", what, path, days=True, large=large, row=True)
    if not found:
        if not large and len(what.split()) <= _VERDICT:
            return When(_joined(what, day), "", path, days=True, row=True)
        return When(day, what, path, days=True, large=large, row=True)
    spans, after = _spans(found[0]), what[found.end() :]
    begun = f"{day}, {spans[:1].lower()}{spans[1:]}"
    if _HOURS.search(after):
        return When(f"{begun}{_SPAN_TO.sub('–', after)}", "", path, days=True, row=True)
    return When(begun, capitalised(after.lstrip(" ,;")), path, days=True, large=large, row=True)


def _joined(verdict: str, day: str) -> str:
    return f"{verdict} {day if day.startswith('Chủ') else day[:1].lower() + day[1:]}"


def _day(written: str, today: dt.date) -> str:
    """Say the day of a row in as few letters as it has: «Thứ Ba, 08/12/2026» is «Thứ Ba 08/12»."""
    return capitalised(_LEADING.sub("", _BEFORE_DATE.sub("", written.replace(f"/{today.year}", ""))).strip())


def _closes(rest: str) -> bool:
    """Whether words say that something is not on."""
    return bool(_CLOSING & set(rest.lower().split()))


def _when(clause: str, path: str, today: dt.date) -> When | None:
    """Take the only day of a clause, or its only hours, apart from the rest of it."""
    clause = clause.rstrip(". ")
    days, hours = list(_DAYS.finditer(clause)), list(_HOURS.finditer(clause))
    found = days or hours
    known = [at for name in ("ngày", "giờ") for _, at in facts(name, clause)]
    if len(found) != 1 or not any(found[0].start() <= at < found[0].end() for at in known):
        return None
    before, after = clause[: found[0].start()].rstrip(" ,"), clause[found[0].end() :].lstrip()
    space = " " if before and not after.startswith(",") else ""
    rest = capitalised(f"{before}{space}{after if before else after.lstrip(' ,')}".strip())
    if not rest or _ASTRAY.search(before) or len(rest.split()) > _LABEL:
        return None
    figure = _figures(found[0][0], today) if days else _spans(found[0][0])
    if _closes(rest) and not after and len(rest.split()) <= _VERDICT:
        return When(_joined(rest, figure), "", path, days=bool(days))
    return When(capitalised(figure), rest, path, days=bool(days), large=not _closes(rest))


def _figures(days: str, today: dt.date) -> str:
    """Say days in as few letters as they have: «từ thứ Hai, 21/12 đến thứ Bảy, 26/12/2026» is «21/12 – 26/12»."""
    said = re.sub(r"\s*\(.*\)", "", days.replace(f"/{today.year}", ""))
    if found := _RANGE.fullmatch(said):
        first, last = (re.sub(rf"{_WEEKDAY},?\s+|ngày\s+", "", one, flags=re.IGNORECASE) for one in found.groups())
        return f"{first}{TIE}– {last}"
    if len(re.findall(_DATED, said, re.IGNORECASE)) > 1:
        said = re.sub(rf"{_WEEKDAY},?\s+", "", said, flags=re.IGNORECASE)
    return capitalised(_LEADING.sub("", said).strip())


def _spans(hours: str) -> str:
    """Say hours in as few letters as they have, each span on a line of its own where there is no room for several."""
    spans = re.split(r",\s+", hours)
    short = (re.sub(_TO, "–", re.sub(r"từ\s+", "", one, flags=re.IGNORECASE)) for one in spans)
    return ", ".join(one.replace(" ", TIE) for one in short)
