"""Ranges, units and quotes as careful Vietnamese typesetting has them: 8–10 °C, 7h30–11h00, 01/12/2026 – 15/12/2026.

A dash between two numbers is a range only where it cannot be anything else: telephone and account numbers, numbers of
documents and standards, plates, dates such as 30-4 or 2026-12-01, addresses and names of files stay as they are.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from bantin.text.breaking.vocabulary import COUNTED, LEADS, SCALES, UNITS
from bantin.text.patterns import regex

_SIGN = "[-‐‑–—−]"
_GAP = "[ \u00a0]"
_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,4})(?:,[0-9]{1,3})?"
_CLOCK = rf"[0-9]{{1,2}}(?:[hg](?:[0-5]\d)?(?![a-z])|:[0-5]\d|{_GAP}giờ(?:{_GAP}[0-5]\d(?:{_GAP}phút)?)?(?!\w))"
_DAY = r"(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}/[0-9]{1,2})(?![/\d])"
_DEGREE = rf"{_GAP}?(?:[°º˚]{_GAP}?|o)[CF]"
_SYMBOL = (
    r"(?:km/h|km²|km2|km|cm²|cm2|cm³|cm3|cm|mm²|mm2|mm|dm³|dm3|dm|m²|m³|kg|mg|ml|ha|kWh|kW|kVA|kV|MW|mAh|GHz|MHz|kHz|Hz|Gbps|Mbps|GB|MB|KB|TB"
    r"|(?<=[\d,]\d|.[  ])m[23]|(?<=\d\d\d)g|g(?=/)|m)(?![\w²³])(?!\.\w)"
)
_UNIT = rf"(?:[%‰]|đ(?!\w)|{_DEGREE}|{_GAP}?{_SYMBOL})"
_BEFORE = rf"(?<![\w.,/:@#&=+~\\_‐‑–—−-])(?<!\d{_GAP}{_SIGN}{_GAP})"
_AFTER = rf"(?![\w@\\_=&])(?![.,:]\w|/[\dA-ZĐ])(?!{_SIGN}\w|{_GAP}{_SIGN}{_GAP}?\d)"


def _side_pattern(name: str) -> str:
    number = rf"(?P<number_{name}>{_NUMBER})(?P<unit_{name}>{_UNIT})?"
    return rf"(?:(?P<clock_{name}>{_CLOCK})|(?P<day_{name}>{_DAY})|{number})"


_RANGE = regex(rf"{_BEFORE}{_side_pattern('a')}(?P<dash>{_GAP}?{_SIGN}{_GAP}?){_side_pattern('b')}{_AFTER}")
_COUNTED_OFF = LEADS - {"ngày", "năm"} | {"tổ", "thôn", "xóm", "ấp", "ngõ", "ngách", "hẻm", "nhà", "kíp", "ca"}
"""Words whose things have numbers, which are never dates."""

_LED = "|".join(sorted(_COUNTED_OFF | {"ngày", "năm"}, key=len, reverse=True))
_ALIKE = (
    regex(rf"(?<!\w)(?P<word>{_LED}) (?P<a>\w[\w/]*) ?{_SIGN} ?(?P<b>(?P=word) \w[\w/]*)(?!{_SIGN})", re.IGNORECASE),
    regex(rf"{_BEFORE}(?P<a>{_NUMBER} (?P<word>[^\W\d]+(?: C\b)?)) {_SIGN} (?P<b>{_NUMBER} (?P=word))(?!\w)"),
)
"""Ranges of two things with a word each: thứ Hai – thứ Sáu, 2 tuổi – 5 tuổi."""

_MEASURE = regex(rf"(?<![\w.,/@#‐‑−-])({_NUMBER}){_GAP}?({_SYMBOL}|(?:[°º˚]{_GAP}?|o)[CF](?!\w))")
_TIMES = regex(
    rf"(?<![\w.,/@#&=+‐‑–−-])(?!0[xX])(?:{_NUMBER}|\d+)(?:{_SYMBOL})?(?:({_GAP}?)[xX]\1\d+(?:,\d+)?(?:{_SYMBOL})?)+(?![\w@=&]|[.,/-]\w)"
)
_CROSS = regex(r"(?<=[\w²³ \u00a0])[xX](?=[ \u00a0]?\d)")
"""The sign between two sizes, such as those of a picture or a room: 3x4, 384 x 192."""

_POWER = regex(
    r"(?<!\w)((?:đồng|đ|nghìn|ngàn|triệu|tỷ|tỉ|VNĐ|VND|USD|người|hộ|tấn|tạ|kg|g|mg|lít|kWh|W)/"
    r"|(?:mỗi|một|từng|trên|theo|nghìn|ngàn|vạn|triệu|tỷ|tỉ) )(k?m)([23])(?![\w²³]|[./]\w)"
)
"""A square or a cube without a number of its own: 5 triệu/m2, mỗi m3."""

_FORMULA = regex(
    r"(?<![\w./@#&=:+-])(?:CO2|H2O|SO2|SO3|NO2|N2O|CH4|NH3|H2S|H2SO4|HNO3|C2H2|C2H5OH|(?<=khí )(?:O2|O3|N2|H2|Cl2))"
    r"(?![\w@]|[./=-]\w)"
)
"""What can be nothing but a chemical formula."""

_RAISED, _LOWERED = str.maketrans("23", "²³"), str.maketrans("2345", "₂₃₄₅")
_YEAR = regex(r"/[0-9]{4}$")
_QUOTED = regex(r'(?<![^\s(\[*“])"(?=[^\s"])([^"\n]{0,400}?[^\s"])"(?![\w"])')
"""Words between straight quotes: whole words, and no sign of inches, such as 27"."""

