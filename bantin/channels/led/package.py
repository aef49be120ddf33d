"""Package of one board: films, playlists, operator's sheet, and a ZIP of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from bantin.channels.led.operator_sheet import sheet_card
from bantin.channels.led.players import PROFILES
from bantin.channels.led.playlists import playlists
from bantin.channels.led.playlists.generic import schedule
from bantin.channels.led.timetable import in_a_month, sharing, timetable
from bantin.channels.view import ChannelView
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board
from bantin.model.recipe import Destination, Film, OperatorSheet, Package, Recipe, Role, TextFile
from bantin.model.storyboard import Motion, Slide, Storyboard
from bantin.text.dates import short_date
from bantin.text.sentences.quoting import short_name

SHEET = "phieu-phat.pdf"

MOST_FILMS = 6
"""More films than this nobody changes by hand in a month; who plays by a playlist need not."""


def package(view: ChannelView, loop: Loop) -> Iterator[Recipe | Diagnostic]:
    """List the recipes of a board beside those of its pictures.

    Args:
        view: of the LED channel.
        loop: at least one phase; the recipes of its pictures come before.
    """
    board = loop.board
    given = [phase.picture for phase in loop.phases]

    def gives(
        file: str, role: Role, what: Film | TextFile | OperatorSheet, item: str | None = None, alt: str = ""
    ) -> Recipe:
        given.append(file)
        return Recipe(loop.path(file), "led", role, item, what, alt, board=board.id)

    padding = _padding(board)
    if padding:
        yield _padded(view, board, padding)
    for phase in loop.phases:
        if phase.scrolls(board):
            yield gives(phase.file(board), Role.LOOP, film(board, [phase]), phase.item, f"Chữ chạy: {phase.title}")
    programs = timetable(loop, view.bulletin.date)
    for program in programs:
        alt = f"{board.name}: vòng phát {program.seconds} giây"
        yield gives(program.file, Role.LOOP, film(board, program.phases), alt=alt)
    changing = len(in_a_month(loop, view.bulletin.date))
    if changing > MOST_FILMS and not PROFILES[board.player].playlists:
        yield _many_films(view, loop, changing)
    texts = [*playlists(loop), *([schedule(programs)] if len(programs) > 1 else [])]
    for name, content in texts:
        yield gives(name, Role.PLAYLIST, TextFile(content))
    title = f"Phiếu phát {board.name}, {view.bulletin.month}"
    card = sheet_card(view, loop, programs, [name for name, _ in texts], padding)
    yield gives(SHEET, Role.SHEET, OperatorSheet(card, tuple(map(loop.path, given)), title), alt=title)
    held = Package(tuple((file, loop.path(file)) for file in given))
    path = loop.path(f"{board.id}-{view.bulletin.month}.zip")
    yield Recipe(path, "led", Role.PACKAGE, None, held, board=board.id)


def sheet_alone(view: ChannelView, loop: Loop) -> Recipe:
    """Plan the sheet of a board that has nothing to play yet, so that what is too long there is told along with it."""
    title = f"Phiếu phát {loop.board.name}, {view.bulletin.month}"
    sheet = OperatorSheet(sheet_card(view, loop, [], []), (), title)
    return Recipe(loop.path(SHEET), "led", Role.SHEET, None, sheet, title, board=loop.board.id)


def film(board: Board, phases: Sequence[Phase]) -> Film:
    """Make the film of some phases: static pictures with hard cuts, and scrolling text."""

    def slide(phase: Phase) -> Slide:
        motion = Motion.SCROLL if phase.scrolls(board) else Motion.STILL
        return Slide(phase.card, phase.seconds, phase.item, motion)

    return Film(Storyboard(*film_size(board), tuple(map(slide, phases)), PROFILES[board.player].fps), Destination.BOARD)


def film_size(board: Board) -> tuple[int, int]:
    """Return width and height of a board's film in pixels: the board's own, each rounded up to an even number."""
    width, height = board.delivered
    return width + width % 2, height + height % 2


def _padding(board: Board) -> str:
    (width, height), (wide, high) = board.delivered, film_size(board)
    sides = [side for side, added in (("bên phải", wide - width), ("bên dưới", high - height)) if added]
    if not sides:
        return ""
    return f"Phim có cỡ {wide} × {high}: thêm một hàng điểm đen {' và '.join(sides)}, vì cỡ phim phải là số chẵn."


def _padded(view: ChannelView, board: Board, padding: str) -> Diagnostic:
    width, height = board.delivered
    message = f"{board.name}: {padding[0].lower()}{padding[1:-1]}"
    hint = f"Đặt góc trên bên trái của phim trùng góc trên bên trái của bảng; ảnh vẫn đúng {width} × {height}"
    return Diagnostic(Code("padded-film"), Severity.NOTE, message, _place(view, board), hint)


def _many_films(view: ChannelView, loop: Loop, count: int) -> Diagnostic:
    board = loop.board
    message = (
        f"{board.name} phải đổi phim nhiều lần, một tháng cần {count} tệp, quá {MOST_FILMS} tệp mà người vận hành theo "
        "kịp, vì các tin có ngày, giờ chiếu khác nhau"
    )
    moved = sharing(loop, view.bulletin.date, MOST_FILMS)
    shared: dict[tuple[str, dt.date], list[str]] = {}
    for one in moved:
        shared.setdefault((one.field, one.day), []).append(short_name(one.item))
    ways = [f"{field}: {short_date(day)} cho {', '.join(items)}" for (field, day), items in sorted(shared.items())]
    hint = f"Cho các tin sát ngày nhau chung một ngày ở «led:»: {'; '.join(ways)}"
    if not ways:
        hint = f"Đặt chung since, until, hours ở «led:» cho các tin, để còn không quá {MOST_FILMS} tệp"
    place = _place(view, board)
    return Diagnostic(
        Code("many-films"), Severity.WARNING, message, place, f"{hint}; hoặc dùng đầu phát đọc được danh sách phát"
    )


def _place(view: ChannelView, board: Board) -> Location:
    settings = view.bulletin.unit.value.channels.led
    number = settings.boards.index(board) if settings and board in settings.boards else 0
    return view.bulletin.unit.locate(f"channels.led.boards.{number}")
