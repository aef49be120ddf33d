"""Timetable of a loop: films carry no schedule, so each set of phases shown together gets its own film."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bantin.model.loop import Loop, Phase, Showing

_DAY = dt.timedelta(days=1)


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