_LAST_WORD = regex(r"([^\W\d_]+)\.?\s*[(“\"'«*]*$")
_NEXT_WORDS = regex(r"[*”\"»)]*\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?")
_TIED = regex(rf"(?<=\d) (?={_SYMBOL}|°[CF](?!\w))")

_DATED = frozenset("ngày sáng trưa chiều tối đêm sớm hôm mùng mồng lễ dịp khánh tết niệm vào và".split())  # noqa: SIM905 - a table
"""Words before a date that is written 30-4."""

_CODED = frozenset("số mã lô thửa tờ biển bks sđt đt tk stk hotline fax tcvn qcvn tcxdvn iso iec boeing airbus".split())  # noqa: SIM905 - a table
"""Words before a number that is a name: «TCVN 1232-2010», «thửa 12-14»."""

_GOING_ON = frozenset("và hoặc hay tại ở từ đến tới cho của là có được đã sẽ thì do trên trong năm tháng".split())  # noqa: SIM905 - a table
"""Words that may follow a range of things that are counted off, such as «tổ 4 - 5 và tổ 9»; after any other a dash
between them is one of thoughts: «Tổ 4 - 15 hộ bị ngập»."""

_HOURS, _DAYS, _MONTHS, _THIS_AGE = 24, 31, 12, range(1800, 2101)
_HOTLINES = frozenset({1800, 1900})


def typeset(text: str) -> str:
    """Set the ranges, units, formulas and quotes of a text: `8-10oC` as `8–10 °C`, `7h30 - 11h00` as `7h30–11h00`.

    What is written on one level is raised or lowered where that is certain: `50m2` is `50 m²`, `CO2` is `CO₂`.
    Time is linear in the length of the text.
    """
    if '"' in text:
        text = _QUOTED.sub(r"“\1”", text)
    text = _TIMES.sub(lambda found: _CROSS.sub("×", found[0]), text)
    text = _FORMULA.sub(lambda found: found[0].translate(_LOWERED), text.replace("℃", "°C"))
    text = _RANGE.sub(_set, text)
    for alike in _ALIKE:
        text = alike.sub(_set_alike, text)
    text = _MEASURE.sub(lambda found: f"{found[1]} {_unit(found[2])}", text)
    return _POWER.sub(lambda found: found[1] + found[2] + found[3].translate(_RAISED), text)


def typeset_unit(unit: str) -> str:
    """Set a unit that stands without its number, as it is set behind one: km2 is km², oC is °C."""
    return typeset(f"1 {unit}").removeprefix("1 ")


def tied(text: str) -> str:
    """Keep numbers and the signs of their units together, in a text whose lines whoever shows it will break."""
    return _TIED.sub("\u00a0", text)


