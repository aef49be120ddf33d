"""4:2:0 for small letters: four pixels share one colour, and yet each keeps its own brightness.

Converters take each pixel's luma as if its own colour went along. But a red letter one pixel thin shares its colour
with the black beside it: what decodes is half as bright as what was drawn, and the black glows. Here luma is chosen
last, so that each pixel, decoded, gives the light that it was drawn with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bantin.film.pixels import Raster

_Floats = npt.NDArray[np.float32]

_BLACK, _WHITE = 16, 235
"""Luma of black and white in video range (ITU-R BT.601 and BT.709)."""
_GREY = 128
"""Both chroma values of what has no colour."""
_CHROMA = 224
"""Range of chroma."""

_LIGHT: _Floats = ((np.arange(256) / 255) ** 2.2).astype(np.float32)
"""Light that code values give. Players drive LEDs with a gamma of 2.2 to 2.8."""
_SEEN = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""Shares of red, green and blue in what the eye takes for brightness (IEC 61966-2-1)."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """How red, green and blue make luma and chroma.

    Attributes:
        name: as ffmpeg says it.
        red: share of red in luma.
        blue: share of blue in luma.
    """

    name: str
    red: float
    blue: float


BT601 = Matrix("smpte170m", 0.299, 0.114)
BT709 = Matrix("bt709", 0.2126, 0.0722)


def matrix_of(width: int, height: int) -> Matrix:
    """Choose the matrix that players take by a film's size where they do not read what it says of itself."""
    return BT709 if width >= 1280 or height > 576 else BT601  # noqa: PLR2004 - where HD begins, as mpv has it


def subsampled(picture: Raster, matrix: Matrix) -> tuple[Raster, Raster, Raster]:
    """Convert a picture to 4:2:0 in video range, chroma in the middle of each four pixels.

    Args:
        picture: red, green and blue; even sides.
        matrix: see `matrix_of`.

    Returns:
        Luma, and blue and red chroma of half the width and height.
    """
    height, width, _ = picture.shape
    fours = picture.reshape(height // 2, 2, width // 2, 2, 3).transpose(0, 2, 1, 3, 4).reshape(-1, 4, 3)
    # Grounds are most of a board, and what is left are edges of letters, a few over and over: each is reckoned once.
    new = _unlike_before(fours)
    left = fours[new]
    order = np.lexsort(_words(left).T)
    first = _unlike_before(left[order])
    which = np.empty(len(left), np.intp)
    which[order] = first.cumsum() - 1
    found = _coded(left[order][first], matrix)
    coded, blue, red = (values[which[new.cumsum() - 1]] for values in found)
    plane = coded.reshape(height // 2, width // 2, 2, 2).transpose(0, 2, 1, 3).reshape(height, width)
    half = (height // 2, width // 2)
    return np.ascontiguousarray(plane), blue.reshape(half), red.reshape(half)


def _unlike_before(fours: Raster) -> npt.NDArray[np.bool_]:
    """Tell of each four whether they differ from those before them; the first do."""
    words = _words(fours)
    differ = words[1:] != words[:-1]
    return np.concatenate([[True], differ[:, 0] | differ[:, 1] | differ[:, 2]])


def _words(fours: Raster) -> npt.NDArray[np.uint32]:
    """View each four, which are twelve bytes, as three words, compared at once."""
    return fours.reshape(-1, 12).view(np.uint32)


def _coded(fours: Raster, matrix: Matrix) -> tuple[Raster, Raster, Raster]:
    """Code pixels, four by four: their luma, and the blue and red chroma that they share."""
    luma = _luma(fours, matrix)
    blue = _chroma(fours[..., 2], luma, matrix.blue)
    red = _chroma(fours[..., 0], luma, matrix.red)
    coded = np.rint(luma * ((_WHITE - _BLACK) / 255) + _BLACK).astype(np.uint8)
    mixed = (fours != fours[:, :1]).any((1, 2))  # elsewhere a pixel's colour is its own, and its luma is right
    coded[mixed] = _brightest_match(fours[mixed], blue[mixed], red[mixed], matrix)
    return coded, blue, red


def _luma(fours: Raster, matrix: Matrix) -> _Floats:
    red, green, blue = (fours[..., index].astype(np.float32) for index in range(3))
    mixed: _Floats = red * matrix.red + green * (1 - matrix.red - matrix.blue) + blue * matrix.blue
    return mixed


def _chroma(channel: Raster, luma: _Floats, share: float) -> Raster:
    difference = (channel - luma).mean(1) * (_CHROMA / 255 / 2 / (1 - share))
    coded: Raster = np.rint(difference + _GREY).astype(np.uint8)
    return coded


def _brightest_match(fours: Raster, blue: Raster, red: Raster, matrix: Matrix) -> Raster:
    """Find the luma with which each pixel, decoded with the colour of its four, gives its own light."""
    wanted = _LIGHT[fours] @ _SEEN
    colour = _colour(blue, red, matrix)
    low = np.full(wanted.shape, _BLACK, np.int16)
    high = np.full(wanted.shape, _WHITE, np.int16)
    while (low < high).any():  # eight rounds: light only grows with luma
        middle = (low + high) // 2
        enough = _light(middle, colour) >= wanted
        high, low = np.where(enough, middle, high), np.where(enough, low, np.minimum(middle + 1, high))
    below = np.maximum(low - 1, _BLACK)
    nearer = wanted - _light(below, colour) < _light(low, colour) - wanted
    found: Raster = np.where(nearer, below, low).astype(np.uint8)
    return found


def _colour(blue: Raster, red: Raster, matrix: Matrix) -> _Floats:
    """Compute what a decoder adds to red, green and blue for chroma values: one row for each four."""
    bluer = (blue.astype(np.float32) - _GREY) * (255 / _CHROMA * 2 * (1 - matrix.blue))
    redder = (red.astype(np.float32) - _GREY) * (255 / _CHROMA * 2 * (1 - matrix.red))
    greener = -(bluer * matrix.blue + redder * matrix.red) / (1 - matrix.red - matrix.blue)
    return np.stack([redder, greener, bluer], -1)


def _light(luma: npt.NDArray[np.int16], colour: _Floats) -> _Floats:
    grey = (luma - _BLACK).astype(np.float32) * (255 / (_WHITE - _BLACK))
    decoded = np.rint(np.clip(grey[..., None] + colour[:, None], 0, 255)).astype(np.uint8)
    light: _Floats = _LIGHT[decoded] @ _SEEN
    return light
