"""What boards of the sample month say can be read from where people stand: a machine reads the proof back.

Each line is cut out of the board as a 20/30 eye has it by day at the board's viewing distance, blurred and washed by
the sky; made dark on light and as large as a scanned page; tesseract reads it. What counts is words, accents and all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from bantin.build.layouts import book, laid
from bantin.build.proofs import prove
from bantin.build.session import open_boards
from bantin.fonts.spelling import drawn
from bantin.model.frame import Run
from bantin.model.loop import Loop
from bantin.paint.views import by_day, seen, sight

LETTER_SIZE = 48
"""Font size in pixels that lines are brought to: what tesseract reads best."""

SKY = 4
"""Pixels around the board in its picture."""

LEAST = 0.95


def _why_not() -> str:
    """Tell what is missing to read Vietnamese; nothing if all is here."""
    program = shutil.which("tesseract")
    if program is None:
        return "tesseract is not installed (Debian: tesseract-ocr, tesseract-ocr-vie)"
    known = subprocess.run([program, "--list-langs"], capture_output=True, encoding="utf-8", check=True).stdout
    return "" if "vie" in known.split() else "tesseract has no Vietnamese data (Debian: tesseract-ocr-vie)"


pytestmark = pytest.mark.skipif(bool(_why_not()), reason=_why_not())


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
        for run in laid(one.phase.card).frame.marks:
            if not isinstance(run, Run) or not run.text.strip():
                continue
            left, top, right, bottom = book().ink(run.font, run.text)
            room = 0.3 * run.font.size
            place = (
                max(0, round(run.x + left - room)),
                max(0, round(run.baseline + top - room)),
                min(board.width, round(run.x + right + room)),
                min(board.height, round(run.baseline + bottom + room)),
            )
            scale = LETTER_SIZE / run.font.size
            size = round((place[2] - place[0]) * scale), round((place[3] - place[1]) * scale)
            picture = by_day(seen(one.image.crop(place), size, where.blur), board.brightness.day, SKY)
            grey = ImageOps.invert(ImageOps.crop(picture.convert("L"), SKY))
            yield Line(drawn(run.text), ImageOps.autocontrast(grey, cutoff=1))


def read(images: Sequence[Image.Image], folder: Path) -> list[str]:
    """Read pictures of one line each, all in one process, which loads its data once."""
    paths = [folder / f"{number:04d}.png" for number in range(len(images))]
    for image, path in zip(images, paths, strict=True):
        ImageOps.expand(image, 12, 255).save(path, compress_level=1)
    listing = folder / "list.txt"
    listing.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8", newline="\n")
    program = shutil.which("tesseract")
    assert program
    done = subprocess.run(
        [program, str(listing), "stdout", "-l", "vie", "--psm", "7", "-c", "tessedit_create_tsv=1"],
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    words: list[list[str]] = [[] for _ in paths]
    for row in (written.split("\t") for written in done.stdout.splitlines()):
        if row[0] == "5":  # level 5 is a word; column 1 is its page, the last its letters
            words[int(row[1]) - 1].append(row[-1])
    return [" ".join(page) for page in words]


def share_read(found: Sequence[Line], folder: Path) -> float:
    """Tell which share of the words is read as it stands; print the others, which pytest shows with a failure."""
    right = total = 0
    for line, told in zip(found, read([line.image for line in found], folder), strict=True):
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


@pytest.mark.parametrize("board", ["trung-tam", "quang-truong"])
def test_boards_are_read_back_from_where_people_stand(loops: dict[str, Loop], board: str, tmp_path: Path) -> None:
    loop = loops[board]
    assert share_read(list(lines(loop, loop.board.viewing_m)), tmp_path) >= LEAST


def test_from_too_far_away_it_is_noticed(loops: dict[str, Loop], tmp_path: Path) -> None:
    loop = loops["trung-tam"]
    assert share_read(list(islice(lines(loop, 5 * loop.board.viewing_m), 16)), tmp_path) < LEAST
