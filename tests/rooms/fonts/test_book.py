from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.fonts.book import FontBook
from bantin.fonts.families import FALLBACKS, FAMILIES, covered
from bantin.fonts.spelling import drawn
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
    bold, narrow = NOTO._replace(weight=800), NOTO._replace(stretch=62.5)
    alone = fresh.advance(NOTO, "số liệu")
    assert fresh.advance(bold, "số liệu") > alone > fresh.advance(narrow, "số liệu")
    assert fresh.ink(NOTO, "số liệu") == fonts.ink(NOTO, "số liệu")
    assert fresh.face(NOTO) is fresh.face(NOTO._replace())
    assert fresh.face(NOTO) is not fresh.face(bold)


def test_every_static_weight_is_another_face(fonts: FontBook) -> None:
    inks = {fonts.ink(VIETNAM._replace(weight=weight, size=200), "M") for weight in range(100, 1000, 100)}
    assert len(inks) == 9


@BOTH
def test_text_that_is_not_in_normal_form_is_refused(font: Font, fonts: FontBook) -> None:
    decomposed = unicodedata.normalize("NFD", "cảnh báo")
    with pytest.raises(ValueError, match="NFC"):
        fonts.advance(font, decomposed)
    with pytest.raises(ValueError, match="NFC"):
        fonts.ink(font, decomposed)
    with pytest.raises(ValueError, match="NFC"):
        fonts.glyphs(font, decomposed)


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
    assert fonts.missing(font, "số 中 Ẫ 🇻🇳 😀 中\u00a0“”…–• 𝗮̉ 🇻🇳") == "中🇻🇳𝗮̉"


@BOTH
@pytest.mark.parametrize("symbol", "→←■●★☆✓✗①⑨≥≤✔☎⚠✅❌📞📢🔔👉❗⭐🔥💰🏦👮😀")
def test_symbols_and_emoji_stand_between_accents_and_descenders(font: Font, symbol: str, fonts: FontBook) -> None:
    for shape in (font, font._replace(size=16), font._replace(weight=900, size=128)):
        assert fonts.missing(shape, symbol) == ""
        left, top, right, bottom = fonts.ink(shape, symbol)
        slack = shape.size / 25
        assert fonts.ink(shape, "Ẫ")[1] - slack <= top < bottom <= fonts.ink(shape, "gp")[3] + slack
        assert -1 <= left < right <= fonts.advance(shape, symbol) + 1, "it keeps to its own place on the line"
        assert (bottom - top) > shape.size / 3 or symbol in "≥≤"


@pytest.mark.proof
@BOTH
def test_what_the_chain_claims_to_draw_is_no_box_for_missing_characters(font: Font, fonts: FontBook) -> None:
    for name in FALLBACKS:
        face = fonts.face(font._replace(family=name))
        box = face.getmask2("\uffff")
        boxes = bytes(box[0]), box[1]
        for code in covered(name, font.weight):
            mask = face.getmask2(chr(code))
            assert (bytes(mask[0]), mask[1]) != boxes, hex(code)


@BOTH
@given(text=st.text(LETTERS + "→≥①📞⚠\ufe0f👍🏽", max_size=20))
def test_a_text_of_several_faces_is_as_wide_as_its_pieces(font: Font, fonts: FontBook, text: str) -> None:
    pieces = fonts.pieces(font, text)
    assert "".join(piece.text for piece in pieces) == drawn(text)
    assert fonts.advance(font, text) == sum(fonts.face(piece.font).getlength(piece.text) for piece in pieces)
    assert [piece.x for piece in pieces] == [
        fonts.advance(font, "".join(before.text for before in pieces[:number])) for number in range(len(pieces))
    ]


@BOTH
@given(text=st.text(LETTERS, max_size=30))
def test_letters_of_the_own_family_are_drawn_by_its_face_alone(font: Font, fonts: FontBook, text: str) -> None:
    assert fonts.pieces(font, text) == [(font, drawn(text), 0, 0)]


@BOTH
def test_bold_and_condensed_symbols_follow_the_weight_alone(font: Font, fonts: FontBook) -> None:
    inks = [fonts.ink(font._replace(size=200, weight=weight), "→") for weight in (300, 500, 700)]
    heights = [bottom - top for _, top, _, bottom in inks]
    assert len(set(inks)) == 3
    assert heights == sorted(heights)
    assert fonts.ink(font._replace(stretch=70), "📞") == fonts.ink(font, "📞")


def test_an_inner_symbol_makes_the_ink_of_a_text_no_smaller(fonts: FontBook) -> None:
    left, top, right, bottom = fonts.ink(NOTO, "a📞b")
    assert top < fonts.ink(NOTO, "ab")[1]
    assert (left, bottom) == (fonts.ink(NOTO, "a")[0], fonts.ink(NOTO, "📞")[3])
    assert right == fonts.advance(NOTO, "a📞") + fonts.ink(NOTO, "b")[2]


@BOTH
@pytest.mark.parametrize(
    ("sequence", "simple"),
    [("1️⃣", "①"), ("0⃣", "⓪"), ("☎️", "☎"), ("👍🏽", "👍"), ("👮🏻‍♂️", "👮"), ("👩‍🔧", "👩🔧"), ("➤ ❶", "► ①")],
)
def test_sequences_measure_as_the_simple_characters_that_are_drawn(
    font: Font, sequence: str, simple: str, fonts: FontBook
) -> None:
    assert fonts.advance(font, sequence) == fonts.advance(font, simple) > 0
    assert fonts.ink(font, sequence) == fonts.ink(font, simple)
    assert fonts.missing(font, sequence) == ""


def test_an_unknown_family_is_refused(fonts: FontBook) -> None:
    with pytest.raises(KeyError):
        fonts.advance(Font("comic-sans", 400, 100, 20), "a")
