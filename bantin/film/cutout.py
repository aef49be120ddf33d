"""Windows: a card through whose picture something else is seen, under all that lies over it.

Whatever is painted over a picture (rounded corners, a credit in its corner, a shade) is a blend, and so what is seen
depends on each of the picture's pixels by a straight line. Two points tell a line: the card is painted once with black
in the picture's place and once with white, and then any number of pictures shows through at 2 ms each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.film.pixels import Pixels, Scene
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Frame, Picture, Rgba
from bantin.paint.photos import covering
from bantin.paint.pictures import open_picture
from bantin.paint.redaction import redact
from bantin.paint.shapes import Rect, size_of, snapped
from bantin.paint.still import paint

_BLACK: Rgba = (0, 0, 0, 255)
_WHITE: Rgba = (255, 255, 255, 255)

_NEARER = 1.05
"""How much larger a picture is that settles into its place."""

_FINER = 2
"""Pixels of a settling picture for each that is seen, so that it stays sharp at any size in between."""


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A card with a hole.

    Attributes:
        card: its pixels, black where the hole is.
        picture: what the hole is for.
        rect: where it is.
        share: how much of each pixel in it is the picture's, in 255ths.
    """

    card: Pixels
    picture: Picture
    rect: Rect
    share: npt.NDArray[np.uint16]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the hole in pixels."""
        return size_of(self.rect)

    def showing(self, pixels: Pixels) -> Pixels:
        """Give the card with a picture of the hole's size in it."""
        left, top, right, bottom = self.rect
        whole = self.card.copy()
        seen = pixels * self.share + np.uint16(127)
        # By 255, rounded, without a division: exact for products of two bytes.
        whole[top:bottom, left:right] += ((seen + 1 + (seen >> 8)) >> 8).astype(np.uint8)
        return whole


def open_window(frame: Frame, picture: Picture, assets: Mapping[str, Path], fonts: FontBook) -> Window | None:
    """Cut a hole into a card where a picture is, below what lies over it.

    Args:
        frame: the card laid out.
        picture: one of its marks.
        assets: where its other pictures lie.
        fonts: this process's.

    Returns:
        None where nothing of the picture can be seen.

    Raises:
        PictureError: another picture cannot be used.
    """
    black, white = (np.asarray(paint(_filled(frame, picture, color), assets, fonts)) for color in (_BLACK, _WHITE))
    left, top, right, bottom = snapped(picture.x, picture.y, picture.width, picture.height)
    inside = left >= 0 and top >= 0 and right <= frame.width and bottom <= frame.height
    share = (white.astype(np.int16) - black)[max(0, top) : bottom, max(0, left) : right]
    if not inside or not share.any():
        return None
    return Window(black, picture, (left, top, right, bottom), np.maximum(share, 0).astype(np.uint16))


def _filled(frame: Frame, picture: Picture, color: Rgba) -> Frame:
    box = Box(picture.x, picture.y, picture.width, picture.height, color, picture.radius)
    return replace(frame, marks=tuple(box if mark is picture else mark for mark in frame.marks))


def settling(window: Window, photo: Image.Image, frames: int) -> Scene:
    """Let a photograph, first a little nearer, settle into its place.

    Args:
        window: the card.
        photo: as `prepared` gives it.
        frames: how many frames it takes.
    """

    def scene(index: int) -> Pixels:
        left = 1 - min(1.0, (index + 1) / (frames + 1))
        nearer = 1 + (_NEARER - 1) * left * left
        return window.showing(np.asarray(covering(photo, window.size, window.picture.focus, nearer)))

    return scene


def prepared(window: Window, path: Path) -> Image.Image:
    """Open a photograph, redacted, and hardly larger than it is seen: each of its frames is scaled anew.

    Raises:
        PictureError: the file cannot be used.
    """
    photo = open_picture(path)
    redact(photo, window.picture.redactions)
    width, height = window.size
    scale = max(width / photo.width, height / photo.height)
    if scale * _FINER < 1:
        fine = round(photo.width * scale * _FINER), round(photo.height * scale * _FINER)
        photo = photo.resize(fine, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return photo
