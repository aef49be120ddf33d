"""A day of the week belongs to the date beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.checks.days import DAY, WrittenDay, day_of
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.dates import short_date
from bantin.text.patterns import regex

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_NAMES = {
    name: number
    for number, names in enumerate(
        (("hai", "2"), ("ba", "3"), ("tư", "4"), ("năm", "5"), ("sáu", "6"), ("bảy", "bẩy", "7"), ("nhật", "cn"))
    )
    for name in names
}
"""How the days are called behind «thứ» and «chủ», from Monday on."""

_CALLED = r"(?<!\w)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy)|thứ\s*[2-7]|chủ\s+nhật|(?-i:T\.?\s?[2-7](?!/)|CN))(?!\w|\.\d)"
_AND = r"\s*(?:,|và|đến|tới|[-–—])\s*(?:ngày\s+)?"
_CLOCK = r"\d{1,2}(?:\s?(?:giờ|[hg](?!\w*[^\W\d]))(?:\s?\d{2}(?!\d))?(?:\s?phút)?|:\d{2})"
_HOURS = (
    rf"(?:\(?(?:(?:lúc|từ|vào|hồi|bắt\s+đầu)\s+)*{_CLOCK}(?:\s*(?:[-–—]|đến|tới)\s*{_CLOCK})?"
    r"(?:\s+(?:sáng|trưa|chiều|tối))?\)?[\s,;:–—-]*)"
)
_NEARER = r"(?:(?:tuần\s+)?(?:này|tới|sau|sắp\s+tới|ngày\s+mai|hôm\s+(?:nay|sau))(?!\w)[\s,;:–—-]*)"
_BETWEEN = (
    rf"\s*[,:(/–—-]?\s*{_NEARER}?(?:(?:vào\s+)?(?:sáng|trưa|chiều|tối|cả ngày)\s+)?\(?{_HOURS}?\(?"
    r"(?:(?:tức|nhằm|là)\s+)?(?:ngày\s+)?"
)
"""What hands put between a day's name and its number: «thứ Sáu tuần này, từ 7 giờ 30 đến 11 giờ, ngày 19/12»."""

_LESS = r"\d{1,2}(?:\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?)?"
"""A day beside others, of which one may say the month and the year for all."""

_NAMES_OF = rf"{_CALLED}(?:{_AND}{_CALLED})*"
_NUMBERS_OF = rf"(?P<first>(?:{_LESS}{_AND})*?){DAY}"
_CALLED_FIRST = regex(
    rf"(?P<called>{_NAMES_OF}){_BETWEEN}(?<!\d){_NUMBERS_OF}(?P<more>(?:{_AND}(?!\d{{4}}){_LESS}(?![\d/]))*)",
    re.IGNORECASE,
)
"""Days' names, then as many of their numbers: «thứ Bảy và Chủ nhật, 19 và 20/12/2026»."""

_NUMBER_FIRST = regex(
    rf"(?<![\d/.,-]){_NUMBERS_OF}(?P<more>)(?:\s*,?\s*\(?(?P<said>(?:tức|nhằm|rơi\s+vào|trúng|là)(?:\s+(?:là|vào|ngày))*)\s+"
    rf"|\s*[,(–—-]?\s*)(?P<called>{_NAMES_OF})(?(said)|(?=\s*(?:$|[,.;:)–—-])))",
    re.IGNORECASE,
)
_SINGLE = regex(_CALLED, re.IGNORECASE)
_NUMBER = regex(rf"{DAY}|(?P<alone>\d{{1,2}})", re.IGNORECASE)
_LAST_SIGN = regex(r"[2-7]$|[^\W\d]+$")

_OF_TIME = regex(
    r"(?:^|[,;:(.–—-]|(?<!\w)(?:sáng|trưa|chiều|tối|đêm|vào|từ|đến|hết|trước|sau|là|và|cả|ngày|hôm|các"
    r"|\d{1,2}(?:h|g|giờ)\d{0,2}|\d{1,2}:\d{2}))\s*$",
    re.IGNORECASE,
)
"""What stands before a day of the week and before nothing that is counted."""

