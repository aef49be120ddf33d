"""`**bold**`, the one markup that editors' text may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

# As in CommonMark, the asterisks embrace letters, not spaces: «2 ** 3 ** 4» stays as typed.
_BOLD = re.compile(r"\*\*(?!\s)((?:(?!\*\*).)+)(?<!\s)\*\*", re.DOTALL)


def bold_spans(content: str) -> list[tuple[str, bool]]:
    """Split a text into spans of one weight, without asterisks: (text, bold). No span is empty."""
    spans: list[tuple[str, bool]] = []
    at = 0
    for found in _BOLD.finditer(content):
        spans += [(content[at : found.start()], False), (found[1], True)]
        at = found.end()
    spans.append((content[at:], False))
    return [span for span in spans if span[0]]


def cut(content: str, cutter: Callable[[str], Sequence[str]]) -> list[str]:
    """Divide a text with a function that knows no asterisks; bold spans that are divided get them in each part.

    Args:
        content: text that may hold asterisks.
        cutter: takes the text without asterisks, returns parts of it in order; what lies between them is dropped.
    """
    spans = bold_spans(content)
    letters = "".join(text for text, _ in spans)
    flags = [bold for text, bold in spans for _ in text]
    parts: list[str] = []
    at = 0
    for part in cutter(letters):
        at = letters.index(part, at)
        parts.append(_starred(part, flags[at : at + len(part)]))
        at += len(part)
    return parts


def _starred(letters: str, flags: Sequence[bool]) -> str:
    stretches = groupby(zip(letters, flags, strict=True), key=lambda pair: pair[1])
    texts = ((bold, "".join(letter for letter, _ in pairs)) for bold, pairs in stretches)
    return "".join(f"**{text}**" if bold else text for bold, text in texts)
