"""Stills: frames painted. The same frame gives the same pixels in every run and process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.frame import Area, Box, Frame, Icon, Mark, Modules, Picture, Polyline, Scene, Sector, TextRun
from bantin.paint.boxes import paint_box
from bantin.paint.curves import paint_area, paint_polyline, paint_sector
from bantin.paint.layers import Layers
from bantin.paint.letters import paint_run
from bantin.paint.photos import paint_picture
from bantin.paint.qr_codes import paint_modules
from bantin.paint.vectors.icons import paint_icon
from bantin.paint.vectors.scenes import paint_scene

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
        SceneError: a scene cannot be drawn.
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
        case Scene():
            paint_scene(image, mark, assets[mark.asset])
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
