"""Every look, painted from the sample month, compared at small size with a picture that somebody looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.layout.engine import lay_out
from bantin.design.looks.renderer import Looks
from bantin.fonts.book import FontBook
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.kinds import KINDS
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels, Led, Orientation, Video, VideoFormat
from bantin.model.recipe import Film, Recipe, Role
from bantin.paint.still import paint
from tests.fixtures.months import Planned
from tests.fixtures.proofs import some

SMALL = 256
"""Longer side of the kept pictures, in pixels: large enough to see a moved line, small enough to keep."""

FOLDERS = ("facebook", "led", "video/reel", "video/landscape", "video/square")

SHOWN = [f"{folder}/{name}" for folder in FOLDERS for name in [*KINDS, "cover", "closing"]]
SHOWN += [
    f"{folder}/{name}" for folder in FOLDERS if folder.startswith("video/") for name in ("hook", "rest", "points")
]
"""What cards show on each channel: each kind of item, in a look of its own or in its channel's base, and a few more."""

MADE_LATER = {"led/sheet", "led/strip"}
"""A sheet shows what else was made, a strip is as wide as its words: tests of boards prove what becomes of them."""

Golden = Callable[..., None]


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture(scope="module")
def cards(repository: Path, planned: Planned) -> dict[str, Card]:
    """The first card of each kind, of the cover and of the closing in the sample month, by folder and name."""
    bulletin = read_month(repository, "2024-11").bulletin
    assert bulletin is not None
    looks = Looks(templates_folders(repository), bulletin.unit.value.official_domains)
    kinds = {entry.id: entry.kind for entry in bulletin.entries}
    found: dict[str, Card] = {}
    films = [
        with_films(bulletin, 600),
        with_films(bulletin, 45),
        *(with_films(bulletin, 45, own) for own in Orientation),
    ]
    listed = [recipe for recipe in planned("sample") if recipe.channel != "video"]
    for month in films:
        listed += recipes(month, looks, ["video"], Measurements())[0]
    for recipe in listed:
        for item, card in shown(recipe):
            found.setdefault(named(item, card, kinds), card)
    return found


def shown(recipe: Recipe) -> list[tuple[str | None, Card]]:
    """List a recipe's cards, each with the item that it shows."""
    if isinstance(recipe.what, Film):
        return [(slide.item, slide.card) for slide in recipe.what.storyboard.slides]
    return [(recipe.item, card) for card in recipe.cards]


def named(item: str | None, card: Card, kinds: dict[str, str]) -> str:
    """Name a card's golden picture: by its item's kind, or by a look that is no kind's."""
    folder, _, name = card.look.removesuffix(".xml").rpartition("/")
    of_kind = item and name in {*KINDS, "base"}
    return f"{folder}/{kinds[item] if item and of_kind else name}"


def with_films(bulletin: Bulletin, seconds: int, own: Orientation | None = None) -> Bulletin:
    """Let the unit want films of every shape, which the sample's does not, of so many seconds at most, and of items."""
    sizes = {"reel": "1080x1920", "landscape": "1920x1080", "square": "1080x1080"}
    formats = tuple(VideoFormat(id=name, pixels=size) for name, size in sizes.items())
    channels = Channels(video=Video(formats=formats, limit_seconds=seconds, items=own))
    unit = bulletin.unit.value.model_copy(update={"channels": channels})
    return replace(bulletin, unit=replace(bulletin.unit, value=unit))


def test_every_look_is_looked_at(repository: Path) -> None:
    templates = repository / "templates"
    files = {path.relative_to(templates).with_suffix("").as_posix() for path in templates.rglob("*.xml")}
    bases = {f"{folder}/base" for folder in FOLDERS}
    assert bases <= files
    assert {name for name in files - bases if not name.endswith("kit")} <= {*SHOWN, *MADE_LATER}


def test_no_look_only_repeats_its_base(repository: Path, tmp_path: Path) -> None:
    assert repeating(repository / "templates") == []
    (tmp_path / "case.xml").write_text('{% extends "led/base.xml" %}\n', encoding="utf-8")
    assert repeating(tmp_path) == ["case.xml"], "planted"


def repeating(templates: Path) -> list[str]:
    """List the looks that say nothing but what they extend: without them, their kinds take the same."""
    looks = [path for pattern in ("*.xml", "*.txt") for path in templates.rglob(pattern)]
    return [look.name for look in looks if re.fullmatch(r"{% extends [^%]* %}", look.read_text("utf-8").strip())]


@pytest.mark.parametrize("name", some(SHOWN, 6))
def test_a_look_looks_as_it_did(name: str, cards: dict[str, Card], fonts: FontBook, golden: Golden) -> None:
    assert name in cards, "the sample month has an item of each kind"
    card = cards[name]
    laid_out = lay_out(card, fonts)
    assert not laid_out.remarks
    image = paint(laid_out.frame, {asset.name: Path(asset.path) for asset in card.assets}, fonts)
    image.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    golden(image, name)


def test_a_picture_that_differs_is_noticed_and_shown(
    cards: dict[str, Card], fonts: FontBook, golden: Golden, tmp_path: Path
) -> None:
    image = paint(lay_out(cards["led/warning"], fonts).frame, {}, fonts)
    golden(image, "board", folder=tmp_path, update=True)
    golden(image, "board", folder=tmp_path, update=False)
    image.paste((255, 255, 255), (0, 0, image.width, image.height // 20))
    with pytest.raises(pytest.fail.Exception, match="differs"):
        golden(image, "board", folder=tmp_path, update=False)
    assert (tmp_path / "board.diff.png").exists()
    golden(image, "board", folder=tmp_path, update=True)
    golden(image, "board", folder=tmp_path, update=False)


def test_a_picture_that_is_as_it_was_is_not_written_anew(golden: Golden, tmp_path: Path) -> None:
    golden(Image.new("RGB", (8, 8), (90, 90, 90)), "a", folder=tmp_path, update=True)
    written = (tmp_path / "a.png").read_bytes()
    golden(Image.new("RGB", (8, 8), (91, 90, 90)), "a", folder=tmp_path, update=True)
    assert (tmp_path / "a.png").read_bytes() == written


@pytest.mark.parametrize(
    ("name", "pixels"),
    some(
        [
            ("tiny", "96x48"),
            ("small", "128x64"),
            ("banner", "256x64"),
            ("ribbon", "608x96"),
            ("square", "192x192"),
            ("tall", "192x384"),
            ("large", "960x320"),
        ],
        3,
    ),
)
def test_boards_of_every_shape_look_as_they_did(
    name: str, pixels: str, repository: Path, fonts: FontBook, golden: Golden
) -> None:
    """Every phase of two items, side by side, at the board's own pixels."""
    sample = read_month(repository, "2024-11").bulletin
    assert sample is not None
    board = Board(id="bang", name="Bảng", pixels=pixels, pitch_mm=10, viewing_m=30)
    channels = Channels(led=Led(boards=(board,)))
    unit = replace(sample.unit, value=sample.unit.value.model_copy(update={"channels": channels}))
    month = replace(sample, unit=unit, entries=sample.entries[:2])
    looks = Looks(templates_folders(repository), unit.value.official_domains)
    listed = recipes(month, looks, ["led"], Measurements())[0]
    frames = [recipe.cards[0] for recipe in listed if recipe.role is Role.FRAME]
    shown = Image.new("RGB", ((board.width + 2) * len(frames) - 2, board.height), "#808080")
    for number, card in enumerate(frames):
        shown.paste(paint(lay_out(card, fonts).frame, {}, fonts), (number * (board.width + 2), 0))
    golden(shown, f"led/shapes/{name}")
