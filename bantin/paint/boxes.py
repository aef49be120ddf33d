"""Boxes: shadow, fill and border."""

from __future__ import annotations

from PIL import Image

from bantin.model.frame import Box, Fill, Gradient
from bantin.paint.shadows import paint_shadow
from bantin.paint.shapes import OPAQUE, Rect, fill, nearest, radii, rect_size, rounded, snapped


def paint_box(image: Image.Image, box: Box) -> None:
    """Paint a box in place: its shadow, its fill, and over it the border, which lies inside the box."""
    rect = snapped(box.x, box.y, box.width, box.height)
    if box.shadow is not None and 0 not in rect_size(rect):
        inside = None if _hides(box.fill) else image.crop(rect)
        paint_shadow(image, rect, box.radius, box.shadow)
        if inside is not None:  # as in CSS, no shadow shows through a box that throws it
            with rounded(image, rect, box.radius):
                image.paste(inside, rect)
    with rounded(image, rect, box.radius):
        if box.fill is not None:
            fill(image, rect, box.fill)
        if box.border > 0 and box.border_color[3]:
            _border(image, rect, box)


def _hides(paint: Fill | None) -> bool:
    colors = (paint.start, paint.end) if isinstance(paint, Gradient) else (paint,)
    return all(color is not None and color[3] == OPAQUE for color in colors)


def _border(image: Image.Image, rect: Rect, box: Box) -> None:
    left, top, right, bottom = rect
    thickness = max(1, nearest(box.border))
    if 2 * thickness >= min(rect_size(rect)):
        fill(image, rect, box.border_color)
        return
    inner = (left + thickness, top + thickness, right - thickness, bottom - thickness)
    inside = image.crop(inner)
    fill(image, rect, box.border_color)
    a, b, c, d = (max(0.0, one - thickness) for one in radii(rect_size(rect), box.radius))
    with rounded(image, inner, (a, b, c, d)):
        image.paste(inside, inner)
