from __future__ import annotations

import pytest

from bantin.film.entrances.counting import rolling
from bantin.film.entrances.places import around
from bantin.film.entrances.sprites import Brush, Sprite, painted
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Font, Mark, TextRun

FONT = Font("noto-sans", 800, 100, 60)
SHARES = [0.26, 0.4, 0.5, 0.75, 0.9, 0.99]


def run(text: str) -> TextRun:
    return TextRun(100, 90, text, FONT, (255, 255, 255, 255))


def still(*marks: Mark, fonts: FontBook) -> Sprite:
    return painted(marks, around(marks, fonts, (800, 200)), Brush({}, fonts))


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("text", ["368.063", "93,32%", "1.234,5 tỷ", "113", "7 ca"])
def test_no_frame_shows_a_digit_that_is_not_of_the_quantity_in_its_place(
    text: str, share: float, fonts: FontBook
) -> None:
    """Each column of pixels has those that it ends with, in the order in which they come round."""
    end = still(run(text), fonts=fonts)
    seen = rolling(end, [run(text)], share, fonts)
    for column in range(end.colors.shape[1]):
        rows, last = seen.colors[:, column].tolist(), end.colors[:, column].tolist()
        assert sorted(rows) == sorted(last)
    assert share > 0.5 or (seen.colors != end.colors).any()


@pytest.mark.parametrize("text", ["368.063 hồ sơ", "không có số"])
def test_what_is_no_digit_stands_still(text: str, fonts: FontBook) -> None:
    end = still(run(text), fonts=fonts)
    seen = rolling(end, [run(text)], 0.5, fonts)
    digits = fonts.advance(FONT, text.partition(" ")[0]) if text[0].isdecimal() else 0
    after = round(run(text).x + digits) + 2 - end.left
    assert (seen.colors[:, after:] == end.colors[:, after:]).all()


def test_all_of_it_is_there_in_the_end_and_nothing_at_first(fonts: FontBook) -> None:
    end = still(run("368.063"), fonts=fonts)
    assert (rolling(end, [run("368.063")], 1, fonts).colors == end.colors).all()
    assert not rolling(end, [run("368.063")], 0, fonts).colors.any()


def test_what_is_no_text_does_not_roll(fonts: FontBook) -> None:
    box = Box(0, 0, 10, 10, (0, 0, 0, 255))
    end = still(box, fonts=fonts)
    assert (rolling(end, [box], 0.5, fonts).colors == end.colors).all()
