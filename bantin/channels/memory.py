"""What was planned of a month's items before, so that the live page plans only the one that is being written anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from bantin.model.bulletin import Bulletin

T = TypeVar("T")


class Memory:
    """Keeps what was planned, each with the facts that determine it, until a month is planned without asking for it."""

    def __init__(self) -> None:
        self._common: object = None
        self._known: dict[Hashable, tuple[object, object]] = {}
        self._asked: set[Hashable] = set()
        self._notes: dict[Hashable, Any] = {}

    def begin(self, common: object) -> None:
        """Begin a month; all is forgotten where what determines every plan is not equal to that of the last time."""
        if common != self._common:
            self._known.clear()
            self._notes.clear()
            self._common = common
        self._asked.clear()

    def watching(self, bulletin: Bulletin) -> Bulletin:
        """Return a bulletin to plan of, which may tell what is read of it."""
        return bulletin

    def end(self) -> None:
        """End a month that was planned to its end: what it did not ask for is forgotten."""
        for name in self._known.keys() - self._asked:
            del self._known[name]

    def recall(self, name: Hashable, facts: object, make: Callable[[], T]) -> T:
        """Return what was made under a name of equal facts, or make it.

        Args:
            name: what the plan is for, and whose.
            facts: all that determines it, beside what all plans have in common.
            make: makes it.
        """
        self._asked.add(name)
        known = self._known.get(name)
        if known is not None and known[0] == facts:
            return cast("T", known[1])
        made = self.remembered(name, facts, make)
        self._known[name] = facts, made
        return made

    def note(self, name: Hashable, what: object) -> None:
        """Write down how something came out, as a guess for the next time: it is good for nothing else."""
        self._notes[name] = what

    def noted(self, name: Hashable) -> Any:  # noqa: ANN401 - whatever was noted under the name
        """Return what was noted last, whatever has changed since; None where nothing was."""
        return self._notes.get(name)

    def remembered(self, _name: Hashable, _facts: object, make: Callable[[], T], /) -> T:
        """Make something; who remembers for longer may know it already."""
        return make()
