"""The font book: advances, ink and bitmaps of letters, with fallback fonts for what a family lacks."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from PIL import ImageFont

from bantin.fonts.families import FALLBACKS, covered, family_of, file_of
from bantin.fonts.spelling import aligned, clusters, drawn
from bantin.model.frame import Font

_FACES = 64
"""Faces that are kept open: nearly 1 MB each with what they have drawn, and one more is opened in 0.1 ms."""

_GLYPHS = 4096
"""Glyphs that are kept: one of 40 pixels takes about 1 KB, and is drawn in 20 µs."""

Ink = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels, relative to pen and baseline; y grows downwards."""


class FaceRun(NamedTuple):
    """A part of a text that one face draws.

    Attributes:
        text: its characters.
        x: whole pixels from the start of the text to the pen of this piece.
        rise: whole pixels by which its baseline stands above that of the text.
    """

    font: Font
    text: str
    x: int = 0
    rise: int = 0


Coverage = object
"""How much of each pixel is covered, 0-255: a picture of mode L as Pillow's core keeps it, which has no public type."""


class Glyph(NamedTuple):
    """A character as a font draws it: where its ink lies from pen and baseline, in whole pixels; y grows downwards.

    Attributes:
        coverage: of the pixels between these edges.
    """

    left: int
    top: int
    right: int
    bottom: int
    coverage: Coverage


class _Advances(dict[str, float]):
    """Character → its advance in a font, measured when first asked for."""

    def __init__(self, book: FontBook, font: Font) -> None:
        super().__init__()
        self._book, self._font = book, font

    def __missing__(self, character: str) -> float:
        letters = drawn(character)
        face = self._book.face(_font_of(self._font, letters)[0] if letters else self._font)
        self[character] = advance = float(face.getlength(letters))
        return advance


class FontBook:
    """Faces and measurements of fonts, cached. One for each process: faces must not be shared between threads.

    Text is set without kerning or shaping (Pillow's basic layout, the only one that is the same on every system), so a
    text is as wide as its characters together. Characters that a font lacks are drawn by the first of `FALLBACKS` that
    has them.
    """

    def __init__(self) -> None:
        self._faces = lru_cache(maxsize=_FACES)(_load)
        self._advances: dict[Font, _Advances] = {}
        self._glyphs = lru_cache(maxsize=_GLYPHS)(self._drawn_glyph)
        self._inks = lru_cache(maxsize=4096)(self._measured_ink)

    def face(self, font: Font) -> ImageFont.FreeTypeFont:
        """Return the face to draw with. Its variation axes are set and must not be changed.

        Raises:
            KeyError: no such family.
        """
        return self._faces(font)

    def pieces(self, font: Font, text: str) -> list[FaceRun]:
        """Split a text into the parts that each face draws; for nearly every text it is one."""
        letters = drawn(text)
        if covered(font.family, font.weight).issuperset(map(ord, letters)):
            return [FaceRun(font, letters)]
        pieces, x = [], 0.0
        for (drawing, rise), stretch in groupby(letters, lambda letter: _font_of(font, letter)):
            piece = FaceRun(drawing, "".join(stretch), round(x), rise)
            pieces.append(piece)
            x += self.face(drawing).getlength(piece.text)
        return pieces

    def advance(self, font: Font, text: str) -> float:
        """Measure the advance width of a text in pixels. About 1 µs for a word.

        Raises:
            ValueError: the text is not in Unicode normal form C, outside of which accents are drawn badly.
        """
        _demand_nfc(text)
        return sum(map(self.advances(font).__getitem__, aligned(text)))

    def advances(self, font: Font) -> Mapping[str, float]:
        """Return the advance width of every character in a font, in pixels; 0 for those that only steer.

        For characters that are drawn differently in a sequence than alone, `spelling.aligned` tells which to look up.
        """
        advances = self._advances.get(font)
        if advances is None:
            advances = self._advances[font] = _Advances(self, font)
        return advances

    def ink(self, font: Font, text: str) -> Ink:
        """Measure the ink of a text: left, top, right, bottom in pixels from pen and baseline; zeros if there is none.

        Accents may reach above the font's ascent.

        Raises:
            ValueError: the text is not in Unicode normal form C.
        """
        _demand_nfc(text)
        return self._inks(font, text)

    def glyphs(self, font: Font, text: str) -> list[Glyph]:
        """Draw the characters of a text that have ink, each where it stands from the text's pen.

        Each is drawn once in a font and kept: 1 µs instead of 25. The pixels are shared and must not be changed.

        Raises:
            ValueError: the text is not in Unicode's normal form C.
        """
        _demand_nfc(text)
        found = []
        for piece in self.pieces(font, text):
            advances, pen = self.advances(piece.font), float(piece.x)
            for letter in piece.text:
                if (glyph := self._glyphs(piece.font, letter)) is not None:
                    left, top, right, bottom, coverage = glyph
                    x, rise = int(pen), piece.rise
                    found.append(Glyph(left + x, top - rise, right + x, bottom - rise, coverage))
                pen += advances[letter]
        return found

    def missing(self, font: Font, text: str) -> str:
        """List the characters that no face draws, each once; sequences such as flags as a whole."""
        if _as_they_are(font.family, font.weight).issuperset(text):
            return ""
        missing = (cluster for cluster in clusters(text) if not all(_drawing(font, one) for one in drawn(cluster)))
        return "".join(dict.fromkeys(missing))

    def _drawn_glyph(self, font: Font, character: str) -> Glyph | None:
        mask, (x, y) = self.face(font).getmask2(character, mode="L", anchor="ls")
        if (box := mask.getbbox()) is None:
            return None
        left, top, right, bottom = box
        return Glyph(x + left, y + top, x + right, y + bottom, mask.crop(box))

    def _measured_ink(self, font: Font, text: str) -> Ink:
        glyphs = self.glyphs(font, text)
        if not glyphs:
            return (0, 0, 0, 0)
        lefts, tops, rights, bottoms, _ = zip(*glyphs, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def _font_of(font: Font, letter: str) -> tuple[Font, int]:
    """Find the font that draws a character, and its rise; the text's own draws a box for what none has."""
    return _drawing(font, letter) or (font, 0)


def _drawing(font: Font, letter: str) -> tuple[Font, int] | None:
    code = ord(letter)
    if code in covered(font.family, font.weight):
        return font, 0
    for name, fallback in FALLBACKS.items():
        if code in covered(name, font.weight):
            size = max(1, round(font.size * fallback.scale))
            return Font(name, font.weight, 100, size), round(font.size * fallback.rise)
    return None


@cache
def _as_they_are(family: str, weight: int) -> frozenset[str]:
    """List the characters that a family itself draws, as they are spelled."""
    letters = map(chr, covered(family, weight))
    return frozenset(letter for letter in letters if drawn(letter) == letter)


def _demand_nfc(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"text is measured and drawn in NFC only: {text!r}")


def _load(font: Font) -> ImageFont.FreeTypeFont:
    path = file_of(font.family, font.weight)
    face = ImageFont.truetype(str(path), font.size, layout_engine=ImageFont.Layout.BASIC)
    if family_of(font.family).variable:
        axes: dict[bytes | None, float] = {b"Weight": float(font.weight), b"Width": float(font.stretch)}
        known = face.get_variation_axes()
        face.set_variation_by_axes([axes.get(axis["name"], float(axis["default"] or 0)) for axis in known])
    return face
