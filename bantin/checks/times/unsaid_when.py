"""Boards and films say when and where something is, if an item says it at all.

Of an item that says it in a sentence or two, boards and films choose these themselves (`Item.occasion`); this is about
all others, such as schedules, and about words written for boards and films, which stand for all that they chose.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from bantin.checks.days import days
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

_PLACE = regex(r"(?<!\w)(?:tại|ở)\s+[^,.;()]+")
_EXCEPT = regex(r"(?<!\w)(?:trừ|nghỉ|kể\s+cả)\s+$")
"""What stands before a day on which it is not, or is as well."""

_Fact = tuple[str, int, LocatedText]
"""What says it, its index in a text, and the text."""


class _Quick(NamedTuple):
    """What a quick channel says of an item: its name, the words, and the path where an editor may write others."""

    name: str
    said: str
    path: str

    @property
    def field(self) -> str:
        """The path as an editor writes it."""
        return f"«{self.path.replace('.', ': ')}»"


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find items of which boards and films say neither when nor where, though their texts do."""
    for entry in bulletin.entries:
        if entry.item.group in {"beware", "tale"}:
            continue
        yield from _dropped(bulletin, entry)
        quick = list(_quick(bulletin, entry))
        if not quick:
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
            if kept := [*_days_to_come(entry.item, bulletin.date), *_places(entry.item)]:
                hint += f"; câu ấy thay cả tóm tắt, nên phải có cả {', '.join(f'«{one}»' for one in kept)}"
            yield Diagnostic(RULE.code, Severity.NOTE, message, text.find(part, at), hint)


def _dropped(bulletin: Bulletin, entry: Entry) -> Iterator[Diagnostic]:
    """Find words for boards and films that stand for what says a day to come, and say none themselves."""
    coming = _days_to_come(entry.item, bulletin.date)
    lacking = [one for one in _written(bulletin, entry) if not _says_day(one.said)] if coming else []
    if not lacking:
        return
    fields = ", ".join(one.field for one in lacking)
    what = ", ".join(f"«{one}»" for one in (*coming, *_places(entry.item)))
    names = " và ".join(one.name for one in lacking)
    message = f"{names[0].upper()}{names[1:]} không nói ngày: {fields} thay cho câu có {what}"
    hint = f"Viết cả ngày ấy vào {fields}, hoặc xóa {fields} để {names} tự chọn câu có ngày giờ, nơi chốn"
    place = entry.document.locate(lacking[0].path)
    yield Diagnostic(RULE.code, Severity.NOTE, message, place, hint)


def _written(bulletin: Bulletin, entry: Entry) -> Iterator[_Quick]:
    """List the boards and films for which somebody wrote a second line, with all that they say."""
    channels, item = bulletin.unit.value.channels, entry.item
    day = f" {item.last_day:%d/%m/%Y}" if item.last_day else ""
    if channels.led and channels.led.boards and entry.goes_to("led") and item.led.text:
        yield _Quick("bảng LED", f"{item.led.title or item.title} {item.led.text}{day}", "led.text")
    if channels.video and entry.goes_to("video") and item.video.text and not item.video.narration:
        yield _Quick("video", f"{item.video.title or item.title} {item.video.text}{day}", "video.text")


def _says_day(said: str) -> bool:
    """Return whether words say on what day something is, and not only on which it is not."""
    return any(not _EXCEPT.search(said[:at]) for _, at in facts("ngày", said)) or any(days(said))


def _days_to_come(item: Item, released: dt.date) -> list[str]:
    """List the days that boards and films say of an item by themselves, and that are not over."""
    said = [item.title, item.summary, *(text for text, _ in item.occasion)]
    coming: dict[dt.date, str] = {}
    for part in (part for text in said for part, _ in facts("ngày", plain(text))):
        for day in days(part):
            near = day.near(released)
            if near and near >= released:
                coming.setdefault(near, part)
    return list(coming.values())


def _places(item: Item) -> list[str]:
    """List the place that a summary names, if it has a name or a number."""
    found = _PLACE.search(plain(item.summary))
    named = found is not None and any(letter.isupper() or letter.isdigit() for letter in found[0])
    return [found[0].strip()] if found and named and len(found[0]) <= _SHOWN else []


def _quick(bulletin: Bulletin, entry: Entry) -> Iterator[_Quick]:
    """List the boards and films that show an item for which nobody wrote a second line."""
    channels, item = bulletin.unit.value.channels, entry.item
    day = f" {item.last_day:%d/%m/%Y}" if item.last_day else ""
    more = " ".join(["", *(text for text, _ in item.occasion)])
    if channels.led and channels.led.boards and entry.goes_to("led") and not item.led.text:
        yield _Quick("bảng LED", _on_boards(item) + more + day, "led.text")
    if channels.video and entry.goes_to("video") and not item.video.text:
        told = "" if item.video.narration else more
        yield _Quick("video", f"{item.video.title or item.title} {item.film_text[0]}{told}{day}", "video.text")


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
    mend="Viết ngày giờ, nơi chốn vào tóm tắt, hoặc viết một câu ngắn ở led: text và video: text của tin. Câu ấy "
    "thay cả tóm tắt, nên nói lại ngày và nơi mà tóm tắt nói.",
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
        {
            "kind": "notice",
            "unit": _BOARDS,
            "summary": "Mở cửa từ 05/12/2024 tại nhà số 1.",
            "led": {"text": "Từ 05/12 tại nhà số 1"},
        },
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
        {
            "kind": "notice",
            "unit": _BOARDS,
            "summary": "Mở cửa từ 05/12/2024 tại nhà số 1.",
            "led": {"text": "8h00 - 11h30, trừ thứ Hai"},
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
