"""The same figure is written the same wherever an item tells it, and the month's other items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.figures import Figures
from bantin.text.numbers import display_number
from bantin.text.patterns import regex

_FIGURE = regex(r"(?<![\w.,/:-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)")
"""A number as it is written in Vietnamese, and the two syllables after it."""

_FEW = 2
"""Digits that a number must have for a slip of it to be told from another number."""


_LONG = 6
"""Digits of which one may be mistyped, and the number is still the same: 368.063 and 368.068."""


_UNLIKELY = 4
"""Digits that numbers of two items must have: 18 and 180 million are two people's losses, 368.063 is one figure."""


class _Figure(NamedTuple):
    written: str
    digits: str
    thing: str
    text: LocatedText
    at: int


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find numbers of one thing of which one is the other with a slip: digits swapped, or a zero more.

    In one item; in two, only numbers of so many digits that they are hardly of two things.
    """
    told: set[tuple[str | None, str]] = set()
    by_thing: dict[str, list[_Figure]] = {}
    for figure in (one for entry in bulletin.entries for one in _figures(entry)):
        by_thing.setdefault(figure.thing, []).append(figure)
    for first, other in (pair for same in by_thing.values() for pair in combinations(same, 2)):
        mark = (_item(other), other.written)
        if mark in told or not _slip(first, other) or not (_item(first) == _item(other) or _long(first, other)):
            continue
        told.add(mark)
        where = "cùng tin" if _item(first) == _item(other) else f"tin {_item(first)}"
        yield Diagnostic(
            RULE.code,
            Severity.WARNING,
            f"Chỗ này ghi «{other.written} {other.thing}», nhưng ở {first.text.path} của {where} là «{first.written}»",
            other.text.find(other.written, other.at),
            "Xem lại nguồn rồi sửa cho khớp; hai con số đều đúng thì viết rõ khác nhau ở đâu",
        )


def _item(figure: _Figure) -> str | None:
    return figure.text.entry.id if figure.text.entry else None


def _long(first: _Figure, other: _Figure) -> bool:
    """Return whether two numbers have so many digits, zeros at their ends aside, that chance makes none alike."""
    return min(len(first.digits.strip("0")), len(other.digits.strip("0"))) >= _UNLIKELY


def _figures(entry: Entry) -> Iterator[_Figure]:
    item = entry.item
    for written in entry_texts(entry):
        if written.path.startswith("publish."):
            continue
        for found in _FIGURE.finditer(written.text.replace("**", "  ")):
            digits = re.sub(r"\D", "", found[1])
            yield _Figure(found[1], digits, " ".join(found[2].lower().split()), written, found.start(1))
    if isinstance(item, Figures):
        for number, value in enumerate(item.values):
            words = f"{value.unit or ''} {value.label}".lower().split()[:2]
            path = f"values.{number}.value"
            shown = display_number(value.value)
            place = LocatedText(path, shown, entry.document.locate(path), entry)
            yield _Figure(shown, re.sub(r"\D", "", shown), " ".join(words), place, 0)


def _slip(one: _Figure, other: _Figure) -> bool:
    """Return whether a number is another with two neighbours swapped, one digit more or one digit else."""
    first, second = one.digits.lstrip("0"), other.digits.lstrip("0")
    if first == second or min(len(first), len(second)) < _FEW:
        return False
    if first.rstrip("0") == second.rstrip("0"):
        return len(first.rstrip("0")) >= _FEW
    if len(first) != len(second) or len(first) <= _FEW:
        return False
    places = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) == 1:
        return len(first) >= _LONG
    swapped = [first[at] for at in places] == [second[at] for at in reversed(places)]
    return len(places) == _FEW and places[1] == places[0] + 1 and swapped


RULE = Rule(
    code=Code("differing-figure"),
    title="Cùng một con số mà ghi hai nơi khác nhau",
    why="Con số sai trên bản tin của cơ quan nhà nước thành tin giả; người đọc thấy hai số thì không tin số nào.",
    mend="Xem lại nguồn rồi sửa cho khớp. Hai con số đều đúng thì viết rõ chúng khác nhau ở đâu.",
    good=(
        {"kind": "notice", "text": ["Đã cấp 368.063 căn cước.", "Trong đó 12.500 căn cước cho trẻ em."]},
        {"kind": "case", "summary": "Chị A mất 18 triệu đồng.", "damage": "18 triệu đồng"},
        {"kind": "notice", "text": ["Tháng 10 có 25 vụ lừa đảo, tháng 11 có 24 vụ lừa đảo."]},
    ),
    bad=(
        {"kind": "case", "summary": "Chị A mất 18 triệu đồng.", "damage": "180 triệu đồng"},
        {"kind": "notice", "summary": "Đã cấp 368.063 căn cước.", "text": ["Như vậy 368.036 căn cước đã cấp."]},
        {"kind": "notice", "summary": "Có 1.234 hồ sơ.", "text": ["Trong 1.324 hồ sơ ấy có 12 hồ sơ trễ."]},
    ),
    check=check,
)
