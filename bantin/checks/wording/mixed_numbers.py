"""Telephone numbers of one place are written alike: they stand below each other on cards and in posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bantin.checks.rule import Rule
from bantin.checks.texts import mend_of
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.text.patterns import regex

_NUMBER = regex(r"\(?0[235789][\d. ()–-]{7,16}\d", re.ASCII)
_AREA = 3
"""Digits that the landlines of one province share at least."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find numbers of the unit's contacts that are written in another shape than most others of their sort."""
    groups: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for at, contact in enumerate(bulletin.unit.value.contacts):
        if contact.number and _NUMBER.fullmatch(contact.number):
            digits = _digits(contact.number)
            area = digits[:_AREA] if digits.startswith("02") else "mobile"
            groups.setdefault((area, len(digits)), []).append((at, contact.number))
    for numbers in groups.values():
        usual, certain = _usual([_shape(number) for _, number in numbers])
        like = next(number for _, number in numbers if _shape(number) == usual)
        for at, number in numbers:
            if _shape(number) == usual:
                continue
            place, better = _place(bulletin, at, number), _in_shape(number, usual)
            yield Diagnostic(
                RULE.code,
                Severity.NOTE,
                f"Số «{number}» viết khác cách viết «{like}» của đầu mối khác, mà trên ảnh chúng đứng cạnh nhau",
                place,
                f"Viết «{better}»",
                mend_of(place, number, better, certain=certain),
            )


def _place(bulletin: Bulletin, at: int, number: str) -> Location:
    """Find a contact's number, without the quotes in which it may stand."""
    place = bulletin.unit.locate(f"contacts.{at}.number")
    start = place.excerpt.find(number, max(0, place.column - 1))
    return place if start < 0 else replace(place, column=start + 1, length=len(number))


def _usual(shapes: Sequence[str]) -> tuple[str, bool]:
    """Choose the shape in which all are to be written, and tell whether no other comes into question.

    Most have it; of shapes that equally many have, one with a sign of one sort between its digits comes before one
    that mixes them, and what stands first before the others.
    """
    counts = Counter(shapes)

    def rank(shape: str) -> tuple[int, bool]:
        return counts[shape], len(set(shape) - {"0"}) <= 1

    best = max(counts, key=rank)
    return best, sum(rank(shape) == rank(best) for shape in counts) == 1


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
    mend="Viết các số theo một kiểu, như gợi ý: cùng chỗ có dấu chấm hay dấu cách. Số nào rõ là viết lệch thì lệnh "
    "bantin check --fix tự viết lại.",
    good=(
        {"kind": "notice", "unit": _contacts("0237.3.855.113", "0237.3.855.222")},
        {"kind": "notice", "unit": _contacts("0237 3855 113", "0209 3.855.222", "113")},
        {"kind": "notice", "unit": _contacts("0237 3855 113", "0912.345.678", "1900 1234")},
    ),
    bad=(
        {"kind": "notice", "unit": _contacts("0237.3.855.113", "02373.855.222", "0237.3.855.115")},
        {"kind": "notice", "unit": _contacts("0237.3.855.113", "0237 3.855.114")},
        {"kind": "notice", "unit": _contacts("(0237) 3855 113", "0237.3855.114", "(0237) 3855 115")},
        {"kind": "notice", "unit": _contacts("0912 345 678", "0913.345.678", "0987 654 321")},
    ),
    check=check,
    needs=("unit.contacts.*.number",),
)
