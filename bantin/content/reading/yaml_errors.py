"""What broke the YAML, in Vietnamese, and where the editor should look.

The loader says where it gave up, which is seldom where the mistake was made. So the written lines around that place are
looked at first, for the mistakes that editors make; the loader's own words only choose between the remaining ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import Mark, MarkedYAMLError

from bantin.content.reading.naming import field_names
from bantin.content.reading.source import Source, error
from bantin.content.reading.yaml_slips import false_dash, quoted
from bantin.model.diagnostic import Code, Diagnostic

CODE = Code("yaml-syntax")

_FAR = 200
"""Lines above a mistake that are looked at."""

_PREFIX = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#\"'\[\]{}][^:#\"'\[\]{}]*: +)?")
_TAB = re.compile(r" *(\t+)")
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_]+)(?P<colon>:)[^\s:/]")
_KEY_ONLY = re.compile(r"\s*(?:- +)*[^\s:#][^:#]*$")
_WORD = re.compile(r"\s*(?:- +)*(?P<word>[\w-]+)\s*(?P<rest>.*)")
_STEP = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[^\s:#\"'\[\]{}-][^:#\"'\[\]{}]*:(?= |$))?")
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
        hint = "Thay mỗi Tab ở đầu dòng bằng hai dấu cách"
        return _Cause(column, "Dòng này thụt vào bằng phím Tab", hint, length)
    if no_space := _NO_SPACE.match(written):
        column = no_space.start("colon")
        return _Cause(column, "Thiếu dấu cách sau dấu hai chấm", f"Viết «{no_space['key']}: …», có dấu cách sau «:»")
    if explained := false_dash(written):
        return _Cause(_depth(written), *explained, length=len(written.strip()))
    return _in_value(written)


def _in_value(written: str) -> _Cause | None:
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
        cause = _Cause(column, message, _quote(value), len(value.rstrip()))
    elif first in _BLOCKS and not _BLOCK.match(value):
        hint = f"{_quote(value)}; hoặc xuống dòng sau «{first}» rồi viết câu ở dòng dưới, thụt vào"
        cause = _Cause(column, f"Sau «{first}» không được có chữ trên cùng dòng", hint)
    elif keyed and value.startswith("- "):
        hint = "Chuyển phần từ dấu «-» xuống dòng dưới, thụt vào hai dấu cách"
        cause = _Cause(column, "Danh sách phải bắt đầu ở dòng dưới tên mục", hint)
    elif keyed and (colon := _COLON.search(value)):
        cause = _Cause(column + colon.start(), "Câu có dấu hai chấm phải đặt trong dấu ngoặc kép", _quote(value))
    return cause


def _quote(value: str) -> str:
    """Hint at the quotes that a sentence needs; those of print are none to YAML."""
    bare = value.strip()
    curly = "; dấu “ ” không thay được dấu ngoặc kép thẳng" if bare[:1] in "“”‘’" else ""
    return f"Viết «{quoted(bare)}»{curly}"


def _in_quotes(column: int, value: str) -> _Cause | None:
    quote = value[0]
    found = _QUOTED.match(value)
    if not found:
        message = f"Thiếu dấu «{quote}» đóng câu"
        return _Cause(column, message, f"Thêm «{quote}» vào cuối câu", len(value.rstrip()))
    rest = value[found.end() :]
    if not _REST.match(rest):
        message = f"Sau dấu «{quote}» đóng còn chữ"
        start = found.end() + len(rest) - len(rest.lstrip())
        hint = f"{_quote(value)}; hoặc dùng “ ” cho phần được trích"
        return _Cause(column + start, message, hint, len(value.rstrip()) - start)
    if quote == '"' and "\\" in found[0]:
        hint = f"Viết «{quoted(found[0][1:-1])}», trong nháy đơn"
        return _Cause(column + value.index("\\"), "Dấu «\\» có nghĩa riêng trong ngoặc kép", hint)
    return None


def _in_brackets(column: int, value: str) -> _Cause | None:
    opener, closer = value[0], _CLOSERS[value[0]]
    hashed = re.search(r"\s#", value)
    if hashed and _QUOTED.sub("", value[: hashed.start()]).count(opener) > value[: hashed.start()].count(closer):
        message = f"Dấu «#» trong {opener}…{closer} làm phần còn lại của dòng thành ghi chú"
        hint = "Đặt phần tử có «#» trong dấu ngoặc kép, hoặc viết mỗi phần tử một dòng, bắt đầu bằng «- »"
        return _Cause(column + hashed.start() + 1, message, hint, len(value.rstrip()) - hashed.start() - 1)
    end = value.rfind(closer) + 1
    if not end:
        hint = f"Thêm «{closer}»; nếu câu bắt đầu bằng «{opener}» thì viết «{quoted(value.strip())}»"
        return _Cause(column, f"Thiếu dấu «{closer}» đóng", hint, sure=False)
    rest = value[end:]
    if _REST.match(rest):
        return None
    start = end + len(rest) - len(rest.lstrip())
    message = f"Sau dấu «{closer}» đóng còn chữ"
    return _Cause(column + start, message, _quote(value), len(value.rstrip()) - start)


def _between_lines(failure: MarkedYAMLError, line: int, mark: Mark | None, source: Source) -> tuple[int, _Cause]:
    """Explain what no single line shows: indentation, a missing colon, a bracket left open."""
    column = mark.column if mark else 0
    problem = failure.problem or ""
    context = failure.context or ""
    if "expected ':'" in problem and failure.context_mark:
        return failure.context_mark.line, _no_key(failure.context_mark.line, source)
    above = source.lines[line - 1] if line else ""
    if "mapping values" in problem and _KEY_ONLY.match(above) and _depth(above) == _depth(source.lines[line]):
        return line - 1, _no_key(line - 1, source)
    if "flow" in context and failure.context_mark:
        mark = failure.context_mark
        hint = "Đóng ngoặc, và ngăn các phần tử bằng dấu phẩy"
        return mark.line, _Cause(mark.column, "Ngoặc mở ở đây không được đóng đúng chỗ", hint, sure=False)
    if "document start" in problem:
        return _outside(line, source)
    if "block" in context or "mapping values" in problem or "entries" in problem:
        return line, _indented(line, column, source)
    hint = "Đặt cả câu trong dấu ngoặc kép thẳng"
    return line, _Cause(column, "Chỗ này không đúng cú pháp YAML", hint, sure=False)


def _no_key(line: int, source: Source) -> _Cause:
    """Explain a line that is neither a key with its value nor an entry of a list."""
    written = source.lines[line]
    found = _WORD.match(written)
    if found and (not found["rest"] or found["word"] in field_names()):
        message = f"Thiếu dấu hai chấm sau «{found['word']}»"
        hint = f"Viết «{found['word']}: {found['rest'] or '…'}», có dấu cách sau «:»"
        return _Cause(0, message, hint, 0, sure=False)
    before = next((at for at in range(line - 1, max(-1, line - _FAR), -1) if source.lines[at].strip()), None)
    hint = f"Nếu là một mục thì viết «mục: {written.strip()}»"
    if before is not None:
        hint = (
            f"Nếu là phần tiếp của câu ở trên thì chuyển lên cuối dòng {before + 1}; nếu là một mục khác thì viết "
            f"«mục: {written.strip()}»"
        )
    return _Cause(0, "Dòng này không có tên mục và dấu hai chấm", hint, 0, sure=False)


def _outside(line: int, source: Source) -> tuple[int, _Cause]:
    """Explain text after what YAML takes for the end of the file."""
    end = next((at for at in range(line - 1, max(-1, line - _FAR), -1) if source.lines[at].startswith("...")), None)
    if end is not None:
        return end, _Cause(0, "Dòng «...» kết thúc tệp, nên phần ở dưới không được đọc", "Xóa dòng này", 0, sure=False)
    first = next((at for at, written in enumerate(source.lines[:line]) if written.strip(" \t")), line)
    if depth := _depth(source.lines[first]):
        message = f"Dòng này thụt vào mà dòng {line + 1} thì không"
        return first, _Cause(0, message, f"Xóa {depth} dấu cách ở đầu dòng này", 0, sure=False)
    hint = f"Nếu dòng này là một mục thì viết «mục: {source.lines[line].strip()}»"
    return line, _Cause(0, "Dòng này nằm ngoài nội dung của tệp", hint, 0, sure=False)


def _indented(line: int, column: int, source: Source) -> _Cause:
    """Explain a line whose indentation fits none of the lines above, and name the one that was likely meant."""
    written = source.lines[line]
    depth, is_entry = _depth(written), written.lstrip().startswith("- ")
    if not is_entry and not _COLON.search(written):
        return _no_key(line, source)
    steps = _steps(line, source, is_entry=is_entry)
    if not steps:
        hint = "Các mục cùng cấp phải thụt vào bằng nhau, mỗi cấp hai dấu cách"
        return _Cause(column, "Dòng này thụt vào không khớp với các dòng quanh nó", hint, 0, sure=False)
    meant = min(steps, key=lambda step: (abs(step - depth), -step))
    what = "Dấu «-» ở dòng này" if is_entry else "Dòng này"
    message = f"{what} thụt vào {depth} dấu cách, không thẳng cột với dòng nào ở trên"
    spaces = f"Thụt vào đúng {meant} dấu cách" if meant else "Xóa hết dấu cách ở đầu dòng"
    hint = f"{spaces}, như dòng {steps[meant] + 1}"
    if meant == depth:
        message = f"{what} không thể đứng ở đây"
        hint = "Xem lại các dòng ngay trên: thiếu dấu hai chấm, hoặc mục ở trên đã có giá trị"
    return _Cause(min(column, depth), message, hint, 0, sure=False)


def _steps(line: int, source: Source, *, is_entry: bool) -> dict[int, int]:
    """Find the columns at which dashes, or keys, stand above a line, each with the last line where it does."""
    found: dict[int, int] = {}
    for at in range(line - 1, max(-1, line - _FAR), -1):
        step = _STEP.match(source.lines[at])
        if step is None or not (step["dash"] or step["key"]):
            continue
        if is_entry and step["dash"]:
            found.setdefault(len(step["indent"]), at)
        elif not is_entry and step["key"]:
            found.setdefault(len(step["indent"] + step["dash"]), at)
        if step["key"] and not step["indent"] and not step["dash"]:
            break
    return found


def _depth(written: str) -> int:
    return len(written) - len(written.lstrip())
