"""Simulations of a board as people see it: by day under a bright sky, by night with glare."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.model.parts.board import Board
from bantin.sight.light import DOT, Light, encoded, eye_blur, linear, spread

SUN_LUX = 30_000
"""What falls on the face of a board on a bright day when the sun is not in front of it, lux (judgement; direct sun is
up to 100,000)."""

FACE_REFLECTANCE = 0.04
"""What the black face of an outdoor board gives back of it (judgement; matt black masks give back 3-5 %)."""

WASH = SUN_LUX * FACE_REFLECTANCE / math.pi
"""Luminance of a dark board by day, cd/m²: 382. By night it is none."""

_DAY_WHITE, _NIGHT_WHITE = 6_000.0, 120.0
"""Luminance that the picture shows as white, cd/m²: an eye used to a bright sky, and one used to a lit street."""

_GLARE = ((0.06, 0.15), (0.04, 0.8))
"""What an eye scatters: shares of the light, and how far each spreads (standard deviation in degrees). Together a tenth
(as in CIE 146:2002's disability glare), which is seen only where it is dark around."""

_VEIL_STEP = 8
"""Glare is smooth: it is found on a picture so many times smaller."""

_BEZEL = 3
_SKY = ((108, 160, 214), (214, 229, 241))
_NIGHT_SKY = ((4, 6, 12), (15, 20, 34))
_FACE, _NIGHT_FACE = (26, 28, 32), (7, 8, 10)


@dataclass(frozen=True, slots=True)
class Sight:
    """How a board appears to somebody at a distance.

    Attributes:
        blur: standard deviation of the eye's blur, in the board's pixels.
        degrees: width of the board in the field of view.
    """

    blur: float
    degrees: float


def sight(board: Board, distance_m: float | None = None) -> Sight:
    """Find how a board appears to a 20/30 eye, at a distance in metres; at the board's viewing distance if None."""
    distance = distance_m or board.viewing_m
    width = board.width * board.pitch_mm / 1000
    return Sight(eye_blur(board.pitch_mm, distance), math.degrees(2 * math.atan2(width / 2, distance)))


def seen(image: Image.Image, size: tuple[int, int], blur: float) -> Light:
    """Render a board's picture as the eye receives it: spots of light, blurred by distance.

    Args:
        image: the board's pixels, RGB.
        size: width and height of the result in pixels.
        blur: as in `Sight`.

    Returns:
        Linear light, (height, width, 3).
    """
    return spread(linear(image), size, math.hypot(DOT, blur))


def by_day(light: Light, nits: float, margin: int) -> Image.Image:
    """Render a board under a bright sky, whose reflection lifts its black.

    Args:
        light: as `seen` gives it.
        nits: luminance of the board's white, cd/m².
        margin: sky around it in pixels, at least 4.
    """
    scene, inside = _scene(light, margin, _SKY, _FACE)
    scene[inside] = (light * nits + WASH) / _DAY_WHITE
    return encoded(scene)


def by_night(light: Light, nits: float, margin: int, degrees: float) -> Image.Image:
    """Render a board in the dark, with the veiling glare that a bright one causes in the eye.

    Args:
        light: as `seen` gives it.
        nits: luminance of the board's white, cd/m².
        margin: dark around it in pixels, at least 4.
        degrees: width of the board in the field of view.
    """
    scene, inside = _scene(light, margin, _NIGHT_SKY, _NIGHT_FACE)
    scene[inside] = light * (nits / _NIGHT_WHITE)
    return encoded(scene + _veil(scene, light.shape[1] / degrees))


def _scene(
    light: Light, margin: int, sky: tuple[tuple[int, int, int], tuple[int, int, int]], face: tuple[int, int, int]
) -> tuple[Light, tuple[slice, slice]]:
    """Hang a board's frame before a sky; returns the scene and the board's place in it."""
    height, width = light.shape[:2]
    scene = np.empty((height + 2 * margin, width + 2 * margin, 3), dtype=np.float32)
    top, bottom = (linear(Image.new("RGB", (1, 1), color))[0, 0] for color in sky)
    down: npt.NDArray[np.float32] = np.linspace(0, 1, len(scene), dtype=np.float32)[:, None, None]
    scene[:] = top + (bottom - top) * down
    frame = margin - _BEZEL
    scene[frame:-frame, frame:-frame] = linear(Image.new("RGB", (1, 1), face))[0, 0]
    return scene, (slice(margin, margin + height), slice(margin, margin + width))


def _veil(scene: Light, pixels_a_degree: float) -> Light:
    """Find the light that an eye scatters over what it sees."""
    height, width = scene.shape[:2]
    rows, columns = height // _VEIL_STEP, width // _VEIL_STEP
    small = scene[: rows * _VEIL_STEP, : columns * _VEIL_STEP]
    small = small.reshape(rows, _VEIL_STEP, columns, _VEIL_STEP, 3).mean((1, 3))
    size = (width, height)
    # A glow narrower than a pixel of the small picture would show that picture's grid.
    reach = [max(0.7, degrees * pixels_a_degree / _VEIL_STEP) for _, degrees in _GLARE]
    return sum(
        (share * spread(small, size, sigma) for (share, _), sigma in zip(_GLARE, reach, strict=True)),
        start=np.zeros_like(scene),
    )
