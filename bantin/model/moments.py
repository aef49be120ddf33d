"""Moments of films that stand where pictures stand, named as the W3C's media fragments name them: `a.mp4#t=3.5`."""

from __future__ import annotations

MARK = "#t="
"""Stands in the markup of a card that has a place for footage."""


def moment(file: str, second: float) -> str:
    """Name what a film shows at a second."""
    return f"{file}{MARK}{second:.3f}"


def second_of(name: str) -> float | None:
    """Find the second that an asset's name means; None where it names a picture."""
    _, mark, second = name.rpartition(MARK)
    return float(second) if mark else None
