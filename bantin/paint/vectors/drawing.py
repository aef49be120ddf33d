"""SVG drawn by resvg, the same on every system.

Arcs, what is turned, and where a cubic curve crosses the picture's edge resvg works out with the sine and cosine of the
system, whose last digits differ between systems: enough for a long curve to pass some pixels otherwise. For quadratic
curves a square root is enough, which all systems round alike. So resvg is handed these, straight lines and numbers.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from math import radians
from xml.etree import ElementTree as ET

from PIL import Image

_DIGITS = 5
"""Of coordinates, after the point: systems agree on 14, single precision has about 4."""

_NEAR = 0.001
"""Units of the drawing by which a curve may be off."""

_TURNS = re.compile(r"(rotate|skew[XY])\s*\(([^)]*)\)")

_ROUND = re.compile("[ACS]", re.IGNORECASE)
"""Commands of arcs and cubic curves."""

ET.register_namespace("", "http://www.w3.org/2000/svg")

_PLAIN = "<!--plain-->"
"""Stands behind what needs no second look: it takes 4 to 15 ms."""

_LETTERS = {"moveTo": "M", "lineTo": "L", "qCurveTo": "Q", "closePath": "Z", "endPath": ""}


def draw(svg: str, width: int, height: int) -> Image.Image:
    """Draw an SVG of any size in pixels: RGBA. Of scenes, 60 to 130 ms; of icons, about 1 ms.

    Raises:
        ValueError: it is not well-formed, or no SVG.
    """
    import resvg_py  # noqa: PLC0415 - most runs draw nothing that is not kept

    root = _parsed(plain(svg))
    root.attrib.update(width=str(width), height=str(height))
    drawn: bytes = resvg_py.svg_to_bytes(svg_string=ET.tostring(root, encoding="unicode"), skip_system_fonts=True)
    with Image.open(io.BytesIO(drawn), formats=("PNG",)) as opened:
        image: Image.Image = opened.convert("RGBA")
    return image


@lru_cache(maxsize=64)
def plain(svg: str) -> str:
    """Return a drawing that systems draw alike; what is that already, for it was returned here, stays.

    Raises:
        ValueError: it is not well-formed, or no SVG.
    """
    if svg.endswith(_PLAIN):
        return svg
    root = _parsed(svg)
    make_plain(root)
    return ET.tostring(root, encoding="unicode") + _PLAIN


def _parsed(svg: str) -> ET.Element:
    try:
        return ET.fromstring(svg)  # noqa: S314 - scenes declare no entities (`read_scene`), icons are lucide's
    except ET.ParseError as error:
        raise ValueError(str(error)) from error


def make_plain(root: ET.Element) -> None:
    """Put quadratic curves in the place of arcs, cubic ones and round shapes, and numbers in that of turns."""
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        with suppress(ValueError):  # a length with a unit, or a path with a mistake: resvg knows what of it is drawn
            outline = element.get("d", "") if tag == "path" else _outline(tag, element.attrib)
            if _ROUND.search(outline):
                element.set("d", _plain(outline))
                element.tag = element.tag.removesuffix(tag) + "path"
        for name, value in element.attrib.items():
            if name.lower().endswith("transform"):
                element.set(name, _TURNS.sub(_matrix, value))


def _outline(tag: str, attributes: Mapping[str, str]) -> str:
    """Write a round shape as a path from where SVG has it begin, so that its dashes stay; nothing for any other."""

    def number(name: str, otherwise: str = "0") -> float:
        return float(attributes.get(name, otherwise))

    if tag == "rect":
        x, y, width, height = (number(name) for name in ("x", "y", "width", "height"))
        rx = min(number("rx", attributes.get("ry", "0")), width / 2)
        ry = min(number("ry", attributes.get("rx", "0")), height / 2)
        right, bottom = x + width, y + height
        corners = ((right, y + ry), (right - rx, bottom), (x, bottom - ry), (x + rx, y))
        sides = (f"M{x + rx} {y}H{right - rx}", f"V{bottom - ry}", f"H{x + rx}", f"V{y + ry}")
    elif tag in {"circle", "ellipse"}:
        x, y = number("cx"), number("cy")
        rx, ry = (number(name) for name in (("r", "r") if tag == "circle" else ("rx", "ry")))
        corners = ((x, y + ry), (x - rx, y), (x, y - ry), (x + rx, y))
        sides = (f"M{x + rx} {y}", "", "", "")
    else:
        return ""
    if rx <= 0 or ry <= 0:
        return ""
    arcs = (f"A{rx} {ry} 0 0 1 {across} {down}" for across, down in corners)
    return "".join(side + arc for side, arc in zip(sides, arcs, strict=True)) + "Z"


def _plain(path: str) -> str:
    """Write a path of lines and quadratic curves.

    Raises:
        ValueError: a mistake in the path.
    """
    from fontTools.cu2qu.errors import Error  # noqa: PLC0415 - all of them take 40 ms, and are as rare as resvg
    from fontTools.pens.basePen import decomposeQuadraticSegment  # noqa: PLC0415 - the same
    from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415 - the same
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415 - the same
    from fontTools.svgLib.path import parse_path  # noqa: PLC0415 - the same

    pen = RecordingPen()
    try:
        parse_path(path, Cu2QuPen(pen, _NEAR))
    except Error as error:
        raise ValueError(str(error)) from error
    written = []
    for step, points in pen.value:
        parts = decomposeQuadraticSegment(points) if step == "qCurveTo" else (points,)
        written += [_LETTERS[step] + " ".join(_written(number) for pair in part for number in pair) for part in parts]
    return "".join(written)


def _matrix(turn: re.Match[str]) -> str:
    """Write what turns or slants as the numbers that it stands for; a mistake stays as it is."""
    from fontTools.misc.transform import Transform  # noqa: PLC0415 - as with paths

    try:
        angle, *centre = (float(number) for number in re.split(r"[\s,]+", turn[2].strip()))
        x, y = centre or (0, 0)
    except ValueError:
        return turn[0]
    match turn[1]:
        case "rotate":
            matrix = Transform().translate(x, y).rotate(radians(angle)).translate(-x, -y)
        case "skewX":
            matrix = Transform().skew(x=radians(angle))
        case _:
            matrix = Transform().skew(y=radians(angle))
    return f"matrix({' '.join(_written(number, _DIGITS + 3) for number in matrix)})"


def _written(number: float, digits: int = _DIGITS) -> str:
    return f"{number:.{digits}f}"
