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


_AMOUNTS = {"đồng", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "kg", "tấn", "tạ", "yến", "ha", "m", "km", "lít", "kwh"}
"""What says how much, and not of what: two sums are of one thing only where their words say so."""

_NO = {"chưa", "không", "ngoài", "trừ"}
"""Words by which what has them is the opposite of what has them not."""

_EMPTY = {
    *("có", "là", "đã", "đang", "sẽ", "được", "trong", "đó", "này", "ấy", "như", "vậy", "tổng", "cộng", "số", "khoảng"),
    *("hơn", "gần", "với", "và", "các", "những", "của", "cho", "từ", "đến", "mỗi", "còn", "thì", "nay", "hiện", "cũng"),
    *("ở", "tại", "theo", "về", "mức"),
}
"""Words that tell no figure from another."""

_CLAUSE = regex(r"[;!?\n]|\.(?=\s|$)")
_WORD = regex(r"[^\W_]+")


class _Figure(NamedTuple):
    """A number in a text.

    Attributes:
        thing: the words behind it, of what it is a number.
        at: its index in the text.
        label: the words of its clause, from the figure before it to the one behind it.
        headed: whether it stands as in a table: behind a colon, or for one of something («đồng/đoàn»).
    """

    written: str
    digits: str
    thing: str
    text: LocatedText
    at: int
    label: frozenset[str]
    headed: bool

    @property
    def field(self) -> str:
        """The item's field that it stands in."""
        return self.text.path.partition(".")[0]

    @property
    def weight(self) -> int:
        """The number of its digits, zeros at its ends aside: how hardly another number is alike by chance."""
        return len(self.digits.strip("0"))


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
        if (
            mark in told
            or not _slip(first, other)
            or _told_apart(first, other)
            or not (_item(first) == _item(other) or _long(first, other))
        ):
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
    return min(first.weight, other.weight) >= _UNLIKELY


def _told_apart(one: _Figure, other: _Figure) -> bool:
    """Return whether the words around two figures say that they are of two things: prizes, sorts of tickets, months.

    In one list each has words that the other has not, or one has a «chưa», «không». What another field says in other
    words may be the same figure still, but where it stands as in a table.
    """
    owns = bool(one.label - other.label) + bool(other.label - one.label)
    side_by_side = _item(one) == _item(other) and one.field == other.field
    light = not _long(one, other) and one.thing.split()[0] in _AMOUNTS
    if side_by_side:
        return owns == len((one, other)) or bool(
            owns and (_NO & (one.label ^ other.label) or (light and one.label and other.label))
        )
    alike = len(one.digits) == len(other.digits)
    return owns == len((one, other)) and (one.headed or other.headed or (light and alike))


def _figures(entry: Entry) -> Iterator[_Figure]:
    item = entry.item
    for written in entry_texts(entry):
        if written.path.startswith("publish."):
            continue
        text = written.text.replace("**", "  ")
        for found in _FIGURE.finditer(text):
            digits = re.sub(r"\D", "", found[1])
            thing = " ".join(found[2].lower().split())
            before, after = _around(text, found, thing)
            headed = before.rstrip().endswith(":") or text[found.end() :].lstrip().startswith("/")
            label = _label(before, after, thing)
            yield _Figure(found[1], digits, thing, written, found.start(1), label, headed)
    if isinstance(item, Figures):
        for number, value in enumerate(item.values):
            words = f"{value.unit or ''} {value.label}".lower().split()[:2]
            label = _label(value.label, "", " ".join(words))
            path = f"values.{number}.value"
            shown = display_number(value.value)
            place = LocatedText(path, shown, entry.document.locate(path), entry)
            yield _Figure(shown, re.sub(r"\D", "", shown), " ".join(words), place, 0, label, headed=True)


def _around(text: str, found: re.Match[str], thing: str) -> tuple[str, str]:
    """Give the clause of a figure before and behind it, up to other figures of the same sort of thing."""
    sort = thing.partition(" ")[0]
    same = [one for one in _FIGURE.finditer(text) if one[2].lower().split()[0] == sort]
    earlier = max((one.end(1) for one in same if one.end(1) <= found.start(1)), default=0)
    later = min((one.start(1) for one in same if one.start(1) > found.start(1)), default=None)
    before = _CLAUSE.split(text[earlier : found.start(1)])[-1]
    after = _CLAUSE.split(text[found.end(1) : later])[0]
    return before, after if later is None else after.partition(",")[0]


def _label(before: str, after: str, thing: str) -> frozenset[str]:
    """List the words around a figure that may tell it from another of the same thing."""
    words = _WORD.findall(f"{before} {after}".lower())
    return frozenset(words) - _EMPTY - frozenset(thing.split())


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
