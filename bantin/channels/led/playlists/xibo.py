"""Xibo: layouts in its own format, XLF.

As xibosignage.com/docs/developer/creating-a-player/xlf has it. Days belong to a medium; hours do not: a layout is
scheduled as a whole. So pictures that have hours of their own get a layout of their own, to be scheduled beside the
first one with these hours; layouts of equal rank take turns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board

_SCHEMA = "3"

_FOREVER = "2038-01-19 03:14:07"
"""What the format says where a medium never expires: the last second that 32 bits count."""

_OF_PICTURE = (("scaleType", "center"), ("align", "center"), ("valign", "middle"))
_OF_FILM = (("loop", "0"), ("mute", "1"))


def playlist(loop: Loop) -> Iterator[tuple[str, str]]:
    """Write one layout for all pictures with the same hours."""
    groups: dict[tuple[dt.time, dt.time] | None, list[Phase]] = {}
    for phase in loop.phases:
        groups.setdefault(phase.showing.hours, []).append(phase)
    for hours, phases in groups.items():
        name = "xibo.xlf" if hours is None else f"xibo-{hours[0]:%H%M}-{hours[1]:%H%M}.xlf"
        yield name, _layout(loop.board, phases)


def _layout(board: Board, phases: Sequence[Phase]) -> str:
    width, height = map(str, board.delivered)
    layout = ET.Element("layout", schemaVersion=_SCHEMA, width=width, height=height, bgcolor="#000000")
    region = ET.SubElement(layout, "region", id="1", width=width, height=height, top="0", left="0", zindex="0")
    for number, phase in enumerate(phases, 1):
        _medium(region, number, phase, board)
    # One picture alone stays; several are shown in turn in any case.
    ET.SubElement(ET.SubElement(region, "options"), "loop").text = "0"
    ET.SubElement(ET.SubElement(layout, "tags"), "tag").text = "bantin"
    ET.indent(layout)
    written = ET.tostring(layout, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _medium(region: ET.Element, number: int, phase: Phase, board: Board) -> None:
    showing, film = phase.showing, phase.scrolls(board)
    until = f"{showing.until} 23:59:59" if showing.until else _FOREVER
    medium = ET.SubElement(
        region,
        "media",
        id=str(number),
        type="video" if film else "image",
        render="native",
        duration=str(phase.seconds),
        useDuration="1",
        fromDt=f"{showing.since} 00:00:00",
        toDt=until,
    )
    options = ET.SubElement(medium, "options")
    ET.SubElement(options, "uri").text = phase.file(board)
    for name, value in _OF_FILM if film else _OF_PICTURE:
        ET.SubElement(options, name).text = value
    ET.SubElement(medium, "raw")
