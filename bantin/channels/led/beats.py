"""Beats: the statements of an item in the order in which they are said, and what they are called where one goes on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import NamedTuple

from bantin.channels.led.dividing import Parts
from bantin.channels.led.shapes import Field
from bantin.channels.led.statements import Draw, Statement

MARKS = " ,;:–"
"""What no name of an item ends with."""

MOST_WORDS = 7
"""Words of what an item is called above what follows its headline, at most."""


class Beat(NamedTuple):
    """A statement of an item, in the order in which they are said.

    Attributes:
        draw: makes the card of a picture.
        said: headline and second line.
        tiny: whether it is said by the form for tiny boards alone, or by all others; None for all.
        follows: whether what the item is called stands above it.
        whole: whether it stands on one picture: half of a number with what it counts is another fact.
        stays: whether its headline has a picture of its own where what follows stands below it as well.
        name: by which what was found of it is known, beside its field; None where nothing is to be remembered.
    """

    draw: Draw
    said: Statement
    tiny: bool | None = None
    follows: bool = False
    whole: bool = False
    stays: bool = False
    name: Hashable = None

    @property
    def identity(self) -> Hashable:
        """What tells it from other statements of its item: the values that its card is made with are alive as long."""
        draw = self.draw if isinstance(self.draw, partial) else partial(self.draw)
        return tuple(self)[1:], draw.args, tuple((name, id(value)) for name, value in draw.keywords.items())


def joined(beats: Sequence[Beat], parts: Sequence[Parts], head: str) -> tuple[Sequence[Beat], list[Parts]]:
    """Leave off a picture with nothing but the headline where the next one has all of that above what it says."""
    (first, *others), (begun, *rest) = beats, parts
    follows = begun[1].head if len(begun) > 1 else others and others[0].follows
    said = not begun[0].text and begun[0].title.rstrip(MARKS) == head
    if first.stays or not said or not follows or len(head.split()) > MOST_WORDS:
        return beats, list(parts)
    return (beats, [begun[1:], *rest]) if len(begun) > 1 else (others, rest)


def as_tiny(beat: Beat) -> Beat:
    """Have a statement said as tiny boards say it."""
    return beat._replace(said=beat.said.joined)


def in_field(beat: Beat, form: str, field: Field) -> Beat:
    """Have it said beside a field of colour, in a form; from then on it is known by its name."""
    place = {"shape": form, "field": field.pixels, "pictured": field.pictured, "named": field.named}
    return beat._replace(draw=partial(beat.said.drawn(beat.draw), **place), name=(beat.identity, form, field))
