"""Setting a text: segments of known widths → lines of a size → runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from bantin.design.flex import pixel
from bantin.design.measuring import Measured, Metrics, Segment, fonts_of, measured, taken_apart
from bantin.design.nodes import Text
from bantin.model.frame import Font, Run
from bantin.text.breaking import clinging, halves
from bantin.text.lines import break_lines, count_lines

_GIVES_WAY = 0.8
"""Share of its size down to which a text shrinks to keep compounds, names and numbers with their units whole."""

_SYLLABLE = 8
"""Letters of the longest syllable, «nghiêng», with a sign after it."""

_TALLEST = "ẪỖẴgjpọ"
"""Letters that reach as high, and as low, as any."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its segments and its width in pixels."""

    segments: tuple[Segment, ...]
    width: float


@dataclass(slots=True)
class Setting:
    """A text at one size and width. How many lines it has is known at once; they are broken when first asked for.

    Attributes:
        step: from one baseline to the next, in whole pixels.
        count: of lines.
        fits: no segment is wider than the width, or is broken that must stay whole, and there are no more lines than
            allowed.
    """

    size: int
    step: int
    count: int
    fits: bool
    _measured: Measured
    _width: float
    _balance: bool
    _lines: tuple[SetLine, ...] | None = None

    @property
    def lines(self) -> tuple[SetLine, ...]:
        """The lines, broken where it is best."""
        if self._lines is None:
            self._lines = _lines(self._measured, self._width, balance=self._balance)
        return self._lines

    @property
    def lonely(self) -> int:
        """Number of lines, of more than one, that hold a single short word."""
        return sum(_short_word(line) for line in self.lines) if self.count > 1 else 0

    @property
    def width(self) -> float:
        """Width of the widest line."""
        return max((line.width for line in self.lines), default=0)

    @property
    def height(self) -> int:
        """Height of all lines."""
        return self.step * self.count


def _short_word(line: SetLine) -> bool:
    """Tell whether there is nothing on a line but one syllable."""
    words = " ".join(letters for segment in line.segments for letters, _ in segment)
    return " " not in words and len(words) <= _SYLLABLE


def set_text(text: Text, size: int, width: float, metrics: Metrics) -> Setting:
    """Set a text in a width.

    It is shrunk towards `min_size`, alone, only to keep to `max_lines` and `width`, and a little to keep words whole
    and, in headlines, to leave no word alone on its line.
    """
    if measured(text, size, metrics).widest > width:
        size = _whole_words_size(text, size, width, metrics)
    setting = _set(text, size, width, metrics)
    while not setting.fits and setting.size > text.min_size:
        setting = _set(text, _smaller(text, setting.size), width, metrics)
    return _in_company(text, setting, width, metrics) if text.balance and setting.lonely else setting


