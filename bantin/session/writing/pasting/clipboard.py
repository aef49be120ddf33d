"""A clipboard → the lines that a field takes. Pure: asked twice, it answers the same.

Formatting goes but `**bold**`; NFC; nothing that nobody sees; spaces of all sorts as spaces. Entries of a list lose
what stood before them, for looks draw their own. Old encodings are recognised, and both readings given: which one is
meant, the editor says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bantin.session.writing.pasting.marked import BREAKS, MarkedLine, without_general_bold
from bantin.session.writing.pasting.page_text import RAISED, lines_of
from bantin.text.invisible import invisible, without
from bantin.text.legacy import legacy
from bantin.text.normal import nfc, overloaded
from bantin.text.patterns import regex


class Into(StrEnum):
    """What is pasted into."""

    WORD = "word"
    """A name, a number, an address: no bold in it."""
    LINE = "line"
    """A text without line breaks."""
    LINES = "lines"
    """A list: as many entries as there are lines."""
    MESSAGE = "message"
    """A text with line breaks of its own."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a field is to take.

    Attributes:
        lines: cleaned; one at most but for `Into.LINES`. A message has its line breaks in it.
        encoding: the old encoding that the text seems to be in, in Vietnamese; empty if none.
        decoded: the lines read in that encoding; as `lines` if none.
        paragraphs: how many there were before they were fitted to the field.
    """

    lines: tuple[str, ...]
    encoding: str
    decoded: tuple[str, ...]
    paragraphs: int


def pasted(plain: str, html: str, into: Into) -> Pasted:
    """Clean what was pasted.

    Args:
        plain: the clipboard as text/plain.
        html: the same as text/html, where there is any; it is heeded where it tells of bold or lists.
        into: what it is to be put into.
    """
    lines = marked_lines(plain, html, marks=into is not Into.WORD)
    raw = ["".join(text for text, _ in line.spans) if into is Into.WORD else line.starred() for line in lines]
    encoding, decoded = _decoded(raw)
    fitted = _fitted(raw, into)
    paragraphs = sum(1 for line in raw if _clean(line))
    return Pasted(fitted, encoding, _fitted(decoded, into) if encoding else fitted, paragraphs)


def marked_lines(plain: str, html: str, *, marks: bool = True) -> list[MarkedLine]:
    """Read the lines of a clipboard: of its HTML where that tells more than its text, else of that.

    Args:
        plain: the clipboard as text/plain.
        html: the same as text/html, where there is any.
        marks: whether bold and lists count; powers and deletions do in any case.
    """
    marked = without_general_bold(lines_of(html))
    if marks and any(line.mark or any(bold for _, bold in line.spans) for line in marked):
        return marked
    if not plain.strip() or _DELETED.search(html) or any(map(_has_powers, marked)):
        return marked
    return [MarkedLine(((line, False),)) for line in _unwrapped(BREAKS.split(plain))]


_DELETED = regex(r"<del\b", re.IGNORECASE)
"""What a colleague has deleted in Word stands in the plain text as if it were there."""


def _has_powers(line: MarkedLine) -> bool:
    return any(not RAISED.isdisjoint(text) for text, _ in line.spans)


def cleaned(raw: Sequence[str], *, decode: bool = True) -> tuple[str, list[str]]:
    """Clean lines that are looked at one by one: none is left out, and what stands before entries stays.

    Args:
        raw: the lines.
        decode: whether to read them in the old encoding that they seem to be in.

    Returns:
        That encoding, in Vietnamese, empty if there is none; and the lines.
    """
    encoding, decoded = _decoded(raw)
    return encoding, [_clean(line) for line in (decoded if decode else raw)]


def is_entry(line: str) -> bool:
    """Return whether a cleaned line begins as entries of lists do."""
    return _MARK.match(line) is not None


def unmarked(line: str) -> str:
    """Leave out what stands before an entry of a list."""
    return _MARK.sub(r"\g<bold>", line, count=1)


_ONLY_UNICODE = regex("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters that no old encoding looks like."""


