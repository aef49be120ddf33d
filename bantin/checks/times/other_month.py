"""A bulletin speaks of its own month: a folder that was copied keeps the dates and the title of the other one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.case import Case
from bantin.model.kinds.figures import Figures
from bantin.text.dates import days_of, short_date
from bantin.text.normal import plain
from bantin.text.patterns import regex

_NAMED = regex(
    r"(?<!(?u:\w))(?<![/.-])(?:(?:tháng\s+|T\s?)(?P<month>0?[1-9]|1[0-2])(?:\s?[/.-]\s?(?P<year>20\d{2})|,?\s+năm\s+(?P<of>20\d{2}))?"
    r"|(?P<bare>0?[1-9]|1[0-2])/(?P<its>20\d{2}))(?![\d/])",
    re.ASCII | re.IGNORECASE,
)
_NUMBERED = regex(r"số\s+$", re.IGNORECASE)
"""«Bản tin số 3/2026» counts bulletins, not months."""
_REPORT = regex(
    r"(?<!\w)(?:tình hình|kết quả|số liệu|thống kê|(?:tổng|sơ) kết|báo cáo|nhìn lại|điểm lại|diễn biến|so với)(?!\w)",
    re.IGNORECASE,
)
"""Words of a title that looks back: a month's bulletin reports on the month before."""

YearMonth = tuple[int, int]
"""Year and number; the year 0 where none is named."""


class _Named(NamedTuple):
    """A month that a title names, and the words in which it does."""

    month: YearMonth
    words: str


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find periods, dates and titles that belong to another month than the bulletin's folder."""
    of_header = list(_in_header(bulletin))
    yield from of_header
    yield from _in_items(bulletin, copied=bool(of_header))


def _in_header(bulletin: Bulletin) -> Iterator[Diagnostic]:
    first, last = days_of(bulletin.month)
    year, number = _of(first)
    period = bulletin.header.value.period
    published_here = first <= bulletin.date <= last
    if not published_here and (period.end < first or period.start > last):
        yield _of_the_period(bulletin, first, last)
    if bulletin.date < period.start:
        yield Diagnostic(
            RULE.code,
            Severity.ERROR,
            f"Ngày phát hành {short_date(bulletin.date)} trước ngày đầu kỳ {short_date(period.start)}",
            bulletin.header.locate("date"),
            f"Viết date: {short_date(max(period.end, period.start))}, hoặc xóa dòng date để lấy ngày cuối kỳ",
        )
    covered = {(year, number)} | ({_of(period.start), _of(period.end)} if published_here else set())
    titled = _months(plain(bulletin.header.value.title))
    if titled and not any(_is_one_of(one.month, covered) for one in titled):
        words, right = titled[0].words, f"tháng {number}/{year}"
        yield Diagnostic(
            RULE.code,
            Severity.ERROR,
            f"Tên bản tin ghi «{words}», mà thư mục là tháng {bulletin.month}",
            bulletin.header.locate("title"),
            f"Thay «{words}» bằng «{right}», hoặc đổi tên thư mục theo tháng ghi trong tên bản tin",
        )


def _of(day: dt.date) -> YearMonth:
    return day.year, day.month


def _of_the_period(bulletin: Bulletin, first: dt.date, last: dt.date) -> Diagnostic:
    period = bulletin.header.value.period
    return Diagnostic(
        RULE.code,
        Severity.ERROR,
        f"Kỳ bản tin {short_date(period.start)}–{short_date(period.end)} nằm ngoài tháng {bulletin.month} của thư mục",
        bulletin.header.locate("period"),
        f"Viết start: {short_date(first)} và end: {short_date(last)}, hoặc đổi tên thư mục thành {period.end:%Y-%m}",
    )


def _in_items(bulletin: Bulletin, *, copied: bool) -> Iterator[Diagnostic]:
    """Find items whose titles name months gone by; of the month before, only where it is not what they report on."""
    start, (first, _) = bulletin.header.value.period.start, days_of(bulletin.month)
    before = _of(first - dt.timedelta(days=1))
    for entry in bulletin.entries:
        title = plain(entry.item.title)
        named = _months(title)
        reports = isinstance(entry.item, Figures | Case) or _REPORT.search(title)
        if reports and not copied and any(one.month == before for one in named):
            continue
        if named and all(one.month[0] and one.month < min(_of(start), _of(first)) for one in named):
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"Tiêu đề nhắc «{named[0].words}», đã qua trước kỳ bản tin",
                entry.document.locate("title"),
                f"Nếu tin này chép từ tháng trước thì thay «{named[0].words}» bằng «tháng {first.month}/{first.year}», "
                f"hoặc bỏ tin; nếu đúng là tin về {named[0].words} thì để nguyên",
            )


def _months(title: str) -> list[_Named]:
    return [
        _Named((int(found["year"] or found["of"] or found["its"] or 0), int(found["month"] or found["bare"])), found[0])
        for found in _NAMED.finditer(title)
        if not _NUMBERED.search(title[: found.start()])
    ]


def _is_one_of(month: YearMonth, months: set[YearMonth]) -> bool:
    year, number = month
    return month in months or (not year and number in {other for _, other in months})


RULE = Rule(
    code=Code("other-month"),
    title="Ngày tháng, tên bản tin thuộc tháng khác với thư mục",
    why="Thư mục chép từ tháng trước giữ lại tên, kỳ và ngày cũ; bản tin tháng này sẽ ra với tháng khác trên mọi ảnh.",
    mend="Sửa title, period và date trong bulletin.yaml theo thư mục. Thư mục đặt tên sai thì đổi tên thư mục.",
    good=(
        {"kind": "notice", "bulletin": {"title": "Bản tin an ninh mạng tháng 11/2024"}},
        {"kind": "notice", "bulletin": {"title": "Bản tin tháng 11", "date": "2024-12-03"}},
        {"kind": "notice", "title": "Tiêm phòng dại đợt 2 năm 2024"},
        {
            "kind": "notice",
            "bulletin": {
                "title": "Bản tin tháng 10/2024",
                "period": {"start": "2024-10-01", "end": "2024-10-31"},
                "date": "2024-11-05",
            },
        },
        {"kind": "notice", "bulletin": {"title": "Bản tin số 3/2024"}, "title": "Lịch tiếp dân tháng 12/2024"},
        {"kind": "figures", "title": "Số vụ cháy tháng 10/2024"},
        {"kind": "notice", "title": "Kết quả tuần tra tháng 10/2024"},
    ),
    bad=(
        {"kind": "notice", "bulletin": {"title": "Bản tin an ninh mạng tháng 10/2024"}},
        {"kind": "notice", "bulletin": {"period": {"start": "2024-10-01", "end": "2024-10-31"}}},
        {"kind": "notice", "bulletin": {"date": "2024-10-31"}},
        {"kind": "notice", "title": "Kết quả tháng 9/2024"},
        {"kind": "notice", "title": "Lịch tiếp công dân tháng 10/2024"},
        {"kind": "figures", "title": "Số vụ cháy tháng 8/2024"},
    ),
    check=check,
)
