"""A ring chart: the shares of a whole, each with a label and value beside the ring and a leader line to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bantin.design.charts.plot import Placed, Plot, Rect, TextSizes
from bantin.design.charts.tints import tints
from bantin.design.looks.nodes import Bar, Chart
from bantin.model.frame import Polyline, Sector

_RING, _LEAST_RING = 0.39, 0.26
"""Greatest and least diameter of the ring, as shares of the width."""

_THICKNESS = 0.34
"""Of the ring, as a share of its radius."""

_MIDDLE = 0.86
"""Width of what stands in the ring, as a share of the hole."""

_GAP = 6
"""Pixels between neighbours in the ring."""

_LEADER = 46
"""Pixels between the ring and the labels, of which the line that leads there takes most."""

_OFF, _APART = 6, 8
"""Pixels between the ring and the lines, and between two lines."""

_BETWEEN = 14
"""Pixels between labels."""

_TURN = 360
_TURNS = 72
"""Turns of the ring that are tried."""

_ROOM = 0.55
"""Distance of labels one below the other, in radii, from which on a turn is good."""

_UNEVEN = 0.2
"""What a label more on one side than on the other counts beside that."""


def donut(chart: Chart, place: Rect, sizes: TextSizes) -> Plot:
    """Draw a ring with its labels and leader lines into a rectangle, in pixels."""
    width, height = place.right - place.left, place.bottom - place.top
    radius = min(height / 2 - _margin(chart), width * _RING / 2) // 1
    x, y = round((place.left + place.right) / 2), round((place.top + place.bottom) / 2)
    thickness = chart.thickness or radius * _THICKNESS
    shares = _shares(chart.bars)
    largest = shares.index(max(shares))
    colors = tints(chart.color, chart.track, len(shares))
    colors = colors[-largest:] + colors[:-largest]  # in a ring, neighbours stay neighbours; the main part is not tinted
    plot = Plot(fits=height >= donut_height(chart, width, sizes) - 1)
    starts = _starts(shares)
    for start, share, color in zip(starts, shares, colors, strict=True):
        gap = min(_GAP, math.tau * (radius - thickness) * share / 2) if share < 1 else 0
        plot.marks.append(Sector(x, y, radius - thickness, radius, start, start + share * _TURN, color, gap))
    for right in (True, False):
        _beside(plot, chart, place, sizes, (x, y, radius), right=right)
    if chart.middle is not None:
        side = (radius - thickness) * 2 * _MIDDLE
        block = sizes.typeset(chart.middle, side)
        plot.texts.append(Placed(chart.middle, x - side / 2, y - block.height / 2, side, block.height))
    return plot


def donut_height(chart: Chart, width: float, sizes: TextSizes) -> float:
    """Find the least height in pixels of a ring with its labels, of some width."""
    columns = [_column(chart, width, sizes, right=right) for right in (True, False)]
    return max(width * _LEAST_RING, *(sum(heights) + _BETWEEN * (len(heights) - 1) for _, heights in columns))


def on_the_right(values: Sequence[float]) -> list[bool]:
    """Return for each value, in order, whether its label stands to the right of the ring."""
    shares = tuple(values)
    return [math.sin(math.radians(middle)) >= 0 for middle in _middles(tuple(v / sum(shares) for v in shares))]


def _shares(bars: Sequence[Bar]) -> tuple[float, ...]:
    whole = sum(bar.value for bar in bars)
    return tuple(bar.value / whole for bar in bars)


def _beside(
    plot: Plot, chart: Chart, place: Rect, sizes: TextSizes, ring: tuple[float, float, float], *, right: bool
) -> None:
    """Write the labels of one side, each as near to the height of its part as the others let it."""
    x, y, radius = ring
    width = _label_width(place.right - place.left)
    left = place.right - width if right else place.left
    numbers, heights = _column(chart, place.right - place.left, sizes, right=right)
    angles = [math.radians(_anchor(chart, number, right=right)) for number in numbers]
    first_lines = [sizes.typeset(chart.bars[number].display, width).height for number in numbers]
    rims = [(x + (radius + _OFF) * math.sin(angle), y - (radius + _OFF) * math.cos(angle)) for angle in angles]
    levels = _apart([rim[1] for rim in rims], y)
    wanted = [level - line / 2 for level, line in zip(levels, first_lines, strict=True)]
    tops = _spread(wanted, heights, place.top, place.bottom)
    knee = x + (radius + 2 * _OFF) * (1 if right else -1)
    end = left - 12 if right else left + width + 12
    for number, rim, level, top, line in zip(numbers, rims, levels, tops, first_lines, strict=True):
        bar = chart.bars[number]
        leader = rim, (rim[0], level), (knee, level), (end, top + line / 2)
        plot.marks.append(Polyline(leader, 2, bar.label.color))
        plot.texts.append(Placed(bar.display, left, top, width, line))
        label = sizes.typeset(bar.label, width)
        plot.texts.append(Placed(bar.label, left, top + line, width, label.height))


def _anchor(chart: Chart, number: int, *, right: bool) -> float:
    """Find where on a part's rim its line begins: towards the label, but not at the very end of the part."""
    share = _shares(chart.bars)[number]
    middle, reach = _middles(_shares(chart.bars))[number], share * _TURN * 0.3
    side = 90 if right else 270
    turned = (middle - side + _TURN / 2) % _TURN - _TURN / 2  # how far past the side the middle is
    return side + max(turned - reach, min(0.0, turned + reach))


