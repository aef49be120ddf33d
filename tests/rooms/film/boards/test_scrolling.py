from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw

from bantin.film.boards.loops import join_loop
from bantin.film.boards.scrolling import encode_scroll, scroll_step
from bantin.film.ffmpeg import FilmError, executable
from tests.fixtures.proofs import some

FPS = 30

Raster = npt.NDArray[np.uint8]


def _strip(path: Path, width: int, height: int) -> Raster:
    """Draw writing in a colour, of which no part looks like another."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    rng = np.random.default_rng(width)
    for left in range(4, width - 8, 9):
        top, bottom = sorted(int(value) for value in rng.integers(2, height - 2, 2))
        draw.rectangle((left, top, left + 5, bottom + 1), fill="#ffdd00")
    image.save(path)
    return np.asarray(image)


def _film(folder: Path, strip: Path, size: tuple[int, int], seconds: int, turn: int = 0) -> Raster:
    """Make the film in segments of a second and decode it."""
    segments = []
    for first in range(0, seconds * FPS, FPS):
        segments.append((folder / f"{first}.h264", 1))
        encode_scroll(
            strip, segments[-1][0], first=first, frames=FPS, total=seconds * FPS, fps=FPS, size=size, turn=turn
        )
    join_loop(segments, folder / "loop.mp4", fps=FPS, frames=seconds * FPS, size=size)
    command = [executable(), "-v", "error", "-i", str(folder / "loop.mp4"), "-f", "rawvideo", "-pix_fmt", "gray"]
    raw = subprocess.run([*command, "pipe:"], capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, size[1], size[0])


def _shift(before: Raster, after: Raster, most: int) -> int:
    """Find by how many pixels a picture went to the left, where correlation is best."""
    first, second = before.astype(float), after.astype(float)

    def likeness(shift: int) -> float:
        width = first.shape[1] - shift
        return float(-np.abs(first[:, shift:] - second[:, :width]).mean())

    return max(range(most + 1), key=likeness)


@pytest.mark.parametrize(("width", "seconds", "step"), some([(240, 6, 2), (240, 11, 1), (536, 5, 4)], 2))
def test_writing_moves_by_the_same_whole_pixels_every_frame(
    tmp_path: Path, width: int, seconds: int, step: int
) -> None:
    _strip(tmp_path / "strip.png", width, 32)
    frames = _film(tmp_path, tmp_path / "strip.png", (64, 32), seconds)
    assert len(frames) == seconds * FPS
    lit = [number for number in range(len(frames) - 1) if frames[number][:, 16:48].max() > 100]
    shifts = {_shift(frames[number], frames[number + 1], 8) for number in lit}
    assert shifts == {step}
    assert len(lit) > 0.7 * len(frames)


def test_it_begins_and_ends_with_an_empty_board(tmp_path: Path) -> None:
    _strip(tmp_path / "strip.png", 240, 32)
    frames = _film(tmp_path, tmp_path / "strip.png", (64, 32), 6)
    assert frames[0].max() <= 4
    assert frames[-1].max() <= 4


def test_every_column_of_the_writing_is_shown_as_drawn(tmp_path: Path) -> None:
    drawn = _strip(tmp_path / "strip.png", 240, 32)
    frames = _film(tmp_path, tmp_path / "strip.png", (64, 32), 6)
    grey = np.asarray(Image.fromarray(drawn).convert("L"))
    step = scroll_step(240, 64, 6 * FPS)
    for left in range(0, 240 - 64, 2 * step):
        seen = frames[(left + 64) // step].astype(int)
        assert np.abs(seen - grey[:, left : left + 64]).mean() < 6


@pytest.mark.parametrize("turn", some([1, 3], 1))
def test_a_board_that_hangs_sideways_gets_it_turned(tmp_path: Path, turn: int) -> None:
    drawn = _strip(tmp_path / "upright.png", 160, 32)
    upright = _film(tmp_path, tmp_path / "upright.png", (64, 32), 3)
    Image.fromarray(np.rot90(drawn, -turn)).save(tmp_path / "turned.png")
    turned = _film(tmp_path, tmp_path / "turned.png", (32, 64), 3, turn)
    assert np.abs(np.rot90(turned, turn, (1, 2)).astype(int) - upright).mean() < 2


def test_odd_boards_are_padded_below(tmp_path: Path) -> None:
    _strip(tmp_path / "strip.png", 160, 31)
    frames = _film(tmp_path, tmp_path / "strip.png", (66, 32), 4)
    assert frames[:, 31].max() <= 6
    assert frames[60][:31].max() > 100


def test_a_strip_of_another_height_is_refused(tmp_path: Path) -> None:
    _strip(tmp_path / "strip.png", 160, 48)
    with pytest.raises(FilmError, match="không cùng khổ"):
        encode_scroll(tmp_path / "strip.png", tmp_path / "a.h264", first=0, frames=30, total=60, fps=30, size=(64, 32))
    assert not (tmp_path / "a.h264").exists()
