"""What broke the YAML, in Vietnamese, and where the editor should look.

The loader says where it gave up, which is seldom where the mistake was made. So the written lines around that place are
looked at first, for the mistakes that editors make; the loader's own words only choose between the remaining ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import Mark, MarkedYAMLError

from bantin.content.reading.source import Source, error
from bantin.model.diagnostic import Code, Diagnostic

CODE = Code("yaml-syntax")

_QUOTE = (
    'Đặt cả câu trong dấu ngoặc kép, ví dụ: title: "Cảnh báo: cuộc gọi giả"; nếu câu có sẵn “"” thì dùng nháy đơn \'…\''
)
_INDENT = "Các mục cùng cấp phải thụt vào bằng nhau, mỗi cấp hai dấu cách"

_PREFIX = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#\"'\[\]{}][^:#\"'\[\]{}]*: +)?")
_TAB = re.compile(r" *(\t+)")
_NO_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_]+(:)[^\s:/]")
_KEY_ONLY = re.compile(r"\s*(?:- +)*[^\s:#][^:#]*$")
_COLON = re.compile(r":(?=\s|$)")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
_BLOCK = re.compile(r"[|>][-+\d]*\s*(#.*)?$")
_REST = re.compile(r"\s*(#.*)?$")
_OPENERS = frozenset("\"'")
_SPECIAL = frozenset("@`%&*!")
_BLOCKS = frozenset("|>")
_CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Cause:
    """A mistake found in one line. `sure`: the line alone proves it."""

    column: int
    message: str
    hint: str
    length: int = 1
    sure: bool = True


def explain(failure: MarkedYAMLError, source: Source) -> tuple[Diagnostic, bool]:
    """Explain a syntax error.

    Returns:
        The diagnostic, and whether the mistake lies in that one line alone, so that the lines after it can be trusted.
    """
    mark = failure.problem_mark or failure.context_mark
    line = min(mark.line, len(source.lines) - 1) if mark else 0
    for candidate in _suspects(failure.context or "", failure.context_mark, line, source):
        if cause := _in_line(source.lines[candidate]):
            break
    else:
        candidate, cause = _between_lines(failure, line, mark, source)
    location = source.location(candidate, cause.column, cause.length)
    return error(CODE, cause.message, location, cause.hint), cause.sure


def _suspects(context: str, context_mark: Mark | None, line: int, source: Source) -> list[int]:
    """List the lines to look at, the likeliest first."""
    lines = [line]
    # The start of a block is far from the mistake; the start of a word, a quote or a bracket is the mistake.
    if context_mark and "block mapping" not in context and "block collection" not in context:
        lines.insert(0, context_mark.line)
    if line and _NO_SPACE.match(source.lines[line - 1]):
        lines.append(line - 1)
    if any(quote in source.lines[line] for quote in "\"'"):  # it may close one that was left open above
        lines += range(line - 1, max(-1, line - 20), -1)
    return [number for number in lines if number < len(source.lines)]


def _in_line(written: str) -> _Cause | None:
    if not written.strip():
        return None
    if tab := _TAB.match(written):
        column, length = tab.start(1), len(tab[1])
        return _Cause(column, "Dòng này thụt vào bằng phím Tab", "Thay Tab bằng dấu cách, mỗi cấp hai dấu cách", length)
    if no_space := _NO_SPACE.match(written):
        return _Cause(no_space.start(1), "Thiếu dấu cách sau dấu hai chấm", "Viết «mục: giá trị», có dấu cách sau «:»")
    prefix = _PREFIX.match(written)
    column = prefix.end() if prefix else 0
    value = written[column:]
    if value[:1] in _OPENERS:
        return _in_quotes(column, value)
    if value[:1] in _CLOSERS:
        return _in_brackets(column, value)
    return _in_plain(column, value, keyed=bool(prefix and prefix["key"]))


def _in_plain(column: int, value: str, *, keyed: bool) -> _Cause | None:
    first = value[:1]
    cause = None
    if first in _SPECIAL:
        message = f"Câu bắt đầu bằng «{first}» phải đặt trong dấu ngoặc kép"
        cause = _Cause(column, message, _QUOTE, len(value.rstrip()))
    elif first in _BLOCKS and not _BLOCK.match(value):
        hint = f"Xuống dòng sau «{first}» rồi viết câu ở dòng dưới, thụt vào; hoặc đặt cả câu trong dấu ngoặc kép"
        cause = _Cause(column, f"Sau «{first}» không được có chữ trên cùng dòng", hint)
    elif keyed and value.startswith("- "):
        hint = "Viết mỗi phần tử trên một dòng riêng, thụt vào, bắt đầu bằng «- »"
        cause = _Cause(column, "Danh sách phải bắt đầu ở dòng dưới tên mục", hint)
    elif keyed and (colon := _COLON.search(value)):
        cause = _Cause(column + colon.start(), "Câu có dấu hai chấm phải đặt trong dấu ngoặc kép", _QUOTE)
    return cause


def _in_quotes(column: int, value: str) -> _Cause | None:
    quoted = _QUOTED.match(value)
    if not quoted:
        message = f"Thiếu dấu «{value[0]}» đóng câu"
        return _Cause(column, message, f"Thêm «{value[0]}» vào cuối câu", len(value.rstrip()))
    rest = value[quoted.end() :]
    if not _REST.match(rest):
        message = f"Sau dấu «{value[0]}» đóng còn chữ"
        hint = "Đặt cả câu trong nháy đơn '…', hoặc dùng ngoặc kép cong “ ” cho phần được trích"
        start = quoted.end() + len(rest) - len(rest.lstrip())
        return _Cause(column + start, message, hint, len(value.rstrip()) - start)
    if value[0] == '"' and "\\" in quoted[0]:
        hint = "Dùng nháy đơn '…' thay cho ngoặc kép, hoặc bỏ dấu «\\»"
        return _Cause(column + value.index("\\"), "Dấu «\\» có nghĩa riêng trong ngoặc kép", hint)
    return None


def _in_brackets(column: int, value: str) -> _Cause | None:
    closer = _CLOSERS[value[0]]
    end = value.rfind(closer) + 1
    hint = f"Nếu câu bắt đầu bằng «{value[0]}» thì đặt cả câu trong dấu ngoặc kép"
    if not end:
        message = f"Thiếu dấu «{closer}» đóng"
        return _Cause(column, message, f"Thêm «{closer}». {hint}", sure=False)
    rest = value[end:]
    if _REST.match(rest):
        return None
    start = end + len(rest) - len(rest.lstrip())
    return _Cause(column + start, f"Sau dấu «{closer}» đóng còn chữ", hint, len(value.rstrip()) - start)


def _between_lines(failure: MarkedYAMLError, line: int, mark: Mark | None, source: Source) -> tuple[int, _Cause]:
    """Explain what no single line shows: indentation, a missing colon, a bracket left open."""
    column = mark.column if mark else 0
    problem = failure.problem or ""
    context = failure.context or ""
    no_colon = _Cause(0, "Thiếu dấu hai chấm sau tên mục", "Viết «mục: giá trị», có dấu cách sau «:»", 0, sure=False)
    if "expected ':'" in problem and failure.context_mark:
        return failure.context_mark.line, no_colon
    above = source.lines[line - 1] if line else ""
    if "mapping values" in problem and _KEY_ONLY.match(above) and _depth(above) == _depth(source.lines[line]):
        return line - 1, no_colon
    if "flow" in context and failure.context_mark:
        mark = failure.context_mark
        hint = "Đóng ngoặc, và ngăn các phần tử bằng dấu phẩy"
        return mark.line, _Cause(mark.column, "Ngoặc mở ở đây không được đóng đúng chỗ", hint, sure=False)
    if "block" in context or "mapping values" in problem or "entries" in problem:
        return line, _Cause(column, "Dòng này thụt vào không khớp với các dòng quanh nó", _INDENT, 0, sure=False)
    return line, _Cause(column, "Chỗ này không đúng cú pháp YAML", f"Xem lại dấu câu đặc biệt. {_INDENT}", sure=False)


def _depth(written: str) -> int:
    return len(written) - len(written.lstrip())
