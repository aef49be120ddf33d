"""Values as YAML: lists and groups with what is in them, in lines below their key or in brackets."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.content.reading.composing.composed_file import Value
from bantin.session.writing.scalars import Written, is_number, scalar
from bantin.session.writing.written import Node
from bantin.text.patterns import regex

_KEY = regex(r"[^\W\d]\w*(?:[ -]\w+)*")


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody writes.

    Attributes:
        step: spaces by which a group stands further in than its key.
        dash: the same of the dashes of a list.
        quote: whether every text is quoted, where what was tried before is not read as it should be.
    """

    step: int = 2
    dash: int = 2
    quote: bool = False

    def value(self, value: Value, old: Node | None = None, width: int = 0) -> Written:
        """Write a value in the style of what stood there.

        Args:
            value: texts in the form in which they are read.
            old: what stood there, if anything did.
            width: characters of its longest line.
        """
        if value is None:
            return Written("")
        if isinstance(value, str):
            style = old.style if old and not old.in_brackets else ""
            return scalar(value, style=style, width=width, quote=self.quote)
        # Empty brackets are nobody's style: the page puts them before what goes into them.
        brackets = old is not None and old.in_brackets and bool(old.keys or old.entries)
        if not value or brackets or (isinstance(value, list) and all(map(is_number, value))):
            return Written(self.bracketed(value))
        if isinstance(value, dict):
            return Written("", tuple(line for key, one in value.items() for line in self.pair(key, one)))
        return Written("", tuple(line for one in value for line in self.entry(one)))

    def pair(self, key: str, value: Value) -> tuple[str, ...]:
        """Write a key and its value in lines."""
        head, below = self.value(value)
        pad = " " * (self.dash if isinstance(value, list) else self.step)
        return (f"{self.key(key)}:{f' {head}' if head else ''}", *_indented(below, pad))

    def entry(self, value: Value) -> tuple[str, ...]:
        """Write an entry of a list in lines."""
        head, below = self.value(value)
        if isinstance(value, dict) and below:
            return (f"- {below[0]}", *_indented(below[1:], "  "))
        if isinstance(value, list):
            return (f"- {self.bracketed(value)}",)
        return (f"- {head}".rstrip(), *_indented(below, "  "))

    def bracketed(self, value: Value) -> str:
        """Write a value in one line, as it stands in […] and {…}."""
        if value is None:
            return "null"
        if isinstance(value, str):
            return scalar(value, in_brackets=True, quote=self.quote).head
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(key)}: {self.bracketed(one)}" for key, one in value.items()) + "}"
        return "[" + ", ".join(map(self.bracketed, value)) + "]"

    def key(self, key: str) -> str:
        """Write a key."""
        return key if _KEY.fullmatch(key) else scalar(key, quote=True).head


def _indented(lines: tuple[str, ...], pad: str) -> tuple[str, ...]:
    return tuple(f"{pad}{line}" if line else "" for line in lines)
