"""Pictures of cards: layout, then painting; and measurements of boards' pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image

from bantin.design.layout.engine import LaidOut
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.making.cards.parts import check_parts, picture_remarks
from bantin.making.sources.pictures import verified_pictures
from bantin.model.card import Card
from bantin.model.diagnostic import Remark
from bantin.model.frame import Picture
from bantin.paint.pictures import picture_size
from bantin.paint.still import paint
from bantin.sight.measures import Measures, measure, remarks


def paint_card(card: Card, moments: Mapping[str, Path] | None = None) -> tuple[Image.Image, LaidOut]:
    """Lay out and paint a card, before any rotation; returns the picture in pixels of the card, and the layout.

    Args:
        card: what to paint.
        moments: the pictures of its moments of films: film name → file.

    Raises:
        MakeError: its markup is wrong or names no icon, or a picture is not the one that was read or cannot be used.
    """
    laid_out = layout_of(card)
    moments = moments or {}
    check_parts(card, laid_out, {asset.name for asset in card.assets} | moments.keys())
    with verified_pictures(card.assets) as files:
        seen = {**files, **moments}
        image = paint(laid_out.frame, seen, process_fonts())
        shown = {mark.asset for mark in laid_out.frame.marks if isinstance(mark, Picture)}
        sizes = {name: picture_size(seen[name]) for name in shown}
    return image, replace(laid_out, remarks=(*laid_out.remarks, *picture_remarks(laid_out, sizes)))


def measure_picture(card: Card, image: Image.Image, laid_out: LaidOut) -> tuple[Measures, tuple[Remark, ...]]:
    """Measure the picture of a board's card, as `paint_card` gave it, and tell what is wrong with its pixels."""
    assets = {asset.name: Path(asset.path) for asset in card.assets}
    measures = measure(image, laid_out.frame, assets, process_fonts())
    return measures, tuple(remarks(measures, card))
