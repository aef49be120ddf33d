"""A slide in time: in the end it is the still; until then nothing moves but what enters."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from bantin.design.layout.engine import lay_out
from bantin.film.conversion import StillPicture, coded
from bantin.film.entrances.places import around
from bantin.film.entrances.sprites import Brush
from bantin.film.entrances.stage import Stage
from bantin.fonts.book import FontBook
from bantin.model.card import Card
from bantin.model.frame import Enter, TextRun
from bantin.model.theme import Theme, TypeStyle
from bantin.paint.still import paint
from tests.fixtures.proofs import some

FPS = 30
SIZE = (400, 300)
THEME = Theme(
    colors={"top": "#13294b", "bottom": "#081425", "ink": "#ffffff", "panel": "#1e3254", "dark": "#00000059"},
    styles={"body": TypeStyle(size=30), "label": TypeStyle(size=16)},
)
BARS = '<bar label="a" value="120" display="120"/><bar label="b" value="240" display="240"/>'
RING = '<bar label="a" value="1" display="1"/><bar label="b" value="2" display="2"/>'
PARTS = {
    "words": '<text color="ink" {}>Không đọc mã OTP cho ai cả, kể cả công an</text>',
    "number": '<text color="ink" align="center" {}>368.063 hồ sơ</text>',
    "panel": '<row background="panel" radius="12" shadow="0 8 20 dark" padding="8" {}>'
    '<icon name="check" size="30" color="ink" enter="draw" at="0.5"/><text color="ink">Gọi 113</text></row>',
    "bar": '<row height="20" radius="10" background="ink" {}/>',
    "bars": '<chart color="ink" track="panel" {}>' + BARS + "</chart>",
    "ring": '<chart type="donut" color="ink" track="panel" height="150" {}>' + RING + "</chart>",
    "line": '<chart type="line" color="ink" track="panel" height="230" {}>' + BARS + "</chart>",
}
Frames = list[npt.NDArray[np.int16]]


def card(markup: str) -> Card:
    return Card(f'<card background="top bottom 165" padding="30" gap="20">{markup}</card>', "a.xml", *SIZE, THEME)


def film(markup: str, fonts: FontBook, seconds: float = 1.5) -> tuple[Frames, npt.NDArray[np.int16]]:
    """Each frame of a slide, and its still."""
    laid_out = lay_out(card(markup), fonts)
    assert not laid_out.remarks
    still = np.asarray(paint(laid_out.frame, {}, fonts))
    stage = Stage(StillPicture(still), laid_out.frame, laid_out.entering, Brush({}, fonts), FPS)
    frames = [stage.at(index).astype(np.int16) for index in range(round(seconds * FPS))]
    return frames, still.astype(np.int16)


@pytest.mark.parametrize("name", some(PARTS, 3))
@pytest.mark.parametrize("enter", Enter)
def test_whatever_enters_ends_as_the_still_and_stands(name: str, enter: Enter, fonts: FontBook) -> None:
    frames, still = film(PARTS[name].format(f'enter="{enter}" at="0.2" for="0.5"'), fonts)
    moving = [index for index, (one, next_one) in enumerate(pairwise(frames)) if (one != next_one).any()]
    assert min(moving) >= 4, "nothing is seen before its time"
    assert abs(frames[-1] - still).max() <= 2, "but for rounding"
    assert max(moving) < 45 - 5


def test_a_line_is_drawn_along_itself_and_each_of_its_texts_comes_whole(fonts: FontBook) -> None:
    frames, still = film(PARTS["line"].format('enter="draw" at="0" for="1"'), fonts)
    nothing = film("", fonts, 0.1)[0][0]
    laid_out = lay_out(card(PARTS["line"].format("")), fonts)
    runs = [mark for mark in laid_out.frame.marks if isinstance(mark, TextRun)]
    assert len(runs) >= 4
    there: set[int] = set()
    for frame in frames:
        for number, run in enumerate(runs):
            left, top, right, bottom = around((run,), fonts, SIZE)
            seen, empty, whole = (pixels[top:bottom, left:right] for pixels in (frame, nothing, still))
            letters = (abs(whole - empty) > 60).any(axis=2)
            shown = abs(seen - whole).max(axis=2)[letters].max() <= 2
            assert shown or abs(seen - empty).max(axis=2)[letters].max() <= 60, "no letter without the others"
            there |= {number} if shown else set()
    assert there == set(range(len(runs)))


@pytest.mark.parametrize("name", some(PARTS, 1))
def test_films_are_encoded_from_what_is_seen_and_what_does_not_change_is_said(name: str, fonts: FontBook) -> None:
    for enter in Enter:
        laid_out = lay_out(card(PARTS[name].format(f'enter="{enter}" at="0.2" for="0.5"')), fonts)
        still = StillPicture(np.asarray(paint(laid_out.frame, {}, fonts)))
        one, other = (Stage(still, laid_out.frame, laid_out.entering, Brush({}, fonts), FPS, first=3) for _ in "ab")
        last = one.at(0).copy()
        for index in range(30):
            seen = one.at(index)
            assert all((plane == whole).all() for plane, whole in zip(other.coded(index), coded(seen), strict=True))
            assert index == 0 or one.changes(index) or (seen == last).all()
            last = seen.copy()
        assert not one.changes(28), "then it stands"


@pytest.mark.parametrize("origin", ["left", "right", "top", "bottom", "left bottom", "center"])
def test_what_grows_stays_at_its_origin(origin: str, fonts: FontBook) -> None:
    markup = f'<row height="100" radius="10" background="ink" enter="grow" from="{origin}" for="1"/>'
    frames, still = film(markup, fonts)
    for frame in (frames[3], frames[8]):
        changed = np.argwhere((frame != frames[0] if frame is frames[0] else frame).sum(axis=2) > 600)
        (top, left), (bottom, right) = changed.min(axis=0), changed.max(axis=0)
        sides = {"left": left <= 34, "top": top <= 34, "right": right >= 365, "bottom": bottom >= 125}
        assert all(sides[word] for word in origin.split() if word != "center")
        assert (right - left) * (bottom - top) < 340 * 100
    assert abs(frames[-1] - still).max() <= 2


def test_nothing_is_painted_but_where_something_moves(fonts: FontBook) -> None:
    still_text = '<text color="ink">Công an tỉnh</text>'
    frames, _ = film(f'{still_text}<text color="ink" enter="rise" at="0.1">Gọi ngay 113</text>', fonts)
    for one, next_one in pairwise(frames):
        assert not (one != next_one)[:66].any()


def test_the_first_frame_is_never_empty(fonts: FontBook) -> None:
    for enter in Enter:
        frames, _ = film(f'<text color="ink" enter="{enter}">Gọi ngay 113 hoặc 156</text>', fonts)
        assert (frames[0] != film("", fonts, 0.1)[0][0]).any() or enter is Enter.GROW


def test_a_part_comes_with_what_it_is_a_part_of(fonts: FontBook) -> None:
    row = '<row background="panel" padding="8" enter="rise" at="0.5" for="0.4">{}</row>'
    frames, still = film(row.format('<text color="ink" enter="fade" at="0">113</text>'), fonts)
    assert not (frames[0] != frames[10]).any(), "it is not there before it"
    bright = [np.argwhere(frame.sum(axis=2) > 500).min(axis=0)[0] for frame in (frames[18], frames[-1])]
    assert bright[0] > bright[1], "and it rises with it"
    assert abs(frames[-1] - still).max() <= 2


def test_what_stands_upon_something_that_enters_is_seen_from_the_start(fonts: FontBook) -> None:
    stack = (
        '<stack height="100"><row background="panel" enter="fade" at="0.5"/><text color="ink">Gọi 113</text></stack>'
    )
    frames, still = film(stack, fonts)
    assert (frames[0].sum(axis=2) > 700).any()
    assert abs(frames[-1] - still).max() <= 2


def test_words_are_said_one_after_another_after_a_first_line_that_is_there(fonts: FontBook) -> None:
    text = "Có người xưng Công an gọi hỗ trợ định danh mức 2?"
    frames, still = film(f'<text color="ink" size="40" enter="say" for="1">{text}</text>', fonts)
    laid_out = lay_out(card(f'<text color="ink" size="40">{text}</text>'), fonts)
    lines = [around((mark,), fonts, SIZE) for mark in laid_out.frame.marks if isinstance(mark, TextRun)]
    assert len(lines) > 1

    def there(frame: npt.NDArray[np.int16], line: tuple[int, int, int, int]) -> bool:
        left, top, right, bottom = line
        return bool(abs(frame - still)[top:bottom, left:right].max() <= 2)

    counts = [sum(there(frame, line) for line in lines) for frame in frames]
    assert counts[0] >= 1
    assert counts == sorted(counts)
    assert counts[20] < len(lines) == counts[31]
    seen = [int((abs(frame - still).max(axis=2) > 2).sum()) for frame in frames]
    assert all(one >= other for one, other in pairwise(seen))
