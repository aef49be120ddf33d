"""The proof page of a board: its size to scale, its pixels from near, each picture by day and by night from afar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from PIL import Image, ImageDraw

from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Font, Rgba, TextRun
from bantin.model.parts.board import Board
from bantin.paint.boxes import paint_box
from bantin.paint.letters import paint_run
from bantin.sight.light import DOT, encoded, linear, spread
from bantin.sight.street import street
from bantin.sight.views import by_day, by_night, seen, sight


class Verdict(Enum):
    """Whether a picture keeps the rules."""

    GOOD = (22, 121, 76, 255)
    DOUBTFUL = (166, 92, 0, 255)
    BAD = (186, 26, 43, 255)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture of a board, with what is said of it on the page.

    Attributes:
        image: the board's pixels, upright, RGB.
        title: what it shows.
        verdict_label: the verdict in a word or two of Vietnamese.
        figures: measurements, each a few words.
        faults: what is wrong with it, each a sentence.
    """

    image: Image.Image
    title: str
    verdict: Verdict
    verdict_label: str
    figures: tuple[str, ...]
    faults: tuple[str, ...] = ()


_WIDTH, _EDGE, _GAP = 1840, 40, 32
_INSIDE = _WIDTH - 2 * _EDGE
_MARGIN = 22
"""Sky and night around a board."""

_HERO = (1040, 430)
_DETAIL_DOT = 11
"""Pixels that an LED takes where it is seen from near."""

_RADIUS = 10

_LONG = 2.4
"""From this shape on, night stands below day and not beside it."""

_TALLEST = 560
_MOST_COLUMNS = 4
_PAPER, _CARD = (239, 242, 246), (255, 255, 255, 255)
_INK, _SOFT = (22, 34, 56, 255), (84, 97, 117, 255)
_TITLE = Font("noto-sans", 700, 95, 40)
_HEADING = Font("noto-sans", 700, 95, 24)
_TEXT = Font("noto-sans", 400, 95, 21)
_STRONG = Font("noto-sans", 600, 95, 21)
_LINE = 31


@dataclass(frozen=True, slots=True)
class _Cells:
    """How pictures stand on the page.

    Attributes:
        columns: of cells.
        width: of a cell.
        view: width and height of a board in a picture.
        stacked: night below day.
    """

    columns: int
    width: int
    view: tuple[int, int]
    stacked: bool


def proof(
    board: Board,
    exhibits: Sequence[Exhibit],
    facts: Iterable[tuple[str, str]],
    labels: tuple[str, str],
    fonts: FontBook,
) -> Image.Image:
    """Paint the page.

    Args:
        board: its pitch, brightness and viewing distance.
        exhibits: at least one.
        facts: names and values that stand beside the drawing of the board.
        labels: captions of the pictures by day and by night.
        fonts: this process's fonts.

    Returns:
        A picture in mode RGB, 1840 pixels wide and as high as needed.
    """
    page = _Page(board, labels, fonts, _cells(board, len(exhibits)))
    cells = [page.cell(exhibit) for exhibit in exhibits]
    rows = [cells[first : first + page.cells.columns] for first in range(0, len(cells), page.cells.columns)]
    tops = list(_stacked(_hero_bottom(), (max(cell.height for cell in row) for row in rows)))
    image = Image.new("RGB", (_WIDTH, tops[-1] - _GAP + _EDGE), _PAPER)
    page.hero(image, exhibits[0].image, facts)
    for top, row in zip(tops, rows, strict=False):
        height = max(cell.height for cell in row)
        for column, cell in enumerate(row):
            left = _EDGE + column * (page.cells.width + _GAP)
            paint_box(image, Box(left, top, cell.width, height, _CARD, radius=_RADIUS))
            inside = cell.crop((_RADIUS, _RADIUS, cell.width - _RADIUS, cell.height - _RADIUS))
            image.paste(inside, (left + _RADIUS, top + _RADIUS))
    return image


def _hero_bottom() -> int:
    return _EDGE + 74 + _HERO[1] + _GAP


def _stacked(top: int, heights: Iterable[int]) -> Iterator[int]:
    """Return the top of each row, and where another would begin."""
    yield top
    for height in heights:
        top += height + _GAP
        yield top


