from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.fonts.book import FontBook, drawn
from bantin.fonts.families import FAMILIES
from bantin.model.frame import Font

NOTO = Font("noto-sans", 400, 100, 40)
VIETNAM = Font("be-vietnam-pro", 700, 100, 40)
BOTH = pytest.mark.parametrize("font", [NOTO, VIETNAM], ids=lambda font: font.family)

LETTERS = "AVTLYWPFaáàảãạăằẳẵắặâầẩẫấậvtywđĐeêếơởưữioôộ0123456789.,:;–-“”()%/ \u00a0"


@BOTH
@given(text=st.text(LETTERS, max_size=30))
def test_a_text_is_as_wide_as_its_characters_together(font: Font, fonts: FontBook, text: str) -> None:
    assert fonts.advance(font, text) == fonts.face(font).getlength(drawn(text))


@pytest.mark.parametrize("family", FAMILIES)
def test_letters_of_every_size_advance_by_whole_pixels(family: str, fonts: FontBook) -> None:
    widths = [fonts.advance(Font(family, 600, 80, size), letter) for size in (16, 23, 80) for letter in "Nguyễn"]
    assert all(width == int(width) > 0 for width in widths)


def test_faces_of_different_axes_do_not_disturb_each_other(fonts: FontBook) -> None:
    fresh = FontBook()
    bold, narrow = replace(NOTO, weight=800), replace(NOTO, stretch=62.5)
    alone = fresh.advance(NOTO, "số liệu")
    assert fresh.advance(bold, "số liệu") > alone > fresh.advance(narrow, "số liệu")
    assert fresh.ink(NOTO, "số liệu") == fonts.ink(NOTO, "số liệu")
    assert fresh.face(NOTO) is fresh.face(replace(NOTO))
    assert fresh.face(NOTO) is not fresh.face(bold)


def test_every_static_weight_is_another_face(fonts: FontBook) -> None:
    inks = {fonts.ink(replace(VIETNAM, weight=weight, size=200), "M") for weight in range(100, 1000, 100)}
    assert len(inks) == 9


@BOTH
def test_text_that_is_not_in_normal_form_is_refused(font: Font, fonts: FontBook) -> None:
    decomposed = unicodedata.normalize("NFD", "cảnh báo")
    with pytest.raises(ValueError, match="NFC"):
        fonts.advance(font, decomposed)
    with pytest.raises(ValueError, match="NFC"):
        fonts.ink(font, decomposed)


@BOTH
def test_no_break_spaces_advance_as_spaces_and_leave_no_ink(font: Font, fonts: FontBook) -> None:
    for space in "\u00a0\u202f":
        assert fonts.advance(font, space) == fonts.advance(font, " ") > 0
        assert fonts.ink(font, space) == (0, 0, 0, 0)
        assert fonts.missing(font, space) == ""


@BOTH
def test_characters_that_only_steer_take_no_room(font: Font, fonts: FontBook) -> None:
    for steering in "\u00ad\u200b\u2060\ufeff":
        assert fonts.advance(font, f"a{steering}b") == fonts.advance(font, "ab")
        assert fonts.missing(font, steering) == ""


@BOTH
@pytest.mark.parametrize("letter", "ẪỘẶ")
def test_ink_reaches_over_stacked_accents_and_under_dots(font: Font, letter: str, fonts: FontBook) -> None:
    left, top, right, bottom = fonts.ink(font, letter)
    plain = fonts.ink(font, unicodedata.normalize("NFD", letter)[0])
    assert top <= plain[1] - 6
    assert bottom >= (0 if letter == "Ẫ" else 5)
    assert -3 <= left < right <= fonts.advance(font, letter) + 3


def test_ink_is_where_the_letters_are_seen(fonts: FontBook) -> None:
    left, top, right, bottom = fonts.ink(NOTO, "–")
    assert 0 < left < right < fonts.advance(NOTO, "–")
    assert -20 < top < bottom < 0, "a dash floats over the baseline"


@BOTH
def test_missing_characters_are_listed_once_in_order(font: Font, fonts: FontBook) -> None:
    assert fonts.missing(font, "số 中 Ẫ 😀 中\u00a0“”…–•") == "中😀"


def test_an_unknown_family_is_refused(fonts: FontBook) -> None:
    with pytest.raises(KeyError):
        fonts.advance(Font("comic-sans", 400, 100, 20), "a")
