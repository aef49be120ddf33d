"""A content file as it stands: its bytes in lines, and where in them each value begins and ends.

PyYAML's marks say where values begin. Where a list or a group ends they do not say, for they count the comments behind
it in; so that is computed here. Round trips through ruamel.yaml were tried first: they keep comments and quotes, but
write other lines anew (spaces within brackets and after colons, indentation, folded quotes, CRLF).
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.composing.document import NULLS, compose
from bantin.content.reading.source import LOADER, read_source
from bantin.model.diagnostic import Code, Diagnostic, has_errors
from bantin.session.writing.changes import NoPlaceError, Path
from bantin.text.patterns import regex

Place = tuple[int, int]
"""Line and column, counted from 0, in the lines as they are read."""

_LINES = regex(r"(\r\n|[\r\n])")
_BROKEN = frozenset(map(Code, ("yaml-alias", "yaml-anchor", "yaml-tag", "yaml-key", "yaml-documents", "yaml-nesting")))
"""Codes of what no value can be found in with certainty, though the file could be composed."""
BLOCK_HEAD = regex(r"[|>][-+0-9]*")
"""The sign that begins a block of text, with what says how its indentation and its end are kept."""
_BLOCKS = frozenset("|>")


class BrokenFileError(Exception):
    """A file cannot be read as YAML, so that there are no values to change: it is mended as text.

    Attributes:
        diagnostics: what is wrong with it.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(found.message for found in diagnostics))
        self.diagnostics = tuple(diagnostics)


@dataclass(frozen=True, slots=True)
class Node:
    """A value where it stands.

    Attributes:
        start: of its first character; of an empty one, where it would stand.
        end: behind its last character; comments behind a list or a group do not count.
        style: of a text, its quote or the sign of its block, else empty; of others, `[` and `{` in brackets.
        value: of a text; None for nothing.
        entries: of a list.
        keys: of a group, each with its value.
    """

    start: Place
    end: Place
    style: str = ""
    value: str | None = None
    entries: tuple[Node, ...] | None = None
    keys: tuple[tuple[Node, Node], ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return self.start == self.end

    @property
    def in_brackets(self) -> bool:
        """Whether it is a list or a group that is written in brackets."""
        return self.style in {"[", "{"}

    @property
    def is_block(self) -> bool:
        """Whether it is a list or a group with lines of its own."""
        return (self.entries is not None or self.keys is not None) and not self.in_brackets

    def key(self, name: str) -> tuple[Node, Node] | None:
        """Find a key of a group and its value."""
        return next((pair for pair in self.keys or () if pair[0].value == name), None)

    def part(self, part: str | int) -> Node:
        """Return the value of a key, or an entry.

        Raises:
            NoPlaceError: there is none.
        """
        if isinstance(part, int):
            if self.entries is not None and 0 <= part < len(self.entries):
                return self.entries[part]
        elif pair := self.key(part):
            return pair[1]
        raise NoPlaceError((part,))


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that could be read.

    Attributes:
        mark: its byte order mark, if it has one.
        lines: as they stand, without their ends.
        ends: of the lines; that of the last is empty.
        read: the lines as they are read, to which places refer.
        root: all values.
        composed: what the reader makes of it.
    """

    mark: bytes
    lines: tuple[str, ...]
    ends: tuple[str, ...]
    read: tuple[str, ...]
    root: Node
    composed: ComposedFile = field(repr=False)

    @property
    def value(self) -> Value:
        """What the file holds."""
        return self.composed.value

    @property
    def line_end(self) -> str:
        """How new lines end: as the first does."""
        return self.ends[0] or "\n"

    def find(self, path: Path) -> Node:
        """Find a value.

        Raises:
            NoPlaceError: there is none.
        """
        node = self.root
        for part in path:
            try:
                node = node.part(part)
            except NoPlaceError:
                raise NoPlaceError(path) from None
        return node


def parse(data: bytes, file: str = "") -> WrittenFile:
    """Read a file's bytes.

    Args:
        data: the bytes.
        file: its path as diagnostics show it.

    Raises:
        BrokenFileError: it is no YAML that the reader takes.
    """
    source, found = read_source(FilePath(file), file, FilePath(), unsaved=data)
    if source is None:
        raise BrokenFileError(found)
    composed = compose(source)
    if not composed.complete or any(one.code in _BROKEN for one in composed.diagnostics):
        raise BrokenFileError([one for one in composed.diagnostics if has_errors([one])] or composed.diagnostics)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    pieces = _LINES.split(data[len(mark) :].decode())
    node = yaml.compose(source.text, Loader=LOADER)
    last = len(source.lines) - 1
    nothing = (last, len(source.lines[last]))
    root = Node(nothing, nothing) if node is None else _node(node, source.lines)
    return WrittenFile(mark, tuple(pieces[::2]), (*pieces[1::2], ""), source.lines, root, composed)


def _node(node: yaml.Node, lines: Sequence[str]) -> Node:
    start, end = _at(node.start_mark), _at(node.end_mark)
    match node:
        case yaml.SequenceNode():
            entries = tuple(_node(entry, lines) for entry in node.value)
            end = end if node.flow_style else entries[-1].end
            return Node(start, end, "[" if node.flow_style else "", entries=entries)
        case yaml.MappingNode():
            keys = tuple((_node(key, lines), _node(value, lines)) for key, value in node.value)
            end = end if node.flow_style else max(keys[-1][0].end, keys[-1][1].end)
            return Node(start, end, "{" if node.flow_style else "", keys=keys)
        case _:
            style = getattr(node, "style", None) or ""
            end = _block_end(start, end, lines) if style in _BLOCKS else end
            is_nothing = not style and node.value in NULLS
            return Node(start, end, style, None if is_nothing else node.value)


def _block_end(start: Place, end: Place, lines: Sequence[str]) -> Place:
    """Find where a block of text ends; empty lines behind it belong to it only where it keeps them."""
    head = BLOCK_HEAD.match(lines[start[0]], start[1])
    last = min(end[0] - (end[1] == 0), len(lines) - 1)
    if head is None or "+" not in head[0]:
        while last > start[0] and not lines[last].strip():
            last -= 1
    return (last, len(lines[last])) if last > start[0] else (start[0], head.end() if head else end[1])


def _at(mark: yaml.Mark) -> Place:
    return int(mark.line), int(mark.column)
