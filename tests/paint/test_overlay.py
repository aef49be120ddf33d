from __future__ import annotations

import pytest
from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.frame import Area, Box, Font, Frame, Icon, Mark, Modules, Picture, Polyline, Run, Sector
from bantin.paint.overlay import overlay

WHITE = (255, 255, 255, 255)
PINK, CYAN = (255, 64, 200), (64, 230, 255)


@pytest.mark.parametrize(
    "mark",
    [
        Box(20, 30, 40, 20, WHITE),
        Picture(20, 30, 40, 20, "a"),
        Icon(20, 30, 40, "star", WHITE),
        Modules(20, 30, 20, ("10", "01"), WHITE, WHITE),
        Polyline(((20, 70), (60, 30), (40, 50)), 4, WHITE),
        Area(((20, 50), (60, 30)), 70, WHITE),
        Sector(40, 50, 8, 20, 10, 300, WHITE),
    ],
    ids=lambda mark: type(mark).__name__,
)
def test_every_mark_is_outlined(mark: Mark, fonts: FontBook) -> None:
    image = Image.new("RGB", (100, 100))
    overlay(image, Frame(100, 100, (0, 0, 0, 255), (mark,)), fonts)
    assert {color for _, color in image.getcolors() or []} == {(0, 0, 0), PINK}
    assert (image.getbbox() or (0, 0))[:2] == (20, 30)


def test_letters_stand_on_their_baseline(fonts: FontBook) -> None:
    image = Image.new("RGB", (100, 100))
    overlay(
        image, Frame(100, 100, (0, 0, 0, 255), (Run(10, 60, "Bắc", Font("noto-sans", 400, 100, 20), WHITE),)), fonts
    )
    assert image.getpixel((12, 60)) == CYAN
