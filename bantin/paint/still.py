"""Stills: frames painted and encoded. The same frame gives the same bytes in every run and process."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.card import Encoding
from bantin.model.frame import Area, Box, Frame, Icon, Mark, Modules, Picture, Polyline, Sector, TextRun
from bantin.paint.boxes import paint_box
from bantin.paint.curves import paint_area, paint_polyline, paint_sector
from bantin.paint.icons import paint_icon
from bantin.paint.layers import Layers
from bantin.paint.letters import paint_run
from bantin.paint.photos import paint_picture
from bantin.paint.qr_codes import paint_modules

_PNG_LEVEL = 4
"""For a dithered card of 1080×1350: 52 ms and 543 KB. Level 6 takes 115 ms for 514 KB, level 1 44 ms for 734 KB."""

_JPEG_QUALITY = 90

_LAYERS = Layers()
"""This process's."""


def paint(frame: Frame, assets: Mapping[str, Path], fonts: FontBook) -> Image.Image:
    """Paint a frame.

    Args:
        frame: what to paint. Marks may lie partly or wholly outside it.
        assets: where the pictures that it names lie.
        fonts: this process's fonts.

    Returns:
        A picture in mode RGB without metadata.

    Raises:
        PictureError: a picture cannot be used.
        IconError: no such icon.
    """
    image, done, worth_keeping = _LAYERS.begin(frame)
    for count in range(done, len(frame.marks)):
        if count == worth_keeping:
            _LAYERS.keep(frame, count, image)
        _paint(image, frame.marks[count], assets, fonts)
    return image


def _paint(image: Image.Image, mark: Mark, assets: Mapping[str, Path], fonts: FontBook) -> None:
    match mark:
        case Box():
            paint_box(image, mark)
        case TextRun():
            paint_run(image, mark, fonts)
        case Picture():
            paint_picture(image, mark, assets[mark.asset])
        case Icon():
            paint_icon(image, mark)
        case Modules():
            paint_modules(image, mark)
        case Polyline():
            paint_polyline(image, mark)
        case Area():
            paint_area(image, mark)
        case Sector():
            paint_sector(image, mark)


def encode(image: Image.Image, encoding: Encoding) -> bytes:
    """Write a picture's pixels, and nothing else about it, to the bytes of a file.

    Args:
        image: what to write, mode RGB, sRGB.
        encoding: PNG, or JPEG of quality 90 without colour subsampling, so that red letters stay sharp.
    """
    bare = image.copy() if image.info else image
    bare.info = {}  # Pillow writes a profile, comment or text that it finds here
    stream = io.BytesIO()
    match encoding:
        case Encoding.PNG:
            bare.save(stream, "PNG", compress_level=_PNG_LEVEL)
        case Encoding.JPEG:
            bare.save(stream, "JPEG", quality=_JPEG_QUALITY, subsampling="4:4:4")
    return stream.getvalue()
