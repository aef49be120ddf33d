"""A bar chart: boxes and texts of the card, each bar as long as its value is large, from zero."""

from __future__ import annotations

from dataclasses import replace

from bantin.design.charts.plot import TextSizes
from bantin.design.looks.entrances import BAR_STAGGER
from bantin.design.looks.nodes import Bar, Chart, Edges, Group, Node, Text
from bantin.model.frame import LEFT, Enter

_THICKNESS = 16
_WIDEST = 0.5
"""Share of the width that values take at most, and labels that stand beside their bars."""

_MOST_ABOVE = 7
"""Labels stand above their bars, unless there are more than this."""

_AXIS = 4
"""Width in pixels of the line at zero, from which bars start: a zero shows nothing but that."""

_BELOW_LABEL = 4
"""Pixels between a label and its bar, which tails of letters do not touch."""

_HAIR = 1
"""Length in pixels of a bar whose value is too small to be seen: it is not zero."""

_THICKEST, _LOOSEST = 3, 5
"""How many times as thick bars grow, and as wide the gaps between them, where there is room."""


def as_column(chart: Chart, width: float, sizes: TextSizes) -> Group:
    """Expand a bar chart to a column: labels above bars, or beside where there are many; values where bars end.

    All bars start at the same x and have one scale, in pixels for each unit, on which the longest has room beside its
    value. The greatest has the colour of the chart, the others have its `rest`.

    Args:
        chart: of type `bar`; no value is below zero.
        width: inner width of the chart in pixels.
        sizes: measures texts.
    """
    thickness = chart.thickness or _THICKNESS
    above = len(chart.bars) <= _MOST_ABOVE
    label = 0.0 if above else max(sizes.typeset(bar.label, width * _WIDEST).width for bar in chart.bars) + 1
    room = width - _AXIS - (label + thickness if label else 0)
    most = room * _WIDEST
    taken = [min(sizes.typeset(bar.display, most - thickness).width + 1 + thickness, most) for bar in chart.bars]
    top = max(bar.value for bar in chart.bars)
    ways = zip(chart.bars, taken, strict=True)
    longest = min(((room - width) * top / bar.value for bar, width in ways if bar.value), default=0.0)
    rows: list[Node] = []
    for number, (bar, value) in enumerate(zip(chart.bars, taken, strict=True)):
        if number:
            gap = chart.gap if above else chart.gap / 2
            rows.append(Group(direction="stack", height=gap, grow=1, max_height=gap * _LOOSEST))
        length = max(_HAIR, longest * bar.value / top) if bar.value else 0
        text = replace(bar.display, width=value, padding=Edges(left=thickness), shrink=0, align_self="center")
        drawn = _drawn(chart, length, text, number)
        rows.append(_above(bar, drawn, width, sizes) if above else _beside(bar, drawn, label, thickness))
    return Group(line=chart.line, direction="column", justify="center", children=rows)


def _best(chart: Chart) -> int:
    """Number the bar that stands out: the first of the greatest."""
    values = [bar.value for bar in chart.bars]
    return values.index(max(values))


def _drawn(chart: Chart, length: float, value: Text, number: int) -> Group:
    """Draw the line at zero, the bar of a number, and write its value behind it; where they enter, both at once."""
    thickness = chart.thickness or _THICKNESS
    color = chart.color if number == _best(chart) or chart.rest is None else chart.rest
    grows = counts = None
    if chart.entrance is not None:
        grows = replace(chart.entrance, at=chart.entrance.at + BAR_STAGGER * number, enter=Enter.GROW, origin=LEFT)
        counts = replace(grows, enter=Enter.COUNT)
    value.entrance = counts
    bars: list[Node] = [Group(direction="stack", width=_AXIS, shrink=0, background=chart.track)]
    if length:
        bars.append(Group(direction="stack", width=length, shrink=0, background=color, entrance=grows))
    return Group(
        line=chart.line,
        direction="row",
        min_height=thickness,
        max_height=thickness * _THICKEST,
        grow=1,
        children=[*bars, value],
    )


def _above(bar: Bar, drawn: Group, width: float, sizes: TextSizes) -> Group:
    """Write a label above its bar; the bar grows, the label does not."""
    high = sizes.typeset(bar.label, width).height + _BELOW_LABEL + (drawn.max_height or 0)
    return Group(direction="column", grow=1, max_height=high, gap=_BELOW_LABEL, children=[bar.label, drawn])


def _beside(bar: Bar, drawn: Group, label: float, gap: float) -> Group:
    """Write a label before its bar."""
    text = replace(bar.label, width=label, shrink=0, align_self="center", align="right")
    drawn.grow = 1
    return Group(direction="row", gap=gap, grow=1, max_height=None, children=[text, drawn])
