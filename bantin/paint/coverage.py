"""Anti-aliasing by formula: the share of each pixel that a shape covers. Coordinates are pixels.

An edge that crosses a pixel is nearly straight in it, and the share of a unit square on one side of a straight line has
a closed form. Shapes are composed of such edges.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from bantin.model.frame import Point

Reals = npt.NDArray[np.floating]

_TINY = 1e-9
_HALF_TURN = 180


def half_plane(distance: Reals, across: Reals | float, down: Reals | float) -> Reals:
    """Find the share of each pixel that lies on one side of an edge.

    Args:
        distance: from the edge to the centre of each pixel, in pixels; positive inside.
        across: x of the edge's unit normal at each pixel.
        down: y of it.

    Returns:
        Shares from 0 to 1, in the shape of `distance`; exact for a straight edge.
    """
    long, short = np.maximum(np.abs(across), np.abs(down)), np.minimum(np.abs(across), np.abs(down))
    away = np.abs(distance)
    near = 0.5 + away / np.maximum(long, _TINY)
    corner = np.maximum((long + short) / 2 - away, 0)
    far = 1 - corner**2 / np.maximum(2 * long * short, _TINY)
    share = np.where(away <= (long - short) / 2, near, far)
    return np.where(distance >= 0, share, 1 - share)


def centres(left: int, top: int, width: int, height: int) -> tuple[Reals, Reals]:
    """Return the centres of the pixels of a rectangle for broadcasting: x of shape (1, width), y of (height, 1)."""
    return np.arange(width) + left + 0.5, (np.arange(height) + top + 0.5)[:, None]


def segment(start: Point, end: Point, radius: float, x: Reals, y: Reals) -> Reals:
    """Cover what is nearer to a segment than a radius: a stroke with round ends."""
    run, rise = end[0] - start[0], end[1] - start[1]
    along = (x - start[0]) * run + (y - start[1]) * rise
    along = np.clip(along / max(run**2 + rise**2, _TINY), 0, 1)
    dx, dy = x - start[0] - along * run, y - start[1] - along * rise
    distance = np.hypot(dx, dy)
    scale = np.maximum(distance, _TINY)
    # Both sides of the stroke, for it may be thinner than a pixel.
    sides = [half_plane(radius + sign * distance, dx / scale, dy / scale) for sign in (-1, 1)]
    return np.clip(sides[0] + sides[1] - 1, 0, 1)


def below(points: Sequence[Point], x: Reals, y: Reals) -> Reals:
    """Cover what is below a polyline with whole x, one point for each column of pixels from the first to the last."""
    found = np.zeros((len(y), len(x)))
    for (x0, y0), (x1, y1) in pairwise(points):
        columns = (x > x0) & (x < x1)
        length = math.hypot(x1 - x0, y1 - y0)
        if length and columns.any():
            across, down = (y0 - y1) / length, (x1 - x0) / length
            distance = (x[columns] - x0) * across + (y - y0) * down
            found[:, columns] = half_plane(distance, across, down)
    return found


def ring(inner: float, outer: float, x: Reals, y: Reals) -> Reals:
    """Cover what lies between two radii around the origin."""
    distance = np.hypot(x, y)
    scale = np.maximum(distance, _TINY)
    across, down = x / scale, y / scale
    covered = half_plane(outer - distance, across, down)
    return covered + half_plane(distance - inner, across, down) - 1 if inner > 0 else covered


def wedge(start: float, end: float, gap: float, x: Reals, y: Reals) -> Reals:
    """Cover what lies between two rays from the origin, less half of a gap along each of them.

    Angles are degrees clockwise from twelve o'clock; `end` is up to 360 more than `start`.
    """
    # Rounded, because the last digit of sine and cosine differs between systems.
    edges = [
        (sign * round(math.cos(math.radians(angle)), 9), sign * round(math.sin(math.radians(angle)), 9))
        for sign, angle in ((1, start), (-1, end))
    ]
    first, second = (half_plane(x * across + y * down - gap / 2, across, down) for across, down in edges)
    # Away from the origin both lines pass a pixel only if they are nearly one: facing each other, or the same way.
    span = end - start
    if span > _HALF_TURN:
        return np.clip(first + second, 0, 1) if span > 1.5 * _HALF_TURN else np.maximum(first, second)
    return np.clip(first + second - 1, 0, 1) if span < 0.5 * _HALF_TURN else np.minimum(first, second)
