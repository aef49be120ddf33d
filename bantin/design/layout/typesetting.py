"""Typesetting: a text of some size and width → lines → runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from bantin.design.layout.flex import offset, pixel
from bantin.design.layout.text_measuring import (
    BETWEEN,
    SAME_WEIGHT,
    Measured,
    Metrics,
    Parts,
    fonts_of,
    measured,
    taken_apart,
    taken_apart_at_joints,
)
from bantin.design.looks.nodes import Text
from bantin.model.frame import Font, TextRun
from bantin.text.breaking.lines import break_lines, count_lines, flaws
from bantin.text.breaking.opportunities import halves

_GIVES_WAY = 0.8
"""Share of its size down to which a text shrinks to keep compounds, names and numbers with their units whole, and to
have better lines."""

_LINE = 0.2
"""What one line more than a text needs costs, as a word torn costs 1 (`flaws`)."""

_LONELY = 0.5
"""What a short word costs that stands alone on a line."""

_NARROW, _LOST = 0.7, 1.0
"""Share of the width below which lines of a text that has one more than it needs look lost in it; and what that costs
where nothing is left of the width."""

_CARE, _UNEVEN = 3.0, 0.15
"""How much more torn phrases count where the most even lines tear some; and what less even ones cost for that."""

_SMALLER = 1.2
"""What letters cost that have lost all their size."""


_TALLEST = "ẪỖẴgjpọ"
"""Letters that reach as high, and as low, as any."""


class TextLine(NamedTuple):
    """A line of a text: its segments from `start` up to `end`, and its width in pixels."""

    parts: Parts
    start: int
    end: int
    width: float

    @property
    def text(self) -> str:
        """The letters of the line."""
        return self.parts.text(self.start, self.end)


@dataclass(slots=True)
class TextBlock:
    """A text typeset at one size and width. Lines are counted at once but broken only when asked for.

    Attributes:
        size: of the font, in pixels.
        step: from one baseline to the next, in whole pixels.
        count: of lines.
        fits: no segment is wider than the width, none that must stay whole was divided, and `max-lines` is kept.
        more: how many of the lines it could do without.
    """

    size: int
    step: int
    count: int
    fits: bool
    _measured: Measured
    _width: float
    _balance: bool
    more: int = 0
    _breaks: list[int] | None = None
    _price: float | None = None

    @property
    def breaks(self) -> list[int]:
        """Number of the first segment of each line, and the count of segments."""
        if self._breaks is None:
            starts = self._broken(1.0) if self.count > 1 else [0] * self.count
            if self._torn(starts):
                careful = self._broken(_CARE)
                if self._torn(careful) + _UNEVEN < self._torn(starts):
                    starts = careful
            self._breaks = [*starts, len(self._measured.parts.segments)]
        return self._breaks

    def _broken(self, care: float) -> list[int]:
        """Break it into lines; the more care, the less even where that keeps phrases whole."""
        found = self._measured
        return break_lines(
            found.edges,
            found.space,
            self._width,
            balance=self._balance,
            clinging=found.parts.clinging,
            more=self.more,
            care=care,
        )

    def _torn(self, starts: list[int]) -> float:
        found = self._measured
        return flaws(starts, found.edges, found.space, found.parts.clinging)

    @property
    def lines(self) -> list[TextLine]:
        """The lines, from the top."""
        found = self._measured
        return [TextLine(found.parts, start, end, found.width(start, end)) for start, end in pairwise(self.breaks)]

    @property
    def price(self) -> float:
        """What its lines cost a reader: 0 where each ends well, about 1 for each that ends inside a word."""
        if self._price is None:
            self._price = self._priced() if self.count > 1 else 0.0
        return self._price

    def _priced(self) -> float:
        found = self._measured
        short = found.parts.short
        lone = sum(end - start == 1 and start in short for start, end in pairwise(self.breaks))
        price = self._torn(self.breaks[:-1]) + _LONELY * lone
        if self.more:
            price += _LINE * self.more + _LOST * max(0.0, _NARROW - self.width / self._width)
        return price

    @property
    def width(self) -> float:
        """Width of the widest line in pixels."""
        return max((line.width for line in self.lines), default=0)

    @property
    def height(self) -> int:
        """Height of all lines in pixels."""
        return self.step * self.count


def typeset(text: Text, size: int, width: float, metrics: Metrics, *, spare: bool = False) -> TextBlock:
    """Typeset a text in a width.

    A text shrinks by itself, towards `min_size`, to keep to `max_lines` and `width`; and by up to a fifth to keep words
    whole and, in headlines, to have better lines. One with a scale of `sizes` steps down that scale, to the first size
    at which its words are whole if there is one.

    Args:
        text: what to set.
        size: font size to begin with, in pixels.
        width: longest line, in pixels.
        metrics: measures letters.
        spare: whether there is room for one line more than it needs, which it takes for better ones.
    """
    found = measured(text, size, metrics)
    if found.widest > width:
        size = _whole_words_size(text, size, width, metrics)
        found = measured(text, size, metrics)
    block = _typeset(text, size, width, found, metrics)
    while not block.fits and block.size > text.min_size:
        block = _smaller(text, block.size, width, metrics)
    if text.balance and not text.sizes and block.size > text.min_size and block.price:
        block = _with_better_lines(text, block, width, metrics)
    return longer(text, block) or block if spare else block


def longer(text: Text, block: TextBlock) -> TextBlock | None:
    """Give a text one line more than it needs, if its lines are so much better then."""
    most = min(block.breaks[-1], text.max_lines or block.breaks[-1])
    if block.more or block.price <= _LINE or block.count >= most:
        return None
    trial = replace(block, count=block.count + 1, more=1, _breaks=None, _price=None)
    return trial if trial.price < block.price else None


def _smaller(text: Text, size: int, width: float, metrics: Metrics) -> TextBlock:
    smaller = max(text.min_size, size - max(1, size // 24))
    if text.sizes:
        smaller = next(step for step in text.sizes if step < size)
    return _typeset(text, smaller, width, measured(text, smaller, metrics), metrics)


def _with_better_lines(text: Text, block: TextBlock, width: float, metrics: Metrics) -> TextBlock:
    """Find a size, not much smaller, at which lines are better by more than the letters lose."""
    least = max(text.min_size, block.size * _GIVES_WAY)
    best = trial = block
    price = block.price
    while trial.size > least:
        trial = _smaller(text, trial.size, width, metrics)
        lost = _SMALLER * (1 - trial.size / block.size)
        if trial.size < least or lost >= price:
            break
        if trial.count <= block.count and trial.price + lost < price:
            best, price = trial, trial.price + lost
    return best


def _whole_words_size(text: Text, size: int, width: float, metrics: Metrics) -> int:
    """Find the largest size at which no word has to be taken apart; the whole size if that is much smaller."""
    if text.sizes:
        steps = (step for step in text.sizes if step <= size)
        apart = (step for step in steps if taken_apart(measured(text, step, metrics), width, halves).widest <= width)
        return next(apart, size)
    fitting = size
    while fitting >= max(text.min_size, size * _GIVES_WAY):
        widest = taken_apart(measured(text, fitting, metrics), width, halves).widest
        if widest <= max(0, width):  # what is padded away has less than no room
            return fitting
        fitting = min(fitting - 1, int(fitting * width / widest))
    return size


def _typeset(text: Text, size: int, width: float, found: Measured, metrics: Metrics) -> TextBlock:
    broken = False
    if found.widest > width:
        found = taken_apart(found, width, halves)
        broken = text.whole == "yes" or (text.whole == "halves" and found.widest > width)
        found = taken_apart(found, width, lambda segment: segment.split(" "))
        found = taken_apart_at_joints(found, width)
    count = count_lines(found.edges, found.space, width)
    fits = not broken and found.widest <= width + 0.5 and (text.max_lines is None or count <= text.max_lines)
    step = _step(text, size, metrics) if count > 1 else round(size * text.line_height)
    if text.crisp:
        step = max(step, _ink_height(fonts_of(text, size)[1], _letters(text.content), metrics))
    return TextBlock(size, step, count, fits, found, width, text.balance)


def _step(text: Text, size: int, metrics: Metrics) -> int:
    """Find the pixels between two baselines: as the style says, more if ink of two lines would touch."""
    step = round(size * text.line_height)
    font = fonts_of(text, size)[1]
    tallest = _ink_height(font, _TALLEST, metrics)
    if step > tallest or step > _ink_height(font, _letters(text.content), metrics):
        return step
    return tallest + 1


@lru_cache(maxsize=4096)
def _letters(content: str) -> str:
    return " ".join(sorted(set(content)))


@lru_cache(maxsize=4096)
def _ink_height(font: Font, letters: str, metrics: Metrics) -> int:
    _, top, _, bottom = metrics.ink(font, letters)
    return ceil(bottom) - floor(top)


def baseline_offset(text: Text, block: TextBlock, metrics: Metrics) -> int:
    """Find the distance from the top of the first line's box to its baseline, in whole pixels.

    Capitals are centred in the line, level with icons and pills beside them; where the line is high enough they move
    down until stacked accents (Ẫ) lie inside the box. Crisp text, on boards where a line may be as high as the board,
    moves until the ink of its own letters lies inside.
    """
    font = fonts_of(text, block.size)[0]
    offset = _baseline(font, block.step, metrics)
    if not text.crisp:
        return offset
    _, top, _, bottom = metrics.ink(font, _letters(text.content))
    return max(min(offset, block.step - ceil(bottom)), -floor(top))


@lru_cache(maxsize=4096)
def _baseline(font: Font, step: int, metrics: Metrics) -> int:
    capital = -metrics.ink(font, "H")[1]
    accent = -metrics.ink(font, "Ẫ")[1]
    descent = metrics.ink(font, "gp")[3]
    return round(max((step + capital) / 2, min(accent, step - descent)))


def runs(  # noqa: PLR0917 - a place, as everywhere, is x, y and width
    text: Text, block: TextBlock, x: float, y: float, width: float, metrics: Metrics
) -> list[TextRun]:
    """Place a text block: one run for each stretch of one weight on a line.

    Args:
        text: what was typeset.
        block: its lines.
        x: left of the box, in pixels.
        y: top of the box.
        width: of the box, in which the lines are aligned.
        metrics: measures letters.
    """
    fonts = fonts_of(text, block.size)
    colors = (text.color, text.bold_color)
    crisp = block.size < text.crisp
    space = metrics.advances(fonts[0])[" "]
    baseline = pixel(y) + baseline_offset(text, block, metrics)
    placed: list[TextRun] = []
    for line in block.lines:
        pen = pixel(x + offset(text.align, width - line.width))
        if text.optical and text.align == "left":
            pen -= _hang(line, fonts, metrics)
        if not line.parts.weights:
            placed.append(TextRun(pen, baseline, line.text, fonts[0], text.color, crisp))
        else:
            for letters, bold, spaced in _pieces(line):
                placed.append(TextRun(pen, baseline, letters, fonts[bold], colors[bold], crisp))
                pen += round(metrics.advance(fonts[bold], letters) + space * spaced)
        baseline += block.step
    return placed


def _hang(line: TextLine, fonts: tuple[Font, Font], metrics: Metrics) -> int:
    """Find how far a line begins before its box for the ink of its first letter, or quote, to begin there."""
    first = line.parts.starts[line.start]
    font = fonts[bool(line.parts.weights) and bool(line.parts.weights[first])]
    return pixel(metrics.ink(font, line.text[:1])[0])


def _pieces(line: TextLine) -> Iterator[tuple[str, bool, bool]]:
    """Take a line apart where its weight changes: letters, bold, followed by a space that is neither."""
    parts, text = line.parts, line.text
    first = parts.starts[line.start]
    weights = parts.drawn_weights[first : first + len(text)]
    for found in SAME_WEIGHT.finditer(weights):
        yield text[found.start() : found.end()], bool(weights[found.start()]), weights[found.end() :][:1] == BETWEEN
