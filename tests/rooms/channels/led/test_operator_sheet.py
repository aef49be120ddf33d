"""The operator's sheet, laid out with real letters: whatever a board plays, it is one page on which all fits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from bantin.channels.led.operator_sheet import PAGE, arranged, sheet_card, shortened, when_shown
from bantin.channels.led.package import package
from bantin.channels.led.players import PROFILES
from bantin.channels.led.timetable import timetable
from bantin.channels.view import ChannelView
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.making.cards.layouts import layout_of
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, FileFacts
from bantin.model.frame import Frame, Picture, TextRun
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.parts.board import Board, Player
from bantin.model.recipe import OperatorSheet, Recipe, TextFile
from tests.fixtures.proofs import some

DATE = dt.date(2024, 11, 30)


def sheet(
    bulletin: Bulletin,
    repository: Path,
    count: int,
    pixels: str,
    *,
    dated: bool = False,
    player: str = "generic",
    playlists: int = 1,
    seconds: int = 4,
) -> Card:
    """Set the sheet of a loop of `count` pictures with the longest names that there are."""
    view = ChannelView(bulletin, Looks(templates_folders(repository)), "led")
    name = "Bảng LED ngã tư Trường Chinh – Nguyễn Thị Minh Khai, phường Đức Xuân"
    board = Board(id="cho", name=name, pixels=pixels, pitch_mm=10, viewing_m=10, player=Player(player))
    own = [
        Showing(DATE + dt.timedelta(start), DATE + dt.timedelta(days), (dt.time(6), dt.time(22, 30)))
        for start, days in ((0, 31), (0, 15), (1, 45))
    ]
    title = "Nghiêm trọng: người đứng đường ngưỡng ngoằn nghèo nghiêng " * 3
    phases = tuple(
        Phase(
            f"{number:02}",
            "nguong-ngoan-ngheo-nghieng" * 2,
            Card("<card/>", "led/notice.xml", board.width, board.height, bulletin.theme),
            seconds,
            None,
            title,
            1,
            1,
            own[number // 3 % 3] if dated and number % 3 == 0 else Showing(DATE),
        )
        for number in range(1, count + 1)
    )
    loop = Loop(board, phases)
    programs = timetable(loop, DATE)
    texts = ["playlist.csv", "playlist.json", *(f"xibo-0600-{2230 - number}.xlf" for number in range(playlists))]
    files = [*(phase.picture for phase in phases), *(program.file for program in programs), *texts]
    padding = "Phim có cỡ 98 × 34: thêm một hàng điểm đen bên phải và bên dưới, vì cỡ phim phải là số chẵn."
    return filled(sheet_card(view, loop, programs, texts, padding), map(loop.path, files))


def filled(card: Card, files: Iterable[str]) -> Card:
    """Put in what is as wide as what the maker puts there, for the files that it finds by their paths alone."""
    return replace(card, files=tuple(FileFacts(path, "d" * 64, 888_800_000) for path in files))


def letters(frame: Frame) -> str:
    return " ".join(mark.text for mark in frame.marks if isinstance(mark, TextRun))


@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("pixels", some(["384x192", "1216x192", "64x32", "192x384", "3840x2160", "97x33"], 2))
@pytest.mark.parametrize("count", some([1, 4, 13, 29, 45, 200], 2))
def test_everything_fits_one_page(bulletin: Bulletin, repository: Path, count: int, pixels: str, dated: bool) -> None:  # noqa: FBT001 - a parameter of the test
    card = sheet(bulletin, repository, count, pixels, dated=dated)
    found = layout_of(card)
    assert not [remark.diagnostic.message for remark in found.remarks]
    assert (found.frame.width, found.frame.height) == PAGE
    pictures = [mark for mark in found.frame.marks if isinstance(mark, Picture)]
    assert len(pictures) == min(count, 70)
    width, height = map(int, pixels.split("x"))
    for picture in pictures:
        assert picture.width / picture.height == pytest.approx(width / height, rel=0.12)
        assert picture.x >= 0
        assert picture.x + picture.width <= PAGE[0]
    assert pictures[0].width >= 20
    if count > 70:
        assert f"{count - 70} hình nữa" in letters(found.frame)


@pytest.mark.parametrize("count", [1, 15, 60])
@pytest.mark.parametrize("playlists", [3, 4, 20])
def test_however_many_playlists_there_are_the_sheet_is_one_page(
    bulletin: Bulletin, repository: Path, count: int, playlists: int
) -> None:
    found = layout_of(
        sheet(bulletin, repository, count, "384x192", dated=True, player="xibo", playlists=playlists, seconds=60)
    )
    assert not found.remarks
    left_out = re.findall(r"… và (\d+) danh sách phát nữa", letters(found.frame))
    shown = 1 if count > 40 else 3
    assert left_out == ([] if playlists == shown else [str(playlists - shown)])


def test_many_films_are_told_in_the_schedule(bulletin: Bulletin, repository: Path) -> None:
    view = ChannelView(bulletin, Looks(templates_folders(repository)), "led")
    board = Board(id="cho", name="Chợ", pixels="384x192", pitch_mm=10, viewing_m=10)
    card = Card("<card/>", "led/notice.xml", 384, 192, bulletin.theme)
    phases = [
        Phase(f"{day:02}", "tin", card, 4, None, "Tin", 1, 1, Showing(DATE, DATE + dt.timedelta(days=day)))
        for day in range(1, 21)
    ]
    found = list(package(view, Loop(board, tuple(phases))))
    codes = [told.code for told in found if not isinstance(told, Recipe)]
    assert codes == ["many-films"]
    scheduled = board.model_copy(update={"player": Player.XIBO})
    assert all(isinstance(told, Recipe) for told in package(view, Loop(scheduled, tuple(phases))))
    recipes = {told.path: told.what for told in found if isinstance(told, Recipe)}
    plan = recipes["led/cho/lich-phim.csv"]
    assert isinstance(plan, TextFile)
    assert plan.content.splitlines()[2] == "loop-2.mp4,76,02/12/2024,02/12/2024,,"
    page = recipes["led/cho/phieu-phat.pdf"]
    assert isinstance(page, OperatorSheet)
    laid_out = layout_of(filled(page.card, page.shows))
    assert not laid_out.remarks
    assert "14 khoảng thời gian nữa, xem lich-phim.csv" in letters(laid_out.frame)


@pytest.mark.parametrize("player", list(Player))
def test_the_sheet_says_how_to_load_each_player(bulletin: Bulletin, repository: Path, player: Player) -> None:
    found = layout_of(sheet(bulletin, repository, 5, "384x192", player=player))
    assert not found.remarks
    said = letters(found.frame)
    for words in ("Cách nạp", "384 × 192 điểm", "20 giây", "Liên hệ đơn vị", "Người giao", "SHA-256"):
        assert words in said


@pytest.mark.parametrize("player", list(Player))
def test_the_sheet_names_every_file_as_it_is_called(bulletin: Bulletin, repository: Path, player: Player) -> None:
    view = ChannelView(bulletin, Looks(templates_folders(repository)), "led")
    board = Board(id="cho", name="Chợ", pixels="384x192", pitch_mm=10, viewing_m=10, player=player)
    card = Card("<card/>", "led/notice.xml", 384, 192, bulletin.theme)
    showings = Showing(DATE), Showing(DATE, None, (dt.time(6), dt.time(22)))
    phases = [
        Phase(f"0{number}", "tin", card, 4, None, "Tin", 1, 1, showing) for number, showing in enumerate(showings)
    ]
    given = [told for told in package(view, Loop(board, tuple(phases))) if isinstance(told, Recipe)]
    [page] = [told.what for told in given if isinstance(told.what, OperatorSheet)]
    said = letters(layout_of(filled(page.card, page.shows)).frame)
    for path in page.shows:
        if not path.endswith(".png"):
            assert path.rpartition("/")[2] in said
    # A picture's number is its file's; who plays by a playlist has no film to change.
    assert "00." in said
    assert "01." in said
    assert ("đổi sang phim sau" in said) is not bool(PROFILES[player].playlists)


def test_pictures_are_as_large_as_the_room_allows() -> None:
    few, many = arranged(3, 2, 1200), arranged(24, 2, 1200)
    assert few.columns == 3
    assert few.thumb_width == 460
    assert many.columns > few.columns
    assert many.thumb_width < few.thumb_width
    assert not many.short
    assert arranged(70, 2, 1200).short


def test_days_are_told_in_words() -> None:
    assert when_shown(Showing(DATE)) == "từ 30/11/2024"
    own = Showing(DATE, dt.date(2024, 12, 31), (dt.time(6), dt.time(22)))
    assert when_shown(own) == "từ 30/11/2024 đến 31/12/2024, 06:00–22:00"


def test_long_names_are_cut_and_say_so() -> None:
    assert shortened("Hạn 31/12", 9) == "Hạn 31/12"
    assert shortened("Hạn 31/12, đổi ngay", 12) == "Hạn 31/12…"
