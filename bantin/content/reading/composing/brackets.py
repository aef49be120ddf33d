"""What commas and colons do in […] and {…}: they cut a text in two, or make one word of a key and its value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bantin.content.reading.composing.slips import Piece, quoted
from bantin.content.reading.naming import field_names
from bantin.content.reading.source import SourceText, error, warning
from bantin.model.diagnostic import Code, Diagnostic, Mend
from bantin.text.patterns import regex

_GLUED_KEY = regex(r"(?P<key>[a-z_]+):(?P<value>\S.*)")
_DIGIT = regex(r"[0-9]")
_NUMBERS = regex(r"[0-9.,]+(?:\s*;\s*[0-9.,]+)+")
_NUMBER = regex(r"[0-9]+(\.[0-9]+)?")


def glued_keys(source: SourceText, pieces: Sequence[Piece]) -> list[tuple[Diagnostic, Piece]]:
    """Find keys in {…} whose colon has no space behind it, so that they are one word with their value."""
    found = []
    for key, nothing in pairwise(pieces):
        glued = _GLUED_KEY.fullmatch(key.text)
        if key.is_key and not key.quote and nothing.is_nothing and glued and glued["key"] in field_names():
            (line, column), end = key.start, key.end[1]
            better, place = f"{glued['key']}: {glued['value']}", source.location(line, column, end - column)
            message, mend = "Thiếu dấu cách sau dấu hai chấm", Mend.of(place, better)
            found.append((error(Code("yaml-syntax"), message, place, f"Viết «{better}»", mend), key))
    return found


def cut_values(source: SourceText, pieces: Sequence[Piece]) -> list[tuple[Diagnostic, list[Piece]]]:
    """Find values of a mapping in {…} that a comma cut: what follows it is a key without a value.

    Args:
        source: the file.
        pieces: keys and values of the mapping in turn; a value that is none is the last scalar within it.

    Returns:
        For each such value, what to tell, and the keys that are none.
    """
    found: list[tuple[Piece, list[Piece]]] = []
    for value, key, nothing in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if value.is_key or not (key.is_key and nothing.is_nothing) or value.quote or value.start[0] != key.end[0]:
            continue
        if found and found[-1][1][-1].end == value.start:  # the nothing of the key before
            found[-1][1].append(key)
        elif not value.is_nothing:
            found.append((value, [key]))
    return [(_cut(source, value, keys[-1], "{…}"), keys) for value, keys in found]


def cut_elements(source: SourceText, pieces: Sequence[Piece]) -> list[Diagnostic]:
    """Find elements of a list in […] that were one text with a comma: `61,8`, or a sentence that goes on small."""
    together = [(one, other) for one, other in pairwise(pieces) if one.end[0] == other.start[0]]
    if pieces and _NUMBERS.fullmatch(whole := _between(source, pieces[0], pieces[-1])):
        return [_semicolons(source, pieces[0], whole)]
    glued = [(one, other) for one, other in together if _is_decimal(source, one, other)]
    only_numbers = all(_NUMBER.fullmatch(piece.text) for piece in pieces)
    if glued and not (only_numbers and len(glued) == len(pieces) - 1):
        return [_cut(source, one, other, "[…]") for one, other in glued]
    return [_run_on(source, one, other) for one, other in together if _goes_on(one, other)]


def _between(source: SourceText, first: Piece, last: Piece) -> str:
    """Take what is written from one piece to another of its line; empty where they are not on one."""
    (line, column), (last_line, end) = first.start, last.end
    return source.lines[line][column:end] if line == last_line else ""


def _semicolons(source: SourceText, first: Piece, whole: str) -> Diagnostic:
    line, column = first.start
    parts = ", ".join(quoted(part.strip()) for part in whole.split(";"))
    message = "Các phần tử trong […] ngăn bằng dấu phẩy, không phải dấu «;»"
    place = source.location(line, column, len(whole))
    return error(Code("cut-at-comma"), message, place, f"Viết «[{parts}]»", Mend.of(place, parts))


def _is_decimal(source: SourceText, one: Piece, other: Piece) -> bool:
    between = source.lines[one.end[0]][one.end[1] : other.start[1]]
    plain = not (one.quote or other.quote)
    return plain and between == "," and bool(_DIGIT.match(one.text[-1:]) and _DIGIT.match(other.text[:1]))


def _cut(source: SourceText, one: Piece, other: Piece, brackets: str) -> Diagnostic:
    line, column = one.start
    whole = source.lines[line][column : other.end[1]]
    message = f"Dấu phẩy cắt «{whole}» làm đôi, vì trong {brackets} nó ngăn các phần tử"
    place = source.location(line, column, other.end[1] - column)
    hint = f"Viết «{quoted(whole)}», có dấu ngoặc kép"
    return error(Code("cut-at-comma"), message, place, hint, Mend.of(place, quoted(whole)))


def _goes_on(one: Piece, other: Piece) -> bool:
    """Return whether a sentence seems to go on behind a comma."""
    plain = not (one.quote or other.quote)
    return plain and " " in one.text and " " in other.text and one.text[:1].isupper() and other.text[:1].islower()


def _run_on(source: SourceText, one: Piece, other: Piece) -> Diagnostic:
    line, column = one.start
    whole = source.lines[line][column : other.end[1]]
    message = "Dấu phẩy trong […] chia câu này thành hai phần tử"
    place = source.location(line, column, other.end[1] - column)
    hint = f"Nếu là một câu thì viết «{quoted(whole)}»; nếu là hai thì viết mỗi phần tử một dòng, bắt đầu bằng «- »"
    return warning(Code("split-at-comma"), message, place, hint, Mend.of(place, quoted(whole), certain=False))
