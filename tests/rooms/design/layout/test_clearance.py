"""Drawings know what lies upon them."""

from __future__ import annotations

import pytest

from bantin.design.layout.clearance import CLEAR
from bantin.design.layout.engine import lay_out
from bantin.fonts.book import FontBook
from bantin.model.card import Card
from bantin.model.frame import Scene
from bantin.model.theme import Theme, TypeStyle

THEME = Theme(
    colors={"act-field": "#16805a", "act-tone": "#4dbb90", "paper": "#ffffff", "ink": "#101c30"},
    styles={"body": TypeStyle(size=20, line_height=1.5)},
)
DRAWN = '<scene name="road" group="act" width="100%" height="100%"/>'
LABEL = '<row padding="20 0 0 40"><column width="100" height="30" background="paper"/></row>'


def scene_with(upon: str, drawn: str = DRAWN) -> Scene:
    markup = f'<card><column height="100"/><stack height="300">{drawn}{upon}</stack></card>'
    frame = lay_out(Card(markup, "test.xml", 500, 400, THEME), FontBook()).frame
    (scene,) = (mark for mark in frame.marks if isinstance(mark, Scene))
    return scene


@pytest.mark.parametrize("drawn", [DRAWN, f'<row><stack grow="1">{DRAWN}</stack></row>'], ids=["alone", "in a box"])
def test_a_label_upon_a_drawing_keeps_its_place_free(drawn: str) -> None:
    assert scene_with(LABEL, drawn).clear == ((40 - CLEAR, 20 - CLEAR, 140 + CLEAR, 50 + CLEAR),)


@pytest.mark.parametrize(
    "upon",
    [
        "",
        '<column><column height="90" background="act-field act-field/0 180"/></column>',
        '<column><column height="90" background="ink/40"/></column>',
        '<column><text color="ink">Chữ</text></column>',
        '<row><column width="90" height="30" background="paper" visibility="hidden"/></row>',
    ],
    ids=["nothing", "a gradient", "a veil", "letters alone", "what is hidden"],
)
def test_what_hides_nothing_takes_no_place(upon: str) -> None:
    assert scene_with(upon).clear == ()


def test_what_lies_below_a_drawing_takes_no_place() -> None:
    assert scene_with("", f"{LABEL}{DRAWN}").clear == ()


@pytest.mark.parametrize(
    ("upon", "place"),
    [
        ('<row><icon name="x" size="40" color="ink"/></row>', (0, 0, 40, 40)),
        ('<row><qr data="1" size="87"/></row>', (0, 0, 87, 87)),
        ('<row><image src="a.jpg" width="50" height="60"/></row>', (0, 0, 50, 60)),
    ],
    ids=["an icon", "a code", "a picture"],
)
def test_signs_codes_and_pictures_keep_theirs(upon: str, place: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = place
    (found,) = scene_with(upon.replace("<row>", '<row align="start">')).clear
    assert found == (left - CLEAR, top - CLEAR, right + CLEAR, bottom + CLEAR)
