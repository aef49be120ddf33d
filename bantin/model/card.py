"""A card: rendered markup plus size, and how its still is written."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from bantin.model.asset import Asset, Moment
from bantin.model.diagnostic import Location
from bantin.model.theme import Theme

TagLocation = tuple[int, Location]
"""Offset of a tag in markup, and where the template holds it that printed it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a look printed on a card, as values; nothing where the markup cannot be read, which making the card tells.

    Attributes:
        texts: what its texts say, in order, without `**`; none is empty. Captions of charts are not among them.
        pictures: names of the assets that it shows: pictures, then scenes, each in order.
        moves: seconds until all that enters stands still, where it is a slide of a film.
        words: of what an editor wrote; the unit's own, on every card, and credits are not counted.
        sources: dotted paths of the values that its texts show, in order.
        written: what an editor wrote, each text with the second from which it is read on a slide of a film.
        standing: what stands at one place on all pictures of a board, of `texts`: kinds of items, and who speaks.
    """

    texts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    moves: float = 0.0
    words: int = 0
    sources: tuple[str, ...] = ()
    written: tuple[tuple[str, float], ...] = ()
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardPixels:
    """What an LED board does with a card's pixels, and by what they are judged.

    Attributes:
        size: width and height in pixels of the pictures that it is given.
        turn: quarter turns to the right that a picture gets once it is painted, for a board that hangs sideways.
        smallest: size in pixels of the smallest letters that can be read on it; 0 where that is not known.
    """

    size: tuple[int, int]
    turn: int = 0
    smallest: int = 0


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a page tells of a file that is handed over with it.

    Attributes:
        path: by which the markup names it.
        sha256: 64 hexadecimal digits.
        bytes: how many.
    """

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Card:
    """Rendered markup plus size, with all that determines its pixels.

    Attributes:
        markup: the XML that a look rendered to.
        look: the template it came from, such as `facebook/warning.xml`; for messages only.
        assets: the pictures that the markup names.
        glossary: words that no line may break, beside those that bantin knows.
        board: the LED board that shows it, if one does.
        calls: whether it shows a number to call, for which readers of a board need time; no part of its pixels.
        moments: of films, which the markup names as it names pictures.
        files: what texts tell of files; known only once these are made.
        tag_locations: of its tags, in order; for messages only, and no part of what makes two cards equal.
        printed: what the markup says, read once for all who ask; the markup determines it.
    """

    markup: str
    look: str
    width: int
    height: int
    theme: Theme
    assets: tuple[Asset, ...] = ()
    glossary: tuple[str, ...] = ()
    board: BoardPixels | None = None
    calls: bool = False
    moments: tuple[Moment, ...] = ()
    files: tuple[FileFacts, ...] = ()
    tag_locations: tuple[TagLocation, ...] = field(default=(), compare=False, repr=False)
    printed: Printed = field(default=Printed(), compare=False, repr=False)

    @property
    def delivered(self) -> tuple[int, int]:
        """Width and height in pixels of its picture."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)

    @property
    def turn(self) -> int:
        """Quarter turns to the right that its picture gets once it is painted."""
        return 0 if self.board is None else self.board.turn

    def locate(self, line: int, column: int) -> Location | None:
        """Find the tag of a template that printed what stands at a line and column of the markup, counted from 1."""
        before = self.markup.split("\n", line - 1)
        offset = len(self.markup) - len(before[-1]) + column - 1 if len(before) == line else len(self.markup)
        index = bisect_right(self.tag_locations, offset, key=lambda tag: tag[0])
        return self.tag_locations[index - 1][1] if index else None


class Encoding(StrEnum):
    """How a still is written."""

    PNG = "png"
    JPEG = "jpeg"
    """sRGB, quality 90, 4:4:4."""
