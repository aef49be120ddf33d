"""A line chart of values in order, such as months. The first, the last, the highest and the lowest are labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bantin.design.charts.plot import Placed, Plot, Rect, TextSizes, dot
from bantin.design.layout.text_measuring import split
from bantin.design.looks.nodes import Bar, Chart, Text
from bantin.model.frame import Area, Box, Gradient, Mark, Point, Polyline, Rgba

_THICKNESS = 6
_DOT, _LAST_DOT = 7, 11
"""Radii in pixels."""

_NEAR = 12
"""Pixels between a dot and its value, and between texts."""

_INSET = 0.07
"""Share of the width that the line stands in at most, so that its outer labels are below its outer points."""

_LEAST_LINES = 6
"""Heights of a value that the line itself has at least."""

_GRID = 4
"""Parts into which the height is divided by lines."""

_FROM_ZERO = 0.6
"""The scale starts at zero unless the least value is more than this share of the greatest: then nothing would be seen
of the line's course, and an area below it, which would lie about its size, is left away."""

_MOST_LABEL_LINES = 2


def trend(chart: Chart, place: Rect, sizes: TextSizes) -> Plot:
    """Draw a line chart with its axis labels into a rectangle, in pixels."""
    drawn = _Trend(chart, place, sizes)
    high_enough = drawn.bottom - drawn.top >= _least_rise(chart, sizes, place) - 1
    return Plot(list(drawn.marks()), [*drawn.axis, *drawn.values()], high_enough and bool(drawn.axis))


def trend_height(chart: Chart, width: float, sizes: TextSizes) -> float:
    """Find the least height in pixels of a line chart of some width."""
    axis = _axis(chart.bars, _columns(chart, Rect(0, 0, width, 0), sizes), Rect(0, 0, width, 0), sizes)
    above, below = _zones(chart, sizes, width)
    return above + _least_rise(chart, sizes, Rect(0, 0, width, 0)) + below + _axis_height(axis)


class _Trend:
    """A line chart in its place."""

    def __init__(self, chart: Chart, place: Rect, sizes: TextSizes) -> None:
        self.chart, self.place, self.sizes = chart, place, sizes
        columns = _columns(chart, place, sizes)
        self.axis = _axis(chart.bars, columns, place, sizes)
        above, below = _zones(chart, sizes, place.right - place.left)
        self.base = round(place.bottom - _axis_height(self.axis))
        self.top, self.bottom = place.top + above, self.base - below
        heights = [round(self._level(bar.value)) for bar in chart.bars]
        self.points: list[Point] = list(zip(columns, heights, strict=True))
        self.axis = [text._replace(y=text.y + self.base) for text in self.axis]

    def _level(self, value: float) -> float:
        least, greatest = _scale(self.chart)
        share = (value - least) / (greatest - least) if greatest > least else 0.5
        return self.bottom - share * (self.bottom - self.top)

    def marks(self) -> Iterator[Mark]:
        """Draw from the ground up: grid, area, line, dots."""
        left, right = round(self.place.left), self.points[-1][0]
        for part in range(_GRID + 1):
            y = self.base - part * (self.base - self.top) / _GRID
            yield Box(left, round(y) - 1, right - left, 2, self.chart.track)
        if _from_zero(self.chart) and _scale(self.chart)[0] == 0:
            fade = Gradient(_faded(self.chart.color, 0.36), _faded(self.chart.color, 0.04), 180)
            yield Area(tuple(self.points), self.base - 1, fade)
        yield Polyline(tuple(self.points), self.chart.thickness or _THICKNESS, self.chart.color)
        for x, y in self.points[:-1]:
            yield dot(x, y, _DOT, self.chart.color)
        yield dot(*self.points[-1], _LAST_DOT, self.chart.color)

    def values(self) -> Iterator[Placed]:
        """Write values where nothing else is: the last beside its dot, then the extremes and the first around theirs.

        One that has room on no side of its dot is left out: every value is in the post's text as well.
        """
        taken = [Rect(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in self.points]
        for number in _told(self.chart):
            text = self.chart.bars[number].display
            for rect in self._places(number):
                free = not any(rect.overlaps(other, 4) for other in taken)
                if number == len(self.points) - 1 or (free and self._clear(rect)):
                    taken.append(rect)
                    yield Placed(text, *rect[:2], rect.right - rect.left, rect.bottom - rect.top)
                    break

    def _places(self, number: int) -> Iterator[Rect]:
        """List where a value may stand, best first: on the side from which the line turns away."""
        (x, y), whole = self.points[number], self.place.right - self.place.left
        block = self.sizes.typeset(self.chart.bars[number].display, whole)
        width, height = block.width + 1, block.height
        if number == len(self.points) - 1:
            start, bottom = x + _LAST_DOT + _NEAR, min(y + height / 2, self.base)
            yield Rect(start, bottom - height, start + width, bottom)
            return
        beside = [self.points[i][1] for i in (number - 1, number + 1) if 0 <= i < len(self.points)]
        left = min(max(x - width / 2, self.place.left), self.place.right - width)
        above, below = y - _DOT - _NEAR / 2 - height, y + _DOT + _NEAR / 2
        for upper in (above, below) if min(beside) >= y else (below, above):
            for start in (left, x - _DOT, x - width + _DOT):
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
    return list(dict.fromkeys([len(values) - 1, greatest, least, 0]))


def _scale(chart: Chart) -> tuple[float, float]:
    values = [bar.value for bar in chart.bars]
    return (min(0, *values), max(0, *values)) if _from_zero(chart) else (min(values), max(values))


def _from_zero(chart: Chart) -> bool:
    values = [bar.value for bar in chart.bars]
    return min(values) <= _FROM_ZERO * max(values)


def _columns(chart: Chart, place: Rect, sizes: TextSizes) -> list[int]:
    """Spread the points evenly, in whole pixels; the last leaves room for its value."""
    width = place.right - place.left
    halves = [min(sizes.typeset(chart.bars[at].label, width).width / 2, width * _INSET) for at in (0, -1)]
    value = sizes.typeset(chart.bars[-1].display, width).width + 2 * _NEAR
    left, right = place.left + max(_LAST_DOT, halves[0]), place.right - max(value + _LAST_DOT, halves[1])
    steps = max(1, len(chart.bars) - 1)
    return [round(left + (right - left) * number / steps) for number in range(len(chart.bars))]


def _zones(chart: Chart, sizes: TextSizes, width: float) -> tuple[float, float]:
    """Find the heights above and below the line that its values need."""
    height = max(sizes.typeset(bar.display, width).height for bar in chart.bars) + _DOT + _NEAR
    return height, (0 if _from_zero(chart) and _scale(chart)[0] == 0 else height)


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
