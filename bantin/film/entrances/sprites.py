"""Sprites: marks painted by themselves, with their transparency, to be laid over any ground.

What is painted is a blend with the ground, so each pixel is a linear function of the ground's. Two points determine it:
the marks are painted once on black and once on white.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bantin.film.entrances.places import overlap, shifted
from bantin.film.pixels import Raster
from bantin.fonts.book import FontBook
from bantin.model.frame import Frame, Mark, Rgba
from bantin.paint.shapes import Rect
from bantin.paint.still import paint

_BLACK: Rgba = (0, 0, 0, 255)
_WHITE: Rgba = (255, 255, 255, 255)

Opacity = int | npt.NDArray[np.uint16]
"""How much is left of a sprite, in 256ths."""

WHOLE = 256
"""The opacity that leaves all."""


@dataclass(frozen=True, slots=True, eq=False)
class Brush:
    """What marks are painted with: the files of pictures, and this process's fonts."""

    assets: Mapping[str, Path]
    fonts: FontBook


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """Pixels at a place on a card.

    Attributes:
        colors: what they add to what lies below; (height, width, 3).
        through: how much of that is seen through them, in 255ths; of the same shape.
    """

    left: int
    top: int
    colors: Raster
    through: Raster

    @property
    def rect(self) -> Rect:
        """Left, top, right and bottom on the card."""
        height, width = self.colors.shape[:2]
        return self.left, self.top, self.left + width, self.top + height

    def moved(self, down: int, right: int = 0) -> Sprite:
        """Move it by whole pixels."""
        return replace(self, left=self.left + right, top=self.top + down)

    def faded(self, opacity: Opacity) -> Sprite:
        """Make it fainter: by one opacity, or that of each pixel, of a shape that broadcasts to (height, width, 3)."""
        if isinstance(opacity, int) and opacity >= WHOLE:
            return self
        part = np.asarray(opacity, np.uint16)
        colors = ((self.colors * part + np.uint16(128)) >> 8).astype(np.uint8)
        hides = (((255 - self.through) * part + np.uint16(128)) >> 8).astype(np.uint8)
        return replace(self, colors=colors, through=255 - hides)

    def lay(self, canvas: Raster, clip: Rect) -> None:
        """Lay it over a picture, in place, as far as it lies within a rectangle of it."""
        left, top, right, bottom = overlap(self.rect, clip)
        if left >= right or top >= bottom:
            return
        own = np.s_[top - self.top : bottom - self.top, left - self.left : right - self.left]
        below = canvas[top:bottom, left:right]
        if not self.through[own].any():
            below[...] = self.colors[own]
            return
        seen = below * self.through[own].astype(np.uint16) + np.uint16(127)
        # By 255, rounded, without a division: exact for products of two bytes.
        below[...] = np.minimum(((seen + 1 + (seen >> 8)) >> 8) + self.colors[own], 255)


def painted(marks: Sequence[Mark], rect: Rect, brush: Brush) -> Sprite:
    """Paint marks by themselves.

    Args:
        marks: in painting order.
        rect: what of the card to paint, in whole pixels.
        brush: what to paint with.

    Raises:
        PictureError: a picture cannot be used.
    """
    left, top, right, bottom = rect
    here = tuple(shifted(mark, -left, -top) for mark in marks)
    black, white = (
        np.asarray(paint(Frame(right - left, bottom - top, ground, here), brush.assets, brush.fonts))
        for ground in (_BLACK, _WHITE)
    )
    through = np.maximum(white.astype(np.int16) - black, 0).astype(np.uint8)
    return Sprite(left, top, black, through)
