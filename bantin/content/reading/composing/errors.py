"""What broke the YAML, in Vietnamese, and where the editor should look.

The loader says where it gave up, which is seldom where the mistake was made. So the written lines around that place are
looked at first, for the mistakes that editors make; the loader's own words only choose between the remaining ones.
"""

from __future__ import annotations

from dataclasses import replace

from yaml import Mark, MarkedYAMLError

from bantin.content.reading.composing.between_lines import between_lines, depth_of
from bantin.content.reading.composing.slips import false_dash
from bantin.content.reading.composing.values import Cause, in_value
from bantin.content.reading.naming import field_names
from bantin.content.reading.source import SourceText, error
from bantin.model.diagnostic import Code, Diagnostic, Mend
from bantin.text.patterns import regex

CODE = Code("yaml-syntax")

_TAB = regex(r" *(\t+)")
_NO_SPACE = regex(r"\s*(?:- +)*(?P<key>[A-Za-z_]+)(?P<colon>:)(?P<value>[^\s:/].*)")
_OPEN = regex(r"(?:^|[\s-])[\[{]")


def explain(failure: MarkedYAMLError, source: SourceText) -> tuple[Diagnostic, bool]:
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
        candidate, cause = between_lines(failure, line, mark, source)
    location = source.location(candidate, cause.column, cause.length)
    told = error(CODE, cause.message, location, cause.hint, cause.mend)
    return (_with_all_tabs(told, candidate, source) if _TAB.match(source.lines[candidate]) else told), cause.sure


def _with_all_tabs(told: Diagnostic, line: int, source: SourceText) -> Diagnostic:
    """Tell of tabs before the first words of lines once: whoever pressed the key once pressed it in others too."""
    others = [
        (source.location(at, cause.column, cause.length), cause.mend)
        for at, written in enumerate(source.lines)
        if at > line and (cause := _in_line(written)) and cause.mend and _TAB.match(written)
    ]
    if not others:
        return told
    lines = ", ".join(str(place.line) for place, _ in others)
    return replace(told, message=f"{told.message}; cũng ở dòng {lines}", also=tuple(others))


def _suspects(context: str, context_mark: Mark | None, line: int, source: SourceText) -> list[int]:
    """List the lines to look at, the likeliest first."""
    lines = [line]
    # The start of a block is far from the mistake; the start of a word, a quote or a bracket is the mistake.
    if context_mark and "block mapping" not in context and "block collection" not in context:
        lines.insert(0, context_mark.line)
    if line and _NO_SPACE.match(source.lines[line - 1]):
        lines.append(line - 1)
    if "flow" in context:
        lines += [
            at
            for at in range(min(line, len(source.lines)) - 1, max(-1, line - 20), -1)
            if _OPEN.search(source.lines[at])
        ]
    if any(quote in source.lines[line] for quote in "\"'"):  # it may close one that was left open above
        lines += range(line - 1, max(-1, line - 20), -1)
    return [number for number in lines if number < len(source.lines)]


def _in_line(written: str) -> Cause | None:
    if not written.strip():
        return None
    if tab := _TAB.match(written):
        column, length = tab.start(1), len(tab[1])
        hint = "Thay mỗi Tab ở đầu dòng bằng hai dấu cách"
        mend = Mend("  " * length, column + 1, length)
        return Cause(column, "Dòng này thụt vào bằng phím Tab", hint, length, mend=mend)
    if no_space := _NO_SPACE.match(written):
        column = no_space.start("colon")
        mend = Mend(": ", column + 1, 1, certain=no_space["key"] in field_names())
        hint = f"Viết «{no_space['key']}: {no_space['value']}»"
        return Cause(column, "Thiếu dấu cách sau dấu hai chấm", hint, mend=mend)
    if explained := false_dash(written):
        message, hint, entry = explained
        depth, length = depth_of(written), len(written.strip())
        return Cause(depth, message, hint, length, mend=Mend(entry, depth + 1, length))
    return in_value(written)
