"""What an operator gets, made by the real makers."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from bantin.channels.led.package import package
from bantin.channels.view import ChannelView
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.files.store import DamagedError, Store
from bantin.making.cards.layouts import layout_of
from bantin.making.jobs.board.scroll import ScrollJob
from bantin.making.jobs.board.sheet import OperatorSheetJob
from bantin.making.jobs.package import PackageJob
from bantin.making.jobs.still import StillJob
from bantin.making.keys import key
from bantin.making.make import make
from bantin.making.plan import Plan, plan_recipes
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, Encoding, FileFacts
from bantin.model.diagnostic import Severity
from bantin.model.frame import TextRun
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.parts.board import Board
from bantin.model.recipe import Package, Recipe, Role, Still
from bantin.model.theme import Theme
from tests.fixtures.pdf_text import text_of

MakeLoop = Callable[..., list[Recipe]]


@pytest.fixture
def view(bulletin: Bulletin, repository: Path) -> ChannelView:
    return ChannelView(bulletin, Looks(templates_folders(repository)), "led")


@pytest.fixture
def operator(view: ChannelView, theme: Theme) -> MakeLoop:
    """List what goes out for a board that shows the bulletin's three items."""

    def listed(pixels: str = "64x32", **showings: Showing) -> list[Recipe]:
        board = Board(id="cho", name="Chợ", pixels=pixels, pitch_mm=10, viewing_m=10)
        phases = []
        for number, item in enumerate("abc", 1):
            markup = f'<card background="{item}"/>'
            colors = {"ink": "#ffffff", "a": "#ff2020", "b": "#20ff20", "c": "#000000"}
            card = Card(markup, "led/notice.xml", board.width, board.height, replace(theme, colors=colors))
            showing = showings.get(item, Showing(view.bulletin.date))
            phases.append(Phase(f"{number:02}", item, card, 2 + number, item, f"Tin {item}", 1, 2, showing))
        loop = Loop(board, tuple(phases))
        frames = [
            Recipe(loop.path(phase.picture), "led", Role.FRAME, phase.item, Still(phase.card, Encoding.PNG))
            for phase in phases
        ]
        rest = package(view, loop)
        return [*frames, *(found for found in rest if isinstance(found, Recipe))]

    return listed


def made(plan: Plan, store: Store) -> dict[str, Path]:
    """Make a plan; gives the files by their paths."""
    assert not plan.diagnostics
    for name, job in plan.jobs.items():
        result = store.get(name) or make(job, store.root)
        assert not result.remarks
    return {artifact.recipe.path: store.path(str(artifact.key)) for artifact in plan.artifacts}


def test_an_operator_gets_all_in_one_flat_zip_in_order_of_play(operator: MakeLoop, store: Store) -> None:
    files = made(plan_recipes(operator()), store)
    names = ["01-a.png", "02-b.png", "03-c.png", "loop.mp4", "playlist.csv", "playlist.json", "phieu-phat.pdf"]
    assert list(files) == [*(f"led/cho/{name}" for name in names), "led/cho/cho-2024-11.zip"]
    with zipfile.ZipFile(files["led/cho/cho-2024-11.zip"]) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == names
        for name in names:
            assert name.isascii()
            assert archive.read(name) == files[f"led/cho/{name}"].read_bytes()


def test_the_same_loop_gives_the_same_bytes(operator: MakeLoop, store: Store, tmp_path: Path) -> None:
    first = made(plan_recipes(operator()), store)
    again = made(plan_recipes(operator()), Store(tmp_path / "another"))
    assert {path: file.read_bytes() for path, file in first.items()} == {
        path: file.read_bytes() for path, file in again.items()
    }


def test_the_sheet_tells_digests_and_sizes_of_what_is_delivered(
    operator: MakeLoop, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_recipes(operator())
    files = made(plan, store)
    job = next(job for job in plan.jobs.values() if isinstance(job, OperatorSheetJob))
    seen: list[Card] = []

    def spy(card: Card) -> object:
        seen.append(card)
        raise InterruptedError

    monkeypatch.setattr("bantin.making.cards.painting.paint_card", spy)
    with pytest.raises(InterruptedError):
        make(job, store.root)
    (card,) = seen
    for path, file in files.items():
        if path.endswith((".png", ".mp4", ".csv")):
            content = file.read_bytes()
            facts = FileFacts(path, hashlib.sha256(content).hexdigest(), len(content))
            assert facts in card.files
    texts = [mark.text for mark in layout_of(card).frame.marks if isinstance(mark, TextRun)]
    with pikepdf.open(files["led/cho/phieu-phat.pdf"]) as sheet:
        assert text_of(sheet) == texts, "it can be searched and copied"
    told = {file.path: file for file in card.files}
    assert told["led/cho/loop.mp4"].sha256[:8] in texts
    assert f"{round(told['led/cho/loop.mp4'].bytes / 1000)} KB" in " ".join(texts)
    assert [asset.name for asset in card.assets] == [f"led/cho/0{n}-{item}.png" for n, item in enumerate("abc", 1)]


def test_a_changed_picture_makes_sheet_and_package_anew(operator: MakeLoop) -> None:
    before = {artifact.recipe.path: artifact.key for artifact in plan_recipes(operator()).artifacts}
    recipes = operator()
    still = recipes[1].what
    assert isinstance(still, Still)
    recipes[1] = replace(recipes[1], what=Still(replace(still.card, markup="<card/>"), Encoding.PNG))
    after = {artifact.recipe.path: artifact.key for artifact in plan_recipes(recipes).artifacts}
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"led/cho/02-b.png", "led/cho/phieu-phat.pdf", "led/cho/cho-2024-11.zip"}


