"""Photographs in a frame: redacted, scaled, cropped or whole, with round corners."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from bantin.model.frame import Fit, Picture
from bantin.paint.pictures import open_picture
from bantin.paint.redaction import redact
from bantin.paint.shapes import Rect, rect_size, rounded, snapped

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
    photo = open_picture(path, opaque=picture.fit != "whole")
    redact(photo, picture.redactions)
    if photo.mode == "RGBA":  # an emblem, say
        _paint_transparent(image, photo, rect)
        return
    with rounded(image, rect, picture.radius):
        image.paste(placed(photo, rect_size(rect), picture.focus, picture.fit), rect)


def _paint_transparent(image: Image.Image, photo: Image.Image, rect: Rect) -> None:
    """Paint a whole picture that lets its ground through, in the middle of its place."""
    width, height = inner(photo.size, rect_size(rect))
    place = rect[0] + (rect[2] - rect[0] - width) // 2, rect[1] + (rect[3] - rect[1] - height) // 2
    scaled = photo.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)
    image.paste(scaled, place, scaled)


Size = tuple[int, int]
"""Width and height in pixels."""

Focus = tuple[float, float]
"""A point of a picture, each from 0 to 1."""

_LEAST_KEPT = 0.5
"""Share of a picture below which a crop shows something else than what was taken."""

_HEADROOM = 0.15
"""Share of what an upright picture loses that is lost above: there people have their heads."""

_GRAIN, _DIMMED = 120, 0.6
"""Pixels of the ground behind a whole picture that become one, and how much of their light is left: its colours in soft
fields, none of its shapes, which would be two pictures beside the picture."""


def placed(photo: Image.Image, size: Size, focus: Focus | None = None, fit: Fit | None = None) -> Image.Image:
    """Scale a photograph into a place of some size, cropped or whole."""
    if is_whole(photo.size, size, focus, fit):
        return framed(photo.resize(inner(photo.size, size), Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP), size)
    return covering(photo, size, focus or usual_focus(photo.size, size))


def is_whole(photo: Size, size: Size, focus: Focus | None = None, fit: Fit | None = None) -> bool:
    """Tell whether a picture is shown whole: as somebody says, else where it would lose most of itself."""
    if fit is not None or focus is not None:
        return fit == "whole"
    return kept(photo, size) < _LEAST_KEPT


def kept(photo: Size, size: Size) -> float:
    """Find the share of a picture that is seen where it covers a place."""
    (width, height), (wide, high) = photo, size
    return min(wide * height, high * width) / max(wide * height, high * width)


def enlarged(photo: Size, size: Size, *, whole: bool) -> float:
    """Find how many times as wide as it is a picture is shown in a place, whole or covering it."""
    scales = size[0] / photo[0], size[1] / photo[1]
    return min(scales) if whole else max(scales)


def usual_focus(photo: Size, size: Size) -> Focus:
    """Find the point that cropping keeps if nobody says: the middle, in upright pictures one nearer to the top."""
    (width, height), (wide, high) = photo, size
    if height <= width or high * width >= wide * height:
        return 0.5, 0.5
    seen = high * width / (wide * height)
    return 0.5, _HEADROOM * (1 - seen) + seen / 2


def inner(photo: Size, size: Size) -> Size:
    """Find the size of a whole picture in its place."""
    scale = min(size[0] / photo[0], size[1] / photo[1])
    return max(1, round(photo[0] * scale)), max(1, round(photo[1] * scale))


def framed(photo: Image.Image, size: Size) -> Image.Image:
    """Lay a picture of its `inner` size upon a blurred and dimmed ground of itself."""
    if photo.size == size:
        return photo
    coarse = max(2, size[0] // _GRAIN), max(2, size[1] // _GRAIN)
    blurred = covering(photo, coarse, (0.5, 0.5)).resize(size, Image.Resampling.BICUBIC)
    ground = blurred.point([round(light * _DIMMED) for light in range(256)] * 3)
    ground.paste(photo, ((size[0] - photo.width) // 2, (size[1] - photo.height) // 2))
    return ground


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
