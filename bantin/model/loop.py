"""A loop: what one LED board plays, over and over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bantin.model.card import Card
from bantin.model.parts.board import Board


@dataclass(frozen=True, slots=True)
class Showing:
    """The days and hours in which something is shown.

    Attributes:
        since: first day.
        until: last day, or None for no end.
        hours: start and end on each day; None for all day. An end before the start is on the next day.
    """

    since: dt.date
    until: dt.date | None = None
    hours: tuple[dt.time, dt.time] | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """One picture of a loop, held for a while.

    Attributes:
        number: digits that its files' names begin with, in order of play, such as `03`; operators match files by it.
        name: what follows the number, such as `gia-danh-cong-an`.
        card: what is seen, as large as people see it; one that is wider than the board runs over it, right to left.
        seconds: how long; whole seconds, at least 2.
        item: identifier of the entry it shows, or None.
        title: what the item is about, for lists; without markup.
        units: pieces of information on it.
        words: words on it.
        showing: when.
    """

    number: str
    name: str
    card: Card
    seconds: int
    item: str | None
    title: str
    units: int
    words: int
    showing: Showing

    def scrolls(self, board: Board) -> bool:
        """Return whether it is writing that runs over a board."""
        return self.card.width > board.width

    @property
    def picture(self) -> str:
        """Return the file name of its still."""
        return f"{self.number}-{self.name}.png"

    def file(self, board: Board) -> str:
        """Return the file name of what shows it: its picture, or the film of its running."""
        return f"{self.number}-{self.name}.mp4" if self.scrolls(board) else self.picture


@dataclass(frozen=True, slots=True)
class Loop:
    """All phases of a board, in order of play."""

    board: Board
    phases: tuple[Phase, ...]

    @property
    def seconds(self) -> int:
        """Length of one round."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def folder(self) -> str:
        """Return the folder of the board's files, relative to the month's in dist."""
        return f"led/{self.board.id}"

    def path(self, file: str) -> str:
        """Return where a file of the board goes, relative to the month's folder in dist."""
        return f"{self.folder}/{file}"
