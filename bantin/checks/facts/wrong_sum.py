"""Parts that a text tells come to the whole that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bantin.checks.amounts import NUMBER, Amount, amounts
from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.numbers import format_number, parse_number
from bantin.text.patterns import regex

_CLAUSE = regex(r"[.;!?…](?=\s|$)")
_SEGMENT = regex(r"\s*,\s+|\s+(?:và|với|cùng)\s+")
_LEAD = regex(r"(?<!\w)(?P<lead>bao\s+gồm|gồm\s+có|gồm|trong\s+đó(?:\s+có)?)(?!\w)\s*:?", re.IGNORECASE)
_TOTAL = regex(r"(?<!\w)tổng(?:\s+cộng)?(?:\s+(?:là|số\s+là))?\s*:?\s+(?=\d)", re.IGNORECASE)
_EACH = regex(r"(?<!\w)(?:mỗi|một|từng|x|×)(?!\w)|×", re.IGNORECASE)
_NESTED = regex(r"[()]|(?<!\w)(?:gồm|trong\s+đó|tổng|tăng|giảm|hơn|gần|khoảng|trên|dưới|so\s+với)(?!\w)", re.IGNORECASE)
"""What makes of a number something else than a part: a part of a part, a change, an estimate."""

_SHARE = regex(rf"(?:\s+[^\W\d_]+){{0,3}}?\s*(?:\(|,\s+)(?:chiếm\s+|tỷ\s+lệ\s+)?(?P<share>{NUMBER})\s?%")
_MOSTLY = 12
"""Words between a whole and «gồm», at most: «23 vụ sự cố do vi phạm hành lang an toàn, trong đó …»."""


class _Fault(NamedTuple):
    """What does not come out.

    Attributes:
        message: what is told.
        place: what is underlined, with its index in the text.
        better: what belongs there, if all else is right.
    """

    message: str
    part: str
    at: int
    better: str


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find wholes whose parts come to something else, parts larger than their whole, and shares reckoned wrongly."""
    for written in texts(bulletin):
        if written.path.startswith(("publish.", "sources.")):
            continue
        plain = written.text.replace("*", " ")
        begin = 0
        for end in [*(found.start() for found in _CLAUSE.finditer(plain)), len(plain)]:
            for fault in _faults(plain[begin:end]):
                yield _told(written, fault._replace(at=begin + fault.at))
            begin = end + 1


def _told(written: LocatedText, fault: _Fault) -> Diagnostic:
    place = written.find(fault.part, fault.at)
    hint = f"Xem lại từng số rồi sửa số sai; các số kia đều đúng thì viết «{fault.better}»"
    mend = mend_of(place, fault.part, fault.better, certain=False)
    return Diagnostic(RULE.code, Severity.WARNING, fault.message, place, hint, mend)


def _faults(clause: str) -> Iterator[_Fault]:
    found = list(amounts(clause))
    if lead := _LEAD.search(clause):
        whole = next((one for one in reversed(found) if one.end <= lead.start()), None)
        between = clause[whole.end : lead.start()] if whole else ""
        if whole and whole.unit and len(between.split()) <= _MOSTLY and not any(map(str.isdigit, between)):
            tail = clause[lead.end() :].partition(")")[0] if between.rstrip().endswith("(") else clause[lead.end() :]
            yield from _shares(clause, whole, found, lead.end())
            yield from _of_parts(whole, tail, whole_of_all=lead["lead"].lower().startswith(("gồm", "bao")))
    elif total := _TOTAL.search(clause):
        whole = next((one for one in found if one.start == total.end()), None)
        if whole and whole.unit and not whole.each:
            yield from _of_parts(whole, clause[: total.start()].rstrip(" ,–-:("), whole_of_all=True, before=True)


