"""YAML that is read as something else than it looks: legal, silent, and not what the editor meant.

A line that is taken for the end of the text before it, a text that a comma or a sign of comments cuts off, a dash that
is none. Each is told with what it swallowed or lost, and with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.content.reading.source import SourceText, error, warning
from bantin.model.diagnostic import Code, Diagnostic, Mend
from bantin.text.patterns import regex

BULLETS = "–—−•▪●◦‣·*+➢✓\uf0b7\uf0a7\uf0d8"
"""Signs that word processors put before the entries of a list; the private ones are of Symbol and Wingdings."""

GLUED_BULLETS = "–—−•▪●◦‣➢✓"
"""Those that begin no word even without a space behind them."""

_ENTRY = regex(
    rf"(?P<indent> *)(?:(?P<dash>-)(?= |$)|"
    rf"(?P<mark>-+(?=[^\W\d])|-{{2,}}(?= )|-*[{BULLETS}](?=[ \t])|[{GLUED_BULLETS}](?=[^\W\d])))"
    r"[ \t]*(?P<text>.*)"
)
_NUMBERED = regex(r" *(?P<mark>\(?[0-9]{1,2}[.)]|\(?[a-zđ]\))[ \t]+(?P<text>\S.*)")
_KEY = regex(r" *(?:- +)*[a-z_]+:(?: |$)")
_HASH = regex(r"(?P<before>\s+)#(?P<spaced>[\s#]|$)?")
MOST_TOLD = 20
"""Lines swallowed by one text that are told."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A scalar as it stands in a file: lines and columns are counted from 0, its end is after its last character.

    Attributes:
        text: its value.
        quote: the sign that embraces it; empty for plain scalars.
        is_key: whether it is the key of a mapping.
    """

    text: str
    quote: str
    start: tuple[int, int]
    end: tuple[int, int]
    is_key: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was written."""
        return not self.quote and self.start == self.end


