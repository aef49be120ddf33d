"""A recipe: which artifact to make of what, and its path. How it is made is the business of `making`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bantin.model.card import Card, Encoding
from bantin.model.storyboard import Storyboard


class Role(StrEnum):
    """What an artifact is for."""

    POST = "post"
    CARD = "card"
    COVER = "cover"
    """A picture of the whole bulletin: what opens and what closes it."""
    ALT = "alt"
    FRAME = "frame"
    LOOP = "loop"
    FILM = "film"
    CAPTIONS = "captions"
    PLAYLIST = "playlist"
    SHEET = "sheet"
    """What an operator holds in hand: what plays, in which order, and whom to call."""
    MESSAGE = "message"
    DIGEST = "digest"
    """What one group is sent of the whole bulletin."""
    PAGE = "page"
    PACKAGE = "package"
    """All that one board plays, in one ZIP."""
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Still:
    """A card painted and written to a picture file."""

    card: Card
    encoding: Encoding


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file, UTF-8, lines ended by a line feed."""

    content: str


class Destination(StrEnum):
    """Where a film is played, which fixes how it is encoded."""

    SOCIAL = "social"
    """Platforms: best quality, always a sound track."""
    BOARD = "board"
    """Players of LED boards: no sound, at most 4 Mb/s."""


@dataclass(frozen=True, slots=True)
class Film:
    """A storyboard encoded as H.264 in MP4."""

    storyboard: Storyboard
    destination: Destination = Destination.SOCIAL


@dataclass(frozen=True, slots=True)
class OperatorSheet:
    """A page to print, as PDF, that tells of other artifacts of the same plan.

    Attributes:
        card: the page. Its markup names pictures, and files whose digests and sizes it tells, by their paths.
        shows: paths of artifacts that are planned before it.
        title: of the document.
    """

    card: Card
    shows: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Package:
    """A ZIP of other artifacts of the same plan, in one flat folder.

    Attributes:
        holds: (name in the ZIP, path of an artifact that is planned before it) of each, in order.
    """

    holds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One artifact to make.

    Attributes:
        path: relative to the month's folder in dist, forward slashes, ASCII.
        channel: the channel's name.
        item: identifier of the entry it shows, or None for the whole bulletin.
        alt: what a picture shows, in words.
        board: identifier of the LED board that it is for.
        format: identifier of the film's format that it belongs to.
        page: its number, from 1, where several pictures show its item.
        seconds: how long a board shows the picture.
    """

    path: str
    channel: str
    role: Role
    item: str | None
    what: Still | TextFile | Film | OperatorSheet | Package
    alt: str = ""
    board: str | None = None
    format: str | None = None
    page: int | None = None
    seconds: int | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that it shows: one of a picture, each slide's of a film, none of a text."""
        match self.what:
            case Still(card, _):
                return (card,)
            case Film(storyboard):
                return tuple(slide.card for slide in storyboard.slides)
            case _:
                return ()
