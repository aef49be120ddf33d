"""Changing a content file's bytes so that only the lines of what changed differ.

    data = changed(data, [Put(("led", "title"), "Cẩn thận"), Move(("tricks",), 2, 0)])

Comments, order, quotes, indentation, line ends and all bytes outside the changed values stay. What came of it is read
by the project's own reader before it is given back: it holds the old values with those changes, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bantin.content.reading.composing.composed_file import Value
from bantin.model.diagnostic import Diagnostic
from bantin.session.writing.blocks import add_key, insert_entry, remove_entry, remove_key, replace_value, segments
from bantin.session.writing.brackets import insert_in_brackets, move_in_brackets, remove_in_brackets
from bantin.session.writing.changes import Change, Insert, Move, NoPlaceError, Path, Put, Remove, with_change
from bantin.session.writing.scalars import as_read
from bantin.session.writing.splices import moved, spliced
from bantin.session.writing.values import Hand
from bantin.session.writing.written import BrokenFileError, Node, WrittenFile, parse


class CannotWriteError(Exception):
    """A change cannot be written so that it is read back as meant; the message is a Vietnamese sentence.

    Attributes:
        diagnostic: the reader's own, where it refuses the value.
    """

    def __init__(self, message: str, diagnostic: Diagnostic | None = None) -> None:
        super().__init__(message)
        self.diagnostic = diagnostic


Order = Callable[[Path], Sequence[str]]
"""Path of a group → the keys that it may have, in the order in which its model lists them: where a new one belongs."""


def no_order(_: Path) -> Sequence[str]:
    """Let new keys come last."""
    return ()


def changed(data: bytes, changes: Iterable[Change], order: Order = no_order, file: str = "") -> bytes:
    """Make changes, one after another.

    Args:
        data: the file's bytes.
        changes: what to change; each path is that of the file as the changes before it left it.
        order: of new keys; those that it does not name come last.
        file: its path as diagnostics show it.

    Returns:
        The new bytes; the same ones where nothing is new.

    Raises:
        BrokenFileError: the file is no YAML that the reader takes.
        NoPlaceError: a change leads to a place that is not there.
        CannotWriteError: what came of it would not be read back as meant.
    """
    for change in changes:
        data = _changed(parse(data, file), data, _read_form(change), order)
    return data


def _read_form(change: Change) -> Change:
    """Bring a change's texts into the form in which they are read back."""
    if not isinstance(change, Put | Insert):
        return change
    try:
        return replace(change, value=as_read(change.value))
    except ValueError as refused:
        found = refused.args[0] if isinstance(refused.args[0], Diagnostic) else None
        raise CannotWriteError(found.message if found else "Không ghi được chữ này vào tệp", found) from refused


def _changed(file: WrittenFile, data: bytes, change: Change, order: Order) -> bytes:
    expected = with_change(file.value, change)
    if isinstance(change, Put) and _is_there(file, change):
        return data
    for quote in (False, True):
        new = _edited(file, change, _hand(file, quote=quote), order)
        try:
            back = parse(new)
        except BrokenFileError:
            continue
        if back.value == expected and back.composed.damaged <= file.composed.damaged:
            return new
    raise CannotWriteError("Không ghi được chỗ này mà giữ nguyên phần còn lại của tệp; hãy sửa trong chữ của tệp")


def _is_there(file: WrittenFile, change: Put) -> bool:
    try:
        node = file.find(change.path)
    except NoPlaceError:
        return False
    return _value(node) == change.value


def _value(node: Node) -> Value:
    if node.keys is not None:
        return {key.value or "": _value(value) for key, value in node.keys}
    if node.entries is not None:
        return [_value(entry) for entry in node.entries]
    return node.value


def _hand(file: WrittenFile, *, quote: bool) -> Hand:
    """Find out how far in somebody writes groups and dashes: as the first of each stand in the file."""
    steps = {"step": 2, "dash": 2}
    for key, value in _pairs(file.root):
        if value.is_block and value.start[0] > key.start[0]:
            steps.setdefault("found-dash" if value.entries is not None else "found-step", value.start[1] - key.start[1])
    step = steps.get("found-step", steps["step"])
    return Hand(step if step > 0 else 2, steps.get("found-dash", steps["dash"]), quote)


def _pairs(node: Node) -> Iterable[tuple[Node, Node]]:
    for key, value in node.keys or ():
        yield key, value
        yield from _pairs(value)
    for entry in node.entries or ():
        yield from _pairs(entry)


def _edited(file: WrittenFile, change: Change, hand: Hand, order: Order) -> bytes:
    match change:
        case Put(path, value):
            return _put(file, path, value, hand, order)
        case Remove(path):
            return _remove(file, path, hand)
        case Insert(path, number, value):
            node = _there(file, path)
            if node is None or not node.entries:
                return _put(file, path, [value], hand, order)
            if node.in_brackets:
                return spliced(file, [insert_in_brackets(node, number, hand.bracketed(value))])
            return spliced(file, [insert_entry(file, node, number, value, hand)])
        case Move(path, start, to):
            return _move(file, file.find(path), start, to)


def _there(file: WrittenFile, path: Path) -> Node | None:
    try:
        return file.find(path)
    except NoPlaceError:
        return None


def _put(file: WrittenFile, path: Path, value: Value, hand: Hand, order: Order) -> bytes:
    """Write a value where one stands, or the nearest group around it that is there with what it lacks."""
    if not path:
        raise CannotWriteError("Không thay được cả tệp một lần")
    above, part = path[:-1], path[-1]
    holder = _there(file, above)
    is_group = holder is not None and (holder.keys is not None or (not above and holder.is_empty))
    if isinstance(part, str) and above and not (is_group and holder and holder.keys):
        return _put(file, above, {part: value}, hand, order)
    if holder is None:
        raise NoPlaceError(path)
    if isinstance(part, str) and holder.key(part) is None:
        return spliced(file, [add_key(file, holder, part, value, order(above), hand)])
    return spliced(file, replace_value(file, holder, part, value, hand))


def _remove(file: WrittenFile, path: Path, hand: Hand) -> bytes:
    """Remove a key or an entry; the last one leaves an empty list or group."""
    holder, part = file.find(path[:-1]), path[-1]
    parts = holder.entries if holder.keys is None else holder.keys
    if parts is None or len(parts) == 1:
        if path[:-1]:
            above = file.find(path[:-2])
            return spliced(file, replace_value(file, above, path[-2], [] if holder.keys is None else {}, hand))
        return spliced(file, [remove_key(file, holder, str(part))])
    if holder.in_brackets:
        return spliced(file, [remove_in_brackets(holder, part)])
    if isinstance(part, int):
        return remove_entry(file, holder, part)
    return spliced(file, [remove_key(file, holder, part)])


def _move(file: WrittenFile, node: Node, start: int, to: int) -> bytes:
    order = list(range(len(node.entries or ())))
    order.insert(to, order.pop(start))
    if node.in_brackets:
        return spliced(file, move_in_brackets(file, node, order))
    return moved(file, segments(file, node), order)
