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

from bantin.model.frame import Fill, Gradient, Radius, Rgba
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
def rounded(image: Image.Image, rect: Rect, radius: Radius) -> Iterator[None]:
    """Clip what the block paints into a rectangle to round corners."""
    kept = [(place, outside, image.crop(place)) for place, outside in _corners(rect, radius)]
    yield
    for place, outside, before in kept:
        image.paste(before, place, outside)


def radii(size: tuple[int, int], radius: Radius) -> tuple[float, float, float, float]:
    """Give the radius of each corner of a rectangle: as in CSS, one ends at half of the side."""
    every = radius if isinstance(radius, tuple) else (radius,) * 4
    a, b, c, d = (max(0.0, min(one, size[0] / 2, size[1] / 2)) for one in every)
    return a, b, c, d


def _corners(rect: Rect, radius: Radius) -> Iterator[tuple[Rect, Image.Image]]:
    """List the round corners' places and how much of each pixel lies outside the arc. They never overlap."""
    left, top, right, bottom = rect
    width, height = rect_size(rect)
    for number, corner in enumerate(radii((width, height), radius)):
        if not corner:
            continue
        outside = outside_corner(corner)
        side = outside.width
        to_right, below = number in {1, 2}, number in {2, 3}
        wide = min(side, width - side) if to_right else side
        high = min(side, height - side) if below else side
        mask = outside.crop((0, 0, wide, high))
        if to_right:
            mask = ImageOps.mirror(mask)
        if below:
            mask = ImageOps.flip(mask)
        if 0 not in mask.size:
            place_left, place_top = right - wide if to_right else left, bottom - high if below else top
            yield (place_left, place_top, place_left + wide, place_top + high), mask


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
