"""What texts of a fixed format are called, such as colours and days, and what to write instead of a wrong one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, get_args

from pydantic import StringConstraints

from bantin.content.reading.composing.slips import quoted
from bantin.content.reading.telling.field_error import FieldError, Wording
from bantin.model.base import Identifier, WebAddress
from bantin.model.diagnostic import Code
from bantin.model.kinds.figures import WrittenCount, WrittenNumber
from bantin.model.parts.board import Count, Pixels
from bantin.model.parts.channels import AccountNumber
from bantin.model.parts.overrides import Hours
from bantin.model.parts.theme_file import HexColor
from bantin.model.unit import Domain, ReleaseNumber
from bantin.model.written import amount, date, of_year
from bantin.text.patterns import regex
from bantin.text.slug import slug


def _pattern(annotated: Any) -> str:  # noqa: ANN401 - an Annotated[...] form has no type of its own
    return next(str(part.pattern) for part in get_args(annotated) if isinstance(part, StringConstraints))


_HOURS_HINT = "Viết giờ bắt đầu và kết thúc, ví dụ 06:00-22:00; chiếu cả ngày thì xóa mục này"
_BARE_ADDRESS = regex(r"[\w-]+(\.[\w-]+)+(/\S*)?")
_SCHEME = regex(r"([htps]{4,6})\s*(?::\s*/*|/{2,})\s*", re.IGNORECASE)
"""How an address begins, whatever was mistyped of «https://»."""
_ENGLISH = regex(r"[+-]?[0-9]{1,3}(?P<thousands>(?:,[0-9]{3}){2,})?(?P<part>\.[0-9]{1,2})?")
_ENGLISH_QUANTITY = regex(rf"(?P<number>{_ENGLISH.pattern})\s*(?:%|‰|[^\W\d_][^\d]*)")
_RANGE = regex(r"([0-9][0-9.,]*)\s*[-–—]\s*([0-9][0-9.,]*)(\s*[^\W\d_][^\d]*|\s*%|)")
_OF = regex(r"([0-9]+(?:\.[0-9]{3})*)\s*/\s*([0-9]+(?:\.[0-9]{3})*)")
_CURLY = regex(r"[“”‘’\"']+([^“”‘’\"']+)[“”‘’\"']+")
_DAY = regex(r"(?<![0-9])[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}(?![0-9])")
_MIDDLE = 15
"""Day of a bulletin's month from which years are counted as near."""
_CLEAR = dt.timedelta(days=120)
"""How far from it a day may be whose year is not in doubt: half a year away two years are as near."""
_SWAPPED = str.maketrans(",.", ".,")
_WITH_WORDS = regex(
    r"(?P<words>[^\W\d_][^\d]*?|[~≈>≥<≤]|)\s*(?P<number>[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?)"
    r"\s*(?P<unit>[^\W\d_][^\d/]*|%|‰|)"
)
_ADDRESS_HINT = "Viết đủ cả https://, ví dụ https://dichvucong.gov.vn"
_DOMAIN_HINT = "Chỉ viết tên miền, không có https://, ví dụ dichvucong.gov.vn"
_IDENTIFIER_HINT = "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ cong-an-phuong"
_ACCOUNT_HINT = "Chép đúng dãy chữ số của nền tảng, không thêm gì, ví dụ 100064512345678"
_NUMBER_HINT = "Viết kiểu Việt Nam: 368.063 hoặc 93,32; đơn vị viết ở «unit»"
_RELEASE_HINT = "Xóa dòng này rồi chạy «bantin upgrade»: lệnh ấy tự ghi lại"
_PATTERNS = {
    _pattern(Identifier): (Code("bad-identifier"), "một mã hợp lệ", _IDENTIFIER_HINT),
    _pattern(WebAddress): (Code("bad-address"), "một địa chỉ web", _ADDRESS_HINT),
    _pattern(WrittenNumber): (Code("bad-number"), "một con số", _NUMBER_HINT),
    _pattern(WrittenCount): (Code("bad-number"), "một con số", _NUMBER_HINT),
    _pattern(ReleaseNumber): (Code("bad-release"), "một phiên bản bantin", _RELEASE_HINT),
    _pattern(AccountNumber): (Code("bad-account-number"), "số của một trang", _ACCOUNT_HINT),
    _pattern(Pixels): (Code("bad-pixels"), "một cỡ hình", "Viết chiều rộng, chữ x, chiều cao, ví dụ 384x192"),
    _pattern(Count): (Code("bad-count"), "số mô-đun", "Viết số mô-đun ngang, chữ x, số mô-đun dọc, ví dụ 12x12"),
    _pattern(Hours): (Code("bad-hours"), "một khoảng giờ", _HOURS_HINT),
    _pattern(Domain): (Code("bad-domain"), "một tên miền", _DOMAIN_HINT),
    _pattern(HexColor): (Code("bad-color"), "một màu", 'Viết dạng "#rrggbb" bằng chữ thường, trong dấu ngoặc kép'),
}


def bad_format(fault: FieldError) -> Wording:
    """Word a text that does not match the pattern of its field."""
    code, what, hint = _PATTERNS.get(str(fault.limits["pattern"]), (Code("bad-value"), "một giá trị dùng được", ""))
    value, pattern = str(fault.input).strip(), str(fault.limits["pattern"])
    message = f"{fault.subject} không phải là {what}: «{fault.input}»"
    if (better := unquoted(value)) and re.fullmatch(pattern, better):
        return Wording(code, message, f"Viết «{better}», bỏ dấu “ ”", better, certain=True)
    instead = _INSTEAD[code](value) if code in _INSTEAD else None
    return Wording(code, message, *instead) if instead else Wording(code, message, hint)


