"""Linear gradients without bands."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.model.frame import Gradient, Rgba

_Reals = npt.NDArray[np.floating]

ONE = 1 << 16
"""One level in fixed-point numbers: whole numbers give the same pixels on every machine."""


def _bayer(order: int) -> npt.NDArray[np.int32]:
    """Bayer's ordered dither matrix of 2**order rows, each value from 0 to 4**order - 1 once."""
    matrix = np.zeros((1, 1), dtype=np.int32)
    for _ in range(order):
        matrix = np.block([[4 * matrix, 4 * matrix + 2], [4 * matrix + 3, 4 * matrix + 1]]).astype(np.int32)
    return matrix


_CELL = 8
THRESHOLDS = (2 * _bayer(3) + 1) * (ONE // (2 * _CELL**2))
"""What is added before fractions are cut off: each pixel of a cell rounds up at another fraction, none at 0 or 1."""


@lru_cache(maxsize=8)
def gradient(size: tuple[int, int], paint: Gradient) -> tuple[Image.Image, Image.Image | None]:
    """Paint a gradient of a size in pixels, dithered so that a slow one shows no bands.

    The ends lie where CSS puts them: on the line through the centre whose ends are level with the corners.

    Returns:
        Colours (RGB), and opacity (L) or None where all is opaque. Cached: neither must be changed.
    """
    start, end = _visible_ends(paint)
    across, down = _positions(size, paint.angle)
    channels = [_channel(a, b, across, down) for a, b in zip(start, end, strict=True)]
    colors = Image.fromarray(np.stack(channels[:3], axis=-1))
    return colors, None if start[3] == end[3] == 255 else Image.fromarray(channels[3])  # noqa: PLR2004 - opaque


def _visible_ends(paint: Gradient) -> tuple[Rgba, Rgba]:
    """Give a wholly transparent end the other end's colour: fading out must not fade to another colour."""
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
    columns = np.rint(ONE * (end - start) * across).astype(np.int32)
    rows = np.rint(ONE * (start + (end - start) * down)).astype(np.int32)
    cells = math.ceil(len(columns) / _CELL)
    base = np.tile(THRESHOLDS, (1, cells))[:, : len(columns)] + columns
    levels = np.empty((len(rows), len(columns)), dtype=np.uint8)
    for line in range(_CELL):
        levels[line::_CELL] = (rows[line::_CELL, None] + base[line]) >> 16
    return levels
