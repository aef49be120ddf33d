"""Setting a text: content → unbreakable pieces → lines of a size → runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor
from typing import Protocol

from bantin.design.nodes import Text
from bantin.model.frame import Font, Run
from bantin.text.bold import bold_spans
from bantin.text.breaking import break_lines, clinging, count_lines, edges, halves, segments

_GIVES_WAY = 0.8
"""Share of its size down to which a text shrinks to keep compounds, names and numbers with their units whole."""

_TALLEST = "ẪỖẴgjpọ"
"""Letters that reach as high, and as low, as any."""


class Metrics(Protocol):
    """What layout needs to know of fonts; `bantin.fonts.book.FontBook` is one."""

    def advance(self, font: Font, text: str) -> float:
        """Width in pixels from pen to pen."""
        ...

    def ink(self, font: Font, text: str) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the ink, relative to pen and baseline."""
        ...

    def missing(self, font: Font, text: str) -> str:
        """Characters that the font has no letter for."""
        ...

    def __hash__(self) -> int: ...


Piece = tuple[str, bool]
"""Letters of one weight, and whether that is the bold one."""

Segment = tuple[Piece, ...]
"""Pieces between two break points."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its segments and its width in pixels."""

    segments: tuple[Segment, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A text's segments at one size.

    Attributes:
        widths: of the segments, in pixels.
        edges: where each segment starts if all stand on one line, and where one more would.
        space: between two segments.
        widest: width of the widest segment, below which it would have to be taken apart.
    """

    segments: tuple[Segment, ...]
    widths: tuple[float, ...]
    edges: tuple[float, ...]
    space: float
    widest: float

    @property
    def width(self) -> float:
        """Width of the whole text on one line."""
        return max(0.0, self.edges[-1] - self.space)


@dataclass(slots=True)
class Setting:
    """A text at one size and width. How many lines it has is known at once; they are broken when first asked for.

    Attributes:
        step: from one baseline to the next, in whole pixels.
        count: of lines.
        fits: no segment is wider than the width, and there are no more lines than allowed.
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
    def width(self) -> float:
        """Width of the widest line."""
        return max((line.width for line in self.lines), default=0)

    @property
    def height(self) -> int:
        """Height of all lines."""
        return self.step * self.count


@lru_cache(maxsize=4096)
def split(content: str, glossary: frozenset[str] = frozenset()) -> tuple[Segment, ...]:
    """Split text with **bold** marks into segments between which a line may end."""
    spans = bold_spans(content)
    plain = "".join(text for text, _ in spans)
    if not any(bold for _, bold in spans):
        return tuple(((segment, False),) for segment in segments(plain, glossary))
    flags = [bold for text, bold in spans for _ in text]
    found: list[Segment] = []
    at = 0
    for segment in segments(plain, glossary):
        at = plain.index(segment, at)
        found.append(_pieces(segment, flags[at : at + len(segment)]))
        at += len(segment)
    return tuple(found)


def _pieces(text: str, flags: list[bool]) -> Segment:
    pieces: list[Piece] = []
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or flags[i] != flags[start]:
            pieces.append((text[start:i], flags[start]))
            start = i
    return tuple(pieces)


def _cut(segment: Segment, cutter: Callable[[str], list[str]]) -> list[Segment]:
    """Take a segment apart with a function that knows no bold."""
    flags = [bold for text, bold in segment for _ in text]
    plain = "".join(text for text, _ in segment)
    found: list[Segment] = []
    at = 0
    for part in filter(None, cutter(plain)):
        at = plain.index(part, at)
        found.append(_pieces(part, flags[at : at + len(part)]))
        at += len(part)
    return found


def fonts_of(text: Text, size: int) -> tuple[Font, Font]:
    """Name the regular and the bold font of a text at a size."""
    return _fonts(text.family, text.weight, text.bold_weight, text.stretch, size)


@lru_cache(maxsize=4096)
def _fonts(family: str, weight: int, bold_weight: int, stretch: float, size: int) -> tuple[Font, Font]:
    return Font(family, weight, stretch, size), Font(family, bold_weight, stretch, size)


def measured(text: Text, size: int, metrics: Metrics) -> Measured:
    """Measure a text at a size."""
    face = text.family, text.weight, text.bold_weight, text.stretch
    return _measured(text.content, text.glossary, face, size, metrics)


@lru_cache(maxsize=16384)
def _measured(
    content: str, glossary: frozenset[str], face: tuple[str, int, int, float], size: int, metrics: Metrics
) -> Measured:
    return _measure(split(content, glossary), _fonts(*face, size), metrics)


def _measure(parts: tuple[Segment, ...], fonts: tuple[Font, Font], metrics: Metrics) -> Measured:
    space = metrics.advance(fonts[0], " ")
    widths = tuple(sum(metrics.advance(fonts[bold], letters) for letters, bold in part) for part in parts)
    return Measured(parts, widths, tuple(edges(widths, space)), space, max(widths, default=0))


def set_text(text: Text, size: int, width: float, metrics: Metrics) -> Setting:
    """Set a text in a width.

    It is shrunk towards `min_size`, alone, only to keep to `max_lines` and `width`, and a little to keep words whole.
    """
    setting = _set(text, _whole_words_size(text, size, width, metrics), width, metrics)
    while not setting.fits and setting.size > text.min_size:
        setting = _set(text, max(text.min_size, setting.size - max(1, setting.size // 24)), width, metrics)
    return setting


def _whole_words_size(text: Text, size: int, width: float, metrics: Metrics) -> int:
    """Find the largest size at which no word has to be taken apart; the whole size if that is much smaller."""
    fitting = size
    while fitting >= max(text.min_size, size * _GIVES_WAY):
        widest = _of_whole_words(text, fitting, width, metrics).widest
        if widest <= width:
            return fitting
        fitting = min(fitting - 1, int(fitting * width / widest))
    return size


def _set(text: Text, size: int, width: float, metrics: Metrics) -> Setting:
    found = _of_whole_words(text, size, width, metrics)
    if found.widest > width:
        found = _taken_apart(found, width, fonts_of(text, size), metrics, lambda segment: segment.split(" "))
    count = count_lines(found.edges, found.space, width)
    fits = found.widest <= width + 0.5 and (text.max_lines is None or count <= text.max_lines)
    step = _step(text, size, metrics) if count > 1 else round(size * text.line_height)
    return Setting(size, step, count, fits, found, width, text.balance)


def _of_whole_words(text: Text, size: int, width: float, metrics: Metrics) -> Measured:
    """Measure a text whose segments are broken only where they may be if they must."""
    found = measured(text, size, metrics)
    return found if found.widest <= width else _taken_apart(found, width, fonts_of(text, size), metrics, halves)


def _taken_apart(
    found: Measured, width: float, fonts: tuple[Font, Font], metrics: Metrics, cutter: Callable[[str], list[str]]
) -> Measured:
    """Take segments apart that are wider than a line."""
    pairs = zip(found.segments, found.widths, strict=True)
    parts = [part for segment, wide in pairs for part in ([segment] if wide <= width else _cut(segment, cutter))]
    return _measure(tuple(parts), fonts, metrics)


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
    words = ["".join(letters for letters, _ in segment) for segment in found.segments] if balance else []
    starts = break_lines(found.widths, found.space, width, balance=balance, clinging=clinging(words))
    return tuple(
        SetLine(found.segments[start:end], found.edges[end] - found.edges[start] - found.space)
        for start, end in pairwise([*starts, len(found.widths)])
    )


def baseline_offset(text: Text, setting: Setting, metrics: Metrics) -> int:
    """Find the distance from the top of the first line's box to its baseline, in whole pixels.

    Capitals stand in the middle of the line, so that words sit level with icons and pills beside them; where the line
    is high enough, they move down until stacked accents (Ẫ) lie inside the box.
    """
    return _baseline(fonts_of(text, setting.size)[0], setting.step, metrics)


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
    baseline = round(y) + baseline_offset(text, setting, metrics)
    placed: list[Run] = []
    for line in setting.lines:
        slack = {"left": 0.0, "center": (width - line.width) / 2, "right": width - line.width}[text.align]
        pen = round(x + slack)
        parts = _joined(line)
        for letters, bold, spaced in parts:
            placed.append(Run(pen, baseline, letters, fonts[bold], colors[bold]))
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
