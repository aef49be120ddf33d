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
    header = bulletin.header.value
    hint = "Sửa ngày ở date, hoặc bỏ tin này"
    if header.date is None:  # then the day of publication is the period's last
        hint = (
            f"Bản tin ra trước hôm ấy thì ghi ngày phát hành vào bulletin.yaml, ví dụ date: {header.period.start}, "
            "vì để trống là ngày cuối kỳ; không thì sửa ngày ở date của tin, hoặc bỏ tin này"
        )
    for entry in bulletin.entries:
        if isinstance(entry.item, Deadline) and entry.item.date < bulletin.date:
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"Hạn {short_date(entry.item.date)} đã qua vào ngày phát hành {short_date(bulletin.date)}",
                entry.document.locate("date"),
                hint,
            )


RULE = Rule(
    code=Code("past-deadline"),
    title="Hạn đã qua trước ngày phát hành",
    why="Nhắc một hạn đã qua khiến bạn đọc lo lắng vô ích và bớt tin những lần nhắc sau.",
    mend="Sửa ngày ở date của tin, ghi hay xem lại date của bulletin.yaml (để trống là ngày cuối kỳ), hoặc bỏ tin này.",
    good=(
        {"kind": "deadline", "date": "2024-12-31", "bulletin": {"date": "2024-11-30"}},
        {"kind": "deadline", "date": "2024-11-30", "bulletin": {"date": "2024-11-30"}},
    ),
    bad=(
        {"kind": "deadline", "date": "2024-11-29", "bulletin": {"date": "2024-11-30"}},
        {"kind": "deadline", "date": "2024-11-29"},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
