from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.frame import Frame, Picture
from bantin.paint.photos import covering
from bantin.paint.still import paint


def photo(width: int, height: int) -> Image.Image:
    """Red is the column and green the row, 0-255 across the picture."""
    pixels = np.zeros((height, width, 3), dtype=np.uint8)
    pixels[..., 0] = np.linspace(0, 255, width).round()
    pixels[..., 1] = np.linspace(0, 255, height).round()[:, None]
    return Image.fromarray(pixels)


def seen(image: Image.Image, x: int, y: int) -> tuple[float, float]:
    """Which point of the photo, 0-1, is seen at a pixel."""
    red, green = (int(level) for level in np.asarray(image)[y, x, :2])
    return red / 255, green / 255


@pytest.mark.parametrize("source", [(800, 400), (400, 800), (90, 90)])
@pytest.mark.parametrize("size", [(300, 300), (300, 100), (50, 400)])
def test_a_photo_covers_its_box_undistorted(source: tuple[int, int], size: tuple[int, int]) -> None:
    found = covering(photo(*source), size, (0.5, 0.5))
    assert found.size == size
    left, top = seen(found, 0, 0)
    right, bottom = seen(found, size[0] - 1, size[1] - 1)
    scale_x, scale_y = (right - left) * source[0] / size[0], (bottom - top) * source[1] / size[1]
    assert scale_x == pytest.approx(scale_y, rel=0.1)
    assert max(right - left, bottom - top) > 0.97, "as much as fits is seen"
    assert seen(found, size[0] // 2, size[1] // 2) == pytest.approx((0.5, 0.5), abs=0.02)


@pytest.mark.parametrize("focus", [(0.0, 0.0), (1.0, 1.0), (0.2, 0.9), (0.7, 0.5)])
def test_the_focus_stays_in_view_and_central_where_it_can(focus: tuple[float, float]) -> None:
    found = covering(photo(900, 300), (200, 200), focus)
    left, right = seen(found, 0, 0)[0], seen(found, 199, 199)[0]
    assert left - 0.01 <= focus[0] <= right + 0.01
    middle = min(max(focus[0], 1 / 6), 5 / 6)
    assert seen(found, 100, 100)[0] == pytest.approx(middle, abs=0.02)


def painted(path: Path, picture: Picture, size: tuple[int, int] = (120, 100)) -> Image.Image:
    return paint(Frame(*size, (0, 0, 255, 255), (picture,)), {"a": path}, FontBook())


@pytest.fixture
def white(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    Image.new("RGB", (300, 200), "white").save(path)
    return path


def test_round_corners_of_a_photo_are_soft(white: Path) -> None:
    found = painted(white, Picture(10, 10, 100, 80, "a", radius=20))
    assert found.getpixel((10, 10)) == (0, 0, 255)
    assert found.getpixel((60, 50)) == (255, 255, 255)
    assert len(found.getcolors() or []) > 15


@pytest.mark.parametrize("place", [(-50, -30), (80, 70), (400, 400)])
def test_photos_outside_the_frame_are_clipped(place: tuple[int, int], white: Path) -> None:
    whole = painted(white, Picture(place[0] + 100, place[1] + 100, 90, 70, "a", 16), (600, 600))
    part = painted(white, Picture(*place, 90, 70, "a", 16))
    assert part.tobytes() == whole.crop((100, 100, 220, 200)).tobytes()


def test_a_photo_without_size_paints_nothing(white: Path) -> None:
    found = painted(white, Picture(10, 10, 0, 80, "a"))
    assert found.getcolors() == [(12000, (0, 0, 255))]


def test_redactions_count_in_pixels_of_the_upright_source(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    upright = Image.fromarray(rng.integers(0, 2, (400, 800, 3), dtype=np.uint8) * 255)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    path = tmp_path / "a.png"
    upright.transpose(Image.Transpose.ROTATE_90).save(path, exif=exif)
    found = painted(path, Picture(0, 0, 800, 400, "a", redactions=((600, 100, 150, 200),)), (800, 400))
    pixels = np.asarray(found).astype(int)
    assert pixels[110:290, 610:740].std() < 15
    assert pixels[110:290, 60:190].std() > 100


def test_a_redacted_place_stays_unreadable_however_large_it_is_shown(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    path = tmp_path / "a.png"
    Image.fromarray(rng.integers(0, 2, (60, 80, 3), dtype=np.uint8) * 255).save(path)
    found = painted(path, Picture(0, 0, 800, 600, "a", redactions=((0, 0, 80, 60),)), (800, 600))
    assert np.asarray(found).astype(int).std() < 25


@pytest.mark.parametrize(("source", "width"), [((200, 333), 205), ((123, 601), 422), ((442, 301), 310)])
def test_a_photograph_that_is_covered_to_a_hair_stays_within_itself(source: tuple[int, int], width: int) -> None:
    assert covering(photo(*source), (width, 200), (0.5, 0.5)).size == (width, 200)


def test_a_photograph_that_comes_nearer_shows_less_around_its_focus() -> None:
    whole = photo(400, 300)
    nearer = np.asarray(covering(whole, (200, 150), (0.5, 0.5), 2.0), float)
    middle = np.asarray(whole.crop((100, 75, 300, 225)), float)
    assert abs(nearer - middle).mean() < 2
