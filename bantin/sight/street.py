"""A drawing to scale of a board in the street, beside a person, with its width and height in metres."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image, ImageDraw

from bantin.fonts.book import FontBook
from bantin.model.frame import Font, TextRun
from bantin.model.parts.board import Board
from bantin.paint.letters import paint_run
from bantin.sight.views import by_day, seen
from bantin.text.numbers import decimal, shortest

PERSON_M = 1.65
"""Height of the person, metres: between the mean heights of Vietnamese men (1.68) and women (1.57) of 2020."""

_CLEARANCE_M = 2.4
"""From the ground to the board: people walk below."""

_FRAME = 4
_FINE = 4
"""Round shapes are drawn so many times larger, then made smaller: their edges are smooth."""

_SKY, _GROUND, _POST, _INK = (226, 235, 243), (196, 203, 209), (116, 124, 133), (38, 52, 74)
_LABEL = Font("noto-sans", 600, 90, 19)
_LABEL_ROOM = 34


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand: pixels; `metre` is how many there are to one."""

    metre: float
    board: tuple[int, int, int, int]
    ground: int
    person: float


def street(board: Board, image: Image.Image, size: tuple[int, int], fonts: FontBook) -> Image.Image:
    """Draw a board that shows a picture, to scale.

    Args:
        board: as large as its pixels and its pitch make it.
        image: its pixels as people see them, RGB.
        size: width and height of the drawing in pixels; at least 300 × 200.
        fonts: this process's fonts.
    """
    plan = _planned(board, size)
    scene = Image.new("RGB", size, _SKY)
    drawing = ImageDraw.Draw(scene)
    drawing.rectangle((0, plan.ground, *size), fill=_GROUND)
    left, top, right, bottom = plan.board
    post = max(2, round(0.12 * plan.metre))
    for x in (left + (right - left) // 5, right - (right - left) // 5):
        drawing.rectangle((x - post // 2, bottom, x + post // 2, plan.ground), fill=_POST)
    shown = by_day(seen(image, (right - left, bottom - top), 0), board.brightness.day, _FRAME)
    scene.paste(shown, (left - _FRAME, top - _FRAME))
    _draw_person(scene, plan)
    width, height = (f"{decimal(side * board.pitch_mm / 1000, 2)} m" for side in (board.width, board.height))
    _measure(scene, (left, top - 16), (right, top - 16), width, fonts)
    _measure(scene, (right + 18, top), (right + 18, bottom), height, fonts)
    head = plan.ground - PERSON_M * plan.metre
    beside = round(plan.person - max(0.42 * plan.metre, 12))
    _measure(scene, (beside, round(head)), (beside, plan.ground), f"{shortest(PERSON_M)} m", fonts)
    return scene


def _planned(board: Board, size: tuple[int, int]) -> _Plan:
    """Choose the scale at which board, person and labels find room, and place them in the middle."""
    width, height = (side * board.pitch_mm / 1000 for side in (board.width, board.height))
    beside_m = 1.1
    free = size[0] - 190, size[1] - _LABEL_ROOM - 40
    metre = min(free[0] / (width + beside_m), free[1] / (height + _CLEARANCE_M))
    whole = (width + beside_m) * metre
    left = round((size[0] - whole) / 2 + beside_m * metre)
    ground = size[1] - 22
    bottom = round(ground - _CLEARANCE_M * metre)
    right, top = left + max(4, round(width * metre)), bottom - max(4, round(height * metre))
    return _Plan(metre, (left, top, right, bottom), ground, left - max(0.8 * metre, 26))


def _draw_person(scene: Image.Image, plan: _Plan) -> None:
    """Draw somebody who looks up at the board."""
    tall = PERSON_M * plan.metre
    wide = math.ceil(tall / 2)
    mask = Image.new("L", (wide * _FINE, math.ceil(tall) * _FINE), 0)
    pen, unit, middle = ImageDraw.Draw(mask), tall * _FINE / 100, mask.width / 2

    def part(x: float, y: float, width: float, height: float, radius: float) -> None:
        box = (middle + (x - width / 2) * unit, y * unit, middle + (x + width / 2) * unit, (y + height) * unit)
        pen.rounded_rectangle(box, radius * unit, fill=255)

    part(0, 0, 10.6, 13.4, 5.3)
    part(0, 11, 5, 8, 1)
    part(0, 16, 20, 34, 7)
    part(0, 34, 17.5, 16, 3)
    for side in (-1, 1):
        part(side * 10.4, 17, 5, 34, 2.5)
        part(side * 4.4, 44, 8.2, 56, 3.4)
    mask = mask.resize((wide, math.ceil(tall)), Image.Resampling.BOX)
    scene.paste(_INK, (round(plan.person - wide / 2), plan.ground - mask.height), mask)


def _measure(scene: Image.Image, start: tuple[int, int], end: tuple[int, int], label: str, fonts: FontBook) -> None:
    """Draw a line with ticks at its ends, and its length above it if it lies, beside it if it stands."""
    pen = ImageDraw.Draw(scene)
    pen.line((start, end), fill=_INK, width=2)
    lying = start[1] == end[1]
    for across, down in (start, end):
        tick = (across, down - 6, across, down + 6) if lying else (across - 6, down, across + 6, down)
        pen.line(tick, fill=_INK, width=2)
    width = fonts.advance(_LABEL, label)
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if lying:
        x, baseline = middle[0] - width / 2, middle[1] - 9
    else:
        right_side = start[0] > scene.width / 2
        x, baseline = (middle[0] + 12 if right_side else middle[0] - 12 - width), middle[1] + 7
    paint_run(scene, TextRun(x, baseline, label, _LABEL, (*_INK, 255)), fonts)
