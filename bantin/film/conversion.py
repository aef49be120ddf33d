"""What films are encoded from: pictures in 4:2:0, and how ffmpeg reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

from bantin.film.ffmpeg import FilmError
from bantin.film.pixels import Planes, Raster

MATRIX = "bt709"
"""The colour matrix of films, as ffmpeg names it (ITU-R BT.709); in video range."""

_BLACK, _GREY = 16, 128
"""Luma of black, and both chroma values of what has no colour."""

# In 256ths, of whole numbers alone, so that all systems' films have the same bytes; chroma's add up to 0, so that grey
# stays grey. No pixel's luma differs by more than 0.3 from what the standard's fractions give.
_LUMA = (47, 157, 16)
_BLUE = (-26, -86, 112)
_RED = (112, -102, -10)

_HALF = 128
"""Half of a whole, for rounding."""

_WHOLE = 8
"""Bits of a fraction."""


_KEPT = 4
"""Stills that a process keeps, of 9 MB each: the next segment often begins with the same."""


@dataclass(frozen=True, eq=False)
class StillPicture:
    """What a slide looks like when it stands still.

    Attributes:
        pixels: red, green and blue; not to be changed.
    """

    pixels: Raster

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, both even."""
        height, width, _ = self.pixels.shape
        return width, height

    @cached_property
    def planes(self) -> Planes:
        """The same in 4:2:0; not to be changed."""
        return coded(self.pixels)


def read_still(path: Path) -> StillPicture:
    """Read a PNG picture, or remember it.

    Raises:
        FilmError: it cannot be read, or its sides are not even, as 4:2:0 wants.
    """
    try:
        status = path.stat()
        return _read(path, (status.st_ino, status.st_mtime_ns, status.st_size))
    except FilmError:
        raise
    except Exception as error:  # decoders meet damage with errors of any type
        raise FilmError(f"không đọc được ảnh «{path.name}» của trang") from error


@lru_cache(maxsize=_KEPT)
def _read(path: Path, _version: tuple[int, int, int]) -> StillPicture:
    with Image.open(path, formats=("PNG",)) as opened:
        still = StillPicture(np.asarray(opened.convert("RGB")))
    width, height = still.size
    if width % 2 or height % 2:
        raise FilmError(f"khổ phim phải là số chẵn, không phải {width}×{height}")
    return still


def coded(picture: Raster) -> Planes:
    """Convert a picture, chroma in the middle of each four pixels: 7 ms at 1080×1920.

    Args:
        picture: red, green and blue; even sides.

    Returns:
        Luma, and blue and red chroma of half the width and height.
    """
    red, green, blue = (picture[..., index] for index in range(3))
    luma = red * np.uint16(_LUMA[0])
    luma += green * np.uint16(_LUMA[1])
    luma += blue * np.uint16(_LUMA[2])
    luma += np.uint16((_BLACK << _WHOLE) + _HALF)
    quarter = np.asarray(Image.fromarray(picture).reduce(2)).astype(np.int16)
    return (luma >> _WHOLE).astype(np.uint8), _chroma(quarter, _BLUE), _chroma(quarter, _RED)


def _chroma(quarter: np.ndarray[tuple[int, ...], np.dtype[np.int16]], shares: tuple[int, int, int]) -> Raster:
    mixed = quarter[..., 0] * np.int16(shares[0])
    mixed += quarter[..., 1] * np.int16(shares[1])
    mixed += quarter[..., 2] * np.int16(shares[2])
    mixed += np.int16(_HALF)
    found: Raster = ((mixed >> _WHOLE) + np.int16(_GREY)).astype(np.uint8)
    return found


def recode(planes: Planes, picture: Raster, part: tuple[int, int, int, int]) -> None:
    """Convert a part of a picture anew, in place, and at most one pixel more on each side.

    Args:
        planes: of the picture, as `coded` returned them.
        picture: red, green and blue.
        part: left, top, right and bottom; not empty, within the picture.
    """
    left, top, right, bottom = part[0] & ~1, part[1] & ~1, part[2] + (part[2] & 1), part[3] + (part[3] & 1)
    anew = coded(np.ascontiguousarray(picture[top:bottom, left:right]))
    for plane, pixels, by in zip(planes, anew, (1, 2, 2), strict=True):
        plane[top // by : bottom // by, left // by : right // by] = pixels


def raw_video(size: tuple[int, int], fps: int) -> list[str]:
    """Return the options with which ffmpeg reads raw frames in 4:2:0 from `pipe:`."""
    width, height = size
    pixels = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}", "-framerate", str(fps)]
    return ["-threads", "1", *pixels, "-i", "pipe:"]


def color_tags(matrix: str) -> str:
    """Return the filter that tags frames with a colour matrix, in video range, for players that read the tag."""
    return f"setparams=color_primaries={matrix}:color_trc={matrix}:colorspace={matrix}:range=tv"


def fed(pictures: Iterable[Planes]) -> Iterator[memoryview]:
    """Yield the bytes of pictures for `pipe:`, each as soon as it is there."""
    for picture in pictures:
        yield from (plane.data for plane in picture)
