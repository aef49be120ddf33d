"""The entries of a list that stands as a text: a paragraph a line, between empty lines, or behind signs of its own.

Editors paste lists from word processors, where no entry begins with a dash and a space. Lines are entries where they
can be nothing else; a line that goes on small goes on with the one above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bantin.content.reading.composing.composed_file import Row, Rows
from bantin.content.reading.composing.slips import BULLETS, GLUED_BULLETS
from bantin.text.patterns import regex

_BULLET = regex(rf"(?:-+[ \t]*(?=[^\W\d])|(?:[{BULLETS}-][ \t]+)+|[{GLUED_BULLETS}](?=[^\W\d]))")
_NUMBER = regex(
    r"(?:\(?(?P<number>[0-9]{1,2})[.)/]|\(?(?P<letter>[a-zđ])[.)/]|[Bb]ước[ \t]+(?P<step>[0-9]{1,2})[:.)/])[ \t]+(?=\S)"
)
_ENDED = regex(r"[.!?:;…][”’\")*]*\Z")
_COMMA = regex(r"[,–-]\Z")
_LONG = 60
"""Characters of a line that an editor may have broken because it was full."""


def entries(written: Rows, *, with_numbers: bool = False) -> list[Row] | None:
    """Find the entries of a list, each at its first line.

    Args:
        written: the lines.
        with_numbers: whether «1.», «2.» before them are part of their text, as in paragraphs.

    Returns:
        Them, without the signs that part them; None where the lines may be one text as well.
    """
    rows = [_bare(row) for row in (written.rows if with_numbers else _without_numbers(written.rows))]
    marked = [
        bare is not row or _NUMBER.match(row.text) is not None for bare, row in zip(rows, written.rows, strict=True)
    ]
    found: list[Row] = []
    above: Row | None = None
    for row, is_marked in zip(rows, marked, strict=True):
        if not row.text:
            above = None
            continue
        begins = is_marked or above is None or _begins(row, above, kept=written.kept, in_marks=any(marked))
        if begins is None:
            return None
        if begins or not found:
            found.append(row)
        else:
            found[-1] = Row(f"{found[-1].text} {row.text}", found[-1].line, found[-1].column)
        above = row
    return found


def _begins(row: Row, above: Row, *, kept: bool, in_marks: bool) -> bool | None:
    """Return whether an entry begins with a line that has no sign; None where nobody can tell."""
    goes_on_small = row.text[:1].islower()
    ended = _ENDED.search(above.text)
    if goes_on_small:
        is_list = ended is not None and ended[0][0] == ";"
        return (True if kept else None) if is_list else False
    if ended:
        return True
    if _COMMA.search(above.text):
        return False
    begins = kept and len(above.text) < _LONG
    return begins if in_marks else begins or None


def _bare(row: Row) -> Row:
    """Take the bullet off a line; the line itself where it has none."""
    found = _BULLET.match(row.text)
    return _behind(row, found.end()) if found and row.text[found.end() :] else row


def _behind(row: Row, at: int) -> Row:
    return Row(row.text[at:], row.line, row.column + at)


def _without_numbers(rows: Sequence[Row]) -> list[Row]:
    """Take numbers, or letters, off lines where they count from the first one; others are part of the text."""
    found = [_NUMBER.match(row.text) for row in rows]
    numbers = [int(one["number"]) for one in found if one and one["number"]]
    letters = [one["letter"] for one in found if one and one["letter"]]
    counted = {
        "number": _count(numbers),
        "step": _count([int(one["step"]) for one in found if one and one["step"]]),
        "letter": len(letters) > 1 and letters in (list("abcdefgh"[: len(letters)]), list("abcdđegh"[: len(letters)])),
    }
    return [
        _behind(row, one.end()) if one and any(one[sort] and counted[sort] for sort in counted) else row
        for row, one in zip(rows, found, strict=True)
    ]


def _count(numbers: list[int]) -> bool:
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
