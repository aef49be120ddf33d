"""Operator's sheet: an A4 page with the pictures of a board, their order, durations and hours, and whom to call."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bantin.channels.led.players import PROFILES
from bantin.channels.led.timetable import Program
from bantin.channels.view import ChannelView
from bantin.model.card import Card
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.theme import Theme, TypeStyle
from bantin.text.dates import short_date

PAGE = (1654, 2339)
"""A4 at 200 pixels an inch."""

MARGIN, GAP = 90, 26
_WIDEST = 460
"""A picture that is larger tells no more."""
_COLUMNS = range(2, 6)
_CAPTION, _DAYS = 106, 36
"""Height of what is said below a picture: its title on two lines and its file; each line of its own days."""
_LETTERS_OF_DAYS = 24
"""Letters of days that stand on one line; their first and last day with hours take two."""

_MANY_COLUMNS = range(6, 11)
_SHORT_CAPTION = 72
"""The same where there are so many pictures that only numbers and digests fit."""
_SMALLEST = 110
"""Width of a picture that is still worth a title."""
_MOST = 70
"""Pictures that a page shows; the table has them all."""

_MOST_LINES, _MOST_TEXTS = {False: 10, True: 6}, {False: 5, True: 3}
"""Lines of films and playlists for which the page has room, and how many of them playlists may take, beside not so many
pictures and very many; the schedule has all films, the package all playlists."""
_VERY_MANY = 40

_REST = 1090
"""Height of all that is on the page beside the pictures and the lines of the files."""
_LINE = 46

_SHORT_NUMBER = 5
"""Digits of a number that is everybody's, such as 113 or 5656; the unit's own are longer."""

_TITLE, _NAME = 11.0, 11.5
"""Pixels that a letter takes in a title that has shrunk, and in a file's name."""
_FACTS, _SHORTEST_NAME = 21, 12
"""Letters that stand in one line with a file's name: its seconds and its digest; and how many a name must keep."""