def quoted(text: str) -> str:
    """Put a text in quotes that it does not hold."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


_NEEDS_QUOTES = regex(r"^[^\w]|[:,#{}\[\]&*!|>'\"%@`]|^\d")


def quoted_if_needed(text: str) -> str:
    """Put a text in quotes where one of its letters may mean something to YAML."""
    return quoted(text) if _NEEDS_QUOTES.search(text) else text


def swallowed(source: SourceText, piece: Piece, dash: int | None, *, in_brackets: bool = False) -> Iterator[Diagnostic]:
    """Report lines that were taken for a part of the text that begins above them.

    Args:
        source: the file.
        piece: the text.
        dash: column of the dashes of the list that it is an entry of, if it is one.
        in_brackets: whether it stands in […] or {…}, where commas part texts.
    """
    first = piece.start[0]
    below = range(first + 1, min(piece.end[0] + 1, len(source.lines)))
    if piece.quote:
        line = next((line for line in below if _KEY.match(source.lines[line]) or _is_entry(source.lines[line])), None)
        if line is not None:
            message = f"Thiếu dấu «{piece.quote}» đóng câu nên dòng {line + 1} bị nối vào câu này"
            hint = f"Thêm «{piece.quote}» vào cuối câu; dấu «{piece.quote}» ở dòng {piece.end[0] + 1} nếu thừa thì bỏ"
            yield error(Code("swallowed-line"), message, source.location(*piece.start, 0), hint)
        return
    entries = [line for line in below if _is_entry(source.lines[line])]
    for line in entries[:MOST_TOLD]:
        yield _swallowed_entry(source, line, first, dash)
    if below and not entries and "\n" not in piece.text:  # lines with an empty one between them are told elsewhere
        message = f"Dòng này được nối vào câu ở dòng {first + 1}"
        hint = f"Nếu đúng là một câu thì viết liền vào cuối dòng {first + 1}"
        is_below = not source.lines[first][: piece.start[1]].strip()
        hint += "; nếu là phần tử khác thì bắt đầu bằng «- »" if dash is not None else ""
        hint += "; nếu là danh sách thì bắt đầu mỗi dòng bằng «- »" if is_below and not in_brackets else ""
        hint += f"; nếu là phần tử khác thì thêm dấu phẩy vào cuối dòng {below[0]}" if in_brackets else ""
        yield warning(Code("joined-line"), message, source.location(below[0], 0, 0), hint)


def _is_entry(line: str) -> bool:
    return _ENTRY.match(line) is not None


def _swallowed_entry(source: SourceText, line: int, first: int, dash: int | None) -> Diagnostic:
    found = _ENTRY.match(source.lines[line])
    if found is None:
        raise ValueError(f"not an entry: {source.lines[line]!r}")
    place = source.location(line, len(found["indent"]), 0)
    mark = found["dash"] or found["mark"]
    if dash is None:
        message = f"Dòng này bắt đầu bằng «{mark}» mà bị nối vào câu ở dòng {first + 1}"
        hint = (
            "Nếu là danh sách thì xuống dòng ngay sau dấu hai chấm, mỗi phần tử một dòng, bắt đầu bằng «- »; nếu là "
            f"một câu thì viết liền vào cuối dòng {first + 1}"
        )
        return error(Code("swallowed-line"), message, place, hint)
    more = len(found["indent"]) - dash
    if found["dash"]:
        message = f"Dấu «-» thụt vào quá {more} dấu cách nên dòng này bị nối vào câu ở dòng {first + 1}"
        hint = f"Xóa {more} dấu cách ở đầu dòng này"
        return error(Code("swallowed-line"), message, place, hint, Mend("", 1, more) if more > 0 else None)
    message = f"{_no_dash(mark)}, nên dòng này bị nối vào câu ở dòng {first + 1}"
    hint = f"Viết «- {found['text']}», dấu «-» thẳng cột với dấu «-» ở trên"
    mend = Mend(f"{' ' * dash}- {found['text']}", 1, len(source.lines[line]))
    return error(Code("swallowed-line"), message, place, hint, mend)


def _no_dash(mark: str) -> str:
    """Explain why a mark begins no entry."""
    if set(mark) == {"-"}:
        return "Sau dấu «-» thiếu dấu cách" if len(mark) == 1 else "Các dấu «-» viết liền nhau"
    return f"Dấu đầu dòng «{mark}» không phải dấu «-» của danh sách"


def false_dash(written: str) -> tuple[str, str, str] | None:
    """Explain a line that looks like an entry of a list but begins with no dash and space.

    Returns:
        What is wrong, what to do about it, and the entry as it should be; None for other lines.
    """
    found = _ENTRY.match(written)
    if found is None or found["dash"]:
        return None
    entry = f"- {found['text'].rstrip()}"
    return _no_dash(found["mark"]), f"Viết «{entry}», có một dấu «-» rồi dấu cách", entry


def false_entries(source: SourceText, piece: Piece) -> list[Diagnostic]:
    """Report a text below its key that looks like a list but has no dashes."""
    line, column = piece.start
    if piece.quote or line >= len(source.lines) or source.lines[line][:column].strip():
        return []
    if numbered := _numbered(source, piece):
        return numbered
    found = []
    for number in range(line, min(piece.end[0] + 1, line + MOST_TOLD, len(source.lines))):
        written = source.lines[number]
        if explained := false_dash(written):
            place = source.location(number, len(written) - len(written.lstrip()), 0)
            message, hint, entry = explained
            found.append(error(Code("false-dash"), message, place, hint, Mend.of(place, entry)))
        elif number == line:
            return []
    return found


def _numbered(source: SourceText, piece: Piece) -> list[Diagnostic]:
    """Report lines that numbers or letters begin: «1. …», «a) …»; one alone may be a sentence."""
    lines = range(piece.start[0], min(piece.end[0] + 1, piece.start[0] + MOST_TOLD, len(source.lines)))
    marked = [(line, found) for line in lines if (found := _NUMBERED.match(source.lines[line]))]
    if len(marked) == 1 or not marked or marked[0][0] != piece.start[0]:
        return []
    return [
        error(
            Code("false-dash"),
            f"Số thứ tự «{found['mark']}» không thay được dấu «-» của danh sách",
            source.location(line, found.start("mark"), 0),
            f"Viết «- {found['text']}», có một dấu «-» rồi dấu cách",
            Mend(f"- {found['text']}", found.start("mark") + 1, len(source.lines[line]) - found.start("mark")),
        )
        for line, found in marked
    ]


def without_number(written: str) -> tuple[str, str] | None:
    """Take the number off a line that one begins: «2.» and what follows it."""
    found = _NUMBERED.match(written)
    return (found["mark"], found["text"]) if found else None


def cut_by_hash(source: SourceText, piece: Piece, *, in_brackets: bool) -> Diagnostic | None:
    """Report where the rest of a text was taken for a comment.

    A comment of the editor's own stands on its own line, behind a single word, or with a space behind its sign and more
    than one before it, as in this project's own files.
    """
    line, column = piece.end
    written = source.lines[line] if line < len(source.lines) else ""
    cut = _HASH.match(written, column)
    if cut is None or (cut["spaced"] is not None and _is_comment(piece, cut["before"])):
        return None
    whole = written[piece.start[1] if piece.start[0] == line else 0 :].strip()
    if in_brackets:
        whole = re.split(r"[],}]", whole, maxsplit=1)[0].rstrip()
    if piece.quote:
        whole = piece.text + written[column:].rstrip()
    hint = f"Nếu là nội dung thì viết «{quoted(whole)}»; nếu là ghi chú thì chuyển sang dòng riêng, bắt đầu bằng «#»"
    place = source.location(line, cut.start() + len(cut[0]) - len(cut[0].lstrip()), 0)
    mend = None
    if piece.start[0] == line:
        begin = piece.start[1] + (len(cut["before"]) if piece.is_nothing else 0)
        end = len(written.rstrip()) if not in_brackets else written.index(whole, begin) + len(whole)
        mend = Mend(quoted(whole), begin + 1, end - begin, certain=cut["spaced"] is None)
    if piece.is_nothing and cut["spaced"] is None:
        message = "Phần từ dấu «#» bị coi là ghi chú nên ở đây không còn gì"
        return error(Code("hidden-text"), message, place, f"Viết «{quoted(whole)}», có dấu ngoặc kép", mend)
    return warning(Code("hidden-text"), "Phần từ dấu «#» bị coi là ghi chú và bỏ qua", place, hint, mend)


def _is_comment(piece: Piece, space: str) -> bool:
    return bool(piece.quote) or not (piece.is_nothing or (" " in piece.text and len(space) == 1))
