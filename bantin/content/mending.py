"""Certain mends of content files: what was read is written, and what a diagnostic is sure of takes its span.

Comments, order, line ends and all bytes that are not mended stay as they are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence

import yaml

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.pasted import tidy
from bantin.content.reading.source import FORBIDDEN, HIDDEN_LINE_ENDS, LOADER, SourceText
from bantin.model.diagnostic import Diagnostic, Location, Mend, Severity
from bantin.text.patterns import regex

_Span = tuple[tuple[int, int], tuple[int, int]]
"""From line and column to line and column, counted from 0."""

_Found = tuple[Diagnostic, Location, Mend]
"""What was found, where, and what to write."""

_SIGN = regex(r"(?<![^ \t])#")
_LINES = regex(r"(\r\n|[\r\n])")


def mended(data: bytes, diagnostics: Iterable[Diagnostic]) -> bytes:
    """Mend a content file.

    Args:
        data: its bytes.
        diagnostics: what was found in it; their mends are made where the rest of the file is read as before. Whether
            those that are not certain are wanted is for the caller to know: all that are given are made.

    Returns:
        The bytes mended; the same ones where nothing is.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        pieces = _LINES.split(data[len(mark) :].decode())
    except UnicodeDecodeError:
        return data
    written, ends = pieces[::2], [*pieces[1::2], ""]
    read, pasted = tidy([line.translate(HIDDEN_LINE_ENDS) for line in written])
    comments = _comments(read)
    doubtful = {finding.line for finding in pasted if finding.severity is Severity.ERROR}
    lines = [
        line if number in doubtful else _plain(line, read[number], comment)
        for number, (line, comment) in enumerate(zip(written, comments, strict=True))
    ]
    mends = [one for one in _mends(diagnostics) if _stands(one, lines, read, comments)]
    whole = _with(lines, mends)
    if _is_better(whole, lines, mends):
        lines = whole
    else:
        for one in mends:
            alone = _with(lines, [one])
            lines = alone if _is_better(alone, lines, [one]) else lines
    return mark + "".join(line + end for line, end in zip(lines, ends, strict=True)).encode()


def _comments(lines: Sequence[str]) -> list[int]:
    """Find at which column the comment of each line begins; its length without one, 0 where that is not known."""
    spans: list[list[_Span]] = [[] for _ in lines]
    known = len(lines)
    try:
        for token in yaml.scan(FORBIDDEN.sub(" ", "\n".join(lines)), Loader=LOADER):
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                for number in range(start.line, min(end.line + 1, len(lines))):
                    spans[number].append(((start.line, start.column), (end.line, end.column)))
    except yaml.MarkedYAMLError as failure:
        known = min(mark.line for mark in (failure.problem_mark, failure.context_mark) if mark is not None)
    return [_comment(number, line, spans[number]) if number < known else 0 for number, line in enumerate(lines)]


def _comment(number: int, line: str, scalars: Sequence[_Span]) -> int:
    """Find the first sign of a comment in a line that stands in no scalar."""
    for sign in _SIGN.finditer(line):
        if not any(start <= (number, sign.start()) < end for start, end in scalars):
            return sign.start()
    return len(line)


def _plain(written: str, read: str, comment: int) -> str:
    """Write what was read of a line before its comment, and the comment as it was."""
    if written == read or not comment:
        return written
    if comment == len(read):
        return read
    signs = [sign.start() for sign in re.finditer("#", written)]
    before = read.count("#", 0, comment)
    line = read[:comment] + written[signs[before] :] if before < len(signs) else written
    return line if tidy([line])[0] == [read] else written


def _mends(diagnostics: Iterable[Diagnostic]) -> list[_Found]:
    """List what can be mended, the last in a file first, so that the others keep their place."""
    found = [
        (one, place, mend)
        for one in diagnostics
        for place, mend in ((one.location, one.mend), *one.also)
        if place and mend
    ]
    last: tuple[int, int] | None = None
    mends: list[_Found] = []
    for one in sorted(found, key=lambda found: (found[1].line, found[2].column, found[2].length), reverse=True):
        _, place, mend = one
        if last is None or (place.line, mend.column + mend.length) <= last:
            mends.append(one)
            last = (place.line, mend.column)
    return mends


def _stands(found: _Found, lines: Sequence[str], read: Sequence[str], comments: Sequence[int]) -> bool:
    """Return whether the line of a mend is still what was read, and the mend does not begin in a comment of it."""
    _, place, mend = found
    number, start = place.line - 1, mend.column - 1
    if not 0 <= number < len(lines) or place.excerpt != read[number]:
        return False
    end = start + mend.length
    return lines[number][:end] == read[number][:end] and (not comments[number] or start <= comments[number])


def _with(lines: Sequence[str], mends: Iterable[_Found]) -> list[str]:
    """Make mends, the last first."""
    new = list(lines)
    for _, place, mend in mends:
        line, start = new[place.line - 1], mend.column - 1
        new[place.line - 1] = line[:start] + mend.text + line[start + mend.length :]
    return new


def _is_better(new: Sequence[str], old: Sequence[str], mends: Sequence[_Found]) -> bool:
    """Return whether what mends mend is right afterwards, and the rest of the file is read as it was."""
    before, after = _composed(old), _composed(new)
    known, left = _told(before), _told(after)
    mended_here = {(one.code, place.line) for one, place, _ in mends} & known
    if not mended_here:
        lines = {place.line for _, place, _ in mends}
        elsewhere = [{at for at in one.locations.values() if at.line not in lines} for one in (before, after)]
        same = before.complete == after.complete and elsewhere[0] == elsewhere[1]
        return same and len(before.diagnostics) == len(after.diagnostics)
    if mended_here & left or (before.complete and not after.complete):
        return False
    last = max(line for _, line in mended_here)
    return all((code, line) in known or (line > last and not before.complete) for code, line in left)


def _told(written: ComposedFile) -> set[tuple[str, int]]:
    return {(one.code, one.location.line) for one in written.diagnostics if one.location}


def _composed(lines: Sequence[str]) -> ComposedFile:
    read = tidy([line.translate(HIDDEN_LINE_ENDS) for line in lines])[0]
    return compose(SourceText("", "\n".join(read), tuple(read)))
