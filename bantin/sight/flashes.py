"""Flashes: how often what is seen becomes bright and dark again, which can trigger seizures (WCAG 2.2, 2.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.sight.light import linear, luminance

MOST_A_SECOND = 3
"""Flashes in any second (WCAG 2.2, 2.3.1)."""

_CHANGE, _BRIGHT = 0.1, 0.8
"""A flash is a pair of opposing changes of a tenth of the greatest luminance or more, the darker below 0.8 (there)."""

_AREA = 0.25
"""Share of what is seen that must change at once (there: of any ten degrees; a board is seldom wider)."""

SAMPLES_A_SECOND = 12
"""Pictures a second in which flashes are looked for: three a second are seen by twice as many."""

_ROWS = 16
"""Rows of each: flashes are large."""

_CELLS = 8
"""Parts of a picture's longer side: letters are smaller than a part, and do not count as flashes where they move."""

Luminance = npt.NDArray[np.float32]
"""Relative luminance, 0-1, of rows and columns of pixels."""


def most_flashes(pictures: Iterable[Luminance], fps: int) -> int:
    """Count the flashes in the worst second.

    Args:
        pictures: relative luminance of each picture in turn, all of one shape.
        fps: pictures a second.
    """
    times = list(_turns(map(_cells, pictures)))
    most = max((sum(start <= time < start + fps for time in times) for start in times), default=0)
    return most // 2


def small(image: Image.Image, width: int) -> Luminance:
    """Reduce a picture to the coarse luminance that flashes are counted on.

    Args:
        image: as high as the board, RGB.
        width: of the board in pixels; the picture may be wider.
    """
    rows = min(_ROWS, image.height)
    columns = round(_columns(image.height, width) * image.width / width)
    return luminance(linear(image.resize((max(1, columns), rows), Image.Resampling.BOX)))


def passing(strip: Image.Image, width: int, seconds: float) -> Iterator[Luminance]:
    """Yield the coarse luminance of a board while a strip scrolls over it, `SAMPLES_A_SECOND` times a second.

    Args:
        strip: the text, as high as the board, RGB.
        width: of the board in pixels.
        seconds: from an empty board to an empty board.
    """
    light, columns = small(strip, width), _columns(strip.height, width)
    whole = np.pad(light, ((0, 0), (columns, columns)))
    for at in np.linspace(0, light.shape[1] + columns, round(seconds * SAMPLES_A_SECOND)).round().astype(int):
        yield whole[:, at : at + columns]


def _columns(height: int, width: int) -> int:
    return max(1, round(min(_ROWS, height) * width / height))


def _cells(picture: Luminance) -> Luminance:
    """Find the mean luminance of parts that are as high as wide, or nearly."""
    side = max(1, -(-max(picture.shape) // _CELLS))
    rows, columns = (range(0, length, side) for length in picture.shape)
    sums = np.add.reduceat(np.add.reduceat(picture, list(rows), 0), list(columns), 1)
    counts = [np.diff([*starts, length]) for starts, length in zip((rows, columns), picture.shape, strict=True)]
    cells: Luminance = (sums / np.outer(*counts)).astype(np.float32)
    return cells


def _turns(pictures: Iterable[Luminance]) -> Iterable[int]:
    """List the numbers of the pictures in which enough parts become brighter, or darker, than they were last."""
    extreme: Luminance | None = None
    rising = falling = np.zeros(0, dtype=bool)
    for number, cells in enumerate(pictures):
        if extreme is None:
            extreme, rising, falling = cells.copy(), np.zeros(cells.shape, bool), np.zeros(cells.shape, bool)
            continue
        up = ~rising & (cells - extreme >= _CHANGE) & (extreme < _BRIGHT)
        down = ~falling & (extreme - cells >= _CHANGE) & (cells < _BRIGHT)
        rising, falling = (rising & ~down) | up, (falling & ~up) | down
        further = (rising & (cells > extreme)) | (falling & (cells < extreme))
        extreme = np.where(up | down | further, cells, extreme)
        if max(up.mean(), down.mean()) >= _AREA:
            yield number
