"""Footage on a stage is seen exactly as the whole card would be painted with each of its pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.film.conversion import StillPicture
from bantin.film.entrances.projection import Projection, in_order, place_of
from bantin.film.entrances.sprites import Brush
from bantin.film.entrances.stage import Stage
from bantin.film.pixels import Raster
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Enter, Entering, Entrance, Font, Frame, Gradient, Mark, Picture, TextRun
from bantin.paint.still import paint

FPS = 30
GROUND = Gradient((19, 41, 75, 255), (8, 20, 37, 255), 165)
PICTURE = Picture(10, 20, 60, 40, "p.png", radius=12, focus=(0.3, 0.6))
OVER: tuple[Mark, ...] = (
    Box(14, 44, 30, 12, (19, 41, 75, 255), 5),
    Box(0, 30, 80, 8, (255, 189, 46, 128)),
    Box(40, 10, 60, 30, Gradient((0, 0, 0, 0), (0, 0, 0, 200), 90)),
)
BELOW = Box(5, 5, 70, 60, (30, 50, 84, 255), 8)
FRAME = Frame(100, 80, GROUND, (BELOW, PICTURE, *OVER))
WORDS = TextRun(20, 40, "113", Font("noto-sans", 800, 100, 20), (255, 255, 255, 255))
RISE, FADE = Entrance(Enter.RISE, 0.2, 0.5), Entrance(Enter.FADE, 0.2, 0.5)

Photos = Callable[[int], Path]


@pytest.fixture
def photos(tmp_path: Path) -> Photos:
    """Photographs, by their number."""

    def photo(number: int) -> Path:
        path = tmp_path / f"{number}.png"
        noise = np.random.default_rng(number).integers(0, 256, (12, 18, 3), np.uint8)
        Image.fromarray(noise).resize((270, 180), Image.Resampling.BICUBIC).save(path)
        return path

    return photo


def whole(frame: Frame, photo: Path, fonts: FontBook) -> Raster:
    return np.asarray(paint(frame, {"p.png": photo}, fonts))


def filmed(photo: Path, fonts: FontBook) -> Raster:
    """The pixels of a photograph that its place shows, before corners."""
    plain = Frame(100, 80, (0, 0, 0, 255), (replace(PICTURE, radius=0),))
    return whole(plain, photo, fonts)[20:60, 10:70]


def stage(frame: Frame, photos: Photos, fonts: FontBook, *entering: Entering) -> Stage:
    brush = Brush({"p.png": photos(0)}, fonts)
    projection = Projection(PICTURE, lambda index: filmed(photos(index), fonts), brush)
    still = StillPicture(whole(frame, photos(0), fonts))
    return Stage(still, frame, entering, brush, FPS, projection=projection)


def apart(one: Raster, other: Raster) -> int:
    return int(abs(one.astype(int) - other).max())


def test_each_picture_is_seen_as_if_the_card_were_painted_with_it(photos: Photos, fonts: FontBook) -> None:
    shown = stage(FRAME, photos, fonts)
    for index in (0, 1, 2, 2, 7):
        exact = whole(FRAME, photos(index), fonts)
        assert apart(shown.at(index), exact) <= 2, "but for rounding, under corners, a shade, a credit and a gradient"


def test_what_enters_over_footage_moves_while_that_plays_and_then_stands(photos: Photos, fonts: FontBook) -> None:
    frame = replace(FRAME, marks=(BELOW, PICTURE, WORDS))
    words = Entering(RISE, 2, 3, (20, 20, 40, 25))
    shown = stage(frame, photos, fonts, words)
    without = replace(FRAME, marks=(BELOW, PICTURE))
    assert apart(shown.at(2), whole(without, photos(2), fonts)) <= 2, "it is not there yet"
    moving = shown.at(9).copy()
    assert apart(moving, whole(without, photos(9), fonts)) > 60
    assert apart(moving, whole(frame, photos(9), fonts)) > 60
    assert apart(shown.at(21), whole(frame, photos(21), fonts)) <= 2


def test_footage_comes_with_what_it_is_a_part_of(photos: Photos, fonts: FontBook) -> None:
    frame = replace(FRAME, marks=(BELOW, PICTURE, WORDS))
    shown = stage(frame, photos, fonts, Entering(FADE, 0, 3, (5, 5, 70, 60)))
    nothing = np.asarray(paint(replace(FRAME, marks=()), {}, fonts))
    assert apart(shown.at(2), nothing) <= 1
    assert 20 < apart(shown.at(8), nothing) < apart(shown.at(12), nothing)
    assert apart(shown.at(21), whole(frame, photos(21), fonts)) <= 2, "what lies below it and above it in their order"


@pytest.mark.parametrize("over", [Box(0, 0, 100, 80, (0, 0, 0, 255)), Box(0, 0, 100, 80, (0, 0, 0, 254))])
def test_footage_that_nothing_is_seen_of_is_known(over: Box, photos: Photos, fonts: FontBook) -> None:
    shown = stage(replace(FRAME, marks=(PICTURE, over)), photos, fonts)
    assert shown.plays() == (over.fill == (0, 0, 0, 254))
    assert stage(FRAME, photos, fonts).plays()


def test_a_picture_that_reaches_beyond_the_card_is_no_place_for_footage() -> None:
    assert place_of(FRAME, "p.png") is PICTURE
    assert place_of(FRAME, "q.png") is None
    assert place_of(replace(FRAME, marks=(replace(PICTURE, x=90),)), "p.png") is None


def test_pictures_are_taken_one_by_one_and_each_may_be_asked_for_again() -> None:
    taken: list[int] = []

    def pictures() -> Raster:
        taken.append(len(taken))
        return np.full((2, 2, 3), taken[-1], np.uint8)

    scene = in_order((pictures() for _ in range(3)), first=10)
    assert [int(scene(index)[0, 0, 0]) for index in (10, 10, 12)] == [0, 0, 2]
    assert taken == [0, 1, 2]
