"""The slide that names what the month's film leaves: how many items, some of them, and where all are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bantin.channels.short_titles import short_title
from bantin.channels.strongest import by_severity, sought
from bantin.channels.video.shapes import Shape
from bantin.channels.video.takes import Pace
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.text.breaking.syllables import count_syllables

_LEAST_NAMED, _MOST_NAMED = 2, 3
"""Items that such a slide names at least, or there is none; and at most: a film is no table of contents."""

_LONGEST_REST = 5.5
"""Seconds that it stays at most: what it names is not told (J)."""

_SKIMMED = 1.8
"""How many times faster a list of headlines is skimmed than a text is read (J)."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A slide that names what the film leaves.

    Attributes:
        named: items, as many as there is time and room for.
        count: how many of the month's items the film does not tell: those left, and those that only the page has.
        syllables: on it.
        seconds: how long it stays.
        where: are all of them found.
    """

    named: tuple[Entry, ...]
    count: int
    where: str
    syllables: int
    seconds: float

    @property
    def heading(self) -> str:
        """What stands above them."""
        return f"Còn {self.count} tin nữa"

    @property
    def others(self) -> str:
        """What stands below them: how many the slide does not name, and where all are found."""
        more = self.count - len(self.named)
        return f"và {more} tin khác {self.where}" if more and self.named else f"Xem {self.where}"


def plan_rest(pace: Pace, left: Sequence[Entry], room: float) -> Rest | None:
    """Plan the slide that names what is left: as many items as are read in the time and have room on it."""
    if not left:
        return None
    untold = untold_of(pace.view, left)
    most = min(round(room, 1), _LONGEST_REST)
    what = "rest", pace.sizes, most
    planned = pace.view.planned_of_month(lambda: _planned_rest(pace.apart, untold, most), what, *untold)
    if not planned:
        return None
    named, syllables, seconds = planned
    return Rest(tuple(untold[at] for at in named), len(untold), _where(pace.view), syllables, seconds)


def _planned_rest(pace: Pace, untold: Sequence[Entry], most: float) -> tuple[tuple[int, ...], int, float] | tuple[()]:
    """Plan it for some seconds at most, without the items themselves: which of them it names, syllables, seconds."""
    found = _naming(pace, Rest((), len(untold), _where(pace.view), 0, 0), most)
    at: tuple[int, ...] = ()
    # A title that has no room is counted among the others; what comes after it is named.
    for number, entry in enumerate(untold):
        if len(at) < _MOST_NAMED:
            named = (*(untold[one] for one in at), entry)
            if more := _naming(pace, Rest(named, len(untold), _where(pace.view), 0, 0), most):
                found, at = more, (*at, number)
    # One title amid an empty slide tells less than the end, which says where all are.
    return (at, found.syllables, found.seconds) if found and len(at) >= min(_LEAST_NAMED, len(untold)) else ()


def _where(view: ChannelView) -> str:
    """Tell where all items are found."""
    return "trên trang Facebook" if view.bulletin.unit.value.channels.facebook else "trong bản tin"


def _naming(pace: Pace, rest: Rest, most: float) -> Rest | None:
    """Time a slide that names some of what is left; None where it has no room, or takes more than some seconds."""
    cards = [rest_card(shape, rest) for shape in pace.shapes]
    texts = [rest.heading, *(title for _, title, _ in _titles(pace.view, rest)), rest.others]
    stays = pace.seconds(texts, cards, _SKIMMED)
    if stays > most or not all(map(pace.view.measure.fits, cards)):
        return None
    return replace(rest, syllables=count_syllables(" ".join(texts)), seconds=stays)


def untold_of(view: ChannelView, left: Sequence[Entry]) -> tuple[Entry, ...]:
    """List what the film does not tell: warnings first, which nobody must miss, then what readers look for."""
    only = (entry for entry in view.told_of_month if entry not in view.entries)
    found = by_severity([*left, *only])
    return tuple(sorted(found, key=lambda entry: (entry.item.is_invented, not entry.item.warns, sought(view, entry))))


def rest_card(shape: Shape, rest: Rest) -> Card:
    """Draw the slide that names what is left."""
    return shape.plain(
        "rest", heading=rest.heading, named=_titles(shape.view, rest), others=rest.others, lasts=rest.seconds
    )


def _titles(view: ChannelView, rest: Rest) -> list[tuple[Entry, str, str]]:
    """List the items that it names, each with its headline in films, or its short one of boards; and its path."""
    named = []
    for entry in rest.named:
        item = entry.item
        written = {
            "video.title": item.video.title,
            "led.title": item.led.title,
            "facebook.title": item.facebook.title,
        }
        found = next(((title, path) for path, title in written.items() if title), None)
        title, path = found or short_title(item)
        named.append((entry, view.beside(entry, title)["title"], path))
    return named
