"""Parsers of attribute values. Each raises ValueError or KeyError for a text that it cannot parse."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

from bantin.design.looks.nodes import Edges, Length, Percent
from bantin.model.diagnostic import ValuePath
from bantin.model.frame import Radius

_MOST = 10_000
"""Larger numbers than this are slips of the pen: no card is half as wide."""

_THICKEST = 1000
"""The same for lines and for the blur of shadows."""


def amount(text: str) -> float:
    """Parse a finite number, of either sign."""
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(text)
    return found


def number(text: str, most: float = _MOST) -> float:
    """Parse a finite number of 0 or more."""
    found = amount(text)
    if not 0 <= found <= most:
        raise ValueError(text)
    return found


def between(least: int, most: int) -> Callable[[str], int]:
    """Make a parser of whole numbers within bounds, both included."""

    def whole(text: str) -> int:
        found = int(text)
        if not least <= found <= most:
            raise ValueError(text)
        return found

    return whole


def thickness(text: str) -> float:
    """Parse the thickness of a line, or the blur of a shadow, in pixels."""
    return number(text, _THICKEST)


def shift(text: str) -> float:
    """Parse a distance in pixels, of either sign."""
    return -number(text[1:]) if text.startswith("-") else number(text)


def length(text: str) -> Length:
    """Parse a length: pixels, or a percentage of the parent."""
    return Percent(number(text[:-1]) / 100) if text.endswith("%") else number(text)


def edges(text: str) -> Edges:
    """Parse one, two or four lengths in pixels: all sides; vertical, horizontal; top, right, bottom, left."""
    parts = [number(part) for part in text.split()]
    match parts:
        case [a]:
            return Edges(a, a, a, a)
        case [v, h]:
            return Edges(v, h, v, h)
        case [t, r, b, left]:
            return Edges(t, r, b, left)
    raise ValueError(text)


def corners(text: str) -> Radius:
    """Parse one radius for all corners, or one each: left top, right top, right bottom, left bottom."""
    match [number(part) for part in text.split()]:
        case [every]:
            return every
        case [a, b, c, d]:
            return a, b, c, d
    raise ValueError(text)


def scale(text: str) -> tuple[int, ...]:
    """Parse sizes of letters, each smaller than the one before."""
    sizes = tuple(int(part) for part in text.split())
    if not sizes or sizes[-1] < 1 or sizes[0] > _MOST or any(a <= b for a, b in pairwise(sizes)):
        raise ValueError(text)
    return sizes


def focus(text: str) -> tuple[float, float]:
    """Parse a point: x and y, each from 0 to 1."""
    x, y = (number(part) for part in text.split())
    return x, y


def rectangles(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Parse rectangles: x, y, width and height of each, in whole pixels."""
    numbers = [int(part) for part in re.split(r"[\s,]+", text.strip()) if part]
    if len(numbers) % 4:
        raise ValueError(text)
    return tuple((numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]) for i in range(0, len(numbers), 4))


def source(attribute: str) -> str:
    """Read where a text says that its value was written.

    What is printed by a look is made safe before an attribute is known from a text: `video.title` looks like an address
    then. A path has no brackets of its own.
    """
    return attribute.replace("[.]", ".")


def value_path(text: str) -> ValuePath:
    """Read which value a text shows: `tricks.0`; of another item `01-item#title`, of the unit `unit.yaml#parent`."""
    written = source(text)
    item, hash_sign, path = written.partition("#")
    if item == "unit.yaml":
        return ValuePath(path, of_unit=True)
    return ValuePath(path, item) if hash_sign else ValuePath(written)


def boolean(text: str) -> bool:
    """Parse yes or no."""
    return {"yes": True, "no": False}[text]


def choice(*allowed: str) -> Callable[[str], str]:
    """Make a parser that accepts one of some words."""

    def choose(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return choose
