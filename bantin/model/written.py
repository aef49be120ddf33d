"""Values as Vietnamese editors write them, in the one form that the product works with.

What means one thing only is taken: 384×192, 6h-22h, 31.12.2026. Everything else is left as it is, for whoever checks it
to refuse.
"""

from __future__ import annotations

import datetime as dt
import re

from bantin.text.dates import days_of
from bantin.text.patterns import regex
from bantin.text.slug import ascii_fold

_DATES = (
    regex(r"(?P<y>\d{4})\s*([-/.])\s*(?P<m>\d{1,2})\s*\2\s*(?P<d>\d{1,2})", re.ASCII),
    regex(r"(?:ngày\s+)?(?P<d>\d{1,2})\s*([-/.])\s*(?P<m>\d{1,2})\s*\2\s*(?P<y>\d{4})", re.ASCII | re.IGNORECASE),
    regex(r"(?:ngày\s+)?(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>[23]\d)", re.ASCII | re.IGNORECASE),
    regex(r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:,|\s+năm)?\s+(?P<y>\d{4})", re.ASCII | re.IGNORECASE),
)
_DAY_AND_MONTH = regex(r"(?:ngày\s+)?(\d{1,2})(\s*[-/.]\s*|\s+tháng\s+)(\d{1,2})", re.ASCII | re.IGNORECASE)
_CENTURY, _THIS_CENTURY = 100, 2000
_DASHES = str.maketrans("–—", "--")
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cn|t[2-7])"
_AROUND_DAY = regex(
    rf"^(?:{_WEEKDAY}\s*,?\s+)?(?:(?:đến\s+)?hết\s+(?=ngày|\d))?|(?:\s*\(?{_WEEKDAY}\)?)?\.?$", re.IGNORECASE
)
_TIME = r"(\d{1,2})\s*(?:(?:giờ|[:.hg])\s*(\d{2})?(?:\s*(?:phút|p)(?!\w))?)?"
_PART = r"(?:\s*(sáng|trưa|chiều|tối|đêm))?"
_HOURS = regex(
    rf"(?:từ\s+)?(?:(?:sáng|chiều)\s*:?\s+)?{_TIME}'?{_PART}\s*(?:[-–—~]|đến|tới)\s*{_TIME}'?{_PART}", re.IGNORECASE
)
_ALL_DAY = regex(r"(?:cả ngày|24\s*/\s*24(?:\s*(?:giờ|h))?|24\s*(?:giờ|h))", re.IGNORECASE)
_NOON = 12
_SIZE = regex(r"(\d[\d.]*)\s*(?:px)?\s*[x×X✕*хХ]\s*(\d[\d.]*)\s*(?:px|pixels?|điểm ảnh|mô-đun)?", re.ASCII)
_GROUPED = regex(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
_SPACED = regex(r"[+\-−]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?", re.ASCII)
_IN_BRACKETS = regex(r"\s*\(([^\W\d_][^()\d]*)\)\Z")
_SPACED_START = regex(rf"{_SPACED.pattern}(?=\s+[^\W\d_])")
_SPACES = regex(r"[ \u00a0\u202f]")
_MINUS = regex(r"^[–—‒‑]\s*(?=\d)", re.ASCII)
_NUMBER = r"[+\-−]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
_ENGLISH = r"[+\-−]?[0-9]+(?:,[0-9]{3})*\.[0-9]{1,2}"
"""A number that is told to be written otherwise, with whatever it counts."""
_UNIT = r"(?:%|‰|(?![²³¹⁰-⁹₀-₉¼-¾⅐-⅞])[^\W\d_](?:[^\d,.;:()|+=%]|(?<=m)[23](?!\d))*[23]?)"
_QUANTITY = regex(rf"(?P<number>{_NUMBER}(?:/{_NUMBER})?)\s*(?P<unit>{_UNIT}|)")
_LABELLED = regex(
    rf"(?P<label>\S.*?)(?:\s*[:=|;\t]\s*|\s+[-–—]\s+|\s{{2,}}|\s*(?P<bracket>\())"
    rf"(?P<quantity>(?:{_NUMBER}(?:/{_NUMBER})?|{_ENGLISH})\s*(?:{_UNIT}|))(?(bracket)\))"
)
_SCALED = regex(r"((?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+đồng)?|đồng|%|‰)(?:\s+|$)(.*)", re.IGNORECASE)
_WEB = regex(r"\s*[:,(–-]?\s*(?P<url>https?://[^\s()]+)\)?")
_SPAN = regex(
    r"(?:từ\s+)?(.+?)\s*(?:\s-\s|(?<=^\d)-|(?<=^\d\d)-|[–—~]|\s(?:đến|tới)\s)\s*(?:hết\s+)?(.+)", re.IGNORECASE
)
_MONTH = regex(r"(?:tháng\s+)?(\d{1,2})(?:\s*[/.-]\s*|,?\s+năm\s+)(\d{4})", re.ASCII | re.IGNORECASE)
_LONGEST_UNIT = 4
"""Words of a unit; more of them say what is counted, and where."""
_AMOUNT = regex(r"(\d{1,3})\s*(tỷ|tỉ|triệu)\s+(\d{1,3})\s*(triệu|nghìn|ngàn)(\s+đồng)?", re.IGNORECASE)
_POWERS = {"tỷ": 9, "tỉ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3}
_TELEPHONE = regex(r"(?<![\w.])(?:\+?84|\(?0)[\d().\- ]{6,16}\d(?!\w)|(?<![\w.])1[0-9]{2}(?![\w.])", re.ASCII)
_TAG_WORD = regex(r"[A-Za-z0-9]+")


def date(written: str) -> dt.date | None:
    """Read a day: 2026-12-31, 31/12/2026, 31.12.26, thứ Năm, ngày 31 tháng 12 năm 2026; None for what is otherwise.

    Raises:
        ValueError: there is no such day.
    """
    bare = _AROUND_DAY.sub("", written.strip()).translate(_DASHES)
    for form in _DATES:
        if found := form.fullmatch(bare):
            year = int(found["y"])
            return dt.date(year if year >= _CENTURY else _THIS_CENTURY + year, int(found["m"]), int(found["d"]))
    return None


def of_year(written: str, year: int) -> str:
    """Write a day that lacks its year with one: 5/12 is 5/12/2026; empty where it is no such day."""
    bare = _AROUND_DAY.sub("", written.strip()).translate(_DASHES)
    found = _DAY_AND_MONTH.fullmatch(bare)
    if found is None:
        return ""
    day, between, month = found.groups()
    return f"{day}/{month}/{year}" if between.strip() in {"-", "/", "."} else f"{day} tháng {month} năm {year}"


def hours(written: str) -> str:
    """Write hours of a day as 06:00-22:00: 6:00 – 22:00, 6h-22h30, từ 6 giờ đến 10 giờ tối, cả ngày."""
    if _ALL_DAY.fullmatch(written.strip()):
        return "00:00-24:00"
    found = _HOURS.fullmatch(written.strip())
    if found is None:
        return written
    times = [(_hour(int(found[at]), found[at + 2]), int(found[at + 1] or 0)) for at in (1, 4)]
    return "-".join(f"{hour:02}:{minute:02}" for hour, minute in times)


def _hour(written: int, part: str | None) -> int:
    """Count an hour from midnight: 10 giờ tối is 22."""
    is_late = (part or "").lower() in {"chiều", "tối"} and written < _NOON
    return written + _NOON if is_late else written


def size(written: str) -> str:
    """Write two numbers that belong together as 384x192: 384×192, 384 X 192 px, 1.080 x 1.350."""
    found = _SIZE.fullmatch(written.strip())
    if found is None:
        return written
    return "x".join(part.replace(".", "") if _GROUPED.fullmatch(part) else part for part in found.groups())


def number(written: str) -> str:
    """Write a number with points between thousands, and with a minus that is one: 1 234, – 8,6."""
    written = _MINUS.sub("−", written.strip())
    return _SPACES.sub(".", written) if _SPACED.fullmatch(written) else written


def quantity(written: str) -> tuple[str, str] | None:
    """Part a number from its unit, which may be empty: 8.000 đồng/người, 99,2%, 120/150 hộ; None for other texts."""
    written = _IN_BRACKETS.sub(r" \1", written.strip())
    spaced = _SPACED_START.match(written)
    found = _QUANTITY.fullmatch(number(spaced[0]) + written[spaced.end() :] if spaced else number(written))
    if found is None or len(found["unit"].split()) > _LONGEST_UNIT:
        return None
    return found["number"], found["unit"].strip()


def amount(written: str) -> str | None:
    """Write an amount of money in two units as one number: 1 tỷ 200 triệu is «1,2 tỷ»."""
    found = _AMOUNT.fullmatch(written.strip())
    if found is None:
        return None
    units = [_POWERS[found[at].lower()] for at in (2, 4)]
    small, width = int(found[3]), units[0] - units[1]
    if units[0] <= units[1] or len(str(small)) > width:
        return None
    decimals = f"{small:0{width}}".rstrip("0")
    return f"{found[1]},{decimals} {found[2]}{found[5] or ''}"


def labelled(written: str) -> tuple[str, str] | None:
    """Part what is counted from the number with its unit: «Tháng 1: 412», «Hộ nghèo – 120 hộ», «Tuần 2 | 32»."""
    found = _LABELLED.fullmatch(written.strip())
    return (found["label"].strip(), found["quantity"].strip()) if found else None


def counted(written: str) -> tuple[str, str, str] | None:
    """Part a number, its unit and what is counted where the number comes first: «120 hộ nghèo», «1,2 tỷ đồng phạt»."""
    found = re.fullmatch(rf"({_NUMBER})\s*((?:%|[^\W\d_]).*)", written.strip())
    if found is None:
        return None
    scaled = _SCALED.fullmatch(found[2])
    unit, rest = scaled.groups() if scaled else ("", found[2])
    return (found[1], unit, rest) if rest else None


def telephone(written: str) -> tuple[str, str]:
    """Part a name from the telephone number that stands with it; either may be empty."""
    found = _TELEPHONE.search(written)
    if found is None:
        return written.strip(), ""
    rest = f"{written[: found.start()]} {written[found.end() :]}"
    label = re.sub(r"[:,()–-]+(?=\s|$)|(?<!\S)[:,()–-]+|(?i:(?<!\w)(?:sđt|đt|số|điện thoại)\s*:?\s*$)", " ", rest)
    number = found[0] if ")" in found[0] else found[0].lstrip("(")
    return " ".join(label.split()), number


def with_address(written: str) -> tuple[str, str]:
    """Part a name from the web address behind it, which may be empty: «Bộ Công an: https://bocongan.gov.vn/a»."""
    found = _WEB.search(written)
    if found is None or found.end() < len(written.rstrip()):
        return written.strip(), ""
    host = found["url"].partition("://")[2].partition("/")[0]
    return written[: found.start()].strip() or host, found["url"]


def span(written: str) -> tuple[dt.date, dt.date] | None:
    """Read the first and the last day of a time: «01/12/2026 - 31/12/2026», «từ … đến …», «tháng 12/2026».

    Raises:
        ValueError: there is no such day.
    """
    if month := _MONTH.fullmatch(written.strip()):
        return days_of(f"{month[2]}-{int(month[1]):02}")
    if found := _SPAN.fullmatch(written.strip()):
        start, end = date(found[1]), date(found[2])
        if end and not start and not found[1].isdecimal():
            start = date(f"{found[1]}/{end.year}")
        elif end and not start:
            start = end.replace(day=int(found[1]))
        return (start, end) if start and end else None
    return None


def hashtag(written: str) -> str:
    """Write a hashtag as words joined by hyphens: Phòng chống lừa đảo, #PA05, an-ninh-mang, AnNinhMang.

    Words with capitals within them keep these: they are short forms, or words that were joined already.
    """
    words: list[str] = _TAG_WORD.findall(ascii_fold(written.strip().removeprefix("#")))
    return "-".join(word if any(map(str.isupper, word[1:])) else word.lower() for word in words)
