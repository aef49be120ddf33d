"""When and where something is: the words of a text that say a day, an hour or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"
FACTS = {
    "ngày": re.compile(
        rf"(?<![\d/.,])\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?(?![/.,-]?\d)(?!\s*(?:%|tổ|hộ|xã|phường|thôn|bản|số|người)\b)"
        rf"|(?<!\d)\d{{1,2}}\s+tháng\s+\d{{1,2}}(?!\d)"
        rf"|(?<!\w)(?:sáng|trưa|chiều|tối|ngày|vào|từ|hằng|mỗi|các)\s+{_WEEKDAY}|^{_WEEKDAY}",
        re.IGNORECASE,
    ),
    "giờ": re.compile(r"(?<![\d:])\d{1,2}(?::\d{2}|[hg]\d{0,2}|\s?giờ(?:\s\d{2})?)(?!\w)", re.IGNORECASE),
    "nơi": re.compile(r"^(?:địa\s+điểm|nơi\s+\w+)\s*:?|^tại\s+\w+", re.IGNORECASE),
}
"""What readers must know to come: its name, and how it is written."""

_PLACED = re.compile(r"(?<!\w)(?:tại|ở)(?!\w)|địa\s+điểm", re.IGNORECASE)
_SIGNED = re.compile(r"(?:số\s\S+|nghị định|quyết định|thông tư|ban hành|ký)(?:\s+ngày)?\s+$", re.IGNORECASE)
_LASTING = re.compile(r"^\s*(?:đồng hồ|/ngày|mỗi ngày|sau|trước|nữa|liên tục)|^/", re.IGNORECASE)
"""What makes a span of time of an hour: «trong 24 giờ sau»."""
_SPANNED = re.compile(
    r"(?:trong|sau|khoảng|quá|theo dõi tiếp|hơn|ít nhất|nhiều nhất|tối thiểu|tối đa|đủ|suốt)\s+$", re.IGNORECASE
)

_LOOKED_AROUND = 60
"""Letters beside a fact that may say what it is."""


def says(name: str, said: str) -> bool:
    """Return whether words hold a fact of some sort; where something is, is told in many ways."""
    return bool(FACTS[name].search(said) or (name == "nơi" and _PLACED.search(said)))


def facts(name: str, text: str) -> Iterator[tuple[str, int]]:
    """Give each fact of a sort in a text: as it is written, and its index."""
    for found in FACTS[name].finditer(text):
        before = text[max(0, found.start() - _LOOKED_AROUND) : found.start()]
        after = text[found.end() : found.end() + _LOOKED_AROUND]
        if _SIGNED.search(before) or (name == "giờ" and (_LASTING.search(after) or _SPANNED.search(before))):
            continue
        yield found[0].strip(), found.start()


def unsaid(said: str, text: str) -> list[str]:
    """List the sorts of facts that a text tells and other words do not."""
    return [name for name in FACTS if not says(name, said) and next(facts(name, text), None)]
