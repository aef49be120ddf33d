"""Quantities that count up from zero, written as readers write them, each frame as wide as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from bantin.fonts.book import FontBook
from bantin.model.frame import Mark, TextRun

_QUANTITY = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
"""As Vietnamese writes them: 368.063 and 93,32."""


def counted(mark: Mark, share: float, align: float, fonts: FontBook) -> Mark:
    """Return a run of letters whose first quantity has been counted to a share of itself; anything else as it is.

    Args:
        mark: as it stands in the end.
        share: from 0 to 1.
        align: of its text: 0 at the left, 1 at the right.
        fonts: this process's.
    """
    found = _QUANTITY.search(mark.text) if isinstance(mark, TextRun) else None
    if found is None or not isinstance(mark, TextRun):
        return mark
    text = mark.text[: found.start()] + _so_far(found[0], share) + mark.text[found.end() :]
    narrower = fonts.advance(mark.font, mark.text) - fonts.advance(mark.font, text)
    return replace(mark, text=text, x=mark.x + round(narrower * align))


def _so_far(written: str, share: float) -> str:
    whole, comma, parts = written.partition(",")
    value = Decimal(whole.replace(".", "") + "." + (parts or "0"))
    step = Decimal(1).scaleb(-len(parts))
    reached = (value * Decimal(str(round(share, 6)))).quantize(step, ROUND_DOWN)
    found = f"{reached:,f}" if "." in whole else f"{reached:f}"
    return found.translate(str.maketrans(",.", ".,")) if comma or "." in whole else found
