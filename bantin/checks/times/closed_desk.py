"""A deadline that is met at a desk falls on a day on which the desk is open."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bantin.checks.days import days
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts, texts
from bantin.checks.times.other_deadline import CLOCK, ENDING
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.deadline import Deadline
from bantin.text.dates import short_date, weekday
from bantin.text.patterns import regex

_SATURDAY, _SUNDAY = 5, 6
_HOLIDAYS = {(1, 1): "Tết Dương lịch", (30, 4): "30/4", (1, 5): "1/5", (2, 9): "Quốc khánh"}
"""Holidays of the sun's calendar; those of the moon's are for whoever writes to know."""

_FIELDS = {"summary", "text", "todo", "steps", "note", "how", "answer"}
_DESK = regex(
    r"(?<!\w)(?:tại|ở|đến|tới|lên|về|qua)\s+(?:\w+\s+){0,2}?"
    r"(?:văn\s+phòng|trụ\s+sở|quầy|bộ\s+phận|một\s+cửa|trung\s+tâm|ủy\s+ban|UBND|phòng|trạm|trường|kho\s+bạc|chi\s+cục)(?!\w)",
    re.IGNORECASE,
)
_ERRAND = regex(
    r"(?<!\w)(?:nộp|đăng\s+ký|trả|lấy|nhận|đổi|khai|kê\s+khai|làm\s+thủ\s+tục|hoàn\s+thiện|đóng)(?!\w)", re.IGNORECASE
)
"""What is done at a desk; what goes on in a place until a day, such as a vaccination, is no deadline."""

_ELSEWHERE = regex(
    r"(?<!\w)(?:trực\s+tuyến|qua\s+mạng|trên\s+mạng|online|cổng|VNeID|eTax\w*|ứng\s+dụng|app|zalo|e-?mail|thư\s+điện\s+tử|chuyển\s+khoản"
    r"|ngân\s+hàng|trang|website|mã\s+QR|bưu\s+\w+|điện\s+thoại|gọi|nhắn|hộp\s+thư|tại\s+nhà|nhà\s+văn\s+hóa|trưởng\s+\w+)(?!\w)|\w\.vn(?!\w)",
    re.IGNORECASE,
)
"""Ways that are open when desks are closed."""

_SPAN = rf"{CLOCK}\s*(?:đến|tới|[-–—])\s*{CLOCK}"
_WORKING = regex(
    rf"{_SPAN}|24/24|24/7|(?<!\w)(?:kể\s+cả|cả\s+(?:thứ|chủ\s+nhật|ngày\s+nghỉ|ngày\s+lễ|tuần)|hằng\s+ngày|mọi\s+ngày|tất\s+cả\s+các\s+ngày"
    r"|mở\s+cửa|làm\s+việc|tiếp\s+nhận|không\s+nghỉ)(?!\w)",
    re.IGNORECASE,
)
"""Words of a sentence that says when a desk is open."""

_CLOSED = regex(r"(?<!không\s)(?<!\w)(?:nghỉ|trừ|đóng\s+cửa)(?!\w)", re.IGNORECASE)
_EVERY_DAY = regex(
    r"(?<!\w)(?:hằng\s+ngày|mọi\s+ngày|cả\s+tuần|tất\s+cả\s+các\s+ngày|ngày\s+nghỉ|24/24|24/7)(?!\w)", re.IGNORECASE
)
_WEEK = regex(
    r"(?<!\w)(?:thứ\s+hai|T2)\s*(?:đến|tới|[-–—])\s*(?:hết\s+)?(?:thứ\s+sáu|T6)(?!\w)|giờ\s+hành\s+chính", re.IGNORECASE
)
"""What says that nobody works on Saturdays."""

_NAMES = {
    _SATURDAY: regex(r"(?<!\w)(?:thứ\s+bảy|thứ\s+7|T7)(?!\w)", re.IGNORECASE),
    _SUNDAY: regex(r"(?<!\w)(?:chủ\s+nhật|CN)(?!\w)", re.IGNORECASE),
}
_SENTENCE = regex(r"[.;!?](?=\s|$)|\n")


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find deadlines on days on which the desk where they are met is closed, and no text says that it is open."""
    said = [sentence for written in texts(bulletin) for sentence in _SENTENCE.split(written.text.replace("*", " "))]
    for entry in bulletin.entries:
        told = [one for one in entry_texts(entry) if one.path.partition(".")[0] in _FIELDS]
        if isinstance(entry.item, Deadline):
            yield from _of_deadline(entry, entry.item.date, told, said)
            continue
        for written in told:
            yield from _of_text(written, bulletin.date, said)


def _of_deadline(entry: Entry, day: dt.date, told: list[LocatedText], said: list[str]) -> Iterator[Diagnostic]:
    whole = "\n".join(written.text.replace("*", " ") for written in told)
    if _DESK.search(whole) and not _ELSEWHERE.search(whole) and (why := _shut(day, said)):
        place = entry.document.locate("date")
        hint = f"Đổi sang {_before(day, said)}, hoặc viết vào todo giờ mở cửa hôm ấy, như «{_open(day)}»"
        yield Diagnostic(RULE.code, Severity.WARNING, _message(day, why), place, hint)


