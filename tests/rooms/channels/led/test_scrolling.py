from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bantin.channels import recipes
from bantin.channels.led.players import PROFILES
from bantin.channels.led.playlists import playlists
from bantin.channels.led.scrolling import narrowest
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.film.boards.scrolling import scroll_step
from bantin.measure.estimates import Estimates
from bantin.measure.reading import COLUMN_SECONDS, MOST_STEP, SYLLABLES_A_SECOND, strip_seconds
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.parts.board import Board, Player
from bantin.model.parts.channels import Channels, Led
from bantin.model.recipe import Film, Recipe, Role, Still
from bantin.model.storyboard import Motion
from bantin.model.theme import Theme
from bantin.sight.legibility import needs_scrolling

MakeBulletin = Callable[..., Bulletin]

FPS = 30


def board(pixels: str = "64x32", player: Player = Player.GENERIC) -> Board:
    return Board(id="cho", name="Chợ", pixels=pixels, pitch_mm=10, viewing_m=10, player=player)


def card(width: int, height: int = 32) -> Card:
    return Card("<card/>", "led/strip.xml", width, height, Theme(colors={}, styles={}))


@pytest.mark.parametrize("pixels", ["64x32", "128x24", "192x32", "960x36"])
@pytest.mark.parametrize(("width", "syllables"), [(680, 14), (2400, 60), (300, 40), (1500, 3)])
def test_writing_runs_no_faster_than_it_is_read(pixels: str, width: int, syllables: int) -> None:
    small = board(pixels)
    seconds = strip_seconds(small, width, syllables, FPS)
    step = scroll_step(width, small.width, seconds * FPS)
    assert 1 <= step <= MOST_STEP
    # The film's step is whole pixels; one pixel a frame is the slowest there is.
    assert step == 1 or width / (step * FPS) >= syllables / SYLLABLES_A_SECOND
    assert step == 1 or small.width / (step * FPS) >= COLUMN_SECONDS
    # Nor does it crawl: it has passed within a second of the time that its speed takes.
    assert seconds <= max(2, (width + small.width) / (step * FPS) + 1)


@pytest.mark.parametrize("needed", [72, 400, 641, 680])
def test_a_strip_is_as_wide_as_its_writing_and_wider_than_its_board(needed: int) -> None:
    found = narrowest(card, lambda drawn: drawn.width >= needed, board(), 40)
    assert needed <= found.width <= max(needed, 64) + 16
    assert found.width > 64


def test_a_strip_that_never_fits_is_told_when_it_is_made() -> None:
    assert narrowest(card, lambda _: False, board(), 10).width > 64


def _loop(player: Player) -> Loop:
    small = board(player=player)
    showing = Showing(dt.date(2024, 11, 30))
    still = Phase("00", "mo-dau", card(64), 3, None, "Bản tin", 1, 2, showing)
    strip = Phase("01", "tin", card(680), 13, "tin", "Giả danh Công an", 2, 8, showing)
    return Loop(small, (still, strip))


def test_playlists_name_the_film_of_what_runs() -> None:
    facts = json.loads(dict(playlists(_loop(Player.GENERIC)))["playlist.json"])
    assert [phase["file"] for phase in facts["phases"]] == ["00-mo-dau.png", "01-tin.mp4"]
    assets = json.loads(dict(playlists(_loop(Player.ANTHIAS)))["anthias.json"])
    told = [(asset["mimetype"], asset["duration"], asset["uri"].rpartition("/")[2]) for asset in assets]
    assert told == [("image", 3, "00-mo-dau.png"), ("video", 0, "01-tin.mp4")]
    layout = ET.fromstring(dict(playlists(_loop(Player.XIBO)))["xibo.xlf"])  # noqa: S314 - written by this very test
    media = list(layout.iter("media"))
    assert [medium.get("type") for medium in media] == ["image", "video"]
    assert [medium.findtext("options/uri") for medium in media] == ["00-mo-dau.png", "01-tin.mp4"]
    assert media[1].findtext("options/mute") == "1"


@dataclass
class Holding(Estimates):
    """Takes only some cards to hold their texts."""

    holds: Callable[[Card], bool]

    def fits(self, card: Card, /) -> bool:
        return self.holds(card)


@pytest.fixture
def listed(make_bulletin: MakeBulletin, repository: Path) -> Callable[..., tuple[list[Recipe], list[Any]]]:
    """List what goes out for a board of one line on which only some cards fit."""

    def list_for(fits: Callable[[Card], bool], pixels: str = "64x32") -> tuple[list[Recipe], list[Any]]:
        unit = make_bulletin().unit.value.model_copy(update={"channels": Channels(led=Led(boards=(board(pixels),)))})
        bulletin = make_bulletin(("notice", {"led": {"title": "Đừng đọc mã OTP", "text": "Gọi 113"}}), unit=unit)
        return recipes(bulletin, Looks(templates_folders(repository)), ["led"], Holding(fits))

    return list_for


def test_what_does_not_fit_one_line_runs_over_the_board(listed: Callable[..., tuple[list[Recipe], list[Any]]]) -> None:
    assert needs_scrolling(board())
    found, troubles = listed(lambda drawn: drawn.width >= 400)
    assert not troubles
    (film,) = (recipe for recipe in found if recipe.item and isinstance(recipe.what, Film))
    (strip,) = (recipe for recipe in found if recipe.item and isinstance(recipe.what, Still))
    assert (strip.path, film.path) == ("led/cho/00-notice.png", "led/cho/00-notice.mp4")
    assert strip.role is Role.LOOP
    assert isinstance(strip.what, Still)
    assert strip.what.card.width >= 400
    for words in ("Đừng đọc mã OTP", "Gọi 113", "THÔNG BÁO"):
        assert words in strip.what.card.markup
    assert isinstance(film.what, Film)
    (slide,) = film.what.storyboard.slides
    assert (slide.motion, slide.card) == (Motion.SCROLL, strip.what.card)
    assert (film.what.storyboard.width, film.what.storyboard.height) == (64, 32)
    loop = next(recipe.what for recipe in found if recipe.path.endswith("loop.mp4"))
    assert isinstance(loop, Film)
    assert slide in loop.storyboard.slides


def test_what_fits_stands_still(listed: Callable[..., tuple[list[Recipe], list[Any]]]) -> None:
    found, troubles = listed(lambda _: True)
    assert not troubles
    assert all(card.width == 64 for recipe in found if recipe.role is Role.FRAME for card in recipe.cards)
    assert not any(
        slide.motion is Motion.SCROLL
        for recipe in found
        if isinstance(recipe.what, Film)
        for slide in recipe.what.storyboard.slides
    )


def test_boards_of_two_lines_never_scroll(listed: Callable[..., tuple[list[Recipe], list[Any]]]) -> None:
    assert not needs_scrolling(board("128x64"))
    found, troubles = listed(lambda drawn: drawn.width >= 400, "128x64")
    assert [trouble.code for trouble in troubles] == ["too-long-for-board"]
    assert not any(recipe.item for recipe in found)


def test_every_player_has_a_rate_that_players_of_boards_take() -> None:
    assert {profile.fps for profile in PROFILES.values()} <= {25, 30}
