from __future__ import annotations

from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.frame import Font, Frame, Outline, TextRun
from bantin.paint.overlay import overlay

WHITE = (255, 255, 255, 255)
BLACK, PINK, BLUE, PURPLE = (0, 0, 0), (255, 64, 200), (0, 160, 255), (150, 0, 105)


def drawn(fonts: FontBook, *outlines: Outline, side: int = 100, runs: tuple[TextRun, ...] = ()) -> Image.Image:
    image = Image.new("RGB", (side, side))
    overlay(image, Frame(100, 100, (0, 0, 0, 255), runs), outlines, fonts)
    return image


def colors(image: Image.Image) -> set[object]:
    return {color for _, color in image.getcolors(10_000) or []}


def test_an_element_is_outlined_to_the_pixel(fonts: FontBook) -> None:
    image = drawn(fonts, Outline(20, 30, 40, 20, ""))
    assert colors(image) == {BLACK, PINK}
    assert image.getbbox() == (20, 30, 60, 50)
    assert image.getpixel((21, 31)) == BLACK


def test_an_outline_is_one_pixel_wide_on_a_smaller_picture_too(fonts: FontBook) -> None:
    image = drawn(fonts, Outline(20, 30, 40, 20, ""), side=50)
    assert image.getbbox() == (10, 15, 30, 25)
    assert image.getpixel((11, 16)) == BLACK


def test_an_element_without_room_still_shows(fonts: FontBook) -> None:
    assert drawn(fonts, Outline(20, 30, 0, 0, "kit:1")).getpixel((20, 30)) == PINK


def test_an_element_is_named_at_its_upper_right_corner(fonts: FontBook) -> None:
    image = drawn(fonts, Outline(0, 0, 100, 50, "kit:46"))
    assert image.getpixel((98, 1)) == PURPLE
    assert image.getpixel((40, 5)) == BLACK


def test_of_names_in_the_same_place_the_innermost_is_shown(fonts: FontBook) -> None:
    inner, outer = Outline(1, 1, 99, 49, "kit:46"), Outline(0, 0, 100, 50, "warning:7")
    both, alone = drawn(fonts, outer, inner), drawn(fonts, Outline(0, 0, 100, 50, ""), inner)
    assert both.tobytes() == alone.tobytes()


def test_a_name_that_would_hide_its_element_is_left_off(fonts: FontBook) -> None:
    assert PURPLE not in colors(drawn(fonts, Outline(0, 0, 60, 20, "warning:46")))


def test_letters_stand_on_their_baseline(fonts: FontBook) -> None:
    image = drawn(fonts, runs=(TextRun(10, 60, "Bắc", Font("noto-sans", 400, 100, 20), WHITE),))
    assert image.getpixel((12, 60)) == BLUE
