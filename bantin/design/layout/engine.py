"""Layout of a card: markup → nodes → frame, by a subset of CSS flexbox. Well below a millisecond with warm caches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from bantin.design.layout.placement import Placement
from bantin.design.layout.search import Search
from bantin.design.layout.shortening import Cause, causes
from bantin.design.layout.text_measuring import Metrics
from bantin.design.looks.markup import parse_card
from bantin.design.looks.nodes import Group, Node
from bantin.model import frame
from bantin.model.card import Card
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity
from bantin.model.frame import Entering

OVERFLOW = Code("text-overflow")
"""Code of what is remarked of a text that does not fit at its smallest size."""

_SHORTEN = Diagnostic(
    OVERFLOW, Severity.ERROR, "Chữ không vừa khung dù đã thu đến cỡ nhỏ nhất", hint="Viết ngắn lại mục này"
)
_NO_ROOM = Diagnostic(
    OVERFLOW,
    Severity.ERROR,
    "Mẫu không đủ chỗ cho chữ của chính nó, dù đã thu đến cỡ nhỏ nhất",
    hint="Báo cho người thiết kế mẫu: bớt chữ có sẵn trong mẫu, hoặc cho cỡ chữ nhỏ hơn (min-size)",
)

_SHOWN = 60
"""Letters of a look's own text that are repeated."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The layout of a card.

    Attributes:
        remarks: texts that do not fit, and characters that no font draws.
        root: the nodes that were laid out.
        entering: what of the frame comes by an entrance, parents before their parts.
    """

    frame: frame.Frame
    remarks: tuple[Remark, ...]
    root: Group = field(compare=False, repr=False)
    entering: tuple[Entering, ...] = ()


def lay_out(card: Card, metrics: Metrics) -> LaidOut:
    """Lay a card out, at the largest text sizes at which everything fits.

    All texts shrink together, each between its own `min-size` and `size`, so that the order of sizes stays as designed;
    those with a scale of `sizes` step down each scale by itself, no further than room is wanted.
    What does not fit even at the smallest sizes is reported, never cut.

    Raises:
        MarkupError: the look's markup is wrong.
    """
    root = _parsed(card)
    search = Search(root, card, metrics)
    placement = search.largest_that_fits()
    ground = root.background if root.background is not None else (0, 0, 0, 255)
    remarks = [*(_too_long(search, card) if placement.overfull else ()), *placement.missing]
    return LaidOut(
        frame.Frame(card.width, card.height, ground, tuple(placement.marks)),
        tuple(remarks),
        root,
        tuple(placement.entering),
    )


def holds(card: Card, metrics: Metrics) -> bool:
    """Return whether a card holds its texts at their smallest sizes: the verdict of `lay_out` without its searches.

    Raises:
        MarkupError: the look's markup is wrong.
    """
    return Search(_parsed(card), card, metrics).holds_at_smallest()


def price(card: Card, metrics: Metrics) -> float:
    """Sum up what the lines of a card's texts cost a reader: 0 where each ends well, about 1 for each word torn.

    Raises:
        MarkupError: the look's markup is wrong.
    """
    placement = Search(_parsed(card), card, metrics).largest_that_fits()
    return sum(block.price for block in placement.blocks.values())


def outlines(card: Card, metrics: Metrics) -> tuple[frame.Outline, ...]:
    """List the box of every element of a card, painted or not, parents before their children.

    Raises:
        MarkupError: the look's markup is wrong.
    """
    search = Search(_parsed(card), card, metrics)
    tracing = _Tracing(search.largest_that_fits().sizes, strict=False)
    tracing.inside(search.root, *search.place)
    found = []
    for node, place in tracing.boxes:
        written = card.locate(node.line, node.column) if node.column else None
        name = f"{PurePosixPath(written.file).stem}:{written.line}" if written else ""
        found.append(frame.Outline(*place, name))
    return tuple(found)


def _parsed(card: Card) -> Group:
    return parse_card(card.markup, card.theme, card.glossary, card.files)


@dataclass(slots=True)
class _Tracing(Placement):
    """A placement that remembers all boxes."""

    boxes: list[tuple[Node, tuple[float, float, float, float]]] = field(default_factory=list)

    def box(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        self.boxes.append((node, (x, y, width, height)))
        Placement.box(self, node, x, y, width, height)


def _too_long(search: Search, card: Card) -> Iterator[Remark]:
    """Report what must be shortened for everything to fit, each text once and by how much."""
    if not search.smallest().overfull:
        return

    def misfits() -> int:
        return len(Search(search.root, card, search.metrics).smallest().overfull)

    found = causes(search.root, misfits)
    yield from [_remark(cause, card) for cause in found] or [Remark(WHOLE, _NO_ROOM)]


def _remark(cause: Cause, card: Card) -> Remark:
    if cause.own is None:
        return Remark(cause.source, _SHORTEN, cause.excess)
    said = cause.own.content
    said = said if len(said) <= _SHOWN else f"{said[:_SHOWN].rpartition(' ')[0] or said[:_SHOWN]}…"
    message = f"Chữ «{said}» của chính mẫu không vừa khung dù đã thu đến cỡ nhỏ nhất"
    place = card.locate(cause.own.line, cause.own.column)
    return Remark(WHOLE, replace(_NO_ROOM, message=message, location=place))
