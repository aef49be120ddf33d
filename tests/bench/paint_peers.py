"""The peers of paint.py: resvg, and Satori with resvg-js in node."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from bantin.design.layout.engine import lay_out
from bantin.design.looks.markup import parse_card
from bantin.design.looks.nodes import Group, Length, Node, Percent, Text
from bantin.fonts.book import FontBook
from bantin.fonts.families import file_of
from bantin.model.card import Card
from bantin.model.frame import Box, Fill, Frame, Gradient, Rgba, TextRun

FAMILY = "be-vietnam-pro"
WEIGHTS = (400, 600, 700, 800)
"""Files of one weight each: neither peer knows variable fonts."""


def css(color: Rgba) -> str:
    return f"rgba({color[0]},{color[1]},{color[2]},{color[3] / 255:.3f})"


# resvg ----------------------------------------------------------------------------------------------------------------


def resvg_milliseconds(cards: Sequence[Card], fonts: FontBook, rounds: int) -> float:
    """Median over cards, each the median of rounds."""
    import resvg_py  # noqa: PLC0415 - beside what it needs

    files = [str(file_of(FAMILY, weight)) for weight in WEIGHTS]
    medians = []
    for card in cards:
        svg = "".join(svg_of(lay_out(card, fonts).frame))
        taken = []
        for _ in range(rounds):
            start = time.perf_counter()
            resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files)
            taken.append(time.perf_counter() - start)
        medians.append(1000 * statistics.median(taken))
    return statistics.median(medians)


def svg_of(frame: Frame) -> Iterator[str]:
    """Write the boxes and letters of a frame."""
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{frame.width}" height="{frame.height}">'
    yield f'<rect width="{frame.width}" height="{frame.height}" fill="{_solid(frame.ground)}"/>'
    for mark in frame.marks:
        if isinstance(mark, Box):
            place = f'x="{mark.x}" y="{mark.y}" width="{mark.width}" height="{mark.height}" rx="{mark.radius}"'
            stroke = f'stroke="{css(mark.border_color)}" stroke-width="{mark.border}"' if mark.border else ""
            yield f'<rect {place} fill="{_solid(mark.fill)}" {stroke}/>'
        elif isinstance(mark, TextRun):
            face = f'font-family="Be Vietnam Pro" font-size="{mark.font.size}" font-weight="{mark.font.weight}"'
            yield f'<text x="{mark.x}" y="{mark.baseline}" {face} fill="{css(mark.color)}">{escape(mark.text)}</text>'
    yield "</svg>"


def _solid(fill: Fill | None) -> str:
    if fill is None:
        return "none"
    return css(fill.start if isinstance(fill, Gradient) else fill)


# Satori ---------------------------------------------------------------------------------------------------------------


def satori_milliseconds(cards: Sequence[Card], folder: Path | None, rounds: int) -> float | None:
    """Median over cards, each the median of rounds; None where Satori or node is not installed."""
    node = shutil.which("node")
    if node is None or folder is None or not (folder / "node_modules" / "satori").is_dir():
        return None
    fonts = [{"weight": weight, "file": str(file_of(FAMILY, weight))} for weight in WEIGHTS]
    made = [
        {"width": card.width, "height": card.height, "tree": tree(parse_card(card.markup, card.theme))}
        for card in cards
    ]
    with tempfile.TemporaryDirectory() as temporary:
        task = Path(temporary) / "task.json"
        written = {"folder": str(folder.resolve()), "rounds": rounds, "fonts": fonts, "cards": made}
        task.write_text(json.dumps(written), encoding="utf-8")
        script = Path(__file__).with_name("peers") / "paint_satori.mjs"
        done = subprocess.run([node, script, task], check=True, capture_output=True, text=True, encoding="utf-8")
    medians: list[float] = json.loads(done.stdout)
    return statistics.median(medians)


def tree(node: Node) -> Mapping[str, object]:
    """Turn nodes into the elements that Satori takes, texts at their smallest size, so that they fit."""
    pad = node.padding
    style: dict[str, object] = {
        "display": "flex",
        "boxSizing": "border-box",
        "flexGrow": node.grow,
        "flexShrink": 1 if node.shrink is None else node.shrink,
        "padding": " ".join(f"{side}px" for side in (pad.top, pad.right, pad.bottom, pad.left)),
        "borderRadius": node.radius,
        **{name: _length(getattr(node, name)) for name in ("width", "height") if getattr(node, name) is not None},
    }
    if node.background is not None:
        style["backgroundColor"] = _solid(node.background)
    children: list[object] | str = []
    match node:
        case Group():
            style["flexDirection"] = "row" if node.direction == "row" else "column"
            style["gap"] = node.gap
            style["alignItems"] = node.align.replace("start", "flex-start").replace("end", "flex-end")
            children = [tree(child) for child in node.children]
        case Text():
            style |= {"fontSize": node.min_size, "fontWeight": node.weight, "lineHeight": node.line_height}
            style["color"] = css(node.color)
            children = node.content.replace("**", "")
        case _:
            pass
    return {"type": "div", "props": {"style": style, "children": children}}


def _length(length: Length) -> object:
    return f"{length.share * 100}%" if isinstance(length, Percent) else length
