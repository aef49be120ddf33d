"""Measuring a text: content → unbreakable segments → their widths at a size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from bantin.design.nodes import Text
from bantin.model.frame import Font
from bantin.text.bold import bold_spans
from bantin.text.breaking import segments
from bantin.text.lines import edges


class Metrics(Protocol):
    """What layout needs to know of fonts; `bantin.fonts.book.FontBook` is one."""

    def advance(self, font: Font, text: str) -> float:
        """Width in pixels from pen to pen."""
        ...

    def ink(self, font: Font, text: str) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the ink, relative to pen and baseline."""
        ...

    def missing(self, font: Font, text: str) -> str:
        """Characters, and sequences of them, that neither the font nor one that steps in for it draws."""
        ...

    def __hash__(self) -> int: ...


Piece = tuple[str, bool]
"""Letters of one weight, and whether that is the bold one."""

Segment = tuple[Piece, ...]
"""Pieces between two break points."""


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
    advance = metrics.advance
    space = advance(fonts[0], " ")
    widths = tuple([sum([advance(fonts[bold], letters) for letters, bold in part]) for part in parts])
    return Measured(parts, widths, tuple(edges(widths, space)), space, max(widths, default=0))


def taken_apart(
    found: Measured, width: float, cutter: Callable[[str], list[str]], fonts: tuple[Font, Font], metrics: Metrics
) -> Measured:
    """Take segments apart that are wider than a line."""
    pairs = zip(found.segments, found.widths, strict=True)
    parts = [part for segment, wide in pairs for part in ([segment] if wide <= width else _cut(segment, cutter))]
    return _measure(tuple(parts), fonts, metrics)