def unquoted(value: str) -> str:
    """Take a value out of the quotes of print that it is written in; empty where it is in none."""
    found = _CURLY.fullmatch(value.strip())
    return found[1].strip() if found else ""


_Instead = tuple[str, str, bool] | None
"""What to do about a value whose meaning can be told, what to write, and whether that is certain."""


def _identifier(value: str) -> _Instead:
    name = slug(value)
    return (f"Viết «{name}»: chữ thường không dấu, chữ số và dấu gạch nối", name, False) if name else None


def _address(value: str) -> _Instead:
    found = _SCHEME.match(value)
    scheme = "http" if found and found[1].lower() == "http" else "https"
    rest = value[found.end() :] if found else value.removeprefix("//")
    whole = f"{scheme}://{rest}"
    return (f"Viết «{whole}»", whole, True) if _BARE_ADDRESS.fullmatch(rest) else None


def _number(value: str) -> _Instead:
    if better := _as_vietnamese(value):
        return f"Viết kiểu Việt Nam: «{better}»", better, True
    if whole := amount(value):
        return f"Viết «{whole}»", whole, True
    hint = _parted(value)
    return (hint, "", False) if hint else None


def _as_vietnamese(value: str) -> str:
    """Write a number of English writing, with its unit if it has one, as Vietnamese does; empty for other values."""
    found = _ENGLISH.fullmatch(value) or _ENGLISH_QUANTITY.fullmatch(value)
    if found is None or not (found["thousands"] or found["part"]):
        return ""
    end = found.end("part") if found["part"] else found.end("thousands")
    return value[:end].translate(_SWAPPED) + value[end:]


def _parted(value: str) -> str:
    """Say where the parts of a value belong that has more than a number; empty where it has no one number."""
    if found := _RANGE.fullmatch(value):
        return f"Viết một con số, như «{found[2]}{found[3]}»; cả khoảng thì viết vào «label»"
    if found := _WITH_WORDS.fullmatch(value):
        unit = quoted(found["unit"]) if found["unit"] in {"%", "‰"} else found["unit"]
        hint = f"Viết «value: {found['number']}»" + (f" và «unit: {unit}»" if unit else "")
        return hint + (f"; chuyển «{found['words']}» sang «label»" if found["words"] else "")
    if found := _OF.fullmatch(value):
        part, whole = found.groups()
        return f"Viết «value: {part}», rồi viết «trên {whole}» ở đầu «unit», ví dụ «unit: trên {whole} xã»"
    alone: list[str] = re.findall(r"[0-9][0-9.,]*", value)
    if len(alone) == 1 and re.fullmatch(_pattern(WrittenNumber), alone[0]):
        return f"Viết «value: {alone[0]}»; phần còn lại của «{value}» chuyển sang «label»"
    return ""


def _domain(value: str) -> _Instead:
    name = re.sub(r"^[a-z]+://", "", value.casefold()).partition("/")[0]
    return (f"Chỉ viết tên miền: «{name}»", name, True) if re.fullmatch(_pattern(Domain), name) else None


def _color(value: str) -> _Instead:
    digits = value.lstrip("#").casefold()
    digits = "".join(2 * digit for digit in digits) if len(digits) == _SHORT_COLOR else digits
    return (f'Viết «"#{digits}"»', f'"#{digits}"', True) if re.fullmatch(_pattern(HexColor), f"#{digits}") else None


_SHORT_COLOR = 3
_INSTEAD: dict[str, Callable[[str], _Instead]] = {
    "bad-identifier": _identifier,
    "bad-address": _address,
    "bad-number": _number,
    "bad-domain": _domain,
    "bad-color": _color,
}


def bad_date(fault: FieldError) -> Wording:
    """Word a value that is no day."""
    text = str(fault.input).strip()
    if lacking := _without_year(fault, text):
        return lacking
    message = f"{fault.subject} không phải là {_what(text)}: «{fault.input}»"
    year, _, month = (fault.month or "2024-11").partition("-")
    hint = f"Viết đủ ngày, tháng, năm của một ngày có thật, như {year}-{month}-20 hoặc 20/{month}/{year}"
    alone = _DAY.findall(text)
    if len(alone) == 1 and alone[0] != text:
        return Wording(Code("bad-date"), message, f"Chỉ viết ngày: «{alone[0]}»", alone[0])
    better = unquoted(text)
    return Wording(Code("bad-date"), message, f"Viết «{better}», bỏ dấu “ ”" if better else hint, better, certain=True)


def _what(text: str) -> str:
    try:
        return "một ngày" if date(text) is None else "một ngày có thật"
    except ValueError:
        return "một ngày có thật"


def _without_year(fault: FieldError, text: str) -> Wording | None:
    """Say which year is lacking, the one that is nearest to the bulletin's month; None where that is not the fault."""
    around = dt.date.fromisoformat(f"{fault.month or '2024-11'}-{_MIDDLE}")
    found: list[tuple[dt.timedelta, str]] = []
    for year in (around.year - 1, around.year, around.year + 1):
        whole = of_year(text, year)
        try:
            day = date(whole)
        except ValueError:
            continue
        if day:
            found.append((abs(day - around), whole))
    if not found:
        return None
    distance, better = min(found)
    message = f"{fault.subject} thiếu năm: «{text}»"
    if not fault.month:
        return Wording(Code("bad-date"), message, f"Viết cả năm, như «{better}»")
    return Wording(Code("bad-date"), message, f"Viết «{better}»", better, certain=distance <= _CLEAR)
