"""A day that follows from each reader's own day is no day for all of them: «60 ngày từ ngày sinh, tức 01/01/2027»."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bantin.checks.days import days
from bantin.checks.rule import Rule
from bantin.checks.texts import mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.dates import short_date
from bantin.text.patterns import regex

_OWN = (
    r"sinh|nhận|nộp|mua|phát\s+hiện|đến\s+ở|chuyển\s+đến|được\s+cấp|mất|nghỉ\s+việc|bị\s+\w+|khám|tiêm|ra\s+viện|xuất\s+viện"
    r"|kết\s+hôn"
)
"""What each reader's day is of; of what is one day for all, such as the signing of a decision, nothing is told."""

_TERM = regex(
    rf"(?P<number>\d+)\s+(?P<unit>ngày(?:\s+làm\s+việc)?|tuần|tháng|năm)\s+(?:\(?\w+\)?\s+)?(?:kể\s+)?(?:từ|sau)\s+(?:ngày|khi)\s+(?P<of>{_OWN})(?!\w)"
    r"(?P<between>[^.;!?]*?)(?P<so>(?:tức\s+là|tức|nghĩa\s+là)\s+)(?P<lead>[^.;!?\d]*)$",
    re.IGNORECASE,
)
"""What stands before such a day: a term from a day of one's own, and «tức là đến hết ngày»."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find days that a term from each reader's own day is said to end on, where that day does not stand beside it."""
    for written in texts(bulletin):
        text = written.text.replace("*", " ")
        for day in days(text):
            found = _TERM.search(text[: day.start])
            date = day.near(bulletin.date)
            if not found or date is None or any(days(found["between"])):
                continue
            part = written.text[found.start("so") : day.end]
            place = written.find(part, found.start("so"))
            of = " ".join(found["of"].lower().split())
            first = _first(date, int(found["number"]), found["unit"].lower())
            better = f"ví dụ {of} ngày {short_date(first) if first else '…'} thì {found['lead']}{day.text}"
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"«{part}» chỉ đúng với một người: ai cũng tính từ ngày {of} của mình, mà câu này không ghi ngày ấy",
                place,
                f"Bỏ «{part}», hoặc viết «{better}»",
                mend_of(place, part, better, certain=False) if first else None,
            )


def _first(last: dt.date, number: int, unit: str) -> dt.date | None:
    """Reckon back to the day from which a term runs; None where months or working days make that uncertain."""
    lengths = {"ngày": 1, "tuần": 7}
    return last - dt.timedelta(days=number * lengths[unit]) if unit in lengths else None


RULE = Rule(
    code=Code("one-persons-day"),
    title="Ngày chỉ đúng với một người mà viết như cho mọi người",
    why=(
        "Hạn «60 ngày kể từ ngày sinh» của mỗi nhà một khác. Viết «tức là đến hết ngày 01/01/2027» mà không ghi ngày "
        "sinh của trường hợp ấy thì người đọc tưởng hạn của mình cũng là ngày đó."
    ),
    mend="Bỏ ngày đã tính sẵn, hoặc viết cả ngày làm gốc: «ví dụ sinh ngày 02/11/2026 thì đến 01/01/2027».",
    good=(
        {"kind": "notice", "text": ["Khai sinh trong 60 ngày kể từ ngày sinh."]},
        {"kind": "notice", "text": ["Trong 60 ngày kể từ ngày sinh 02/11/2024, tức là đến hết ngày 01/01/2025."]},
        {"kind": "notice", "text": ["Trong 60 ngày từ ngày sinh, ví dụ sinh ngày 02/11/2024 thì đến hết 01/01/2025."]},
        {"kind": "notice", "text": ["Trong 30 ngày kể từ ngày Luật có hiệu lực, tức là đến hết ngày 31/12/2024."]},
        {"kind": "notice", "text": ["Trong 30 ngày kể từ ngày ký Quyết định này, tức là đến hết ngày 31/12/2024."]},
    ),
    bad=(
        {"kind": "notice", "text": ["Trong 60 ngày kể từ ngày sinh, tức là đến hết ngày 01/01/2025."]},
        {"kind": "notice", "text": ["Nộp trong 3 tháng từ ngày nhận quyết định, tức trước 15/12/2024."]},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
