"""A slide in time: what stands still is painted once; of each frame only what moves is painted anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bantin.film.conversion import StillPicture, recode
from bantin.film.entrances.effects import Part, Piece, PlayingPart, carried, seen, settled
from bantin.film.entrances.places import around, meet, overlap, overlies, united
from bantin.film.entrances.projection import Projection
from bantin.film.entrances.saying import in_turn, there
from bantin.film.entrances.shaking import Drawn, entrances
from bantin.film.entrances.sprites import WHOLE, Brush, Sprite
from bantin.film.pixels import Planes, Raster
from bantin.model.frame import Enter, Entering, Frame, Mark, Scene, TextRun
from bantin.paint.shapes import Rect
from bantin.paint.still import paint

_Look = tuple[float, ...]
"""Shares of their time that have passed of a part's entrance and of those of what it is a part of."""

_HIDDEN: _Look = (0.0,)
_STILL: _Look = (1.0,)


class Stage:
    """A card with parts that enter: a scene.

    Args:
        still: the card as it looks in the end.
        frame: the same, laid out.
        entering: what of it comes by an entrance, parents before their parts.
        brush: what to paint with.
        fps: frames a second.
        projection: footage in the place of one of the card's pictures.
        first: frame of the card's own time that is number 0 of the scene.

    Raises:
        PictureError: a picture cannot be used.
    """

    def __init__(
        self,
        still: StillPicture,
        frame: Frame,
        entering: Sequence[Entering],
        brush: Brush,
        fps: int,
        *,
        projection: Projection | None = None,
        first: int = 0,
    ) -> None:
        self._entering, self._fps, self._first = entering, fps, first
        stands, self._parts = _divided(frame, entering, brush, projection)
        self._base, self._stale = _based(still.pixels, replace(frame, marks=stands), self._parts, brush)
        self._canvas = self._base.copy()
        self._still = still
        self._planes: Planes = ()
        self._seen: list[Sprite | None] = [None] * len(self._parts)
        self._states: list[object] = [None] * len(self._parts)

    def at(self, index: int) -> Raster:
        """Return the slide's frame of a number, counted from 0; the next call paints over it."""
        changed: list[Rect] = []
        for number, part in enumerate(self._parts):
            pixels = part.turn_to(self._first + index)
            look = self._look(part, index)
            state = look, pixels
            if state != self._states[number]:
                sprite = self._sprite(part, look)
                changed += [found.rect for found in (self._seen[number], sprite) if found is not None]
                self._states[number], self._seen[number] = state, sprite
        height, width, _ = self._canvas.shape
        for rect in united(overlap(rect, (0, 0, width, height)) for rect in changed):
            left, top, right, bottom = rect
            self._canvas[top:bottom, left:right] = self._base[top:bottom, left:right]
            for sprite in self._seen:
                if sprite is not None:
                    sprite.lay(self._canvas, rect)
            self._stale.append(rect)
        return self._canvas

    def coded(self, index: int) -> Planes:
        """Return the same as the encoder takes it: what moved is converted anew."""
        picture = self.at(index)
        if not self._planes:
            self._planes = tuple(plane.copy() for plane in self._still.planes)
        for rect in united(self._stale):
            recode(self._planes, picture, rect)
        self._stale.clear()
        return self._planes

    def changes(self, index: int) -> bool:
        """Tell whether a frame may show anything else than the one before."""
        return any(
            isinstance(part, PlayingPart) or self._look(part, index) != self._look(part, index - 1)
            for part in self._parts
        )

    def plays(self) -> bool:
        """Tell whether anything of the footage is seen below what is painted over it in the end."""
        number = next(number for number, part in enumerate(self._parts) if isinstance(part, PlayingPart))
        left, top, right, bottom = self._parts[number].rect
        seen = np.ones((bottom - top, right - left), bool)
        for part in self._parts[number + 1 :]:
            over = overlap(part.rect, (left, top, right, bottom))
            if meet(part.rect, over):
                seen[over[1] - top : over[3] - top, over[0] - left : over[2] - left] &= _cut(part.sprite, over).any(2)
        return bool(seen.any())

    def _look(self, part: Part, index: int) -> _Look:
        """Return what tells how a part looks in a frame, but for footage."""
        if part.entering is None:
            return _STILL
        # A part that begins with the slide is on its way in the first frame: none is empty.
        second = (self._first + index + 1) / self._fps
        shares = tuple(_share(found, second) for found in self._chain(part.entering))
        if part.entering.entrance.enter is Enter.SHAKE and shares[0] <= 0:
            shares = (1.0, *shares[1:])  # what shakes is there before
        if min(shares) <= 0:
            return _HIDDEN
        if min(shares) >= 1:
            return _STILL
        return tuple(settled(found, share) for found, share in zip(self._chain(part.entering), shares, strict=True))

    def _sprite(self, part: Part, look: _Look) -> Sprite | None:
        """Return the pixels of a look; None before the part is seen."""
        if look == _HIDDEN:
            return None
        if look == _STILL or part.entering is None:
            return part.sprite
        down, right, opacity = 0, 0, WHOLE
        for found, share in zip(self._chain(part.entering), look, strict=True):
            if share < 1:
                moved = carried(found, share, part.size)
                down, right, opacity = down + moved.down, right + moved.right, opacity * moved.opacity // WHOLE
        sprite = part.sprite if look[0] >= 1 else seen(part, part.entering, look[0])
        return sprite.moved(down, right).faded(opacity)

    def _chain(self, entering: Entering) -> Iterator[Entering]:
        """List a part and what it is a part of, from the inside."""
        yield entering
        while entering.within is not None:
            entering = self._entering[entering.within]
            yield entering


