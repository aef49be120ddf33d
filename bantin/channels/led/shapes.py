"""Shapes of boards, by which their looks choose how to arrange what they show."""

from __future__ import annotations

from bantin.model.unit import Board
from bantin.sight import legibility

TINY = "tiny"
"""So small that the kind of item has a phase of its own."""

_RIBBON = 5
"""A board this many times as wide as high has room for the kind of item beside the words."""

_TALL, _WIDE = 0.8, 1.4
"""Less than so many times as wide as high is tall, so many times and more is wide; square lies between."""

_LINES, _SIZES = 3, 6
"""A board lower than so many lines or narrower than so many sizes of its smallest letters has no room for the kind."""


def shape(board: Board) -> str:
    """Return the shape of a board, by which looks choose: ribbon, banner, wide, square, tall or tiny."""
    size = legibility.smallest_size(board)
    if board.height < _LINES * legibility.LINE_SHARE * size or board.width < _SIZES * size:
        return TINY
    if board.width >= 4 * board.height:
        return "banner" if board.width < _RIBBON * board.height else "ribbon"
    if board.width < _TALL * board.height:
        return "tall"
    return "square" if board.width < _WIDE * board.height else "wide"
