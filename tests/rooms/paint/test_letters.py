from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bantin.fonts import book
from bantin.fonts.book import FontBook
from bantin.model.frame import Font, TextRun
from bantin.sight.light import DOT, Light, linear, spread

Painter = Callable[..., Image.Image]

FONT = Font("noto-sans", 700, 100, 48)
WHITE = (255, 255, 255, 255)


@pytest.mark.parametrize("family", ["noto-sans", "be-vietnam-pro"])
@pytest.mark.parametrize("text", ["Ẫ", "Ộ", "ặ", "Ữg", "“ỹ”"])
def test_stacked_accents_are_drawn_whole_where_the_book_says(
    family: str, text: str, painted: Painter, fonts: FontBook
) -> None:
    font = Font(family, 700, 100, 48)
    left, top, right, bottom = fonts.ink(font, text)
    found = painted((200, 200), TextRun(60, 100, text, font, WHITE)).getbbox()
    assert found == (60 + left, 100 + top, 60 + right, 100 + bottom)


def test_edges_of_letters_pass_through_grey(painted: Painter) -> None:
    found = painted((300, 80), TextRun(10, 60, "Cảnh báo", FONT, WHITE)).convert("L")
    assert len(found.getcolors() or []) > 60


OVERLAPPING = ("“hỗ trợ” định danh", "Cần giúp đỡ?", "THỜI HẠN", "VỤ VIỆC")
"""Words in which the ink of neighbours meets at some sizes."""


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("text", [*OVERLAPPING, "Ẫ 1️⃣ gọi ☎ 113", "số\u00a0liệu 93,32\u202f%"])
def test_letters_beside_each_other_are_those_that_pillow_draws_in_one_go(
    text: str, weight: int, painted: Painter, fonts: FontBook
) -> None:
    for size in (28, 31, 52, 67, 92):
        font = FONT._replace(weight=weight, size=size)
        whole = Image.new("RGB", (1200, 240))
        letters = ImageDraw.Draw(whole)
        for piece in fonts.pieces(font, text):
            place = 20 + piece.x, 140 - piece.rise
            letters.text(place, piece.text, fill=WHITE[:3], font=fonts.face(piece.font), anchor="ls")
        assert painted(whole.size, TextRun(20, 140, text, font, WHITE)).tobytes() == whole.tobytes()


@pytest.mark.parametrize("text", OVERLAPPING)
def test_ink_of_neighbours_really_meets(text: str, fonts: FontBook) -> None:
    lines = [fonts.glyphs(FONT._replace(size=size), text) for size in range(20, 100)]
    assert any(after.left < before.right for line in lines for before, after in pairwise(line))


def test_letters_start_on_whole_pixels(painted: Painter) -> None:
    found = [painted((200, 80), TextRun(x, y, "mức 2", FONT, WHITE)) for x, y in ((10, 60), (10.4, 59.6), (9.5, 60.4))]
    assert found[0].tobytes() == found[1].tobytes() == found[2].tobytes()


def test_runs_that_follow_each_other_look_like_one(painted: Painter, fonts: FontBook) -> None:
    pen = 10.4 + fonts.advance(FONT, "Công an ")
    apart = painted((500, 80), TextRun(10.4, 60, "Công an ", FONT, WHITE), TextRun(pen, 60, "tỉnh", FONT, WHITE))
    assert apart.tobytes() == painted((500, 80), TextRun(10.4, 60, "Công an tỉnh", FONT, WHITE)).tobytes()


def test_opacity_is_honoured(painted: Painter) -> None:
    full = np.asarray(painted((300, 90), TextRun(10, 70, "Ẫ số liệu", FONT, WHITE))).astype(float)
    half = np.asarray(painted((300, 90), TextRun(10, 70, "Ẫ số liệu", FONT, (255, 255, 255, 128)))).astype(float)
    assert np.abs(half - full * 128 / 255).max() <= 1


@pytest.mark.parametrize("opacity", [255, 90])
def test_no_break_spaces_and_steering_characters_draw_no_box(opacity: int, painted: Painter) -> None:
    color = (255, 255, 255, opacity)
    special = painted((400, 80), TextRun(10, 60, "tháng\u00a011,\u202fmức\u2060 2\u200b", FONT, color))
    assert special.tobytes() == painted((400, 80), TextRun(10, 60, "tháng 11, mức 2", FONT, color)).tobytes()
    assert painted((100, 80), TextRun(10, 60, "\u00a0\u202f \u2060", FONT, color)).getbbox() is None
    assert painted((100, 80), TextRun(10, 60, "", FONT, color)).getbbox() is None


SYMBOLS = ("⚠ Cảnh báo", "gọi ☎ 113 → bấm ①", "👮🏻‍♂️ 1️⃣", "≥ 18")


