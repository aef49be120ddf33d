"""A slide in time: what stands still is painted once; of each frame only what moves is painted anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from bantin.film.entrances.effects import Part, carried, seen
from bantin.film.entrances.places import around, meet
from bantin.film.entrances.sprites import WHOLE, Brush, Sprite
from bantin.film.pixels import Raster
from bantin.model.frame import Entering, Frame, Mark
from bantin.paint.shapes import Rect
from bantin.paint.still import paint

_HIDDEN, _STILL = "hidden", "still"


class Stage:
    """A card with parts that enter.

    Args:
        frame: the card laid out, as it looks in the end.
        entering: what of it comes by an entrance, parents before their parts.
        brush: what to paint with.
        fps: frames a second.

    Raises:
        PictureError: a picture cannot be used.
    """

    def __init__(self, frame: Frame, entering: Sequence[Entering], brush: Brush, fps: int) -> None:
        self._entering, self._fps = entering, fps
        still, self._parts = _divided(frame, entering, brush)
        self._base = np.asarray(paint(replace(frame, marks=still), brush.assets, brush.fonts))
        self._canvas = self._base.copy()
        self._seen: list[Sprite | None] = [None] * len(self._parts)
        self._states: list[object] = [None] * len(self._parts)

    def at(self, index: int) -> Raster:
        """Return the slide's frame of a number, counted from 0; the next call paints over it."""
        changed: list[Rect] = []
        # A part that begins with the slide is on its way in the first frame: none is empty.
        second = (index + 1) / self._fps
        for number in range(len(self._parts)):
            state, sprite = self._shown(number, second)
            if state != self._states[number]:
                changed += [found.rect for found in (self._seen[number], sprite) if found is not None]
                self._states[number], self._seen[number] = state, sprite
        for rect in changed:
            left, top, right, bottom = _inside(rect, self._canvas.shape)
            self._canvas[top:bottom, left:right] = self._base[top:bottom, left:right]
            for sprite in self._seen:
                if sprite is not None:
                    sprite.lay(self._canvas, (left, top, right, bottom))
        return self._canvas

    def _shown(self, number: int, second: float) -> tuple[object, Sprite | None]:
        """Return what identifies the look of a part at a second, and its pixels; None before it is seen."""
        part = self._parts[number]
        if part.entering is None:
            return _STILL, part.sprite
        chain = list(self._chain(part.entering))
        shares = tuple(_share(found, second) for found in chain)
        if min(shares) <= 0:
            return _HIDDEN, None
        if min(shares) >= 1:
            return _STILL, part.sprite
        down, opacity = 0, WHOLE
        for found, share in zip(chain, shares, strict=True):
            if share < 1:
                moved = carried(found, share, part.size)
                down, opacity = down + moved.down, opacity * moved.opacity // WHOLE
        sprite = part.sprite if shares[0] >= 1 else seen(part, part.entering, shares[0])
        return shares, sprite.moved(down).faded(opacity)

    def _chain(self, entering: Entering) -> Iterator[Entering]:
        """List a part and what it is a part of, from the inside."""
        yield entering
        while entering.within is not None:
            entering = self._entering[entering.within]
            yield entering


def _share(entering: Entering, second: float) -> float:
    entrance = entering.entrance
    return min(1.0, (second - entrance.at) / entrance.lasts)


def _divided(frame: Frame, entering: Sequence[Entering], brush: Brush) -> tuple[tuple[Mark, ...], list[Part]]:
    """Divide a card into what stands still and its parts, in painting order.

    What stands still upon something that enters is a part too, which is there from the start.
    """
    size = frame.width, frame.height
    owner: list[int | None] = [None] * len(frame.marks)
    for number, found in enumerate(entering):
        owner[found.first : found.end] = [number] * (found.end - found.first)
    parts: dict[object, list[Mark]] = {number: [] for number in range(len(entering))}
    order: list[object] = []
    still: list[Mark] = []
    moving: list[Rect] = []
    for mark, mine in zip(frame.marks, owner, strict=True):
        rect = around((mark,), brush.fonts, size)
        if not meet(rect, (0, 0, *size)):
            continue
        if mine is not None:
            if mine not in order:
                order.append(mine)
            parts[mine].append(mark)
            moving.append(rect)
        elif any(meet(rect, other) for other in moving):
            key = ("upon", len(order))
            order.append(key)
            parts[key] = [mark]
        else:
            still.append(mark)
    made = [Part(tuple(parts[key]), entering[key] if isinstance(key, int) else None, brush, size) for key in order]
    return tuple(still), made


def _inside(rect: Rect, shape: tuple[int, ...]) -> Rect:
    left, top, right, bottom = rect
    return max(0, left), max(0, top), min(shape[1], right), min(shape[0], bottom)
