"""Headings that fit what stands below them: of one item a list is told otherwise than of most.

A heading says in what case lines are meant, and what they are. Read without its case, «gạt dây ra» would send to a live
wire who is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bantin.model.words.words import Said, Words
from bantin.text.normal import plain
from bantin.text.patterns import regex

RESCUES: Mapping[str, str] = {
    "live-wire": "Có người bị điện giật?",
    "coal": "Có người bị ngạt?",
    "rescue": "Có người đuối nước?",
    "fire": "Lỡ cháy rồi?",
    "charging": "Lỡ cháy rồi?",
    "wildfire": "Khi rừng đã cháy",
    "pesticide": "Lỡ phun, lỡ dùng rồi?",
    "mushroom": "Lỡ ăn rồi?",
    "food": "Lỡ ăn phải rồi?",
    "medicine": "Lỡ dùng rồi?",
    "dog": "Đã bị chó, mèo cắn?",
    "flood": "Khi nước đã dâng",
    "landslide": "Khi đất đã sạt",
    "theft": "Lỡ mất đồ rồi?",
    "heat": "Có người say nắng?",
    "cold-livestock": "Vật nuôi đã đổ bệnh?",
    "livestock": "Vật nuôi đã ốm, chết?",
    "pig": "Lợn đã ốm, chết?",
    "poultry": "Gia cầm đã ốm, chết?",
    "mosquito": "Đã có triệu chứng?",
    "virus": "Đã có triệu chứng?",
}
"""The topic of an item → the case in which its `if_victim` helps, in 32 letters at most."""

_CASE = regex(r"(?:[^.;:!?]*?(?<!\w)thì(?!\w)|[^.,;!?]{1,24}:\s|(?:nếu|khi|lúc|thấy)(?!\w)[^.;:!?]*?,)", re.IGNORECASE)
"""How a line begins that names a case of its own: «Nước vào nhà thì…», «Cháy: gọi 114»."""


_SELLS = regex(
    r"(?:rao |chào )?bán (?!hàng rong)|(?:mời|hứa|dụ|ép|gạ|mạo|trà trộn|quảng cáo|giới thiệu|tự giới thiệu)(?!\w)",
    re.IGNORECASE,
)
"""How a line begins that tells what somebody does to make others buy."""

_ALLOWS = regex(
    r"(?<!\w)(?:trợ cấp|học bổng|mức hỗ trợ|chế độ|hỗ trợ (?:chi phí|tiền|kinh phí)|tiền hỗ trợ|miễn,? giảm"
    r"|bồi thường)(?!\w)",
    re.IGNORECASE,
)
"""What a title says that tells what readers are given, and no service."""


def fitted(words: Words, said: Said, *, deceived: bool) -> Words:
    """Return words with headings that fit an item's lines, on cards and in posts.

    Args:
        words: of the unit, that fit most items.
        said: what the item says.
        deceived: whether the words are those of a deceiver already.
    """
    found = dict(_headings(words, said, deceived=deceived))
    return (
        words.model_copy(update={part: _with(getattr(words, part), found) for part in ("cards", "posts")})
        if found
        else words
    )


def _with(part: Any, found: Mapping[str, str]) -> Any:  # noqa: ANN401 - headings of cards or of posts
    known = {name: heading for name, heading in found.items() if name in type(part).model_fields}
    return part.model_copy(update=known)


def _headings(words: Words, said: Said, *, deceived: bool) -> Iterator[tuple[str, str]]:
    if not deceived:
        if heading := rescue(said.topic, said.lines.get("if_victim", ())):
            yield "if_victim", heading
        if any(_SELLS.match(plain(line)) for line in said.lines.get("tricks", ())):
            yield "tricks", words.cards.deceits
    if said.texts and _ALLOWS.search(plain(said.texts[0])):
        yield "what", words.cards.benefit


def rescue(topic: str, lines: Sequence[str]) -> str:
    """Return the heading over what to do once it has happened; empty where topic and lines tell no one case.

    Args:
        topic: what the item is about.
        lines: of its `if_victim`. Where the first has a case of its own, no heading of a topic may take its place.
    """
    heading = RESCUES.get(topic, "")
    return "" if not lines or _CASE.match(plain(lines[0]).strip()) else heading
