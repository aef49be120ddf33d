"""A text of several paragraphs that was pasted → what items it would become, to be looked at before it is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bantin.session.importing.guessing import Drafts, drafts, place
from bantin.session.importing.word import Text
from bantin.session.writing.pasting.clipboard import is_entry, marked_lines
from bantin.session.writing.pasting.marked import BULLET, NUMBER, MarkedLine
from bantin.text.patterns import regex

_HEADING = regex(r"\A\s*(#{1,6})\s+")
_STRONG = regex(r"\*\*([^*]+)\*\*")
"""How chat assistants write headings, and lines that are bold as a whole."""


def outline(
    plain: str, html: str, kinds: Mapping[int, str], places: Mapping[tuple[int, int], str], *, decode: bool
) -> Drafts:
    """Make drafts of what was pasted. Pure: asked twice, it answers the same.

    Args:
        plain: the clipboard as text/plain.
        html: the same as text/html, where there is any.
        kinds: of drafts whose kind somebody has chosen, by their number from 0.
        places: where lines go that were not understood, by the numbers of their draft and of the line: the name of a
            field, or nothing where the line is left out.
        decode: whether to read what seems to be in an old encoding in it.

    Raises:
        KeyError: a place leads nowhere.
    """
    found = drafts(_blocks(marked_lines(plain, html)), kinds, decode=decode)
    for (item, line), into in places.items():
        if not 0 <= item < len(found.items):
            raise KeyError(item)
        place(found.items[item], line, into)
    return found


def _blocks(lines: Sequence[MarkedLine]) -> list[Text]:
    """Read lines as paragraphs of a document; a clipboard tells of headings only by `#` and by bold."""
    found = []
    for line in lines:
        if not line.text.strip():
            continue
        heading = _HEADING.match(line.text)
        written = [bold for text, bold in line.spans if text.strip()]
        starred = _STRONG.fullmatch(line.text.strip())
        strong = all(written) or starred is not None
        spans = line.spans if not strong else ((starred[1] if starred else line.text, False),)
        if heading:
            spans = ((_HEADING.sub("", line.text, count=1).replace("**", ""), False),)
        listed = line.mark in {BULLET, NUMBER} or is_entry(line.text)
        level = len(heading[1]) if heading else None
        found.append(Text(MarkedLine(spans, line.mark), level, listed and level is None, strong))
    return found
