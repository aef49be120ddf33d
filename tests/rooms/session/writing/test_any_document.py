"""Random documents and changes: the values are those of before with the change, other lines as they were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from bantin.content.reading.composing.composed_file import Value
from bantin.session.writing.changes import Change, Insert, Move, NoPlaceError, Path, Put, Remove, at, with_change
from bantin.session.writing.editing import changed
from bantin.session.writing.saving import Writer
from bantin.session.writing.scalars import as_read
from bantin.session.writing.written import Node, WrittenFile, parse
from tests.rooms.session.writing.documents import KEYS, documents, values


def paths(value: Value, path: Path = ()) -> list[Path]:
    found = [path]
    if isinstance(value, dict):
        found += [one for key, inner in value.items() for one in paths(inner, (*path, key))]
    if isinstance(value, list):
        found += [one for number, inner in enumerate(value) for one in paths(inner, (*path, number))]
    return found


@st.composite
def changes_of(draw: st.DrawFn, value: Value) -> Change:
    path = draw(st.sampled_from(paths(value)))
    here = at(value, path)
    options: list[Change] = []
    if path:
        options += [Put(path, draw(values())), Remove(path)]
    if isinstance(here, dict):
        options += [Put((*path, draw(st.sampled_from(KEYS))), draw(values()))] * 2
    if here is None and path:
        options += [Put((*path, "led", "text"), draw(values(depth=0))), Insert(path, 0, draw(values(depth=0)))]
    if isinstance(here, list):
        entry = values(depth=0) | st.dictionaries(st.sampled_from(KEYS), values(depth=0), max_size=2)
        options += [Insert(path, draw(st.integers(0, len(here))), draw(entry))] * 2
        if here:
            numbers = st.integers(0, len(here) - 1)
            options += [Move(path, draw(numbers), draw(numbers))] * 2
    assume(options)
    return draw(st.sampled_from(options))


def lines_of(file: WrittenFile, path: Path) -> tuple[int, int]:
    """Find the lines that a value has with its key or its dash: the first, and the one behind the last."""
    if not path:
        return (0, len(file.lines))
    holder, part = file.find(path[:-1]), path[-1]
    node = file.find(path)
    first = node.start[0]
    if isinstance(part, str):
        pair = holder.key(part)
        assert pair
        first = pair[0].start[0]
    elif not holder.in_brackets:
        while file.read[first][: holder.start[1] + 1] != " " * holder.start[1] + "-":
            first -= 1
    return first, max(first, node.end[0]) + 1


def touched(file: WrittenFile, change: Change) -> tuple[int, int] | None:
    """Find the lines that a change may write anew; None where it only adds some."""
    path = change.path
    if isinstance(change, Put | Insert):
        node: Node | None = None
        while path:
            try:
                node = file.find(path)
            except NoPlaceError:
                path = path[:-1]
            else:
                break
        adds = path != change.path or isinstance(change, Insert)
        holder = node or file.root
        return None if adds and (holder.keys or holder.entries) and not holder.in_brackets else lines_of(file, path)
    if isinstance(change, Remove):
        above = file.find(path[:-1])
        only = len(above.keys or above.entries or ()) == 1
        if not only and above.keys and file.read[above.keys[0][0].start[0]].lstrip().startswith("- "):
            first, last = lines_of(file, path)
            return first, max(last, above.keys[1][0].start[0] + 1)  # its dash may go to the key below
        return lines_of(file, path[:-1] if only and path[:-1] else path)
    return lines_of(file, path)


@given(documents(), st.data())
def test_only_the_changed_values_lines_differ(document: tuple[bytes, Value], data: st.DataObject) -> None:
    before, value = document
    assert parse(before).value == value
    change = data.draw(changes_of(value))
    after = changed(before, [change])
    meant = change
    if isinstance(change, Put | Insert):
        meant = type(change)(**{**{f: getattr(change, f) for f in change.__slots__}, "value": as_read(change.value)})
    assert parse(after).value == with_change(value, meant)
    was, now = parse(before), parse(after)
    assert was.mark == now.mark
    assert set(now.ends) <= {was.line_end, ""}
    old, new = list(was.lines), list(now.lines)
    region = touched(was, change)
    if region is None:
        kept = next(n for n in range(len(old) + 1) if n == len(old) or n == len(new) or old[n] != new[n])
        rest = old[kept:]
        assert new[len(new) - len(rest) :] == rest
    else:
        first, last = region
        assert new[:first] == old[:first]
        rest = old[last:]
        assert not rest or new[len(new) - len(rest) :] == rest
    if isinstance(change, Move):
        assert sorted(line.strip() for line in old) == sorted(line.strip() for line in new) or "[" in "".join(old)


@given(documents(), st.data())
def test_a_value_put_where_it_stands_changes_no_byte(document: tuple[bytes, Value], data: st.DataObject) -> None:
    before, value = document
    path = data.draw(st.sampled_from([path for path in paths(value) if path]))
    assert changed(before, [Put(path, at(value, path))]) == before


@given(documents(), st.data())
def test_undo_gives_the_bytes_of_before(document: tuple[bytes, Value], data: st.DataObject) -> None:
    before, value = document
    with TemporaryDirectory() as folder:
        path = FilePath(folder) / "content" / "unit.yaml"
        path.parent.mkdir()
        path.write_bytes(before)
        writer = Writer(FilePath(folder), lambda: dt.datetime(2026, 11, 27, tzinfo=dt.UTC))
        version = writer.read("content/unit.yaml").version
        saved = writer.write("content/unit.yaml", version, [data.draw(changes_of(value))])
        assert path.read_bytes() == saved.data
        if saved.version != version:
            writer.undo("content/unit.yaml")
            assert path.read_bytes() == before
            writer.redo("content/unit.yaml")
            assert path.read_bytes() == saved.data
