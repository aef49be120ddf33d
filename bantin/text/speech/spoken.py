"""Text as it is said: numbers, dates, telephone numbers, short forms and addresses in syllables.

A synthetic voice gets nothing but words and punctuation, so that every voice says the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from bantin.text.breaking.syllables import count_syllables
from bantin.text.normal import nfc, plain
from bantin.text.speech.words import LETTERS, SHORT_FORMS, SIGNS, UNITS

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu", " tỷ")

_YEAR = r"(?:19|20)\d{2}"
_GROUPED = r"\d{1,3}(?:\.\d{3})+"
_PHONE_AFTER = (
    "gọi", "số", "tổng đài", "đường dây nóng", "hotline", "liên hệ", "đt", "sđt", "điện thoại", "số máy", "zalo",
)  # fmt: skip
_EMERGENCY = ("111", "112", "113", "114", "115", "156", "5656", "1022", "18001091")


def spoken(text: str) -> str:
    """Write a text as it is said.

    Args:
        text: as editors write it; asterisks go.

    Returns:
        Words and punctuation on one line; no digit, no short form, no sign is left in it.
    """
    said = " ".join(plain(nfc(text)).split())
    for pattern, saying in _RULES:
        said = pattern.sub(saying, said)
    return re.sub(r"\s+([.,;:!?…])", r"\1", " ".join(said.split()))


def spoken_syllables(text: str) -> int:
    """Count the syllables in which a text is said: 0900 000 000 has ten."""
    return count_syllables(spoken(text))


def say_number(digits: str) -> str:
    """Spell out a whole number: 105 as `một trăm linh năm`, 1000015 as `một triệu không trăm mười lăm`.

    Args:
        digits: up to 12 digits without points; more are said one by one.
    """
    value = digits.lstrip("0")
    if not value:
        return _DIGITS[0]
    if len(value) > 3 * len(_SCALES):
        return say_digits(digits)
    groups = [value[max(0, end - 3) : end] for end in range(len(value), 0, -3)]
    said = [
        _group(int(group), leading=at == len(groups) - 1) + _SCALES[at]
        for at, group in reversed(list(enumerate(groups)))
        if int(group)
    ]
    return " ".join(said)


def say_digits(digits: str) -> str:
    """Spell out digits one by one, as telephone numbers are said."""
    return " ".join(_DIGITS[int(digit)] for digit in digits if digit.isdecimal())


def _group(value: int, *, leading: bool) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [] if leading and not hundreds else [f"{_DIGITS[hundreds]} trăm"]
    if tens == 0 and ones and words:
        words.append("linh")
    if tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    if ones:
        words.append(_last(tens, ones))
    return " ".join(words)


def _last(tens: int, ones: int) -> str:
    """Spell out the last digit: hai mươi mốt, hai mươi tư, mười lăm."""
    if tens > 1 and ones == 1:
        return "mốt"
    if tens > 1 and ones == 4:  # noqa: PLR2004 - the digit
        return "tư"
    return "lăm" if tens and ones == 5 else _DIGITS[ones]  # noqa: PLR2004 - the digit


def _date(found: re.Match[str]) -> str:
    day, month, year = found["day"], found["month"], found["year"]
    said = f"{_day(day)} tháng {_month(month)}"
    before = "" if found["before"] else "ngày "
    return f"{found['before'] or ''}{before}{said}" + (f" năm {say_number(year)}" if year else "")


def _day(day: str) -> str:
    return ("mùng " if int(day) <= 10 else "") + say_number(day)  # noqa: PLR2004 - the first ten days


def _month(month: str) -> str:
    return "tư" if int(month) == 4 else say_number(month)  # noqa: PLR2004 - April has a word of its own


def _month_year(found: re.Match[str]) -> str:
    return f"tháng {_month(found[1])}" + (f" năm {say_number(found[2])}" if found[2] else "")


def _long_date(found: re.Match[str]) -> str:
    return f"ngày {_day(found[1])}"


def _clock(found: re.Match[str]) -> str:
    minutes = int(found[2] or 0)
    return f"{say_number(found[1])} giờ" + (f" {say_number(str(minutes))} phút" if minutes else "")


def _phone(found: re.Match[str]) -> str:
    return ", ".join(say_digits(part) for part in re.split(r"[ .\-]+", found[0]) if part)


def _plate(found: re.Match[str]) -> str:
    said = [say_digits(sign) if sign.isdecimal() else LETTERS.get(sign.lower(), ",") for sign in found[0]]
    return " ".join(word for word in said if word).replace(" ,", ",")


def _called(found: re.Match[str]) -> str:
    return found[1] + say_digits(found[2])


def _amount(found: re.Match[str]) -> str:
    sign = "âm " if found["sign"] else ""
    whole = say_number(found["whole"].replace(".", ""))
    decimals = found["decimals"]
    after = "" if not decimals else f" phẩy {say_digits(decimals) if decimals[0] == '0' else say_number(decimals)}"
    unit = UNITS.get(found["unit"] or "", "")
    return f" {sign}{whole}{after} {unit} "


def _address(found: re.Match[str]) -> str:
    """Spell out an address, defanged or not: each name as a word, dots as «chấm»; nothing of what follows the host."""
    host = re.sub(r"^\w+\[?:\]?//", "", found[0]).split("/")[0]
    parts = [part for part in re.split(r"\[?\.\]?", host) if part]
    if parts[0] in SHORT_FORMS:  # TP.HCM
        return found[0].replace(".", ". ", 1)
    return " chấm ".join(re.sub(r"[-_]", " gạch ", part) for part in parts)


def _short(found: re.Match[str]) -> str:
    word = found[0].removesuffix(".") if found[0].removesuffix(".") in SHORT_FORMS else found[0]
    return SHORT_FORMS.get(word, found[0])


def _spelled(found: re.Match[str]) -> str:
    return " ".join(LETTERS[letter] for letter in found[0].lower())


def _formula(found: re.Match[str]) -> str:
    """Spell a chemical formula: CO₂ as «xê o hai»."""
    names = (LETTERS.get(sign.lower()) or say_digits(unicodedata.normalize("NFKC", sign)) for sign in found[0])
    return f" {' '.join(names)} "


def _sign(found: re.Match[str]) -> str:
    return f" {SIGNS.get(found[0], '')} "


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str]


def _rule(pattern: str, saying: Callable[[re.Match[str]], str] | str, flags: int = 0) -> _Rule:
    return re.compile(pattern, flags), saying


def _any(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NAMES = r"[A-Za-z0-9][A-Za-z0-9-]*"
_RULES: tuple[_Rule, ...] = (
    _rule(r"(?<!\w)(?=[A-Za-z]{1,2}[₀-₉])[A-Za-z₀-₉]+", _formula),
    _rule(r"(\bngày\s+\d{1,2}(?:/\d{1,2})?)\s?–\s?(?=\d{1,2}/\d)", r"\1 đến ngày ", re.IGNORECASE),
    _rule(rf"(\d(?:[hgđ%]|\s?(?:{_any(UNITS)}|giờ|tuổi))?)\s?–\s?(?=\d)", r"\1 đến "),
    _rule(r"\b(\w+)(\s[\w/]+)\s–\s(?=\1\b)", r"\1\2 đến ", re.IGNORECASE),
    _rule(rf"(?:\w+\[?:\]?//)?{_NAMES}(?:\[?\.\]?{_NAMES})*\[?\.\]?[A-Za-z]{{2,}}(?:/\S*[\w/])?", _address, re.ASCII),
    _rule(
        rf"(?P<before>\bngày\s+|\bđến\s+ngày\s+)?\b(?P<day>0?[1-9]|[12]\d|3[01])[/.\-](?P<month>0?[1-9]|1[0-2])"
        rf"(?:[/.\-](?P<year>{_YEAR}))(?!\d)",
        _date,
        re.IGNORECASE,
    ),
    _rule(r"(?P<before>\bngày\s+)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?P<year>)(?![\d/])", _date, re.IGNORECASE),
    _rule(rf"\btháng\s+(0?[1-9]|1[0-2])(?:[/\-]({_YEAR}))?(?!\d)", _month_year, re.IGNORECASE),
    _rule(r"\bngày\s+(0?[1-9]|[12]\d|3[01])(?![\d./,])", _long_date, re.IGNORECASE),
    _rule(r"\b([01]?\d|2[0-3])(?:\s?giờ\s?|[hg:])([0-5]\d)?\b(?:\s?phút)?", _clock),
    _rule(r"\b24/7\b", "suốt ngày đêm"),
    _rule(r"\b\d{2}[A-Z]{1,2}\d?[ -]\d{3}\.?\d{1,2}\b", _plate),
    _rule(r"(?<![\d.,])(?:\+84|0)\d{1,4}(?:[ .\-]?\d{2,4}){2,3}(?!\d|,\d)", _phone),
    _rule(r"(?<![\d.,])(?:1800|1900)[ .\-]?\d{4,6}(?!\d|,\d)", _phone),
    _rule(rf"\b((?:{'|'.join(_PHONE_AFTER)})\s+)(\d{{3,5}})(?![\d.,%]*\d|\s*%)", _called, re.IGNORECASE),
    _rule(rf"(?<![\d.,])(?:{'|'.join(_EMERGENCY)})(?![\d%]|[.,]\d)", lambda found: say_digits(found[0])),
    _rule(r"(?<![\d.,])\d{9,}(?!\d|,\d)", lambda found: say_digits(found[0])),
    _rule(r"(?<=\d)\s?[–-]\s?(?=\d)", " đến "),
    _rule(rf"(?<=\d)/(?={_YEAR}(?!\d))", " gạch chéo "),
    _rule(r"(?<=\d)/(?=\d)", " trên "),
    _rule(
        rf"(?<![\w])(?P<sign>[−-])?(?P<whole>{_GROUPED}|\d+)(?:,(?P<decimals>\d+))?(?:\s?(?P<unit>{_any(UNITS)})(?!\w))?",
        _amount,
    ),
    _rule(r"\d+", lambda found: f" {say_number(found[0])} "),
    _rule(rf"(?<!\w)(?:{_any(SHORT_FORMS)})\.?(?=\s+[A-ZĐÀ-Ỹ\w])|(?<!\w)(?:{_any(SHORT_FORMS)})(?!\w)", _short),
    _rule(r"(?<!\w)[B-DF-HJ-NP-TV-XZĐ]{2,6}(?!\w)", _spelled),
    _rule(r"(?<=\w)/(?=\w)", " hoặc "),
    _rule(r"[&+=@#→×]", _sign),
    _rule(r"%", " phần trăm "),
    _rule(r"[“”\"«»()\[\]{}*_<>|/\\~^]", " "),
    _rule(r"\s[–—-]\s", ", "),
)
"""In this order: what one says, the next does not see as it was written."""
