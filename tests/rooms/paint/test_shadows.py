from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageFilter

from bantin.model.frame import Box, Gradient, Rgba, Shadow
from bantin.paint.shadows import paint_shadow

Painter = Callable[..., Image.Image]
Pixels = npt.NDArray[np.floating]

BLACK: Rgba = (0, 0, 0, 255)
WHITE: Rgba = (255, 255, 255, 255)


def thrown(size: tuple[int, int], rect: tuple[int, int, int, int], radius: float, shadow: Shadow) -> Pixels:
    """How dark a shadow makes white, 0-255."""
    image = Image.new("RGB", size, "white")
    paint_shadow(image, rect, radius, shadow)
    return 255 - np.asarray(image)[..., 0].astype(float)


def smoothed(pixels: Pixels) -> Pixels:
    """Means over the dither's cells of 8×8."""
    rows, columns = pixels.shape[0] // 8 * 8, pixels.shape[1] // 8 * 8
    means: Pixels = pixels[:rows, :columns].reshape(rows // 8, 8, columns // 8, 8).mean(axis=(1, 3))
    return means


@pytest.mark.parametrize(("radius", "blur"), [(0, 24), (20, 24), (60, 40), (30, 7), (12, 0)])
def test_a_shadow_is_the_blurred_shape(radius: float, blur: float, painted: Painter) -> None:
    shape = painted((320, 280), Box(80, 80, 160, 120, WHITE, radius)).convert("F")
    expected = np.asarray(shape)
    for axis in (0, 1):  # Pillow's own gaussian is made of boxes; this one is sampled
        reach = int(2 * blur) + 1
        kernel = np.exp(-((np.arange(-reach, reach + 1) / max(blur / 2, 1e-3)) ** 2) / 2)
        expected = np.apply_along_axis(np.convolve, axis, expected, kernel / kernel.sum(), mode="same")
    found = thrown((320, 280), (80, 80, 240, 200), radius, Shadow(0, 0, blur, BLACK))
    assert np.abs(smoothed(found) - smoothed(expected)).max() < 1.2


def test_it_agrees_with_pillow_s_gaussian(painted: Painter) -> None:
    shape = painted((320, 280), Box(80, 80, 160, 120, WHITE, 24)).convert("L").filter(ImageFilter.GaussianBlur(16))
    found = thrown((320, 280), (80, 80, 240, 200), 24, Shadow(0, 0, 32, BLACK))
    assert np.abs(smoothed(found) - smoothed(np.asarray(shape).astype(float))).max() < 4


def test_a_shadow_is_symmetric() -> None:
    found = smoothed(thrown((320, 320), (80, 80, 240, 240), 30, Shadow(0, 0, 40, BLACK)))
    for other in (found[::-1], found[:, ::-1], found.T):
        assert np.abs(found - other).max() < 0.3


def test_it_falls_monotonically_outwards() -> None:
    found = smoothed(thrown((400, 400), (100, 100, 300, 300), 30, Shadow(0, 0, 48, (0, 0, 0, 90))))
    middle = found[len(found) // 2]
    diagonal = np.diag(found)
    for line in (middle, diagonal):
        assert (np.diff(line[: len(line) // 2]) > -0.1).all()
        assert line[len(line) // 2] == pytest.approx(90, abs=0.5)
        assert line[0] == 0


def longest_band(column: npt.NDArray[np.uint8]) -> int:
    """Rows in a row that are of one level from side to side."""
    flat = [int(row[0]) if (row == row[0]).all() else -1 for row in column]
    longest = length = 0
    for before, here in zip([-1, *flat], flat, strict=False):
        length = length + 1 if here == before and here >= 0 else 1
        longest = max(longest, length)
    return longest


def test_a_wide_dark_shadow_has_no_bands() -> None:
    """Its 20 levels over 180 pixels: laid through a mask of 256 levels, dithered or not, they would be bands."""
    night = (29, 49, 80)
    shadow = Shadow(0, 0, 120, (0, 0, 0, 100))
    image = Image.new("RGB", (800, 900), night)
    paint_shadow(image, (-400, 300, 1200, 1400), 0, shadow)
    part = (slice(200, 400), slice(200, 600), 2)  # of the slope, whose very ends are flat
    soft = Image.new("L", (800, 900))
    soft.paste(100, (0, 300, 800, 900))
    banded = Image.new("RGB", (800, 900), night)
    banded.paste((0, 0, 0), (0, 0), soft.filter(ImageFilter.GaussianBlur(60)))
    assert longest_band(np.asarray(banded)[part]) >= 12, "planted"
    assert longest_band(np.asarray(image)[part]) <= 4


def test_a_shadow_on_a_gradient_has_the_mean_that_it_should(painted: Painter) -> None:
    ground = Gradient((19, 41, 75, 255), (8, 20, 37, 255), 165)
    bare = np.asarray(painted((320, 320), ground=ground)).astype(float)
    image = painted((320, 320), ground=ground)
    paint_shadow(image, (80, 80, 240, 240), 24, Shadow(0, 10, 60, (0, 0, 0, 120)))
    dark = thrown((320, 320), (80, 80, 240, 240), 24, Shadow(0, 10, 60, (0, 0, 0, 120))) / 255
    expected = bare[..., 2] * (1 - dark)
    assert np.abs(smoothed(np.asarray(image)[..., 2].astype(float)) - smoothed(expected)).max() < 0.5


def test_far_away_nothing_is_touched() -> None:
    found = thrown((300, 300), (120, 110, 180, 170), 9, Shadow(10, 20, 30, BLACK))
    assert found[:84].max() == found[236:].max() == 0
    assert found[:, :84].max() == found[:, 236:].max() == 0
    assert found[160, 160] > 100


@pytest.mark.parametrize("place", [(-30, -20), (80, 70), (-200, 10), (300, 300)])
def test_a_shadow_outside_the_frame_is_clipped(place: tuple[int, int], painted: Painter) -> None:
    shadow = Shadow(3, 8, 40, WHITE)
    whole = painted((500, 500), Box(place[0] + 250, place[1] + 250, 60, 50, BLACK, 9, shadow=shadow))
    part = painted((100, 90), Box(*place, 60, 50, BLACK, 9, shadow=shadow))
    assert part.tobytes() == whole.crop((250, 250, 350, 340)).tobytes()


def test_a_shadow_does_not_show_through_the_box_that_throws_it(painted: Painter) -> None:
    shadow = Shadow(0, 0, 30, WHITE)
    pane = painted((200, 200), Box(50, 50, 100, 100, (255, 0, 0, 100), 20, shadow=shadow))
    bare = painted((200, 200), Box(50, 50, 100, 100, (255, 0, 0, 100), 20))
    inner = (60, 60, 140, 140)
    assert pane.crop(inner).tobytes() == bare.crop(inner).tobytes()
    assert pane.getpixel((45, 100)) != (0, 0, 0)