def test_what_has_days_of_its_own_gets_films_of_their_days(operator: MakeLoop, store: Store) -> None:
    until = Showing(dt.date(2024, 11, 30), dt.date(2024, 12, 15))
    files = made(plan_recipes(operator(b=until)), store)
    assert {path for path in files if path.endswith(".mp4")} == {"led/cho/loop.mp4", "led/cho/loop-2.mp4"}
    made_by = {artifact: store.get(name.name) for artifact, name in files.items()}
    films = [made_by[f"led/cho/{name}"] for name in ("loop.mp4", "loop-2.mp4")]
    assert [film.seconds for film in films if film] == [12, 8]


def test_odd_sizes_are_padded_in_the_film_alone(operator: MakeLoop, store: Store, view: ChannelView) -> None:
    files = made(plan_recipes(operator("65x33")), store)
    sizes = {path: store.get(file.name) for path, file in files.items()}
    film, still = sizes["led/cho/loop.mp4"], sizes["led/cho/01-a.png"]
    assert film
    assert still
    assert (film.width, film.height, still.width, still.height) == (66, 34, 65, 33)
    board = Board(id="cho", name="Chợ", pixels="65x33", pitch_mm=10, viewing_m=10)
    phase = Phase(
        "01",
        "tin",
        Card("<card/>", "", 65, 33, view.bulletin.theme),
        2,
        None,
        "",
        1,
        1,
        Showing(dt.date(2024, 11, 1)),
    )
    (note,) = [found for found in package(view, Loop(board, (phase,))) if not isinstance(found, Recipe)]
    assert (note.code, note.severity) == ("padded-film", Severity.NOTE)
    assert "66 × 34" in note.message


def test_a_package_waits_for_what_cannot_be_planned() -> None:
    missing = Recipe("led/cho/cho.zip", "led", Role.PACKAGE, None, Package((("01.png", "led/cho/01.png"),)))
    assert [artifact.key for artifact in plan_recipes([missing]).artifacts] == [None]


def test_a_package_too_large_for_players_is_reported(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.draft("a" * 64) as draft:
        draft.write_bytes(b"x" * 1000)
        store.put("a" * 64, draft)
    monkeypatch.setattr("bantin.making.jobs.package.USB_BYTES", 900)
    made = make(PackageJob((("01.png", "a" * 64),)), store.root)
    assert [remark.diagnostic.code for remark in made.remarks] == ["large-package"]
    assert made.fit


def test_a_damaged_part_is_never_packed(store: Store) -> None:
    with store.draft("a" * 64) as draft:
        draft.write_bytes(b"whole")
        store.put("a" * 64, draft)
    store.path("a" * 64).write_bytes(b"broke")
    job = PackageJob((("01.png", "a" * 64),))
    with pytest.raises(DamagedError):
        make(job, store.root)
    assert store.get(key(job)) is None


def test_stills_of_boards_are_shared_by_pictures_and_film(operator: MakeLoop) -> None:
    jobs = plan_recipes(operator()).jobs.values()
    assert sum(isinstance(job, StillJob) for job in jobs) == 3


@pytest.mark.parametrize("turn", [0, 1, 3])
def test_writing_that_makes_a_board_flash_is_told_once(turn: int, store: Store) -> None:
    # Bars as wide as half a board, ten pixels a frame: the board is lit and dark five times a second.
    strip = Image.new("RGB", (1200, 32))
    for left in range(0, 1200, 60):
        strip.paste((255, 255, 255), (left, 0, left + 30, 32))
    with store.draft("a" * 64) as draft:
        strip.rotate(-90 * turn, expand=True).save(draft, "PNG")
        store.put("a" * 64, draft)
    size = (64, 32) if turn == 0 else (32, 64)
    fast, later, slow = (
        make(ScrollJob("a" * 64, first, 30, 30 * seconds, 30, *size, turn), store.root)
        for first, seconds in ((0, 4), (30, 4), (0, 20))
    )
    assert [remark.diagnostic.code for remark in fast.remarks] == ["flashing-board"]
    assert not later.remarks
    assert not slow.remarks
