"""A content file as a form shows it: values by the names of the models, and what changes of them mean in the file."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path as FilePath

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.composing.document import compose
from bantin.content.reading.listing import HEADER
from bantin.content.reading.naming import KIND
from bantin.content.reading.settling.settle import settle, settle_kind
from bantin.content.reading.source import read_source
from bantin.content.workspace import UNIT_FILE
from bantin.model.diagnostic import Location
from bantin.model.kinds import KINDS
from bantin.session.writing.changes import Change, Insert, Move, NoPlaceError, Path, Put, Remove, at, with_change
from bantin.session.writing.forms import MODELS, MONTH, UNIT, path_in
from bantin.session.writing.written import BrokenFileError, parse

_FORMS = {FilePath(UNIT_FILE).name: UNIT, HEADER: MONTH}
"""Files that are no items', and their forms."""


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """A file, read for a form.

    Attributes:
        kind: name of the form, a key of `MODELS`; empty where an item does not say its kind, or none that is known.
        values: by the names of the models, whatever the file calls them; texts as written.
        raw: what the file holds, under its own names.
        composed: the file settled, with the place of each value.
    """

    kind: str
    values: dict[str, Value]
    raw: Value
    composed: ComposedFile

    def field_at(self, place: Location | None) -> str:
        """Find the field in which a place is, as a dotted path; empty for the item as a whole."""
        if place is None or not place.line:
            return ""
        wanted = place.line, place.column
        spots = [*self.composed.locations.items(), *self.composed.keys.items()]
        before = [((one.line, one.column), len(path), path) for path, one in spots if (one.line, one.column) <= wanted]
        return max(before)[2] if before else ""

    def in_file(self, change: Change) -> Change:
        """Say a change of the values as one of the file, whose keys and forms may be others.

        What is written short, such as «Tháng 1: 412», is spelled out where a part of it changes.

        Raises:
            NoPlaceError: the change leads to a place that is not there.
        """
        path = change.path
        inside = len(path) + isinstance(change, Insert | Move)
        for length in range(inside):
            if self._is_short(path[:length]):
                changed = with_change(self.values, change)
                return Put(path_in(self.raw, path[:length], self.kind), at(changed, path[:length]))
        there = path_in(self.raw, path, self.kind)
        match change:
            case Put(_, value):
                return Put(there, value)
            case Insert(_, number, value):
                return Insert(there, number, value)
            case Move(_, start, to):
                return Move(there, start, to)
            case Remove():
                return Remove(there)

    def _is_short(self, path: Path) -> bool:
        """Return whether a list or a group is written otherwise than the models have it."""
        try:
            here, there = at(self.values, path), at(self.raw, path_in(self.raw, path, self.kind))
        except NoPlaceError:
            return False
        if isinstance(here, list) and isinstance(there, list):
            return len(here) != len(there)
        return isinstance(here, list | dict) and type(here) is not type(there)


def read_item(data: bytes, file: str) -> WrittenItem:
    """Read the file of an item, of the unit or of a month for its form.

    Args:
        data: its bytes.
        file: its path in the workspace.

    Raises:
        BrokenFileError: it has no values that could be shown one by one.
    """
    raw = parse(data, file).value
    source, found = read_source(FilePath(file), file, FilePath(), unsaved=data)
    if source is None or not isinstance(raw, dict | None):
        raise BrokenFileError(found)
    composed = compose(source)
    raw = deepcopy(composed.value)
    kind = _FORMS.get(file.rpartition("/")[2], "")
    if not kind:
        settle_kind(composed)
        said = composed.value.get(KIND) if isinstance(composed.value, dict) else None
        kind = said if isinstance(said, str) and said in KINDS else ""
    if kind:
        settle(composed, MODELS[kind])
    value = composed.value if isinstance(composed.value, dict) else {}
    return WrittenItem(kind, value, raw, composed)
