"""Changes of a content file's values, each addressed by path: what they are, and what they make of plain values."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from bantin.content.reading.composing.composed_file import Value

Path = tuple[str | int, ...]
"""Keys as they stand in the file, and numbers of list entries counted from 0: ("led", "title"), ("tricks", 2)."""


class NoPlaceError(Exception):
    """A change leads to a place that the file does not have; the argument is its path."""


@dataclass(frozen=True, slots=True)
class Put:
    """Set a value; its key, and the groups around it, are made where the file has none.

    Attributes:
        path: of the value. Where it ends in a number, the entry exists.
        value: texts as they are to be read, numbers and days as written; None is a key without a value.
    """

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a key, or an entry of a list. A list or group that had nothing else stays, empty."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert an entry into a list, which is made where the file has none.

    Attributes:
        path: of the list.
        at: number that the entry is to have.
        value: the entry.
    """

    path: Path
    at: int
    value: Value


@dataclass(frozen=True, slots=True)
class Move:
    """Move an entry within its list; comments directly above it go with it.

    Attributes:
        path: of the list.
        start: number that the entry has.
        to: number that it is to have.
    """

    path: Path
    start: int
    to: int


Change = Put | Remove | Insert | Move


def at(value: Value, path: Path) -> Value:
    """Return the value at a path.

    Raises:
        NoPlaceError: there is none.
    """
    for number, part in enumerate(path):
        match value, part:
            case dict(), str() if part in value:
                value = value[part]
            case list(), int() if 0 <= part < len(value):
                value = value[part]
            case _:
                raise NoPlaceError(path[: number + 1])
    return value


def with_change(value: Value, change: Change) -> Value:
    """Return values with a change made; those given stay as they are. The order of keys means nothing.

    Raises:
        NoPlaceError: the change leads to a place that is not there.
    """
    value = deepcopy(value)
    match change:
        case Put(path, new):
            return _put(value, path, deepcopy(new))
        case Remove(path):
            _remove(value, path)
        case Insert(path, number, new):
            return _insert(value, path, number, deepcopy(new))
        case Move(path, start, to):
            entries = at(value, path)
            if not isinstance(entries, list) or not (0 <= start < len(entries) and 0 <= to < len(entries)):
                raise NoPlaceError(path)
            entries.insert(to, entries.pop(start))
    return value


def _put(value: Value, path: Path, new: Value) -> Value:
    if not path:
        return new
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        if not isinstance(value, list) or not 0 <= part < len(value):
            raise NoPlaceError(path)
        value[part] = _put(value[part], rest, new)
        return value
    if value is None:
        value = {}
    if not isinstance(value, dict):
        raise NoPlaceError(path)
    value[part] = _put(value.get(part), rest, new)
    return value


def _remove(value: Value, path: Path) -> None:
    holder = at(value, path[:-1])
    at(value, path)
    if isinstance(holder, dict) and path:
        del holder[str(path[-1])]
    elif isinstance(holder, list) and path:
        del holder[int(path[-1])]
    else:
        raise NoPlaceError(path)


def _insert(value: Value, path: Path, number: int, new: Value) -> Value:
    try:
        entries = at(value, path)
    except NoPlaceError:
        entries = None
    if entries is None and number == 0:
        return _put(value, path, [new])
    if not isinstance(entries, list) or not 0 <= number <= len(entries):
        raise NoPlaceError(path)
    entries.insert(number, new)
    return value


def differences(old: Value, new: Value, path: Path = ()) -> list[Change]:
    """List changes that make one value of another: keys one by one, a list or a text as a whole.

    Args:
        old: what there is.
        new: what there is to be.
        path: of both.
    """
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return [] if old == new else [Put(path, new)]
    found: list[Change] = [Remove((*path, key)) for key in old if key not in new]
    for key, value in new.items():
        if key not in old:
            found.append(Put((*path, key), value))
        else:
            found += differences(old[key], value, (*path, key))
    return found