PAPER = Theme(
    colors={
        "paper": "#ffffff",
        "ink": "#101828",
        "soft": "#344054",
        "muted": "#475467",
        "line": "#98a2b3",
        "panel": "#f2f4f7",
        "accent": "#a8101f",
    },
    styles={
        "label": TypeStyle(size=26, min_size=20, line_height=1.35, color="muted"),
        "headline": TypeStyle(size=62, min_size=34, weight=800, line_height=1.2),
        "heading": TypeStyle(size=30, min_size=24, weight=700, line_height=1.35, color="accent"),
        "value": TypeStyle(size=34, min_size=24, weight=700, line_height=1.3),
        "body": TypeStyle(size=27, min_size=20, line_height=1.38),
        "small": TypeStyle(size=22, min_size=16, line_height=1.35, color="soft"),
        "title": TypeStyle(size=25, min_size=16, weight=700, line_height=1.3),
    },
)
"""Ink on white paper, whatever the unit's theme is: a sheet is printed, often in black only."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture on the sheet.

    Attributes:
        path: of the picture.
        number: that its file begins with, for operators match pictures and files by it.
        title: cut to one line.
        file: name of the picture, cut to one line.
        when: the days and hours that are its own, or empty.
        scrolls: whether it is writing that runs over the board.
    """

    path: str
    number: str
    seconds: int
    title: str
    file: str
    when: str
    scrolls: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Layout of the pictures on the page; all in pixels."""

    columns: int
    width: int
    thumb_width: int
    thumb_height: int
    short: bool


def sheet_card(
    view: ChannelView, loop: Loop, programs: Sequence[Program], texts: Sequence[str], padding: str = ""
) -> Card:
    """Render the sheet of a board.

    Args:
        view: of the LED channel.
        loop: what is played; where that is nothing yet, the pictures' place stays empty.
        programs: what is shown together, and when.
        texts: names of the playlists and schedules that the operator gets with it.
        padding: what was added to films of an odd size, in words.
    """
    board = loop.board
    films = [(program, when_shown(showing)) for program in programs for showing in program.showings]
    many = len(loop.phases) > _VERY_MANY
    told = texts[: _MOST_TEXTS[many]]
    # What is left out takes a line too.
    lines = min(len(texts), len(told) + 1)
    most = _MOST_LINES[many] - lines - 1
    lines += min(len(films), most + 1)
    width, height = board.delivered
    room = PAGE[1] - _REST - _LINE * lines
    days = max((len(_own_days(loop, phase)) for phase in loop.phases), default=0)
    caption = _CAPTION + _DAYS * min(2, math.ceil(days / _LETTERS_OF_DAYS))
    grid = arranged(max(1, min(len(loop.phases), _MOST)), width / height, room, caption)
    contacts = view.bulletin.unit.value.contacts
    card = view.card(
        "led/sheet.xml",
        *PAGE,
        board=board,
        played=loop,
        films=films[:most],
        more_films=len(films[most:]),
        several=len(programs) > 1,
        texts=told,
        more_texts=len(texts) - len(told),
        folder=loop.folder,
        profile=PROFILES[board.player],
        hotlines=[contact for contact in contacts if len(contact.number or "") > _SHORT_NUMBER][:2],
        padding=padding,
        grid=grid,
        cells=list(_cells(loop, grid))[:_MOST],
        empty=0 if loop.phases else room,
    )
    return replace(card, theme=PAPER)


def arranged(count: int, ratio: float, room: int, caption: int = _CAPTION) -> Grid:
    """Find the largest cells that hold all pictures; captions are shorter if there are very many.

    Args:
        count: how many.
        ratio: width divided by height, of each.
        room: height for all of them.
        caption: height of what is said below each.
    """
    across = PAGE[0] - 2 * MARGIN
    best = Grid(1, across, 1, 1, short=True)
    for columns in (*_COLUMNS, *_MANY_COLUMNS):
        short = columns in _MANY_COLUMNS
        if short and best.thumb_width > _SMALLEST:
            break
        rows = math.ceil(count / columns)
        width = (across - (columns - 1) * GAP) // columns
        tallest = (room - (rows - 1) * GAP) / rows - (_SHORT_CAPTION if short else caption)
        thumb = int(min(width, _WIDEST, tallest * ratio))
        if thumb >= best.thumb_width:
            best = Grid(columns, width, thumb, max(1, round(thumb / ratio)), short)
    return best


def _cells(loop: Loop, grid: Grid) -> Iterator[Cell]:
    for phase in loop.phases:
        most = int(grid.width / _NAME) - _FACTS
        file = shortened(phase.picture, most) if most >= _SHORTEST_NAME else ""
        title = shortened(phase.title, int(grid.width / _TITLE * 1.8) - 3)
        scrolls = phase.scrolls(loop.board)
        path = loop.path(phase.picture)
        yield Cell(path, phase.number, phase.seconds, title, file, _own_days(loop, phase), scrolls)


def _own_days(loop: Loop, phase: Phase) -> str:
    """Describe a picture's days and hours if they differ from the loop's."""
    showing = phase.showing
    said = []
    if showing.since > min(other.showing.since for other in loop.phases):
        said.append(f"từ {short_date(showing.since)}")
    if showing.until:
        said.append(f"đến {short_date(showing.until)}")
    if showing.hours:
        said.append(_hours(showing.hours))
    return ", ".join(said)


def when_shown(showing: Showing) -> str:
    """Format when something is shown: «từ 30/11/2024 đến 15/12/2024, 06:00–22:00»."""
    days = f"từ {short_date(showing.since)}"
    if showing.until:
        days += f" đến {short_date(showing.until)}"
    return f"{days}, {_hours(showing.hours)}" if showing.hours else days


def _hours(hours: tuple[dt.time, dt.time]) -> str:
    return f"{hours[0]:%H:%M}–{hours[1]:%H:%M}"


def shortened(text: str, most: int) -> str:
    """Cut a text to a number of characters and say so by an ellipsis."""
    return text if len(text) <= most else text[: max(1, most - 1)].rstrip(" -–,.") + "…"
