"""An edition laid over the unit's file: one composed file, in which each value stands where it was written.

So all that is said of a unit is said of an edition too, at the line that says otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bantin.content.reading.composing.composed_file import ComposedFile, Value, join_path
from bantin.model.parts.edition import ADDED, OWN, WHERE

T = TypeVar("T")


def merged(unit: ComposedFile, edition: ComposedFile) -> ComposedFile:
    """Lay an edition over a unit; neither changes.

    Args:
        unit: settled as a unit.
        edition: settled as an edition.
    """
    value = _copied(unit.value) if isinstance(unit.value, dict) else {}
    assert isinstance(value, dict)  # noqa: S101 - copied from one
    result = replace(
        unit,
        value=value,
        locations=dict(unit.locations),
        keys=dict(unit.keys),
        rows=dict(unit.rows),
        damaged=set(unit.damaged),
        diagnostics=[],
    )
    laid = _Laying(result, edition)
    said = edition.value if isinstance(edition.value, dict) else {}
    if "name" in said and "public_name" not in said:
        laid.leave("public_name")  # whoever has a name of its own is not known by the unit's
    for name, one in said.items():
        if name in OWN:
            continue
        path = WHERE.get(name, name)
        if name == "contacts" and isinstance(one, list):
            laid.contacts(one)
        elif name == "words" and isinstance(one, dict):
            laid.within(path, one, name)
        elif name in ADDED and isinstance(one, list):
            laid.added(path, one, name)
        else:
            laid.put(path, one, name)
    return result


class _Laying:
    """Lays parts of an edition into a composed file."""

    def __init__(self, result: ComposedFile, edition: ComposedFile) -> None:
        self._result = result
        self._edition = edition

    def leave(self, name: str) -> None:
        """Leave a field of the unit out, which is said nowhere."""
        if isinstance(self._result.value, dict) and self._result.value.pop(name, None) is not None:
            _forget(self._result.locations, name)
            _forget(self._result.keys, name)
            _forget(self._result.rows, name)

    def put(self, path: str, value: Value, source: str) -> None:
        """Put a value in the place of another, with all that is known of where it was written."""
        *above, last = path.split(".")
        holder = self._holder(above)
        if isinstance(holder, list):
            holder[int(last)] = value
        else:
            holder[last] = value
        _forget(self._result.locations, path)
        _forget(self._result.keys, path)
        _forget(self._result.rows, path)
        self._result.damaged = {one for one in self._result.damaged if not _is_within(one, path)}
        edition = self._edition
        self._result.locations |= _moved(edition.locations, source, path)
        self._result.keys |= _moved(edition.keys, source, path)
        self._result.rows |= _moved(edition.rows, source, path)
        self._result.damaged |= {path + one.removeprefix(source) for one in edition.damaged if _is_within(one, source)}

    def within(self, path: str, value: dict[str, Value], source: str) -> None:
        """Put what a group names into the other group, and leave the rest of that."""
        for name, one in value.items():
            there, from_ = join_path(path, name), join_path(source, name)
            if isinstance(one, dict):
                self.within(there, one, from_)
            else:
                self.put(there, one, from_)

    def added(self, path: str, values: list[Value], source: str) -> None:
        """Put values behind those of another list, which has each once."""
        *above, last = path.split(".")
        holder = self._holder(above)
        there = holder.setdefault(last, []) if isinstance(holder, dict) else []
        if not isinstance(there, list):
            return
        for at, one in enumerate(values):
            if one not in there:
                there.append(None)
                self.put(f"{path}.{len(there) - 1}", one, f"{source}.{at}")

    def contacts(self, values: list[Value]) -> None:
        """Put each contact in the place of that which has its identifier, or behind them all."""
        holder = self._holder([])
        there = holder.setdefault("contacts", []) if isinstance(holder, dict) else []
        if not isinstance(there, list):
            return
        known = {one.get("id"): at for at, one in enumerate(there) if isinstance(one, dict)}
        for number, one in enumerate(values):
            at = known.get(one.get("id")) if isinstance(one, dict) else None
            if at is None:
                there.append(None)
                at = len(there) - 1
            self.put(f"contacts.{at}", one, f"contacts.{number}")

    def _holder(self, above: list[str]) -> dict[str, Value] | list[Value]:
        """Find the group that holds a value; what is missing on the way to it, or off, is made."""
        holder: dict[str, Value] | list[Value] = self._result.value if isinstance(self._result.value, dict) else {}
        for name in above:
            if isinstance(holder, list):
                inner = holder[int(name)]
            else:
                inner = holder.get(name)
                if not isinstance(inner, (dict, list)):
                    inner = holder[name] = {}
            holder = inner if isinstance(inner, (dict, list)) else {}
        return holder


def _copied(value: Value) -> Value:
    if isinstance(value, dict):
        return {name: _copied(one) for name, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value


def _is_within(path: str, around: str) -> bool:
    return path == around or path.startswith(f"{around}.")


def _forget(places: dict[str, T], path: str) -> None:
    for one in [one for one in places if _is_within(one, path)]:
        del places[one]


def _moved(places: dict[str, T], source: str, path: str) -> dict[str, T]:
    return {path + one.removeprefix(source): place for one, place in places.items() if _is_within(one, source)}
