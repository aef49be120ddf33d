"""A frame: a finished layout of boxes, runs of letters and pictures in fixed places, in painting order.

Coordinates are pixels from the left top corner; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Fit = Literal["crop", "whole"]
"""How a picture takes its place: covering it, what stands out cut off; or all of it, upon a blurred ground."""

Rgba = tuple[int, int, int, int]
"""Red, green, blue and opacity, each 0-255."""


class Font(NamedTuple):
    """A font: family, weight (100 to 900), stretch (62 to 100 percent) and size in pixels."""

    family: str
    weight: int
    stretch: float
    size: int


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient. `angle` is in degrees, as in CSS: 0 upwards, 90 to the right, 180 downwards."""

    start: Rgba
    end: Rgba
    angle: float


Fill = Rgba | Gradient

Point = tuple[float, float]

Radius = float | tuple[float, float, float, float]
"""Radius of round corners in pixels: of all, or of the left top, right top, right bottom and left bottom one."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """The shadow of a box: its shape, moved by (`dx`, `dy`) pixels and blurred.

    Attributes:
        blur: blur radius in pixels, as in CSS: twice the standard deviation of the gaussian.
    """

    dx: float
    dy: float
    blur: float
    color: Rgba


@dataclass(frozen=True, slots=True)
class Outline:
    """The box of an element of the markup, for designers; no part of a frame.

    Attributes:
        name: template and line of the element, such as `kit:46`; empty if no template has it.
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
    radius: Radius = 0
    border: float = 0
    border_color: Rgba = (0, 0, 0, 0)
    shadow: Shadow | None = None


@dataclass(frozen=True, slots=True)
class TextRun:
    """Letters of one font and colour on one line; `x` is where the pen starts, `baseline` is a y.

    Attributes:
        crisp: drawn with harder edges, for small letters on boards.
    """

    x: float
    baseline: float
    text: str
    font: Font
    color: Rgba
    crisp: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph in a box: scaled to cover it and cropped, or shown whole upon a blurred ground of itself.

    Attributes:
        asset: name of an asset that goes with the card.
        focus: point that cropping keeps, each from 0 to 1 of the source; None for the middle, of upright ones the head.
        fit: None for what suits the picture's shape.
        redactions: (x, y, width, height) in source pixels, destroyed before anything else happens.
    """

    x: float
    y: float
    width: float
    height: float
    asset: str
    radius: Radius = 0
    focus: tuple[float, float] | None = None
    redactions: tuple[tuple[int, int, int, int], ...] = ()
    fit: Fit | None = None


SceneLayer = Literal["all", "halo", "things"]
"""What is painted of a drawing; all that it shows stands where the whole of it stands."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing at its box's lower edge, as large as the box and what stands on it allow; its halo may be cut.

    Attributes:
        asset: name of an SVG file that goes with the card.
        tints: colour of each name that the drawing uses.
        clear: left, top, right and bottom, from the box's left top, of places that the drawing leaves free.
        fade: pixels at the top, right, bottom and left edge over which its halo runs out.
        inset: pixels at the left and at the right into which none of its things reaches; None for a small share of
            the width.
        layer: what of it is painted.
    """

    x: float
    y: float
    width: float
    height: float
    asset: str
    tints: tuple[tuple[str, Rgba], ...] = ()
    radius: Radius = 0
    clear: tuple[tuple[int, int, int, int], ...] = ()
    fade: tuple[int, int, int, int] = (0, 0, 0, 0)
    inset: tuple[int, int] | None = None
    layer: SceneLayer = "all"


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
    """The area between a polyline, whose x increases, and a horizontal line `base` below all of its points."""

    points: tuple[Point, ...]
    base: float
    fill: Fill


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of a ring around (`x`, `y`), between two radii and two angles.

    Attributes:
        start: degrees clockwise from twelve o'clock; `end` is no less, and 360 more is the whole ring.
        gap: pixels between this sector and its neighbours; half of them are taken from it on each side.
    """

    x: float
    y: float
    inner: float
    outer: float
    start: float
    end: float
    color: Rgba
    gap: float = 0


Mark = Box | TextRun | Picture | Scene | Icon | Modules | Polyline | Area | Sector


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished layout: marks in painting order on a ground."""

    width: int
    height: int
    ground: Fill
    marks: tuple[Mark, ...]


class Enter(StrEnum):
    """A way in which a part of a slide comes into view; each ends with the part as it stands on the card."""

    RISE = "rise"
    """Up into its place."""
    FADE = "fade"
    WIPE = "wipe"
    """Words in the order in which they are read; anything else from below."""
    GROW = "grow"
    """From its origin: along one axis from an edge, as a whole from a corner or from the centre."""
    DRAW = "draw"
    """A line along itself."""
    COUNT = "count"
    """A quantity up from zero."""
    TYPE = "type"
    """Letter by letter."""
    SAY = "say"
    """Words as they are said: the first line is there, the others follow word by word."""
    SHAKE = "shake"
    """There from its first moment on, it shakes as a phone that rings; of a drawing its largest thing, and then the
    others grow."""


Origin = tuple[float, float]
"""Where on a box it grows from: across and down, each 0, 0.5 or 1."""

CENTER: Origin = (0.5, 0.5)
LEFT: Origin = (0, 0.5)


@dataclass(frozen=True, slots=True)
class Entrance:
    """The entrance of a part.

    Attributes:
        at: second of the slide at which it begins.
        lasts: seconds until the part stands still.
        origin: where it grows from.
    """

    enter: Enter
    at: float
    lasts: float
    origin: Origin = CENTER

    @property
    def end(self) -> float:
        """Second of the slide from which the part stands still."""
        return self.at + self.lasts


@dataclass(frozen=True, slots=True)
class Entering:
    """What of a frame comes by an entrance.

    Attributes:
        first: number of its first mark.
        end: number of the mark after its last.
        box: x, y, width and height of the element, in pixels.
        within: number, in the list of what enters, of the innermost part that it is a part of and moves with.
    """

    entrance: Entrance
    first: int
    end: int
    box: tuple[float, float, float, float]
    within: int | None = None
