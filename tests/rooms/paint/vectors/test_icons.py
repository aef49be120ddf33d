from __future__ import annotations

import pickle
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from bantin.fonts.icons import icon_names
from bantin.model.frame import Icon
from bantin.model.kinds import KINDS
from bantin.paint.vectors.icons import IconError

Painter = Callable[..., Image.Image]

WHITE = (255, 255, 255, 255)


def test_an_icon_has_its_colour_its_place_and_soft_edges(painted: Painter) -> None:
    found = painted((100, 100), Icon(20, 30, 48, "circle", (255, 189, 46, 255)))
    assert found.getbbox() == (22, 32, 66, 76), "a circle of radius 10 with a stroke of 2, in 24 units on 48 pixels"
    assert found.getpixel((44, 33)) == (255, 189, 46)
    assert found.getpixel((44, 54)) == (0, 0, 0)
    assert len(found.getcolors() or []) > 20


def test_the_stroke_is_in_units_of_the_icon(painted: Painter) -> None:
    thin, thick = (
        np.asarray(painted((240, 240), Icon(0, 0, 240, "circle", WHITE, stroke)).convert("L")).astype(float).sum()
        for stroke in (1, 3)
    )
    assert thick / thin == pytest.approx(3, rel=0.02)


def test_opacity_is_honoured(painted: Painter) -> None:
    found = painted((48, 48), Icon(0, 0, 48, "square", (255, 255, 255, 100))).convert("L")
    assert found.getextrema() == (0, 100)


@pytest.mark.parametrize("icon", sorted({kind.default_icon for kind in KINDS.values()}))
def test_the_icons_of_all_kinds_exist(icon: str) -> None:
    assert icon in icon_names()


def test_an_unknown_icon_is_told_by_its_name(painted: Painter) -> None:
    with pytest.raises(IconError, match="«triangle-alret»") as caught:
        painted((48, 48), Icon(0, 0, 48, "triangle-alret", WHITE))
    returned = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (str(returned), returned.name) == (str(caught.value), "triangle-alret")


@pytest.mark.parametrize("place", [(-20, -20), (40, 40), (500, 500)])
def test_icons_outside_the_frame_are_clipped(place: tuple[int, int], painted: Painter) -> None:
    whole = painted((700, 700), Icon(place[0] + 100, place[1] + 100, 48, "phone", WHITE))
    part = painted((60, 60), Icon(*place, 48, "phone", WHITE))
    assert part.tobytes() == whole.crop((100, 100, 160, 160)).tobytes()


def test_an_icon_without_size_paints_nothing(painted: Painter) -> None:
    assert painted((9, 9), Icon(3, 3, 0, "phone", WHITE)).getbbox() is None
