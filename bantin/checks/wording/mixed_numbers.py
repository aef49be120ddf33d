"""Telephone numbers of one place are written alike: they stand below each other on cards and in posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Mend, Severity

_LANDLINE = re.compile(r"02[\d. -]{8,14}\d", re.ASCII)
_AREA = 3
"""Digits that the numbers of one province share at least."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find landlines of the unit's contacts that are written in another shape than most others of their area."""
    groups: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for at, contact in enumerate(bulletin.unit.value.contacts):
        if contact.number and _LANDLINE.fullmatch(contact.number):
            digits = _digits(contact.number)
            groups.setdefault((digits[:_AREA], len(digits)), []).append((at, contact.number))
    for numbers in groups.values():
        usual = Counter(_shape(number) for _, number in numbers).most_common(1)[0][0]
        like = next(number for _, number in numbers if _shape(number) == usual)
        for at, number in numbers:
            if _shape(number) == usual:
                continue
            place, better = bulletin.unit.locate(f"contacts.{at}.number"), _in_shape(number, usual)
            yield Diagnostic(
                RULE.code,
                Severity.NOTE,
                f"Số «{number}» viết khác cách viết «{like}» của đầu mối cùng vùng, mà trên ảnh chúng đứng cạnh nhau",
                place,
                f"Viết «{better}»",
                Mend.of(place, better, certain=False),
            )


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _shape(number: str) -> str:
    return re.sub(r"\d", "0", number)


def _in_shape(number: str, shape: str) -> str:
    digits = iter(_digits(number))
    return "".join(next(digits) if sign == "0" else sign for sign in shape)


def _contacts(*numbers: str) -> dict[str, object]:
    names = ("truc-ban", "mot-cua", "tram-y-te")
    return {
        "contacts": [
            {"id": name, "label": name, "number": number, "checked_on": "2024-11-20"}
            for name, number in zip(names, numbers, strict=False)
        ]
    }


RULE = Rule(
    code=Code("mixed-numbers"),
    title="Số điện thoại của cùng một nơi viết mỗi số một kiểu",
    why="Các số đứng cạnh nhau trên ảnh và trong bài; viết mỗi số một kiểu thì khó so, khó nhớ, trông như chép từ "
    "nhiều nơi.",
    mend="Viết các số theo một kiểu, như gợi ý: cùng chỗ có dấu chấm hay dấu cách.",
    good=(
        {"kind": "notice", "unit": _contacts("0237.3.855.113", "0237.3.855.222")},
        {"kind": "notice", "unit": _contacts("0237 3855 113", "0209 3.855.222", "113")},
    ),
    bad=(
        {"kind": "notice", "unit": _contacts("0237.3.855.113", "02373.855.222", "0237.3.855.115")},
        {"kind": "notice", "unit": _contacts("0237.3.855.113", "0237 3.855.114")},
    ),
    check=check,
    needs=("unit.contacts.*.number",),
)
