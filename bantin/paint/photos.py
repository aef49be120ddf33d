"""Photographs in a frame: redacted, scaled, cropped, with round corners."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from bantin.model.frame import Picture
from bantin.paint.pictures import open_picture
from bantin.paint.redaction import redact
from bantin.paint.shapes import rect_size, rounded, snapped

_REDUCING_GAP = 3.0
"""Large photographs are first shrunk by whole numbers to no less than three times the size, which cannot be seen."""


def paint_picture(image: Image.Image, picture: Picture, path: Path) -> None:
    """Paint a photograph in place.

    Raises:
        PictureError: the file cannot be used.
    """
    rect = snapped(picture.x, picture.y, picture.width, picture.height)
    if 0 in rect_size(rect):
        return
    photo = open_picture(path)
    redact(photo, picture.redactions)
    with rounded(image, rect, picture.radius):
        image.paste(covering(photo, rect_size(rect), picture.focus), rect)


def covering(photo: Image.Image, size: tuple[int, int], focus: tuple[float, float], nearer: float = 1.0) -> Image.Image:
    """Scale a photograph to cover a size and crop the rest, as CSS object-fit: cover.

    Args:
        photo: what to scale.
        size: width and height in pixels.
        focus: point of the photograph that stays as near to the centre as edges allow; each from 0 to 1.
        nearer: how many times larger than needed, at least 1.
    """
    scale = nearer * max(size[0] / photo.width, size[1] / photo.height)
    width, height = size[0] / scale, size[1] / scale
    # In this order, for a side that is covered exactly may come out a trillionth of a pixel too long.
    left = max(0, min(focus[0] * photo.width - width / 2, photo.width - width))
    top = max(0, min(focus[1] * photo.height - height / 2, photo.height - height))
    right, bottom = min(left + width, photo.width), min(top + height, photo.height)
    return photo.resize(size, Image.Resampling.LANCZOS, (left, top, right, bottom), _REDUCING_GAP)