_COUNTED = regex(
    r"(?<!\w)(?:lần|lượt|đợt|mũi|liều|kỳ|kì|phiên|vòng|kh(?:óa|o\u00e1)|buổi|tiết|tập|bài|số|vụ|ca|người|con|bước|điều|khoản|"
    r"mục|chương|hạng|giải|nhóm|lớp|tổ|khu|tuần|tháng|quý|năm|điểm|thứ|loại|cấp|đời|tầng|ngôi|chiếc|cuốn|cái|nước|tỉnh|"
    r"xã|trận|hiệp|cuộc|trường|hợp|hội|nghị|phần|câu|cách|nguồn|bên|nhà|tàu|chuyến|số|tiêm|nhắc|sinh|mẫu|bản|đại|hàng)"
    r"\s*$",
    re.IGNORECASE,
)
"""Words whose things are counted: «đợt thứ hai, 08/12» names no day of the week."""


_ROUTINE = regex(
    r"(?<!\w)(?:trừ|nghỉ|đóng\s+cửa|mở(?:\s+cửa)?|làm\s+việc|phục\s+vụ|riêng|kể\s+cả|không(?:\s+[^\W\d_]+){1,3}?)"
    r"(?:\s+(?:vào|các|những|mọi|cả|ngày|buổi|sáng|trưa|chiều|tối|là))*\s*:?\s*$",
    re.IGNORECASE,
)
"""What stands before days on which a desk is open or closed: they may be a list, and no date."""

_ONE_MORE = regex(
    r"\s*(?:,|;|và|cùng|cả)\s*(?:(?:cả|các|những|dịp)\s+)*(?:ngày\s+(?!\d)|lễ(?!\w)|tết(?!\w))"
    r"|\s+(?:thì\s+|cũng\s+|vẫn\s+|tạm\s+)*(?:nghỉ|đóng|mở|không|làm\s+việc|phục\s+vụ)(?!\w)",
    re.IGNORECASE,
)
"""What comes behind the last day of such a list: «… và ngày lễ», or what is so on that day alone: «ngày 20/12 nghỉ»."""

