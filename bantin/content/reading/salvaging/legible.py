"""A file with errors of syntax, as far as it can be read without the lines in which it is wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.misplaced import slip
from bantin.content.reading.naming import field_meant, is_kind_key
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.source import SourceText
from bantin.model.base import Model
from bantin.model.diagnostic import Code, Diagnostic
from bantin.text.patterns import regex

_KEY = regex(r"[^\s#-][^:]*:(?:\s|$)")
"""The name of a field of the file."""
_OF_JOINED = frozenset((Code("false-dash"), Code("joined-line"), Code("line-break"), Code("swallowed-line")))
_MOST_LINES = 5
"""Lines with errors of syntax that are left out, one after the other."""


def legible(
    written: ComposedFile | None, file: str, model: type[Model], references: Mapping[str, Names]
) -> ComposedFile:
    """Take a file as far as it can be read and settle it, wherever an error of syntax stands in it.

    Args:
        written: the file, settled if it was composed to its end; None where there is none.
        file: its name in diagnostics.
        model: what it is read as.
        references: field of the file → the names that its values refer to.

    Returns:
        The file; what may have stood in lines that were left out is among what is damaged.
    """
    if written is None:
        return ComposedFile(SourceText(file, "", ()), {}, damaged=set(model.model_fields))
    if written.complete:
        return written
    again = recomposed(written)
    absent = absent_fields(again, model)
    settle(again, model, references)
    again.damaged |= absent
    return again


def recomposed(written: ComposedFile) -> ComposedFile:
    """Compose a file that ended in an error of syntax once more, without the lines in which it is wrong.

    Returns:
        A file of its own that tells what is wrong elsewhere; if that does not help, as far as it was composed.
    """
    attempt, lines = written, list(written.source.lines)
    left_out: set[int] = set()
    for _ in range(_MOST_LINES):
        if attempt.complete:
            break
        wrong = {one.location.line - 1 for one in attempt.diagnostics if one.location and one.location.line}
        wrong = {at for at in wrong if at < len(lines) and lines[at].strip()}
        if not wrong:
            break
        left_out |= wrong
        lines = ["" if at in left_out else line for at, line in enumerate(lines)]
        attempt = compose(SourceText(written.source.file, "\n".join(lines), tuple(lines)))
    if not attempt.complete:
        return replace(written, diagnostics=[], left_out=frozenset({len(lines) - 1}))
    near = {at + step for at in left_out for step in (1, 2)}  # lines as they are told; the next may have gone on
    new = [one for one in attempt.diagnostics if one.location and one.location.line not in near]
    return replace(attempt, source=written.source, diagnostics=new, left_out=frozenset(left_out))


def sure_of(written: ComposedFile) -> list[Diagnostic]:
    """List what is wrong with a file, without what lines that were left out may have brought about.

    Where these held the name of a field, the lines below it were taken for more of the field above.
    """
    if not written.left_out:
        return written.diagnostics
    lines = [at for at, line in enumerate(written.source.lines) if at not in written.left_out and _KEY.match(line)]

    def field_at(line: int) -> int:
        return bisect_right(lines, line)

    torn = {field_at(at) for at in written.left_out}
    return [
        one
        for one in written.diagnostics
        if one.code not in _OF_JOINED or one.location is None or field_at(one.location.line - 1) not in torn
    ]


def absent_fields(again: ComposedFile, model: type[Model]) -> set[str]:
    """List the fields that may have stood in lines that were left out: those that these name, else any around them."""
    value = again.value if isinstance(again.value, dict) else {}
    there = {field_meant(model, key) for key in value}
    absent = {name for name in model.model_fields if name not in there}
    found: set[str] = set()
    for at in again.left_out:
        line = again.source.lines[at]
        key, word = line.partition(":")[0].strip(), next(iter(line.split()), "")
        named = {field_meant(model, key), field_meant(model, word)}
        meant = {name for name in (*named, slip(key, absent, ()), slip(word, absent, ())) if name}
        if is_kind_key(key) or is_kind_key(word):
            continue
        if meant & absent:
            found |= meant & absent
            continue
        around = _field_around(again, at + 1)
        found |= {field_meant(model, around) or around} if around else set()
        found |= set() if again.complete and (meant or line[:1].isspace()) else absent
    return found


def _field_around(written: ComposedFile, line: int) -> str:
    """Find the field of the file within which a line stands; empty above the first."""
    above = [(key.line, name) for name, key in written.keys.items() if key.column == 1 and key.line <= line]
    return max(above, default=(0, ""))[1]
