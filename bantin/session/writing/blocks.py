"""Changes of lists and groups whose entries and keys have lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.content.reading.composing.composed_file import Value
from bantin.session.writing.brackets import insert_in_brackets
from bantin.session.writing.changes import NoPlaceError
from bantin.session.writing.scalars import Written
from bantin.session.writing.splices import Splice, without
from bantin.session.writing.values import Hand
from bantin.session.writing.written import BLOCK_HEAD, Node, Place, WrittenFile


def replace_value(file: WrittenFile, holder: Node, part: str | int, value: Value, hand: Hand) -> list[Splice]:
    """Write another value for a key or an entry that is there."""
    old = holder.part(part)
    if holder.in_brackets:
        return [Splice(old.start, old.end, f"{' ' if old.is_empty else ''}{hand.bracketed(value)}")]
    anchor, indent = _anchor(file, holder, part)
    new = _new(file, value, old, hand, in_list=isinstance(part, int))
    pad = " " * (_column(old, value) or indent + _further(value, hand, in_list=isinstance(part, int)))
    below = "".join(f"\n{pad}{text}" if text else "\n" for text in new.below)
    alone = new.head and not below and not old.is_block and not old.is_empty
    if alone and (old.start[0] == old.end[0] or old.start[0] > anchor[0]):
        return [Splice(old.start, old.end, new.head)]
    if old.start[0] == anchor[0]:
        gap = file.read[anchor[0]][anchor[1] : old.start[1]] or " "
        text = f"{gap}{new.head}" if new.head else ""
        return [Splice(anchor, _row_end(file, old.end[0]), text + _comment(file, old) + below)]
    head = [Splice(anchor, anchor, f" {new.head}")] if new.head else []
    return [*head, Splice(_row_end(file, old.start[0] - 1), _row_end(file, old.end[0]), below)]


def _new(file: WrittenFile, value: Value, old: Node, hand: Hand, *, in_list: bool) -> Written:
    width = max((len(text.strip()) for text in file.read[old.start[0] + 1 : old.end[0] + 1]), default=0)
    new = hand.value(value, old, width)
    if in_list and isinstance(value, list):
        return Written(hand.bracketed(value))
    if in_list and isinstance(value, dict) and new.below:
        return Written(new.below[0], new.below[1:])
    return new


def _column(old: Node, value: Value) -> int:
    """Return the column of a list or a group that another of its sort replaces; 0 where none does."""
    same = old.entries is not None if isinstance(value, list) else old.keys is not None and isinstance(value, dict)
    return old.start[1] if same and old.is_block else 0


def _further(value: Value, hand: Hand, *, in_list: bool) -> int:
    """Return how much further in than its key or dash a value stands below."""
    return 2 if in_list else hand.dash if isinstance(value, list) else hand.step


def _comment(file: WrittenFile, old: Node) -> str:
    """Take what stands behind a value on its line: spaces and a comment, or nothing."""
    line, column = old.end
    if old.style and (head := BLOCK_HEAD.match(file.read[old.start[0]], old.start[1])):
        line, column = old.start[0], head.end()
    elif old.is_block:
        return ""
    rest = file.read[line][column:]
    return rest if rest.strip().startswith("#") else ""


def _anchor(file: WrittenFile, holder: Node, part: str | int) -> tuple[Place, int]:
    """Find the place behind the colon of a key, or the dash of an entry; and the column of the key or the dash."""
    if isinstance(part, int):
        line = _dash_line(file, holder, part)
        return (line, holder.start[1] + 1), holder.start[1]
    pair = holder.key(part)
    if pair is None:
        raise NoPlaceError((part,))
    line, column = pair[0].end
    return (line, file.read[line].index(":", column) + 1), pair[0].start[1]


def _dash_line(file: WrittenFile, node: Node, number: int) -> int:
    entries, column = node.entries or (), node.start[1]
    if not 0 <= number < len(entries):
        raise NoPlaceError((number,))
    line = entries[number].start[0]
    while file.read[line][: column + 1] != " " * column + "-":
        line -= 1
    return line


def _row_end(file: WrittenFile, line: int) -> Place:
    return line, len(file.read[line])


def add_key(file: WrittenFile, node: Node, key: str, value: Value, order: Sequence[str], hand: Hand) -> Splice:  # noqa: PLR0917 - private to the room
    """Write a new key behind the nearest that the order has before it; else before the first that it has behind it."""
    keys = [pair[0].value or "" for pair in node.keys or ()]
    rank = {name: number for number, name in enumerate(order)}
    own = rank.get(key, len(rank))
    before = [number for number, name in enumerate(keys) if rank.get(name, -1 if key in rank else own) <= own]
    known = [number for number in before if keys[number] in rank] or before
    after = max(known, key=lambda number: (rank.get(keys[number], -1), number)) if known else -1
    if node.in_brackets:
        return insert_in_brackets(node, after + 1, f"{hand.key(key)}: {hand.bracketed(value)}")
    lines = hand.pair(key, value)
    if not node.keys:
        last = file.read[-1]
        return Splice(node.start, node.end, "\n".join(["", *lines] if last else [*lines, ""]))
    pad = " " * node.keys[0][0].start[1]
    text = [f"{pad}{line}" if line else "" for line in lines]
    if after < 0:
        start = node.keys[0][0].start
        return Splice(start, start, "\n".join(text).removeprefix(pad) + f"\n{pad}")
    place = _row_end(file, max(node.keys[after][0].end, node.keys[after][1].end)[0])
    return Splice(place, place, "".join(f"\n{line}" for line in text))


def remove_key(file: WrittenFile, node: Node, key: str) -> Splice:
    """Take the lines of a key and its value out."""
    names = [pair[0].value for pair in node.keys or ()]
    if key not in names or node.keys is None:
        raise NoPlaceError((key,))
    number = names.index(key)
    start, end = node.keys[number][0].start, max(node.keys[number][0].end, node.keys[number][1].end)
    if len(names) == 1:
        return Splice(start, _row_end(file, end[0]), "{}")
    if not file.read[start[0]][: start[1]].strip():
        return _lines_out(file, start[0], end[0])
    following = node.keys[number + 1][0].start  # the key stands behind a dash
    if following[0] == end[0] + 1:
        return Splice(start, following, "")
    return Splice((start[0], len(file.read[start[0]][: start[1]].rstrip())), _row_end(file, end[0]), "")


def _lines_out(file: WrittenFile, first: int, last: int) -> Splice:
    if last + 1 < len(file.read):
        return Splice((first, 0), (last + 1, 0), "")
    return Splice(_row_end(file, first - 1), _row_end(file, last), "")


def segments(file: WrittenFile, node: Node) -> list[tuple[int, int]]:
    """List the lines of each entry, with the comments directly above it: the first, and the one behind the last."""
    found: list[tuple[int, int]] = []
    column = node.start[1]
    for number, entry in enumerate(node.entries or ()):
        dash = first = _dash_line(file, node, number)
        least = found[-1][1] if found else 1
        while first > least and file.read[first - 1].startswith(f"{' ' * column}#"):
            first -= 1
        found.append((first, max(dash, entry.end[0]) + 1))
    return found


def insert_entry(file: WrittenFile, node: Node, at: int, value: Value, hand: Hand) -> Splice:
    """Write a new entry into a list that has some; an empty line parts it where one parts the others."""
    parts = segments(file, node)
    pad = " " * node.start[1]
    text = [f"{pad}{line}" if line else "" for line in hand.entry(value)]
    spaced = len(parts) > 1 and not file.read[parts[1][0] - 1].strip()
    if at == 0:
        first = parts[0][0]
        return Splice((first, 0), (first, 0), "".join(f"{line}\n" for line in [*text, *([""] if spaced else [])]))
    place = _row_end(file, parts[at - 1][1] - 1)
    return Splice(place, place, "".join(f"\n{line}" for line in [*([""] if spaced else []), *text]))


def remove_entry(file: WrittenFile, node: Node, number: int) -> bytes:
    """Take the lines of an entry out; comments above it stay."""
    start = _dash_line(file, node, number)
    return without(file, start, segments(file, node)[number][1])
