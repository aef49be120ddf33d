"""Light: pictures as linear light, and how a board and the eye spread it."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image

Light = npt.NDArray[np.float32]
"""Linear light, 1 where a screen is white: rows × columns × red, green, blue."""

_BEND = 0.04045
"""Where sRGB's curve begins (IEC 61966-2-1); below it is straight."""

_LEVELS = np.arange(256) / 255
LINEAR = np.where(_LEVELS <= _BEND, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4).astype(np.float32)
"""sRGB level → linear light."""

_STEPS = 4096
_SRGB = np.searchsorted((LINEAR[1:] + LINEAR[:-1]) / 2, np.linspace(0, 1, _STEPS)).astype(np.uint8)
"""Linear light in steps → the sRGB level that is nearest."""

LUMINANCE = np.array((0.2126, 0.7152, 0.0722), dtype=np.float32)
"""What red, green and blue add to luminance (ITU-R BT.709)."""

EYE_ARCMIN = 1.5
"""Finest detail that a 20/30 eye makes out, in minutes of arc: most adults see better, many without glasses do not."""

DOT = 0.19
"""Standard deviation of one LED's light in pitches: a round dot half as wide as its cell, a dark gap around it."""

_FWHM = 2 * math.sqrt(2 * math.log(2))
"""Width of a gaussian at half its height, in standard deviations."""


def linear(image: Image.Image) -> Light:
    """Decode an RGB picture to linear light: (height, width, 3), 1 for white."""
    light: Light = LINEAR[np.asarray(image)]
    return light


def encoded(light: Light) -> Image.Image:
    """Encode linear light as an sRGB picture, clipped at white."""
    steps = (np.clip(light, 0, 1) * (_STEPS - 1) + 0.5).astype(np.uint16)
    return Image.fromarray(_SRGB[steps])


def luminance(light: Light) -> npt.NDArray[np.float32]:
    """Find the relative luminance of each pixel, from 0 to 1."""
    return light @ LUMINANCE


def mean_light(image: Image.Image) -> tuple[float, float]:
    """Average an RGB picture.

    Returns:
        Its mean relative luminance, and the mean drive level of its LEDs, to which power is proportional; both are 1
        for white.
    """
    counts = np.array(image.histogram(), dtype=np.float64).reshape(3, 256)
    channels = counts @ LINEAR.astype(np.float64) / (image.width * image.height)
    return float(channels @ LUMINANCE), float(channels.mean())


def eye_blur(pitch_mm: float, distance_m: float) -> float:
    """Find the standard deviation, in pixel pitches, of the blur of a 20/30 eye.

    Two points at the limit of its resolution are blurred to one and a half times that: full width at half maximum
    equals their distance.
    """
    arcmin_a_pitch = math.degrees(math.atan2(pitch_mm, distance_m * 1000)) * 60
    return EYE_ARCMIN / _FWHM / arcmin_a_pitch


def spread(light: Light, size: tuple[int, int], sigma: float) -> Light:
    """Render the light of a board at another size, each of its pixels a gaussian spot.

    Args:
        light: of the board's pixels, linear.
        size: width and height of the result in pixels.
        sigma: standard deviation of a spot, in the board's pixels: of `DOT` and the eye's blur, added as squares.

    Returns:
        Linear light; a board all white has a mean of 1, away from its edges.
    """
    height, width = light.shape[:2]
    across = _spots(width, size[0], sigma)
    down = _spots(height, size[1], sigma)
    rows = (down @ light.reshape(height, -1)).reshape(size[1], width, 3)
    shown: Light = np.matmul(across, rows)
    return shown


@lru_cache(maxsize=8)
def _spots(count: int, wanted: int, sigma: float) -> Light:
    """Compute what each of `wanted` samples along a side gets of each of `count` pixels' light."""
    scale = wanted / count
    # A sample gathers what falls on its width; a spot is never narrower than that.
    wide = math.hypot(sigma, 0.4 / scale)
    at = (np.arange(wanted)[:, None] + 0.5) / scale - (np.arange(count)[None, :] + 0.5)
    return (np.exp(-0.5 * (at / wide) ** 2) / (wide * math.sqrt(2 * math.pi))).astype(np.float32)
