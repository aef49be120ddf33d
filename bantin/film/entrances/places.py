"""Places of marks: the pixels that they touch, and the same marks elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from bantin.fonts.book import FontBook
from bantin.model.frame import Area, Box, Icon, Mark, Modules, Point, Polyline, Sector, TextRun
from bantin.paint.shapes import Rect

_BLEED = 2
"""Pixels beyond a mark's edges that smoothing may touch."""


def overlap(one: Rect, other: Rect) -> Rect:
    """Find what two rectangles share; empty if it ends before it begins."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def meet(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles share a pixel."""
    left, top, right, bottom = overlap(one, other)
    return left < right and top < bottom


def around(marks: Sequence[Mark], fonts: FontBook, size: tuple[int, int]) -> Rect:
    """Find the whole pixels of a card of some size that marks can touch."""
    points = [point for mark in marks for point in _corners(mark, fonts)]
    across, down = [x for x, _ in points], [y for _, y in points]
    first = math.floor(min(across)) - _BLEED, math.floor(min(down)) - _BLEED
    last = math.ceil(max(across)) + _BLEED, math.ceil(max(down)) + _BLEED
    return overlap((*first, *last), (0, 0, *size))


def _corners(mark: Mark, fonts: FontBook) -> Sequence[Point]:
    """List points between which, across and down, a mark lies."""
    reach = 0.0
    match mark:
        case TextRun(x=x, baseline=baseline):
            left, top, right, bottom = fonts.ink(mark.font, mark.text)
            found: Sequence[Point] = [(x + left, baseline + top), (x + right, baseline + bottom)]
        case Icon(x=x, y=y, size=size):
            found = [(x, y), (x + size, y + size)]
        case Modules(x=x, y=y, module=module, rows=rows):
            found = [(x, y), (x + module * len(rows[0]), y + module * len(rows))]
        case Sector(x=x, y=y):
            found, reach = [(x, y)], mark.outer
        case Polyline():
            found, reach = mark.points, mark.width
        case Area():
            found = [*mark.points, (mark.points[0][0], mark.base)]
        case _:
            found = [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
            if isinstance(mark, Box) and mark.shadow is not None:
                dark = mark.shadow
                reach = 2 * dark.blur + max(abs(dark.dx), abs(dark.dy))
    return [(x + side, y + side) for x, y in found for side in (-reach, reach)]


def shifted(mark: Mark, right: int, down: int) -> Mark:
    """Move a mark by whole pixels."""
    match mark:
        case TextRun():
            return replace(mark, x=mark.x + right, baseline=mark.baseline + down)
        case Polyline():
            return replace(mark, points=_moved(mark.points, right, down))
        case Area():
            return replace(mark, points=_moved(mark.points, right, down), base=mark.base + down)
        case Modules():
            return replace(mark, x=mark.x + right, y=mark.y + down)
        case _:
            return replace(mark, x=mark.x + right, y=mark.y + down)


def _moved(points: Sequence[Point], right: int, down: int) -> tuple[Point, ...]:
    return tuple((x + right, y + down) for x, y in points)
