"""Values as Vietnamese editors write them, in the one form that the product works with.

What means one thing only is taken: 384×192, 6h-22h, 31.12.2026. Everything else is left as it is, for whoever checks it
to refuse.
"""

from __future__ import annotations

import datetime as dt
import re

from bantin.text.slug import ascii_fold

_DATES = (
    re.compile(r"(?P<y>\d{4})\s*([-/.])\s*(?P<m>\d{1,2})\s*\2\s*(?P<d>\d{1,2})", re.ASCII),
    re.compile(r"(?:ngày\s+)?(?P<d>\d{1,2})\s*([-/.])\s*(?P<m>\d{1,2})\s*\2\s*(?P<y>\d{4})", re.ASCII | re.IGNORECASE),
    re.compile(
        r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:,|\s+năm)?\s+(?P<y>\d{4})", re.ASCII | re.IGNORECASE
    ),
)
_TIME = r"(\d{1,2})\s*(?:(?:giờ|[:.hg])\s*(\d{2})?(?:\s*(?:phút|p)(?!\w))?)?"
_HOURS = re.compile(rf"(?:từ\s+)?{_TIME}\s*(?:[-–—~]|đến|tới)\s*{_TIME}", re.ASCII | re.IGNORECASE)
_SIZE = re.compile(r"(\d[\d.]*)\s*(?:px)?\s*[x×X✕*хХ]\s*(\d[\d.]*)\s*(?:px|pixels?|điểm ảnh|mô-đun)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
_SPACED = re.compile(r"[+\-−]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?", re.ASCII)
_SPACES = re.compile(r"[ \u00a0\u202f]")
_MINUS = re.compile(r"^[–—‒‑]\s*(?=\d)", re.ASCII)
_TAG_WORD = re.compile(r"[A-Za-z0-9]+")


def date(written: str) -> dt.date | None:
    """Read a day: 2026-12-31, 31/12/2026, 31.12.2026, ngày 31 tháng 12 năm 2026; None for what is written otherwise.

    Raises:
        ValueError: there is no such day.
    """
    for form in _DATES:
        if found := form.fullmatch(written.strip()):
            return dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
    return None


def hours(written: str) -> str:
    """Write hours of a day as 06:00-22:00: 6:00 – 22:00, 6h-22h30, từ 6 giờ đến 22 giờ."""
    found = _HOURS.fullmatch(written.strip())
    if found is None:
        return written
    times = [(int(found[at]), int(found[at + 1] or 0)) for at in (1, 3)]
    return "-".join(f"{hour:02}:{minute:02}" for hour, minute in times)


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


def hashtag(written: str) -> str:
    """Write a hashtag as words joined by hyphens: Phòng chống lừa đảo, #PA05, an-ninh-mang, AnNinhMang.

    Words with capitals within them keep these: they are short forms, or words that were joined already.
    """
    words: list[str] = _TAG_WORD.findall(ascii_fold(written.strip().removeprefix("#")))
    return "-".join(word if any(map(str.isupper, word[1:])) else word.lower() for word in words)
