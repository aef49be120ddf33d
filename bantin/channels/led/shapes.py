"""Shapes of boards, by which their looks choose how to arrange what they show."""

from __future__ import annotations

from typing import NamedTuple

from bantin.model.parts.board import Board
from bantin.sight import legibility

RIBBON = "ribbon"
"""So low and long that a topic and a number have two lines: whose number it is has no place beside them."""

TINY = "tiny"
"""So small that the kind of item is told by colour alone, and the sign in it where there is room."""

_RIBBON = 5
"""A board this many times as wide as high has room for the kind of item beside the words."""

_TALL, _WIDE = 0.8, 1.4
"""Less than so many times as wide as high is tall, so many times and more is wide; square lies between."""

_LINES, _SIZES = 3, 6
"""A board lower than so many lines or narrower than so many sizes of its smallest letters has no room for the kind."""


_FIELD_WIDTH, _FIELD_HEIGHT = 0.18, {"square": 0.22, "tall": 0.22}
"""Shares of a board that a field of colour takes beside the words, and above them: half of what may be lit."""

_NAMED_SIZES = 3.5
"""Width of a field beside the words, in sizes of the smallest letters, at least: «HƯỚNG» has room on it."""

_LEAST_FIELD = 96, 36
"""Height of boards from which on a pictogram beside words says something; and of a field above words that holds one."""

_LEAST_PORTRAIT, _WIDEST_PORTRAIT = 96, 1.1
"""Pixels of a picture in which a face is made out; and how many times as wide as high it may be."""

_PORTRAIT_HEIGHT = {"wide": 0.66, "banner": 0.66, "ribbon": 0.5}
"""Share of a board's height that such a picture has beside the words; other boards have no room for one."""

_LOWEST = 4
"""Lines of its smallest letters that a board is high at least, beside whose words a field stands that is named."""

_WORDS = 9
"""Sizes of its smallest letters that a board is wide at least, beside a field."""

_STRIPE, _STRIPE_SHARE = (4, 8), 0.04
"""Width of a stripe of colour: pixels at least and at most, and share of the board's longer side."""

_RIBBON_SHARE, _RIBBON_SIZES = 1.12, 6.5
"""Width of a ribbon's field: share of its height, and at least so many sizes of its smallest letters: it is named."""

_BANNER_SHARE = 0.9
"""Width of a field as a share of the board's height, at most."""

_LONG = 10
"""A tiny board so many times as wide as high has room for a square of colour with a sign."""


class Field(NamedTuple):
    """A field in the colour of an item's kind.

    Attributes:
        pixels: its width, or its height above words; 0 for none.
        pictured: whether it holds a pictogram; else it is a stripe.
        named: whether the kind of item stands on it.
    """

    pixels: int = 0
    pictured: bool = False
    named: bool = False


def fields(board: Board, form: str) -> tuple[Field, ...]:
    """List the fields that a form of a board may have, the one of all its pictures first.

    It has as many pixels in all but the last ones, which are left for words that have no room beside that in any
    letters: on those first a name of a kind stands that is too long for the field.
    """
    high, size = board.height, legibility.smallest_size(board)
    stripe = Field(min(max(_STRIPE[0], round(max(high, board.width) * _STRIPE_SHARE)), _STRIPE[1]))
    match form:
        case "tiny" if board.width >= _LONG * high:
            return Field(high, pictured=True), stripe, Field()
        case "ribbon":
            wide = round(max(high * _RIBBON_SHARE, size * _RIBBON_SIZES))
            named = Field(wide, named=True)
            return (named._replace(pictured=True), named) if high >= _LEAST_FIELD[0] else (named,)
        case "square" | "tall" if (above := round(high * _FIELD_HEIGHT[form])) >= _LEAST_FIELD[1]:
            return Field(above, pictured=True, named=True), stripe, Field()
        case "wide" | "banner" if high >= max(_LEAST_FIELD[0], _LOWEST * legibility.LINE_SHARE * size):
            narrow = round(min(board.width * _FIELD_WIDTH, high * _BANNER_SHARE))
            wide = round(min(max(board.width * _FIELD_WIDTH, size * _NAMED_SIZES), high * _BANNER_SHARE))
            if board.width - wide >= _WORDS * size:
                return Field(wide, pictured=True, named=True), Field(wide, pictured=True), stripe, Field()
            if board.width - narrow >= _WORDS * size:
                return Field(narrow, pictured=True), stripe, Field()
    return stripe, Field()


def portrays(board: Board, aspect: float) -> bool:
    """Whether the field of a board has room for the picture of who is sought, so many times as wide as high."""
    form = shape(board)
    if form not in _PORTRAIT_HEIGHT or aspect > _WIDEST_PORTRAIT:
        return False
    return min(fields(board, form)[0].pixels, board.height * _PORTRAIT_HEIGHT[form]) >= _LEAST_PORTRAIT


def forms(board: Board) -> tuple[str, ...]:
    """List the forms in which a board may show an item, best first: low ones may do as tiny ones do."""
    low = board.height < 2 * _LINES * legibility.LINE_SHARE * legibility.smallest_size(board)
    return tuple(dict.fromkeys((shape(board), TINY))) if low else (shape(board),)


def shape(board: Board) -> str:
    """Return the shape of a board, by which looks choose: ribbon, banner, wide, square, tall or tiny."""
    size = legibility.smallest_size(board)
    if board.height < _LINES * legibility.LINE_SHARE * size or board.width < _SIZES * size:
        return TINY
    if board.width >= 4 * board.height:
        return "banner" if board.width < _RIBBON * board.height else RIBBON
    if board.width < _TALL * board.height:
        return "tall"
    return "square" if board.width < _WIDE * board.height else "wide"
