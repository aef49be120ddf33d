from __future__ import annotations

from pathlib import Path

import pytest

from bantin.model.diagnostic import Severity
from bantin.model.frame import Box, Fill, Font, Frame, Gradient, Mark, Picture, Rgba, TextRun
from bantin.sight.grounds import faint
from tests.fixtures.example_months import all_told, lay_out, put

WHITE, BLACK, GRAY, PALE = (255, 255, 255, 255), (0, 0, 0, 255), (119, 119, 119, 255), (238, 238, 238, 255)
FADE = Gradient(WHITE, BLACK, 180)


def run(color: Rgba = WHITE) -> TextRun:
    return TextRun(20, 60, "Tin", Font("noto-sans", 400, 100, 40), color)


def box(fill: Fill, x: float = 0) -> Box:
    return Box(x, 0, 200, 100, fill)


def frame(*marks: Mark, ground: Fill = BLACK) -> Frame:
    return Frame(400, 100, ground, marks)


@pytest.mark.parametrize(
    "readable",
    [
        frame(run()),
        frame(box(BLACK), run(), ground=WHITE),
        frame(box(WHITE, x=200), run()),
        frame(run(), box(WHITE)),
        frame(box(WHITE), Picture(0, 0, 200, 100, "anh.jpg"), run()),
        frame(run(), ground=FADE),
        frame(box((0, 0, 0, 200)), run(), ground=WHITE),
        frame(Box(0, 40, 200, 12, WHITE), run()),
    ],
    ids=["ground", "box", "beside", "behind", "photograph", "fade", "veil", "line"],
)
def test_what_can_be_read_is_let_be(readable: Frame) -> None:
    assert faint(readable) == []


def test_a_colour_on_one_that_is_like_it_is_found_once_and_measured() -> None:
    found = faint(frame(box(PALE), run(), run(), run(BLACK), run(GRAY)))
    assert [(one.ink, one.ground) for one in found] == [("#ffffff", "#eeeeee"), ("#777777", "#eeeeee")]
    assert [round(one.contrast, 1) for one in found] == [1.2, 3.9]


def test_what_is_translucent_lies_on_what_is_below_it() -> None:
    [found] = faint(frame(box((255, 255, 255, 240)), run()))
    assert (found.ink, found.ground, round(found.contrast, 1)) == ("#ffffff", "#f0f0f0", 1.1)


LOOK = '<card background="ground-top"><column background="{}"><text color="ink">Tin</text></column></card>'


def test_a_look_of_ones_own_that_puts_a_colour_on_one_like_it_is_told_once(tmp_path: Path, media: Path) -> None:
    root = tmp_path / "w"
    lay_out(root, media)
    put(root / "templates/facebook/notice.xml", LOOK.format("ink"))
    [told] = all_told(root)
    assert (told.code, told.severity) == ("low-contrast", Severity.ERROR)
    assert told.location
    assert told.location.file == "templates/facebook/notice.xml"
    assert "màu ink" in told.message
    put(root / "templates/facebook/notice.xml", LOOK.format("panel"))
    assert all_told(root) == []


def test_colours_are_not_judged_where_texts_lie_on_each_other_because_one_is_too_long(
    tmp_path: Path, media: Path
) -> None:
    root = tmp_path / "w"
    lay_out(root, media)
    crowded = '<text color="ink" size="900" min-size="900" source="title">{{ title }}</text></column></card>'
    put(root / "templates/facebook/notice.xml", LOOK.format("ink").replace("</column></card>", crowded))
    assert {told.code for told in all_told(root)} == {"text-overflow"}
