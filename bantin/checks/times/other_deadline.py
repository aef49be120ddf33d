"""The day of a deadline is the one that its texts say, also where they say it as the day before which it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bantin.checks.days import WrittenDay, days
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, Repeated, entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Mend, Severity
from bantin.model.kinds.deadline import Deadline
from bantin.text.dates import short_date
from bantin.text.normal import plain
from bantin.text.patterns import regex

CLOCK = r"\d{1,2}(?:\s?giờ(?:\s?\d{2}(?:\s?phút)?)?|[hg]\d{0,2}|:\d{2})"
"""An hour, as hands write it."""

ENDING = regex(
    r"(?<!\w)(?P<word>đến|hết|trước|hạn|chậm\s+nhất|muộn\s+nhất)(?:\s+(?:hết|là|cuối|cùng|vào|lúc|nộp))*"
    rf"(?:\s+(?P<clock>{CLOCK}),?)?(?:\s+(?:thứ\s+\w+|chủ\s+nhật),?)?(?:\s+ngày)?\s*$",
    re.IGNORECASE,
)
"""What stands before the day on which something ends."""

_MOVED = regex(
    r"(?<!\w)(?:gia\s+hạn(?!\s+(?:thẻ|giấy|hợp\s+đồng|bảo\s+hiểm|thị\s+thực|hộ\s+chiếu|chứng|sách|tạm\s+trú))"
    r"|kéo\s+dài|lùi|thay\s+cho|dời)(?!\w)",
    re.IGNORECASE,
)
"""Words that move a deadline; who renews a card moves none."""

_AFTER = dt.timedelta(days=31)
"""How much later than the deadline a day may be that is another way to say it."""


_NO_DEADLINE = regex(r"(?<!\w)(?:sinh|mua|cấp|ký|ban\s+hành|hiệu\s+lực|xảy\s+ra|phát\s+sinh|mất|có)\s*$", re.IGNORECASE)
"""What was so before a day, of which nobody has to do anything: «thẻ cấp trước ngày 01/7/2024»."""

_TITLES = ("title", "facebook.title")
_SHORT = (*_TITLES, "led.title", "led.text", "video.title", "video.text")
"""Words that stand beside the day of the leaf, and have room for one day."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find deadlines of which a text says another last day than theirs."""
    for entry in bulletin.entries:
        item = entry.item
        if not isinstance(item, Deadline):
            continue
        yield from _before_it(entry, item.date, bulletin.date)
        told = plain(f"{item.title}\n{item.summary}")
        everywhere = "\n".join((told, *map(plain, item.todo)))
        if _MOVED.search(told) or any(_is(item.date, day, everywhere, bulletin.date) for day in days(everywhere)):
            yield from _in_short(entry, item.date, bulletin.date)
            continue
        last = {day.near(bulletin.date) for day in days(told) if ENDING.search(told[: day.start])}
        others = sorted(day for day in last if day and bulletin.date <= day <= item.date + _AFTER)
        yield from _in_short(entry, item.date, bulletin.date, of_titles=not others)
        if others:
            day, place = others[-1], entry.document.locate("date")
            message = f"Mục date ghi hạn {short_date(item.date)}, mà tiêu đề, tóm tắt ghi {short_date(day)}"
            hint = f"Viết «date: {day}», hoặc sửa ngày trong tiêu đề, tóm tắt"
            mend = Mend.of(place, str(day), certain=False)
            yield Diagnostic(RULE.code, Severity.WARNING, message, place, hint, mend)


def _before_it(entry: Entry, deadline: dt.date, released: dt.date) -> Iterator[Diagnostic]:
    """Find what says that all must be done before the deadline's own day, so the day before it at the latest."""
    found: list[tuple[str, int, LocatedText]] = []
    for written in entry_texts(entry):
        text = written.text.replace("*", " ")
        for day in days(text):
            ending = ENDING.search(text[: day.start])
            if day.near(released) == deadline and ending and _is_before(ending):
                found.append((written.text[ending.start() : day.end], ending.start(), written))
    if not found:
        return
    part = found[0][0]
    eve = deadline - dt.timedelta(days=1)
    told = Repeated.of(found, _at_the_latest)
    leaf = f"mục date, tức tờ lịch và bảng LED, ghi {short_date(deadline)}"
    yield Diagnostic(
        RULE.code,
        Severity.WARNING,
        f"«{part}» là chậm nhất ngày {short_date(eve)}, mà {leaf}{told.more}",
        told.place,
        f"Còn nhận cả ngày ấy thì viết «{_at_the_latest(told.part)}»; không thì viết «date: {eve}»",
        told.mend,
        told.also,
    )


