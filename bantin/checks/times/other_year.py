"""A day that is still to come has not another year than the item's own, and is not long over."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bantin.checks.days import WrittenDay, days
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, mend_of, texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.figures import Figures
from bantin.text.dates import short_date
from bantin.text.patterns import regex

_OVER = dt.timedelta(days=60)
"""Longer ago than this, a day that a text calls still to come is none of the month before."""
_YEAR = 366
_TO_COME = regex(
    r"(?<!\w)(?:(?:hạn|thời hạn)(?:\s+(?!đã|của|theo|là từ)\w+){0,5}\s*:?|(?:chậm|muộn|trễ)\s+nhất(?:\s+(?:là|vào))*"
    r"|(?:lùi|dời|hoãn|gia\s+hạn|kéo\s+dài|chuyển)(?:\s+\w+){0,4}\s+(?:đến|tới|sang)|hết\s+giá\s+trị\s+sau"
    r"|(?:còn|có)\s+(?:giá\s+trị|hiệu\s+lực)\s+(?:đến|tới)|sẽ\s[^.;:!?]{0,60}(?<!\w)(?:vào|lúc|trong)"
    r"|(?:kính\s+)?mời\s[^.;:!?]{0,60}(?<!\w)(?:vào|lúc|trong)|xin\s+mời)"
    r"(?:\s+(?:hết|cuối|lúc|trong|\d{1,2}\s?(?:giờ|h|g|:)\s?\d{0,2}|sáng|trưa|chiều|tối|(?:thứ|chủ)\s\w+,?))*(?:\s+ngày)?\s*$",
    re.IGNORECASE,
)
"""What stands before a day that is still to come, and before no other."""
_WAS = regex(
    r"(?<!\w)(?:đã|từng|vừa|trước đây|năm ngoái|năm trước|so với|cùng kỳ|cấp|ký|ban hành|sinh|số\s\S+|của|theo|nếu|"
    r"những ai|người|từ)(?!\w)[^.;!?]*$",
    re.IGNORECASE,
)
"""What makes a day before which it stands one of the past: «đã gia hạn đến», «thẻ cấp trước ngày»."""
_LOOKED_BACK = 100
_OF_THE_PAST = frozenset({"question", "story", "tricks", "sources", "publish", "series", "values", "damage", "outcome"})


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find days that have another year than the item's own last day, or that are over and called still to come."""
    for written in texts(bulletin):
        if _tells_what_was(written):
            continue
        text = written.text.replace("*", " ")
        for day in days(text):
            before = text[max(0, day.start - _LOOKED_BACK) : day.start]
            if day.date is None or _WAS.search(before):
                continue
            own = _same_day_of_another_year(day.date, written.entry)
            if own:
                yield _told(written, day, own, f"tin này đề ngày {short_date(own)}")
            elif _TO_COME.search(before) and _is_long_over(day.date, bulletin.date):
                meant = _year_later(day.date)
                yield _told(written, day, meant, f"đã qua vào ngày phát hành {short_date(bulletin.date)}")


def _tells_what_was(written: LocatedText) -> bool:
    item = written.entry.item if written.entry else None
    return written.path.partition(".")[0] in _OF_THE_PAST or isinstance(item, Figures)


def _same_day_of_another_year(day: dt.date, entry: Entry | None) -> dt.date | None:
    """Find a last day that the item has in a field of its own, and that differs in nothing but the year."""
    own = (entry.item.last_day, entry.item.led.until) if entry else ()
    return next((one for one in own if one and one != day and (one.day, one.month) == (day.day, day.month)), None)


def _is_long_over(day: dt.date, released: dt.date) -> bool:
    """Return whether a day is over, and would not be if it had the next year."""
    return released - day > _OVER and (released - day).days <= _YEAR


def _year_later(day: dt.date) -> dt.date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004 - February


def _told(written: LocatedText, day: WrittenDay, meant: dt.date, why: str) -> Diagnostic:
    place = written.find(day.text, day.start)
    better = short_date(meant) if day.sign else f"{day.text[: -len(str(day.year))]}{meant.year}"
    return Diagnostic(
        RULE.code,
        Severity.WARNING,
        f"«{day.text}» hình như sai năm: {why}",
        place,
        f"Viết «{better}» nếu ngày ấy còn ở phía trước; nếu đúng là năm {day.year} thì để nguyên",
        mend_of(place, day.text, better, certain=False),
    )


RULE = Rule(
    code=Code("other-year"),
    title="Ngày còn ở phía trước mà ghi năm khác",
    why="Đầu năm, cuối năm hay gõ nhầm năm: «lùi đến 03/01/2024» đã qua, bà con tưởng hết hạn nên không đến nữa.",
    mend="Sửa năm. Nếu đúng là ngày đã qua thì để nguyên: đây là cảnh báo, không chặn việc phát hành.",
    good=(
        {"kind": "deadline", "date": "2024-12-31", "todo": ["Đổi trước ngày 31/12/2024.", "Thẻ cấp trước 31/12/2023."]},
        {"kind": "notice", "text": ["Hạn nộp đến hết ngày 03/01/2025; hạn cũ đã gia hạn đến 03/01/2024."]},
        {
            "kind": "notice",
            "text": ["Ai đóng trước ngày 03/01/2024 sẽ được hoàn; theo Nghị định ký ngày 03/01/2024."],
        },
        {"kind": "figures", "title": "Số liệu đến 31/12/2023", "summary": "Hạn chót 03/01/2024."},
    ),
    bad=(
        {"kind": "deadline", "date": "2024-12-31", "todo": ["Đổi chậm nhất ngày 31/12/2023 để không gián đoạn."]},
        {"kind": "notice", "text": ["Hạn trả lùi đến 03/01/2024."]},
        {"kind": "notice", "text": ["Nộp chậm nhất ngày 05/01/2024."]},
        {
            "kind": "guide",
            "channels": ["facebook"],
            "summary": "Lớp học sẽ khai giảng vào sáng ngày 03 tháng 01 năm 2024.",
        },
        {"kind": "notice", "text": ["Mang thẻ đến ngày 20/12/2023."], "led": {"until": "2024-12-20"}},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end", "item.date", "item.led"),
)
