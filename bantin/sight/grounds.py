"""On what each text of a card stands, and whether it can be read there: whatever colours a look puts together.

What is painted is not looked at, only what a layout knows: where it may be one of several colours, as over a fade, the
one that suits the text best is taken, so that nothing is told that can be read; over photographs nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bantin.model.frame import Box, Fill, Frame, Gradient, Picture, Rgba, TextRun
from bantin.model.theme import contrast

LEAST = 4.5
"""Contrast of texts and their ground: WCAG 2.2, success criterion 1.4.3 (AA)."""

LEAST_OF_LARGE = 3.0
"""The same for large letters."""

_THIN = 0.4
"""Side of a box below which it is a line behind letters and no ground of theirs, as a share of their size."""

_MIDDLE = 0.35
"""Where the middle of small letters is, above the baseline, as a share of their size."""


class Faint(NamedTuple):
    """A colour of letters that cannot be read on the colour below it, both as `#rrggbb`, and their contrast."""

    ink: str
    ground: str
    contrast: float


def faint(frame: Frame) -> list[Faint]:
    """List the pairs of colours of a frame that cannot be read, each once."""
    found: dict[tuple[str, str], Faint] = {}
    for at, mark in enumerate(frame.marks):
        if isinstance(mark, TextRun) and mark.text.strip():
            best = max(_pairs(frame, at, mark), key=lambda pair: pair.contrast, default=None)
            if best is not None and best.contrast < LEAST:
                found.setdefault((best.ink, best.ground), best)
    return list(found.values())


def _pairs(frame: Frame, at: int, run: TextRun) -> Iterator[Faint]:
    ink = _hex(run.color)
    for ground in _below(frame, at, run.x + 1, run.baseline - _MIDDLE * run.font.size, _THIN * run.font.size):
        yield Faint(ink, _hex(ground), contrast(ink, _hex(ground)))


def _below(frame: Frame, at: int, x: float, y: float, least: float) -> Sequence[Rgba]:
    """List the colours that a point may have below a mark, lines thinner than `least` aside; none on a photograph."""
    grounds: Sequence[Rgba] = _ends(frame.ground)
    for mark in frame.marks[:at]:
        if not isinstance(mark, Box | Picture) or not _covers(mark, x, y) or min(mark.width, mark.height) < least:
            continue
        if isinstance(mark, Picture):
            grounds = ()
        elif mark.fill is not None:
            over = _ends(mark.fill)
            opaque = all(color[3] == 255 for color in over)  # noqa: PLR2004 - what Rgba says
            grounds = over if opaque else [_blended(color, ground) for color in over for ground in grounds]
    return grounds


def _covers(mark: Box | Picture, x: float, y: float) -> bool:
    return mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height


def _ends(fill: Fill) -> Sequence[Rgba]:
    return (fill.start, fill.end) if isinstance(fill, Gradient) else (fill,)


def _blended(over: Rgba, under: Rgba) -> Rgba:
    share = over[3] / 255
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(over[:3], under[:3], strict=True))
    return red, green, blue, 255


def _hex(color: Rgba) -> str:
    return f"#{bytes(color if color[3] < 255 else color[:3]).hex()}"  # noqa: PLR2004 - what Rgba says
