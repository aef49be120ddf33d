"""Contacts that readers are sent to were verified lately."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.dates import short_date

WARN_DAYS, STOP_DAYS = 180, 365
"""Days between the last verification and the bulletin, above which a contact is stale; a judgement, no norm."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find contacts that were verified too long before the bulletin's date; overviews print those of no item too.

    Urgent bulletins have no overview, and wait for no contact that they do not show.
    """
    named = {name for entry in bulletin.entries for name in (getattr(entry.item, "contact", ""), *entry.item.contacts)}
    shown = named | set(bulletin.unit.value.default_contacts)
    for number, contact in enumerate(bulletin.unit.value.contacts):
        age = (bulletin.date - contact.checked_on).days
        if age > WARN_DAYS and (contact.id in shown or not bulletin.is_urgent):
            yield Diagnostic(
                RULE.code,
                Severity.ERROR if age > STOP_DAYS else Severity.WARNING,
                f"Đầu mối «{contact.label}» được xác minh lần cuối ngày {short_date(contact.checked_on)}, "
                f"trước bản tin {age} ngày",
                bulletin.unit.locate(f"contacts.{number}.checked_on"),
                "Gọi thử hoặc mở thử lại rồi ghi ngày mới vào checked_on",
            )


def _contact(checked_on: str) -> dict[str, object]:
    return {"id": "truc-ban", "label": "Trực ban", "number": "113", "checked_on": checked_on}


RULE = Rule(
    code=Code("stale-contact"),
    title="Đầu mối liên hệ lâu chưa xác minh",
    why="Số điện thoại cũ có thể đã về tay người khác; nạn nhân gọi vào đó sẽ mất thời gian quý nhất.",
    mend="Gọi thử số ấy, hay mở thử trang ấy, rồi ghi ngày vừa thử vào checked_on. Quá một năm thì đây là lỗi.",
    good=(
        {"kind": "notice", "bulletin": {"date": "2024-11-30"}, "unit": {"contacts": [_contact("2024-11-20")]}},
        {"kind": "notice", "bulletin": {"date": "2024-11-30"}, "unit": {"contacts": [_contact("2025-03-01")]}},
    ),
    bad=(
        {"kind": "notice", "bulletin": {"date": "2024-11-30"}, "unit": {"contacts": [_contact("2024-05-01")]}},
        {"kind": "notice", "bulletin": {"date": "2024-11-30"}, "unit": {"contacts": [_contact("2023-11-01")]}},
    ),
    check=check,
    needs=("bulletin.date", "bulletin.period.end"),
)
