"""What goes out for one board beside its pictures: films, playlists, the operator's sheet, and all of it in one ZIP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bantin.channels.editions import editions
from bantin.channels.led_sheet import sheet_card
from bantin.channels.players import PROFILES
from bantin.channels.playlists import playlists
from bantin.channels.studio import Studio
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.loop import Loop, Phase
from bantin.model.recipe import Film, Package, Profile, Recipe, Role, Sheet, Text
from bantin.model.storyboard import Motion, Slide, Storyboard, Transition
from bantin.model.unit import Board

SHEET = "phieu-phat.pdf"


def package(studio: Studio, loop: Loop) -> Iterator[Recipe | Diagnostic]:
    """List what an operator gets for a board whose pictures are listed already.

    Args:
        studio: of the LED channel.
        loop: at least one phase; the recipes of its pictures come before.
    """
    board = loop.board
    folder = f"led/{board.id}"
    padding = _padding(board)
    if padding:
        yield _padded(studio, board, padding)
    given = [phase.path for phase in loop.phases]
    for phase in loop.phases:
        if phase.scrolls(board):
            given.append(f"{folder}/{phase.file(board)}")
            yield Recipe(given[-1], "led", Role.LOOP, phase.item, film(board, [phase]), f"Chữ chạy: {phase.title}")
    cut = editions(loop, studio.bulletin.date)
    for edition in cut:
        alt = f"{board.name}: vòng phát {edition.seconds} giây"
        given.append(f"{folder}/{edition.file}")
        yield Recipe(given[-1], "led", Role.LOOP, None, film(board, edition.phases), alt)
    for name, content in playlists(loop):
        given.append(f"{folder}/{name}")
        yield Recipe(given[-1], "led", Role.PLAYLIST, None, Text(content))
    title = f"Phiếu phát {board.name}, {studio.bulletin.month}"
    card = sheet_card(studio, loop, cut, tuple(given), padding)
    yield Recipe(f"{folder}/{SHEET}", "led", Role.SHEET, None, Sheet(card, tuple(given), title), title)
    given.append(f"{folder}/{SHEET}")
    name = f"{folder}/{board.id}-{studio.bulletin.month}.zip"
    yield Recipe(name, "led", Role.PACKAGE, None, Package(tuple(given)))


def film(board: Board, phases: Sequence[Phase]) -> Film:
    """Set up a film for a board: each picture cut to the next, and writing that runs over it."""

    def slide(phase: Phase) -> Slide:
        motion = Motion.SCROLL if phase.scrolls(board) else Motion.STILL
        return Slide(phase.card, phase.seconds, phase.item, Transition.CUT, motion)

    return Film(Storyboard(*film_size(board), tuple(map(slide, phases)), PROFILES[board.player].fps), Profile.BOARD)


def film_size(board: Board) -> tuple[int, int]:
    """Find the size of a board's film: its own, with one black line more where a side is odd."""
    width, height = board.delivered
    return width + width % 2, height + height % 2


def _padding(board: Board) -> str:
    (width, height), (wide, high) = board.delivered, film_size(board)
    sides = [side for side, added in (("bên phải", wide - width), ("bên dưới", high - height)) if added]
    if not sides:
        return ""
    return f"Phim có cỡ {wide} × {high}: thêm một hàng điểm đen {' và '.join(sides)}, vì cỡ phim phải là số chẵn."


def _padded(studio: Studio, board: Board, padding: str) -> Diagnostic:
    settings = studio.bulletin.unit.value.channels.led
    number = settings.boards.index(board) if settings and board in settings.boards else 0
    width, height = board.delivered
    message = f"{board.name}: {padding[0].lower()}{padding[1:-1]}"
    hint = f"Đặt góc trên bên trái của phim trùng góc trên bên trái của bảng; ảnh vẫn đúng {width} × {height}"
    place = studio.bulletin.unit.place(f"channels.led.boards.{number}")
    return Diagnostic("padded-film", Severity.NOTE, message, place, hint)
