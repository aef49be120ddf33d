"""Words as they are said: when each line begins, and which of its words are seen, and how strongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
import numpy.typing as npt

from bantin.film.entrances.sprites import WHOLE
from bantin.fonts.book import FontBook
from bantin.model.frame import Entering, TextRun
from bantin.paint.shapes import Rect

_COMES = 0.2
"""Seconds in which a word comes into view."""

_AT_ONCE = 0.001
"""Seconds in which what is there comes."""

Line = tuple[TextRun, ...]


def in_turn(runs: Sequence[TextRun], entering: Entering) -> Iterator[tuple[Line, Entering]]:
    """List lines, each with how it enters: the first is there, or the first word of a single one, the others follow.

    Each line enters by itself, for marks above letters reach into the line before.
    """
    lines, counts = _lines(runs)
    if not lines:
        return
    alone, entrance = len(lines) == 1, entering.entrance
    step = (entrance.lasts - _COMES) / max(1, sum(counts) - (1 if alone else counts[0]))
    begun = entrance.at - (step if alone and not entrance.at else 0)
    for number, (line, count) in enumerate(zip(lines, counts, strict=True)):
        if not number and not alone:
            yield line, there(entering)
            continue
        yield line, replace(entering, entrance=replace(entrance, at=begun, lasts=(count - 1) * step + _COMES))
        begun += count * step


def _lines(runs: Sequence[TextRun]) -> tuple[list[Line], list[int]]:
    """Put runs together to lines, from top to bottom; and count their words."""
    ordered = sorted(runs, key=lambda run: (run.baseline, run.x))
    lines = [tuple(found) for _, found in groupby(ordered, lambda run: run.baseline)]
    return lines, [sum(len(run.text.split()) for run in line) for line in lines]


def there(entering: Entering) -> Entering:
    """Let something be there as soon as a part begins to enter; with what that is a part of, it moves."""
    entrance = entering.entrance
    return replace(entering, entrance=replace(entrance, lasts=_AT_ONCE))


def said(line: Sequence[TextRun], rect: Rect, fonts: FontBook, share: float, lasts: float) -> npt.NDArray[np.uint16]:
    """Find the opacity of each column of a line: (1, width, 1), in 256ths.

    Args:
        line: what is said, from left to right.
        rect: the pixels that it takes.
        fonts: to measure words with.
        share: of the time that has passed.
        lasts: seconds in which all of it is said.
    """
    words = [word for run in line for word in _words(run, fonts)]
    step = (lasts - _COMES) / max(1, len(words) - 1)
    opacity = np.zeros((1, rect[2] - rect[0], 1), np.uint16)
    for number, (begin, end) in enumerate(words):
        passed = (share * lasts - number * step) / _COMES
        seen = round(WHOLE * min(1.0, max(0.0, passed)))
        opacity[:, max(0, round(begin) - rect[0]) : round(end) - rect[0]] = seen
    return opacity


def _words(run: TextRun, fonts: FontBook) -> Iterator[tuple[float, float]]:
    """List from where to where each word of a run reaches, with half of the space beside it."""
    half = fonts.advance(run.font, " ") / 2
    for word in re.finditer(r"\S+", run.text):
        begin, end = (fonts.advance(run.font, run.text[:at]) for at in word.span())
        yield run.x + begin - half, run.x + end + half