def _smaller(text: Text, size: int) -> int:
    return max(text.min_size, size - max(1, size // 24))


def _in_company(text: Text, setting: Setting, width: float, metrics: Metrics) -> Setting:
    """Find a size, not much smaller, at which fewer words stand alone on a line."""
    least = max(text.min_size, setting.size * _GIVES_WAY)
    best = trial = setting
    while trial.size > least and best.lonely:
        trial = _set(text, _smaller(text, trial.size), width, metrics)
        if trial.size >= least and trial.lonely < best.lonely and trial.count <= best.count:
            best = trial
    return best


def _whole_words_size(text: Text, size: int, width: float, metrics: Metrics) -> int:
    """Find the largest size at which no word has to be taken apart; the whole size if that is much smaller."""
    fitting = size
    while fitting >= max(text.min_size, size * _GIVES_WAY):
        widest = taken_apart(measured(text, fitting, metrics), width, halves, fonts_of(text, fitting), metrics).widest
        if widest <= width:
            return fitting
        fitting = min(fitting - 1, int(fitting * width / widest))
    return size


def _set(text: Text, size: int, width: float, metrics: Metrics) -> Setting:
    found = measured(text, size, metrics)
    broken = False
    if found.widest > width:
        fonts = fonts_of(text, size)
        found = taken_apart(found, width, halves, fonts, metrics)
        broken = text.whole == "yes" or (text.whole == "halves" and found.widest > width)
        found = taken_apart(found, width, lambda segment: segment.split(" "), fonts, metrics)
    count = count_lines(found.edges, found.space, width)
    fits = found.widest <= width + 0.5 and (text.max_lines is None or count <= text.max_lines)
    fits = fits and not broken
    step = _step(text, size, metrics) if count > 1 else round(size * text.line_height)
    if text.crisp:
        step = max(step, _ink_height(fonts_of(text, size)[1], _letters(text.content), metrics))
    return Setting(size, step, count, fits, found, width, text.balance)


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
    return "".join(sorted(set(content)))


@lru_cache(maxsize=4096)
def _ink_height(font: Font, letters: str, metrics: Metrics) -> int:
    _, top, _, bottom = metrics.ink(font, letters)
    return ceil(bottom) - floor(top)


def _lines(found: Measured, width: float, *, balance: bool) -> tuple[SetLine, ...]:
    words = ["".join(letters for letters, _ in segment) for segment in found.segments]
    starts = break_lines(found.widths, found.space, width, balance=balance, clinging=clinging(words))
    return tuple(
        SetLine(found.segments[start:end], found.edges[end] - found.edges[start] - found.space)
        for start, end in pairwise([*starts, len(found.widths)])
    )


def baseline_offset(text: Text, setting: Setting, metrics: Metrics) -> int:
    """Find the distance from the top of the first line's box to its baseline, in whole pixels.

    Capitals stand in the middle of the line, so that words sit level with icons and pills beside them; where the line
    is high enough, they move down until stacked accents (Ẫ) lie inside the box. On boards, where a line may be as high
    as all there is, they move until the letters that there are lie inside it.
    """
    font = fonts_of(text, setting.size)[0]
    offset = _baseline(font, setting.step, metrics)
    if not text.crisp:
        return offset
    _, top, _, bottom = metrics.ink(font, _letters(text.content))
    return max(min(offset, setting.step - ceil(bottom)), -floor(top))


@lru_cache(maxsize=4096)
def _baseline(font: Font, step: int, metrics: Metrics) -> int:
    capital = -metrics.ink(font, "H")[1]
    accent = -metrics.ink(font, "Ẫ")[1]
    descent = metrics.ink(font, "gp")[3]
    return round(max((step + capital) / 2, min(accent, step - descent)))


def runs(  # noqa: PLR0917 - a place, as everywhere, is x, y and width
    text: Text, setting: Setting, x: float, y: float, width: float, metrics: Metrics
) -> list[Run]:
    """Place a set text: one run for each stretch of one weight on a line."""
    fonts = fonts_of(text, setting.size)
    colors = (text.color, text.bold_color)
    space = metrics.advance(fonts[0], " ")
    baseline = pixel(y) + baseline_offset(text, setting, metrics)
    placed: list[Run] = []
    for line in setting.lines:
        slack = {"left": 0.0, "center": (width - line.width) / 2, "right": width - line.width}[text.align]
        pen = pixel(x + slack)
        parts = _joined(line)
        for letters, bold, spaced in parts:
            placed.append(Run(pen, baseline, letters, fonts[bold], colors[bold], setting.size < text.crisp))
            if len(parts) > 1:
                pen += round(metrics.advance(fonts[bold], letters) + space * spaced)
        baseline += setting.step
    return placed


def _joined(line: SetLine) -> list[tuple[str, bool, bool]]:
    """Join neighbours of one weight, the spaces between them included: letters, bold, followed by a space."""
    parts: list[tuple[str, bool, bool]] = []
    for segment in line.segments:
        for letters, bold in segment:
            if parts and parts[-1][1] == bold:
                before, _, spaced = parts.pop()
                parts.append((f"{before} {letters}" if spaced else before + letters, bold, False))
            else:
                parts.append((letters, bold, False))
        parts[-1] = *parts[-1][:2], True
    return parts
