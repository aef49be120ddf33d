"""The arithmetic of flexbox, along one axis and in pixels: growing, shrinking, justifying, aligning."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Literal

_CRUMB = 0.005
"""Pixels too small to share."""


def grown(bases: Sequence[float], weights: Sequence[float], limits: Sequence[float | None], free: float) -> list[float]:
    """Distribute free space among boxes in proportion to their grow weights (CSS flexbox 9.7).

    Args:
        bases: sizes of the boxes before.
        weights: of each; 0 does not grow.
        limits: largest size of each, or None.
        free: space to distribute, 0 or more.
    """
    sizes = list(bases)
    growing = [i for i, weight in enumerate(weights) if weight > 0] if any(weights) else []
    if len(growing) == 1 and limits[growing[0]] is None:
        sizes[growing[0]] += free
        return sizes
    while growing and free > _CRUMB:
        total = sum(weights[i] for i in growing)
        wanted = {i: bases[i] + free * (weights[i] / total) for i in growing}
        full = {i: limit for i in growing if (limit := limits[i]) is not None and wanted[i] > limit}
        if not full:
            for i in growing:
                sizes[i] = wanted[i]
            break
        for i, limit in full.items():
            sizes[i] = max(bases[i], limit)
            free -= sizes[i] - bases[i]
            growing.remove(i)
    return sizes


def shrunk(bases: Sequence[float], weights: Sequence[float], floors: Sequence[float], excess: float) -> list[float]:
    """Take excess from boxes in proportion to shrink weight times size (CSS flexbox 9.7).

    Args:
        bases: sizes of the boxes before.
        weights: of each; 0 does not shrink.
        floors: smallest size of each.
        excess: by how much the boxes are too large, 0 or more.
    """
    sizes = list(bases)
    shrinking = [i for i, weight in enumerate(weights) if weight > 0 and sizes[i] > floors[i]]
    if len(shrinking) == 1:
        sizes[shrinking[0]] = max(floors[shrinking[0]], sizes[shrinking[0]] - excess)
        return sizes
    while shrinking and excess > _CRUMB:
        total = sum(weights[i] * bases[i] for i in shrinking)
        if not total:
            break
        cuts = {i: min(excess * (weights[i] * bases[i] / total), sizes[i] - floors[i]) for i in shrinking}
        for i, cut in cuts.items():
            sizes[i] -= cut
        excess -= sum(cuts.values())
        shrinking = [i for i in shrinking if sizes[i] > floors[i] + _CRUMB]
    return sizes


def justified(
    justify: Literal["start", "center", "end", "space-between"], gap: float, count: int, free: float
) -> tuple[float, float]:
    """Find the space before the first of `count` boxes and between each two of them, as CSS justify-content does."""
    if justify == "start" or free <= 0:
        return 0.0, gap
    if justify == "center":
        return free / 2, gap
    if justify == "end":
        return free, gap
    return 0.0, gap + free / (count - 1) if count > 1 else gap


def offset(
    align: Literal["start", "center", "end", "stretch", "baseline", "left", "right", "space-between"], free: float
) -> float:
    """Find the space before a box on the cross axis, as CSS align-items does, or a line; negative if too large."""
    if align == "center":
        return free / 2
    return free if align in {"end", "right"} else 0.0


def pixel(position: float) -> int:
    """Round a position to a whole pixel, halves always upwards.

    So a box keeps its width wherever it stands; Python's `round` would make a box of 1 pixel at 27.5 vanish.
    """
    return floor(position + 0.5)
