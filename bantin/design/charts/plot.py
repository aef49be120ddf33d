"""What line and ring charts are drawn to: marks in fixed places, and texts in boxes that layout then typesets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from bantin.design.layout.typesetting import TextBlock
from bantin.design.looks.nodes import Text
from bantin.model.frame import Box, Mark, Rgba


class TextSizes(Protocol):
    """Measures the texts of a chart; `bantin.design.layout.sizes.Sizes` implements it."""

    def typeset(self, text: Text, width: float) -> TextBlock:
        """Break a text into lines of at most `width` pixels."""
        ...


class Placed(NamedTuple):
    """A text and its box, in pixels of the card."""

    text: Text
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Plot:
    """A chart drawn into its rectangle.

    Attributes:
        marks: below the texts, in painting order.
        fits: whether lines, ring and labels all have room.
    """

    marks: list[Mark] = field(default_factory=list)
    texts: list[Placed] = field(default_factory=list)
    fits: bool = True


class Rect(NamedTuple):
    """A rectangle: left, top, right and bottom in pixels of the card."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rect, distance: float = 0) -> bool:
        """Return whether another rectangle overlaps this one or is nearer than `distance` pixels."""
        return (
            self.left < other.right + distance
            and other.left < self.right + distance
            and self.top < other.bottom + distance
            and other.top < self.bottom + distance
        )


def dot(x: float, y: float, radius: int, color: Rgba) -> Box:
    """Make a filled circle around a point, rounded to whole pixels as the points of lines are."""
    return Box(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius, color, radius)
