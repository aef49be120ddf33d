"""What charts other than bars are made of once their place is known: marks, and texts that layout sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from bantin.design.layout.typesetting import Setting
from bantin.design.looks.nodes import Text
from bantin.model.frame import Box, Mark, Rgba


class TextSizes(Protocol):
    """What a chart needs to know of its texts; `bantin.design.layout.sizes.Sizes` is one."""

    def setting(self, text: Text, width: float) -> Setting:
        """Set a text in a width."""
        ...


class Placed(NamedTuple):
    """A text in its box."""

    text: Text
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Plot:
    """A chart in its place: marks, over them the texts, and whether all of it has room."""

    marks: list[Mark] = field(default_factory=list)
    texts: list[Placed] = field(default_factory=list)
    fits: bool = True


class Rect(NamedTuple):
    """Left, top, right and bottom in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rect, distance: float = 0) -> bool:
        """Tell whether another rectangle is nearer than a distance."""
        return (
            self.left < other.right + distance
            and other.left < self.right + distance
            and self.top < other.bottom + distance
            and other.top < self.bottom + distance
        )


def dot(x: float, y: float, radius: int, color: Rgba) -> Box:
    """Draw a dot whose centre is a corner of pixels, as are the points of lines."""
    return Box(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius, color, radius)