def _cells(board: Board, count: int) -> _Cells:
    """Choose how large boards are shown: as large as the page lets, two or more in a row where there are several."""
    shape = board.width / board.height
    stacked = shape > _LONG
    beside = 1 if stacked else 2
    columns = min(count, 2 if shape > 1 else 3)
    while True:
        width = (_INSIDE - (columns - 1) * _GAP) // columns
        across = (width - 2 * _EDGE // 2 - (beside - 1) * 8) // beside - 2 * _MARGIN
        down = round(across / shape)
        if down <= _TALLEST:
            return _Cells(columns, width, (across, max(8, down)), stacked)
        if columns >= _MOST_COLUMNS or count == 1:
            return _Cells(columns, width, (max(8, round(_TALLEST * shape)), _TALLEST), stacked)
        columns += 1


@dataclass(frozen=True, slots=True)
class _Page:
    board: Board
    labels: tuple[str, str]
    fonts: FontBook
    cells: _Cells

    def hero(self, page: Image.Image, image: Image.Image, facts: Iterable[tuple[str, str]]) -> None:
        """Paint the head of the page: name, drawing to scale, facts and a view from near."""
        self._write(page, (_EDGE, _EDGE + 42), self.board.name, _TITLE, _INK)
        top = _EDGE + 74
        page.paste(street(self.board, image, _HERO, self.fonts), (_EDGE, top))
        left = _EDGE + _HERO[0] + _GAP
        width, baseline = _WIDTH - _EDGE - left, top + 20
        for name, value in facts:
            self._write(page, (left, baseline), name, _TEXT, _SOFT)
            self._write(page, (left + 150, baseline), value, _STRONG, _INK)
            baseline += _LINE
        room = width, top + _HERO[1] - baseline + 8
        page.paste(_detail(image, room), (left, baseline - 8))

    def cell(self, exhibit: Exhibit) -> Image.Image:
        """Paint one picture by day and by night, and what is to be said of it."""
        inside = self.cells.width - _EDGE
        figures = self._wrapped(exhibit.figures, inside)
        faults = [line for fault in exhibit.faults for line in self._wrapped(fault.split(), inside, " ")]
        day, night = self._views(exhibit.image)
        pictures = day.height + (night.height + 36 if self.cells.stacked else 0)
        height = 56 + pictures + 36 + _LINE * (len(figures) + len(faults)) + 14
        cell = Image.new("RGB", (self.cells.width, height), _CARD[:3])
        left = _EDGE // 2
        room = inside - self._chip(cell, exhibit) - 16
        self._write(cell, (left, 37), self._shortened(exhibit.title, room, _HEADING), _HEADING, _INK)
        places = (
            [(left, 56), (left, 56 + day.height + 36)]
            if self.cells.stacked
            else [(left, 56), (left + day.width + 8, 56)]
        )
        for picture, place, label in zip((day, night), places, self.labels, strict=True):
            cell.paste(picture, place)
            below = place[0], place[1] + picture.height + 25
            self._write(cell, below, self._shortened(label, picture.width, _TEXT), _TEXT, _SOFT)
        baseline = 56 + pictures + 36 + 22
        for line, color in [*((line, _INK) for line in figures), *((line, exhibit.verdict.value) for line in faults)]:
            self._write(cell, (left, baseline), line, _TEXT, color)
            baseline += _LINE
        return cell

    def _views(self, image: Image.Image) -> tuple[Image.Image, Image.Image]:
        where = sight(self.board)
        light = seen(image, self.cells.view, where.blur)
        bright = self.board.brightness
        return by_day(light, bright.day, _MARGIN), by_night(light, bright.night, _MARGIN, where.degrees)

    def _chip(self, cell: Image.Image, exhibit: Exhibit) -> float:
        """Paint the verdict in the upper right corner; returns its width."""
        width = self.fonts.advance(_STRONG, exhibit.verdict_label) + 28
        left = cell.width - _EDGE // 2 - width
        paint_box(cell, Box(left, 12, width, 34, exhibit.verdict.value, radius=17))
        self._write(cell, (left + 14, 36), exhibit.verdict_label, _STRONG, _CARD)
        return width

    def _write(self, image: Image.Image, pen: tuple[float, float], text: str, font: Font, color: Rgba) -> None:
        paint_run(image, TextRun(*pen, text, font, color), self.fonts)

    def _wrapped(self, pieces: Sequence[str], width: float, between: str = "  ·  ") -> list[str]:
        """Put pieces into as few lines as hold them."""
        lines: list[str] = []
        for piece in pieces:
            if lines and self.fonts.advance(_TEXT, lines[-1] + between + piece) <= width:
                lines[-1] += between + piece
            else:
                lines.append(piece)
        return lines

    def _shortened(self, text: str, width: float, font: Font) -> str:
        """Leave out the end of a text that is too long."""
        if self.fonts.advance(font, text) <= width:
            return text
        while text and self.fonts.advance(font, text + "…") > width:
            text = text[:-1]
        return text.rstrip() + "…"


def _detail(image: Image.Image, room: tuple[int, int]) -> Image.Image:
    """Show the part of a board with most on it from near: round LEDs in the dark."""
    across, down = (min(side // _DETAIL_DOT, count) for side, count in zip(room, image.size, strict=True))
    light = linear(image)
    bright = np.pad(light.sum(2).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    sums = bright[down:, across:] - bright[:-down, across:] - bright[down:, :-across] + bright[:-down, :-across]
    top, left = (int(at) for at in np.unravel_index(sums.argmax(), sums.shape))
    part = light[top : top + down, left : left + across]
    shown = encoded(spread(part, (across * _DETAIL_DOT, down * _DETAIL_DOT), DOT) * 1.4)
    framed = Image.new("RGB", room, (8, 9, 11))
    framed.paste(shown, ((room[0] - shown.width) // 2, (room[1] - shown.height) // 2))
    ImageDraw.Draw(framed).rectangle((0, 0, room[0] - 1, room[1] - 1), outline=(8, 9, 11))
    return framed
