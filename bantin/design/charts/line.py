"""A line chart of values in order, such as months, on a scale from zero.

All values are told where they have room, for on such a scale a steady rise is nearly level; else first, last two and
extremes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bantin.design.charts.plot import Placed, Plot, Rect, TextSizes, dot
from bantin.design.charts.scale import levels, written
from bantin.design.layout.text_measuring import split
from bantin.design.looks.nodes import Bar, Chart, Text
from bantin.model.diagnostic import WHOLE
from bantin.model.frame import Area, Box, Gradient, Mark, Point, Polyline, Rgba

_THICKNESS = 6
_DOT, _LAST_DOT = 7, 11
"""Radii in pixels."""

_GRID, _ZERO = 2, 4
"""Thickness in pixels of the lines of the scale, and of that at zero where there are values below."""

_NEAR = 12
"""Pixels between a dot and its value, and between texts."""

_INSET = 0.07
"""Share of the width that the line stands in at most, so that its outer labels are below its outer points."""

_COMPARED = 12
"""Points up to which the value before the last is told too: texts compare the last with it."""

_LEAST_LINES = 5
"""Heights of a value that the line itself has at least."""

_APART = 3
"""Radii between points that are near, below which only those have a dot whose value is told."""

_MOST_LABEL_LINES = 2

_BESIDE = 0.2
"""Share of the width up to which the last value stands beside its dot; a longer one above or below, if it has room."""


def trend(chart: Chart, place: Rect, sizes: TextSizes) -> Plot:
    """Draw a line chart with its scale and its axis labels into a rectangle, in pixels."""
    drawn = _Trend(chart, place, sizes, beside=_is_short(chart, place, sizes))
    if not drawn.beside and drawn.last() is None:
        drawn = _Trend(chart, place, sizes, beside=True)
    high_enough = drawn.bottom - drawn.top >= _least_rise(chart, sizes, place) - 1
    texts = [*drawn.axis, *drawn.scale(), *drawn.values()]
    return Plot(list(drawn.marks()), texts, high_enough and bool(drawn.axis))


def trend_height(chart: Chart, width: float, sizes: TextSizes) -> float:
    """Find the least height in pixels of a line chart of some width."""
    place = Rect(_scale_width(chart, width, sizes), 0, width, 0)
    axis = _axis(chart.bars, _columns(chart, place, sizes, beside=True), place, sizes)
    above, below = _zones(chart, sizes, width)
    return above + _least_rise(chart, sizes, place) + below + _axis_height(axis)


class _Trend:
    """A line chart in its place; its last value stands `beside` the last dot, or around it as others do."""

    def __init__(self, chart: Chart, whole: Rect, sizes: TextSizes, *, beside: bool) -> None:
        self.chart, self.sizes, self.left, self.beside = chart, sizes, whole.left, beside
        self.levels = _levels(chart)
        self.place = place = whole._replace(left=whole.left + _scale_width(chart, whole.right - whole.left, sizes))
        columns = _columns(chart, place, sizes, beside=beside)
        self.axis = _axis(chart.bars, columns, place, sizes)
        above, below = _zones(chart, sizes, place.right - place.left)
        self.base = round(place.bottom - _axis_height(self.axis))
        self.top, self.bottom = round(place.top + above), round(self.base - below)
        heights = [round(self._level(bar.value)) for bar in chart.bars]
        self.points: list[Point] = list(zip(columns, heights, strict=True))
        self.axis = [text._replace(y=text.y + self.base) for text in self.axis]

    def _level(self, value: float) -> float:
        least, greatest = float(self.levels[0]), float(self.levels[-1])
        return self.bottom - (value - least) / (greatest - least) * (self.bottom - self.top)

    def marks(self) -> Iterator[Mark]:
        """Draw from the ground up: grid, area, line, dots."""
        left, right = round(self.place.left), self.points[-1][0]
        for level in self.levels:
            thick = _ZERO if not level and self.levels[0] else _GRID
            yield Box(left, round(self._level(float(level))) - thick // 2, right - left, thick, self.chart.track)
        if not self.levels[0]:
            fade = Gradient(_faded(self.chart.color, 0.36), _faded(self.chart.color, 0.04), 180)
            yield Area(tuple(self.points), self.bottom, fade)
        yield Polyline(tuple(self.points), self.chart.thickness or _THICKNESS, self.chart.color)
        for number in self._dotted():
            yield dot(*self.points[number], _DOT, self.chart.color)
        yield dot(*self.points[-1], _LAST_DOT, self.chart.color)

    def _dotted(self) -> Sequence[int]:
        """Number the points that have a dot: all, or those alone whose values are told, where they are near."""
        near = self.points[1][0] - self.points[0][0] < _APART * _DOT
        return sorted(_told(self.chart)) if near else range(len(self.points) - 1)

    def scale(self) -> Iterator[Placed]:
        """Write the levels, before the lines on which they stand."""
        for text, level in zip(_scale_texts(self.chart), self.levels, strict=True):
            height = self.sizes.typeset(text, self.place.left - self.left).height
            y = self._level(float(level)) - height / 2
            yield Placed(text, self.left, y, self.place.left - self.left - _NEAR, height)

    def values(self) -> Iterator[Placed]:
        """Write values where nothing else is: the last beside its dot, then the extremes and the first around theirs.

        One that has room on no side of its dot is left out: every value is in the post's text as well.
        """
        told = _told(self.chart)
        if len(self.points) <= _COMPARED:
            others = [number for number in range(len(self.points)) if number not in told]
            every = list(self._stand([*told, *others]))
            if len(every) == len(self.points):
                yield from every
                return
        yield from self._stand(told)

    def _stand(self, numbers: Sequence[int]) -> Iterator[Placed]:
        """Place values, the first before the others; without those that have no room."""
        taken = self._dots()
        for number in numbers:
            text = self.chart.bars[number].display
            if rect := self._free(number, taken):
                taken.append(rect)
                yield Placed(text, *rect[:2], rect.right - rect.left, rect.bottom - rect.top)

    def last(self) -> Rect | None:
        """Find where the last value stands; None where it has no room."""
        return self._free(len(self.points) - 1, self._dots())

    def _dots(self) -> list[Rect]:
        return [Rect(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in self.points]

    def _free(self, number: int, taken: Sequence[Rect]) -> Rect | None:
        """Find where a value stands near nothing else; the last, beside its dot, always does."""
        for rect in self._places(number):
            if self.beside and number == len(self.points) - 1:
                return rect
            if self._clear(rect) and not any(rect.overlaps(other, 4) for other in taken):
                return rect
        return None

    def _places(self, number: int) -> Iterator[Rect]:
        """List where a value may stand, best first: on the side from which the line turns away."""
        (x, y), whole = self.points[number], self.place.right - self.place.left
        block = self.sizes.typeset(self.chart.bars[number].display, whole)
        width, height = block.width + 1, block.height
        last = number == len(self.points) - 1
        if last and self.beside:
            start, bottom = x + _LAST_DOT + _NEAR, min(y + height / 2, self.base)
            yield Rect(start, bottom - height, start + width, bottom)
            return
        reach = _LAST_DOT if last else _DOT
        beside = [self.points[i][1] for i in (number - 1, number + 1) if 0 <= i < len(self.points)]
        left = min(max(x - width / 2, self.place.left), self.place.right - width)
        above, below = y - reach - _NEAR / 2 - height, y + reach + _NEAR / 2
        for upper in (above, below) if min(beside) >= y else (below, above):
            for start in (left, x - _DOT, x - width + _DOT):
                if abs(start + width / 2 - x) > (self.points[1][0] - self.points[0][0]) / 2 and start != left:
                    continue  # above another point it would be read as that one's
                yield Rect(start, upper, start + width, upper + height)

    def _clear(self, rect: Rect) -> bool:
        """Return whether a rectangle lies in the chart and the line passes it by."""
        inside = rect.left >= self.place.left and rect.right <= self.place.right
        if not inside or rect.top < self.place.top or rect.bottom > self.base - 2:
            return False
        reach = (self.chart.thickness or _THICKNESS) / 2 + 2
        wide = Rect(rect.left - reach, rect.top - reach, rect.right + reach, rect.bottom + reach)
        return not any(_passes(a, b, wide) for a, b in pairwise(self.points))


def _told(chart: Chart) -> list[int]:
    """Number the points whose values are written, the most important first."""
    values = [bar.value for bar in chart.bars]
    greatest, least = values.index(max(values)), values.index(min(values))
    before = [len(values) - 2] if len(values) <= _COMPARED else []
    return list(dict.fromkeys([len(values) - 1, greatest, *before, least, 0]))


def _levels(chart: Chart) -> list[Decimal]:
    return levels([bar.value for bar in chart.bars])


def _scale_texts(chart: Chart) -> list[Text]:
    """Set the levels in letters of the labels."""
    found = _levels(chart)
    largest = max(map(abs, found))
    like = replace(chart.bars[0].label, align="right", max_lines=1, source=WHOLE)
    return [replace(like, content=written(level, largest)) for level in found]


def _scale_width(chart: Chart, width: float, sizes: TextSizes) -> float:
    """Find the width in pixels that the levels take before the line, with a gap."""
    return max(sizes.typeset(text, width).width for text in _scale_texts(chart)) + 1 + _NEAR


def _is_short(chart: Chart, place: Rect, sizes: TextSizes) -> bool:
    """Return whether the last value leaves the line enough width beside itself."""
    width = place.right - place.left
    return sizes.typeset(chart.bars[-1].display, width).width <= _BESIDE * width


def _columns(chart: Chart, place: Rect, sizes: TextSizes, *, beside: bool) -> list[int]:
    """Spread the points evenly, in whole pixels; the last leaves room for a value `beside` it."""
    width = place.right - place.left
    halves = [min(sizes.typeset(chart.bars[at].label, width).width / 2, width * _INSET) for at in (0, -1)]
    value = sizes.typeset(chart.bars[-1].display, width).width + 2 * _NEAR if beside else 0
    left, right = place.left + max(_LAST_DOT, halves[0]), place.right - max(value + _LAST_DOT, halves[1])
    steps = max(1, len(chart.bars) - 1)
    return [round(left + (right - left) * number / steps) for number in range(len(chart.bars))]


def _zones(chart: Chart, sizes: TextSizes, width: float) -> tuple[float, float]:
    """Find the heights above and below the scale that values need."""
    height = max(sizes.typeset(bar.display, width).height for bar in chart.bars) + _DOT + _NEAR
    half = sizes.typeset(chart.bars[0].label, width).height / 2
    return max(height, half), (height if _levels(chart)[0] else _GRID)


def _least_rise(chart: Chart, sizes: TextSizes, place: Rect) -> float:
    return _LEAST_LINES * sizes.typeset(chart.bars[-1].display, place.right - place.left).height


def _axis(bars: Sequence[Bar], columns: Sequence[float], place: Rect, sizes: TextSizes) -> list[Placed]:
    """Write labels below their points: all, or where these have no room every second, third…, the last always."""
    for step in range(1, len(bars) + 1):
        width = min(step * (columns[1] - columns[0]) - _NEAR, place.right - place.left)
        labels = [
            _label(bars[number].label, columns[number], width, place, sizes)
            for number in reversed(range(len(bars) - 1, -1, -step))
        ]
        axis = [label for label in labels if label]
        if step == len(bars) or (len(axis) == len(labels) and not _crowded(axis, sizes)):
            break
    return axis


def _crowded(axis: Sequence[Placed], sizes: TextSizes) -> bool:
    """Return whether labels are too near, as those can be that were moved inwards."""
    middles = [label.x + label.width / 2 for label in axis]
    halves = [sizes.typeset(label.text, label.width).width / 2 for label in axis]
    inks = [(middle - half, middle + half) for middle, half in zip(middles, halves, strict=True)]
    return any(left[1] + _NEAR > right[0] for left, right in pairwise(inks))


def _label(text: Text, x: float, width: float, place: Rect, sizes: TextSizes) -> Placed | None:
    """Centre a label below its point, moved inwards at the edges; None where it has no room as large as the others."""
    parts, alone = len(split(text.content, text.glossary).segments), sizes.typeset(text, place.right - place.left)
    if parts == 1 and alone.width > width:
        return None
    block = sizes.typeset(text, width)
    whole = sum(line.end - line.start for line in block.lines) == parts
    if not (block.fits and whole and block.size == alone.size) or len(block.lines) > _MOST_LABEL_LINES:
        return None
    half = block.width / 2
    middle = min(max(x, place.left + half), place.right - half)
    return Placed(text, middle - width / 2, _NEAR, width, block.height)


def _axis_height(axis: Sequence[Placed]) -> float:
    return max((text.y + text.height for text in axis), default=0)


def _passes(start: Point, end: Point, rect: Rect) -> bool:
    """Return whether a segment passes through a rectangle: cut at each side (Liang and Barsky), something is left."""
    first, last = 0.0, 1.0
    for at, step, low, high in (
        (start[0], end[0] - start[0], rect.left, rect.right),
        (start[1], end[1] - start[1], rect.top, rect.bottom),
    ):
        if not step:
            if not low < at < high:
                return False
            continue
        near, far = sorted(((low - at) / step, (high - at) / step))
        first, last = max(first, near), min(last, far)
    return first < last


def _faded(color: Rgba, opacity: float) -> Rgba:
    return (*color[:3], round(color[3] * opacity))
