"""A number to call is the one that the unit declared, digit by digit."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.exceptions import excepted
from bantin.checks.rule import Rule
from bantin.checks.telephone_numbers import declared_numbers, slips
from bantin.checks.texts import mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find numbers that are one of the unit's with a digit more, a digit less or two digits swapped."""
    declared = declared_numbers(bulletin)
    for written in texts(bulletin):
        if written.path.startswith("publish."):
            continue
        for slip in slips(written.text, declared):
            if excepted(written.entry, slip.written) is not None:
                continue
            place = written.find(slip.written, slip.start)
            yield Diagnostic(
                RULE.code,
                Severity.ERROR,
                f"«{slip.written}» gần giống số «{slip.meant}» của đơn vị, nhưng {slip.how}",
                place,
                f"Viết «{slip.meant}»; là số khác của đơn vị thì thêm vào duty_numbers trong content/unit.yaml",
                mend_of(place, slip.written, slip.meant, certain=False),
            )


def _unit(number: str) -> dict[str, object]:
    return {"contacts": [{"id": "truc-ban", "label": "Trực ban", "number": number, "checked_on": "2024-11-20"}]}


_OWN = _unit("0216 3 855 117")

RULE = Rule(
    code=Code("mistyped-number"),
    title="Số điện thoại của đơn vị gõ sai một chữ số",
    why="Số trên ảnh đúng mà số trong chữ thừa, thiếu hay đảo một chữ số thì bà con gọi nhầm nhà người khác, lúc gấp "
    "thì mất những phút cần nhất.",
    mend="Viết đúng số đã khai trong content/unit.yaml. Là một số khác của đơn vị thì thêm vào duty_numbers ở đó.",
    good=(
        {"kind": "notice", "text": ["Gọi (0216) 3855.117 hoặc +84 216 3855 117."], "unit": _OWN},
        {"kind": "notice", "text": ["Gọi 0216 3 855 117 (2 máy), 0216 3 855 117 8 giờ mỗi ngày."], "unit": _OWN},
        {"kind": "notice", "text": ["Gọi 0216 3 855 118."], "unit": _OWN | {"duty_numbers": ["0216 3 855 118"]}},
        {"kind": "notice", "text": ["Gọi 1022, ngày 12/10/2026, giá 190.067.690 đồng."], "unit": _unit("1900 6769")},
    ),
    bad=(
        {"kind": "notice", "text": ["Báo hỏng nước: 0216 3 855 1177."], "unit": _OWN},
        {"kind": "notice", "text": ["Báo hỏng nước: (0216) 3855.17."], "unit": _OWN},
        {"kind": "notice", "text": ["Báo hỏng nước: 0216 3 585 117."], "unit": _OWN},
        {"kind": "notice", "text": ["Gọi 1900 67690."], "unit": _unit("1900 6769")},
    ),
    check=check,
    needs=("unit.contacts.*.number", "unit.duty_numbers", "item.publish.*.text"),
)
