"""Soft shadows: a rounded rectangle convolved with a gaussian, by formula, and dithered."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PIL import Image

from bantin.model.frame import Radius, Shadow
from bantin.paint.coverage import Reals
from bantin.paint.dither import ONE, FixedPoint, blend
from bantin.paint.shapes import OPAQUE, Rect, nearest, outside_corner, radii, rect_size

_TINY = 1e-6

_REACH = 3
"""Standard deviations after which a shadow ends; what is cut off is 0.13 % of its opacity."""


def paint_shadow(image: Image.Image, rect: Rect, radius: Radius, shadow: Shadow) -> None:
    """Paint the shadow of a rectangle with round corners in place, below the rectangle too."""
    sigma = max(shadow.blur, 0) / 2
    density = _density(rect_size(rect), radius, sigma)
    reach = _reach(sigma)
    left, top = rect[0] + nearest(shadow.dx) - reach, rect[1] + nearest(shadow.dy) - reach
    blend(image, (left, top), shadow.color[:3], density * shadow.color[3] // OPAQUE)


@lru_cache(maxsize=8)
def _density(size: tuple[int, int], radius: Radius, sigma: float) -> FixedPoint:
    """Blur a rectangle with round corners: its share at each pixel in parts of ONE, `_reach` wider on each side.

    A rectangle's blur is the product of those of its sides. What its corners lack is taken off: each corner's own
    blur, mirrored.
    """
    width, height = size
    reach = _reach(sigma)
    density = _profile(height, sigma, reach)[:, None] * _profile(width, sigma, reach)
    left_top, right_top, right_bottom, left_bottom = radii(size, radius)
    for corner, seen in (
        (left_top, density),
        (right_top, density[:, ::-1]),
        (left_bottom, density[::-1]),
        (right_bottom, density[::-1, ::-1]),
    ):
        if corner:
            blurred = _lacking(corner, sigma, reach)
            seen[: len(blurred), : len(blurred)] -= blurred
    # Rounded to parts, because the last digit of the error function differs between systems.
    return np.rint(np.clip(density, 0, 1) * ONE).astype(np.int32)


@lru_cache(maxsize=8)
def _lacking(radius: float, sigma: float, reach: int) -> Reals:
    """Blur what a left top corner lacks of a square one."""
    lacking = np.asarray(outside_corner(radius)) / OPAQUE
    spread = _spread(len(lacking), sigma, reach)
    blurred: Reals = spread @ lacking @ spread.T
    return blurred


def _profile(side: int, sigma: float, reach: int) -> Reals:
    """Blur a line of `side` pixels."""
    places = np.arange(side + 2 * reach) - reach + 0.5
    return _up_to(places, sigma) - _up_to(places - side, sigma)


def _spread(side: int, sigma: float, reach: int) -> Reals:
    """Find how much each of `side` pixels gives to each pixel from `reach` before them to `reach` after them."""
    edges = _up_to(np.arange(2 * (side + reach)) - reach - side + 0.5, sigma)
    place = np.arange(side + 2 * reach)[:, None] - np.arange(side) + side
    found: Reals = edges[place] - edges[place - 1]
    return found


def _up_to(distances: Reals, sigma: float) -> Reals:
    """Find the share of a gaussian up to each distance from its middle."""
    scale = max(sigma, _TINY) * math.sqrt(2)
    return np.array([(1 + math.erf(distance / scale)) / 2 for distance in distances.tolist()])


def _reach(sigma: float) -> int:
    return math.ceil(_REACH * sigma)