def _in_short(entry: Entry, deadline: dt.date, released: dt.date, *, of_titles: bool = True) -> Iterator[Diagnostic]:
    """Find titles and words for boards and films that name another last day beside the leaf that has the right one."""
    for written in entry_texts(entry):
        text = plain(written.text)
        if not of_titles and written.path in _TITLES:
            continue
        if written.path not in _SHORT or _MOVED.search(text):
            continue
        found = list(days(text))
        ends = [(day, said) for day in found if ENDING.search(text[: day.start]) and (said := day.near(released))]
        if not ends or any(_is(deadline, day, text, released) for day in found) or ends[0][1] == deadline:
            continue
        day, said = ends[0]
        if released <= said <= deadline + _AFTER:
            message = f"«{written.path.replace('.', ': ')}» ghi hạn {day.text}, mà mục date ghi {short_date(deadline)}"
            hint = f"Viết ngày {short_date(deadline)} ở đây, hoặc viết «date: {said}»"
            if written.path in _TITLES:
                hint += f"; hai ngày đều đúng thì chỉ để ngày {day.text} ở tóm tắt, vì tờ lịch đứng cạnh tiêu đề"
            yield Diagnostic(RULE.code, Severity.WARNING, message, written.find(day.text), hint)


def _is_before(ending: re.Match[str]) -> bool:
    """Return whether a day is excluded: «trước ngày 31/12», not «trước 17 giờ ngày 31/12», «trước hết ngày 31/12»."""
    said = ending[0].lower().split()
    ends = "hết" in said or ending["clock"]
    return said[0] == "trước" and not ends and not _NO_DEADLINE.search(ending.string[: ending.start()])


def _at_the_latest(part: str) -> str:
    """Say of a day that it counts: «chậm nhất ngày 31/12» of «trước ngày 31/12»."""
    return re.sub(
        r"^trước", lambda word: "Chậm nhất" if word[0][0].isupper() else "chậm nhất", part, flags=re.IGNORECASE
    )


def _is(deadline: dt.date, day: WrittenDay, text: str, released: dt.date) -> bool:
    """Return whether a written day is the deadline; «trước ngày 21» may be said of the 20th."""
    said, ending = day.near(released), ENDING.search(text[: day.start])
    before = ending is not None and ending["word"].lower() == "trước" and not ending["clock"]
    return said == deadline or bool(before and said and said - dt.timedelta(days=1) == deadline)


RULE = Rule(
    code=Code("other-deadline"),
    title="Hạn trong chữ khác hạn ở mục date",
    why=(
        "Tờ lịch trên ảnh và bảng LED in ngày ở date, bài viết nói ngày khác: nửa số người đọc nộp muộn. «Trước ngày "
        "31/12» là chậm nhất ngày 30/12, nên không đi cùng date 31/12."
    ),
    mend=(
        "Sửa date cho đúng ngày trong chữ, hoặc sửa chữ. Ngày cuối cùng còn nhận thì viết «chậm nhất ngày 31/12» hay "
        "«đến hết ngày 31/12»."
    ),
    good=(
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước ngày 21/12/2024."},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước hết ngày 20/12/2024."},
        {"kind": "deadline", "date": "2024-12-20", "title": "Gia hạn thẻ trước khi thẻ hết hạn, chậm nhất 20/12"},
        {"kind": "deadline", "date": "2024-12-20", "title": "Đăng ký gian hàng hội chợ 31/12"},
        {"kind": "deadline", "date": "2024-12-20", "todo": ["Thẻ cấp trước ngày 20/12/2024 thì đổi đến hết 20/12."]},
        {"kind": "deadline", "date": "2024-12-20", "led": {"text": "Hạn 20/12, tại trụ sở"}},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước 17 giờ ngày 20/12."},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Xe mua trước ngày 01/7/2014 phải đăng ký lại."},
        {
            "kind": "deadline",
            "date": "2024-12-20",
            "summary": "Nộp ảnh đến hết ngày 10/12/2024.",
            "todo": ["Nộp tiền đến hết ngày 20/12/2024."],
        },
    ),
    bad=(
        {
            "kind": "deadline",
            "date": "2024-12-25",
            "title": "Gia hạn thẻ trước khi hết hạn 31/12",
            "summary": "Nộp chậm nhất ngày 25/12/2024.",
        },
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước 17 giờ ngày 18/12/2024."},
        {"kind": "deadline", "date": "2024-12-20", "title": "Đăng ký bơi đến hết thứ Năm, ngày 19/12"},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Chậm nhất là ngày 30 tháng 12 năm 2024."},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Nộp đơn trước ngày 20/12/2024."},
        {"kind": "deadline", "date": "2024-12-20", "title": "Nộp đơn trước **20/12**", "todo": ["Trước ngày 20/12."]},
        {"kind": "deadline", "date": "2024-12-20", "summary": "Hạn 20/12.", "led": {"text": "Đến hết ngày 30/12"}},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end", "item.date"),
)
