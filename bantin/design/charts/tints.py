"""Tints of one colour that can be told apart, by lightness alone: by everyone, and in grey print too."""

from __future__ import annotations

from bantin.model.frame import Rgba
from bantin.model.theme import FLARE, linear, luminance

STEP = 1.55
"""Contrast (WCAG) between one tint and the next; at least 1.5 after colours are rounded."""

_ORDER = {1: (0,), 2: (0, 2), 3: (0, 1, 2), 4: (0, 1, 2, 3), 5: (0, 1, 2, 3, 1), 6: (0, 1, 2, 3, 2, 1)}
"""For each number of parts of a ring: how many steps each is from the colour, neighbours never alike."""

MOST = max(_ORDER)
"""Parts that can be told apart."""


def tints(color: Rgba, ground: Rgba, count: int) -> list[Rgba]:
    """Find the colours of 1 to `MOST` parts of a ring: `color` itself, then tints of it towards `ground`."""
    from_light, to_light = ([linear(level) for level in one[:3]] for one in (color, ground))
    start, end = luminance(from_light) + FLARE, luminance(to_light) + FLARE
    found: list[Rgba] = []
    for steps in _ORDER[count]:
        target = start * STEP**steps if end > start else start / STEP**steps
        # Light mixes linearly, and so does luminance.
        share = min(1.0, (target - start) / (end - start)) if end != start else 0.0
        red, green, blue = (_written(a + share * (b - a)) for a, b in zip(from_light, to_light, strict=True))
        found.append((red, green, blue, color[3]))
    return found


def _written(light: float) -> int:
    share = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004 - as above
    return round(255 * share)
