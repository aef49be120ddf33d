"""Marks of charts: polylines, areas and sectors of rings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PIL import Image

from bantin.model.frame import Area, Point, Polyline, Sector
from bantin.paint.coverage import Reals, below, centres, ring, segment, wedge
from bantin.paint.shapes import OPAQUE, Rect, fill_through, nearest, rect_size, stamp

_TURN = 360


def paint_polyline(image: Image.Image, line: Polyline) -> None:
    """Paint a polyline in place; a translucent one covers each pixel only once."""
    reach = line.width / 2
    if reach <= 0 or not line.points:
        return
    rect = _around(line.points, reach)
    covered = np.zeros(rect_size(rect)[::-1])
    for start, end in pairwise(line.points if line.points[1:] else line.points * 2):
        part = _around((start, end), reach)
        left, top, right, bottom = (part[i] - rect[i % 2] for i in range(4))
        x, y = centres(part[0], part[1], *rect_size(part))
        window = covered[top:bottom, left:right]
        np.maximum(window, segment(start, end, reach, x, y), out=window)
    stamp(image, rect[:2], _mask(covered), line.color)


def paint_area(image: Image.Image, area: Area) -> None:
    """Paint an area in place: sides and base are rounded to whole pixels, the line above is anti-aliased."""
    points = [(float(nearest(x)), y) for x, y in area.points]
    base = nearest(area.base)
    rect = (int(points[0][0]), math.floor(min(y for _, y in points)), int(points[-1][0]), base) if points else (0,) * 4
    width, height = rect_size(rect)
    if width > 0 and height > 0:
        covered = below(points, *centres(rect[0], rect[1], width, height))
        fill_through(image, rect[:2], _mask(covered), area.fill)


def paint_sector(image: Image.Image, sector: Sector) -> None:
    """Paint a sector in place."""
    if sector.outer <= 0 or sector.end <= sector.start:
        return
    rect = _around(_extremes(sector), 1)
    x, y = centres(rect[0], rect[1], *rect_size(rect))
    x, y = x - sector.x, y - sector.y
    covered = ring(sector.inner, sector.outer, x, y)
    if sector.end - sector.start < _TURN:
        # Where a ray crosses a rim they are at right angles, and their shares are multiplied.
        covered *= wedge(sector.start, sector.end, sector.gap, x, y)
    stamp(image, rect[:2], _mask(covered), sector.color)


def _extremes(sector: Sector) -> list[Point]:
    """List a sector's corners, and where its rims are farthest up, down and to the sides."""
    quarters = range(math.ceil(sector.start / 90) * 90, math.ceil(sector.end), 90)
    angles = [math.radians(angle) for angle in (sector.start, sector.end, *quarters)]
    return [
        (sector.x + radius * math.sin(angle), sector.y - radius * math.cos(angle))
        for radius in (sector.inner, sector.outer)
        for angle in angles
    ]


def _around(points: Sequence[Point], reach: float) -> Rect:
    """Find the whole pixels that a shape can touch which goes no further than `reach` from points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return (
        math.floor(min(across) - reach),
        math.floor(min(down) - reach),
        math.ceil(max(across) + reach),
        math.ceil(max(down) + reach),
    )


def _mask(covered: Reals) -> Image.Image:
    return Image.fromarray(np.rint(OPAQUE * covered).astype(np.uint8))
