"""What a designer wants to see through: outlines of boxes and baselines of texts, over a painted card."""

from __future__ import annotations

from PIL import Image, ImageDraw

from bantin.fonts.book import FontBook
from bantin.model.frame import Area, Box, Frame, Icon, Mark, Modules, Picture, Polyline, Run, Sector

_BOX = (255, 64, 200)
_BASELINE = (64, 230, 255)


def overlay(image: Image.Image, frame: Frame, fonts: FontBook) -> None:
    """Draw over an RGB picture of a frame: each mark's outline in pink, each run's baseline in cyan."""
    draw = ImageDraw.Draw(image)
    for mark in frame.marks:
        if isinstance(mark, Run):
            draw.line((mark.x, mark.baseline, mark.x + fonts.advance(mark.font, mark.text), mark.baseline), _BASELINE)
        else:
            left, top, right, bottom = _edges(mark)
            draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), outline=_BOX)


def _edges(mark: Mark) -> tuple[float, float, float, float]:
    """Find the left, top, right and bottom of anything but letters."""
    match mark:
        case Icon(x, y, side):
            return x, y, x + side, y + side
        case Modules(x, y, module, rows):
            return x, y, x + module * len(rows), y + module * len(rows)
        case Polyline(points) | Area(points):
            across, down = [x for x, _ in points], [y for _, y in points]
            base = mark.base if isinstance(mark, Area) else max(down)
            return min(across), min(down), max(across), base
        case Sector(x, y, _, outer):
            return x - outer, y - outer, x + outer, y + outer
        case Box(x, y, width, height) | Picture(x, y, width, height):
            return x, y, x + width, y + height
        case Run():
            return mark.x, mark.baseline, mark.x, mark.baseline
