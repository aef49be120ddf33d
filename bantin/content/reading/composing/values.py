"""What is wrong with a value that broke the YAML, as far as its line shows: quotes, brackets, signs with a meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bantin.content.reading.composing.slips import quoted
from bantin.content.reading.naming import field_names, means_a_field
from bantin.model.diagnostic import Mend
from bantin.text.patterns import regex

_PREFIX = regex(r"\s*(?:- +)*(?P<key>[^\s:#\"'\[\]{}][^:#\"'\[\]{}]*: +)?")
COLON = regex(r":(?=\s|$)")
"""What makes a name of the text before it."""
_QUOTED = regex(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
_BLOCK = regex(r"[|>][-+\d]*\s*(#.*)?$")
_REST = regex(r"\s*(#.*)?$")
_PART = regex(r"\s*(?:[\w-]+\s*: +)?(?P<text>.*?)\s*$")
_HASH = regex(r"(?:^|(?<=\s))#")
_SEMICOLON = regex(r";\s*(?P<key>\w+)\s*:(?= )")
_REMARK = regex(r"\s{2,}#\s.*$")
"""A comment of the editor's own behind a value."""
_CURLY = regex(r"“(?P<double>[^“”\"]+)”|‘(?P<single>[^‘’']+)’")
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
        mend: what to write in the line.
    """

    column: int
    message: str
    hint: str
    length: int = 1
    sure: bool = True
    mend: Mend | None = None


def in_value(written: str) -> Cause | None:
    """Find the mistake in the value of a line; None where it shows none. The hint shows the line to write."""
    prefix = _PREFIX.match(written)
    key = prefix["key"] if prefix else None
    column = prefix.end() if prefix else 0
    if prefix and key and "-" in written[: prefix.start("key")] and not means_a_field(key.rstrip(": ")):
        # What stands before a colon in an entry of a list, and is no field's name, belongs to its sentence.
        column, key = prefix.start("key"), None
    value = _REMARK.sub("", written[column:])
    if value[:1] in _CLOSERS:
        return _in_brackets(column, value)
    is_quoted, keyed = value[:1] in _OPENERS, bool(prefix and prefix["key"])
    cause = _in_quotes(column, value) if is_quoted else _in_plain(column, value, keyed=keyed)
    return _with_whole_line(cause, written) if cause else None


def _with_whole_line(cause: Cause, written: str) -> Cause:
    """Show all that is to stand in the line: whoever replaces it by what the hint shows loses nothing."""
    mend = cause.mend
    if mend is None or not mend.text.strip():
        return cause
    start = mend.column - 1
    whole = f"{written[:start]}{mend.text}{written[start + mend.length :]}".strip()
    return replace(cause, hint=cause.hint.replace(f"«{mend.text}»", f"«{whole}»"))


def _in_plain(column: int, value: str, *, keyed: bool) -> Cause | None:
    first = value[:1]
    cause = None
    if first in _SPECIAL or value.startswith("? "):
        message = f"Câu bắt đầu bằng «{first}» phải đặt trong dấu ngoặc kép"
        hint, mend = _quote(column, value)
        cause = Cause(column, message, hint, len(value.rstrip()), mend=mend)
    elif first in _BLOCKS and not _BLOCK.match(value):
        hint, mend = _quote(column, value, certain=False)
        hint += f"; hoặc xuống dòng sau «{first}» rồi viết câu ở dòng dưới, thụt vào"
        cause = Cause(column, f"Sau «{first}» không được có chữ trên cùng dòng", hint, mend=mend)
    elif keyed and value.startswith("- "):
        hint = (
            "Nếu là danh sách thì chuyển phần từ dấu «-» xuống dòng dưới, thụt vào hai dấu cách; nếu là một câu thì "
            f"viết «{quoted(value.strip())}»"
        )
        cause = Cause(column, "Danh sách phải bắt đầu ở dòng dưới tên mục", hint)
    elif keyed and (colon := COLON.search(value)):
        hint, mend = _quote(column, value)
        cause = Cause(column + colon.start(), "Câu có dấu hai chấm phải đặt trong dấu ngoặc kép", hint, mend=mend)
    return cause


def _quote(column: int, value: str, *, certain: bool = True) -> tuple[str, Mend]:
    """Put a sentence in the quotes that it needs: in words, and as a mend. Those of print are none to YAML."""
    bare = value.strip()
    curly = _CURLY.fullmatch(bare)
    better = quoted((curly["double"] or curly["single"]) if curly else bare)
    note = "; dấu “ ” không thay được dấu ngoặc kép thẳng" if bare[:1] in "“”‘’" else ""
    begin = column + len(value) - len(value.lstrip())
    return f"Viết «{better}»{note}", Mend(better, begin + 1, len(bare), certain)


def _in_quotes(column: int, value: str) -> Cause | None:
    quote = value[0]
    found = _QUOTED.match(value)
    if not found:
        message, length = f"Thiếu dấu «{quote}» đóng câu", len(value.rstrip())
        if value[length - 1] in "”’" and length > 1:
            hint, end = f"Viết «{quote}» thay cho «{value[length - 1]}» ở cuối câu", Mend(quote, column + length, 1)
        else:
            hint, end = f"Thêm «{quote}» vào cuối câu", Mend(quote, column + length + 1, 0)
        return Cause(column, message, hint, length, mend=end)
    rest = value[found.end() :]
    if not _REST.match(rest):
        message = f"Sau dấu «{quote}» đóng còn chữ"
        start = found.end() + len(rest) - len(rest.lstrip())
        better = quoted(_within(value.strip(), quote))
        hint = f"Viết «{better}»; hoặc dùng “ ” cho phần được trích"
        mend = Mend(better, column + 1, len(value.rstrip()))
        return Cause(column + start, message, hint, len(value.rstrip()) - start, mend=mend)
    if quote == '"' and "\\" in found[0]:
        better = quoted(found[0][1:-1])
        mend = Mend(better, column + 1, len(found[0]))
        message = "Dấu «\\» có nghĩa riêng trong ngoặc kép"
        return Cause(column + value.index("\\"), message, f"Viết «{better}», trong nháy đơn", mend=mend)
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
    hint, mend = _quote(column, value)
    return Cause(column + start, message, hint, len(value.rstrip()) - start, mend=mend)


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
        hint, length = f"Viết «{quoted(text)}», có dấu ngoặc kép", len(text) - hashed.start()
        mend = Mend(quoted(text), column + 1, len(text), certain=not text[hashed.end() : hashed.end() + 1].isspace())
        return Cause(column + hashed.start(), message, hint, length, mend=mend)
    if text[0] in _SPECIAL or text.startswith("? "):
        message = f"Câu bắt đầu bằng «{text[0]}» phải đặt trong dấu ngoặc kép"
        hint, mend = _quote(column, text)
        return Cause(column, message, hint, len(text), mend=mend)
    semicolon = _SEMICOLON.search(text)
    if semicolon and semicolon["key"] in field_names():
        better = _SEMICOLON.sub(lambda one: f", {one['key']}:" if one["key"] in field_names() else one[0], text)
        message = "Các mục trong {…} ngăn bằng dấu phẩy, không phải dấu «;»"
        mend = Mend(better, column + 1, len(text))
        return Cause(column + semicolon.start(), message, f"Viết «{better}»", mend=mend)
    if value[0] == "{" and (colon := COLON.search(text)):
        message = "Câu có dấu hai chấm phải đặt trong dấu ngoặc kép"
        hint, mend = _quote(column, text)
        return Cause(column + colon.start(), message, hint, mend=mend)
    return None
