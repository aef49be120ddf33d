"""Measuring a text: content → segments inside which no line ends → the width of each, in pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple, Protocol

from bantin.design.looks.nodes import Text
from bantin.fonts.spelling import aligned
from bantin.model.frame import Font
from bantin.text.bold import bold_spans
from bantin.text.breaking.opportunities import joints, segments
from bantin.text.breaking.phrases.clinging import clinging
from bantin.text.patterns import regex

Advances = Mapping[str, float]
"""Character → advance width in pixels."""


class Metrics(Protocol):
    """Measures letters in pixels; `bantin.fonts.book.FontBook` implements it."""

    def advance(self, font: Font, text: str) -> float:
        """Find the advance width of a text."""
        ...

    def advances(self, font: Font) -> Advances:
        """Return the advance width of each character."""
        ...

    def ink(self, font: Font, text: str) -> tuple[float, float, float, float]:
        """Find the left, top, right and bottom of the ink, relative to pen and baseline; y grows downwards."""
        ...

    def missing(self, font: Font, text: str) -> str:
        """List the characters, and sequences of them, that neither the font nor a fallback draws."""
        ...

    def __hash__(self) -> int: ...


_SYLLABLE = 8
"""Letters of the longest syllable, «nghiêng», with a sign after it."""


BETWEEN = b"\x02"
"""Stands for the weight of a space between segments of which one is bold."""

SAME_WEIGHT = regex(rb"\x00+|\x01+")


class Parts:
    """A text as segments, between which a line may end.

    Attributes:
        segments: their letters, without asterisks.
        letters: all segments, each followed by a space.
        starts: offset in `letters` of each segment, and the length of `letters`.
        weights: a byte for each of `letters`, 1 where it is bold; empty if none is.
        stretches: runs of letters of one weight, with whether they are bold; spaces between segments count as regular.
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
        """Join the segments from `start` up to `end` by spaces."""
        return self.letters[self.starts[start] : self.starts[end] - 1]

    @cached_property
    def drawn_weights(self) -> bytes:
        """`weights` as painted: a space between two bold segments is bold, one between unlike segments is `BETWEEN`."""
        weights = bytearray(self.weights)
        for start in self.starts[1:-1]:
            before, after = weights[start - 2], weights[start]
            weights[start - 1 : start] = bytes([before]) if before == after else BETWEEN
        return bytes(weights)

    @cached_property
    def short(self) -> frozenset[int]:
        """Numbers of the segments of one syllable, which should not stand alone on a line."""
        return frozenset(at for at, one in enumerate(self.segments) if len(one) <= _SYLLABLE and " " not in one)

    @cached_property
    def clinging(self) -> Mapping[int, float]:
        """How strongly segments cling to the next, by their numbers."""
        return clinging(self.segments)


def _parts(segments: Sequence[str], letters: str, weights: bytes) -> Parts:
    """Assign to segments the weights of their letters, in order."""
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
    """The segments of a text at one size. All lengths are pixels.

    Attributes:
        edges: x of each segment if all stand on one line, and of one more after them.
        space: width of the space between two segments.
        widest: width of the widest segment.
        advances: character → advance width, regular and bold.
    """

    parts: Parts
    edges: Sequence[float]
    space: float
    widest: float
    advances: tuple[Advances, Advances]

    @property
    def narrowest(self) -> float:
        """The width below which the text would stand out of its box, even broken after the signs of its addresses."""
        broken = [(segment,) if " " in segment else joints(segment) for segment in self.parts.segments]
        if all(len(pieces) == 1 for pieces in broken):
            return self.widest
        pieces = [piece for pieces in broken for piece in pieces]
        return max(
            sum(self.advances[bool(self.parts.weights)][letter] for letter in aligned(piece)) for piece in pieces
        )

    def width(self, start: int = 0, end: int = -1) -> float:
        """Find the width of the segments from `start` up to `end` on one line; by default of all."""
        return max(0.0, self.edges[end] - self.edges[start] - self.space)


@lru_cache(maxsize=4096)
def split(content: str, glossary: frozenset[str] = frozenset()) -> Parts:
    """Split a text with `**bold**` in it into segments; `glossary` holds more words that no line may break."""
    spans = bold_spans(content)
    plain = "".join([letters for letters, _ in spans])
    bold = any(bold for _, bold in spans)
    weights = b"".join([bytes([bold]) * len(letters) for letters, bold in spans]) if bold else b""
    return _parts(segments(plain, glossary), plain, weights)


def fonts_of(text: Text, size: int) -> tuple[Font, Font]:
    """Return the regular and the bold font of a text at a size in pixels."""
    return _fonts(text.family, text.weight, text.bold_weight, text.stretch, size)


@lru_cache(maxsize=4096)
def _fonts(family: str, weight: int, bold_weight: int, stretch: float, size: int) -> tuple[Font, Font]:
    return Font(family, weight, stretch, size), Font(family, bold_weight, stretch, size)


def measured(text: Text, size: int, metrics: Metrics) -> Measured:
    """Measure a text at a size in pixels; cached."""
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
    return _cut(found, width, lambda segment, _: cutter(segment))


def taken_apart_at_joints(found: Measured, width: float) -> Measured:
    """Break words that are wider than a line into pieces, each as long as a line has room for.

    No two pieces of a word have room on one line, so that the space between them is never drawn.
    """

    def pieces(word: str, first: int) -> list[str]:
        filled: list[str] = []
        left = 0.0
        for joint in joints(word):
            wide = sum(map(pen, range(first, first + len(joint)), joint))
            if filled and wide <= left:
                filled[-1] += joint
            else:
                filled.append(joint)
                left = width
            left -= wide
            first += len(joint)
        return filled

    def pen(at: int, letter: str) -> float:
        return found.advances[bool(weights) and bool(weights[at])][letter]

    weights = found.parts.weights
    return _cut(found, width, pieces)


def _cut(found: Measured, width: float, cutter: Callable[[str, int], Iterable[str]]) -> Measured:
    """Cut segments that are wider than a line; the cutter is also told where in the letters one begins."""
    parts = found.parts
    cut: list[str] = []
    for at, segment in enumerate(parts.segments):
        wide = found.width(at, at + 1) > width
        cut += filter(None, cutter(segment, parts.starts[at])) if wide else [segment]
    return _measure(_parts(cut, parts.letters, parts.weights), found.advances)
