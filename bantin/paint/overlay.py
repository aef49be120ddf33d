"""Designers' overlay: outlines of elements, the template line of each, and baselines of texts."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image, ImageDraw

from bantin.fonts.book import FontBook
from bantin.model.frame import Font, Frame, Outline, TextRun

_OUTLINE = (255, 64, 200)
_BASELINE = (0, 160, 255)
_LABEL, _ON_LABEL = (150, 0, 105), (255, 255, 255)
_LETTERS = Font("noto-sans", 500, 80, 11)
_LABEL_HEIGHT = 13

Bounds = tuple[float, float, float, float]


def overlay(image: Image.Image, frame: Frame, outlines: Iterable[Outline], fonts: FontBook) -> None:
    """Draw over an RGB picture of a frame, which may be a smaller one: lines and names are as thick at any size.

    Elements are outlined in pink and named at their upper right corner, the innermost first, where there is room;
    baselines are blue.
    """
    scale = image.width / frame.width
    draw = ImageDraw.Draw(image)
    rects = [_scaled(outline, scale) for outline in outlines]
    for left, top, right, bottom in rects:
        draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), outline=_OUTLINE)
    for mark in frame.marks:
        if isinstance(mark, TextRun):
            end = mark.x + fonts.advance(mark.font, mark.text)
            draw.line((mark.x * scale, mark.baseline * scale, end * scale, mark.baseline * scale), _BASELINE)
    taken: list[Bounds] = []
    for outline, (left, top, right, _) in reversed(list(zip(outlines, rects, strict=True))):
        width = fonts.advance(_LETTERS, outline.name) + 4
        label = right - width, top, right, top + _LABEL_HEIGHT
        roomy = right - left >= 3 * width
        if outline.name and roomy and not any(_overlap(label, other) for other in taken):
            taken.append(label)
            draw.rectangle((label[0], top, right - 1, label[3] - 1), fill=_LABEL)
            draw.text((label[0] + 2, top + 10), outline.name, _ON_LABEL, fonts.face(_LETTERS), anchor="ls")


def _scaled(outline: Outline, scale: float) -> Bounds:
    left, top = round(outline.x * scale), round(outline.y * scale)
    return left, top, round((outline.x + outline.width) * scale), round((outline.y + outline.height) * scale)


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
