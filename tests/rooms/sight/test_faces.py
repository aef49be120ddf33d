"""Faces. The one here is drawn, of nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from bantin.sight.faces import faces

FACE = Path(__file__).with_name("face.jpg")


def test_a_face_is_found_where_it_is() -> None:
    with Image.open(FACE) as picture:
        (found,) = faces(picture)
    middle = (found.x + found.width / 2, found.y + found.height / 2)
    assert abs(middle[0] - 520) < 20
    assert abs(middle[1] - 520) < 25
    assert 70 < found.width < 120


def drawn() -> Image.Image:
    picture = Image.new("RGB", (900, 600), "#eeeeee")
    draw = ImageDraw.Draw(picture)
    for at in range(6):
        draw.rounded_rectangle((40 + 140 * at, 60, 150 + 140 * at, 300), 20, fill="#17539f")
        draw.text((50 + 140 * at, 350), f"Mục {at}\n113", fill="black", font_size=40)
    return picture


@pytest.mark.parametrize("picture", [Image.new("L", (40, 900), 128), drawn()], ids=["narrow", "drawn"])
@pytest.mark.proof
def test_where_there_is_none_none_is_found(picture: Image.Image) -> None:
    assert faces(picture) == []
