"""A unit that notes what is read of it, so that a plan hangs on what it read and not on all that a unit is.

Ninety communes publish one month, each under its own name and number: a picture that shows neither is planned once.
What editions seldom change counts as a whole in all plans (`told_of`); the rest, `NOTED`, counts where it was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

from bantin.model.base import Model
from bantin.model.bulletin import Bulletin, Document
from bantin.model.diagnostic import Location
from bantin.model.unit import Contact, Unit

M = TypeVar("M", bound=Model)

NOTED = frozenset(
    {"name", "short_name", "public_name", "parent", "fanpage", "line", "address", "duty_numbers", "archive"}
)
"""Fields of a unit that are its own; beside these, what each contact says."""

_CONTACTS = "contacts"
_PLACE = "@"
"""Before the path of a value, where that was written is meant."""
_QUESTION = "?"
"""Before a question, as JSON: its name, and what was asked about."""
_QUESTIONS = frozenset({"numbers_in", "at_number"})
"""What is asked of a unit whose answer counts, and not all that it is found by."""


@dataclass
class Reads:
    """What is being read: of each that listens, the paths of values."""

    _listening: list[set[str]] = field(default_factory=list)
    _deaf: int = 0

    def note(self, path: str) -> None:
        """Note that a value was read."""
        if not self._deaf:
            for heard in self._listening:
                heard.add(path)

    @contextmanager
    def heard(self) -> Iterator[set[str]]:
        """List what is read in the block."""
        heard: set[str] = set()
        self._listening.append(heard)
        try:
            yield heard
        finally:
            self._listening.pop()  # its own: who listens within a plan stops before the plan does

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Note nothing in the block."""
        self._deaf += 1
        try:
            yield
        finally:
            self._deaf -= 1


def watched(bulletin: Bulletin, reads: Reads) -> Bulletin:
    """Return a bulletin of which the unit notes what is read of it."""
    unit = bulletin.unit.value
    contacts = tuple(_watched(one, f"{_CONTACTS}.{at}.", reads) for at, one in enumerate(unit.contacts))
    seen = _watched(unit.model_copy(update={_CONTACTS: contacts}), "", reads)
    told = bulletin.unit
    return replace(bulletin, unit=_WatchedDocument(told.file, seen, told.locations, told.unread, reads))


def told_of(bulletin: Bulletin) -> list[object]:
    """List what counts in all plans of a unit: all that is not noted, and which contacts there are, in which order.

    A unit with a key prints codes that hang on all contacts.
    """
    unit = bulletin.unit.value
    rest = {name: value for name, value in unit if name not in NOTED and name != _CONTACTS}
    ids = [[one.id for one in some] for some in (unit.contacts, unit.contacts_to_call)]
    contacts: object = unit.contacts if unit.identity else ids
    return [bulletin.unit.file, bulletin.unit.unread, rest, contacts]


def values_at(bulletin: Bulletin, paths: Iterable[str]) -> list[object]:
    """List the values at paths that were noted."""
    return [_value_at(bulletin, path) for path in paths]


def _value_at(bulletin: Bulletin, path: str) -> object:
    if path.startswith(_PLACE):
        return bulletin.unit.locate(path.removeprefix(_PLACE))
    if path.startswith(_QUESTION):
        return _answer(bulletin.unit.value, *json.loads(path.removeprefix(_QUESTION)))
    value: Any = bulletin.unit.value
    for name in filter(None, path.split(".")):
        value = value[int(name)] if isinstance(value, tuple) else getattr(value, name)
    return value


def _answer(unit: Unit, name: str, about: str, more: bool) -> object:  # noqa: FBT001 - as it is kept
    """Answer a question anew."""
    if name not in _QUESTIONS:
        raise ValueError(name)
    return unit.numbers_in(about, to_call=more) if name == "numbers_in" else unit.at_number(about, alone=more)


class _Watched:
    """What a model is mixed with that notes what is read of it, under the path that its private part holds."""

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever is read
        at: tuple[Reads, str] | None = object.__getattribute__(self, "__pydantic_private__")
        if at is not None:
            reads, path = at
            if name in type(self).model_fields:  # type: ignore[attr-defined]  # of the model
                if path or name in NOTED:
                    reads.note(path + name)
            elif name.startswith(("__", "model_")) and name != "__class__":
                reads.note(path.rstrip("."))  # whoever asks so may read all of it
        return super().__getattribute__(name)


class _WatchedUnit(_Watched, Unit):
    @property
    def contacts_to_call(self) -> tuple[Contact, ...]:
        """All contacts, in the order that `told_of` tells."""
        at: tuple[Reads, str] = object.__getattribute__(self, "__pydantic_private__")
        with at[0].unheard():
            return super().contacts_to_call

    def numbers_in(self, text: str, *, to_call: bool = False) -> tuple[tuple[int, int], ...]:
        """Ask of contacts; a text without a digit says no number, whatever contacts have."""
        if not any(map(str.isdigit, text)):
            return ()
        with self._asked("numbers_in", text, to_call):
            return super().numbers_in(text, to_call=to_call)

    def at_number(self, number: str, *, alone: bool = False) -> int | None:
        """Ask of contacts."""
        with self._asked("at_number", number, alone):
            return super().at_number(number, alone=alone)

    @contextmanager
    def _asked(self, *question: object) -> Iterator[None]:
        """Note a question, and nothing of what is read to answer it in the block."""
        at: tuple[Reads, str] = object.__getattribute__(self, "__pydantic_private__")
        at[0].note(_QUESTION + json.dumps(question, ensure_ascii=False))
        with at[0].unheard():
            yield


@dataclass(frozen=True, slots=True)
class _WatchedDocument(Document[Unit]):
    reads: Reads = field(default_factory=Reads, compare=False, repr=False)

    def locate(self, path: str) -> Location:
        """Find where a value was written, and note that this was asked."""
        self.reads.note(_PLACE + path)
        return Document.locate(self, path)


@cache
def _class_of(model: type[M]) -> type[M]:
    return type(f"Watched{model.__name__}", (_Watched, model), {"__module__": __name__})


def _watched(value: M, path: str, reads: Reads) -> M:
    made = value.model_copy()
    object.__setattr__(made, "__class__", _WatchedUnit if isinstance(value, Unit) else _class_of(type(value)))
    object.__setattr__(made, "__pydantic_private__", (reads, path))
    return made