class _Side(NamedTuple):
    """One end of a range.

    Attributes:
        number: its value; of a day the day of the month, or the month where there is no day.
    """

    text: str
    clock: bool
    day: bool
    unit: str
    number: Decimal

    @property
    def whole(self) -> bool:
        """Whether it is a whole number without a point between thousands."""
        return self.text.isdecimal()


def _side(found: re.Match[str], name: str) -> _Side:
    clock, day, number = found[f"clock_{name}"], found[f"day_{name}"], found[f"number_{name}"]
    written = clock or day or number
    digits = re.match(_NUMBER, written)
    value = Decimal((digits[0] if digits else "0").replace(".", "").replace(",", "."))
    return _Side(written, bool(clock), bool(day), found[f"unit_{name}"] or "", value)


def _set(found: re.Match[str]) -> str:
    a, b = _side(found, "a"), _side(found, "b")
    if not _is_range(a, b, found):
        return found[0]
    shown = [one.text + (one.unit if one.unit in "%‰đ" else f" {_unit(one.unit)}") for one in (a, b)]
    wide = any(letter.isspace() for letter in shown[0]) or (a.day and any(_YEAR.search(one.text) for one in (a, b)))
    return f"{shown[0]} – {shown[1]}" if wide else f"{shown[0]}–{shown[1]}"


def _set_alike(found: re.Match[str]) -> str:
    start = found.group(0)[: found.start("b") - found.start()]
    before = start[: found.end("a") - found.start()]
    return f"{before} – {found['b']}"


def _unit(written: str) -> str:
    unit = re.sub(_GAP, "", written)
    return re.sub("[º˚o](?=[CF]$)", "°", re.sub("(?<=m)[23]$", lambda power: power[0].translate(_RAISED), unit))


def _is_range(a: _Side, b: _Side, found: re.Match[str]) -> bool:
    """Return whether a dash between two sides makes a range of them."""
    last, following = _around(found)
    if last in _CODED:
        return False
    if a.clock or b.clock:
        return not (a.day or b.day or a.unit or b.unit) and all(one.clock or one.number < _HOURS for one in (a, b))
    if a.day or b.day:
        return _is_of_days(a, b)
    return a.number < b.number and _is_of_numbers(a, b, found, last, following)


def _is_of_days(a: _Side, b: _Side) -> bool:
    if not b.day or a.unit:
        return False
    if a.day:
        return True
    return a.whole and len(a.text) <= 2 and 0 < a.number < b.number <= _DAYS  # noqa: PLR2004 - digits of a day


def _is_of_numbers(a: _Side, b: _Side, found: re.Match[str], last: str, following: tuple[str, ...]) -> bool:
    if a.whole and b.whole:
        if a.number in _HOTLINES and b.number not in _THIS_AGE:
            return False
        if abs(len(a.text) - len(b.text)) > 1 or max(len(a.text.lstrip("0")), 2) < len(a.text):
            return False
    counted = (
        bool(a.unit or b.unit)
        or last in _COUNTED_OFF
        or any(word in UNITS or word in SCALES or word in COUNTED for word in following)
    )
    tight = len(found["dash"]) == 1
    may_be_date = a.whole and b.whole and a.number <= _DAYS and b.number <= _MONTHS
    if may_be_date and (last in _DATED or not (counted or (not tight and _is_noun(following)))):
        return False
    loose_end = "–" not in found["dash"] and not tight and last in _COUNTED_OFF
    return not (loose_end and _is_noun(following))


def _is_noun(following: tuple[str, ...]) -> bool:
    """Return whether what follows a number may be what is counted."""
    return bool(following) and following[0] not in _GOING_ON


def _around(found: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """Return the word before what was found, and the one and the two after it, in lower case."""
    before = found.string[max(0, found.start() - 24) : found.start()]
    last = _LAST_WORD.search(before)
    after = _NEXT_WORDS.match(found.string[found.end() : found.end() + 40])
    words = tuple(word.casefold() for word in (after.groups() if after else ()) if word)
    return (last[1].casefold() if last else ""), (words[:1] + ((" ".join(words),) if len(words) > 1 else ()))
