"""Boards know until when to show what has a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from bantin.checks.rule import Rule
from bantin.checks.texts import entry_texts
from bantin.model import written
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.kinds.notice import Notice
from bantin.model.kinds.question import Question
from bantin.text.dates import nearest, short_date
from bantin.text.patterns import regex

_DAY = regex(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}(?:,|\s+năm)?\s+\d{4}",
    re.ASCII | re.IGNORECASE,
)
_SHORT = r"[0-9]{1,2}/[0-9]{1,2}"
_WITHOUT_YEAR = regex(
    r"(?<!\w)(?:ngày|(?:thứ|chủ)\s\S+|sáng|trưa|chiều|tối|đêm|từ|đến|hết|trước|[0-9]{1,2}(?:h|g|giờ)[0-9]{0,2})"
    rf"\s*(?P<days>{_SHORT}(?:(?:,|\s?và|\s?[-–])\s?{_SHORT})*)"
    r"(?![0-9/.,-]*[0-9])(?!\s*(?:tổ|hộ|xã|phường|thôn|bản|số|người|trường)\b)",
    re.IGNORECASE,
)
"""Days as hands write them, also in a list, told from a share such as «9/9 tổ» by the words before and after it."""
_ONE = regex(r"([0-9]{1,2})/([0-9]{1,2})")
_NO_END = regex(r"(?<!\w)(?i:từ|kể từ|sau|số\s\S+|nghị định|quyết định|ban hành|ký)(?i:\s+ngày)?\s+$")
"""Words before a day on which something begins, or a document was signed."""
_ENDING = regex(
    r"(?<!\w)(?i:đến|hết|trước|hạn|chậm nhất|muộn nhất)(?i:\s+(?:hết|là|cuối))*"
    r"(?:\s+\d{1,2}(?:\s?giờ|h|:)(?:\s?\d{2})?)?(?:\s+ngày)?\s+$",
    re.IGNORECASE,
)
_REGISTERS = regex(r"(?<!\w)(?:đăng ký|ghi danh|báo danh|nộp|nhận hồ sơ)(?!\w)", re.IGNORECASE)
"""What is over when its time is, whatever comes after."""
_LOOKED_BACK = 60
"""Letters before a day that may say what happens on it."""
_SOON = dt.timedelta(days=92)
"""Within which a day is one that a bulletin of a month is about."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find items with a day after which boards would go on showing them, and notices whose day is over already."""
    led = bulletin.unit.value.channels.led
    for entry in bulletin.entries:
        if entry.item.last_day or isinstance(entry.item, Question):
            continue
        told = list(_days(entry, bulletin.date))
        days = [day for day in told if not day.begins]
        if not days or any(day.begins and day.date > max(one.date for one in days) for day in told):
            continue  # what begins after the last day goes on, nobody knows until when
        last = max(day.date for day in days)
        ended = next((day.place for day in days if day.date == last and day.ends), None)
        if isinstance(entry.item, Notice) and last < bulletin.date and ended and entry.item.led.until is None:
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"Ngày {short_date(last)} đã qua vào ngày phát hành {short_date(bulletin.date)}",
                ended,
                "Sửa ngày ấy, hoặc bỏ tin này" + _earlier(bulletin),
            )
        elif led and led.boards and entry.goes_to("led") and bulletin.date <= last <= bulletin.date + _SOON:
            # Who comes on the first day of a course could not register any more.
            closing = [day.date for day in days if day.ends and day.registers and day.date >= bulletin.date]
            yield from _goes_on(entry, max(closing, default=last))


def _earlier(bulletin: Bulletin) -> str:
    """Say where the day of publication is written, where nobody wrote it: it is the period's last day then."""
    if bulletin.header.value.date is not None:
        return ""
    return f"; bản tin ra trước ngày {short_date(bulletin.date)} thì ghi ngày ra thật vào bulletin.yaml, ở «date: …»"


def _goes_on(entry: Entry, last: dt.date) -> Iterator[Diagnostic]:
    if entry.item.led.until is None:
        has_words = "led" in entry.document.locations
        line = f"«until: {short_date(last)}» vào «led:»" if has_words else f"«led: {{until: {short_date(last)}}}»"
        yield Diagnostic(
            RULE.code,
            Severity.WARNING,
            f"Tin nói tới ngày {short_date(last)}, mà bảng LED chưa biết chiếu đến hôm nào nên chiếu mãi",
            entry.document.locate("led" if has_words else "title"),
            f"Thêm dòng {line}",
        )


