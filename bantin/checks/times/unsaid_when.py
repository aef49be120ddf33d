"""Boards and films say when and where something is, if an item says it at all.

Of an item that says it in a sentence or two, boards and films choose these themselves (`Item.occasion`); this is about
all others, such as schedules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bantin.checks.rule import Rule
from bantin.checks.texts import LocatedText, entry_texts
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import Item
from bantin.model.parts.occasions import FACTS, facts, says
from bantin.text.normal import plain
from bantin.text.patterns import regex

_TOLD = {"question", "values", "series"}
"""Fields that tell what was, not when anybody is to come."""


_UP_TO_A_STOP = regex(r"[^,.;()]+")
_SHOWN = 40
"""Letters of a place that a message repeats."""

_Fact = tuple[str, int, LocatedText]
"""What says it, its index in a text, and the text."""


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
        lacking = {name: where for name in FACTS if (where := [one for one in quick if not says(name, one.said)])}
        told = {name: found for name in lacking if (found := next(_facts(name, texts), None))}
        if told:
            names = " và ".join(dict.fromkeys(one.name for where in lacking.values() for one in where))
            there = ", ".join(dict.fromkeys(one.field for where in lacking.values() for one in where))
            parts = ", ".join(f"{name} «{_whole(name, fact)}»" for name, fact in told.items())
            part, at, text = next(iter(told.values()))
            message = f"{names[0].upper()}{names[1:]} không nói {parts}: nội dung không có câu ngắn nào nói đủ điều ấy"
            hint = f"Người xem cần biết thì viết vào tóm tắt, hoặc viết câu ngắn có ngày giờ, nơi chốn ở {there}"
            yield Diagnostic(RULE.code, Severity.NOTE, message, text.find(part, at), hint)


def _quick(bulletin: Bulletin, entry: Entry) -> Iterator[_Quick]:
    """List the boards and films that show an item for which nobody wrote a second line."""
    channels, item = bulletin.unit.value.channels, entry.item
    day = f" {item.last_day:%d/%m/%Y}" if item.last_day else ""
    more = " ".join(["", *(text for text, _ in item.occasion)])
    if channels.led and channels.led.boards and entry.goes_to("led") and not item.led.text:
        yield _Quick("bảng LED", _on_boards(item) + more + day, "«led: text»")
    if channels.video and entry.goes_to("video") and not item.video.text:
        told = "" if item.video.narration else more
        yield _Quick("video", f"{item.video.title or item.title} {item.film_text[0]}{told}{day}", "«video: text»")


def _on_boards(item: Item) -> str:
    words = (*item.board_words, *(item.board_figure or ()))
    return " ".join((item.led.title or "", *(text for text, _ in words)))


def _facts(name: str, texts: list[LocatedText]) -> Iterator[_Fact]:
    """Give each fact of a sort: as it is written, its index in a text, and the text."""
    for text in texts:
        yield from ((part, at, text) for part, at in facts(name, text.text))


def _whole(name: str, fact: _Fact) -> str:
    """Write a fact as readers know it: the place itself, not only the word that says that one follows."""
    part, at, text = fact
    if name != "nơi":
        return part
    words = _UP_TO_A_STOP.match(plain(text.text), at)
    shown = words[0].removeprefix(part).strip(" :") if part.endswith(":") and words else words[0] if words else part
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rpartition(' ')[0]}…"


_BOARDS = {
    "channels": {"led": {"boards": [{"id": "a", "name": "A", "pixels": "384x192", "pitch_mm": 10, "viewing_m": 8}]}}
}

RULE = Rule(
    code=Code("unsaid-when"),
    title="Bảng LED, video không nói ngày giờ, nơi chốn",
    why=(
        "Bảng LED và video nói tiêu đề, tóm tắt, và một, hai câu ngắn có ngày giờ, nơi chốn. Không ai đọc hết một lịch "
        "dài khi đi qua, mà chỉ nói một phần thì sai; nên người xem biết có buổi tiêm mà không biết hôm nào."
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
            "text": ["Thôn 1: 7:30 ngày 15/12/2024.", "Thôn 2: 7:30 ngày 16/12/2024.", "Thôn 3: ngày 17/12/2024."],
            "led": {"until": "2024-12-17"},
        },
        {"kind": "guide", "unit": _BOARDS, "steps": ["Nơi nộp: nhà văn hóa.", "Nơi nhận: trạm.", "Nơi hỏi: xã."]},
        {
            "kind": "appeal",
            "unit": _BOARDS,
            "summary": "Tìm người đi lạc.",
            "description": ["Rời nhà vào sáng thứ Năm."],
        },
    ),
    check=check,
    needs=("unit.channels", "item.led", "item.video", "item.channels"),
)
