"""The number that stands beside an item is the one that its text says to call."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.facts.no_number_to_call import contacts_with, instructions_of, knows_contacts
from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.numbers import EMERGENCY, number_in_text, number_to_dial


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find items that say to call one number, and name no contact, so that the unit's usual one stands beside them."""
    for entry in bulletin.entries:
        if not knows_contacts(bulletin, entry):
            continue
        shown = [contact.number for contact in bulletin.contacts_of(entry.item) if contact.number]
        # Who answers an emergency number sends for the others.
        if shown and shown[0] not in EMERGENCY and not bulletin.named_contacts(entry.item):
            usual = [contact.id for contact in bulletin.contacts_of(entry.item)]
            yield from _others(entry, shown, usual)


def _others(entry: Entry, shown: list[str], usual: list[str]) -> Iterator[Diagnostic]:
    texts = instructions_of(entry)
    if any(number_in_text(number).search(text.text) for number in shown for text in texts):
        return
    for number in EMERGENCY:  # a number of the unit's own that they say is shown first
        for text in texts:
            if found := number_to_dial(number).search(text.text.replace("*", " ")):
                message = f"Tin bảo gọi {number}, mà số đứng trên ảnh và trong bài là {shown[0]}"
                place = text.find(text.text[found.start(1) : found.end(1)], found.start(1))
                yield Diagnostic(RULE.code, Severity.WARNING, message, place, _hint(number, usual))
                return


def _hint(number: str, usual: list[str]) -> str:
    """Say how both numbers come to stand beside the item, and what their order says.

    The first one is the largest of all that boards and films show: of 114 in an item on damp, people would call the
    fire service for damp.
    """
    mark = f"so-{number}"
    first, last = ", ".join([mark, *usual]), ", ".join([*usual, mark])
    return (
        f"Khai đầu mối {EMERGENCY[number]} số {number} ở contacts của unit.yaml, ví dụ mã {mark}. Việc của tin là gọi "
        f"{number} thì ghi «contacts: [{first}]» vào tin; chỉ gọi khi có chuyện thì «contacts: [{last}]», vì số đứng "
        f"đầu là số to nhất, và viết câu nói khi nào gọi {number} ở «led: text»"
    )


RULE = Rule(
    code=Code("other-number"),
    title="Chữ bảo gọi một số, ảnh ghi số khác",
    why="Lúc gấp, bà con gọi số to nhất trên ảnh. Chữ bảo gọi 115 mà ô số là bộ phận một cửa thì người gọi mất những "
    "phút cần nhất.",
    mend="Ghi ở contacts của tin đầu mối có số mà chữ bảo gọi; chưa có thì khai ở unit.yaml. Số đứng đầu là số to "
    "nhất: số chỉ gọi khi có chuyện, như 114 trong tin về ẩm mốc, thì đứng sau số của cơ quan.",
    good=(
        {"kind": "guide", "steps": ["Gọi 115 ngay."], "contacts": ["tram"], "unit": contacts_with(number="115")},
        {"kind": "guide", "steps": ["Gọi 0209 3 811 115."], "unit": contacts_with(usual=True, number="0209 3 811 115")},
        {"kind": "guide", "steps": ["Ra ngoài rồi gọi 114."], "unit": contacts_with(usual=True, number="113")},
        {
            "kind": "warning",
            "tricks": ["Kẻ gian bảo gọi 113."],
            "advice": ["Đừng gọi 113 theo lời chúng."],
            "unit": contacts_with(usual=True, number="0209 3 811 115"),
        },
    ),
    bad=(
        {"kind": "guide", "steps": ["Gọi ngay **115**."], "unit": contacts_with(usual=True, number="0209 3 811 115")},
        {
            "kind": "warning",
            "advice": ["Mở hết cửa.", "Báo Công an theo số 113."],
            "unit": contacts_with(usual=True, number="0209 3 811 115"),
        },
    ),
    check=check,
    needs=("unit.contacts", "unit.default_contacts", "item.contacts", "item.contact"),
)
