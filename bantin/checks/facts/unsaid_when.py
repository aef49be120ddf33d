"""Boards and films say when and where something is, if an item says it at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import Item

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"
_FACTS = {
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
_SPANNED = re.compile(r"(?:trong|sau|khoảng|quá|theo dõi tiếp|hơn)\s+$", re.IGNORECASE)


_LOOKED_AROUND = 60
"""Letters beside a fact that may say what it is."""
_TOLD = {"question", "values", "series"}
"""Fields that tell what was, not when anybody is to come."""


class _Quick(NamedTuple):
    """What a quick channel says of an item: its name, the words, and where an editor may write others."""

    name: str
    said: str
    field: str


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find items of which boards and films say neither when nor where, though their texts do."""
    for entry in bulletin.entries:
        quick = list(_quick(bulletin, entry))
        if not quick or entry.item.group in {"beware", "tale"}:
            continue
        fields = {*entry.item.lists} - _TOLD
        texts = [text for text in entry_texts(entry) if text.path.partition(".")[0] in fields]
        lacking = {name: where for name in _FACTS if (where := [one for one in quick if not _says(name, one.said)])}
        told = [found for name in lacking if (found := next(_facts(name, texts), None))]
        if told:
            names = " và ".join(dict.fromkeys(one.name for where in lacking.values() for one in where))
            there = ", ".join(dict.fromkeys(one.field for where in lacking.values() for one in where))
            parts = ", ".join(f"«{part}»" for part, _, _ in told)
            part, at, text = told[0]
            message = f"{names[0].upper()}{names[1:]} chỉ nói tiêu đề và tóm tắt, nên không nói {parts}"
            hint = f"Bà con cần biết điều ấy thì viết vào tóm tắt, hoặc viết câu ngắn có nó ở {there}"
            yield Diagnostic(RULE.code, Severity.NOTE, message, text.find(part, at), hint)


def _quick(bulletin: Bulletin, entry: Entry) -> Iterator[_Quick]:
    """List the boards and films that show an item for which nobody wrote a second line."""
    channels, item = bulletin.unit.value.channels, entry.item
    day = f" {item.last_day:%d/%m/%Y}" if item.last_day else ""
    if channels.led and channels.led.boards and entry.goes_to("led") and not item.led.text:
        yield _Quick("bảng LED", _on_boards(item) + day, "«led: text»")
    if channels.video and entry.goes_to("video") and not item.video.text:
        yield _Quick("video", f"{item.video.title or item.title} {item.film_text[0]}{day}", "«video: text»")


def _on_boards(item: Item) -> str:
    words = (*item.board_words, *(item.board_figure or ()))
    return " ".join((item.led.title or "", *(text for text, _ in words)))


def _says(name: str, said: str) -> bool:
    """Return whether words hold a fact of some sort; where something is, is told in many ways."""
    return bool(_FACTS[name].search(said) or (name == "nơi" and _PLACED.search(said)))


def _facts(name: str, texts: list[LocatedText]) -> Iterator[tuple[str, int, LocatedText]]:
    """Give each fact of a sort: as it is written, its index in a text, and the text."""
    for text in texts:
        for found in _FACTS[name].finditer(text.text):
            before = text.text[max(0, found.start() - _LOOKED_AROUND) : found.start()]
            after = text.text[found.end() : found.end() + _LOOKED_AROUND]
            if _SIGNED.search(before) or (name == "giờ" and (_LASTING.search(after) or _SPANNED.search(before))):
                continue
            yield found[0].strip(), found.start(), text


_BOARDS = {
    "channels": {"led": {"boards": [{"id": "a", "name": "A", "pixels": "384x192", "pitch_mm": 10, "viewing_m": 8}]}}
}

RULE = Rule(
    code=Code("unsaid-when"),
    title="Bảng LED, video không nói ngày giờ, nơi chốn",
    why=(
        "Bảng LED và video chỉ nói tiêu đề và tóm tắt, không ai đọc hết một lịch dài khi đi qua. Ngày giờ nằm ở "
        "mục khác thì người xem biết có buổi tiêm mà không biết hôm nào."
    ),
    mend="Viết ngày giờ, nơi chốn vào tóm tắt, hoặc viết một câu ngắn ở led: text và video: text của tin.",
    good=(
        {"kind": "notice", "text": ["Tiêm lúc 7:30."], "channels": ["zalo"]},
        {
            "kind": "notice",
            "unit": _BOARDS,
            "text": ["Tiêm lúc 7:30."],
            "led": {"text": "7:30 tại trạm"},
            "channels": ["led"],
        },
        {"kind": "notice", "unit": _BOARDS, "title": "Tiêm lúc 7 giờ 30, 15/12", "text": ["Lúc 7:30 ngày 15/12/2024."]},
        {"kind": "notice", "unit": _BOARDS, "text": ["Theo Quyết định số 12 ngày 05/11/2024, theo dõi trong 24 giờ."]},
        {"kind": "question", "unit": _BOARDS, "question": "Sáng 20/11 lúc 9h00 tôi bị gọi, có thật không?"},
        {"kind": "warning", "unit": _BOARDS, "tricks": ["Ngày 12/11/2024, lúc 9 giờ sáng, kẻ gian gọi điện."]},
    ),
    bad=(
        {
            "kind": "notice",
            "unit": _BOARDS,
            "text": ["Từ 7:30 đến 11:00 ngày 15/12/2024."],
            "led": {"until": "2024-12-15"},
        },
        {"kind": "guide", "unit": _BOARDS, "steps": ["Địa điểm: nhà văn hóa thôn 7."]},
        {
            "kind": "notice",
            "unit": _BOARDS,
            "summary": "Lịch tiếp dân.",
            "text": ["Tiếp dân vào sáng thứ Năm hằng tuần."],
        },
    ),
    check=check,
    needs=("unit.channels", "item.led", "item.video", "item.channels"),
)
