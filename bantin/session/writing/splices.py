"""Splices: what a change writes in place of what, in the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bantin.session.writing.written import Place, WrittenFile


class Splice(NamedTuple):
    """A text in place of what stands between two places; its lines end with LF."""

    start: Place
    end: Place
    text: str


def spliced(file: WrittenFile, splices: Iterable[Splice]) -> bytes:
    """Make splices, which do not overlap; all that lies outside of them keeps its bytes.

    In a line that is spliced, what was read otherwise than it stands (letters not in NFC, say) is written as it is
    read; comments stay.
    """
    lines, ends = list(file.lines), list(file.ends)
    for start, end, text in reversed(_apart(file, sorted(splices))):
        before = _before(file, start)
        new = (before + text + _after(file, end)).split("\n")
        new_ends = [ends[start[0]] or file.line_end] * (len(new) - 1) + [ends[end[0]]]
        lines[start[0] : end[0] + 1], ends[start[0] : end[0] + 1] = new, new_ends
    return joined(file.mark, lines, ends)


def _apart(file: WrittenFile, splices: Iterable[Splice]) -> list[Splice]:
    """Make one of splices that share a line."""
    found: list[Splice] = []
    for one in splices:
        if found and found[-1].end[0] == one.start[0]:
            last = found.pop()
            between = file.read[one.start[0]][last.end[1] : one.start[1]]
            found.append(Splice(last.start, one.end, last.text + between + one.text))
        else:
            found.append(one)
    return found


def moved(file: WrittenFile, segments: list[tuple[int, int]], order: list[int]) -> bytes:
    """Put segments of whole lines into each other's places; what lies between them stays.

    Args:
        file: the file.
        segments: first line of each, and the one behind its last; in order, without overlap.
        order: which segment goes into the place of each.
    """
    lines: list[str] = []
    at = 0
    for (start, end), number in zip(segments, order, strict=True):
        first, last = segments[number]
        lines += [*file.lines[at:start], *file.lines[first:last]]
        at = end
    lines += file.lines[at:]
    return joined(file.mark, lines, file.ends)


def without(file: WrittenFile, start: int, end: int) -> bytes:
    """Take whole lines out.

    Args:
        file: the file.
        start: the first of them.
        end: the one behind the last.
    """
    lines, ends = [*file.lines[:start], *file.lines[end:]], [*file.ends[:start], *file.ends[end:]]
    if not lines:
        return file.mark
    ends[-1] = ""  # only the last line has no end
    return joined(file.mark, lines, ends)


def joined(mark: bytes, lines: Iterable[str], ends: Iterable[str]) -> bytes:
    """Put lines and their ends together."""
    return mark + "".join(line + end for line, end in zip(lines, ends, strict=True)).encode()


def _before(file: WrittenFile, place: Place) -> str:
    line, column = place
    return file.lines[line] if column >= len(file.read[line]) else file.read[line][:column]


def _after(file: WrittenFile, place: Place) -> str:
    """Take the rest of a line; its comment as it stands, where the line is read otherwise."""
    line, column = place
    written, read = file.lines[line], file.read[line]
    rest = read[column:]
    if written == read or not column:
        return written[column:]
    sign = rest.find("#")
    number = read.count("#", 0, column)
    signs = [at for at, letter in enumerate(written) if letter == "#"]
    if sign < 0 or number >= len(signs):
        return rest
    return rest[:sign] + written[signs[number] :]
