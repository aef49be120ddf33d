from __future__ import annotations

import pytest

from bantin.model.parts.board import Board
from bantin.sight.legibility import (
    count_words,
    most_phases,
    most_units,
    needs_scrolling,
    phase_seconds,
    reading_distance,
    sight_seconds,
    smallest_size,
)


def board(pixels: str = "384x192", **known: object) -> Board:
    return Board.model_validate({"id": "a", "name": "A", "pixels": pixels, "pitch_mm": 10, "viewing_m": 30, **known})


@pytest.mark.parametrize(("pitch", "metres", "size"), [(10, 30, 16), (5, 25, 26), (5, 50, 51), (3, 1, 16)])
def test_letters_are_as_large_as_the_distance_asks(pitch: float, metres: float, size: int) -> None:
    found = board(pitch_mm=pitch, viewing_m=metres)
    assert smallest_size(found) == size
    assert reading_distance(found, size) >= metres


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("Gọi 113", 2), ("Giả danh Công an", 3), ("CẢNH BÁO LỪA ĐẢO", 3), ("1,8 tỷ đồng", 2)]
)
def test_words_are_counted_by_their_letters_and_numbers_whole(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(("units", "words", "seconds"), [(1, 1, 3), (3, 4, 6), (2, 9, 9), (0, 0, 3)])
def test_a_phase_is_held_two_seconds_a_unit_or_one_a_word(units: int, words: int, seconds: int) -> None:
    assert phase_seconds(units, words) == seconds


def test_drivers_get_less_on_a_phase_and_fewer_phases() -> None:
    driven = board(speed_kmh=36)
    assert (most_units(driven), most_phases(driven), sight_seconds(driven)) == (2, 2, 3.0)
    assert (most_units(board()), most_phases(board()), sight_seconds(board())) == (3, 4, None)


@pytest.mark.parametrize(
    ("pixels", "scrolls"), [("64x32", True), ("192x32", True), ("96x48", False), ("384x192", False)]
)
def test_a_board_too_low_for_two_lines_scrolls(pixels: str, scrolls: bool) -> None:  # noqa: FBT001 - given by name
    assert needs_scrolling(board(pixels)) is scrolls
