"""What no single line of YAML shows: indentation, a missing colon, a bracket left open, text after the end."""

from __future__ import annotations

from yaml import Mark, MarkedYAMLError

from bantin.content.reading.composing.slips import quoted, without_number
from bantin.content.reading.composing.values import COLON, Cause
from bantin.content.reading.naming import field_names
from bantin.content.reading.source import SourceText
from bantin.model.diagnostic import Mend
from bantin.text.patterns import regex
from bantin.text.suggestions import did_you_mean

_FAR = 200
"""Lines above a mistake that are looked at."""

_USUAL = (0, 2)
"""Columns by which dashes stand right of the name of their list."""

_BARE_KEY = regex(r"(?P<key>[^\s:#-][^:#]*):\s*")
_KEY_ONLY = regex(r"\s*(?:- +)*[^\s:#][^:#]*$")
_WORD = regex(r"\s*(?:- +)*(?P<word>[\w-]+)\s*(?P<rest>.*)")
_TEXT = regex(r"\s*(?:- +)*(?:[a-z_]+: +)?(?P<text>[^\s\"'\[{|>#-].*)")
_REMARK = regex(r"\s*(?P<mark>//|/\*|<!--|--|%|;)(?P<text>.*?)(?:\*/|-->)?\s*$")
_STEP = regex(r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[^\s:#\"'\[\]{}-][^:#\"'\[\]{}]*:(?= |$))?")


def between_lines(failure: MarkedYAMLError, line: int, mark: Mark | None, source: SourceText) -> tuple[int, Cause]:
    """Explain what no single line shows.

    Args:
        failure: where composing ended.
        line: in which it did, counted from 0.
        mark: where in the line, if that is known.
        source: the file.

    Returns:
        The line to mend, counted from 0, and what is wrong with it.
    """
    column = mark.column if mark else 0
    problem = failure.problem or ""
    context = failure.context or ""
    if "expected ':'" in problem and failure.context_mark:
        return failure.context_mark.line, _no_key(failure.context_mark.line, source)
    above = source.lines[line - 1] if line else ""
    if "mapping values" in problem and _KEY_ONLY.match(above) and depth_of(above) == depth_of(source.lines[line]):
        return line - 1, _no_key(line - 1, source)
    if "flow" in context and failure.context_mark:
        mark = failure.context_mark
        hint = "Đóng ngoặc, và ngăn các phần tử bằng dấu phẩy"
        return mark.line, Cause(mark.column, "Ngoặc mở ở đây không được đóng đúng chỗ", hint, sure=False)
    if "document start" in problem:
        return _outside(line, source)
    if "block" in context or "mapping values" in problem or "entries" in problem:
        return _first_too_far(line, source) or (line, _indented(line, column, source))
    hint = "Đặt cả câu trong dấu ngoặc kép thẳng"
    return line, Cause(column, "Chỗ này không đúng cú pháp YAML", hint, sure=False)


def _no_key(line: int, source: SourceText) -> Cause:
    """Explain a line that is neither a key with its value nor an entry of a list."""
    written = source.lines[line]
    if remark := _REMARK.match(written):
        better, depth = f"# {remark['text'].strip()}".rstrip(), depth_of(written)
        mend: Mend | None = Mend(better, depth + 1, len(written.strip()))
        message = "Ghi chú phải bắt đầu bằng dấu «#»"
        return Cause(depth, message, f"Viết «{better}»", len(remark["mark"]), mend=mend)
    if numbered := without_number(written):
        message, depth = f"Số thứ tự «{numbered[0]}» không thay được dấu «-» của danh sách", depth_of(written)
        entry = f"- {numbered[1].rstrip()}"
        mended = Mend(entry, depth + 1, len(written.strip()))
        return Cause(depth, message, f"Viết «{entry}», có một dấu «-» rồi dấu cách", sure=False, mend=mended)
    found = _WORD.match(written)
    if found and (not found["rest"] or found["word"] in field_names()):
        message = f"Thiếu dấu hai chấm sau «{found['word']}»"
        rest = found["rest"].lstrip("=;>-– ").rstrip()
        better, begin = f"{found['word']}: {rest}", found.start("word")
        mend = Mend(better, begin + 1, len(written.rstrip()) - begin, certain=False) if rest else None
        hint = f"Viết «{better if rest else better + '…'}», có dấu cách sau «:»"
        return Cause(0, message, hint, 0, sure=False, mend=mend)
    before = next((at for at in range(line - 1, max(-1, line - _FAR), -1) if source.lines[at].strip()), None)
    if before is not None and (bare := _BARE_KEY.fullmatch(source.lines[before])):
        message = f"Dòng này là lời của «{bare['key']}», mà không thụt vào"
        hint = f"Thêm hai dấu cách vào đầu dòng này và mọi dòng khác của «{bare['key']}»"
        return Cause(0, message, hint, 0, sure=False, mend=Mend("  ", 1, 0, certain=False))
    hint = f"Nếu là một mục thì viết «mục: {written.strip()}»"
    if before is not None:
        hint = (
            f"Nếu là phần tiếp của câu ở trên thì chuyển lên cuối dòng {before + 1}; nếu là một mục khác thì viết "
            f"«mục: {written.strip()}»"
            + ("; nếu là phần tử khác thì thêm «- » ở đầu" if source.lines[before].lstrip().startswith("- ") else "")
        )
    return Cause(0, "Dòng này không có tên mục và dấu hai chấm", hint, 0, sure=False)


def _outside(line: int, source: SourceText) -> tuple[int, Cause]:
    """Explain text after what YAML takes for the end of the file."""
    end = next((at for at in range(line - 1, max(-1, line - _FAR), -1) if source.lines[at].startswith("...")), None)
    if end is not None:
        message, mend = "Dòng «...» kết thúc tệp, nên phần ở dưới không được đọc", Mend("", 1, len(source.lines[end]))
        return end, Cause(0, message, "Xóa dòng này", 0, sure=False, mend=mend)
    first = next((at for at, written in enumerate(source.lines[:line]) if written.strip(" \t")), line)
    if depth := depth_of(source.lines[first]):
        message = f"Dòng này thụt vào mà dòng {line + 1} thì không"
        hint, mend = f"Xóa {depth} dấu cách ở đầu dòng này", Mend("", 1, depth, certain=False)
        return first, Cause(0, message, hint, 0, sure=False, mend=mend)
    hint = f"Nếu dòng này là một mục thì viết «mục: {source.lines[line].strip()}»"
    return line, Cause(0, "Dòng này nằm ngoài nội dung của tệp", hint, 0, sure=False)


def _indented(line: int, column: int, source: SourceText) -> Cause:
    """Explain a line whose indentation fits none of the lines above, and name the one that was likely meant."""
    written = source.lines[line]
    depth, is_entry = depth_of(written), written.lstrip().startswith("- ")
    if not is_entry and not COLON.search(written):
        return _no_key(line, source)
    if going_on := _going_on(line, source):
        return going_on
    steps = _steps(line, source, is_entry=is_entry)
    if not steps:
        hint = "Các mục cùng cấp phải thụt vào bằng nhau, mỗi cấp hai dấu cách"
        return Cause(column, "Dòng này thụt vào không khớp với các dòng quanh nó", hint, 0, sure=False)
    meant = min(steps, key=lambda step: (abs(step - depth), -step))
    what = "Dấu «-» ở dòng này" if is_entry else "Dòng này"
    message = f"{what} thụt vào {depth} dấu cách, không thẳng cột với dòng nào ở trên"
    spaces = f"Thụt vào đúng {meant} dấu cách" if meant else "Xóa hết dấu cách ở đầu dòng"
    hint, mend = f"{spaces}, như dòng {steps[meant] + 1}", None
    if meant != depth:
        mend = Mend(" " * meant, 1, depth, certain=False)
    else:
        message = f"{what} không thể đứng ở đây"
        hint = "Xem lại các dòng ngay trên: thiếu dấu hai chấm, hoặc mục ở trên đã có giá trị"
    return Cause(min(column, depth), message, hint, 0, sure=False, mend=mend)


def _first_too_far(line: int, source: SourceText) -> tuple[int, Cause] | None:
    """Explain a list whose first entry alone stands further right than the others: one line is mended, not all."""
    key, first, second, third = ["", "", *source.lines, ""][line : line + 4]
    more, depth = depth_of(first) - depth_of(second), depth_of(first) - depth_of(key)
    if more <= 0 or depth_of(key) > depth_of(second) or not _BARE_KEY.fullmatch(key.strip()):
        return None
    is_alone = third.startswith(f"{' ' * depth_of(second)}- ") or depth not in _USUAL
    if not is_alone or not first.lstrip().startswith("- ") or not second.lstrip().startswith("- "):
        return None
    message = f"Dấu «-» ở dòng này thụt vào quá {more} dấu cách, không thẳng cột với dấu «-» ở dòng {line + 1}"
    return line - 1, Cause(0, message, f"Xóa {more} dấu cách ở đầu dòng này", 0, mend=Mend("", 1, more, certain=False))


def _going_on(line: int, source: SourceText) -> Cause | None:
    """Explain a line that goes on with the text above it, and that only its colon makes look like a key."""
    written = source.lines[line]
    key = written.lstrip("- ").partition(":")[0].strip()
    above = source.lines[line - 1] if line else ""
    begun = _TEXT.match(above)
    if written.lstrip().startswith("- ") or begun is None or key in field_names() or did_you_mean(key, field_names()):
        return None
    message = f"Dòng này nối vào câu ở dòng {line}, mà câu có dấu hai chấm phải đặt trong dấu ngoặc kép"
    whole = f"{begun['text'].strip()} {written.strip()}"
    hint = f"Viết cả câu trên dòng {line}: «{quoted(whole)}»"
    return Cause(depth_of(written), message, hint, len(written.strip()), sure=False)


def _steps(line: int, source: SourceText, *, is_entry: bool) -> dict[int, int]:
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


def depth_of(written: str) -> int:
    """Count the spaces before the first word of a line."""
    return len(written) - len(written.lstrip())
