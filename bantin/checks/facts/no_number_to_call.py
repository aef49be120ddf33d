"""Who is asked to call is told a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.item import TELLING
from bantin.text.patterns import regex

_WHO = (
    r"(?:công\s+an|trạm|đơn\s+vị|cơ\s+quan|trực\s+ban|ủy\s+ban|ubnd|phòng|bệnh\s+viện|trung\s+tâm|trụ\s+sở|điện\s+lực"
    r"|đường\s+dây\s+nóng|tổng\s+đài|cán\s+bộ|nhân\s+viên\s+y\s+tế|chúng\s+tôi|cấp\s+cứu|cứu\s+hỏa|ban\s+\w+|tổ\s+\w+)"
)
_ASKS = regex(
    rf"(?<!\w)(?<!cuộc )(?<!được )(?<!không )(?<!đừng )(?<!chớ )(?:gọi|liên\s+hệ)"
    rf"(?:\s+(?:điện|ngay|luôn|cho|tới|đến|về|với|qua|số))*\s+{_WHO}(?!\w)",
    re.IGNORECASE,
)
_NUMBER = regex(r"(?<![\w.,])(?:\+?84|0)[\d().\- ]{6,16}\d(?!\w)|(?<![\w.,])1\d{2}(?![\w.,]*\d)|(?<!\d)1[89]00\s?\d")
_TELLING = (*TELLING, "publish", "sources", "image")
"""Fields in which nobody is asked to call."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find items that ask to call an office without any number, once for all that only the unit's own can mend."""
    asking = [(entry, found) for entry in bulletin.entries if (found := _asks(bulletin, entry))]
    own = [entry.id for entry, _ in asking if not bulletin.named_contacts(entry.item)]
    for entry, (part, place) in asking:
        if entry.id not in own:
            message = f"Tin mời «{part}» mà đầu mối tin nêu không có số điện thoại"
            yield Diagnostic(
                RULE.code, Severity.WARNING, message, place, "Viết số ấy vào câu, hoặc thêm number cho đầu mối"
            )
        elif entry.id == own[0]:
            others = f"; các tin khác cũng thế: {', '.join(own[1:])}" if own[1:] else ""
            yield Diagnostic(
                RULE.code,
                Severity.WARNING,
                f"Tin mời «{part}» mà không ảnh, bài nào của tin có số để gọi{others}",
                place,
                f"Viết số ấy vào câu{_ways(bulletin.unit.value.default_contacts)}",
            )


def _ways(usual: tuple[str, ...]) -> str:
    """Say how the unit's own number comes to stand on items."""
    if usual:
        return ", hoặc thêm number cho đầu mối ghi ở default_contacts của unit.yaml"
    return ", hoặc khai số của đơn vị ở contacts của unit.yaml rồi ghi mã của nó ở default_contacts"


def _asks(bulletin: Bulletin, entry: Entry) -> tuple[str, Location] | None:
    """Find where an item asks to call; None where it does not, or any number stands in it or is shown with it."""
    if not knows_contacts(bulletin, entry) or any(contact.number for contact in bulletin.contacts_of(entry.item)):
        return None
    texts = instructions_of(entry)
    if any(_NUMBER.search(text.text) for text in texts):
        return None
    return next(filter(None, map(_asked, texts)), None)


def _asked(text: LocatedText) -> tuple[str, Location] | None:
    found = _ASKS.search(text.text.replace("*", " "))
    if found is None:
        return None
    part = text.text[slice(*found.span())]
    return " ".join(part.replace("*", " ").split()), text.find(part, found.start())


def knows_contacts(bulletin: Bulletin, entry: Entry) -> bool:
    """Tell whether the unit has all contacts that an item is shown with: of one that it has not nothing is known."""
    unit, item = bulletin.unit.value, entry.item
    named = {*item.contacts, *unit.default_contacts, *filter(None, [getattr(item, "contact", None)])}
    return named <= {contact.id for contact in unit.contacts}


def instructions_of(entry: Entry) -> list[LocatedText]:
    """List the texts of an item in which readers may be asked to call."""
    return [text for text in entry_texts(entry) if not text.path.startswith(_TELLING)]


def contacts_with(*, usual: bool = False, **fields: str) -> dict[str, object]:
    """Write the contacts of a unit that has one, for examples."""
    contacts: dict[str, object] = {
        "contacts": [{"id": "tram", "label": "Trạm Y tế", "checked_on": "2024-11-20", **fields}]
    }
    return contacts | ({"default_contacts": ["tram"]} if usual else {})


RULE = Rule(
    code=Code("no-number-to-call"),
    title="Mời gọi điện mà không có số để gọi",
    why="Bà con đọc «gọi trạm y tế» trên ảnh mà không thấy số nào thì không gọi, hay gọi nhầm số tìm được trên mạng.",
    mend="Viết số vào câu, hoặc ghi contacts cho tin, hoặc ghi default_contacts trong unit.yaml để tin nào cũng có số.",
    good=(
        {"kind": "guide", "steps": ["Gọi trạm y tế: 0209 3 811 115."], "unit": contacts_with(address="Số 1")},
        {
            "kind": "guide",
            "steps": ["Gọi trạm y tế."],
            "contacts": ["tram"],
            "unit": contacts_with(number="0209 3 811 115"),
        },
        {
            "kind": "guide",
            "steps": ["Gọi trạm y tế."],
            "unit": contacts_with(usual=True, number="0209 3 811 115"),
        },
        {
            "kind": "warning",
            "title": "Cháy rừng lan về thôn",
            "advice": ["Gọi ngay cứu hỏa."],
            "unit": contacts_with(number="114"),
        },
        {"kind": "warning", "tricks": ["Kẻ gian gọi tới công an xã."], "advice": ["Đừng gọi tổng đài lạ."]},
    ),
    bad=(
        {
            "kind": "warning",
            "title": "Cháy rừng lan về thôn",
            "advice": ["Gọi ngay trực ban xã."],
            "unit": contacts_with(number="0209 3 811 115"),
        },
        {
            "kind": "guide",
            "steps": ["Có người sốt thì **gọi ngay** trạm y tế."],
            "unit": contacts_with(number="0209 3 811 115"),
        },
        {"kind": "notice", "text": ["Liên hệ đơn vị."], "contacts": ["tram"], "unit": contacts_with(address="Số 1")},
        {
            "kind": "notice",
            "text": ["Gọi tới trực ban."],
            "unit": contacts_with(usual=True, address="Số 1"),
        },
    ),
    check=check,
    needs=("unit.contacts", "unit.default_contacts", "item.contacts", "item.contact"),
)
