"""Lucide icons, rasterised at the exact size."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from bantin.model.frame import Icon
from bantin.paint.shapes import rect_size, snapped, stamp
from bantin.paint.vectors.drawing import draw


class IconError(ValueError):
    """No such icon.

    Attributes:
        name: the name asked for.
    """

    def __init__(self, name: str) -> None:
        super().__init__(f"Không có biểu tượng «{name}» trong bộ lucide.")
        self.name = name

    def __reduce__(self) -> tuple[type[IconError], tuple[str]]:
        return type(self), (self.name,)  # exceptions come back from worker processes pickled


def paint_icon(image: Image.Image, icon: Icon) -> None:
    """Paint an icon in place, in its colour.

    Raises:
        IconError: no such icon.
    """
    rect = snapped(icon.x, icon.y, icon.size, icon.size)
    side = max(rect_size(rect))
    if side:
        stamp(image, rect[:2], _mask(icon.name, side, icon.stroke), icon.color)


@lru_cache(maxsize=256)
def _mask(name: str, side: int, stroke: float) -> Image.Image:
    """Draw an icon's strokes: a square mask (L) of `side` pixels. About 1 ms."""
    import lucide  # noqa: PLC0415 - takes 40 ms, and most runs paint no icon that is not cached

    if name not in lucide.get_icon_list():
        raise IconError(name)
    svg = lucide.lucide_icon(name, stroke="#fff", stroke_width=stroke)
    return draw(svg, side, side).getchannel("A")
