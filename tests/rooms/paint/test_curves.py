from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from bantin.model.frame import Area, Frame, Gradient, Mark, Polyline, Sector
from bantin.paint.coverage import half_plane
from bantin.paint.still import paint
from tests.fixtures.proofs import examples

Painter = Callable[..., Image.Image]
Inside = Callable[[npt.NDArray[np.floating], npt.NDArray[np.floating]], npt.NDArray[np.bool_]]

WHITE = (255, 255, 255, 255)
SIDE = 48
FINE = 24
"""Samples across a pixel of the pictures that painted ones are compared with: 576 a pixel, so that 0.2 % is noise."""

CORNER = 0.16
"""Where two edges meet in a pixel its share is a good guess; elsewhere it is right to a hundredth."""

EXACT = 0.026
"""Half of what a sample more or less in a column of them makes, and a little."""


def levels(image: Image.Image) -> npt.NDArray[np.floating]:
    return np.asarray(image.convert("L")).astype(float) / 255


def painted_alone(mark: Mark) -> npt.NDArray[np.floating]:
    return levels(paint(Frame(SIDE, SIDE, (0, 0, 0, 255), (mark,)), {}, None))  # type: ignore[arg-type] # no letters


def sampled(inside: Inside) -> npt.NDArray[np.floating]:
    fine = (np.arange(SIDE * FINE) + 0.5) / FINE
    found = inside(fine, fine[:, None]).astype(float)
    shares: npt.NDArray[np.floating] = found.reshape(SIDE, FINE, SIDE, FINE).mean(axis=(1, 3))
    return shares


def in_polyline(line: Polyline) -> Inside:
    def inside(x: npt.NDArray[np.floating], y: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
        found = np.zeros((len(y), len(x)), dtype=bool)
        for (x0, y0), (x1, y1) in pairwise(line.points):
            length = (x1 - x0) ** 2 + (y1 - y0) ** 2
            along = np.clip(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length if length else 0 * x, 0, 1)
            found |= np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0)) <= line.width / 2
        return found

    return inside


