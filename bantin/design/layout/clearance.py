"""Drawings keep clear of what stands upon them: a label over a drawing is not read, and hides what it lies on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bantin.model.frame import Box, Icon, Mark, Modules, Picture, Scene

CLEAR = 32
"""Pixels that a drawing keeps from what stands upon it, at least."""

_OPAQUE = 255


def keep_clear(marks: list[Mark], starts: Sequence[int]) -> None:
    """Tell the drawings of a stack which places they leave free.

    Args:
        marks: of the card so far, in place.
        starts: number of the first mark of each child of the stack, which ends with the last mark.
    """
    for start, end in pairwise(starts):
        for number in range(start, end):
            mark = marks[number]
            if isinstance(mark, Scene) and (places := tuple(_places(mark, marks[end:]))):
                marks[number] = replace(mark, clear=mark.clear + places)


def _places(scene: Scene, upon: Sequence[Mark]) -> Iterator[tuple[int, int, int, int]]:
    """List what stands upon a drawing, with room around it, as seen from the drawing's left top corner."""
    for mark in upon:
        if (found := _solid(mark)) is None:
            continue
        left, top, right, bottom = found
        if left < scene.x + scene.width and right > scene.x and top < scene.y + scene.height and bottom > scene.y:
            around = left - scene.x - CLEAR, top - scene.y - CLEAR, right - scene.x + CLEAR, bottom - scene.y + CLEAR
            yield round(around[0]), round(around[1]), round(around[2]), round(around[3])


def _solid(mark: Mark) -> tuple[float, float, float, float] | None:
    """Find the place of a mark that hides what lies below: a filled box, a picture, a sign, a code; no veil."""
    match mark:
        case Box(fill=(_, _, _, opacity)) if opacity == _OPAQUE:
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Picture():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Icon():
            return mark.x, mark.y, mark.x + mark.size, mark.y + mark.size
        case Modules():
            side = mark.module * len(mark.rows)
            return mark.x, mark.y, mark.x + side, mark.y + side
        case _:
            return None