def _of_text(written: LocatedText, released: dt.date, said: list[str]) -> Iterator[Diagnostic]:
    plain = written.text.replace("*", " ")
    for found in days(plain):
        begin = max((one.end() for one in _SENTENCE.finditer(plain, 0, found.start)), default=0)
        end = next((one.start() for one in _SENTENCE.finditer(plain, found.end)), len(plain))
        sentence, day = plain[begin:end], found.near(released)
        ending = ENDING.search(plain[begin : found.start])
        if day is None or day < released or not ending or (ending["word"].lower() == "trước" and not ending["clock"]):
            continue  # «trước ngày 16/12» is met on any day before
        if (
            _DESK.search(sentence)
            and _ERRAND.search(sentence)
            and not _ELSEWHERE.search(sentence)
            and (why := _shut(day, said))
        ):
            hint = f"Đổi sang {_before(day, said)}, hoặc viết thêm giờ mở cửa hôm ấy, như «{_open(day)}»"
            place = written.find(found.text, found.start)
            yield Diagnostic(RULE.code, Severity.WARNING, _message(day, why), place, hint)


def _shut(day: dt.date, said: list[str]) -> str:
    """Say why desks are closed on a day; empty where they are open, for all that is known and said."""
    number = day.weekday()
    if holiday := _HOLIDAYS.get((day.day, day.month)):
        return "" if any(_works(sentence, day) for sentence in said) else f"ngày nghỉ {holiday}"
    name = _NAMES.get(number)
    if name is None or any((name.search(one) and _working(one)) or _works(one, day) for one in said):
        return ""
    if number == _SATURDAY and not any(map(_WEEK.search, said)):
        return ""
    return weekday(day) if number == _SUNDAY else "thứ Bảy, mà giờ làm việc chỉ đến thứ Sáu"


def _working(sentence: str) -> bool:
    return bool(_WORKING.search(sentence)) and not _CLOSED.search(sentence)


def _works(sentence: str, day: dt.date) -> bool:
    """Return whether a sentence says that a desk is open on a day, or on all days."""
    if _CLOSED.search(sentence):
        return False
    return bool(_EVERY_DAY.search(sentence)) or (
        bool(_WORKING.search(sentence)) and any((one.day, one.month) == (day.day, day.month) for one in days(sentence))
    )


def _before(day: dt.date, said: list[str]) -> str:
    """Name the last day before on which desks are open."""
    while _shut(day, said) or day.weekday() >= _SATURDAY:
        day -= dt.timedelta(days=1)
    name = weekday(day)
    return f"{name[0].lower()}{name[1:]}, {short_date(day)}"


def _open(day: dt.date) -> str:
    return f"{weekday(day)}, {short_date(day)}, mở cửa từ 8:00 đến 11:00"


def _message(day: dt.date, why: str) -> str:
    return f"Hạn {short_date(day)} là {why}, hôm ấy nơi tiếp nhận không mở cửa"


RULE = Rule(
    code=Code("closed-desk"),
    title="Hạn nộp tại quầy rơi vào ngày nghỉ",
    why="Người ở xa hay đi vào ngày cuối cùng; đến nơi quầy đóng cửa là lỡ hạn, dù làm đúng lời thông báo.",
    mend="Đổi hạn sang ngày làm việc trước đó, hoặc viết giờ mở cửa của đúng hôm ấy. Nộp được qua mạng thì viết rõ.",
    good=(
        {"kind": "deadline", "date": "2024-12-15", "todo": ["Nộp đơn tại quầy số 2 hoặc trên Cổng Dịch vụ công."]},
        {"kind": "deadline", "date": "2024-12-15", "todo": ["Nộp đơn tại quầy; Chủ nhật mở cửa từ 8:00 đến 11:00."]},
        {"kind": "deadline", "date": "2024-12-14", "todo": ["Nộp đơn tại quầy số 2."]},
        {"kind": "deadline", "date": "2024-12-15", "todo": ["Cắt tỉa cây trước nhà."]},
        {"kind": "notice", "text": ["Nhận quà tại trụ sở trước ngày 16/12/2024; hội chợ mở đến hết Chủ nhật 15/12."]},
        {"kind": "notice", "text": ["Tiêm tại trạm đến hết ngày 15/12; trả thẻ tại quầy trước ngày 15/12."]},
        {"kind": "notice", "text": ["Thư viện mở cửa tất cả các ngày.", "Trả sách tại quầy đến hết ngày 15/12/2024."]},
    ),
    bad=(
        {"kind": "deadline", "date": "2024-12-15", "todo": ["Nộp đơn tại quầy số 2."]},
        {"kind": "deadline", "date": "2025-01-01", "todo": ["Đến trụ sở lấy phiếu."]},
        {
            "kind": "deadline",
            "date": "2024-12-14",
            "todo": ["Nộp đơn tại văn phòng, từ thứ Hai đến thứ Sáu, 8h00 – 16h30."],
        },
        {"kind": "notice", "text": ["Trả sách tại quầy trước 17 giờ ngày 15/12/2024.", "Thư viện nghỉ Chủ nhật."]},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end", "item.date"),
)
