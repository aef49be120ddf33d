"""Every look, painted from the sample month, compared at small size with a picture that somebody looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bantin.build.fits import fits
from bantin.channels import recipes
from bantin.content.reading import read_month
from bantin.content.workspace import templates_folders
from bantin.design.layout import lay_out
from bantin.design.looks import Looks
from bantin.fonts.book import FontBook
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.items import KINDS
from bantin.model.unit import Channels, Video, VideoFormat
from bantin.paint.still import paint

SMALL = 256
"""Longer side of the kept pictures, in pixels: large enough to see a moved line, small enough to keep."""

LOOKS = [
    f"{folder}/{name}.xml"
    for folder, more in (
        ("facebook", ["cover", "closing"]),
        ("led", ["cover", "closing"]),
        ("video/reel", ["cover", "closing"]),
        ("video/landscape", ["cover", "closing"]),
        ("video/square", ["cover", "closing"]),
    )
    for name in [*KINDS, *more]
]


MADE_LATER = {"led/sheet.xml", "led/strip.xml"}
"""A sheet shows what else was made, a strip is as wide as its words: tests of boards prove what becomes of them."""

Golden = Callable[..., None]


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture(scope="module")
def cards(repository: Path) -> dict[str, Card]:
    """The first card of each look in the sample month."""
    bulletin = read_month(repository, "2024-11").bulletin
    assert bulletin is not None
    looks = Looks(templates_folders(repository), bulletin.unit.value.official_domains)
    found: dict[str, Card] = {}
    for recipe in [*recipes(bulletin, looks, fits=fits)[0], *recipes(squared(bulletin), looks, ["video"])[0]]:
        for card in recipe.cards:
            found.setdefault(card.look, card)
    return found


def squared(bulletin: Bulletin) -> Bulletin:
    """Let the unit want a square film, which the sample's does not."""
    channels = Channels(video=Video(formats=(VideoFormat(id="square", pixels="1080x1080"),)))
    unit = bulletin.unit.value.model_copy(update={"channels": channels})
    return replace(bulletin, unit=replace(bulletin.unit, value=unit))


def test_the_list_of_looks_is_the_list_of_files(repository: Path) -> None:
    templates = repository / "templates"
    files = {path.relative_to(templates).as_posix() for path in templates.rglob("*.xml")}
    assert {name for name in files if not name.endswith(("base.xml", "kit.xml"))} == {*LOOKS, *MADE_LATER}


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_looks_as_it_did(look: str, cards: dict[str, Card], fonts: FontBook, golden: Golden) -> None:
    card = cards[look]
    laid_out = lay_out(card, fonts)
    assert not laid_out.remarks
    image = paint(laid_out.frame, {asset.name: Path(asset.path) for asset in card.assets}, fonts)
    image.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    golden(image, look.removesuffix(".xml"))


def test_a_picture_that_differs_is_noticed_and_shown(
    cards: dict[str, Card], fonts: FontBook, golden: Golden, tmp_path: Path
) -> None:
    image = paint(lay_out(cards["led/warning.xml"], fonts).frame, {}, fonts)
    golden(image, "board", folder=tmp_path, update=True)
    golden(image, "board", folder=tmp_path, update=False)
    image.paste((255, 255, 255), (0, 0, image.width, image.height // 20))
    with pytest.raises(pytest.fail.Exception, match="differs"):
        golden(image, "board", folder=tmp_path, update=False)
    assert (tmp_path / "board.diff.png").exists()
