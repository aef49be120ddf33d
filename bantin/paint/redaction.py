"""Redaction: rectangles of a photograph, destroyed beyond recovery."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image

_MARGIN = 8
"""Pixels by which every box grows: the compression of a photograph smears what is in a block of 8×8 over all of it."""

_BLOCKS = 4
_SMALLEST_BLOCK = 16
"""A box is averaged to at most 4×4 blocks of at least 16×16 pixels. Faces are known again from about 16×16 samples; and
where a block holds less than a character, a number can be found by averaging all candidates in the same way."""


def redact(image: Image.Image, boxes: Iterable[tuple[int, int, int, int]]) -> None:
    """Destroy rectangles of a picture in place: (x, y, width, height) in its pixels.

    What a rectangle shows afterwards is computed from the mean colours of its few blocks alone, smoothly blended:
    nothing of the pixels that were there remains, not even blurred. Parts outside the picture are ignored.
    """
    for x, y, width, height in boxes:
        place = (
            max(0, x - _MARGIN),
            max(0, y - _MARGIN),
            min(image.width, x + width + _MARGIN),
            min(image.height, y + height + _MARGIN),
        )
        if place[0] < place[2] and place[1] < place[3]:
            region = image.crop(place)
            means = region.resize((_blocks(region.width), _blocks(region.height)), Image.Resampling.BOX)
            image.paste(means.resize(region.size, Image.Resampling.BILINEAR), place)


def _blocks(pixels: int) -> int:
    return max(1, min(_BLOCKS, pixels // _SMALLEST_BLOCK))