def _column(chart: Chart, width: float, sizes: TextSizes, *, right: bool) -> tuple[list[int], list[float]]:
    """List the parts whose labels stand on a side, from above, and the heights of these labels."""
    middles = _middles(_shares(chart.bars))
    sides = on_the_right([bar.value for bar in chart.bars])
    numbers = [number for number, side in enumerate(sides) if side == right]
    numbers.sort(key=lambda number: -math.cos(math.radians(middles[number])))
    inner = _label_width(width)
    texts = [(chart.bars[number].display, chart.bars[number].label) for number in numbers]
    return numbers, [float(sum(sizes.typeset(text, inner).height for text in pair)) for pair in texts]


def _label_width(width: float) -> float:
    return (width - width * _RING) / 2 - _LEADER


def _margin(chart: Chart) -> float:
    """Find the pixels above and below the ring that lines may need: of those of one side, all but two."""
    rights = sum(on_the_right([bar.value for bar in chart.bars]))
    return 2 * _OFF + _APART * max(0, rights - 2, len(chart.bars) - rights - 2)


def _apart(levels: Sequence[float], middle: float) -> list[float]:
    """Move lines apart, away from the middle of the ring; they come in order from above."""
    found = list(levels)
    for number in reversed(range(len(found) - 1)):
        if found[number] < middle:
            found[number] = min(found[number], found[number + 1] - _APART)
    for number in range(1, len(found)):
        if found[number] >= middle:
            found[number] = max(found[number], found[number - 1] + _APART)
    return found


def _spread(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Move labels apart until none overlaps another: down as far as needed, and what stands out below up again."""
    found: list[float] = []
    pen = top
    for want, height in zip(wanted, heights, strict=True):
        found.append(max(want, pen))
        pen = found[-1] + height + _BETWEEN
    limit = bottom
    for number in reversed(range(len(found))):
        found[number] = min(found[number], limit - heights[number])
        limit = found[number] - _BETWEEN
    return found


def _middles(shares: tuple[float, ...]) -> list[float]:
    return [start + share * _TURN / 2 for start, share in zip(_starts(shares), shares, strict=True)]


@lru_cache(maxsize=64)
def _starts(shares: tuple[float, ...]) -> tuple[float, ...]:
    """Find where each part starts, in degrees: in the turn that leaves the most room between neighbouring labels."""
    return min((_turned(shares, turn * _TURN / _TURNS) for turn in range(_TURNS)), key=lambda s: _crowding(s, shares))


def _turned(shares: Sequence[float], by: float) -> tuple[float, ...]:
    return tuple(by + _TURN * sum(shares[:number]) for number in range(len(shares)))


def _crowding(starts: Sequence[float], shares: Sequence[float]) -> float:
    """Add up how far labels one below the other are too near."""
    angles = [math.radians(start + share * _TURN / 2) for start, share in zip(starts, shares, strict=True)]
    total = 0.0
    for right in (True, False):
        heights = sorted(math.cos(angle) for angle in angles if (math.sin(angle) >= 0) == right)
        total += sum(max(0.0, _ROOM - (upper - lower)) ** 2 for lower, upper in pairwise(heights))
    sides = [math.sin(angle) >= 0 for angle in angles]
    return round(total + _UNEVEN * abs(2 * sum(sides) - len(sides)), 6)
