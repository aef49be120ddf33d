"""Quantities whose digits roll into place, each on a wheel that bears no digit but its own.

A film is stopped, photographed and passed on. So no frame of it may show a number that is wrong, not for a moment:
nothing counts from zero; on each wheel the digit that is right comes round again and again, more slowly each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from bantin.film.entrances.easing import out_cubic
from bantin.film.entrances.sprites import WHOLE, Sprite
from bantin.fonts.book import FontBook
from bantin.model.frame import Mark, TextRun

_QUANTITY = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
"""As Vietnamese writes them: 368.063 and 93,32."""

_ABOVE, _BELOW = 0.79, 0.07
"""How far a wheel reaches above and below the baseline, in sizes of the font: digits, and a little air."""

_TURNS = 2
"""How often the last wheel goes round more than the first one, which goes round once."""

_OPAQUE = 0.25
"""Share of the time after which the wheels are opaque."""


def rolling(sprite: Sprite, marks: Iterable[Mark], share: float, fonts: FontBook) -> Sprite:
    """Return letters whose first quantity rolls: of its time a share between 0 and 1 has passed.

    Args:
        sprite: as it stands in the end.
        marks: what it was painted of.
        share: from 0 to 1.
        fonts: this process's.
    """
    left = 1 - out_cubic(share)
    colors, through = sprite.colors.copy(), sprite.through.copy()
    for mark in marks:
        if not isinstance(mark, TextRun):
            continue
        top = max(0, round(mark.baseline - _ABOVE * mark.font.size) - sprite.top)
        bottom = min(len(colors), round(mark.baseline + _BELOW * mark.font.size) - sprite.top)
        wheels = [(max(0, start - sprite.left), end - sprite.left) for start, end in _wheels(mark, fonts)]
        for place, (start, end) in enumerate(wheels):
            turns = 1 + _TURNS * place / max(1, len(wheels) - 1)
            # By even numbers of pixels, so that colours at half the resolution move with the letters.
            down = 2 * round((bottom - top) * round(turns) * left / 2)
            for pixels in (colors, through):
                pixels[top:bottom, start:end] = np.roll(pixels[top:bottom, start:end], down, axis=0)
    return replace(sprite, colors=colors, through=through).faded(round(WHOLE * min(1.0, share / _OPAQUE)))


def _wheels(run: TextRun, fonts: FontBook) -> Iterator[tuple[int, int]]:
    """Find from where to where on the card each digit of a run's first quantity stands, in whole pixels."""
    found = _QUANTITY.search(run.text)
    for at in range(*found.span()) if found else ():
        if run.text[at].isdecimal():
            start, end = (run.x + fonts.advance(run.font, run.text[:to]) for to in (at, at + 1))
            yield round(start), round(end)
