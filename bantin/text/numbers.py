"""Numbers as Vietnamese writes them: a point between thousands, a comma before decimals, 368.063 and 93,32."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_WRITTEN = re.compile(r"([+\-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII)
_MINUS = "−"
_GROUPED_FROM = 4
"""Digits from which on thousands are set off: 2.042, but 999."""
_MEGA = 1000
"""Thousands of bytes from which on they are written as millions."""


EMERGENCY = {"111": "bảo vệ trẻ em", "112": "cứu nạn", "113": "Công an", "114": "chữa cháy, cứu nạn", "115": "cấp cứu"}
"""Numbers that anybody may be told to call, and who answers."""

_DIAL = r"(?<!\w)(?<!cuộc )(?<!được )(?<!không )(?<!đừng )(?<!chớ )(?:gọi|báo|liên\s+hệ)(?:\s+[^\W\d]+){0,4}?\s+"


def parse_number(written: str) -> Decimal:
    """Read a number such as `368.063`, `93,32` or `−5`.

    Raises:
        ValueError: it is written in no such way; `63.5` and `1.0000` are not.
    """
    sign, whole, decimals = _parts(written)
    value = Decimal(f"{whole.replace('.', '')}.{decimals or 0}") if decimals else Decimal(whole.replace(".", ""))
    return -value if sign in {"-", _MINUS} else value


def format_number(value: Decimal | int) -> str:
    """Write a number: 368063 as `368.063`, 93.32 as `93,32`; decimals as many as the value has."""
    whole, _, decimals = f"{abs(Decimal(value)):f}".partition(".")
    return (_MINUS if value < 0 else "") + _grouped(whole) + (f",{decimals}" if decimals else "")


def decimal(value: float, places: int = 1) -> str:
    """Write a number rounded to some decimals, zeros too: 2.94 as `2,9`, 30.0 as `30,0`."""
    return format_number(Decimal(f"{value:.{places}f}"))


def shortest(value: float) -> str:
    """Write a number with the decimals that it needs, of six digits at most: 30.0 as `30`, 6.67 as `6,67`."""
    return format_number(Decimal(f"{value:g}"))


def tenths(value: float) -> str:
    """Write what was measured with one decimal at most: 2.94 as `2,9`, 30.0 as `30`."""
    return format_number(round(Decimal(value), 1).normalize())


def format_bytes(size: int) -> str:
    """Write the size of a file, in powers of a thousand: 12345 as `12 KB`, 2345678 as `2,3 MB`."""
    thousands = max(1, round(size / 1000))
    return f"{thousands} KB" if thousands < _MEGA else f"{format_number(round(Decimal(thousands) / 1000, 1))} MB"


def display_number(written: str) -> str:
    """Write a number as typed by an editor in its canonical form: thousands grouped, decimals and sign as typed.

    How many of how many, such as `92/92`, is two numbers. Years are numbers too: whoever calls decides what is one.

    Raises:
        ValueError: it is not a number in Vietnamese notation.
    """
    if "/" in written:
        return "/".join(map(display_number, written.split("/")))
    sign, whole, decimals = _parts(written)
    return sign.replace("-", _MINUS) + _grouped(whole.replace(".", "")) + (f",{decimals}" if decimals else "")


def _parts(written: str) -> tuple[str, str, str | None]:
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise ValueError(f"not a number in Vietnamese notation: {written!r}")
    return found[1], found[2], found[3]


def _grouped(digits: str) -> str:
    if len(digits) < _GROUPED_FROM:
        return digits
    head = len(digits) % 3
    return ".".join(([digits[:head]] if head else []) + [digits[i : i + 3] for i in range(head, len(digits), 3)])


@lru_cache(maxsize=256)
def number_in_text(number: str) -> re.Pattern[str]:
    """Find a telephone number in a text, however its digits are grouped; an extension in brackets need not be there."""
    digits = r"[\s.\-–]*".join(re.findall(r"\d", number.partition("(")[0]))
    return re.compile(rf"(?<![\d.,]){digits}(?!\d|[.,]\d)" if digits else r"(?!)")


def number_to_dial(number: str) -> re.Pattern[str]:
    """Find where a text says to call a telephone number, which is the first group."""
    return re.compile(rf"{_DIAL}({number_in_text(number).pattern})", re.IGNORECASE)
