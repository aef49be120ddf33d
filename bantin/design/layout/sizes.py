"""Sizes of boxes, in pixels: preferred and least widths, heights at a width, baselines. All results are cached."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from bantin.design.charts.bars import as_column
from bantin.design.charts.chart import plot_height
from bantin.design.layout.flex import grown, shrunk
from bantin.design.layout.text_measuring import Metrics, measured
from bantin.design.layout.typesetting import TextBlock, baseline_offset, typeset
from bantin.design.looks.nodes import Chart, Group, Icon, Image, Length, Node, Percent, Qr, Scene, Separator, Text

SLACK = 0.5
"""Pixels by which contents may exceed a box before it counts: what rounding can add up to."""


@dataclass(slots=True)
class Sizes:
    """Sizes of boxes at one scale of texts.

    Attributes:
        scale: 1 for every text at its `size`, 0 for every text at its `min-size`.
        steps: for texts with a scale of `sizes`, how many steps down it they are.
        steady: boxes whose sizes are the same at every scale; those are taken from `first`.
        first: sizes at another scale, or None.
        spare: texts for which there may be room for one line more than they need.
    """

    metrics: Metrics
    scale: float
    steps: Mapping[tuple[int, ...], int] = field(default_factory=dict)
    steady: AbstractSet[Node] = frozenset()
    first: Sizes | None = None
    spare: AbstractSet[Text] = frozenset()
    _widths: dict[tuple[Node, float | None], float] = field(default_factory=dict)
    _heights: dict[tuple[Node, float], float] = field(default_factory=dict)
    _floors: dict[Node, float] = field(default_factory=dict)
    _blocks: dict[tuple[Text, float], TextBlock] = field(default_factory=dict)
    _columns: dict[tuple[Chart, float], Group] = field(default_factory=dict)
    _wrapped: dict[tuple[Group, tuple[int, ...]], Group] = field(default_factory=dict)
    _shares: dict[tuple[Group, float], list[float]] = field(default_factory=dict)

    def text_size(self, text: Text) -> int:
        """Find a text's font size in pixels at this scale."""
        if text.sizes:
            return text.sizes[self.steps.get(text.sizes, 0)]
        return round(text.min_size + self.scale * (text.size - text.min_size))

    def typeset(self, text: Text, width: float) -> TextBlock:
        """Break a text into lines of at most `width` pixels."""
        key = text, width
        found = self._blocks.get(key)
        if found is None:
            found = self._blocks[key] = typeset(
                text, self.text_size(text), width, self.metrics, spare=text in self.spare
            )
        return found

    def column_of(self, chart: Chart, inner: float) -> Group:
        """Expand a bar chart of some inner width to the column of rows that is laid out in its place."""
        key = chart, inner
        if key not in self._columns:
            self._columns[key] = as_column(chart, inner, self)
        return self._columns[key]

    def wrapped(self, row: Group, inner: float) -> Group:
        """Expand a row that wraps, of some inner width, to the column of rows that is laid out in its place."""
        return (self.first or self).in_lines(row, self._starts(row, inner))

    def _starts(self, row: Group, inner: float) -> tuple[int, ...]:
        """Find with which children of a row that wraps its lines begin."""
        starts = [0]
        left = inner
        for number, child in enumerate(row.children):
            width = self.max_content(child, inner)
            if width > left and number:
                starts.append(number)
                left = inner
            left -= width + row.gap
        return tuple(starts)

    def in_lines(self, row: Group, starts: tuple[int, ...]) -> Group:
        """Divide a row into a column of rows, of which each begins with the child of one of these numbers."""
        key = row, starts
        if key not in self._wrapped:
            rows: list[Node] = [
                Group(direction="row", gap=row.gap, align=row.align, justify=row.justify, children=row.children[a:b])
                for a, b in pairwise([*starts, len(row.children)])
            ]
            self._wrapped[key] = Group(direction="column", gap=row.gap, children=rows)
        return self._wrapped[key]

    def max_content(self, node: Node, whole: float | None) -> float:
        """Find the preferred width of a box (CSS max-content).

        Args:
            node: the box.
            whole: inner width of its parent, to which percentages refer; None while that is itself derived from its
                contents, when percentages are ignored.
        """
        if self.first is not None and node in self.steady:
            return self.first.max_content(node, whole)
        key = node, whole if isinstance(node.width, Percent) else None
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = self._preferred(node, whole)
        return found

    def _preferred(self, node: Node, whole: float | None) -> float:
        if node.width is not None and (whole is not None or not isinstance(node.width, Percent)):
            return clamped_width(node, resolved(node.width, whole or 0))
        content = 0.0
        if isinstance(node, Text):
            content = measured(node, self.text_size(node), self.metrics).width()
        elif isinstance(node, Group):
            widths = [self.max_content(child, None) for child in node.children]
            content = sum(widths) + total_gap(node) if node.direction == "row" else max(widths, default=0)
        elif isinstance(node, Icon | Qr):
            content = node.size
        return clamped_width(node, content + node.padding.horizontal)

    def min_content(self, node: Node) -> float:
        """Find the width below which the contents of a box would overflow it (CSS min-content)."""
        if self.first is not None and node in self.steady:
            return self.first.min_content(node)
        found = self._floors.get(node)
        if found is None:
            found = self._floors[node] = self._floor(node)
        return found

    def _floor(self, node: Node) -> float:
        if node.width is not None and not isinstance(node.width, Percent):
            return clamped_width(node, node.width)
        match node:
            case Group(direction="row", wrap=False):
                content = sum(self.min_content(child) for child in node.children) + total_gap(node)
            case Group():
                content = max((self.min_content(child) for child in node.children), default=0)
            case Text(max_lines=1):
                content = measured(node, node.min_size, self.metrics).width()
            case Text():
                content = measured(node, self.text_size(node), self.metrics).narrowest
            case Icon() | Qr():
                content = node.size
            case _:
                content = 0.0
        return clamped_width(node, content + node.padding.horizontal)

    def height(self, node: Node, width: float, whole: float = 0) -> float:
        """Find the height of a box at a width; `whole` is the inner height of its parent, 0 where that is open."""
        if self.first is not None and node in self.steady:
            return self.first.height(node, width, whole)
        if node.height is not None and (whole or not isinstance(node.height, Percent)):
            return clamped_height(node, resolved(node.height, whole))
        if node.height is None and node.aspect:
            return clamped_height(node, width / node.aspect)
        if isinstance(node, Text):
            pad = node.padding
            return clamped_height(node, self.typeset(node, width - pad.horizontal).height + pad.vertical)
        key = node, width
        found = self._heights.get(key)
        if found is None:
            content = self._content_height(node, width - node.padding.horizontal)
            found = self._heights[key] = clamped_height(node, content + node.padding.vertical)
        return found

    def _content_height(self, node: Node, inner: float) -> float:
        if isinstance(node, Group):
            if node.direction == "row" and (not node.wrap or self._starts(node, inner) == (0,)):
                return self._row_height(node, inner)
            if node.direction == "row":
                return self._content_height(self.wrapped(node, inner), inner)
            heights = [self.height(child, self.cross_width(node, child, inner)) for child in node.children]
            return max(heights, default=0) if node.direction == "stack" else sum(heights) + total_gap(node)
        height = 0.0
        match node:
            case Icon() | Qr():
                height = node.size
            case Chart(type="bar"):
                height = self._content_height(self.column_of(node, inner), inner)
            case Chart():
                height = plot_height(node, inner, self)
            case Separator():
                height = node.thickness
        return height

    def _row_height(self, row: Group, inner: float) -> float:
        widths = self.row_widths(row, inner)
        heights = [self.height(child, width) for child, width in zip(row.children, widths, strict=True)]
        if row.align != "baseline":
            return max(heights, default=0)
        rises = self.rises(row, widths)
        below = [height - rise for height, rise in zip(heights, rises, strict=True)]
        return max(rises, default=0) + max(below, default=0)

    def cross_width(self, group: Group, child: Node, inner: float) -> float:
        """Find the width of a child of a column or stack whose inner width is `inner`."""
        if child.width is not None:
            return clamped_width(child, resolved(child.width, inner))
        if (child.align_self or group.align) == "stretch":
            return clamped_width(child, inner)
        return min(inner, self.max_content(child, inner))

    def row_widths(self, row: Group, inner: float) -> list[float]:
        """Find the widths of a row's children: their preferred widths, grown or shrunk to the inner width."""
        if self.first is not None and row in self.steady:
            return self.first.row_widths(row, inner)
        key = row, inner
        found = self._shares.get(key)
        if found is None:
            found = self._shares[key] = self._shared(row, inner)
        return found

    def _shared(self, row: Group, inner: float) -> list[float]:
        bases = [self.max_content(child, inner) for child in row.children]
        free = inner - sum(bases) - total_gap(row)
        if free >= 0:
            return grown(bases, [c.grow for c in row.children], [c.max_width for c in row.children], free)
        weights = [shrinks(child) for child in row.children]
        floors = [self.min_content(c) if weight else 0 for c, weight in zip(row.children, weights, strict=True)]
        return shrunk(bases, weights, floors, -free)

    def room(self, column: Group, width: float, height: float) -> float:
        """Find the height that a column's children leave free, negative if they overflow; sizes include padding."""
        inner = height - column.padding.vertical
        left = inner - total_gap(column) + SLACK
        for child in column.children:
            child_width = self.cross_width(column, child, width - column.padding.horizontal)
            left -= child.min_height if gives_way(child) else self.height(child, child_width, inner)
        return left

    def column(self, column: Group, width: float, height: float) -> tuple[list[float], list[float]]:
        """Find the widths and the heights of a column's children; width and height are the column's inner ones."""
        widths = [self.cross_width(column, child, width) for child in column.children]
        return widths, self.column_heights(column, widths, height)

    def column_heights(self, column: Group, widths: list[float], inner: float) -> list[float]:
        """Find the heights of a column's children, grown or shrunk to its inner height; only images shrink."""
        bases = [self.height(child, width, inner) for child, width in zip(column.children, widths, strict=True)]
        free = inner - sum(bases) - total_gap(column)
        if free >= 0:
            return grown(bases, [c.grow for c in column.children], [c.max_height for c in column.children], free)
        floors = [c.min_height if gives_way(c) else b for c, b in zip(column.children, bases, strict=True)]
        return shrunk(bases, [shrinks(child) for child in column.children], floors, -free)

    def rises(self, row: Group, widths: list[float]) -> list[float]:
        """Find for each of a row's children the distance from its top to its first baseline."""
        return [self.baseline(child, width) for child, width in zip(row.children, widths, strict=True)]

    def baseline(self, node: Node, width: float) -> float:
        """Find the distance from a box's top to its first baseline; to its bottom if it has no text."""
        inner = width - node.padding.horizontal
        match node:
            case Text():
                return node.padding.top + baseline_offset(node, self.typeset(node, inner), self.metrics)
            case Group(direction="row", children=[_, *_]):
                return node.padding.top + max(self.rises(node, self.row_widths(node, inner)))
            case Group(children=[first, *_]):
                return node.padding.top + self.baseline(first, self.cross_width(node, first, inner))
            case _:
                return self.height(node, width)


