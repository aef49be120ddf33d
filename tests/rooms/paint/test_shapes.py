from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from bantin.model.frame import Box, Gradient
from bantin.paint.shapes import rounded, snapped

Painter = Callable[..., Image.Image]

WHITE = (255, 255, 255, 255)
RED = (255, 0, 0, 255)
CLEAR_WHITE = (255, 255, 255, 128)

AREA_TOLERANCE = 0.001
"""Part of a disc's area by which its painted coverage may differ from πr²."""


def levels(image: Image.Image) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.asarray(image.convert("L")).astype(float)


@pytest.mark.parametrize("radius", [3, 8, 20.5, 36, 100])
def test_a_disc_has_the_area_of_a_disc(radius: float, painted: Painter) -> None:
    side = int(2 * radius)
    found = levels(painted((side, side), Box(0, 0, side, side, WHITE, radius))).sum() / 255
    assert found == pytest.approx(math.pi * radius**2, rel=max(AREA_TOLERANCE, 0.03 / radius))


def test_round_corners_pass_through_grey_and_straight_edges_do_not(painted: Painter) -> None:
    found = levels(painted((120, 80), Box(10, 10, 100, 60, WHITE, 24)))
    corner, edge = found[10:34, 10:34], found[34:46, 5:20]
    assert len(np.unique(corner)) > 20
    assert set(np.unique(edge)) == {0, 255}


@pytest.mark.parametrize("size", [(60, 40), (61, 41), (41, 41), (7, 90), (3, 3), (1, 5)])
def test_all_four_corners_are_alike(size: tuple[int, int], painted: Painter) -> None:
    found = levels(painted(size, Box(0, 0, *size, WHITE, 99)))
    assert np.array_equal(found, found[::-1])
    assert np.array_equal(found, found[:, ::-1])


def test_a_corner_shows_what_was_below(painted: Painter) -> None:
    found = painted((40, 40), Box(0, 0, 40, 40, RED), Box(0, 0, 40, 40, WHITE, 20))
    assert found.getpixel((0, 0)) == (255, 0, 0)
    assert np.asarray(found)[..., 0].min() == 255, "no edge shows the black ground"


def test_opacity_blends_and_never_twice(painted: Painter) -> None:
    found = levels(painted((80, 60), Box(10, 10, 60, 40, CLEAR_WHITE, 12, 5, CLEAR_WHITE)))
    assert found[30, 40] == pytest.approx(128, abs=1)
    assert found[30, 12] == pytest.approx(128 + 127 * 128 / 255, abs=1.5), "a border lies over the fill"
    assert found.max() <= 193


def test_a_border_lies_inside_and_follows_the_corner(painted: Painter) -> None:
    found = levels(painted((80, 60), Box(10, 10, 60, 40, None, 16, 4, WHITE)))
    assert found[:10].max() == found[:, :10].max() == 0
    assert found[30, 10:14].tolist() == [255] * 4
    assert found[30, 14] == 0
    diagonal = [found[10 + step, 10 + step] for step in range(12)]
    assert sum(diagonal) / 255 * math.sqrt(2) == pytest.approx(4, abs=0.35), "as thick in the corner as on the side"


def test_a_border_wider_than_the_box_fills_it(painted: Painter) -> None:
    found = levels(painted((20, 20), Box(5, 5, 10, 6, None, 0, 9, WHITE)))
    assert found.sum() == 255 * 60


def test_edges_snap_so_that_neighbours_meet() -> None:
    first, second = snapped(0, 10.5, 33.4, 10), snapped(33.4, 20.5, 33.3, 0.2)
    assert first == (0, 11, 33, 21)
    assert second == (33, 21, 67, 22), "a hairline keeps a pixel"
    assert snapped(1.5, 2.5, 0, 0) == (2, 3, 2, 3)


@pytest.mark.parametrize("radius", [0, 12, 400])
@pytest.mark.parametrize("place", [(-30, -20), (80, 70), (-200, 10), (300, 300)])
def test_boxes_outside_the_frame_are_clipped(place: tuple[int, int], radius: float, painted: Painter) -> None:
    fill = Gradient(WHITE, CLEAR_WHITE, 45)
    whole = painted((500, 500), Box(place[0] + 250, place[1] + 250, 60, 50, fill, radius, 3, RED))
    part = painted((100, 90), Box(*place, 60, 50, fill, radius, 3, RED))
    assert part.tobytes() == whole.crop((250, 250, 350, 340)).tobytes()


def test_empty_boxes_paint_nothing(painted: Painter) -> None:
    flat = Gradient(WHITE, RED, 90)
    boxes = (Box(5, 5, 0, 9, WHITE, 4, 2, RED), Box(5, 5, 9, 0, flat), Box(1, 1, 5, 5), Box(1, 1, 5, 5, (255, 0, 0, 0)))
    assert painted((20, 20), *boxes).getbbox() is None


def test_rounding_clips_whatever_is_painted_in_it() -> None:
    image = Image.new("RGB", (30, 30), (0, 0, 255))
    with rounded(image, (0, 0, 30, 30), 15):
        image.paste((255, 255, 0), (0, 0, 30, 30))
    assert image.getpixel((0, 0)) == (0, 0, 255)
    assert image.getpixel((15, 15)) == (255, 255, 0)
