"""QR codes on painted, compressed cards are read by a decoder that knows nothing of how they were made."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from bantin.content.reading.month import read_month
from bantin.design.layout.engine import lay_out
from bantin.files.pictures import jpeg
from bantin.fonts.book import FontBook
from bantin.model.kinds.service import Service
from bantin.model.recipe import Still
from bantin.paint.still import paint
from tests.fixtures.months import Planned


def decoded(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("scale", [1.0, 0.5], ids=["as made", "as a phone shows it"])
@pytest.mark.proof
def test_the_code_of_a_service_leads_to_its_official_address(repository: Path, planned: Planned, scale: float) -> None:
    bulletin = read_month(repository, "2024-11").bulletin
    assert bulletin is not None
    addresses = {entry.id: entry.item.address for entry in bulletin.entries if isinstance(entry.item, Service)}
    assert addresses
    fonts = FontBook()
    found: dict[str, list[str]] = {item: [] for item in addresses}
    for recipe in planned("sample"):
        if recipe.channel == "facebook" and recipe.item in addresses and isinstance(recipe.what, Still):
            assets = {asset.name: Path(asset.path) for asset in recipe.what.card.assets}
            still = paint(lay_out(recipe.what.card, fonts).frame, assets, fonts)
            with Image.open(io.BytesIO(jpeg(still))) as card:
                shown = card.resize((round(card.width * scale), round(card.height * scale)))
            found[recipe.item] += decoded(shown)
    assert found == {item: [address] for item, address in addresses.items()}, "once, on one of its cards"


def test_a_card_without_a_code_shows_none() -> None:
    assert decoded(Image.new("RGB", (400, 400), (8, 20, 37))) == []