@pytest.mark.parametrize("family", ["noto-sans", "be-vietnam-pro"])
@pytest.mark.parametrize("text", SYMBOLS)
def test_symbols_are_drawn_whole_where_the_book_says(family: str, text: str, painted: Painter, fonts: FontBook) -> None:
    font = Font(family, 700, 100, 48)
    left, top, right, bottom = fonts.ink(font, text)
    found = painted((700, 200), TextRun(60, 100, text, font, WHITE))
    assert found.getbbox() == (60 + left, 100 + top, 60 + right, 100 + bottom)
    assert 0 <= left < right <= fonts.advance(font, text)


@pytest.mark.parametrize("text", SYMBOLS)
def test_a_text_of_several_faces_looks_like_its_parts(text: str, painted: Painter, fonts: FontBook) -> None:
    parts = re.split(r"(?<= )", text)
    pens = [10 + fonts.advance(FONT, "".join(parts[:number])) for number in range(len(parts))]
    apart = painted((700, 80), *(TextRun(pen, 60, part, FONT, WHITE) for pen, part in zip(pens, parts, strict=True)))
    assert apart.tobytes() == painted((700, 80), TextRun(10, 60, text, FONT, WHITE)).tobytes()


def test_letters_are_the_same_with_and_without_faces_that_step_in(
    painted: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = [
        TextRun(10, 70, "Ẫ Không cung cấp mã OTP – “113”", FONT._replace(weight=weight), WHITE) for weight in (400, 700)
    ]
    with_them = [painted((900, 100), run).tobytes() for run in runs]
    monkeypatch.setattr(book, "FALLBACKS", {})
    assert [painted((900, 100), run).tobytes() for run in runs] == with_them


def test_symbols_take_the_colour_and_opacity_of_the_text(painted: Painter) -> None:
    red = painted((100, 100), TextRun(10, 80, "📞", FONT._replace(size=64), (200, 30, 10, 255)))
    half = painted((100, 100), TextRun(10, 80, "📞", FONT._replace(size=64), (200, 30, 10, 128)))
    assert np.asarray(red).max(axis=(0, 1)).tolist() == [200, 30, 10]
    assert np.asarray(half).max(axis=(0, 1)).tolist() == [100, 15, 5]


@pytest.mark.parametrize("opacity", [255, 90])
@pytest.mark.parametrize("place", [(-40, 30), (90, 10), (-900, 40), (50, 900)])
def test_letters_outside_the_frame_are_clipped(place: tuple[int, int], opacity: int, painted: Painter) -> None:
    color = (255, 255, 255, opacity)
    whole = painted((500, 300), TextRun(place[0] + 100, place[1] + 100, "Ngân hàng", FONT, color))
    part = painted((120, 60), TextRun(*place, "Ngân hàng", FONT, color))
    assert part.tobytes() == whole.crop((100, 100, 220, 160)).tobytes()


TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
UP = 8
"""Samples of a board's pixel across: eyes see spots of light, not squares."""

BLUR = 0.6
"""Of an eye that stands where letters of 16 pixels are just large enough, in pixels."""


def shades(of: Image.Image) -> Light:
    light = linear(of.convert("RGB"))
    return spread(light, (light.shape[1] * UP, light.shape[0] * UP), math.hypot(DOT, BLUR))[..., 0]


def outline(letter: str, font: Font, painted: Painter) -> Light:
    """Paint a letter's outline as if the board had so many more pixels, and blur it as the eye does."""
    run = TextRun(8 * UP, 26 * UP, letter, font._replace(size=font.size * UP), WHITE)
    large = painted((font.size * 2 * UP,) * 2, run)
    light = linear(large.convert("RGB"))
    return spread(light, large.size, UP * BLUR)[..., 0]


def unlikeness(a: Light, b: Light) -> float:
    """Measure how far two letters differ where they lie best upon each other."""
    moves = [(y, x) for y in (-6, -3, 0, 3, 6) for x in (-6, -3, 0, 3, 6)]
    return min(float(((np.roll(a, move, (0, 1)) - b) ** 2).sum()) for move in moves)


@pytest.mark.parametrize("stretch", [pytest.param(62.5, id="narrow"), pytest.param(80.0, marks=pytest.mark.proof)])
@pytest.mark.parametrize("weight", [700, pytest.param(600, marks=pytest.mark.proof)])
@pytest.mark.parametrize("vowels", ["â", pytest.param("aăeêioôơuưyAĂÂEÊIOÔƠUƯY", marks=pytest.mark.proof)])
def test_each_tone_of_each_vowel_is_read_as_itself_in_the_smallest_letters_of_boards(
    vowels: str, weight: int, stretch: float, painted: Painter
) -> None:
    font = Font("noto-sans", weight, stretch, 16)
    for vowel in vowels:
        letters = [unicodedata.normalize("NFC", vowel + tone) for tone in TONES]
        outlines = [outline(letter, font, painted) for letter in letters]
        for at, letter in enumerate(letters):
            seen = shades(painted((32, 32), TextRun(8, 26, letter, font, WHITE, crisp=True)))
            own, *others = sorted((unlikeness(each, seen), each is not outlines[at]) for each in outlines)
            assert not own[1], letter
            assert others[0][0] > SURELY * own[0], letter


SURELY = 1.25
"""How much less like each other tone a letter is than like its own; where pixels are lit or unlit, hardly at all."""
