"""Easing: share of the time that has passed, from 0 to 1 → share of the way."""

from __future__ import annotations

_BEYOND = 1.28
"""How far `out_back` goes too far: to 106 percent."""


def out_cubic(share: float) -> float:
    """Begin fast and come to rest softly."""
    return 1 - (1 - share) ** 3


def out_back(share: float) -> float:
    """Go a little too far and come back, as what has weight does."""
    left = share - 1
    return 1 + (_BEYOND + 1) * left**3 + _BEYOND * left**2
