"""Footage that plays in the place of a card's picture, below all that is painted over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bantin.film.entrances.sprites import Brush, Sprite, painted
from bantin.film.pixels import Pictures, Raster
from bantin.model.frame import Box, Frame, Picture, Rgba
from bantin.paint.shapes import OPAQUE, Rect, snapped

_WHITE: Rgba = (255, 255, 255, 255)


@dataclass(eq=False)
class Projection:
    """A picture of a card, and what is seen in its place in time.

    Attributes:
        mark: the picture, one of the frame's own marks.
        scene: frame of the card's own time → pixels as large as the picture's whole pixels.
        brush: what the picture's shape is painted with.
    """

    mark: Picture
    scene: Pictures
    brush: Brush

    @cached_property
    def rect(self) -> Rect:
        """Left, top, right and bottom of the picture in whole pixels."""
        return snapped(self.mark.x, self.mark.y, self.mark.width, self.mark.height)

    @cached_property
    def _shape(self) -> Raster:
        """How much of each pixel is the picture's, in 255ths: its corners may be round."""
        mark = self.mark
        whole = Box(mark.x, mark.y, mark.width, mark.height, _WHITE, mark.radius)
        return painted((whole,), self.rect, self.brush).colors

    @cached_property
    def _through(self) -> Raster:
        return OPAQUE - self._shape

    def sprite(self, index: int) -> Sprite:
        """Return what is seen in a frame."""
        colors = self.scene(index)
        if self.mark.radius:
            colors = ((colors * self._shape.astype(np.uint16) + np.uint16(127)) // OPAQUE).astype(np.uint8)
        return Sprite(*self.rect[:2], colors, self._through)


def place_of(frame: Frame, asset: str) -> Picture | None:
    """Find the picture of a card in whose place a film plays; None if none lies on the card as a whole."""
    for mark in frame.marks:
        if isinstance(mark, Picture) and mark.asset == asset:
            left, top, right, bottom = snapped(mark.x, mark.y, mark.width, mark.height)
            inside = 0 <= left < right <= frame.width and 0 <= top < bottom <= frame.height
            return mark if inside else None
    return None


def in_order(pictures: Iterator[Raster], first: int = 0) -> Pictures:
    """Return pictures that come one by one as frames from some number on; each may be asked for again meanwhile."""
    number, shown = first, next(pictures)

    def scene(index: int) -> Raster:
        nonlocal number, shown
        while number < index:
            number, shown = number + 1, next(pictures)
        return shown

    return scene
