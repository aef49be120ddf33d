"""The tree that card markup parses to: boxes with the words of CSS, every value typed, every name resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from bantin.model.diagnostic import WHOLE, ValuePath
from bantin.model.frame import Entrance, Fill, Fit, Radius, Rgba, Shadow


class Percent(NamedTuple):
    """A length as a percentage of the parent's inner size on the same axis."""

    share: float

    def of(self, whole: float) -> float:
        """Resolve against the parent's inner size; both in pixels."""
        return self.share * whole


Length = float | Percent

Align = Literal["start", "center", "end", "stretch", "baseline"]
Justify = Literal["start", "center", "end", "space-between"]
Visibility = Literal["visible", "hidden"]


@dataclass(frozen=True, slots=True)
class Edges:
    """Pixels on each of the four sides, in the order of CSS."""

    top: float = 0
    right: float = 0
    bottom: float = 0
    left: float = 0
    horizontal: float = field(init=False)
    vertical: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "horizontal", self.left + self.right)
        object.__setattr__(self, "vertical", self.top + self.bottom)


NO_EDGES = Edges()


@dataclass(slots=True, kw_only=True, eq=False)
class Node:
    """A box. `line` and `column` are where it stands in the rendered markup; sizes include padding and border.

    `aspect` is width divided by height, for a box whose height is not given. What may `bleed` lies in a stack and may
    be larger than that. What has an `entrance` comes into view by it on a slide.
    """

    line: int = 0
    column: int = 0
    width: Length | None = None
    height: Length | None = None
    min_width: float = 0
    min_height: float = 0
    max_width: float | None = None
    max_height: float | None = None
    grow: float = 0
    shrink: float | None = None
    aspect: float | None = None
    align_self: Align | None = None
    padding: Edges = NO_EDGES
    background: Fill | None = None
    radius: Radius = 0
    border: float = 0
    border_color: Rgba = (0, 0, 0, 0)
    shadow: Shadow | None = None
    visibility: Visibility = "visible"
    bleed: bool = False
    entrance: Entrance | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Group(Node):
    """Boxes beside, below or upon one another; those of a row that wraps go on below where they do not fit."""

    direction: Literal["row", "column", "stack"]
    gap: float = 0
    wrap: bool = False
    align: Align = "stretch"
    justify: Justify = "start"
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Text(Node):
    """A paragraph. Its size lies between `min_size` and `size`, as large as the card has room for.

    With a scale of `sizes`, largest first, it has no other than these, and texts with the same scale have the same one.
    Where the ink of an `optical` text begins is where its box does, whatever the letter or quote.
    `source` names the value that it shows, such as `tricks.0`, so that a text that does not fit is reported where
    it was written; `glossary` holds words that no line may break unless one is wider than the text, and this need not
    be `whole`. Letters smaller than `crisp` pixels are drawn with harder edges, as boards of few pixels want them.
    """

    content: str
    family: str
    weight: int
    stretch: float
    size: int
    min_size: int
    line_height: float
    color: Rgba
    bold_weight: int
    bold_color: Rgba
    align: Literal["left", "center", "right"] = "left"
    max_lines: int | None = None
    balance: bool = False
    whole: Literal["yes", "halves", "no"] = "no"
    source: ValuePath = WHOLE
    glossary: frozenset[str] = frozenset()
    crisp: int = 0
    sizes: tuple[int, ...] = ()
    optical: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Image(Node):
    """A photograph in its box; `source` names the value that it shows, so that what a crop loses is told there."""

    src: str
    focus: tuple[float, float] | None = None
    redactions: tuple[tuple[int, int, int, int], ...] = ()
    fit: Fit | None = None
    source: ValuePath = WHOLE


@dataclass(slots=True, kw_only=True, eq=False)
class Scene(Node):
    """A drawing of the looks, `scenes/NAME.svg`, in the colours of a group of the theme's.

    Attributes:
        fade: pixels at each edge over which its halo runs out.
        inset: pixels at its sides into which none of its things reaches; None for a small share of the width.
        least: pixels of height that it needs; where there are fewer, nothing is drawn.
    """

    name: str
    tints: tuple[tuple[str, Rgba], ...] = ()
    fade: Edges = NO_EDGES
    inset: Edges | None = None
    least: float = 0

    @property
    def asset(self) -> str:
        """The file's name below the folder of looks."""
        return scene_file(self.name)


@dataclass(slots=True, kw_only=True, eq=False)
class Icon(Node):
    """A lucide icon in a square; nothing where that would be smaller than `least` pixels."""

    name: str
    size: float
    color: Rgba
    stroke: float = 2
    least: float = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Qr(Node):
    """A QR code with its quiet zone, at most `size` pixels wide, in modules of whole pixels."""

    data: str
    size: float
    dark: Rgba = (0, 0, 0, 255)
    light: Rgba = (255, 255, 255, 255)


@dataclass(slots=True, kw_only=True, eq=False)
class Bar:
    """One value of a chart, with its label and the value as readers see it."""

    value: float
    label: Text
    display: Text


@dataclass(slots=True, kw_only=True, eq=False)
class Chart(Node):
    """Horizontal bars, a line through values in order, or a ring of shares of a whole.

    Attributes:
        track: colour of what lies behind the values: the line where bars start, the line's grid, what the ring lies on.
        rest: colour of all bars but the longest; None for the same.
        thickness: of bars, line or ring in pixels; None leaves it to the chart.
        middle: what stands in a ring.
    """

    type: Literal["bar", "line", "donut"] = "bar"
    bars: list[Bar]
    color: Rgba
    track: Rgba
    rest: Rgba | None = None
    thickness: float | None = None
    gap: float = 16
    middle: Text | None = None

    @property
    def texts(self) -> list[Text]:
        """All texts of the chart."""
        found = [text for bar in self.bars for text in (bar.label, bar.display)]
        return found if self.middle is None else [*found, self.middle]


@dataclass(slots=True, kw_only=True, eq=False)
class Separator(Node):
    """A straight line across its parent."""

    thickness: float = 2
    color: Rgba = (0, 0, 0, 255)


def scene_file(name: str) -> str:
    """Name the file of a scene, below a folder of looks."""
    return f"scenes/{name}.svg"


def walk(node: Node) -> Iterator[Node]:
    """Iterate over a node and all in it, in document order."""
    yield node
    match node:
        case Group(children=children):
            for child in children:
                yield from walk(child)
        case Chart(texts=texts):
            yield from texts
