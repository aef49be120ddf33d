from __future__ import annotations

import pytest

from bantin.film.entrances.counting import counted
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Font, TextRun

FONT = Font("noto-sans", 800, 100, 60)


def run(text: str) -> TextRun:
    return TextRun(100, 50, text, FONT, (255, 255, 255, 255))


@pytest.mark.parametrize(
    ("text", "share", "expected"),
    [
        ("368.063", 1, "368.063"),
        ("368.063", 0.5, "184.031"),
        ("368.063", 0.001, "368"),
        ("93,32%", 0.5, "46,66%"),
        ("1.234,5 tỷ", 0.1, "123,4 tỷ"),
        ("113", 0.5, "56"),
        ("không có số", 0.5, "không có số"),
    ],
)
def test_a_quantity_is_counted_as_it_is_written(text: str, share: float, expected: str, fonts: FontBook) -> None:
    mark = counted(run(text), share, 0, fonts)
    assert isinstance(mark, TextRun)
    assert (mark.text, mark.x) == (expected, 100)


def test_a_number_keeps_its_right_edge_where_it_lies_there(fonts: FontBook) -> None:
    mark = counted(run("1.000"), 0.5, 1, fonts)
    assert isinstance(mark, TextRun)
    ends = [found.x + fonts.advance(FONT, found.text) for found in (mark, run("1.000"))]
    assert ends[0] == pytest.approx(ends[1], abs=0.5)


def test_what_is_no_text_does_not_count(fonts: FontBook) -> None:
    box = Box(0, 0, 10, 10, (0, 0, 0, 255))
    assert counted(box, 0.5, 0, fonts) == box
