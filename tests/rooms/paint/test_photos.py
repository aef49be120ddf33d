from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.frame import Frame, Picture
from bantin.paint.photos import Size, covering, inner, is_whole, kept, placed
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


def test_what_is_transparent_in_a_whole_picture_lets_its_ground_through(tmp_path: Path) -> None:
    emblem = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    emblem.paste((200, 30, 40, 255), (10, 10, 30, 30))
    emblem.save(tmp_path / "huy-hieu.png")
    frame = Frame(100, 50, (9, 99, 9, 255), (Picture(0, 0, 100, 50, "huy-hieu.png", fit="whole"),))
    image = paint(frame, {"huy-hieu.png": tmp_path / "huy-hieu.png"}, FontBook())
    assert image.getpixel((50, 25)) == (200, 30, 40), "in the middle, undistorted"
    assert [image.getpixel(place) for place in ((5, 25), (30, 5), (95, 45))] == [(9, 99, 9)] * 3


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


def test_an_upright_picture_that_is_cropped_keeps_its_upper_part() -> None:
    found = placed(photo(600, 900), (300, 300))
    assert seen(found, 150, 0)[1] < 0.06, "heads are there"
    assert seen(found, 150, 299)[1] > 0.7
    assert seen(placed(photo(900, 600), (300, 100)), 150, 50) == pytest.approx((0.5, 0.5), abs=0.02)


@pytest.mark.parametrize(
    ("source", "size", "whole"),
    [
        ((1080, 1920), (918, 416), True),
        ((1080, 1920), (400, 500), False),
        ((1080, 2400), (400, 400), True),
        ((3000, 1000), (300, 300), True),
        ((1600, 1000), (936, 280), True),
        ((900, 900), (900, 500), False),
    ],
)
def test_a_picture_that_would_lose_most_of_itself_is_shown_whole(source: Size, size: Size, *, whole: bool) -> None:
    assert is_whole(source, size) is whole
    assert is_whole(source, size, fit="whole")
    assert not is_whole(source, size, fit="crop")
    assert not is_whole(source, size, (0.5, 0.3)), "whoever says what to keep wants a crop"


def test_a_whole_picture_lies_in_the_middle_upon_a_darker_ground_of_itself() -> None:
    tall = Image.new("RGB", (100, 300), (200, 100, 40))
    found = np.asarray(placed(tall, (400, 200), fit="whole"))
    middle = found[:, 167:233]
    assert (middle == (200, 100, 40)).all()
    assert (found[:, :160] < (130, 70, 30)).all()
    assert (found[:, 240:] > (90, 40, 10)).all()


@given(st.tuples(st.integers(1, 3000), st.integers(1, 3000)), st.tuples(st.integers(1, 900), st.integers(1, 900)))
def test_what_is_kept_is_what_a_crop_shows(source: Size, size: Size) -> None:
    scale = max(size[0] / source[0], size[1] / source[1])
    assert kept(source, size) == pytest.approx(size[0] * size[1] / (source[0] * source[1] * scale**2))
    inside = inner(source, size)
    assert all(1 <= a <= b for a, b in zip(inside, size, strict=True))
    assert any(a == b for a, b in zip(inside, size, strict=True))


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
