"""Runs of letters, painted."""

from __future__ import annotations

import math

from PIL import Image

from bantin.fonts.book import FontBook
from bantin.model.frame import TextRun
from bantin.paint.shapes import OPAQUE


def paint_run(image: Image.Image, run: TextRun, fonts: FontBook) -> None:
    """Paint a run in place.

    The pen starts on a whole pixel: advances are whole pixels and stems are fitted to them, so that a fraction would
    blur every letter.
    """
    pen, baseline = math.floor(run.x + 0.5), math.floor(run.baseline + 0.5)
    if run.color[3] == OPAQUE:
        _draw(image, (pen, baseline), run, fonts)
        return
    left, top, right, bottom = fonts.ink(run.font, run.text)
    place = (math.floor(pen + left), math.floor(baseline + top), math.ceil(pen + right), math.ceil(baseline + bottom))
    lettered = image.crop(place)
    _draw(lettered, (pen - place[0], baseline - place[1]), run, fonts)
    image.paste(lettered, place, Image.new("L", lettered.size, run.color[3]))


def _draw(image: Image.Image, pen: tuple[int, int], run: TextRun, fonts: FontBook) -> None:
    if glyphs := fonts.glyphs(run.font, run.text):
        lefts, tops, rights, bottoms, _ = zip(*glyphs, strict=True)
        left, top = min(lefts), min(tops)
        lettering = Image.new("L", (max(rights) - left, max(bottoms) - top))
        for glyph in glyphs:
            ink = glyph.left - left, glyph.top - top, glyph.right - left, glyph.bottom - top
            lettering.im.paste(OPAQUE, ink, glyph.coverage)
        image.paste(run.color[:3], (pen[0] + left, pen[1] + top), lettering.point(_CRISP) if run.crisp else lettering)


def _sharpened(coverage: int) -> int:
    """Find how much of a crisp letter's pixel is lit that its outline covers so far, 0-255.

    Stems are fitted to pixels: at their edges little is left between lit and unlit. Accents are not, and of what they
    cover by halves most is lit, for a board's half value is a fifth of its light. Seen from afar all marks over all
    vowels are told apart twice as surely as from pixels that are lit or unlit, which make «xà» and «xả» alike.
    """
    share = min(max((coverage / OPAQUE - _UNLIT) / (_LIT - _UNLIT), 0.0), 1.0)
    return round(OPAQUE * math.sqrt(share * math.sqrt(share)))


_UNLIT, _LIT = 0.1, 0.7
"""Shares of a pixel up to which it stays unlit, and from which on it is lit."""

_CRISP = [_sharpened(coverage) for coverage in range(OPAQUE + 1)]
