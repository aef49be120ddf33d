"""Fingerprints of pictures: what stays the same when a platform makes a picture smaller and compresses it again.

The lowest 255 frequencies of a grey picture of 64×64, each above or below their median (a perceptual hash by cosine
transform). Alike is never the same: one figure changed on a card leaves its fingerprint as it is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bantin.paint.pictures import PictureError, open_picture

_SIDE, _LOW = 64, 16

MOST_APART = 14
"""Bits in which two pictures differ that look alike. Measured on the sample month's 65 JPEGs, made 480 to 2,048 pixels
wide in quality 30 to 70: 6 of 255 at most; between two that show other things 30 at least."""


def fingerprint(path: Path) -> int | None:
    """Compute the fingerprint of a picture file; None where it is none that can be read."""
    try:
        return of_image(open_picture(path))
    except PictureError:
        return None


def of_image(image: Image.Image) -> int:
    """Compute the fingerprint of a picture, a number of 255 bits."""
    grey = np.asarray(image.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS), dtype=np.float64)
    low = (_cosines() @ grey @ _cosines().T).ravel()[1:]  # without the first, which says how light it is
    return int("".join("1" if bit else "0" for bit in low > np.median(low)), 2)


def apart(first: int, second: int) -> int:
    """Count the bits in which two fingerprints differ."""
    return (first ^ second).bit_count()


@cache
def _cosines() -> NDArray[np.float64]:
    """Return the lowest rows of the matrix of the cosine transform (DCT-II)."""
    places = np.arange(_SIDE)
    return np.cos(np.pi * (2 * places[None, :] + 1) * np.arange(_LOW)[:, None] / (2 * _SIDE))
