"""Pictures converted for films of boards: even sides, 4:2:0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from bantin.film.boards.subsampling import matrix_of, subsampled
from bantin.film.ffmpeg import FilmError
from bantin.film.pixels import Raster


@dataclass(frozen=True, slots=True)
class Planes:
    """A picture in 4:2:0.

    Attributes:
        size: width and height of its luma plane, even.
        matrix: name of the colour matrix, as ffmpeg names it.
        pixels: the luma plane, then those of blue and red chroma.
    """

    size: tuple[int, int]
    matrix: str
    pixels: bytes


def read_picture(path: Path) -> Raster:
    """Read a PNG picture.

    Raises:
        FilmError: it cannot be read.
    """
    try:
        with Image.open(path, formats=("PNG",)) as opened:
            return np.asarray(opened.convert("RGB"))
    except Exception as error:  # decoders meet damage with errors of any type
        raise FilmError(f"không đọc được ảnh «{path.name}»") from error


def planes(picture: Raster) -> Planes:
    """Convert a picture to 4:2:0; odd sides are padded with one black line, at the right or below."""
    height, width, _ = picture.shape
    even = np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0)))
    height, width, _ = even.shape
    matrix = matrix_of(width, height)
    luma, blue, red = subsampled(even, matrix)
    return Planes((width, height), matrix.name, luma.tobytes() + blue.tobytes() + red.tobytes())


def views(strip: Raster, lefts: Sequence[int], width: int, turn: int) -> list[Planes]:
    """Crop what a board shows of a strip that scrolls over it; beyond the ends of the strip all is black.

    Args:
        strip: turned by `turn`.
        lefts: left edge of each view, in pixels of the strip before it was turned; may lie outside of it.
        width: of the board, before it is turned.
        turn: quarter turns clockwise.
    """
    wide = np.pad(np.rot90(strip, turn), ((0, 0), (width, width), (0, 0)))
    empty = np.zeros((wide.shape[0], width, 3), np.uint8)
    cut = (wide[:, left + width : left + 2 * width] for left in lefts)
    return [planes(np.rot90(seen if seen.shape[1] == width else empty, -turn)) for seen in cut]
