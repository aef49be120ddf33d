"""Changes that were made on an older version of a file, brought onto the newest: field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bantin.content.reading.composing.composed_file import Value
from bantin.session.writing.changes import Change, Insert, Move, NoPlaceError, Path, Put, Remove, at, with_change

Side = Literal["mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both sides changed, otherwise.

    Attributes:
        path: of the field: a text, a list or a group.
        mine: what the changes make of it.
        theirs: what it is in the newest version.
        lacking: the sides that have no such field; `mine` or `theirs` is None then.
    """

    path: Path
    mine: Value
    theirs: Value
    lacking: frozenset[Side] = frozenset()


def rebased(base: Value, theirs: Value, changes: Iterable[Change]) -> tuple[list[Change], list[Clash]]:
    """Bring changes onto another version.

    Args:
        base: what they were made on.
        theirs: the newest version.
        changes: one after another.

    Returns:
        Those that can be made on the newest version, with their paths there; and the fields that both changed. What
        both made the same of is in neither.
    """
    made: list[Change] = []
    clashes: dict[Path, Clash] = {}
    mine, newest = base, theirs
    for change in changes:
        mine, before = with_change(mine, change), mine
        field = change.path[:-1] if isinstance(change, Remove) and isinstance(change.path[-1], int) else change.path
        there = _found_again(before, newest, field)
        moved = None if there is None else _at_path(change, there, field)
        if moved is None or _side(before, field) != _side(newest, there):
            clash = _clash(mine, newest, field, there)
            clashes.pop(field, None)
            if clash:
                clashes[field] = clash
            continue
        made.append(moved)
        newest = with_change(newest, moved)
    return made, list(clashes.values())


def _at_path(change: Change, there: Path, field: Path) -> Change | None:
    match change:
        case Put(_, value):
            return Put(there, value)
        case Insert(_, number, value):
            return Insert(there, number, value)
        case Move(_, start, to):
            return Move(there, start, to)
        case Remove(path):
            return Remove((*there, *path[len(field) :]))


def _found_again(base: Value, newest: Value, path: Path) -> Path | None:
    """Find the path that a value of an older version has in a newer: entries may have other numbers by now."""
    there: list[str | int] = []
    for part in path:
        if isinstance(part, str):
            there.append(part)
            base = base.get(part) if isinstance(base, dict) else None
            newest = newest.get(part) if isinstance(newest, dict) else None
            continue
        if not isinstance(base, list) or not isinstance(newest, list):
            return None
        entry, number = base[part], part
        if part >= len(newest) or newest[part] != entry:
            if newest.count(entry) == 1:
                number = newest.index(entry)
            elif len(newest) != len(base):
                return None
        there.append(number)
        base, newest = entry, newest[number]
    return tuple(there)


def _clash(mine: Value, newest: Value, path: Path, there: Path | None) -> Clash | None:
    own, other = _side(mine, path), _side(newest, there)
    if own == other:
        return None
    sides: dict[Side, tuple[Value, ...]] = {"mine": own, "theirs": other}
    lacking = frozenset(name for name, side in sides.items() if not side)
    return Clash(path, own[0] if own else None, other[0] if other else None, lacking)


def _side(value: Value, path: Path | None) -> tuple[Value, ...]:
    """Return the value at a path; an empty tuple where there is none."""
    try:
        return () if path is None else (at(value, path),)
    except NoPlaceError:
        return ()
