"""The font book: widths, ink and faces of letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from PIL import ImageFont

from bantin.fonts.families import FALLBACKS, covered, family_of, file_of
from bantin.fonts.spelling import clusters, drawn, sequenced
from bantin.model.frame import Font

_FACES = 64
"""Faces that are kept open: nearly 1 MB each with what they have drawn, and one more is opened in 0.1 ms."""

Ink = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels, relative to pen and baseline; y grows downwards."""


class Piece(NamedTuple):
    """A part of a text that one face draws.

    Attributes:
        text: the characters that are drawn.
        x: whole pixels from the text's pen to the pen before this piece.
        rise: whole pixels that its baseline stands above the text's.
    """

    font: Font
    text: str
    x: int = 0
    rise: int = 0


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
    """Faces and measures of fonts, cached. One a process: a face must not be shared between threads.

    Text is set without kerning or shaping (Pillow's basic layout, the only one that is the same on every system), so
    that a text is as wide as its characters together. What a font lacks, the first of `FALLBACKS` that has it draws.
    """

    def __init__(self) -> None:
        self._faces = lru_cache(maxsize=_FACES)(_load)
        self._advances: dict[Font, _Advances] = {}
        self._inks = lru_cache(maxsize=4096)(self._measured_ink)

    def face(self, font: Font) -> ImageFont.FreeTypeFont:
        """Find the face to draw with. Its variation is set already and must not be changed.

        Raises:
            KeyError: no such family.
        """
        return self._faces(font)

    def pieces(self, font: Font, text: str) -> list[Piece]:
        """Split a text into what each face draws: one piece for nearly every text."""
        letters = drawn(text)
        if covered(font.family, font.weight).issuperset(map(ord, letters)):
            return [Piece(font, letters)]
        pieces, x = [], 0.0
        for (drawing, rise), stretch in groupby(letters, lambda letter: _font_of(font, letter)):
            piece = Piece(drawing, "".join(stretch), round(x), rise)
            pieces.append(piece)
            x += self.face(drawing).getlength(piece.text)
        return pieces

    def advance(self, font: Font, text: str) -> float:
        """Measure from the pen before a text to the pen after it, in pixels. About 1 µs for a word.

        Raises:
            ValueError: the text is not in Unicode's normal form C, whose accents alone are drawn well.
        """
        _demand_nfc(text)
        advances = self._advances.get(font)
        if advances is None:
            advances = self._advances[font] = _Advances(self, font)
        return sum(map(advances.__getitem__, drawn(text) if sequenced(text) else text))

    def ink(self, font: Font, text: str) -> Ink:
        """Measure what is really covered; (0, 0, 0, 0) for text without ink. Accents may reach above the ascent.

        Raises:
            ValueError: the text is not in Unicode's normal form C.
        """
        _demand_nfc(text)
        return self._inks(font, text)

    def missing(self, font: Font, text: str) -> str:
        """List what no face draws, each once: characters, and sequences such as flags as a whole."""
        if covered(font.family, font.weight).issuperset(map(ord, drawn(text))):
            return ""
        absent = (cluster for cluster in clusters(text) if not all(_drawing(font, one) for one in drawn(cluster)))
        return "".join(dict.fromkeys(absent))

    def _measured_ink(self, font: Font, text: str) -> Ink:
        inks = []
        for piece in self.pieces(font, text):
            mask, (x, y) = self.face(piece.font).getmask2(piece.text, mode="L", anchor="ls")
            if (box := mask.getbbox()) is not None:
                x, y = x + piece.x, y - piece.rise
                inks.append((x + box[0], y + box[1], x + box[2], y + box[3]))
        if not inks:
            return (0, 0, 0, 0)
        lefts, tops, rights, bottoms = zip(*inks, strict=True)
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
