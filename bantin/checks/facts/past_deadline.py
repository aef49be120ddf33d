"""A deadline lies ahead of the bulletin that tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.deadline import Deadline
from bantin.text.dates import short_date


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find deadlines that are over on the day of publication."""
    for entry in bulletin.entries:
        if isinstance(entry.item, Deadline) and entry.item.date < bulletin.date:
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"Hạn {short_date(entry.item.date)} đã qua vào ngày phát hành {short_date(bulletin.date)}",
                entry.document.locate("date"),
                "Sửa ngày ở date, hoặc bỏ tin này",
            )


RULE = Rule(
    code=Code("past-deadline"),
    title="Hạn đã qua trước ngày phát hành",
    why="Nhắc một hạn đã qua khiến bạn đọc lo lắng vô ích và bớt tin những lần nhắc sau.",
    mend="Sửa ngày ở date của tin, xem lại date của bulletin.yaml, hoặc bỏ tin này.",
    good=(
        {"kind": "deadline", "date": "2024-12-31", "bulletin": {"date": "2024-11-30"}},
        {"kind": "deadline", "date": "2024-11-30", "bulletin": {"date": "2024-11-30"}},
    ),
    bad=({"kind": "deadline", "date": "2024-11-29", "bulletin": {"date": "2024-11-30"}},),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
