"""Dithering: fractions of a level are spread over neighbouring pixels, so that slow gradients show no bands."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

FixedPoint = npt.NDArray[np.int32]
"""Fixed-point numbers: whole ones give the same pixels on every machine."""

ONE = 1 << 16
"""One level, or the whole of a share, in parts."""


def _bayer(order: int) -> FixedPoint:
    """Bayer's ordered dither matrix of 2**order rows, each value from 0 to 4**order - 1 once."""
    matrix = np.zeros((1, 1), dtype=np.int32)
    for _ in range(order):
        matrix = np.block([[4 * matrix, 4 * matrix + 2], [4 * matrix + 3, 4 * matrix + 1]]).astype(np.int32)
    return matrix


CELL = 8
THRESHOLDS = (2 * _bayer(3) + 1) * (ONE // (2 * CELL**2))
"""What is added before fractions are cut off: each pixel of a cell rounds up at another fraction, none at 0 or 1."""

_TURNED = THRESHOLDS[::-1].T
"""Its pattern does not repeat that of a gradient below."""


def blend(
    image: Image.Image, position: tuple[int, int], colors: tuple[int, int, int] | Image.Image, opacity: FixedPoint
) -> None:
    """Lay a colour, or a picture of colours, on an RGB image in place, as opaque at each pixel as `opacity` says.

    Pillow's own masks have 256 steps and round what they give: a slow fade on a ground of about the same colour is then
    only a few levels wide, and each of them a band.

    Args:
        image: what is painted on.
        position: of the left top corner; what lies outside the image is left away.
        colors: red, green and blue of all pixels, or of each.
        opacity: 0 to ONE for each pixel.
    """
    left, top = position
    height, width = opacity.shape
    seen = (max(0, left), max(0, top), min(image.width, left + width), min(image.height, top + height))
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        return
    part = (slice(seen[1] - top, seen[3] - top), slice(seen[0] - left, seen[2] - left))
    under = np.asarray(image.crop(seen)).astype(np.int32)
    over = np.asarray(colors, dtype=np.int32)
    if isinstance(colors, Image.Image):
        over = over[part]
    pattern = np.tile(_TURNED, (-(-height // CELL), -(-width // CELL)))[part]
    blended = (under * ONE + (over - under) * opacity[part][..., None] + pattern[..., None]) >> 16
    image.paste(Image.fromarray(blended.astype(np.uint8)), seen)
