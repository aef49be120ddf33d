"""A month's files as they could be read last, so that a page goes on with all others while one has a mistake."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bantin.content.reading.listing import HEADER
from bantin.content.reading.month import Reading
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Severity

_DATED = "checked_on"
"""Field of a contact that no picture shows."""

_NOT_YET = "…"
"""What pictures show of a contact that has neither number nor address yet, as in a workspace that was just begun."""


@dataclass(frozen=True, slots=True)
class GoneOn:
    """A month that goes on though files of it have mistakes.

    Attributes:
        bulletin: the items that can be read, older versions of those that cannot, where there are any.
        stale: files that are not in it as they are written.
    """

    bulletin: Bulletin
    stale: frozenset[str]


@dataclass(slots=True)
class LastRead:
    """What could be read of one month; another month begins anew."""

    _bulletin: Bulletin | None = None

    def go_on(self, reading: Reading) -> GoneOn | None:
        """Complete what was read now by what was read before, and remember it; None where that is not enough."""
        now = reading.bulletin or reading.readable
        last = self._bulletin if self._bulletin and (now is None or now.month == self._bulletin.month) else None
        wrong = frozenset(
            found.location.file if found.location else ""
            for found in reading.diagnostics
            if is_in_the_way(found, reading)
        )
        frame = _reachable(now) if now and _is_sound(now, wrong, last) else last
        if frame is None:
            return None
        drawn = {entry.id: entry for entry in last.entries if entry.document.file in reading.files} if last else {}
        drawn |= {entry.id: entry for entry in reading.entries if entry.document.file not in wrong}
        order = [*frame.header.value.order, *sorted(drawn)]
        self._bulletin = replace(frame, entries=tuple(sorted(drawn.values(), key=lambda entry: order.index(entry.id))))
        return GoneOn(self._bulletin, wrong)


def _reachable(bulletin: Bulletin) -> Bulletin:
    """Let pictures show a contact that nobody can be reached by yet: that it must have a number is told anyway."""
    unit = bulletin.unit.value
    contacts = tuple(
        one if one.number or one.address else one.model_copy(update={"address": _NOT_YET}) for one in unit.contacts
    )
    if contacts == unit.contacts:
        return bulletin
    return replace(bulletin, unit=replace(bulletin.unit, value=unit.model_copy(update={"contacts": contacts})))


def _is_sound(now: Bulletin, wrong: AbstractSet[str], last: Bulletin | None) -> bool:
    """Whether pictures can be drawn with the unit and the month's own file as they are."""
    folder = now.header.file.removesuffix(HEADER)
    own = {file for file in wrong if not file.startswith(folder) or file == now.header.file}
    unread = any(not path.endswith(_DATED) for path in now.unit.unread) or now.header.unread
    return not own or (last is None and not unread)


def is_in_the_way(found: Diagnostic, reading: Reading) -> bool:
    """Whether an error may change what is made: days of contacts and words of examples do not."""
    unit = reading.readable.unit if reading.readable else None
    dates = unit is not None and all(path.endswith(_DATED) for path in unit.unread)
    dated = unit is not None and found.location is not None and dates and found.location in unit.unread_places()
    return found.severity is Severity.ERROR and found.code != "untouched-example" and not dated
