"""Linear gradients without bands."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.model.frame import Gradient, Rgba
from bantin.paint.dither import CELL, ONE, THRESHOLDS, FixedPoint

_Reals = npt.NDArray[np.floating]

_OPAQUE = 255


@lru_cache(maxsize=8)
def gradient(size: tuple[int, int], paint: Gradient) -> tuple[Image.Image, FixedPoint | None]:
    """Paint a gradient of a size in pixels, dithered so that a slow one shows no bands.

    The ends lie where CSS puts them: on the line through the centre whose ends are level with the corners.

    Returns:
        Colours (RGB), and opacity, 0 to ONE, or None where all is opaque. Cached: neither must be changed.
    """
    start, end = _visible_ends(paint)
    across, down = _positions(size, paint.angle)
    channels = [_channel(a, b, across, down) for a, b in zip(start[:3], end[:3], strict=True)]
    colors = Image.fromarray(np.stack(channels, axis=-1))
    if start[3] == end[3] == _OPAQUE:
        return colors, None
    columns, rows = _shares(start[3], end[3], across, down)
    return colors, np.clip((rows[:, None] + columns) // _OPAQUE, 0, ONE)


def _visible_ends(paint: Gradient) -> tuple[Rgba, Rgba]:
    """Set a wholly transparent end to the other end's colour: fading out must not fade to another colour."""
    start, end = paint.start, paint.end
    if not start[3]:
        start = (*end[:3], 0)
    if not end[3]:
        end = (*start[:3], 0)
    return start, end


def _positions(size: tuple[int, int], angle: float) -> tuple[_Reals, _Reals]:
    """Split the position of pixel centres on the gradient, 0-1, into a part of the column and a part of the row."""
    width, height = size
    # Rounded, because the last digit of sine and cosine differs between systems.
    right, down = round(math.sin(math.radians(angle)), 9), round(-math.cos(math.radians(angle)), 9)
    length = abs(width * right) + abs(height * down)
    columns = (np.arange(width) + 0.5 - width / 2) * (right / length)
    rows = (np.arange(height) + 0.5 - height / 2) * (down / length)
    return columns, rows + 0.5


def _channel(start: int, end: int, across: _Reals, down: _Reals) -> npt.NDArray[np.uint8]:
    """Blend one channel; a pixel is the sum of its column's, its row's and its dither cell's share."""
    columns, rows = _shares(start, end, across, down)
    cells = math.ceil(len(columns) / CELL)
    base = np.tile(THRESHOLDS, (1, cells))[:, : len(columns)] + columns
    levels = np.empty((len(rows), len(columns)), dtype=np.uint8)
    for line in range(CELL):
        levels[line::CELL] = (rows[line::CELL, None] + base[line]) >> 16
    return levels


def _shares(start: int, end: int, across: _Reals, down: _Reals) -> tuple[FixedPoint, FixedPoint]:
    """Split a channel's levels into the shares of columns and rows, in parts of a level."""
    columns = np.rint(ONE * (end - start) * across).astype(np.int32)
    rows = np.rint(ONE * (start + (end - start) * down)).astype(np.int32)
    return columns, rows
