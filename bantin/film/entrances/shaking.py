"""Things that shake as a phone that rings, and the pieces of a drawing of which one does."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np
import numpy.typing as npt

from bantin.film.entrances.places import overlap
from bantin.film.entrances.sprites import Brush, Sprite, painted
from bantin.film.pixels import Raster
from bantin.model.frame import CENTER, Enter, Entering, Entrance, Scene
from bantin.paint.shapes import snapped

_RINGS, _EVERY = 0.6, 1.0
"""Seconds for which it shakes, and after which it does so again."""

_WIDE, _OFTEN = 6 / 1080, 7.5
"""How far it goes to each side, as a share of the card's shorter side, and how often in a second."""

_CELL = 6
"""Pixels of a cell of the coarse picture in which pieces are told from each other."""

_AROUND = tuple(product(range(3), repeat=2))
"""Rows and columns of a cell and those around it, in a picture that has one more cell on each side."""

_STRONG = 155
"""What is seen through a pixel, in 255ths, up to which something is drawn there: shadows let more through."""

_GONE = 255
"""What is seen through a pixel where nothing is."""

_FIRST, _STAGGER, _GROWS = 0.25, 0.4, 0.25
"""Seconds after which the first of the other pieces grows, at most between two of them, and for each."""


def aside(second: float, side: int) -> int:
    """Return by how many whole pixels something stands aside after some seconds of shaking, on a card of some side."""
    since = second % _EVERY
    if since >= _RINGS:
        return 0
    fading = 1 - since / _RINGS
    # By even numbers of pixels, so that colours at half the resolution move with the things.
    way = max(2, _WIDE * side) * math.sqrt(fading) * math.sin(2 * math.pi * _OFTEN * since)
    return 2 * round(way / 2)


def shaken_until(second: float) -> float:
    """Return the same second while it shakes, and the one in which it came to rest while it stands still."""
    since = second % _EVERY
    return second if since < _RINGS else second - since + _RINGS


@dataclass(eq=False)
class Drawn:
    """A drawing's things without its halo, in pieces: what hangs together, the largest first, then what is near it."""

    scene: Scene
    brush: Brush = field(repr=False)
    size: tuple[int, int]

    def pieces(self) -> list[Sprite]:
        """Paint the pieces; where nothing is drawn there are none."""
        left, top, right, bottom = snapped(self.scene.x, self.scene.y, self.scene.width, self.scene.height)
        rect = overlap((left, top, right, bottom), (0, 0, *self.size))
        whole = painted((replace(self.scene, layer="things"),), rect, self.brush)
        through = whole.through
        hidden = np.minimum(np.minimum(through[..., 0], through[..., 1]), through[..., 2])
        nearest = _nearest(_labelled(_cells(hidden < _STRONG)), _cells(hidden < _GONE))
        return _sorted(
            [piece for number in range(1, nearest.max() + 1) for piece in _cut(whole, hidden, nearest, number)]
        )


def entrances(entering: Entering, pieces: Sequence[Sprite]) -> Iterator[Entering]:
    """Tell how each piece of a drawing enters that shakes: the first one shakes, meanwhile the others grow."""
    entrance, others = entering.entrance, len(pieces) - 1
    room = max(0.0, entrance.lasts - _FIRST - _GROWS)
    step = min(_STAGGER, room / max(1, others - 1))
    for number, piece in enumerate(pieces):
        left, top, right, bottom = piece.rect
        box = (left, top, right - left, bottom - top)
        if number:
            come = Entrance(Enter.GROW, entrance.at + min(_FIRST, room) + (number - 1) * step, _GROWS, CENTER)
            yield replace(entering, entrance=come, box=box)
        else:
            yield replace(entering, box=box)


def _cells(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return a coarse picture of a mask: the cells in which any of it lies."""
    height, width = mask.shape
    rows, columns = -(-height // _CELL), -(-width // _CELL)
    padded = np.pad(mask, ((0, rows * _CELL - height), (0, columns * _CELL - width)))
    return np.asarray(padded.reshape(rows, _CELL, columns, _CELL).any((1, 3)))


def _labelled(cells: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Number cells that hang together, from 1 on as their first ones come row by row; 0 where nothing is."""
    nowhere = cells.size
    found = np.where(cells, np.arange(nowhere).reshape(cells.shape), nowhere)
    while True:
        # Each takes the first cell that those around it know, and then what that one knows: far ways take few steps.
        padded = np.pad(found, 1, constant_values=nowhere)
        around = [padded[row : row + cells.shape[0], column : column + cells.shape[1]] for row, column in _AROUND]
        first = np.where(cells, np.minimum.reduce(around), nowhere)
        first = np.append(first, nowhere)[first]
        if (first == found).all():
            break
        found = first
    labels = np.zeros(cells.shape, np.int64)
    labels[cells] = np.unique(found[cells], return_inverse=True)[1] + 1
    return labels


def _nearest(labels: npt.NDArray[np.int64], wanted: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Give wanted cells without a number that of a cell near to them: shadows and smooth edges go with their things."""
    found = labels.copy()
    while found.any() and not found[wanted].all():
        padded = np.pad(found, 1)
        for row, column in ((0, 1), (2, 1), (1, 0), (1, 2)):
            beside = padded[row : row + found.shape[0], column : column + found.shape[1]]
            found = np.where(found == 0, beside, found)
    return found


def _cut(whole: Sprite, hidden: Raster, owner: npt.NDArray[np.int64], number: int) -> Iterator[Sprite]:
    """Cut out of a sprite the piece of a number, if anything of it is seen; its cells alone are looked at.

    Args:
        whole: a drawing.
        hidden: how much is seen through each of its pixels.
        owner: number of each cell.
        number: which are wanted.
    """
    cells = owner == number
    if not cells.any():
        return
    top, bottom, left, right = (int(edge) * _CELL for edge in _bounds(cells))
    mine = cells[top // _CELL : bottom // _CELL, left // _CELL : right // _CELL].repeat(_CELL, 0).repeat(_CELL, 1)
    seen = hidden[top:bottom, left:right] < _GONE
    mask = mine[: seen.shape[0], : seen.shape[1]] & seen
    if not mask.any():
        return
    first, last, begin, end = _bounds(mask)
    rows, columns = slice(top + first, top + last), slice(left + begin, left + end)
    kept = mask[first:last, begin:end, None]
    colors = np.where(kept, whole.colors[rows, columns], np.uint8(0))
    through = np.where(kept, whole.through[rows, columns], np.uint8(_GONE))
    yield Sprite(whole.left + columns.start, whole.top + rows.start, colors, through)


def _bounds(mask: npt.NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Find the first row and the one after the last of what a mask holds, and its columns alike."""
    down, across = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return int(down[0]), int(down[-1]) + 1, int(across[0]), int(across[-1]) + 1


def _sorted(pieces: list[Sprite]) -> list[Sprite]:
    """Put the largest piece first, then the others as they are near it."""
    if not pieces:
        return []
    main = max(pieces, key=lambda piece: int((piece.through < _STRONG).sum()))
    left, top, right, bottom = main.rect

    def far(piece: Sprite) -> tuple[float, int]:
        first, upper, last, lower = piece.rect
        aside = max(0, first - right, left - last)
        above = max(0, upper - bottom, top - lower)
        return math.hypot(aside, above), first

    return [main, *sorted((piece for piece in pieces if piece is not main), key=far)]
