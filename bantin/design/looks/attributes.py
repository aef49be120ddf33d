"""How the values of attributes are read. Each function raises ValueError or KeyError for what it cannot take."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from bantin.design.looks.nodes import Edges, Length, Percent
from bantin.model.diagnostic import ValuePath

_MOST = 10_000
"""Larger numbers than this are slips of the pen: no card is half as wide."""

_THICKEST = 1000
"""The same for lines and for the blur of shadows."""


def amount(text: str) -> float:
    """Read any finite number."""
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(text)
    return found


def number(text: str, most: float = _MOST) -> float:
    """Read a number from 0 on."""
    found = amount(text)
    if not 0 <= found <= most:
        raise ValueError(text)
    return found


def between(least: int, most: int) -> Callable[[str], int]:
    """Make what reads a whole number within bounds."""

    def whole(text: str) -> int:
        found = int(text)
        if not least <= found <= most:
            raise ValueError(text)
        return found

    return whole


def thickness(text: str) -> float:
    """Read the thickness of a line, or the blur of a shadow."""
    return number(text, _THICKEST)


def shift(text: str) -> float:
    """Read a distance that may be negative."""
    return -number(text[1:]) if text.startswith("-") else number(text)


def length(text: str) -> Length:
    """Read a length in pixels, or a share of what is around."""
    return Percent(number(text[:-1]) / 100) if text.endswith("%") else number(text)


def edges(text: str) -> Edges:
    """Read one to four lengths: all; above and beside; above, right, below, left."""
    parts = [number(part) for part in text.split()]
    match parts:
        case [a]:
            return Edges(a, a, a, a)
        case [v, h]:
            return Edges(v, h, v, h)
        case [t, r, b, left]:
            return Edges(t, r, b, left)
    raise ValueError(text)


def focus(text: str) -> tuple[float, float]:
    """Read a point."""
    x, y = (number(part) for part in text.split())
    return x, y


def rectangles(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Read rectangles: left, top, width and height of each."""
    numbers = [int(part) for part in re.split(r"[\s,]+", text.strip()) if part]
    if len(numbers) % 4:
        raise ValueError(text)
    return tuple((numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]) for i in range(0, len(numbers), 4))


def value_path(text: str) -> ValuePath:
    """Read which value a text shows: `tricks.0`, or on a card of several items `01-item#title`."""
    item, hash_sign, path = text.partition("#")
    return ValuePath(path, item) if hash_sign else ValuePath(text)


def boolean(text: str) -> bool:
    """Read yes or no."""
    return {"yes": True, "no": False}[text]


def choice(*allowed: str) -> Callable[[str], str]:
    """Make what takes one of some words."""

    def choose(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return choose
