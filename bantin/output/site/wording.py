"""Texts of posts as paragraphs and lists of pages: what was approved, word by word, and no markup of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bantin.text.patterns import regex
from bantin.text.slug import slug

_ENTRY = regex(r"(?:[-•✔✅▪]|(\d{1,2})\.)\s+(.*)")
_SIGNED = regex(r"[^\w\s(“\"«'\[#@+-]\ufe0f?\s+.+")
"""A line that begins with a sign that says what it is: whom to call, what to beware of."""
_TAGS = regex(r"(?:#\w+\s*)+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, or a line of hashtags.

    Attributes:
        sort: `p`, `ul`, `ol`, `signs` for a list whose lines bring signs of their own, `part` for the heading of what
            follows, or `tags`.
    """

    sort: str
    lines: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """Divide a text where its editor left lines empty, and lists from what stands above them."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        group: list[str] = []
        sort = "p"
        for line in filter(None, map(str.strip, part.split("\n"))):
            entry = _ENTRY.fullmatch(line)
            here = ("ol" if entry[1] else "ul") if entry else _sort(line)
            if here != sort and group:
                found.append(Block(sort, tuple(group)))
                group = []
            sort = here
            group.append(entry[2] if entry else line)
        if group:
            found.append(Block(sort, tuple(group)))
    return found


def _sort(line: str) -> str:
    if _TAGS.fullmatch(line):
        return "tags"
    if _SIGNED.fullmatch(line):
        return "signs"
    return "part" if line == line.upper() and any(map(str.isalpha, line)) else "p"


def body(text: str, title: str) -> list[Block]:
    """Divide a text whose title stands above it already: where it begins with that, it goes on behind it."""
    found = blocks(text)
    begins = slug(" ".join(found[0].lines)) if found else ""
    return found[1:] if begins and (slug(title) in begins or begins in slug(title)) else found


def gist(text: str, most: int = 200) -> str:
    """Return what a text begins with, for lists and previews: its second paragraph, for the first is its headline."""
    first, *rest = [" ".join(block.lines) for block in blocks(text) if block.sort in {"p", "part"}] or [""]
    told = (rest or [first])[0]
    return told if len(told) <= most else told[: most - 1].rpartition(" ")[0] + "…"
