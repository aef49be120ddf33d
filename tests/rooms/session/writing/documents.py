"""Documents as many hands write them, with what they hold: quotes, brackets, indentation, comments, line ends."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import strategies as st

from bantin.content.reading.composing.composed_file import Value

KEYS = ("title", "summary", "tricks", "led", "text", "x_1")
WORDS = (
    "a", "Công an xã", "yes", "no", "08", "0243752133", "18:30", "93,32", "63.206", "2024-11-30", "#", "a #b", "# c",
    "x: y", "- z", "“hỗ trợ” **ngay**", "it's", 'nói "có"', "a, b", "[x]", "{", "null", "~", "", "a:", "%", "@b", "&c",
    "*d*", "!e", "? f", "| g", "> h", "06:00-22:00", "\\n", "tab\\", "true", "1e3", ".5", "-", "--- a", "x, y]", "«k»",
)  # fmt: skip
SURE = frozenset(
    ("a", "Công an xã", "93,32", "63.206", "2024-11-30", "“hỗ trợ” **ngay**", "it's", "yes", "08", "18:30")
)
"""Those that plain texts hold without any doubt, whatever other readers make of them."""
TEXTS = st.sampled_from(WORDS) | st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(" ".join)
LINES = st.lists(TEXTS, min_size=2, max_size=3).map("\n".join)
COMMENTS = ("", "# ghi chú", "#", "# key: value", "# - một")


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> Value:
    if depth == 0 or draw(st.booleans()):
        return draw(TEXTS | LINES | st.none())
    inner = values(depth=depth - 1)
    if draw(st.booleans()):
        return draw(st.dictionaries(st.sampled_from(KEYS), inner, max_size=3))
    flat = st.one_of(TEXTS, st.none(), st.dictionaries(st.sampled_from(KEYS), values(depth=0), max_size=3))
    return list(draw(st.lists(flat, max_size=4)))


@dataclass
class Hand:
    """Somebody who writes; takes decisions from hypothesis."""

    draw: st.DrawFn
    step: int
    dash: int
    ends: bool = False
    """Whether a line end may be part of a value, so that the last line has one."""

    def either(self) -> bool:
        return bool(self.draw(st.booleans()))

    def comments(self, pad: str) -> list[str]:
        """Write lines between others: comments in their column, or none."""
        if not self.draw(st.integers(0, 4)):
            comment = self.draw(st.sampled_from(COMMENTS))
            return [pad + comment] if comment else [""]
        return []

    def behind(self) -> str:
        return "   # sau" if not self.draw(st.integers(0, 5)) else ""

    def flow(self, value: Value) -> str:
        if value is None:
            return "null"
        if isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        space = " " if self.either() else ""
        if isinstance(value, dict):
            return "{" + space + ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items()) + space + "}"
        return "[" + space + ("," if self.either() else ", ").join(map(self.flow, value)) + space + "]"

    def text(self, text: str, pad: str) -> list[str]:
        if "\n" in text and text[0] not in " \n" and not text.endswith("\n\n") and self.either():
            sign, text = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
            self.ends = self.ends or sign == "|"
            return [sign + self.behind(), *(f"{pad}  {line}" if line else "" for line in text.split("\n"))]
        if text in SURE and self.either():
            return [text + self.behind()]
        if "\n" not in text and self.either():
            single = text.replace("'", "''")
            return [f"'{single}'{self.behind()}"]
        return [json.dumps(text, ensure_ascii=False) + self.behind()]

    def value(self, value: Value, pad: str) -> list[str]:
        """Write what stands behind a colon, and the lines below it."""
        if value is None:
            return [self.behind()]
        if isinstance(value, str):
            return self.text(value, pad)
        if not value or not self.draw(st.integers(0, 3)):
            return [self.flow(value) + self.behind()]
        if isinstance(value, dict):
            return [self.behind(), *self.group(value, pad + " " * self.step)]
        return [self.behind(), *self.entries(value, pad + " " * self.dash)]

    def group(self, value: dict[str, Value], pad: str) -> list[str]:
        lines: list[str] = []
        for key, one in value.items():
            head, *below = self.value(one, pad)
            gap = "  " if head and self.either() else " "
            lines += [*self.comments(pad), f"{pad}{key}:{gap if head.strip() else ''}{head}", *below]
        return lines

    def entries(self, value: list[Value], pad: str) -> list[str]:
        lines: list[str] = []
        for one in value:
            lines += self.comments(pad)
            if isinstance(one, dict) and one and self.either():
                first, *below = self.group(one, pad + "  ")
                if first.strip() and not first.strip().startswith("#"):
                    lines += [f"{pad}- {first.lstrip()}", *below]
                else:
                    lines += [f"{pad}-", first, *below]
            else:
                head = self.flow(one) + self.behind() if one is not None else ""
                lines.append(f"{pad}- {head}" if head else f"{pad}-")
        return lines


@st.composite
def documents(draw: st.DrawFn) -> tuple[bytes, Value]:
    """Draw the bytes of a file, and what it holds."""
    value = draw(st.dictionaries(st.sampled_from(KEYS), values(), min_size=1, max_size=4))
    hand = Hand(draw, draw(st.sampled_from((2, 4))), draw(st.sampled_from((0, 2))))
    lines = [*hand.comments(""), *hand.group(value, ""), *hand.comments("")]
    end = draw(st.sampled_from(("\n", "\r\n")))
    mark = "\ufeff" if not draw(st.integers(0, 9)) else ""
    return (mark + end.join(lines) + (end if hand.either() or hand.ends else "")).encode(), value
