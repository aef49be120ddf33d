"""What a designer wants to see through: outlines of boxes and baselines of texts, over a painted card."""

from __future__ import annotations

from PIL import Image, ImageDraw

from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Frame, Icon, Modules, Picture, Run

_BOX = (255, 64, 200)
_BASELINE = (64, 230, 255)


def overlay(image: Image.Image, frame: Frame, fonts: FontBook) -> None:
    """Draw over an RGB picture of a frame: each mark's outline in pink, each run's baseline in cyan."""
    draw = ImageDraw.Draw(image)
    for mark in frame.marks:
        if isinstance(mark, Run):
            draw.line((mark.x, mark.baseline, mark.x + fonts.advance(mark.font, mark.text), mark.baseline), _BASELINE)
        else:
            width, height = _size(mark)
            draw.rectangle((mark.x, mark.y, mark.x + width - 1, mark.y + height - 1), outline=_BOX)


def _size(mark: Box | Picture | Icon | Modules) -> tuple[float, float]:
    match mark:
        case Icon():
            return mark.size, mark.size
        case Modules():
            side = mark.module * len(mark.rows)
            return side, side
        case _:
            return mark.width, mark.height