_AND_DAY = regex(r"(?:,|;|và)\s*ngày\s+\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A day as its name and its number say it.

    Attributes:
        called: the name as it is written.
        at: its index in the text.
        routine: whether it stands behind a word of opening or closing, as a list of such days would.
        listed: whether more days or another clause follow it there: a list, unless one of its days is so called.
        beside: all the days that stand with the name.
    """

    called: str
    at: int
    day: WrittenDay
    routine: bool
    listed: bool
    beside: tuple[WrittenDay, ...]

    @property
    def weekday(self) -> int:
        """The day that its name says, from Monday on."""
        last = _LAST_SIGN.search(self.called.lower())
        return _NAMES[last[0]] if last else -1

    @property
    def may_count(self) -> bool:
        """Whether the name may be a number in a row as well: «thứ hai», which days of the week write «thứ Hai»."""
        word = self.called.split()[-1]
        return self.called[0] in "tT" and len(self.called) > len("T. 7") and not (word.istitle() and word.isalpha())

    def is_called(self, day: WrittenDay, to: dt.date) -> bool:
        """Return whether a day falls on the one that the name says."""
        near = day.near(to)
        return near is not None and near.weekday() == self.weekday


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find dates that fall on another day of the week than the text says."""
    enumerated = {text.location.file for text in texts(bulletin) if "thứ nhất" in text.text.lower()}
    for written in texts(bulletin):
        for pair in _pairs(written.text.replace("*", " ")):
            before = written.text[: pair.at].replace("*", " ").rstrip()
            if pair.may_count and (_COUNTED.search(before) or written.location.file in enumerated):
                continue
            day = pair.day.near(bulletin.date)
            if pair.listed and not any(pair.is_called(one, bulletin.date) for one in pair.beside):
                continue
            if day is not None and pair.weekday != day.weekday():
                sure = (
                    bool(pair.day.year) and not pair.routine and (not pair.may_count or bool(_OF_TIME.search(before)))
                )
                yield _told(pair, day, written, before, sure=sure)


def _told(pair: _Pair, day: dt.date, written: LocatedText, before: str, *, sure: bool) -> Diagnostic:
    name = _WEEKDAYS[day.weekday()]
    right = name
    if pair.called.isupper() and len(pair.called) <= len("T. 7"):
        right = _SHORT[day.weekday()]
    elif pair.called[0].isupper() and (not before or before[-1] in ".!?"):
        right = name.upper() if pair.called.isupper() else name[0].upper() + name[1:]
    place = written.find(pair.called, pair.at)
    two = f"; là hai ngày khác nhau thì viết «{pair.called} và ngày {pair.day.text}»" if pair.routine else ""
    return Diagnostic(
        RULE.code,
        # Without a year, it may be that of another one that is meant.
        Severity.ERROR if sure else Severity.WARNING,
        f"«{pair.called}» không khớp ngày: {short_date(day)} là {name}",
        place,
        f"Viết «{right}», hoặc sửa ngày{two}",
        mend_of(place, pair.called, right, certain=False),
    )


def _pairs(text: str) -> Iterator[_Pair]:
    """Give the days of a text that it both calls and numbers."""
    taken = set[int]()
    for found in (one for pattern in (_CALLED_FIRST, _NUMBER_FIRST) for one in pattern.finditer(text)):
        names = [(one[0], found.start("called") + one.start()) for one in _SINGLE.finditer(found["called"])]
        numbers = _numbers(found)
        if not taken.isdisjoint(at for _, at in names):
            continue
        taken.update(at for _, at in names)
        routine = bool(_ROUTINE.search(text[: found.start()]))
        listed = routine and bool(
            _ONE_MORE.match(text, found.end()) or _AND_DAY.search(text, numbers[0].end, found.end())
        )
        if len(names) == len(numbers):
            for (called, at), day in zip(names, numbers, strict=True):
                yield _Pair(called, at, day, routine, listed, tuple(numbers))
        elif len(names) == 1:  # «thứ Bảy, 05 và 12/12»
            yield _Pair(*names[0], numbers[0], routine, listed, tuple(numbers))


def _numbers(found: re.Match[str]) -> list[WrittenDay]:
    """Read the numbers of days in a row; those that name no month or year have those of the day behind them."""
    days = list[WrittenDay]()
    for one in reversed(list(_NUMBER.finditer(found.string, found.start("first"), found.end("more")))):
        if one["alone"] is None:
            day = day_of(one)
            later = days[-1].year if days else None
            days.append(day if day.year else WrittenDay(day.text, day.start, day.sign, day.day, day.month, later))
        elif days:
            days.append(WrittenDay(one[0], one.start(), "", int(one[0]), days[-1].month, days[-1].year))
    return days[::-1]


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
        {"kind": "notice", "text": ["Thứ Bảy và Chủ nhật, 07/12 và 08/12/2024; thứ Sáu, thứ Bảy (06 – 07/12)."]},
        {"kind": "notice", "text": ["Thứ nhất, mang thẻ.", "Thứ hai, ngày 06/12/2024 mới nhận."]},
        {"kind": "notice", "text": ["Mở hằng ngày (trừ thứ Hai, ngày 31/12 và ngày 01/01)."]},
        {"kind": "notice", "text": ["Ngày 06/12, thứ Hai 09/12 nghỉ; T7, 07/12; 08/12/2024 là Chủ nhật; T7/2024."]},
    ),
    bad=(
        {"kind": "notice", "text": ["Tiêm vào thứ Hai, ngày 10/12/2024."]},
        {"kind": "notice", "title": "Thứ 7 08/12/2024: tiêm phòng dại"},
        {"kind": "notice", "summary": "Họp tối chủ nhật 7/12."},
        {"kind": "notice", "text": ["Ngày 10/12/2024 (thứ tư) nghỉ."]},
        {"kind": "notice", "summary": "Lớp vẽ mở thứ Sáu, 07/12/2024 tại phòng đa năng."},
        {"kind": "notice", "text": ["Thứ Bảy và Chủ nhật, 06 và 08/12/2024."]},
        {"kind": "notice", "text": ["Khai mạc thứ Bảy, từ 7 giờ 30 đến 11 giờ, ngày 08 tháng 12 năm 2024."]},
        {"kind": "notice", "text": ["Họp T6 (07/12); 08/12/2024 rơi vào thứ Bảy."]},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
