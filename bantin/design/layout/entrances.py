"""Entrances of boxes: how each comes, and how its text lies."""

from __future__ import annotations

from dataclasses import replace

from bantin.design.looks.entrances import BAR_FADE
from bantin.design.looks.nodes import Chart, Node
from bantin.model.frame import Enter, Entrance


def entrance_of(node: Node) -> Entrance | None:
    """Return how a box enters; of a bar chart, whose bars enter by themselves, how labels and tracks do."""
    if node.entrance is not None and isinstance(node, Chart) and node.type == "bar":
        return replace(node.entrance, enter=Enter.FADE, lasts=min(BAR_FADE, node.entrance.lasts))
    return node.entrance
