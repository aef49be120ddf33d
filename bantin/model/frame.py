"""A frame: a card laid out. Boxes, text runs and pictures with fixed positions; the painter only paints.

Coordinates are pixels from the top left corner; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Rgba = tuple[int, int, int, int]
"""Red, green, blue and opacity, each 0-255."""


class Font(NamedTuple):
    """Which letters: a family, its weight (100-900), stretch (62-100 percent) and size in pixels."""

    family: str
    weight: int
    stretch: float
    size: int


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear blend. `angle` is CSS's: 0 goes upwards, 90 to the right, 180 downwards."""

    start: Rgba
    end: Rgba
    angle: float


Fill = Rgba | Gradient

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shadow:
    """What a box throws on what lies under it: its shape, moved by (`dx`, `dy`) and blurred.

    Attributes:
        blur: CSS's blur radius in pixels, which is twice the standard deviation of the gaussian.
    """

    dx: float
    dy: float
    blur: float
    color: Rgba


@dataclass(frozen=True, slots=True)
class Outline:
    """Where an element of the markup came to lie; for designers only, and no part of a frame.

    Attributes:
        name: the template and line that it was written in, such as `kit:46`; empty where none wrote it.
    """

    x: float
    y: float
    width: float
    height: float
    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners, filled, bordered or both. The border lies inside the rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill | None = None
    radius: float = 0
    border: float = 0
    border_color: Rgba = (0, 0, 0, 0)
    shadow: Shadow | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font and colour on one line; `x` is the left of the first advance, `baseline` its y.

    Where they are `crisp`, each pixel is of their colour or is not touched: small letters on a board.
    """

    x: float
    baseline: float
    text: str
    font: Font
    color: Rgba
    crisp: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph that covers its box: scaled, then cropped around `focus` (each 0-1 of the source).

    Attributes:
        asset: name of an asset that goes with the card.
        redactions: (x, y, width, height) in source pixels, destroyed before anything else happens.
    """

    x: float
    y: float
    width: float
    height: float
    asset: str
    radius: float = 0
    focus: tuple[float, float] = (0.5, 0.5)
    redactions: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Icon:
    """A lucide icon in a square."""

    x: float
    y: float
    size: float
    name: str
    color: Rgba
    stroke: float = 2
    """Stroke width in the icon's own 24 units."""


@dataclass(frozen=True, slots=True)
class Modules:
    """A QR code: square modules of a whole number of pixels; `rows` of "0" and "1", quiet zone included."""

    x: int
    y: int
    module: int
    rows: tuple[str, ...]
    dark: Rgba
    light: Rgba


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points, with round joins and ends."""

    points: tuple[Point, ...]
    width: float
    color: Rgba


@dataclass(frozen=True, slots=True)
class Area:
    """What lies between a line and a level `base` below all of its points, whose x increases."""

    points: tuple[Point, ...]
    base: float
    fill: Fill


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of a ring around (`x`, `y`), between two radii and two angles.

    Attributes:
        start: degrees, clockwise from twelve o'clock; `end` is no less, and 360 more is the whole ring.
        gap: pixels left free between this sector and its neighbours, half of them on each of its two sides.
    """

    x: float
    y: float
    inner: float
    outer: float
    start: float
    end: float
    color: Rgba
    gap: float = 0


Mark = Box | Run | Picture | Icon | Modules | Polyline | Area | Sector


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished layout: marks in painting order on a ground."""

    width: int
    height: int
    ground: Fill
    marks: tuple[Mark, ...]
