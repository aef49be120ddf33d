"""A chart is a column of rows: lowered to plain boxes and texts, which layout already knows how to place."""

from __future__ import annotations

from dataclasses import replace

from bantin.design.nodes import Bar, Chart, Group, Node, Percent

_LABEL, _VALUE = Percent(0.4), Percent(0.14)
"""Shares of the width that labels and values take; the same in each row, so that bars start and end together."""


def as_column(chart: Chart) -> Group:
    """Draw each bar between its label and its value, its length proportional to the value, from a common zero."""
    top = max((bar.value for bar in chart.bars), default=0) or 1
    rows: list[Node] = [_row(chart, bar, max(0.0, bar.value) / top) for bar in chart.bars]
    return Group(line=chart.line, direction="column", gap=chart.gap, justify="space-between", children=rows)


def _row(chart: Chart, bar: Bar, share: float) -> Group:
    radius = chart.thickness / 2
    filled = Group(
        direction="row", width=Percent(share), min_width=chart.thickness, background=chart.color, radius=radius
    )
    track = Group(
        direction="row", grow=1, height=chart.thickness, background=chart.track, radius=radius, children=[filled]
    )
    label = replace(chart.label, content=bar.label, source=bar.source, width=_LABEL)
    value = replace(chart.value, content=bar.display, source=bar.source, width=_VALUE, align="right", max_lines=1)
    return Group(line=chart.line, direction="row", gap=chart.thickness, align="center", children=[label, track, value])