def _of_parts(whole: Amount, told: str, *, whole_of_all: bool, before: bool = False) -> Iterator[_Fault]:
    """Compare a whole with the parts that a piece of text tells.

    Args:
        whole: the number that they should come to.
        told: what tells the parts.
        whole_of_all: whether all parts are told, and not only some.
        before: whether the parts stand before the whole.
    """
    if _NESTED.search(told) or _EACH.search(told):
        return
    segments = [list(amounts(segment)) for segment in _SEGMENT.split(told)]
    parts = [one for of_one in segments for one in of_one if one.unit == whole.unit or not one.unit]
    parts = [one for one in parts if one.unit or (one.scale > 1 and whole.unit == "đồng")]
    if any(one.each for one in parts) or len(parts) < 2:  # noqa: PLR2004 - one part is no sum
        return
    each_once = all(sum(one in parts for one in of_one) == 1 for of_one in segments)
    alike = len({(one.unit, one.next) for one in parts}) == 1 and bool(parts[0].next)
    total = sum((one.value for one in parts), Decimal())
    slack = sum((one.step for one in (whole, *parts) if one.rounded), Decimal()) / 2
    over, under = total - whole.value > slack, whole.value - total > slack
    if (whole_of_all and each_once and (over or under)) or (not whole_of_all and not before and alike and over):
        listed = " + ".join(one.shown(one.value) for one in parts)
        message = f"Các phần cộng lại không bằng tổng: {listed} = {whole.shown(total)}, mà chữ ghi {whole.written}"
        yield _Fault(message, whole.written, whole.start, whole.shown(total))


def _shares(clause: str, whole: Amount, found: Sequence[Amount], begin: int) -> Iterator[_Fault]:
    """Compare the share beside a part with what it is of its whole."""
    for part in found:
        share = _SHARE.match(clause, part.end) if part.start >= begin and part.unit == whole.unit else None
        if not share or not whole.value or part.each:
            continue
        written = share["share"]
        step = Decimal(1).scaleb(-len(written.partition(",")[2]))
        right = part.value / whole.value * 100
        if abs(right - parse_number(written)) > step:
            better = format_number(right.quantize(step))
            message = f"{part.written} trên {whole.written} là {better}%, mà chữ ghi {written}%"
            yield _Fault(message, written, share.start("share"), better)


RULE = Rule(
    code=Code("wrong-sum"),
    title="Các phần cộng lại không bằng tổng",
    why="Người đọc hay cộng thử tiền và số vụ; lệch một số là mất lòng tin vào mọi số khác, nhất là khi "
    "công khai thu chi.",
    mend="Xem lại từng con số với sổ gốc. Còn phần chưa kể thì viết «trong đó» thay cho «gồm», hoặc kể nốt.",
    good=(
        {
            "kind": "notice",
            "text": ["Quỹ thu 12.500.000 đồng, gồm tiền nước 4.500.000 đồng, tiền điện 8.000.000 đồng."],
        },
        {"kind": "notice", "text": ["Có 30 đại biểu, trong đó 18 nữ, 20 đảng viên; 40 xe, trong đó 25 xe máy cũ."]},
        {"kind": "notice", "text": ["Trao 2,4 tỷ đồng, gồm 1,25 tỷ, 0,75 tỷ và 0,4 tỷ đồng cho ba xã."]},
        {
            "kind": "notice",
            "text": ["Mất 500 triệu đồng, gồm 100 triệu đồng tiền mặt, 50 triệu đồng gửi và 3 chỉ vàng."],
        },
        {
            "kind": "notice",
            "text": ["Lớp 1 là 30 em, lớp 2 là 28 em, tổng 58 em; mỗi em 20.000 đồng, tổng 1.160.000 đồng."],
        },
        {"kind": "notice", "text": ["Có 640 hồ sơ, trong đó 480 hồ sơ (75%) qua mạng, 160 hồ sơ (25%) tại quầy."]},
    ),
    bad=(
        {
            "kind": "notice",
            "text": ["Quỹ thu 12.500.000 đồng, gồm tiền nước 4.500.000 đồng, tiền điện 9.000.000 đồng."],
        },
        {"kind": "notice", "text": ["Ba xóm góp tổng cộng 190 triệu đồng, gồm 95 triệu, 62 triệu và 30 triệu đồng."]},
        {"kind": "notice", "summary": "Xảy ra 12 vụ cháy, trong đó 8 vụ do chập điện, 6 vụ do đốt nương."},
        {"kind": "notice", "text": ["Lớp 1 là 30 em, lớp 2 là 28 em, tổng 68 em."]},
        {"kind": "notice", "text": ["Đội bóng có 22 người, gồm 12 nam, 11 nữ."]},
        {"kind": "notice", "text": ["Có 640 hồ sơ, trong đó 480 hồ sơ (57%) qua mạng."]},
    ),
    check=check,
)