def steady(node: Node) -> set[Node]:
    """List the boxes of a tree, the root included, whose sizes are the same at every scale of texts."""
    found: set[Node] = set()
    match node:
        case Text():
            same = node.size == node.min_size
        case Group():
            found.update(*map(steady, node.children))
            same = found.issuperset(node.children)
        case Chart():
            same = all(text.size == text.min_size for text in node.texts)
        case _:
            same = True
    if same:
        found.add(node)
    return found


def total_gap(group: Group) -> float:
    """Sum the gaps between a group's children."""
    return group.gap * (len(group.children) - 1) if group.children else 0.0


def shrinks(node: Node) -> float:
    """Find a box's shrink weight: as given, else 1 as in CSS, but 0 for icons, codes and rules."""
    if node.shrink is not None:
        return node.shrink
    return 0.0 if isinstance(node, Icon | Qr | Separator) else 1.0


def gives_way(node: Node) -> bool:
    """Return whether a box may be less high than its preferred height: only images and scenes may."""
    return isinstance(node, Image | Scene) and shrinks(node) > 0


def resolved(length: Length, whole: float) -> float:
    """Resolve a length to pixels; percentages refer to `whole`."""
    return length.of(whole) if isinstance(length, Percent) else length


def clamped_width(node: Node, width: float) -> float:
    """Clamp a width to the box's `min-width` and `max-width`."""
    if node.max_width is not None and width > node.max_width:
        width = node.max_width
    if width < node.min_width:
        return node.min_width
    return width


def clamped_height(node: Node, height: float) -> float:
    """Clamp a height to the box's `min-height` and `max-height`."""
    if node.max_height is not None and height > node.max_height:
        height = node.max_height
    if height < node.min_height:
        return node.min_height
    return height
