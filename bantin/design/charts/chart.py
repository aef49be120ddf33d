"""Charts: bars are expanded to boxes and texts before layout; a line or a ring is drawn into the rectangle it gets."""

from __future__ import annotations

from bantin.design.charts.donut import donut, donut_height, on_the_right
from bantin.design.charts.line import trend, trend_height
from bantin.design.charts.plot import Plot, Rect, TextSizes
from bantin.design.charts.tints import MOST
from bantin.design.looks.nodes import Chart


def settle(chart: Chart) -> str:
    """Align the texts of a chart in place, and check its values.

    Returns:
        Why the values make no chart of this type, in Vietnamese; empty if they do.
    """
    values = [bar.value for bar in chart.bars]
    if len(values) < (2 if chart.type == "line" else 1):
        return "có quá ít thẻ <bar>"
    if chart.type == "bar" and min(values) < 0:
        return "biểu đồ thanh không vẽ được số âm"
    if chart.type == "donut" and not (min(values) > 0 and len(values) <= MOST):
        return f"biểu đồ tròn chỉ gồm các số dương, nhiều nhất {MOST} phần"
    sides = on_the_right(values) if chart.type == "donut" else [False] * len(values)
    for bar, right in zip(chart.bars, sides, strict=True):
        bar.display.max_lines = 1
        match chart.type:
            case "line":
                bar.label.align = "center"
            case "donut":
                bar.label.align = bar.display.align = "left" if right else "right"
    if chart.middle is not None:
        chart.middle.align, chart.middle.max_lines = "center", 1
    return ""


def plot(chart: Chart, place: Rect, sizes: TextSizes) -> Plot:
    """Draw a line chart or a ring into a rectangle, in pixels; `bars.as_column` expands bars."""
    return (trend if chart.type == "line" else donut)(chart, place, sizes)


def plot_height(chart: Chart, width: float, sizes: TextSizes) -> float:
    """Find the least height in pixels of a line chart or a ring of some width."""
    return (trend_height if chart.type == "line" else donut_height)(chart, width, sizes)
