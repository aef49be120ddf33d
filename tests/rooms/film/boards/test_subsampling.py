from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from bantin.film.boards.subsampling import BT601, BT709, Matrix, matrix_of, subsampled
from bantin.film.pixels import Raster

_SEEN = np.array([0.2126, 0.7152, 0.0722])


def _decoded(planes: tuple[Raster, Raster, Raster], matrix: Matrix) -> Raster:
    """Decode 4:2:0 as ITU-R BT.601 and BT.709 have it, each four pixels with their one colour."""
    luma, blue, red = (plane.astype(float) for plane in planes)
    grey = (luma - 16) * 255 / 219
    bluer, redder = (
        (plane.repeat(2, 0).repeat(2, 1) - 128) * 255 / 112 * (1 - share)
        for plane, share in ((blue, matrix.blue), (red, matrix.red))
    )
    greener = -(matrix.blue * bluer + matrix.red * redder) / (1 - matrix.red - matrix.blue)
    added = np.stack([redder, greener, bluer], -1)
    return np.clip(grey[..., None] + added, 0, 255).round().astype(np.uint8)


def _light(picture: Raster) -> npt.NDArray[np.float64]:
    light: npt.NDArray[np.float64] = (picture / 255) ** 2.2 @ _SEEN
    return light


@pytest.mark.parametrize("matrix", [BT601, BT709])
@pytest.mark.parametrize(
    "colour", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (255, 221, 0), (0, 200, 255), (12, 90, 200)]
)
def test_even_grounds_keep_their_colour(matrix: Matrix, colour: tuple[int, int, int]) -> None:
    picture = np.full((4, 6, 3), colour, np.uint8)
    decoded = _decoded(subsampled(picture, matrix), matrix)
    assert np.abs(decoded.astype(int) - picture).max() <= 2


@pytest.mark.parametrize("colour", [(255, 0, 0), (255, 221, 0), (0, 255, 0), (0, 200, 255), (255, 255, 255)])
def test_thin_coloured_letters_keep_their_brightness(colour: tuple[int, int, int]) -> None:
    picture = np.zeros((32, 32, 3), np.uint8)
    picture[:, ::3] = colour
    wanted = _light(picture)
    planes = subsampled(picture, BT601)
    found = _light(_decoded(planes, BT601))
    assert np.abs(found - wanted)[:, ::3].max() < 0.01  # lit pixels as bright as they were drawn
    assert found[:, 1::3].max() < 0.03  # and dark ones almost dark
    # The luma that each pixel has on its own, as converters take it, is what this does better.
    plain = np.rint(picture @ np.array([0.299, 0.587, 0.114]) * 219 / 255 + 16).astype(np.uint8)
    usual = _light(_decoded((plain, *planes[1:]), BT601))
    assert np.abs(found - wanted).mean() <= np.abs(usual - wanted).mean()
    if colour == (255, 0, 0):
        assert np.abs(usual - wanted)[:, ::3].max() > 0.08


def test_luma_stays_in_video_range() -> None:
    picture = np.random.default_rng(7).integers(0, 256, (64, 64, 3), np.uint8)
    luma, _, _ = subsampled(picture, BT709)
    assert luma.min() >= 16
    assert luma.max() <= 235


@pytest.mark.parametrize(
    ("size", "matrix"), [((384, 192), BT601), ((720, 576), BT601), ((1280, 192), BT709), ((320, 640), BT709)]
)
def test_the_matrix_goes_by_size(size: tuple[int, int], matrix: Matrix) -> None:
    assert matrix_of(*size) is matrix


def test_four_pixels_are_coded_as_if_they_were_alone() -> None:
    some = np.random.default_rng(7)
    colours = np.array([(0, 0, 0), (0, 0, 1), (1, 0, 0), (255, 221, 0)], np.uint8)
    picture = colours[some.integers(0, 4, (16, 64)) * (some.random((16, 64)) < 0.2)]  # mostly ground, in runs
    luma, blue, red = subsampled(picture, BT601)
    for top, left in np.ndindex(8, 32):
        alone = subsampled(picture[2 * top : 2 * top + 2, 2 * left : 2 * left + 2], BT601)
        assert (luma[2 * top : 2 * top + 2, 2 * left : 2 * left + 2] == alone[0]).all()
        assert (blue[top, left], red[top, left]) == (alone[1][0, 0], alone[2][0, 0])
