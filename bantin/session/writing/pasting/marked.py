"""Text with the little markup that survives pasting: what is bold, and what begins an entry of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bantin.text.patterns import regex

BREAKS = regex("\r\n|[\n\r\v\f\u2028\u2029]")
"""Line breaks of systems, and those of Word within a paragraph."""

BULLET, NUMBER = "- ", "1. "
"""What a list entry begins with where only its sort is known."""

Span = tuple[str, bool]
"""A text, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line or paragraph as somebody else's program had it.

    Attributes:
        spans: of one weight each, in order.
        mark: `BULLET` or `NUMBER` where it is an entry of a list; else empty.
    """

    spans: tuple[Span, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """The line without mark and weight."""
        return "".join(text for text, _ in self.spans)

    def starred(self) -> str:
        """Return the line with `**` around what is bold, and its mark before it."""
        return self.mark + "".join(_star(text) if bold else text for text, bold in _joined(self.spans))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join neighbours of one weight; spaces go with what stands before them."""
    runs: list[Span] = []
    for text, bold in spans:
        if runs and (bold == runs[-1][1] or not text.strip()):
            runs[-1] = runs[-1][0] + text, runs[-1][1]
        else:
            runs.append((text, bold))
    return runs


def _star(text: str) -> str:
    inner = text.strip()
    return text.replace(inner, f"**{inner}**", 1) if inner else text


def without_general_bold(lines: Iterable[MarkedLine]) -> list[MarkedLine]:
    """Take bold away where all is bold: it says nothing there, as in headings."""
    found = list(lines)
    if all(bold for line in found for text, bold in line.spans if text.strip()):
        return [MarkedLine(((line.text, False),), line.mark) for line in found]
    return found
