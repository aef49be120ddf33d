"""A cutout shows pictures exactly as painting the whole card with each of them would."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.film.cutout import Cutout, cut_out
from bantin.film.pixels import Raster
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Frame, Gradient, Picture
from bantin.paint.still import paint

GROUND = Gradient((19, 41, 75, 255), (8, 20, 37, 255), 165)
PICTURE = Picture(10, 20, 60, 40, "p.png", radius=12, focus=(0.3, 0.6))
OVER = (
    Box(14, 44, 30, 12, (19, 41, 75, 255), 5),
    Box(0, 30, 80, 8, (255, 189, 46, 128)),
    Box(40, 10, 60, 30, Gradient((0, 0, 0, 0), (0, 0, 0, 200), 90)),
)
FRAME = Frame(100, 80, GROUND, (Box(5, 5, 70, 60, (30, 50, 84, 255), 8), PICTURE, *OVER))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "p.png"
    noise = np.random.default_rng(5).integers(0, 256, (12, 18, 3), np.uint8)
    Image.fromarray(noise).resize((270, 180), Image.Resampling.BICUBIC).save(path)
    return path


@pytest.fixture
def cutout(photo: Path, fonts: FontBook) -> Cutout:
    found = cut_out(FRAME, PICTURE, {"p.png": photo}, fonts)
    assert found is not None
    return found


def whole(photo: Path, fonts: FontBook) -> Raster:
    return np.asarray(paint(FRAME, {"p.png": photo}, fonts))


def apart(one: Raster, other: Raster) -> int:
    return int(abs(one.astype(int) - other).max())


def test_a_picture_in_a_window_is_the_card_painted_with_it(photo: Path, fonts: FontBook, cutout: Cutout) -> None:
    image = Image.new("RGB", (100, 80))
    exact = Frame(100, 80, (0, 0, 0, 255), (Picture(10, 20, 60, 40, "p.png", focus=(0.3, 0.6)),))
    image = paint(exact, {"p.png": photo}, fonts)
    shown = cutout.filled(np.asarray(image)[20:60, 10:70])
    assert apart(shown, whole(photo, fonts)) <= 1, "but for rounding, under corners, a shade, a credit and a gradient"


@pytest.mark.parametrize("marks", [(PICTURE, Box(0, 0, 100, 80, (0, 0, 0, 255))), (Picture(90, 20, 60, 40, "p.png"),)])
def test_a_picture_that_is_hidden_or_reaches_beyond_the_card_has_no_window(
    marks: tuple[Picture | Box, ...], photo: Path, fonts: FontBook
) -> None:
    picture = marks[0]
    assert isinstance(picture, Picture)
    assert cut_out(Frame(100, 80, GROUND, marks), picture, {"p.png": photo}, fonts) is None
