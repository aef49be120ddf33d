"""Timetables: lines that say when, then what, or where, then what, which are read in two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised

_DAY = (
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày (?:lễ|thường|làm việc|nghỉ|phiên|\d)|các ngày"
    r"|(?:hằng|hàng) ngày"
)
_HOUR = r"\d{1,2} ?(?:h|giờ|:)(?: ?\d{2})?(?!\w)"
_WHEN = regex(
    rf"(?:(?:sáng|trưa|chiều|tối|đêm|cả ngày|từ|riêng|mỗi|ngày)\s+){{0,2}}(?:{_DAY}|\d{{1,2}}/\d{{1,2}}|{_HOUR})"
    rf"|(?:sáng|trưa|chiều|tối)$",
    re.IGNORECASE,
)
"""What begins to say a day or an hour."""

_HOURS = regex(rf"(?:,\s*|\s+)((?:(?:từ|sáng|chiều|tối)\s+)?{_HOUR}.*)", re.IGNORECASE)
"""The hours after a day."""

_LONGEST = 56
"""Letters of a day and its hours, of which no sentence is one."""

_FEWEST = 2
"""Lines that are a timetable."""

_PLACE = regex(
    r"(?:xã|phường|thị trấn|đặc khu|thôn|bản|làng|xóm|ấp|buôn|tổ(?: dân phố)?|khu(?: phố| dân cư)?|cụm|điểm|tuyến"
    r"|hẻm|ngõ|đường|chợ|đập|hồ|cống|trạm|trường|nhà văn hóa|quầy|cửa|tầng|phòng|khoa|cơ sở|chi nhánh|trụ sở)\s",
    re.IGNORECASE,
)
"""What begins to say where."""

_LONGEST_PLACE = 32
"""Letters of a place that has a column of its own."""


class Row(NamedTuple):
    """A line of a timetable.

    Attributes:
        day: when, as the line has it: `Thứ Hai, 21/12`; or where: `Xã Nam Sơn`.
        hours: of that day, where they stand beside it: `từ 7h30 đến 11h30`; else empty.
        what: is then, or there; marked up as the line is.
    """

    day: str
    hours: str
    what: str


def timetable(lines: Sequence[object]) -> tuple[Row | None, ...]:
    """Read which lines that follow one another say when, a colon, and what: «Thứ Bảy: 7h30–11h30».

    Returns:
        For each line its row; None for a line that is none, or is alone.
    """
    rows = [_row(line) if isinstance(line, str) else None for line in lines]
    beside = [None, *rows, None]
    return tuple(row if row and (beside[at] or beside[at + 2]) else None for at, row in enumerate(rows))


def in_columns(lines: Sequence[object]) -> tuple[tuple[Row, ...], ...]:
    """Read the rows of lines that follow one another and say when, or where, a colon, and what is then or there.

    A line that names a second day after a stop has a row for each: «Thứ Bảy: 7h00–16h30. Chủ nhật: 7h00–11h00.»

    Returns:
        For each line its rows; none for a line that is none, or is alone.
    """
    rows = [_rows(line) if isinstance(line, str) else () for line in lines]
    beside = [(), *rows, ()]
    return tuple(own if beside[at] or beside[at + 2] or len(own) > 1 else () for at, own in enumerate(rows))


def is_timetable(lines: Sequence[object]) -> bool:
    """Return whether lines begin with a timetable, so that they are read together."""
    return len(lines) >= _FEWEST and all(timetable(lines)[:_FEWEST])


def is_schedule(lines: Sequence[object]) -> bool:
    """Return whether lines begin with a timetable, or say of each place or thing when: «Xã Nam Sơn: từ 5 giờ 14/12»."""
    return is_timetable(lines) or (len(lines) >= _FEWEST and all(map(_says_when, lines[:_FEWEST])))


def _says_when(line: object) -> bool:
    what, colon, when = line.partition(": ") if isinstance(line, str) else ("", "", "")
    return bool(colon) and len(plain(what)) <= _LONGEST and _WHEN.match(plain(when)) is not None


def _rows(line: str) -> tuple[Row, ...]:
    if whole := _row(line):
        parts = [_row(sentence) for sentence in cut(line, split_sentences)]
        return tuple(filter(None, parts)) if all(parts) else (whole,)
    where, colon, what = line.partition(": ")
    where, what = plain(where), what.strip()
    if not colon or not what or len(where) > _LONGEST_PLACE or not _PLACE.match(where):
        return ()
    return (Row(where, "", capitalised(what)),)


def _row(line: str) -> Row | None:
    when, colon, what = line.partition(": ")
    when = plain(when)
    if not colon or not what.strip() or len(when) > _LONGEST or not _WHEN.match(when):
        return None
    found = _HOURS.search(when)
    day = when[: found.start()] if found and found.start() else when
    hours = found[1] if found and found.start() else ""
    what = what.strip()
    return Row(day, hours, what[:1].upper() + what[1:])
