"""What is wrong with a value that broke the YAML, as far as its line shows: quotes, brackets, signs with a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.content.reading.composing.slips import quoted
from bantin.content.reading.naming import field_names

_PREFIX = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#\"'\[\]{}][^:#\"'\[\]{}]*: +)?")
_COLON = re.compile(r":(?=\s|$)")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
_BLOCK = re.compile(r"[|>][-+\d]*\s*(#.*)?$")
_REST = re.compile(r"\s*(#.*)?$")
_PART = re.compile(r"\s*(?:[\w-]+\s*: +)?(?P<text>.*?)\s*$")
_HASH = re.compile(r"(?:^|(?<=\s))#")
_SEMICOLON = re.compile(r";\s*(?P<key>\w+)\s*:(?= )")
_OPENERS = frozenset("\"'")
_SPECIAL = frozenset("@`%&*!")
_BLOCKS = frozenset("|>")
_CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Cause:
    """A mistake found in one line.

    Attributes:
        column: where it begins, counted from 0.
        message: what is wrong, as a diagnostic says it; so is `hint`.
        hint: what to write instead.
        length: characters to underline; 0 for all of the line.
        sure: whether the line alone proves it.
    """

    column: int
    message: str
    hint: str
    length: int = 1
    sure: bool = True


def in_value(written: str) -> Cause | None:
    """Find the mistake in the value of a line; None where it shows none."""
    prefix = _PREFIX.match(written)
    column = prefix.end() if prefix else 0
    value = written[column:]
    if value[:1] in _OPENERS:
        return _in_quotes(column, value)
    if value[:1] in _CLOSERS:
        return _in_brackets(column, value)
    return _in_plain(column, value, keyed=bool(prefix and prefix["key"]))


def _in_plain(column: int, value: str, *, keyed: bool) -> Cause | None:
    first = value[:1]
    cause = None
    if first in _SPECIAL or value.startswith("? "):
        message = f"Câu bắt đầu bằng «{first}» phải đặt trong dấu ngoặc kép"
        cause = Cause(column, message, _quote(value), len(value.rstrip()))
    elif first in _BLOCKS and not _BLOCK.match(value):
        hint = f"{_quote(value)}; hoặc xuống dòng sau «{first}» rồi viết câu ở dòng dưới, thụt vào"
        cause = Cause(column, f"Sau «{first}» không được có chữ trên cùng dòng", hint)
    elif keyed and value.startswith("- "):
        hint = (
            "Nếu là danh sách thì chuyển phần từ dấu «-» xuống dòng dưới, thụt vào hai dấu cách; nếu là một câu thì "
            f"viết «{quoted(value.strip())}»"
        )
        cause = Cause(column, "Danh sách phải bắt đầu ở dòng dưới tên mục", hint)
    elif keyed and (colon := _COLON.search(value)):
        cause = Cause(column + colon.start(), "Câu có dấu hai chấm phải đặt trong dấu ngoặc kép", _quote(value))
    return cause


def _quote(value: str) -> str:
    """Hint at the quotes that a sentence needs; those of print are none to YAML."""
    bare = value.strip()
    curly = "; dấu “ ” không thay được dấu ngoặc kép thẳng" if bare[:1] in "“”‘’" else ""
    return f"Viết «{quoted(bare)}»{curly}"


def _in_quotes(column: int, value: str) -> Cause | None:
    quote = value[0]
    found = _QUOTED.match(value)
    if not found:
        message = f"Thiếu dấu «{quote}» đóng câu"
        return Cause(column, message, f"Thêm «{quote}» vào cuối câu", len(value.rstrip()))
    rest = value[found.end() :]
    if not _REST.match(rest):
        message = f"Sau dấu «{quote}» đóng còn chữ"
        start = found.end() + len(rest) - len(rest.lstrip())
        hint = f"Viết «{quoted(_within(value.strip(), quote))}»; hoặc dùng “ ” cho phần được trích"
        return Cause(column + start, message, hint, len(value.rstrip()) - start)
    if quote == '"' and "\\" in found[0]:
        hint = f"Viết «{quoted(found[0][1:-1])}», trong nháy đơn"
        return Cause(column + value.index("\\"), "Dấu «\\» có nghĩa riêng trong ngoặc kép", hint)
    return None


def _within(value: str, quote: str) -> str:
    """Take a text out of the quotes around all of it; those around its first and last words stay."""
    inner = value[1:-1]
    at = inner.find(quote)
    is_whole = value[-1] == quote and at > 0 and inner[at - 1] == " " and inner.count(quote) % 2 == 0
    return inner if is_whole else value


def _in_brackets(column: int, value: str) -> Cause | None:
    opener, closer = value[0], _CLOSERS[value[0]]
    for start, part in _parts(value):
        if cause := _in_part(column + start, part, value):
            return cause
    end = value.rfind(closer) + 1
    if not end:
        hint = f"Thêm «{closer}»; nếu câu bắt đầu bằng «{opener}» thì viết «{quoted(value.strip())}»"
        return Cause(column, f"Thiếu dấu «{closer}» đóng", hint, sure=False)
    rest = value[end:]
    if _REST.match(rest):
        return None
    start = end + len(rest) - len(rest.lstrip())
    message = f"Sau dấu «{closer}» đóng còn chữ"
    return Cause(column + start, message, _quote(value), len(value.rstrip()) - start)


def _parts(value: str) -> Iterator[tuple[int, str]]:
    """Split what stands in brackets at its commas and brackets, each part with where it begins."""
    start = at = depth = 0
    while at < len(value):
        before = value[start:at].rstrip()
        if value[at] in _OPENERS and (not before or before.endswith(":")):
            found = _QUOTED.match(value, at)
            at = found.end() if found else len(value)
            continue
        if value[at] in "[]{},":
            yield start, value[start:at]
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(value[at], 0)
            start = at + 1
            if not depth:
                return
        at += 1
    yield start, value[start:]


def _in_part(column: int, part: str, value: str) -> Cause | None:
    """Find what must be in quotes within brackets: signs with a meaning, a colon, a hashtag."""
    found = _PART.match(part)
    text = found["text"] if found else ""
    if found is None or not text or text[0] in _OPENERS:
        return None
    column += found.start("text")
    if hashed := _HASH.search(text):
        message = f"Dấu «#» trong {value[0]}…{_CLOSERS[value[0]]} làm phần còn lại của dòng thành ghi chú"
        return Cause(
            column + hashed.start(), message, f"Viết «{quoted(text)}», có dấu ngoặc kép", len(text) - hashed.start()
        )
    if text[0] in _SPECIAL or text.startswith("? "):
        message = f"Câu bắt đầu bằng «{text[0]}» phải đặt trong dấu ngoặc kép"
        return Cause(column, message, _quote(text), len(text))
    semicolon = _SEMICOLON.search(text)
    if semicolon and semicolon["key"] in field_names():
        hint = f"Viết «{text[: semicolon.start()]}, {text[semicolon.start('key') :]}»"
        return Cause(column + semicolon.start(), "Các mục trong {…} ngăn bằng dấu phẩy, không phải dấu «;»", hint)
    if value[0] == "{" and (colon := _COLON.search(text)):
        message = "Câu có dấu hai chấm phải đặt trong dấu ngoặc kép"
        return Cause(column + colon.start(), message, _quote(text))
    return None
