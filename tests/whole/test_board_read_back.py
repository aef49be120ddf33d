"""What boards of the sample month say can be read from where people stand: a machine reads the proof back.

Each line is cut out of the board as a 20/30 eye has it by day at the board's viewing distance, blurred and washed by
the sky; made dark on light and as large as a scanned page; tesseract reads it. What counts is words, accents and all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image, ImageOps, ImageStat

from bantin.fonts.spelling import drawn
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.model.frame import Box, TextRun
from bantin.model.loop import Loop
from bantin.session.month import open_boards
from bantin.session.proofs import prove
from bantin.sight.views import by_day, seen, sight

LETTER_SIZE = 48
"""Font size in pixels that lines are brought to: what tesseract reads best."""

SKY = 4
"""Pixels around the board in its picture."""

LEAST = 0.95


LINE = 7
"""How tesseract is told to take a picture: one line of text."""

Read = Callable[[Sequence[Image.Image], int], list[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a board's text and what an eye has of it."""

    words: str
    image: Image.Image


def lines(loop: Loop, distance_m: float) -> Iterator[Line]:
    """Cut the lines out of what is seen of a board at a distance in metres."""
    board = loop.board
    where = sight(board, distance_m)
    for one in prove(loop):
        marks = layout_of(one.phase.card).frame.marks
        for run in marks:
            if not isinstance(run, TextRun) or not run.text.strip():
                continue
            left, top, right, bottom = process_fonts().ink(run.font, run.text)
            room = 0.3 * run.font.size
            # A field of colour beside a line is none of its letters.
            fields = [mark.x + mark.width for mark in marks if isinstance(mark, Box)]
            beside = max((edge for edge in fields if edge <= run.x + left), default=0)
            place = (
                max(round(beside), round(run.x + left - room)),
                max(0, round(run.baseline + top - room)),
                min(board.width, round(run.x + right + room)),
                min(board.height, round(run.baseline + bottom + room)),
            )
            scale = LETTER_SIZE / run.font.size
            size = round((place[2] - place[0]) * scale), round((place[3] - place[1]) * scale)
            picture = by_day(seen(one.image.crop(place), size, where.blur), board.brightness.day, SKY)
            grey = ImageOps.autocontrast(ImageOps.crop(picture.convert("L"), SKY), cutoff=1)
            yield Line(drawn(run.text), ImageOps.expand(dark_on_light(grey), 12, 255))


def dark_on_light(grey: Image.Image) -> Image.Image:
    """Turn light letters on a dark ground round; a label's field is light already. Most of a cut is its ground."""
    return grey if ImageStat.Stat(grey).median[0] > 127 else ImageOps.invert(grey)


def share_read(found: Sequence[Line], read_back: Read) -> float:
    """Tell which share of the words is read as it stands; print the others, which pytest shows with a failure."""
    right = total = 0
    for line, told in zip(found, read_back([line.image for line in found], LINE), strict=True):
        said, heard = line.words.split(), told.split()
        same = sum(block.size for block in SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks())
        right, total = right + same, total + len(said)
        if same < len(said):
            print(f"{line.words}\n    {told}")
    print(f"{right} of {total} words, {right / total:.3f}")
    return right / total


@pytest.fixture(scope="module")
def loops(repository: Path) -> dict[str, Loop]:
    found = open_boards(repository, "2024-11")[1]
    return {loop.board.id: loop for loop in found}


@pytest.mark.proof
@pytest.mark.parametrize("board", ["trung-tam", pytest.param("quang-truong", marks=pytest.mark.proof)])
def test_boards_are_read_back_from_where_people_stand(loops: dict[str, Loop], board: str, read_back: Read) -> None:
    loop = loops[board]
    assert share_read(list(lines(loop, loop.board.viewing_m)), read_back) >= LEAST


@pytest.mark.proof
def test_from_too_far_away_it_is_noticed(loops: dict[str, Loop], read_back: Read) -> None:
    loop = loops["trung-tam"]
    assert share_read(list(islice(lines(loop, 5 * loop.board.viewing_m), 16)), read_back) < LEAST