def _decoded(lines: Sequence[str]) -> tuple[str, list[str]]:
    """Read lines in an old encoding, all together: a short one alone may look like Unicode."""
    lines = [line if overloaded(line) >= 0 else nfc(line) for line in lines]
    old = [number for number, line in enumerate(lines) if not line.isascii() and not _ONLY_UNICODE.search(line)]
    found = legacy("\n".join(lines[number] for number in old))
    if found is None:
        return "", lines
    decoded = lines
    for number, text in zip(old, found.text.split("\n"), strict=True):
        decoded[number] = text
    return found.encoding, decoded


_LONG = 40
"""Characters of a line that a PDF may have broken."""
_ENDS = tuple(".;:!?…")


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """Join lines that a PDF or a mail broke: a long one or an entry without end, and what goes on in small letters."""
    joined: list[str] = []
    for line in lines:
        text = line.strip()
        before = joined[-1].rstrip() if joined else ""
        broken = len(before) >= _LONG or _MARK.match(before)
        if broken and not before.endswith(_ENDS) and text[:1].islower() and not _MARK.match(text):
            joined[-1] = f"{before} {text}"
        else:
            joined.append(line)
    return joined


_SIGNS = "•◦▪▫■□●○◆◇♦‣⁃►▶➢➤➔➜→·∙*+–—−✓✔✅☑👉🔹🔸🔷🔶📌\uf02d\uf0a7\uf0b7\uf0d8\uf0fc-"
_MARK = regex(
    rf"\A\s*(?P<bold>(?:\*\*)?)(?:[{_SIGNS}]\ufe0f?(?:\s+|(?=[^\W\d_]))"
    r"|(?P<number>(?:\d{1,2}[.)/]|[a-zđ]\)|Bước \d{1,2}\s?[:.])\s+))"
)
_HEADING = regex(r"\A\s*#{1,6}\s+")
_SLANTED = regex(r"(?<![*\w])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![*\w])")
_CODE = regex(r"(?<!`)`([^`]+)`(?!`)")
_RULE = regex(r"\s*([-*_=–—])(?:\s*\1){2,}\s*")
_SPACE = regex(r"\s+")


def _fitted(raw: Iterable[str], into: Into) -> tuple[str, ...]:
    lines = [_plain_markdown(_clean(line)) for line in raw if not _RULE.fullmatch(line)]
    if into is Into.LINES:
        return tuple(entry for line in lines if (entry := unmarked(line)))
    if into is Into.MESSAGE:
        return _message(lines)
    there = [line for line in lines if line]
    if len(there) == 1 and into is Into.LINE:
        there = [unmarked(there[0])]
    return (" ".join(there),) if there else ()


def _plain_markdown(line: str) -> str:
    """Leave behind the marks of headings, slanted letters and code that chat assistants write."""
    return _CODE.sub(r"\1", _SLANTED.sub(r"\1", _HEADING.sub("", line, count=1)))


def _message(lines: Iterable[str]) -> tuple[str, ...]:
    """Keep lines and single empty ones between them; entries begin with a hyphen or their number."""
    told: list[str] = []
    for raw in lines:
        sign = _MARK.match(raw)
        line = f"- {unmarked(raw)}" if sign and not sign["number"] else raw
        if line or (told and told[-1]):
            told.append(line)
    text = "\n".join(told).strip("\n")
    return (text,) if text else ()


_OBJECT = "\ufffc"


def _clean(line: str) -> str:
    if line.isascii() and line.isprintable():
        return _SPACE.sub(" ", line).strip()
    line = without(line, invisible(line)).replace(_OBJECT, "")
    line = _SPACE.sub(" ", line).strip()
    line = "".join(sign for sign in line if unicodedata.category(sign) != "Cc")
    return line if overloaded(line) >= 0 else nfc(line)
