"""Measuring a text: content → unbreakable segments → their widths at a size."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple, Protocol

from bantin.design.looks.nodes import Text
from bantin.fonts.spelling import aligned
from bantin.model.frame import Font
from bantin.text.bold import bold_spans
from bantin.text.breaking.opportunities import clinging, segments

Advances = Mapping[str, float]
"""Character → its width in pixels from pen to pen."""


class Metrics(Protocol):
    """What layout needs to know of fonts; `bantin.fonts.book.FontBook` is one."""

    def advance(self, font: Font, text: str) -> float:
        """Width in pixels from pen to pen."""
        ...

    def advances(self, font: Font) -> Advances:
        """Width of each character."""
        ...

    def ink(self, font: Font, text: str) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the ink, relative to pen and baseline."""
        ...

    def missing(self, font: Font, text: str) -> str:
        """Characters, and sequences of them, that neither the font nor one that steps in for it draws."""
        ...

    def __hash__(self) -> int: ...


_SYLLABLE = 8
"""Letters of the longest syllable, «nghiêng», with a sign after it."""


BETWEEN = b"\x02"
"""Stands for the weight of a space between segments of which one is bold."""

SAME_WEIGHT = re.compile(rb"\x00+|\x01+")


class Parts:
    """A text in segments, between which a line may end.

    Attributes:
        segments: the text's letters, without asterisks.
        letters: of all segments, with a space after each, the last one too.
        starts: where in these letters each segment begins, and where one more would.
        weights: of each letter, 1 where it is bold; empty where none is.
        stretches: letters of one weight in a row, each of which advances by itself, and whether they are bold; the
            spaces between segments never are.
    """

    def __init__(self, segments: Sequence[str], weights: bytes) -> None:
        self.segments = segments
        self.letters = " ".join([*segments, ""])
        self.starts = list(accumulate([len(segment) + 1 for segment in segments], initial=0))
        self.weights = weights
        letters = aligned(self.letters)
        self.stretches = [(letters, False)]
        if weights:
            found = SAME_WEIGHT.finditer(weights)
            self.stretches = [(letters[one.start() : one.end()], bool(weights[one.start()])) for one in found]

    def text(self, start: int, end: int) -> str:
        """Spell the segments from one up to another."""
        return self.letters[self.starts[start] : self.starts[end] - 1]

    @cached_property
    def drawn_weights(self) -> bytes:
        """The weights as letters are drawn: a space between segments of one weight has it too, others are `BETWEEN`."""
        weights = bytearray(self.weights)
        for start in self.starts[1:-1]:
            before, after = weights[start - 2], weights[start]
            weights[start - 1 : start] = bytes([before]) if before == after else BETWEEN
        return bytes(weights)

    @cached_property
    def short(self) -> frozenset[int]:
        """The segments of one syllable, which look lost on a line of their own."""
        return frozenset(at for at, one in enumerate(self.segments) if len(one) <= _SYLLABLE and " " not in one)

    @cached_property
    def clinging(self) -> frozenset[int]:
        """The segments after which no line should end."""
        return clinging(self.segments)


def _parts(segments: Sequence[str], letters: str, weights: bytes) -> Parts:
    """Give segments the weights of the letters of which they are parts, in order."""
    if not weights:
        return Parts(segments, weights)
    found: list[bytes] = []
    at = 0
    for segment in segments:
        at = letters.index(segment, at)
        found.append(weights[at : at + len(segment)])
        at += len(segment)
    return Parts(segments, b"\0".join([*found, b""]))


class Measured(NamedTuple):
    """A text's segments at one size.

    Attributes:
        edges: where each segment starts if all stand on one line, and where one more would.
        space: between two segments.
        widest: width of the widest segment, below which it would have to be taken apart.
        advances: of each character, regular and bold.
    """

    parts: Parts
    edges: Sequence[float]
    space: float
    widest: float
    advances: tuple[Advances, Advances]

    def width(self, start: int = 0, end: int = -1) -> float:
        """Find the width of the segments from one up to another, side by side; of the whole text if none is named."""
        return max(0.0, self.edges[end] - self.edges[start] - self.space)


@lru_cache(maxsize=4096)
def split(content: str, glossary: frozenset[str] = frozenset()) -> Parts:
    """Split text with **bold** in it into segments between which a line may end."""
    spans = bold_spans(content)
    plain = "".join([letters for letters, _ in spans])
    bold = any(bold for _, bold in spans)
    weights = b"".join([bytes([bold]) * len(letters) for letters, bold in spans]) if bold else b""
    return _parts(segments(plain, glossary), plain, weights)


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
    return _measure(split(content, glossary), _advances(face, size, metrics))


@lru_cache(maxsize=4096)
def _advances(face: tuple[str, int, int, float], size: int, metrics: Metrics) -> tuple[Advances, Advances]:
    regular, bold = _fonts(*face, size)
    return metrics.advances(regular), metrics.advances(bold)


def _measure(parts: Parts, advances: tuple[Advances, Advances]) -> Measured:
    """Add up the advances of all letters as if they stood on one line, and see where segments begin and end."""
    steps = [map(advances[bold].__getitem__, letters) for letters, bold in parts.stretches]
    pens = list(accumulate(chain.from_iterable(steps), initial=0.0))
    edges = list(map(pens.__getitem__, parts.starts))
    space = advances[0][" "]
    return Measured(parts, edges, space, max(map(sub, edges[1:], edges), default=space) - space, advances)


def taken_apart(found: Measured, width: float, cutter: Callable[[str], Sequence[str]]) -> Measured:
    """Take segments apart that are wider than a line."""
    parts = found.parts
    cut: list[str] = []
    for at, segment in enumerate(parts.segments):
        cut += [segment] if found.width(at, at + 1) <= width else filter(None, cutter(segment))
    return _measure(_parts(cut, parts.letters, parts.weights), found.advances)
