"""A chart is a column of rows: lowered to plain boxes and texts, which layout already knows how to place."""

from __future__ import annotations

from dataclasses import replace

from bantin.design.nodes import Bar, Chart, Group, Node, Percent


def as_column(chart: Chart) -> Group:
    """Draw the bars as boxes whose lengths are proportional to their values, from a common zero."""
    top = max((bar.value for bar in chart.bars), default=0) or 1
    rows: list[Node] = [_bar(chart, bar, max(0.0, bar.value) / top) for bar in chart.bars]
    return Group(line=chart.line, direction="column", gap=chart.gap, justify="space-between", children=rows)


def _bar(chart: Chart, bar: Bar, share: float) -> Group:
    label = replace(chart.label, content=bar.label, source=bar.source, grow=1)
    value = replace(chart.value, content=bar.display, source=bar.source)
    filled = Group(
        direction="row",
        height=chart.thickness,
        width=Percent(share),
        min_width=chart.thickness,
        background=chart.color,
        radius=chart.thickness / 2,
    )
    track = Group(
        direction="row", height=chart.thickness, background=chart.track, radius=chart.thickness / 2, children=[filled]
    )
    heading = Group(direction="row", gap=chart.gap, align="baseline", children=[label, value])
    return Group(line=chart.line, direction="column", gap=chart.thickness / 2, children=[heading, track])
