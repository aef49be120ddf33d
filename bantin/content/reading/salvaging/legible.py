"""A file with errors of syntax, as far as it can be read without the lines in which it is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.misplaced import slip
from bantin.content.reading.naming import field_meant, is_kind_key
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.source import SourceText
from bantin.model.base import Model

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
    again, left_out = recomposed(written)
    absent = absent_fields(again, left_out, model)
    settle(again, model, references)
    again.damaged |= absent
    return again


def recomposed(written: ComposedFile) -> tuple[ComposedFile, set[int]]:
    """Compose a file that ended in an error of syntax once more, without the lines in which it is wrong.

    Returns:
        A file of its own, and those lines, counted from 0; if that does not help, as far as it was composed.
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
        attempt, left_out = written, {len(lines) - 1}
    return replace(attempt, source=written.source, diagnostics=[]), left_out


def absent_fields(again: ComposedFile, left_out: Iterable[int], model: type[Model]) -> set[str]:
    """List the fields that may have stood in lines that were left out: those that these name, else any around them."""
    value = again.value if isinstance(again.value, dict) else {}
    there = {field_meant(model, key) for key in value}
    absent = {name for name in model.model_fields if name not in there}
    found: set[str] = set()
    for at in left_out:
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
