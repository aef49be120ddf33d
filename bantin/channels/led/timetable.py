"""Timetable of a loop: films carry no schedule, so each set of phases shown together gets its own film."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bantin.model.loop import Loop, Phase, Showing

_DAY = dt.timedelta(days=1)
_MONTH = dt.timedelta(days=31)
_NEAR = dt.timedelta(days=3)
"""By how many days an item may begin or end earlier for boards to change films less often."""


@dataclass(frozen=True, slots=True)
class Program:
    """Pictures that are shown together, and when.

    Attributes:
        file: name of its film: `loop.mp4`, then `loop-2.mp4`.
        phases: in order of play; at least one.
        showings: when; in order of days and hours.
    """

    file: str
    phases: tuple[Phase, ...]
    showings: tuple[Showing, ...]

    @property
    def seconds(self) -> int:
        """Length of one round."""
        return sum(phase.seconds for phase in self.phases)


def timetable(loop: Loop, first: dt.date) -> tuple[Program, ...]:
    """Divide a loop by what is shown together.

    Args:
        loop: of one board.
        first: day on which the board gets it; what was to be shown before counts as begun.
    """
    found: dict[tuple[int, ...], list[Showing]] = {}
    for since, until in _days(loop, first):
        for hours in _hours(loop):
            shown = tuple(at for at, phase in enumerate(loop.phases) if _shown(phase.showing, since, hours))
            if shown:
                _add(found.setdefault(shown, []), Showing(since, until, hours))
    names = ("loop.mp4", *(f"loop-{number}.mp4" for number in range(2, len(found) + 1)))
    return tuple(
        Program(name, tuple(loop.phases[at] for at in shown), tuple(showings))
        for name, (shown, showings) in zip(names, found.items(), strict=False)
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that begins or ends on boards on another day, so that these change films less often.

    Attributes:
        item: its id.
        field: `since` or `until`.
        day: the day that it shares then.
    """

    item: str
    field: str
    day: dt.date


def in_a_month(loop: Loop, first: dt.date) -> tuple[Program, ...]:
    """List the films that are shown before the next bulletin brings a loop of its own."""
    programs = timetable(loop, first)
    return tuple(one for one in programs if any(showing.since < first + _MONTH for showing in one.showings))


def sharing(loop: Loop, first: dt.date, most: int) -> tuple[Moved, ...]:
    """Find which items to begin or end a few days earlier, for a loop to need no more films than some.

    Where one begins or ends soon after another, both do on the earlier day: what is shown a day too long is out of
    date, what comes a day too early is not. No item loses all its days, nor more than a few.

    Returns:
        Nothing if that is not enough.
    """
    changed, moved = loop, dict[tuple[str, str], dt.date]()
    while len(in_a_month(changed, first)) > most:
        found = _nearest(changed, first, loop)
        if found is None:
            return ()
        changed, more = found
        moved |= {(one.item, one.field): one.day for one in more}
    return tuple(Moved(item, field, day) for (item, field), day in moved.items())


def _nearest(loop: Loop, first: dt.date, whole: Loop) -> tuple[Loop, list[Moved]] | None:
    """Join the two days nearest to each other on which something begins or ends, if there are such.

    Args:
        loop: as it is by now.
        first: day on which the board gets it.
        whole: the loop as it was.
    """
    edges = [day for day, _ in _days(loop, first) if day > first]
    for earlier, later in sorted(pairwise(edges), key=lambda pair: (pair[1] - pair[0], pair)):
        phases, moved = [], list[Moved]()
        for phase in loop.phases:
            showing = phase.showing
            if showing.since == later:
                showing = replace(showing, since=earlier)
                moved.append(Moved(phase.item or "", "since", earlier))
            if showing.until is not None and showing.until + _DAY == later:
                showing = replace(showing, until=earlier - _DAY)
                moved.append(Moved(phase.item or "", "until", earlier - _DAY))
            phases.append(replace(phase, showing=showing))
        pairs = zip(phases, whole.phases, strict=True)
        if all(_is_near(one.showing, was.showing, first) for one, was in pairs):
            return replace(loop, phases=tuple(phases)), moved
    return None


def _is_near(showing: Showing, was: Showing, first: dt.date) -> bool:
    """Return whether something is shown on some day still, and begins and ends little earlier than it did."""
    if was.since - showing.since > _NEAR:
        return False
    if showing.until is None or was.until is None:
        return True
    return showing.until >= max(showing.since, first) and was.until - showing.until <= _NEAR


def _days(loop: Loop, first: dt.date) -> Iterator[tuple[dt.date, dt.date | None]]:
    """List stretches of days in which nothing begins or ends."""
    showings = [phase.showing for phase in loop.phases]
    begins = {showing.since for showing in showings} | {showing.until + _DAY for showing in showings if showing.until}
    days = [first, *sorted(day for day in begins if day > first)]
    yield from ((day, after - _DAY) for day, after in pairwise(days))
    yield days[-1], None


def _hours(loop: Loop) -> list[tuple[dt.time, dt.time] | None]:
    """List stretches of a day in which nothing begins or ends, the last past midnight; None is all day."""
    edges = sorted({time for phase in loop.phases for time in phase.showing.hours or ()})
    return list(zip(edges, [*edges[1:], edges[0]], strict=True)) if edges else [None]


def _shown(showing: Showing, day: dt.date, hours: tuple[dt.time, dt.time] | None) -> bool:
    """Return whether something is shown on a day, in hours in which nothing begins or ends."""
    if showing.since > day or (showing.until is not None and showing.until < day):
        return False
    if showing.hours is None or hours is None:
        return True
    begin, end = showing.hours
    at = hours[0]
    return begin <= at < end if begin < end else at >= begin or at < end


def _add(showings: list[Showing], showing: Showing) -> None:
    """Add a stretch of hours, or lengthen the one that it follows on the same days, or the days of the same hours."""
    last = showings[-1] if showings else None
    if last and last.hours and showing.hours and (last.since, last.hours[1]) == (showing.since, showing.hours[0]):
        begin, end = last.hours[0], showing.hours[1]
        showing = replace(last, hours=None if begin == end else (begin, end))
        showings.pop()
    for before in showings:
        if before.hours == showing.hours and before.until == showing.since - _DAY:
            showings.remove(before)
            showing = replace(showing, since=before.since)
            break
    showings.append(showing)
