"""Places of marks: the pixels that they touch, and the same marks elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bantin.fonts.book import FontBook
from bantin.model.frame import Area, Box, Icon, Mark, Modules, Point, Polyline, Sector, TextRun
from bantin.paint.shapes import Rect, snapped

_BLEED = 1
"""Pixels beyond a mark's edges that smoothing may touch."""


def overlap(one: Rect, other: Rect) -> Rect:
    """Find what two rectangles share; empty if it ends before it begins."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def meet(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles share a pixel."""
    left, top, right, bottom = overlap(one, other)
    return left < right and top < bottom


def overlies(one: Rect, other: Rect) -> bool:
    """Tell whether marks in two rectangles lie upon each other, and not only beside, where their edges are smoothed."""
    left, top, right, bottom = overlap(one, other)
    return right - left > 2 * _BLEED and bottom - top > 2 * _BLEED


def united(rects: Iterable[Rect]) -> list[Rect]:
    """List rectangles that cover others, with fewer pixels counted twice; empty ones are left out."""
    found: list[Rect] = []
    for rect in rects:
        one = rect
        if not meet(one, one):
            continue
        while (other := next((other for other in found if _wastes_nothing(one, other)), None)) is not None:
            found.remove(other)
            one = _both(one, other)
        found.append(one)
    return found


def _wastes_nothing(one: Rect, other: Rect) -> bool:
    """Tell whether a rectangle around two has no more pixels than both together."""
    return _pixels(_both(one, other)) <= _pixels(one) + _pixels(other)


def _both(one: Rect, other: Rect) -> Rect:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _pixels(rect: Rect) -> int:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def around(marks: Sequence[Mark], fonts: FontBook, size: tuple[int, int]) -> Rect:
    """Find the whole pixels of a card of some size that marks can touch."""
    points = [point for mark in marks for point in _corners(mark, fonts)]
    across, down = [x for x, _ in points], [y for _, y in points]
    first = math.floor(min(across)), math.floor(min(down))
    last = math.ceil(max(across)), math.ceil(max(down))
    return overlap((*first, *last), (0, 0, *size))


def _corners(mark: Mark, fonts: FontBook) -> Sequence[Point]:
    """List points between which, across and down, a mark lies."""
    reach: float = _BLEED
    match mark:
        case TextRun(x=x, baseline=baseline):
            left, top, right, bottom = fonts.ink(mark.font, mark.text)
            found: Sequence[Point] = [(x + left, baseline + top), (x + right, baseline + bottom)]
        case Icon(x=x, y=y, size=size):
            found = [(x, y), (x + size, y + size)]
        case Modules(x=x, y=y, module=module, rows=rows):
            found = [(x, y), (x + module * len(rows[0]), y + module * len(rows))]
        case Sector(x=x, y=y):
            found, reach = [(x, y)], mark.outer + _BLEED
        case Polyline():
            found, reach = mark.points, mark.width + _BLEED
        case Area():
            found = [*mark.points, (mark.points[0][0], mark.base)]
        case _:  # painted in whole pixels, so that what stands beside it stays beside it
            left, top, right, bottom = snapped(mark.x, mark.y, mark.width, mark.height)
            found, reach = [(left, top), (right, bottom)], 0
            if isinstance(mark, Box) and mark.shadow is not None:
                dark = mark.shadow
                reach = 2 * dark.blur + max(abs(dark.dx), abs(dark.dy)) + _BLEED
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
