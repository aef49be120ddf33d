"""When and where something is: the words of a text that say a day, an hour or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.text.patterns import regex

_NUMBERED = (
    r"(?:tổ(?:\s+dân\s+phố|\s+nhân\s+dân)?|tiểu\s+khu|khu(?:\s+phố|\s+dân\s+cư|\s+vực)?|cụm(?:\s+dân\s+cư)?|liên\s+gia"
    r"|thôn|xóm|ấp|khóm|bản|buôn|bon|làng|plei|phum|sóc|đội|TDP|KP)"
)
"""Parts of a commune that have numbers."""
_NAMED = r"(?:thôn|xóm|ấp|khóm|bản|buôn|bon|làng|plei|phum|sóc|khu\s+phố|tổ\s+dân\s+phố|tiểu\s+khu|khu\s+dân\s+cư)"
"""Parts of a commune that have names; what is called «đội», «tổ» or «khu» and has a name may be an office."""
_COUNTED = (
    r"(?![\d.,/]*\d|\s*(?:%|người|hộ|nhà|cán\s+bộ|đồng\s+chí|thành\s+viên|đại\s+biểu|em|cháu|trang|tờ|mặt|tầng|lớp|lần"
    r"|năm|tháng|ngày|giờ)(?!\w))"
)
"""What does not follow a number that is a name: «tổ 3 người» is a group of three."""
_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EF9)) if letter.isupper())
_NAME = rf"(?-i:[{_CAPITALS}][^\W\d_{_CAPITALS}]+)"
_AREA = rf"(?:{_NUMBERED}\s+(?:số\s+)?\d{{1,3}}(?:[A-Za-z](?!\w))?{_COUNTED}|{_NAMED}\s+{_NAME}(?:\s+(?:{_NAME}|\d+))*)"
"""A part of a commune."""
_APART = r"(?=\s*(?:[:;,()–-]|\.?$|(?:và|lúc|từ|vào|ngày|sáng|chiều|tối)(?!\w)))"
"""What follows a part of a commune that says where something is, and not who did something."""

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"
FACTS = {
    "ngày": regex(
        rf"(?<![\d/.,])(?!24/7(?!/\d))\d{{1,2}}/(?:0?[1-9]|1[0-2])(?:/\d{{4}})?(?![/.,-]?\d)(?!\s*(?:%|hộ|xã|phường|số|người|{_NUMBERED})\b)"
        rf"|(?<!\d)\d{{1,2}}\s+tháng\s+\d{{1,2}}(?!\d)"
        rf"|(?<!\w)(?:sáng|trưa|chiều|tối|ngày|vào|từ|hằng|mỗi|các)\s+{_WEEKDAY}|^{_WEEKDAY}",
        re.IGNORECASE,
    ),
    "giờ": regex(r"(?<![\d:/])\d{1,2}(?::\d{2}|[hg]\d{0,2}|\s?giờ(?:\s\d{2})?)(?!\w)", re.IGNORECASE),
    "nơi": regex(
        rf"^(?:địa\s+điểm|nơi\s+\w+)\s*:?|^(?:khu\s+vực|phạm\s+vi|vị\s+trí|địa\s+bàn)\s*:(?:\s+[^\s,;.]+){{0,4}}|^tại\s+\w+"
        rf"|^(?:các\s+|khu\s+vực\s+)?{_AREA}{_APART}",
        re.IGNORECASE,
    ),
}
"""What readers must know to come: its name, and how it is written."""

_PLACED = regex(rf"(?<!\w)(?:tại|ở)(?!\w)|địa\s+điểm|(?<!\w){_AREA}", re.IGNORECASE)
_SIGNED = regex(r"(?:số\s\S+|nghị định|quyết định|thông tư|ban hành|ký)(?:\s+ngày)?\s+$", re.IGNORECASE)
_LASTING = regex(r"^\s*(?:đồng hồ|/ngày|mỗi ngày|sau|trước|nữa|liên tục)|^/", re.IGNORECASE)
"""What makes a span of time of an hour: «trong 24 giờ sau»."""
_SPANNED = regex(
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
