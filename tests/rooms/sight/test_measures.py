"""Boards as people see them, and what is measured of their pixels."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.card import BoardPixels, Card
from bantin.model.diagnostic import Severity
from bantin.model.frame import Box, Font, Frame, Rgba, TextRun
from bantin.model.parts.board import Board
from bantin.model.theme import Theme
from bantin.paint.still import paint
from bantin.sight.light import DOT, LINEAR, encoded, eye_blur, linear, mean_light, spread
from bantin.sight.measures import Measures, measure, remarks
from bantin.sight.proof_page import Exhibit, Verdict, proof
from bantin.sight.views import by_day, by_night, seen, sight

BOARD = Board(id="cho", name="Chợ", pixels="384x192", pitch_mm=10, viewing_m=30)
WHITE, BLACK = (255, 255, 255, 255), (0, 0, 0, 255)


def plain(color: tuple[int, int, int], size: tuple[int, int] = (96, 48)) -> Image.Image:
    return Image.new("RGB", size, color)


def written(color: Rgba, ground: Rgba, fonts: FontBook, *marks: Box) -> Measures:
    frame = Frame(192, 96, ground, (*marks, TextRun(10, 60, "CẨN THẬN", Font("noto-sans", 700, 80, 40), color)))
    return measure(paint(frame, {}, fonts), frame, {}, fonts)


def codes(measures: Measures, size: tuple[int, int] = (192, 96), turn: int = 0) -> dict[str, Severity]:
    theme = Theme(colors={}, styles={})
    card = Card("", "led/a.xml", 192, 96, theme, board=BoardPixels(size, turn))
    found = [remark.diagnostic for remark in remarks(measures, card)]
    return {one.code: one.severity for one in found}


def test_every_level_survives_the_way_to_light_and_back() -> None:
    levels = Image.fromarray(np.arange(256, dtype=np.uint8)[None, :, None].repeat(3, 2))
    assert np.abs(np.asarray(encoded(linear(levels))).astype(int) - np.asarray(levels)).max() <= 1
    assert list(LINEAR[[0, 255]]) == [0, 1]


def test_half_of_the_pixels_white_is_half_of_the_light() -> None:
    image = plain((0, 0, 0))
    image.paste((255, 255, 255), (0, 0, 48, 48))
    assert mean_light(image) == pytest.approx((0.5, 0.5))
    assert mean_light(plain((255, 0, 0))) == pytest.approx((0.2126, 1 / 3))


def test_an_eye_blurs_by_its_own_angle_whatever_the_board() -> None:
    # 1.5 minutes of arc at 30 m are 13 mm: the width at half height of what a point becomes.
    assert eye_blur(10, 30) * 2.3548 * 10 == pytest.approx(30_000 * math.radians(1.5 / 60), rel=1e-4)
    assert eye_blur(10, 60) == pytest.approx(2 * eye_blur(10, 30), rel=1e-3)
    assert eye_blur(5, 30) == pytest.approx(2 * eye_blur(10, 30), rel=1e-3)


def test_spreading_keeps_the_light() -> None:
    light = np.zeros((41, 41, 3), dtype=np.float32)
    light[20, 20] = 1
    for scale, sigma in [(3, DOT), (3, 1.0), (1, 2.0), (7, 0.5)]:
        shown = spread(light, (41 * scale, 41 * scale), sigma)
        assert shown.sum() / scale**2 == pytest.approx(3, rel=0.02)


def test_leds_are_round_dots_with_dark_between_them() -> None:
    dots = spread(linear(plain((255, 255, 255), (9, 9))), (9 * 20, 9 * 20), DOT)[..., 0]
    middle, side, corner = dots[90, 90], dots[90, 100], dots[100, 100]
    assert middle > 3 * side > 3 * corner
    # As far away to the right as downwards and slantwise: round.
    assert dots[90, 95] == pytest.approx(dots[95, 90], rel=1e-4)
    assert dots[93, 93] == pytest.approx(dots[90, 94], rel=0.15)


def test_from_its_distance_dots_melt_and_details_finer_than_the_eye_vanish() -> None:
    stripes = np.zeros((48, 96, 3), dtype=np.uint8)
    stripes[:, ::2] = 255
    image = Image.fromarray(stripes)
    near, far = (seen(image, (960, 480), sight(BOARD, distance).blur)[200:280, 300:660, 0] for distance in (3, 60))
    assert near.max() - near.min() > 1
    assert far.max() - far.min() < 0.1


def test_by_day_black_is_washed_and_by_night_it_is_not() -> None:
    light = seen(plain((0, 0, 0)), (96, 48), 0.5)
    day, night = by_day(light, 5_000, 10), by_night(light, 100, 10, 7)
    assert min(day.getpixel((58, 34))) > 60  # type: ignore[arg-type]
    assert max(night.getpixel((58, 34))) < 8  # type: ignore[arg-type]


def test_a_board_too_bright_by_night_glows_beyond_its_frame() -> None:
    light = seen(plain((255, 255, 255)), (96, 48), 0.5)
    calm, glaring = (np.asarray(by_night(light, nits, 20, 7))[10, 68].sum() for nits in (100, 2_000))
    assert glaring > calm + 100


def test_contrast_is_that_of_the_worst_pixel_under_the_letters(fonts: FontBook) -> None:
    assert written(WHITE, BLACK, fonts).contrast == pytest.approx(21)
    assert written(WHITE, BLACK, fonts, Box(20, 30, 4, 30, (128, 128, 128, 255))).contrast < 4
    # What lies beside the letters counts not.
    assert written(WHITE, BLACK, fonts, Box(0, 80, 192, 16, WHITE)).contrast == pytest.approx(21)


def test_letters_of_half_opacity_have_half_of_the_contrast(fonts: FontBook) -> None:
    assert 5 < written((255, 255, 255, 128), BLACK, fonts).contrast < 6


def test_capitals_are_measured_as_they_are_drawn(fonts: FontBook) -> None:
    assert written(WHITE, BLACK, fonts).capital == 29


def test_grey_letters_on_a_board_are_refused(fonts: FontBook) -> None:
    assert codes(written(WHITE, BLACK, fonts)) == {}
    assert codes(written((110, 110, 110, 255), BLACK, fonts)) == {"low-board-contrast": Severity.ERROR}


def test_a_bright_board_is_warned_of_and_a_glaring_one_refused(fonts: FontBook) -> None:
    assert codes(written(BLACK, WHITE, fonts)) == {"bright-board": Severity.ERROR}
    assert codes(written(WHITE, BLACK, fonts, Box(0, 72, 192, 24, WHITE))) == {"bright-board": Severity.WARNING}


def test_a_picture_of_other_pixels_than_its_board_is_refused(fonts: FontBook) -> None:
    good = written(WHITE, BLACK, fonts)
    assert codes(good, (192, 104)) == {"not-board-pixels": Severity.ERROR}
    assert codes(good, (200, 96)) == {"not-board-pixels": Severity.ERROR}
    assert codes(good, (96, 192), turn=1) == {}
    assert codes(good, (192, 96), turn=1) == {"not-board-pixels": Severity.ERROR}


def test_writing_that_runs_over_its_board_may_be_longer(fonts: FontBook) -> None:
    assert codes(written(WHITE, BLACK, fonts), (64, 96)) == {}


def test_a_proof_shows_every_picture_by_day_and_by_night(fonts: FontBook) -> None:
    one = Exhibit(plain((255, 200, 0), (384, 192)), "1. Thử", Verdict.GOOD, "Đạt", ("cao 160 mm",))
    several = [proof(BOARD, [one] * count, [("Cỡ", "384 × 192")], ("Ngày", "Đêm"), fonts) for count in (1, 2, 4)]
    assert [image.width for image in several] == [1840] * 3
    assert several[1].height < several[2].height
    day, night = several[0].crop((100, 650, 900, 1000)), several[0].crop((980, 650, 1780, 1000))
    assert day != night
    assert np.asarray(day).std() > 1


def test_faults_stand_on_the_proof(fonts: FontBook) -> None:
    image = plain((255, 200, 0), (384, 192))
    bad = Exhibit(image, "1. Thử", Verdict.BAD, "Phải sửa", ("cao 60 mm",), ("Chữ nhỏ quá",))
    page = proof(BOARD, [bad], [], ("Ngày", "Đêm"), fonts)
    colors = page.getcolors(1 << 24)
    assert colors
    assert Verdict.BAD.value[:3] in {color for _, color in colors}
