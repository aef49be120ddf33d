"""Changes within […] and {…}, where commas part what stands on one line, or on several."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.session.writing.changes import NoPlaceError
from bantin.session.writing.splices import Splice
from bantin.session.writing.written import Node, Place, WrittenFile


def spans(node: Node) -> list[tuple[Place, Place]]:
    """List where each entry, or each key with its value, begins and ends."""
    if node.keys is not None:
        return [(key.start, max(key.end, value.end)) for key, value in node.keys]
    return [(entry.start, entry.end) for entry in node.entries or ()]


def insert_in_brackets(node: Node, at: int, text: str) -> Splice:
    """Insert an entry, or a key with its value, before the one of a number, or behind all."""
    there = spans(node)
    if at < len(there):
        return Splice(there[at][0], there[at][0], f"{text}, ")
    return Splice(there[-1][1], there[-1][1], f", {text}")


def remove_in_brackets(node: Node, part: str | int) -> Splice:
    """Remove an entry or a key that is not the only one, with one of the commas beside it."""
    there = spans(node)
    at = part if isinstance(part, int) else [key.value for key, _ in node.keys or ()].index(part)
    if not 0 <= at < len(there):
        raise NoPlaceError((part,))
    if at + 1 < len(there):
        return Splice(there[at][0], there[at + 1][0], "")
    return Splice(there[at - 1][1], there[at][1], "")


def move_in_brackets(file: WrittenFile, node: Node, order: Sequence[int]) -> list[Splice]:
    """Put entries into each other's places; commas and spaces stay."""
    there = spans(node)
    return [
        Splice(*place, _text(file, *there[number]))
        for number, place in zip(order, there, strict=True)
        if there[number] != place
    ]


def _text(file: WrittenFile, start: Place, end: Place) -> str:
    if start[0] == end[0]:
        return file.read[start[0]][start[1] : end[1]]
    between = file.read[start[0] + 1 : end[0]]
    return "\n".join([file.read[start[0]][start[1] :], *between, file.read[end[0]][: end[1]]])
