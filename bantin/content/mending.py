"""Certain mends of content files: what was read is written, and what a diagnostic is sure of takes its span.

Comments, order, line ends and all bytes that are not mended stay as they are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence

import yaml

from bantin.content.reading.composing.document import compose
from bantin.content.reading.pasted import tidy
from bantin.content.reading.source import FORBIDDEN, HIDDEN_LINE_ENDS, LOADER, Source
from bantin.model.diagnostic import Diagnostic, Location, Severity

_Span = tuple[tuple[int, int], tuple[int, int]]
"""From line and column to line and column, counted from 0."""

_SIGN = re.compile(r"(?<![^ \t])#")
_LINES = re.compile(r"(\r\n|[\r\n])")


def mended(data: bytes, diagnostics: Iterable[Diagnostic]) -> bytes:
    """Mend a content file.

    Args:
        data: its bytes.
        diagnostics: what was found in it; those that carry a mend are mended, where the rest of the file is read as
            before.

    Returns:
        The bytes mended; the same ones where nothing is certain.
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
    for place, mend in _mends(diagnostics):
        lines = _with(lines, read, comments, place, mend)
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


def _mends(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Location, str]]:
    """List spans and what is to stand there, the last in a file first, so that the others keep their place."""
    found = [(one.location, one.mend) for one in diagnostics if one.location and one.mend is not None]
    spans = dict.fromkeys(found)
    last: tuple[int, int] | None = None
    for place, mend in sorted(spans, key=lambda span: (span[0].line, span[0].column), reverse=True):
        if last is None or (place.line, place.column + place.length) <= last:
            yield place, mend
            last = (place.line, place.column)


def _with(lines: list[str], read: Sequence[str], comments: Sequence[int], place: Location, mend: str) -> list[str]:
    """Put a mend in its place, if what stands there was read so, and the file stays the same in all else."""
    number, start = place.line - 1, place.column - 1
    end = start + place.length
    if not 0 <= number < len(lines) or end > comments[number] or lines[number][:end] != read[number][:end]:
        return lines
    new = [*lines[:number], lines[number][:start] + mend + lines[number][end:], *lines[number + 1 :]]
    return new if _shape(new) == _shape(lines) else lines


def _shape(lines: Sequence[str]) -> tuple[frozenset[str], int]:
    """Tell which values a file has, and how much is wrong with its YAML."""
    read = tidy(lines)[0]
    written = compose(Source("", "\n".join(read), tuple(read)))
    return frozenset(written.locations), len(written.diagnostics)
