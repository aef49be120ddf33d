"""How many of what a text says: 23 vụ, 186.400.000 đồng, 1,2 tỷ đồng."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bantin.text.numbers import format_number, parse_number
from bantin.text.patterns import regex

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
"""A number as Vietnamese writes it."""

SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_SCALE = "|".join(SCALES)
_AMOUNT = regex(
    rf"(?<![\w.,/:–-])(?P<number>{NUMBER})(?![\w/]|[.,:]\d)"
    rf"(?:\s+(?P<scale>{_SCALE})(?!\w))?(?:\s*(?P<unit>đ(?!\w)|[^\W\d_]+)(?:\s+(?P<more>[^\W\d_]+))?(?P<each>\s*/)?)?",
    re.IGNORECASE,
)
_MONEY = {"đồng", "đ", "vnđ", "vnd"}
_PEOPLE = {
    "người",
    "em",
    "cháu",
    "nam",
    "nữ",
    "học sinh",
    "học viên",
    "sinh viên",
    "công dân",
    "đại biểu",
    "thành viên",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text with what it counts.

    Attributes:
        written: the number alone, without its scale.
        start: index of the number in the text.
        end: index behind its unit's first word.
        scale: what the number is multiplied by, such as 1.000.000 of «triệu».
        unit: what is counted: its first word, «đồng» of any money, «người» of any people; empty where a number only
            has a scale, and the next one says of what.
        next: the word behind the unit; empty where none is.
        each: whether it is for one of something: «đồng/người».
    """

    written: str
    start: int
    end: int
    scale: int
    unit: str
    next: str
    each: bool

    @property
    def value(self) -> Decimal:
        """The number with its scale."""
        return parse_number(self.written) * self.scale

    @property
    def step(self) -> Decimal:
        """The unit of its last decimal: of «1,2 tỷ» a hundred million, of «23» one."""
        decimals = len(self.written.partition(",")[2])
        return Decimal(self.scale).scaleb(-decimals)

    @property
    def rounded(self) -> bool:
        """Whether it may be rounded: it has a scale or decimals."""
        return self.step != 1

    def shown(self, value: Decimal) -> str:
        """Write another value as this one is written, without its unit."""
        number = value / self.scale
        whole = number == number.to_integral_value()
        return format_number(number.to_integral_value() if whole else number.normalize())


def amounts(text: str) -> Iterator[Amount]:
    """Give the numbers of a text with what they count; years, days, hours and numbers of documents are none."""
    for found in _AMOUNT.finditer(text):
        unit, more = (found["unit"] or "").lower(), (found["more"] or "").lower()
        if unit in _MONEY:
            unit = "đồng"
        elif unit in _PEOPLE or f"{unit} {more}" in _PEOPLE:
            unit, more = "người", more if unit in _PEOPLE else ""
        end = max(found.end(name) for name in ("number", "scale", "unit"))
        scale = SCALES.get((found["scale"] or "").lower(), 1)
        yield Amount(found["number"], found.start(), end, scale, unit, more, bool(found["each"]))
