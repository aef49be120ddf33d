"""Cut-outs: a painted card in which one picture can be replaced, below all that is painted over it.

Whatever is painted over a picture (rounded corners, a credit in its corner, a shade) is a blend, so each pixel of the
card is a linear function of the picture's pixel there. Two points determine it: the card is painted once with black in
the picture's place and once with white, and then any number of pictures is put in at 2 ms each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bantin.film.pixels import Raster
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Frame, Picture, Rgba
from bantin.paint.shapes import Rect, rect_size, snapped
from bantin.paint.still import paint

_BLACK: Rgba = (0, 0, 0, 255)
_WHITE: Rgba = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True, eq=False)
class Cutout:
    """A card without one of its pictures.

    Attributes:
        card: its pixels, with black in the picture's place.
        picture: the mark that was taken out.
        rect: its rectangle on the card, in pixels.
        share: how much of each pixel in `rect` is the picture's, in 255ths; (height, width, 3).
    """

    card: Raster
    picture: Picture
    rect: Rect
    share: npt.NDArray[np.uint16]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture's rectangle in pixels."""
        return rect_size(self.rect)

    def filled(self, pixels: Raster) -> Raster:
        """Put a picture of `size` into the card; gives a new array."""
        left, top, right, bottom = self.rect
        whole = self.card.copy()
        seen = pixels * self.share + np.uint16(127)
        # By 255, rounded, without a division: exact for products of two bytes.
        whole[top:bottom, left:right] += ((seen + 1 + (seen >> 8)) >> 8).astype(np.uint8)
        return whole


def cut_out(frame: Frame, picture: Picture, assets: Mapping[str, Path], fonts: FontBook) -> Cutout | None:
    """Paint a card without one of its pictures.

    Args:
        frame: the card laid out.
        picture: one of its marks.
        assets: asset name → file, of its other pictures.
        fonts: this process's.

    Returns:
        None if nothing of the picture is visible, or it reaches beyond the card.

    Raises:
        PictureError: another picture cannot be used.
    """
    black, white = (np.asarray(paint(_filled(frame, picture, color), assets, fonts)) for color in (_BLACK, _WHITE))
    left, top, right, bottom = snapped(picture.x, picture.y, picture.width, picture.height)
    inside = left >= 0 and top >= 0 and right <= frame.width and bottom <= frame.height
    share = (white.astype(np.int16) - black)[max(0, top) : bottom, max(0, left) : right]
    if not inside or not share.any():
        return None
    return Cutout(black, picture, (left, top, right, bottom), np.maximum(share, 0).astype(np.uint16))


def _filled(frame: Frame, picture: Picture, color: Rgba) -> Frame:
    box = Box(picture.x, picture.y, picture.width, picture.height, color, picture.radius)
    return replace(frame, marks=tuple(box if mark is picture else mark for mark in frame.marks))
