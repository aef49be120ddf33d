"""The large number of a case's first card is not said a second time by its headline."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.kinds.case import Case
from bantin.text.normal import plain
from bantin.text.patterns import regex

_WORD = regex(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_DIGITS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9"}

_SHARED = 0.6
"""Share of the panel's words from which on a headline with the same number says the same."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find cases whose headline repeats the panel above it."""
    for entry in bulletin.entries:
        item = entry.item
        if not isinstance(item, Case) or not item.damage:
            continue
        headline, path = item.message
        panel, said = _words(item.damage.partition(" (")[0]), _words(headline)
        shared = [word for word in panel if word in said]
        if any(word[0].isdigit() for word in shared) and len(shared) >= _SHARED * len(panel):
            yield Diagnostic(
                RULE.code,
                Severity.NOTE,
                f"Ảnh thứ nhất nói một điều hai lần: «{item.damage}» ở ô lớn, và «{headline}» ngay dưới",
                entry.document.locate(path),
                "Để ô lớn nói con số; tiêu đề nói bài học, như «Không ăn nấm lạ»",
            )


def _words(text: str) -> list[str]:
    """Write a text as words in lower case, and small numbers as digits, which both ways of writing them share."""
    return [_DIGITS.get(word, word) for word in _WORD.findall(plain(text).casefold())]


_DAMAGE = {"kind": "case", "damage": "4 người phải cấp cứu"}

RULE = Rule(
    code=Code("doubled-damage"),
    title="Tiêu đề nhắc lại con số ở ô lớn",
    why="Ảnh thứ nhất của một vụ việc có ô lớn nói thiệt hại, hậu quả; tiêu đề đứng ngay dưới mà nói lại đúng điều ấy "
    "thì chỗ đọc đầu tiên của bạn đọc phí đi một lần.",
    mend="Viết tiêu đề, hoặc «facebook: title», thành bài học; con số để cho «damage».",
    good=(
        {**_DAMAGE, "title": "Không hái, không ăn nấm lạ"},
        {"kind": "case", "title": "Mất 18 triệu đồng vì combo du lịch", "damage": "20 triệu đồng"},
        {"kind": "case", "title": "Bốn người bị lừa cùng một ngày", "damage": "4 tỷ đồng trong một tháng"},
    ),
    bad=(
        {**_DAMAGE, "title": "Một bữa nấm rừng, bốn người cấp cứu"},
        {**_DAMAGE, "title": "Ăn nấm lạ", "facebook": {"title": "Bốn người phải cấp cứu"}},
        {"kind": "case", "title": "Chị A mất 18 triệu đồng", "damage": "18 triệu đồng (giả định)"},
    ),
    check=check,
)
