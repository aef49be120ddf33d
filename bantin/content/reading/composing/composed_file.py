"""A content file composed: dicts, lists and written text, by dotted path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from bantin.content.reading.source import SourceText
from bantin.model.diagnostic import Diagnostic, Location

Value = dict[str, "Value"] | list["Value"] | str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a text that stands on several.

    Attributes:
        text: without the spaces around it; empty where the line is.
        line: counted from 0.
        column: of its first character, counted from 0.
    """

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A text that stands on several lines, as these were written.

    Attributes:
        kept: whether the editor asked that its lines stay, with `|`.
    """

    rows: Sequence[Row]
    kept: bool


@dataclass(slots=True)
class ComposedFile:
    """The values of a YAML file, and where each of them stands.

    Attributes:
        value: what the file holds; None where it could not be composed to its end.
        locations: dotted path to where the value was written; of an empty one, or a block, where its key was, if any.
        keys: dotted path to where its key was written.
        rows: dotted path to the lines of a text that has more than one.
        damaged: paths whose value was refused; what validation says about them means nothing.
        complete: whether the file was composed to its end.
        left_out: lines, counted from 0, without which it was, as they are wrong.
        diagnostics: what was found on the way.
    """

    source: SourceText
    value: Value = None
    locations: dict[str, Location] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    complete: bool = False
    left_out: frozenset[int] = frozenset()
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def locate(self, path: str) -> Location:
        """Find where a value, or the nearest thing around it, was written."""
        while path and path not in self.locations:
            path = path.rpartition(".")[0]
        return self.locations.get(path, Location(self.source.file))

    def is_damaged(self, path: str) -> bool:
        """Return whether a value, or one around it, was refused."""
        if not self.damaged:
            return False
        return any(above in self.damaged for above in accumulate(path.split("."), "{}.{}".format))


def join_path(path: str, part: str) -> str:
    """Return the dotted path of a part; that of the whole file is empty."""
    return f"{path}.{part}" if path else part