def _based(still: Raster, frame: Frame, parts: Sequence[Part], brush: Brush) -> tuple[Raster, list[Rect]]:
    """Paint what stands still, but only where parts come to lie; all else is as the still has it.

    Returns:
        What was painted, and where.
    """
    size = frame.width, frame.height
    places = united(overlap(part.rect, (0, 0, *size)) for part in parts)
    marks = [mark for mark in frame.marks if any(meet(around((mark,), brush.fonts, size), place) for place in places)]
    painted = np.asarray(paint(replace(frame, marks=tuple(marks)), brush.assets, brush.fonts)) if places else still
    base = still.copy()
    for left, top, right, bottom in places:
        base[top:bottom, left:right] = painted[top:bottom, left:right]
    return base, places


def _cut(sprite: Sprite, rect: Rect) -> Raster:
    """Return what is seen through a sprite within a rectangle that lies in it."""
    left, top, right, bottom = rect
    return sprite.through[top - sprite.top : bottom - sprite.top, left - sprite.left : right - sprite.left]


def _share(entering: Entering, second: float) -> float:
    entrance = entering.entrance
    return min(1.0, (second - entrance.at) / entrance.lasts)


@dataclass
class _Group:
    """Marks of one part while a card is divided: those of what enters, by its number, or of what stands still."""

    marks: list[Mark]
    number: int | None = None
    pieces: bool = False


def _divided(
    frame: Frame, entering: Sequence[Entering], brush: Brush, projection: Projection | None
) -> tuple[tuple[Mark, ...], list[Part]]:
    """Divide a card into what stands still and its parts, in painting order.

    What stands still upon something that enters or plays is a part too, which is there from the start. Footage is a
    part by itself: what enters with it is a part below it and one above.
    """
    size = frame.width, frame.height
    owner: list[int | None] = [None] * len(frame.marks)
    for number, found in enumerate(entering):
        owner[found.first : found.end] = [number] * (found.end - found.first)
    groups: list[_Group] = []
    opened: dict[int, _Group] = {}
    still: list[Mark] = []
    moving: list[Rect] = []
    played = None if projection is None else projection.mark
    for mark, mine in zip(frame.marks, owner, strict=True):
        rect = around((mark,), brush.fonts, size)
        if not meet(rect, (0, 0, *size)):
            continue
        if mine is not None and isinstance(mark, Scene) and entering[mine].entrance.enter is Enter.SHAKE:
            # Its halo is ground; its things enter piece by piece.
            still.append(replace(mark, layer="halo"))
            groups.append(_Group([mark], mine, pieces=True))
            moving.append(rect)
        elif mine is not None and mark is not played:
            if mine not in opened:
                opened[mine] = _Group([], mine)
                groups.append(opened[mine])
            opened[mine].marks.append(mark)
            moving.append(rect)
        elif mark is played:
            groups.append(_Group([mark], mine))
            opened.pop(-1 if mine is None else mine, None)
            moving.append(rect)
        elif any(overlies(rect, other) for other in moving):
            groups.append(_Group([mark]))
        else:
            still.append(mark)
    return tuple(still), [part for group in groups for part in _parts(group, entering, brush, size, projection)]


def _parts(
    group: _Group, entering: Sequence[Entering], brush: Brush, size: tuple[int, int], projection: Projection | None
) -> Iterator[Part]:
    enters, first = None if group.number is None else entering[group.number], group.marks[0]
    if projection is not None and first is projection.mark:
        yield PlayingPart(projection, enters, brush, size)
    elif group.pieces and enters is not None and isinstance(first, Scene):
        pieces = Drawn(first, brush, size).pieces()
        for piece, come in zip(pieces, entrances(enters, pieces), strict=True):
            yield Piece(piece, come, brush, size)
    elif enters is not None and enters.entrance.enter is Enter.SAY:
        runs = [mark for mark in group.marks if isinstance(mark, TextRun)]
        if others := tuple(mark for mark in group.marks if not isinstance(mark, TextRun)):
            yield Part(others, there(enters), brush, size)
        for line, come in in_turn(runs, enters):
            yield Part(line, come, brush, size)
    else:
        yield Part(tuple(group.marks), enters, brush, size)
