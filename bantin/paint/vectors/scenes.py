"""Scenes: drawings of the looks in SVG, in the colours of the theme, rasterised at the exact size and kept.

A scene names its colours as CSS does, `fill="var(--tone)"`, with a colour of its own where the theme may have none:
`var(--skin, #eab891)`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from math import ceil
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from bantin.model.frame import Rgba, Scene, SceneLayer
from bantin.paint.pictures import PictureError
from bantin.paint.shapes import rect_size, rounded, snapped
from bantin.paint.vectors.drawing import draw, plain
from bantin.paint.vectors.positioning import Place, halo_of, positioned, things

_TINT = re.compile(r"var\(--([a-z0-9-]+)\s*(?:,\s*([^)]+?)\s*)?\)")

_ROOT = re.compile(r"<svg\b")

_SIZED = re.compile(r"<svg\b[^>]*\s(?:width|height)\s*=")

_FOREIGN = re.compile(
    r"<!(?!--)|<(?:text|image|script|style|foreignObject)\b|\b(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)"
)
"""What reaches outside the drawing, or would look different on another system."""

_KEPT = 24
"""Drawn scenes that a process keeps: 2.5 MB each."""

_PARTS_KEPT = 8
"""Halos and things by themselves that it keeps besides, as large: a film's slide has the two apart, its still both."""


_FEWER = 3
"""Pixels of the picture, along a line, for each of a halo that runs out."""


class SceneError(PictureError):
    """A scene cannot be drawn."""


def paint_scene(image: Image.Image, scene: Scene, path: Path) -> None:
    """Paint a scene in place.

    Raises:
        SceneError: the file cannot be drawn.
    """
    rect = snapped(scene.x, scene.y, scene.width, scene.height)
    if 0 in rect_size(rect):
        return
    place = Place(*rect_size(rect), scene.clear, scene.inset)
    drawn = _drawn(read_scene(path), scene.tints, place, scene.fade, scene.layer)
    with rounded(image, rect, scene.radius):
        image.paste(drawn, rect, drawn)


def read_scene(path: Path) -> str:
    """Read a drawing.

    Raises:
        SceneError: it cannot be read, or holds more than shapes.
    """
    try:
        svg = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SceneError(f"Không đọc được hình vẽ «{path.name}»", "Chép lại tệp SVG") from error
    if found := _FOREIGN.search(svg):
        message = f"Hình vẽ «{path.name}» có «{found[0].strip()}», mà hình vẽ chỉ được có các nét và mảng màu"
        hint = "Chuyển chữ thành nét (Object to Path), bỏ ảnh nhúng và liên kết, rồi lưu dạng Plain SVG"
        raise SceneError(message, hint)
    if not _ROOT.search(svg) or "viewBox" not in svg or _SIZED.search(svg):
        message = f"Hình vẽ «{path.name}» phải có viewBox và không ghi width, height ở thẻ <svg>"
        raise SceneError(message, 'Viết ví dụ <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 560">')
    return svg


def unknown_tints(svg: str, tints: Collection[str]) -> list[str]:
    """List the colours that a drawing names and a theme has not, where the drawing has none of its own either."""
    return sorted({name for name, own in _TINT.findall(svg) if not own and name not in tints})


def tinted(svg: str, tints: Mapping[str, Rgba]) -> str:
    """Put colours in the place of their names; a name that nobody knows is black."""

    def color(found: re.Match[str]) -> str:
        if found[1] not in tints:
            return found[2] or "#000000"
        return "#" + bytes(tints[found[1]]).hex()

    return _TINT.sub(color, svg)


@lru_cache(maxsize=_KEPT)
def _drawn(
    svg: str,
    tints: tuple[tuple[str, Rgba], ...],
    place: Place,
    fade: tuple[int, int, int, int],
    layer: SceneLayer,
) -> Image.Image:
    try:
        size, lines = (place.width, place.height), plain(svg)
        shape = tinted(lines, {})
        placed = tinted(positioned(lines, shape, place), dict(tints))
        image = Image.new("RGBA", size) if layer == "things" else _halo(placed, size, fade).copy()
        if layer != "halo":
            drawn, corner = _things(placed, shape, size)
            image.alpha_composite(drawn, corner)
    except ValueError as error:
        raise SceneError(f"Hình vẽ sai cú pháp SVG: {error}", "Mở tệp bằng phần mềm vẽ rồi lưu lại") from error
    return image


@lru_cache(maxsize=_PARTS_KEPT)
def _things(placed: str, shape: str, size: tuple[int, int]) -> tuple[Image.Image, tuple[int, int]]:
    return things(placed, shape, size)


@lru_cache(maxsize=_PARTS_KEPT)
def _halo(placed: str, size: tuple[int, int], fade: tuple[int, int, int, int]) -> Image.Image:
    """Draw the halo, which runs out: large plain shapes, for which a ninth of the pixels is enough."""
    if not any(fade):
        return draw(halo_of(placed), *size)
    small = draw(halo_of(placed), *(ceil(side / _FEWER) for side in size))
    edges = fade[0] / _FEWER, fade[1] / _FEWER, fade[2] / _FEWER, fade[3] / _FEWER
    small.putalpha(Image.fromarray(_faded(np.asarray(small.getchannel("A")), edges)))
    return small.resize(size, Image.Resampling.BILINEAR)


def _faded(alpha: npt.NDArray[np.uint8], fade: tuple[float, float, float, float]) -> npt.NDArray[np.uint8]:
    """Let opacity run out over some pixels at the top, right, bottom and left edge."""
    height, width = alpha.shape
    top, right, bottom, left = fade
    down = _ramp(height, top, bottom)
    return np.rint(alpha * down[:, None] * _ramp(width, left, right)).astype(np.uint8)


def _ramp(count: int, first: float, last: float) -> npt.NDArray[np.float64]:
    """Rise from 0 over the first pixels, stay at 1, and fall to 0 over the last."""
    places = np.arange(count) + 0.5
    begin = places / first if first else np.ones(count)
    end = (count - places) / last if last else np.ones(count)
    return np.minimum(1, np.minimum(begin, end))
