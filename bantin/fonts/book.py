"""The font book: widths, ink and faces of letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PIL import ImageFont

from bantin.fonts.coverage import characters
from bantin.fonts.families import FAMILIES, file_of
from bantin.model.frame import Font

Ink = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels, relative to pen and baseline; y grows downwards."""

_DRAWN = str.maketrans(
    {
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space, which Be Vietnam Pro lacks
        "\u2011": "-",  # non-breaking hyphen, which Be Vietnam Pro lacks
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff"),  # they only steer
    }
)


def drawn(text: str) -> str:
    """Turn text into the characters that are drawn: special spaces become spaces, invisible characters nothing."""
    return text if text.isascii() else text.translate(_DRAWN)


class _Advances(dict[str, float]):
    """Character → its advance in a face, measured when first asked for."""

    def __init__(self, face: ImageFont.FreeTypeFont) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        self[character] = advance = float(self._face.getlength(drawn(character)))
        return advance


class FontBook:
    """Faces and measures of fonts, cached. One a process: a face must not be shared between threads.

    Text is set without kerning or shaping (Pillow's basic layout, the only one that is the same on every system), so
    that a text is as wide as its characters together.
    """

    def __init__(self) -> None:
        self._faces: dict[Font, ImageFont.FreeTypeFont] = {}
        self._advances: dict[Font, _Advances] = {}
        self._inks = lru_cache(maxsize=4096)(self._measured_ink)

    def face(self, font: Font) -> ImageFont.FreeTypeFont:
        """Find the face to draw with. Its variation is set already and must not be changed.

        Raises:
            KeyError: no such family.
        """
        found = self._faces.get(font)
        if found is None:
            found = self._faces[font] = _load(font)
        return found

    def advance(self, font: Font, text: str) -> float:
        """Measure from the pen before a text to the pen after it, in pixels. About 1 µs for a word.

        Raises:
            ValueError: the text is not in Unicode's normal form C, whose accents alone are drawn well.
        """
        _demand_nfc(text)
        advances = self._advances.get(font)
        if advances is None:
            advances = self._advances[font] = _Advances(self.face(font))
        return sum(map(advances.__getitem__, text))

    def ink(self, font: Font, text: str) -> Ink:
        """Measure what is really covered; (0, 0, 0, 0) for text without ink. Accents may reach above the ascent.

        Raises:
            ValueError: the text is not in Unicode's normal form C.
        """
        _demand_nfc(text)
        return self._inks(font, text)

    def missing(self, font: Font, text: str) -> str:
        """List the characters of a text, each once, that the font has no glyph for."""
        known = characters(file_of(font.family, font.weight))
        return "".join(character for character in dict.fromkeys(drawn(text)) if ord(character) not in known)

    def _measured_ink(self, font: Font, text: str) -> Ink:
        mask, (x, y) = self.face(font).getmask2(drawn(text), mode="L", anchor="ls")
        box = mask.getbbox()
        if box is None:
            return (0, 0, 0, 0)
        left, top, right, bottom = box
        return (x + left, y + top, x + right, y + bottom)


def _demand_nfc(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"text is measured and drawn in NFC only: {text!r}")


def _load(font: Font) -> ImageFont.FreeTypeFont:
    path = file_of(font.family, font.weight)
    face = ImageFont.truetype(str(path), font.size, layout_engine=ImageFont.Layout.BASIC)
    if FAMILIES[font.family].variable:
        axes: dict[bytes | None, float] = {b"Weight": float(font.weight), b"Width": float(font.stretch)}
        face.set_variation_by_axes([axes[axis["name"]] for axis in face.get_variation_axes()])
    return face
