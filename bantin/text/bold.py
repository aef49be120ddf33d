"""`**bold**`, the one markup that editors' text may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, groupby

from bantin.text.patterns import regex

# As in CommonMark, the asterisks embrace letters, not spaces: «2 ** 3 ** 4» stays as typed.
_BOLD = regex(r"\*\*(?!\s)((?:(?!\*\*).)+)(?<!\s)\*\*", re.DOTALL)


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
        cutter: takes the text without asterisks, returns parts of it in order; what lies between them is dropped, and
            the spaces in them may be other than the text's.
    """
    spans = bold_spans(content)
    if not any(bold for _, bold in spans):
        return list(cutter(content))
    signs = [(letter, bold) for text, bold in spans for letter in text if not letter.isspace()]
    letters = "".join(letter for letter, _ in signs)
    parts: list[str] = []
    at = 0
    for part in cutter("".join(text for text, _ in spans)):
        solid = "".join(part.split())
        at = letters.index(solid, at)
        parts.append(_starred(part, [bold for _, bold in signs[at : at + len(solid)]]))
        at += len(solid)
    return parts


def _starred(part: str, flags: Sequence[bool]) -> str:
    """Put asterisks around bold letters; there is a flag for each letter that is no space."""
    count = list(accumulate(not letter.isspace() for letter in part))  # spaces go with what stands before them
    letters = zip(part, (bool(at) and flags[at - 1] for at in count), strict=True)
    starred = ""
    for bold, pairs in groupby(letters, key=lambda pair: pair[1]):
        text = "".join(letter for letter, _ in pairs)
        body = text.rstrip()
        starred += f"**{body}**{text[len(body) :]}" if bold else text
    return starred