class _Day(NamedTuple):
    """A day that an item speaks of.

    Attributes:
        ends: whether something surely ends then.
        registers: whether that is a time in which to register or hand in.
        begins: whether something begins then, and goes on; or a document is of that day.
    """

    date: dt.date
    place: Location
    ends: bool
    registers: bool
    begins: bool


def _days(entry: Entry, released: dt.date) -> Iterator[_Day]:
    """List the days that an item speaks of."""
    for text in entry_texts(entry):
        if text.path.startswith(("publish", "sources", "image", "zalo", "facebook")):
            continue
        plain = text.text.replace("*", " ")
        registers = bool(_REGISTERS.search(plain))
        for found in _DAY.finditer(plain):
            before = plain[max(0, found.start() - _LOOKED_BACK) : found.start()]
            try:
                day = written.date(found[0])
            except ValueError:
                continue
            if day:
                place = text.find(text.text[found.start() : found.end()], found.start())
                yield _Day(day, place, bool(_ENDING.search(before)), registers, begins=bool(_NO_END.search(before)))
        for found in _WITHOUT_YEAR.finditer(plain):
            before = plain[max(0, found.start("days") - _LOOKED_BACK) : found.start("days")]
            begins = bool(_NO_END.search(before))
            for at, one in enumerate(_ONE.finditer(found["days"])):
                start = found.start("days") + one.start()
                if day := nearest(int(one[1]), int(one[2]), released):
                    place = text.find(text.text[start : start + len(one[0])], start)
                    ends = bool(_ENDING.search(before)) and registers
                    yield _Day(day, place, ends, registers, begins=begins and not at)


_BOARDS = {
    "channels": {"led": {"boards": [{"id": "a", "name": "A", "pixels": "384x192", "pitch_mm": 10, "viewing_m": 8}]}}
}

RULE = Rule(
    code=Code("no-last-day"),
    title="Tin có ngày mà bảng LED không biết khi nào thôi",
    why="Bảng LED chiếu tin cho tới khi có bản tin sau; lịch của hôm qua còn sáng ngoài phố khiến bà con đi nhầm ngày.",
    mend="Viết ngày cuối vào led: until của tin. Ngày đã qua thì sửa ngày, hoặc bỏ tin.",
    good=(
        {"kind": "notice", "unit": _BOARDS, "title": "Tiêm phòng đến 18/12/2024", "led": {"until": "2024-12-18"}},
        {"kind": "notice", "unit": _BOARDS, "text": ["Áp dụng từ ngày 01/01/2025, theo Quyết định ngày 05/11/2024."]},
        {"kind": "notice", "unit": _BOARDS, "text": ["Họp ngày 05/12/2024."], "channels": ["zalo"]},
        {"kind": "notice", "text": ["Họp ngày 05/12/2024; ngày 05/11/2024 đã họp."]},
        {"kind": "warning", "unit": _BOARDS, "title": "Rét từ 12/12", "advice": ["Về chuồng trước 17 giờ 11/12."]},
        {"kind": "notice", "unit": _BOARDS, "text": ["Cả 9/9 tổ, đến 11/12 hộ đã làm; từ ngày 10 đến 18/11 đã họp."]},
    ),
    bad=(
        {"kind": "notice", "unit": _BOARDS, "title": "Tiêm phòng dại", "text": ["Từ 07/12 đến hết ngày 18/12/2024."]},
        {"kind": "notice", "unit": _BOARDS, "text": ["Họp ngày 5 tháng 12 năm 2024."], "led": {"title": "Họp"}},
        {"kind": "notice", "summary": "Đăng ký trước ngày 15/11/2024."},
        {"kind": "notice", "unit": _BOARDS, "title": "Mất nước 22h 28/12 - 5h 29/12"},
        {"kind": "notice", "unit": _BOARDS, "text": ["Tiêm phòng thứ Bảy 5/12 và 6/12."]},
        {"kind": "warning", "unit": _BOARDS, "title": "Triều cường từ 24 đến 27/12"},
        {"kind": "service", "unit": _BOARDS, "summary": "Cấp sáng thứ Bảy 05/12, 12/12 và 19/12."},
        {"kind": "guide", "unit": _BOARDS, "summary": "Đăng ký tiêm từ ngày 07/12 đến hết ngày 18/12/2024."},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end", "item.led", "item.channels"),
)
