"""Placing boxes from the root down: nodes, whose sizes are known, become marks of a frame."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import floor

from bantin.design.charts.chart import plot
from bantin.design.charts.plot import Rect
from bantin.design.layout.clearance import keep_clear
from bantin.design.layout.entrances import entrance_of
from bantin.design.layout.flex import justified, offset, pixel
from bantin.design.layout.missing_glyphs import missing_letters
from bantin.design.layout.qr_codes import code_marks
from bantin.design.layout.sizes import SLACK, Sizes, clamped_height, total_gap
from bantin.design.layout.text_measuring import fonts_of
from bantin.design.layout.typesetting import TextBlock, runs
from bantin.design.looks.nodes import Chart, Group, Icon, Image, Node, Qr, Scene, Separator, Text
from bantin.model import frame
from bantin.model.diagnostic import Remark
from bantin.model.frame import Entering


class OverfullError(Exception):
    """Something does not fit. Raised by a strict placement at the first such thing."""


@dataclass(slots=True)
class Placement:
    """One attempt to place a card at one scale of text sizes.

    Attributes:
        strict: raise `OverfullError` at the first thing that does not fit, instead of listing all of them.
        marks: painting order.
        overfull: boxes whose contents do not fit.
        missing: remarks on characters that no font draws.
        entering: what comes by an entrance, parents before their parts.
        blocks: the texts, with their lines.
    """

    sizes: Sizes
    strict: bool
    marks: list[frame.Mark] = field(default_factory=list)
    overfull: list[Node] = field(default_factory=list)
    missing: list[Remark] = field(default_factory=list)
    entering: list[Entering] = field(default_factory=list)
    blocks: dict[Text, TextBlock] = field(default_factory=dict)
    _within: int | None = None

    def box(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        """Place a box and its contents; x, y, width and height in pixels. Hidden boxes take room but leave no marks."""
        shown, around, entering = len(self.marks), self._within, len(self.entering)
        if found := entrance_of(node):
            self._within = entering
            self.entering.append(Entering(found, shown, shown, (x, y, width, height), around))
        if node.background is not None or node.border or node.shadow:
            place = _whole(x, y, width, height)
            box = frame.Box(*place, node.background, node.radius, node.border, node.border_color, node.shadow)
            self.marks.append(box)
        self.inside(node, x, y, width, height)
        if node.visibility == "hidden":
            del self.marks[shown:], self.entering[entering:]
        elif self._within != around:
            self.entering[entering] = replace(self.entering[entering], end=len(self.marks))
        self._within = around

    def inside(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        """Place the contents of a box; width and height include its padding."""
        pad = node.padding
        x, y, width, height = x + pad.left, y + pad.top, width - pad.horizontal, height - pad.vertical
        if isinstance(node, Group):
            if node.direction == "column":
                self._column(node, x, y, width, height)
            elif node.direction == "stack":
                self._stack(node, x, y, width, height)
            elif node.wrap:
                self._column(self.sizes.wrapped(node, width), x, y, width, height)
            else:
                self._row(node, x, y, width, height)
        elif isinstance(node, Text):
            self._text(node, x, y, width, height)
        elif isinstance(node, Chart):
            if node.type == "bar":
                self._column(self.sizes.column_of(node, width), x, y, width, height)
            else:
                self._plot(node, x, y, width, height)
        else:
            self._leaf(node, x, y, width, height)

    def _leaf(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        self.marks += _marks(node, x, y, width, height)

    def _text(self, text: Text, x: float, y: float, width: float, height: float) -> None:
        block = self.blocks[text] = self.sizes.typeset(text, width)
        if not block.fits or block.height > height + SLACK:
            self._misfit(text)
        if missing := self.sizes.metrics.missing(fonts_of(text, block.size)[0], text.content):
            self.missing.append(missing_letters(text.source, text.content, missing))
        self.marks += runs(text, block, x, y, width, self.sizes.metrics)

    def _plot(self, chart: Chart, x: float, y: float, width: float, height: float) -> None:
        drawn = plot(chart, Rect(x, y, x + width, y + height), self.sizes)
        if not drawn.fits:
            self._misfit(chart)
        self.marks += drawn.marks
        for text in drawn.texts:
            self._text(*text)

    def _row(self, row: Group, x: float, y: float, width: float, height: float) -> None:
        widths = self.sizes.row_widths(row, width)
        used = sum(widths) + total_gap(row)
        if used > width + SLACK:
            self._misfit(row)
        before, gap = justified(row.justify, row.gap, len(widths), width - used)
        rises = self.sizes.rises(row, widths) if row.align == "baseline" else [0.0] * len(widths)
        pen = x + before
        for child, child_width, rise in zip(row.children, widths, rises, strict=True):
            align = child.align_self or row.align
            child_height = self._cross_height(row, child, child_width, height)
            top = max(rises) - rise if align == "baseline" else offset(align, height - child_height)
            if top + child_height > height + SLACK:
                self._misfit(child)
            self.box(child, pen, y + top, child_width, child_height)
            pen += child_width + gap

    def _column(self, column: Group, x: float, y: float, width: float, height: float) -> None:
        widths, heights = self.sizes.column(column, width, height)
        used = sum(heights) + total_gap(column)
        if used > height + SLACK or max(widths, default=0) > width + SLACK:
            self._misfit(column)
        before, gap = justified(column.justify, column.gap, len(heights), height - used)
        pen = y + before
        for child, child_width, child_height in zip(column.children, widths, heights, strict=True):
            left = offset(child.align_self or column.align, width - child_width)
            self.box(child, x + left, pen, child_width, child_height)
            pen += child_height + gap

    def _stack(self, stack: Group, x: float, y: float, width: float, height: float) -> None:
        starts = []
        for child in stack.children:
            starts.append(len(self.marks))
            child_width = self.sizes.cross_width(stack, child, width)
            child_height = self._cross_height(stack, child, child_width, height)
            if not child.bleed and (child_width > width + SLACK or child_height > height + SLACK):
                self._misfit(child)
            left = offset(child.align_self or stack.align, width - child_width)
            free = height - child_height
            top = offset(stack.justify, free) if child.bleed else justified(stack.justify, 0, 1, free)[0]
            self.box(child, x + left, y + top, child_width, child_height)
        keep_clear(self.marks, starts)

    def _cross_height(self, group: Group, child: Node, width: float, height: float) -> float:
        """Find the height of a child of a row or stack."""
        natural = self.sizes.height(child, width, height)
        if (child.align_self or group.align) == "stretch" and child.height is None:
            return max(natural, clamped_height(child, height))
        return natural

    def _misfit(self, node: Node) -> None:
        """Note what does not fit."""
        if self.strict:
            raise OverfullError
        self.overfull.append(node)


@dataclass(slots=True)
class Verdict(Placement):
    """An attempt that only tells whether everything fits: what is drawn in a box has no part in that."""

    def box(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        """Place the contents of a box."""
        self.inside(node, x, y, width, height)

    def _leaf(self, node: Node, x: float, y: float, width: float, height: float) -> None:
        pass

    def _text(self, text: Text, _x: float, _y: float, width: float, height: float) -> None:
        block = self.sizes.typeset(text, width)
        if not block.fits or block.height > height + SLACK:
            self._misfit(text)


def _marks(node: Node, x: float, y: float, width: float, height: float) -> list[frame.Mark]:
    match node:
        case Image():
            place = _whole(x, y, width, height)
            return [frame.Picture(*place, node.src, node.radius, node.focus, node.redactions, node.fit)]
        case Scene(fade=fade) if height >= node.least:
            edges = round(fade.top), round(fade.right), round(fade.bottom), round(fade.left)
            inset = None if node.inset is None else (round(node.inset.left), round(node.inset.right))
            place = _whole(x, y, width, height)
            return [frame.Scene(*place, node.asset, node.tints, node.radius, fade=edges, inset=inset)]
        case Icon() if min(node.size, width, height) >= node.least:
            side = round(min(node.size, width + SLACK, height + SLACK))
            left, top = pixel(x + (width - side) / 2), pixel(y + (height - side) / 2)
            return [frame.Icon(left, top, side, node.name, node.color, node.stroke)]
        case Qr():
            return code_marks(node, x, y, min(width, height))
        case Separator():
            left, top, wide, _ = _whole(x, y, width, 0)
            return [frame.Box(left, top, wide, max(1, round(node.thickness)), node.color)]
        case _:
            return []


def _whole(x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
    """Round a rectangle's edges to whole pixels, so that neighbours stay neighbours."""
    left, top = floor(x + 0.5), floor(y + 0.5)
    return left, top, floor(x + width + 0.5) - left, floor(y + height + 0.5) - top
