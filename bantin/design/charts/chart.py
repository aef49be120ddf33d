"""Charts: bars are expanded to boxes and texts before layout; a line or a ring is drawn into the rectangle it gets."""

from __future__ import annotations

from dataclasses import replace

from bantin.design.charts.donut import donut, donut_height, on_the_right
from bantin.design.charts.line import trend, trend_height
from bantin.design.charts.plot import Plot, Rect, TextSizes
from bantin.design.charts.tints import MOST
from bantin.design.looks.nodes import Bar, Chart, Group, Node, Percent

_THICKNESS = 16
_WIDEST = 0.4
"""Share of the width that labels, and values, take at most."""


def settle(chart: Chart) -> str:
    """Align the texts of a chart in place, and check its values.

    Returns:
        Why the values make no chart of this type, in Vietnamese; empty if they do.
    """
    values = [bar.value for bar in chart.bars]
    if len(values) < (2 if chart.type == "line" else 1):
        return "có quá ít thẻ <bar>"
    if chart.type == "donut" and not (min(values) > 0 and len(values) <= MOST):
        return f"biểu đồ tròn chỉ gồm các số dương, nhiều nhất {MOST} phần"
    sides = on_the_right(values) if chart.type == "donut" else [False] * len(values)
    for bar, right in zip(chart.bars, sides, strict=True):
        bar.display.max_lines = 1
        match chart.type:
            case "bar":
                bar.display.align = "right"
            case "line":
                bar.label.align = "center"
            case "donut":
                bar.label.align = bar.display.align = "left" if right else "right"
    if chart.middle is not None:
        chart.middle.align, chart.middle.max_lines = "center", 1
    return ""


def plot(chart: Chart, place: Rect, sizes: TextSizes) -> Plot:
    """Draw a line chart or a ring into a rectangle, in pixels; bars are expanded by `as_column` instead."""
    return (trend if chart.type == "line" else donut)(chart, place, sizes)


def plot_height(chart: Chart, width: float, sizes: TextSizes) -> float:
    """Find the least height in pixels of a line chart or a ring of some width."""
    return (trend_height if chart.type == "line" else donut_height)(chart, width, sizes)


def as_column(chart: Chart, width: float, sizes: TextSizes) -> Group:
    """Expand a bar chart to a column of rows: label, bar, value. Bars are proportional to the values, from zero.

    All labels have the width of the widest, and so have all values: bars start and end at the same x.

    Args:
        chart: of type `bar`.
        width: inner width of the chart in pixels.
        sizes: measures texts.
    """
    top = max((bar.value for bar in chart.bars), default=0) or 1
    limit = width * _WIDEST
    label = max(sizes.typeset(bar.label, limit).width for bar in chart.bars) + 1
    value = max(sizes.typeset(bar.display, limit).width for bar in chart.bars) + 1
    rows: list[Node] = [_row(chart, bar, max(0.0, bar.value) / top, (label, value)) for bar in chart.bars]
    return Group(line=chart.line, direction="column", gap=chart.gap, justify="space-between", children=rows)


def _row(chart: Chart, bar: Bar, share: float, widths: tuple[float, float]) -> Group:
    thickness = chart.thickness or _THICKNESS
    radius = thickness / 2
    filled = Group(direction="row", width=Percent(share), min_width=thickness, background=chart.color, radius=radius)
    track = Group(direction="row", grow=1, height=thickness, background=chart.track, radius=radius, children=[filled])
    label, value = (replace(text, width=width) for text, width in zip((bar.label, bar.display), widths, strict=True))
    return Group(line=chart.line, direction="row", gap=thickness, align="center", children=[label, track, value])
