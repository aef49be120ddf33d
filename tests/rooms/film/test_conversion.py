"""What films are encoded from, compared with what ffmpeg makes of the same pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from bantin.film.conversion import MATRIX, coded, color_tags, read_still, recode
from bantin.film.ffmpeg import FilmError, file_url, run
from bantin.film.pixels import Planes, Raster

SCALE = "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p"


def noise(height: int, width: int, seed: int = 1) -> Raster:
    """Colours of all sorts, in spots of four pixels at least."""
    small = np.random.default_rng(seed).integers(0, 256, (height // 4, width // 4, 3), np.uint8)
    return small.repeat(4, axis=0).repeat(4, axis=1)


def by_ffmpeg(picture: Raster, folder: Path) -> list[npt.NDArray[np.int16]]:
    """The planes that ffmpeg's own converter makes of a picture."""
    height, width, _ = picture.shape
    Image.fromarray(picture).save(folder / "picture.png")
    raw = ["-i", file_url(folder / "picture.png"), "-vf", f"{SCALE},{color_tags(MATRIX)}", "-f", "rawvideo"]
    run([*raw, file_url(folder / "planes")])
    flat = np.fromfile(folder / "planes", np.uint8).astype(np.int16)
    luma, chroma = height * width, height * width // 4
    parts = np.split(flat, [luma, luma + chroma])
    return [part.reshape(height // by, width // by) for part, by in zip(parts, (1, 2, 2), strict=True)]


def test_pictures_are_converted_as_ffmpeg_does(tmp_path: Path) -> None:
    picture = noise(64, 48)
    (luma, *_), (exact, *_) = coded(picture), by_ffmpeg(picture, tmp_path)
    assert abs(luma - exact).max() <= 1
    for plane, of_ffmpeg in zip(
        coded(plain := np.full((8, 8, 3), (200, 30, 90), np.uint8)), by_ffmpeg(plain, tmp_path), strict=True
    ):
        assert abs(plane - of_ffmpeg).max() <= 1


@pytest.mark.parametrize("level", range(0, 256, 5))
def test_grey_stays_grey_between_black_and_white(level: int) -> None:
    luma, blue, red = coded(np.full((2, 2, 3), level, np.uint8))
    assert abs(int(luma[0, 0]) - (16 + 219 * level / 255)) <= 0.65
    assert (blue[0, 0], red[0, 0]) == (128, 128)


@pytest.mark.parametrize("part", [(0, 0, 48, 64), (3, 5, 4, 6), (10, 20, 31, 41), (47, 63, 48, 64), (6, 8, 20, 30)])
def test_a_part_that_is_converted_anew_is_as_if_all_of_it_were(part: tuple[int, int, int, int]) -> None:
    picture = noise(64, 48)
    planes: Planes = coded(picture)
    left, top, right, bottom = part
    picture[top:bottom, left:right] = noise(64, 48, 2)[top:bottom, left:right]
    recode(planes, picture, part)
    assert all((plane == whole).all() for plane, whole in zip(planes, coded(picture), strict=True))


def test_a_still_that_is_written_anew_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "still.png"
    for seed in (1, 2):
        Image.fromarray(noise(16, 16, seed)).save(path.with_suffix(".new"), "PNG")
        path.with_suffix(".new").replace(path)
        assert (read_still(path).pixels == noise(16, 16, seed)).all()
    assert read_still(path) is read_still(path)


def test_a_still_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FilmError, match=r"«none\.png»"):
        read_still(tmp_path / "none.png")
