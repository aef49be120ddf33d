from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from bantin.model.frame import Box, Gradient
from bantin.paint.dither import ONE
from bantin.paint.gradients import gradient

Pixels = npt.NDArray[np.int16]

SIZE = (400, 600)
TOP, BOTTOM = (19, 41, 75, 255), (8, 20, 37, 255)


def pixels(paint: Gradient, size: tuple[int, int] = SIZE) -> Pixels:
    return np.asarray(gradient(size, paint)[0]).astype(np.int16)


def longest_band(channel: Pixels) -> int:
    """Rows in a row that are all of one and the same level: what the eye sees as a band."""
    flat = [int(row[0]) if (row == row[0]).all() else -1 for row in channel]
    longest = length = 0
    for before, here in zip([-1, *flat], flat, strict=False):
        length = length + 1 if here == before and here >= 0 else 1
        longest = max(longest, length)
    return longest


def test_a_slow_gradient_has_no_bands() -> None:
    dithered = pixels(Gradient(TOP, BOTTOM, 180))[..., 0]
    rows = np.linspace(19, 8, 600).round().astype(np.int16)
    planted = np.repeat(rows[:, None], 400, axis=1)
    assert longest_band(planted) > 50, "eleven levels in 600 rows are bands"
    assert longest_band(dithered) <= 8


def test_every_neighbourhood_has_the_mean_it_should_have() -> None:
    found = pixels(Gradient(TOP, BOTTOM, 180)).astype(float)
    means = found.reshape(75, 8, 400, 3).mean(axis=(1, 2))
    expected = np.linspace(0.5 / 75, 1 - 0.5 / 75, 75)[:, None] * (np.array(BOTTOM) - TOP)[:3] + np.array(TOP)[:3]
    assert np.abs(means - expected).max() < 0.15


def test_dithering_adds_one_level_at_most() -> None:
    found = pixels(Gradient(TOP, BOTTOM, 180)).astype(float)
    positions = (np.arange(600)[:, None, None] + 0.5) / 600
    exact = np.array(TOP)[:3] + positions * (np.array(BOTTOM) - TOP)[:3]
    assert np.abs(found - exact).max() < 1


@pytest.mark.parametrize(
    ("angle", "first", "last"),
    [(180, (0, 5), (9, 5)), (0, (9, 5), (0, 5)), (90, (5, 0), (5, 9)), (270, (5, 9), (5, 0)), (135, (0, 0), (9, 9))],
)
def test_angles_are_those_of_css(angle: float, first: tuple[int, int], last: tuple[int, int]) -> None:
    found = pixels(Gradient((0, 0, 0, 255), (255, 255, 255, 255), angle), (10, 10))
    assert found[first].max() < 20
    assert found[last].min() > 235


@pytest.mark.parametrize("level", [0, 1, 128, 254, 255])
def test_equal_ends_give_one_colour(level: int) -> None:
    color = (level, level, level, 255)
    assert set(np.unique(pixels(Gradient(color, color, 33), (37, 41)))) == {level}


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1), (17, 23)])
@pytest.mark.parametrize("angle", [0, 45, 90, 171.5, 359])
def test_any_size_and_angle_stays_between_its_ends(size: tuple[int, int], angle: float) -> None:
    found = pixels(Gradient((0, 255, 10, 255), (255, 0, 12, 255), angle), size)
    assert found.shape == (size[1], size[0], 3)
    assert found[..., 2].min() >= 10
    assert found[..., 2].max() <= 12
    assert np.abs(found[..., 0] + found[..., 1] - 255).max() <= 1


def test_fading_out_keeps_the_colour() -> None:
    colors, opacity = gradient((4, 100), Gradient((200, 100, 50, 255), (0, 0, 0, 0), 180))
    assert opacity is not None
    assert colors.getcolors() == [(400, (200, 100, 50))]
    column = opacity[:, 0] / ONE
    assert column[0] > 0.98
    assert column[-1] < 0.02


def test_a_slow_fade_over_another_colour_has_no_bands(painted: Callable[..., Image.Image]) -> None:
    fade = Gradient((255, 189, 46, 30), (255, 189, 46, 0), 180)
    found = np.asarray(painted((400, 600), Box(0, 0, 400, 600, fade), ground=TOP)).astype(np.int16)[..., 0]
    rows = np.linspace(19 + 236 * 30 / 255, 19, 600)
    planted = np.repeat(rows.round().astype(np.int16)[:, None], 400, axis=1)
    assert longest_band(planted) >= 20, "28 levels in 600 rows are bands"
    assert longest_band(found) <= 8
    cells = found.reshape(75, 8, 400).mean(axis=(1, 2)) - rows.reshape(75, 8).mean(axis=1)
    assert np.abs(cells).max() < 0.5


def test_an_opaque_gradient_needs_no_mask() -> None:
    assert gradient((4, 4), Gradient(TOP, BOTTOM, 180))[1] is None
