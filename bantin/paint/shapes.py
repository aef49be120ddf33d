"""Rectangles: snapped to whole pixels, filled, with anti-aliased round corners; and colours laid through masks.

Nothing here draws a round shape. A shape is painted as a plain rectangle, and then its corners get back what they
showed before, as far as the arc leaves them outside. So a corner costs its own few pixels only, and any fill, border
or picture can have round corners.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import numpy as np
from PIL import Image, ImageOps

from bantin.model.frame import Fill, Gradient, Rgba
from bantin.paint.dither import blend
from bantin.paint.gradients import gradient

Rect = tuple[int, int, int, int]
"""Left, top, right and bottom in whole pixels, right and bottom excluded."""

OPAQUE = 255

_SAMPLES = 16
"""Sub-rows of a pixel over which the coverage of an arc is averaged; along the row it is exact."""


def snapped(x: float, y: float, width: float, height: float) -> Rect:
    """Round a rectangle to whole pixels: straight edges are sharp, and neighbours neither overlap nor leave a gap.

    What is not empty keeps at least one pixel, so a hairline never vanishes.
    """
    left, top = nearest(x), nearest(y)
    right = max(nearest(x + width), left + 1) if width > 0 else left
    bottom = max(nearest(y + height), top + 1) if height > 0 else top
    return left, top, right, bottom


def rect_size(rect: Rect) -> tuple[int, int]:
    """Width and height of a rectangle in pixels."""
    return rect[2] - rect[0], rect[3] - rect[1]


def fill(image: Image.Image, rect: Rect, paint: Fill) -> None:
    """Fill a rectangle with a colour or gradient in place."""
    if 0 in rect_size(rect):
        return
    if isinstance(paint, Gradient):
        colors, opacity = gradient(rect_size(rect), paint)
        if opacity is None:
            image.paste(colors, rect)
        else:
            blend(image, rect[:2], colors, opacity)
    elif paint[3] == OPAQUE:
        image.paste(paint[:3], rect)
    else:
        image.paste(paint[:3], rect, Image.new("L", rect_size(rect), paint[3]))


def fill_through(image: Image.Image, position: tuple[int, int], mask: Image.Image, paint: Fill) -> None:
    """Fill with a colour or gradient through a mask (mode L), in place; `position` is its left top corner."""
    if not isinstance(paint, Gradient):
        stamp(image, position, mask, paint)
        return
    colors, opacity = gradient(mask.size, paint)
    if opacity is None:
        image.paste(colors, position, mask)
    else:
        blend(image, position, colors, opacity * np.asarray(mask, dtype=np.int32) // OPAQUE)


def stamp(image: Image.Image, position: tuple[int, int], mask: Image.Image, color: Rgba) -> None:
    """Fill with a colour through a mask (mode L), in place; `position` is its left top corner."""
    if color[3] < OPAQUE:
        mask = mask.point([nearest(level * color[3] / OPAQUE) for level in range(256)])
    image.paste(color[:3], (*position, position[0] + mask.width, position[1] + mask.height), mask)


@contextmanager
def rounded(image: Image.Image, rect: Rect, radius: float) -> Iterator[None]:
    """Clip what the block paints into a rectangle to round corners; as in CSS, a radius ends at half of the side."""
    width, height = rect_size(rect)
    radius = min(radius, width / 2, height / 2)
    kept = [(place, outside, image.crop(place)) for place, outside in _corners(rect, radius)] if radius > 0 else []
    yield
    for place, outside, before in kept:
        image.paste(before, place, outside)


def _corners(rect: Rect, radius: float) -> Iterator[tuple[Rect, Image.Image]]:
    """List the four corners' places and how much of each pixel lies outside the arc. They never overlap."""
    left, top, right, bottom = rect
    outside = outside_corner(radius)
    side = outside.width
    wide, high = min(side, right - left - side), min(side, bottom - top - side)  # of the right and lower corners
    for place in (
        (left, top, left + side, top + side),
        (right - wide, top, right, top + side),
        (left, bottom - high, left + side, bottom),
        (right - wide, bottom - high, right, bottom),
    ):
        mask = outside.crop((0, 0, *rect_size(place)))
        if place[0] != left:
            mask = ImageOps.mirror(mask)
        if place[1] != top:
            mask = ImageOps.flip(mask)
        if 0 not in mask.size:
            yield place, mask


@lru_cache(maxsize=64)
def outside_corner(radius: float) -> Image.Image:
    """Return the share of each pixel of a left top corner that lies outside the arc, 0 to 255."""
    side = math.ceil(radius)
    rows = (np.arange(side * _SAMPLES) + 0.5) / _SAMPLES
    edge = radius - np.sqrt(np.maximum(radius**2 - (radius - rows) ** 2, 0))
    inside = np.clip(np.arange(1, side + 1) - edge[:, None], 0, 1).reshape(side, _SAMPLES, side).mean(axis=1)
    inside = (inside + inside.T) / 2  # the mean of sampling both ways is symmetric, as an arc is
    return Image.fromarray(np.rint(OPAQUE * (1 - inside)).astype(np.uint8))


def nearest(value: float) -> int:
    """Round to the nearest whole pixel."""
    return math.floor(value + 0.5)  # round() would take every other half downwards
