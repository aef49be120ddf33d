"""What a text reckons out comes to what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from bantin.checks.amounts import NUMBER, SCALES
from bantin.checks.rule import Rule
from bantin.checks.texts import mend_of, texts
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.text.numbers import format_number, parse_number
from bantin.text.patterns import regex

_SCALE = "|".join(SCALES)
_UNIT = r"(?:\s?(?:[^\W\d_]|[²³°])+(?:\s(?!x\s)[^\W\d_]+){0,2}?(?:\s?/\s?[^\W\d_]+(?:\s(?!x\s)[^\W\d_]+)?){0,2})?"
_TERM = rf"{NUMBER}\s?(?:%|(?:{_SCALE})(?!\w))?{_UNIT}"
_SIGN = r"(?:[×*+−]|(?<=\s)[xX-](?=\s))"
_EQUATION = regex(
    rf"(?<![\w.,/×*+=-])(?<![×*+=−-]\s)(?P<left>{_TERM}(?:\s*{_SIGN}\s*{_TERM})+)\s*=\s*"
    rf"(?P<result>{NUMBER})(?![\w/]|[.,]\d)(?P<of>\s?(?:%|(?:{_SCALE})(?!\w))?)(?!\s*{_SIGN}\s*\d)",
    re.IGNORECASE,
)
"""Numbers with their units, signs between them, and what they come to: 35 m × 28.000 đồng/m = 980.000 đồng."""

_LOOKED_BACK, _LOOKED_ON = 120, 40
"""Letters of an equation before its sign and behind it."""

_PIECE = regex(rf"(?P<sign>^|{_SIGN})\s*(?P<number>{NUMBER})\s?(?P<of>%|(?:{_SCALE})(?!\w))?", re.IGNORECASE)
_TIMES = {"×", "*", "x", "X"}


class _Result(NamedTuple):
    """What an equation comes to.

    Attributes:
        value: the exact one.
        written: how its text writes the result.
        at: index of that in the text.
        scale: what the written result is multiplied by.
        left: what is reckoned, as it is written.
    """

    value: Decimal
    written: str
    at: int
    scale: Decimal
    left: str

    @property
    def fits(self) -> bool:
        """Whether the written result is the exact one, or that one rounded to as many digits, up or down."""
        said, value = parse_number(self.written), self.value / self.scale
        decimals = len(self.written.partition(",")[2])
        digits = self.written.replace(".", "")
        zeros = 0 if decimals else len(digits) - len(digits.rstrip("0"))
        step = Decimal(1).scaleb(zeros - decimals)
        return said == value or (value % step != 0 and abs(said - value) < step)

    @property
    def better(self) -> str:
        """The exact result, as texts write numbers."""
        value = self.value / self.scale
        return format_number(value.to_integral_value() if value == value.to_integral_value() else round(value, 2))


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find equations whose sides differ."""
    for written in texts(bulletin):
        for result in _results(written.text.replace("**", "  ")):
            if result.fits:
                continue
            place = written.find(result.written, result.at)
            message = f"«{' '.join(result.left.split())}» bằng {result.better}, mà chữ ghi {result.written}"
            hint = f"Viết «{result.better}», hoặc sửa con số gõ nhầm ở vế trước"
            mend = mend_of(place, result.written, result.better, certain=False)
            yield Diagnostic(RULE.code, Severity.WARNING, message, place, hint, mend)


def _results(text: str) -> Iterator[_Result]:
    """Give the equations of a text, each searched near its sign, in time linear in the text's length."""
    for sign in re.finditer("=", text):
        begin = max(0, sign.start() - _LOOKED_BACK)
        for found in _EQUATION.finditer(text, begin, sign.end() + _LOOKED_ON):
            if found.end("left") <= sign.start() < found.start("result"):
                at = found.start("result")
                yield _Result(_reckoned(found["left"]), found["result"], at, _scale(found["of"]), found["left"])


def _reckoned(left: str) -> Decimal:
    """Reckon sums of products."""
    total, product, sign = Decimal(), Decimal(), 1
    for piece in _PIECE.finditer(left):
        number = parse_number(piece["number"]) * _scale(piece["of"])
        if piece["sign"] in _TIMES:
            product *= number
        else:
            total += sign * product
            product, sign = number, -1 if piece["sign"] in {"−", "-"} else 1
    return total + sign * product


def _scale(word: str | None) -> Decimal:
    name = (word or "").strip().lower()
    return Decimal("0.01") if name == "%" else Decimal(SCALES.get(name, 1))


RULE = Rule(
    code=Code("wrong-equation"),
    title="Phép tính trong bài sai kết quả",
    why="Ví dụ tính tiền là chỗ bà con đọc kỹ nhất và làm theo; kết quả sai thì nộp thừa, nộp thiếu, rồi quay lại hỏi.",
    mend="Tính lại rồi sửa kết quả, hoặc sửa con số gõ nhầm.",
    good=(
        {"kind": "notice", "text": ["Lắp 20 m × 31.000 đồng/m = 620.000 đồng; 3 x 5.000 + 4 × 2.000 = 23.000 đồng."]},
        {"kind": "notice", "text": ["Nợ 2.500.000 × 0,03% × 31 = 23.250 đồng; 7 × 333,3 = 2.333 đồng, 2 + 3 = 5."]},
        {"kind": "notice", "text": ["Thuê 1,5 triệu × 4 = 6 triệu đồng; 10 − 2 = 8; ảnh 3×4 cm; 24 = 2 ngày."]},
    ),
    bad=(
        {"kind": "notice", "text": ["Lắp 20 m × 31.000 đồng/m = 640.000 đồng."]},
        {"kind": "guide", "steps": ["Chép 9 trang thì trả 3 x 5.000 + 6 × 2.000 = 28.000 đồng."]},
        {"kind": "notice", "text": ["Nợ 2.500.000 đồng × 0,03% × 31 ngày = 32.250 đồng."]},
        {"kind": "notice", "text": ["Thuê sân 1,5 triệu × 4 = 6,5 triệu đồng."]},
    ),
    check=check,
)