def in_sector(sector: Sector) -> Inside:
    def inside(x: npt.NDArray[np.floating], y: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
        dx, dy = x - sector.x, y - sector.y
        distance = np.hypot(dx, dy)
        angle = (np.degrees(np.arctan2(dx, -dy)) - sector.start) % 360
        found: npt.NDArray[np.bool_] = distance <= sector.outer
        found &= (distance >= sector.inner) & (angle <= sector.end - sector.start)
        return found

    return inside


places = st.floats(6, SIDE - 6)
points = st.tuples(places, places)


@given(points, points, st.floats(2, 9))
@examples(8)
def test_a_stroke_covers_of_each_pixel_what_it_should(
    start: tuple[float, float], end: tuple[float, float], width: float
) -> None:
    line = Polyline((start, end), width, WHITE)
    difference = np.abs(painted_alone(line) - sampled(in_polyline(line)))
    assert difference.max() < CORNER
    assert difference.mean() < 0.001


@given(st.lists(points, min_size=3, max_size=5), st.floats(2, 9))
@examples(8)
def test_a_line_differs_in_the_pixel_of_a_sharp_bend_only(found: list[tuple[float, float]], width: float) -> None:
    line = Polyline(tuple(found), width, WHITE)
    difference = np.abs(painted_alone(line) - sampled(in_polyline(line)))
    assert (difference > CORNER).sum() <= 6 * len(found), "two strokes share a pixel where they meet or cross"
    assert difference.mean() < 0.003


@example(start=1, span=180, inner=4, ring=4)
@example(start=1, span=179, inner=4, ring=8)
@example(start=2, span=181, inner=4, ring=8)
@given(st.floats(0, 360), st.floats(4, 360), st.floats(4, 12), st.floats(3, 9))
@examples(8)
def test_a_sector_covers_of_each_pixel_what_it_should(start: float, span: float, inner: float, ring: float) -> None:
    sector = Sector(SIDE / 2, SIDE / 2, inner, inner + ring, start, start + span, WHITE)
    difference = np.abs(painted_alone(sector) - sampled(in_sector(sector)))
    assert difference.max() < CORNER
    assert difference.mean() < 0.001


@given(st.lists(st.floats(3, 40), min_size=2, max_size=5))
@examples(8)
def test_an_area_covers_of_each_pixel_what_it_should(heights: list[float]) -> None:
    x = np.linspace(4, 44, len(heights)).round()
    area = Area(tuple(zip(x.tolist(), heights, strict=True)), 44, WHITE)
    expected = sampled(
        lambda across, down: (
            (across >= 4) & (across <= 44) & (down <= 44) & (down >= np.interp(across, x, np.array(heights)))
        )
    )
    assert np.abs(painted_alone(area) - expected).max() < EXACT


@given(st.floats(-1.5, 1.5), st.floats(0, 360))
def test_half_of_a_pixel_on_each_side_of_an_edge_is_a_whole_pixel(distance: float, angle: float) -> None:
    across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    one, other = (half_plane(np.array([sign * distance]), across, down)[0] for sign in (1, -1))
    assert one + other == pytest.approx(1)
    fine = (np.arange(200) + 0.5) / 200 - 0.5
    expected = (fine * across + fine[:, None] * down + distance >= 0).mean()
    assert one == pytest.approx(expected, abs=0.006)


def test_a_thin_line_is_faint_and_not_broken(painted: Painter) -> None:
    found = levels(painted((60, 60), Polyline(((5, 10), (55, 17)), 0.5, WHITE)))
    assert found[:, 6:54].sum(axis=0) == pytest.approx([0.5 * math.hypot(50, 7) / 50] * 48, abs=0.02)


def test_a_translucent_line_covers_its_own_bends_once(painted: Painter) -> None:
    found = levels(painted((60, 60), Polyline(((5, 30), (30, 30), (10, 30), (50, 50)), 8, (255, 255, 255, 128))))
    assert found.max() == pytest.approx(128 / 255, abs=0.003)


def test_neighbouring_sectors_make_a_whole_ring(painted: Painter) -> None:
    angles = [0.0, 33.3, 121.7, 200.2, 359.0, 360.0]
    sectors = [Sector(60, 60, 30, 55, a, b, WHITE) for a, b in pairwise(angles)]
    whole = levels(painted((120, 120), Sector(60, 60, 30, 55, 0, 360, WHITE)))
    found = sum(levels(painted((120, 120), sector)) for sector in sectors)
    assert np.abs(found - whole).max() < 0.02
    assert whole.sum() == pytest.approx(math.pi * (55**2 - 30**2), rel=0.001)


def test_a_gap_is_as_wide_at_the_rim_as_at_the_hole(painted: Painter) -> None:
    marks = [Sector(60, 60, 20, 55, a, a + 90, WHITE, gap=6) for a in (0, 90, 180, 270)]
    found = levels(painted((120, 120), *marks))
    assert found[57:63, 85:110].max() == 0
    assert found[56, 85:110].min() == found[63, 85:110].min() == 1


def test_an_area_fades_out_towards_its_base(painted: Painter) -> None:
    fade = Gradient((255, 255, 255, 200), (255, 255, 255, 0), 180)
    found = levels(painted((100, 120), Area(((10, 20), (90, 20)), 110, fade)))
    rows = found[20:110, 10:90].reshape(9, 10, 80).mean(axis=(1, 2))
    assert (np.diff(rows) < 0).all()
    assert rows[0] > 0.7
    assert rows[-1] < 0.06


@pytest.mark.parametrize("place", [(-30, -20), (80, 70), (-200, 10), (300, 300)])
def test_curves_outside_the_frame_are_clipped(place: tuple[int, int], painted: Painter) -> None:
    def marks(x: float, y: float) -> list[Mark]:
        bent = ((x, y + 30.5), (x + 20, y + 3), (x + 61, y + 40.2))
        fill = Gradient(WHITE, (255, 0, 0, 0), 180)
        return [Area(bent, y + 50, fill), Polyline(bent, 5, WHITE), Sector(x + 30, y + 30, 10, 25, 20, 300, WHITE, 3)]

    whole = painted((500, 500), *marks(place[0] + 250, place[1] + 250))
    part = painted((100, 90), *marks(*place))
    assert part.tobytes() == whole.crop((250, 250, 350, 340)).tobytes()


def test_curves_without_size_paint_nothing(painted: Painter) -> None:
    nothing = [
        Polyline((), 4, WHITE),
        Polyline(((3, 3), (9, 9)), 0, WHITE),
        Area((), 9, WHITE),
        Area(((3, 3),), 9, WHITE),
        Area(((3, 9), (9, 9)), 9, WHITE),
        Sector(9, 9, 0, 0, 0, 90, WHITE),
        Sector(9, 9, 2, 5, 90, 90, WHITE),
    ]
    assert painted((20, 20), *nothing).getbbox() is None
