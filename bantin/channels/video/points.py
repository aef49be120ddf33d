"""What to do, as a film of a single item shows it: of the item's list as much as is read in time."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.channels.video.shapes import Shape
from bantin.channels.video.shots import Take, occasion_of, text_of
from bantin.channels.video.takes import Pace
from bantin.channels.view import ChannelView
from bantin.measure.reading import LONGEST_SLIDE
from bantin.model.card import Card
from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain

_MOST_POINTS = 3
"""Entries that it shows of what to do, at most."""

_ALIKE = 0.8
"""Share of the words of a slide that a text holds which says the same again."""


@dataclass(frozen=True, slots=True)
class Points:
    """What a film shows of what to do.

    Attributes:
        field: of the item's kind.
        shown: (number in that field, text) of each, in order.
        more: entries of it that only the post tells.
    """

    field: str
    shown: tuple[tuple[int, str], ...]
    more: int


def has_points(take: Take) -> bool:
    """Tell whether an item says what to do, beside what its slides say already."""
    return bool(_unsaid(take))


def _unsaid(take: Take) -> list[tuple[int, str]]:
    """List the entries of what to do, with their numbers, that no slide before says whole."""
    entry, field = take.entry, take.entry.item.instructions
    if not field:
        return []
    said = {text_of(entry)[1], *(path for _, path in occasion_of(entry))}
    shown = [plain(shot.text) for shot in take.shots]
    return [
        (at, text)
        for at, text in enumerate(getattr(entry.item, field))
        if f"{field}.{at}" not in said and not any(plain(text).rstrip(".") in told for told in shown)
    ]


def points(pace: Pace, take: Take, room: float) -> tuple[Points, float] | None:
    """Choose what is shown of what to do, as much as is read in some seconds and has room on a slide."""
    item = take.entry.item
    field = item.instructions
    if not (told := _unsaid(take)):
        return None
    follows = field in {*item.numbered, *item.paragraphs}
    # Of what does not follow one another, what says something new goes before what repeats the slide before.
    order = told if follows else sorted(told, key=lambda found: _repeats(found[1], take))
    best: tuple[Points, float] | None = None
    chosen: tuple[tuple[int, str], ...] = ()
    for number, text in order:
        # Steps and paragraphs go on from the first: of one that is too long, its first sentence.
        for part in dict.fromkeys([text, *cut(text, split_sentences)[:1]] if follows else [text]):
            tried = tuple(sorted([*chosen, (number, part)]))
            shown = Points(field, tried, len(told) - len({*tried} & {*told}))
            seconds = _timed(pace, take, shown, room)
            if seconds is not None:
                chosen, best = tried, (shown, seconds)
                break
        if len(chosen) == _MOST_POINTS or (follows and (number, text) not in chosen):
            break
    return best


def _repeats(point: str, take: Take) -> bool:
    """Tell whether nearly all words of the item's slides stand in a point: it says the same again."""
    said = {word.casefold() for shot in take.shots for word in plain(shot.text).replace(".", " ").split()}
    here = {word.casefold() for word in plain(point).replace(".", " ").split()}
    return bool(said) and len(said & here) >= _ALIKE * len(said)


def _timed(pace: Pace, take: Take, shown: Points, room: float) -> float | None:
    """Find how long a slide with these points stays; None where it has no time or no room."""
    shape = pace.shapes[0]
    card = points_card(shape, take, shown)
    read = [_heading(shape.view, take, shown.field), *(text for _, text in shown.shown)]
    seconds = pace.seconds(read, [card])
    fits = seconds <= min(room, LONGEST_SLIDE) and shape.view.measure.fits(card)
    return seconds if fits else None


def _heading(view: ChannelView, take: Take, field: str) -> str:
    """Name the list: steps as posts do, where they begin; all else as cards."""
    wording = view.wording_of(take.entry)
    return str(getattr(wording.posts if field in take.entry.item.ordered else wording.cards, field))


def points_card(shape: Shape, take: Take, shown: Points) -> Card:
    """Draw the slide of what to do."""
    return shape.of_item(
        "points",
        take.entry,
        field=shown.field,
        heading=_heading(shape.view, take, shown.field),
        told=shown.shown,
        more=shown.more,
        number=0,
        synthetic=False,
    )
