"""Pictures of cards: layout, then painting; and measurements of boards' pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from bantin.design.layout.engine import LaidOut
from bantin.design.looks import nodes
from bantin.design.looks.elements import MarkupError
from bantin.making.cards.layouts import layout_of, markup_fault, process_fonts
from bantin.making.sources.pictures import verified_pictures
from bantin.model.card import Card
from bantin.model.diagnostic import Remark
from bantin.model.frame import Picture
from bantin.paint.icons import IconError, icon_names
from bantin.paint.still import paint
from bantin.sight.measures import Measures, measure, remarks
from bantin.text.suggestions import did_you_mean


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
    names = {asset.name for asset in card.assets} | moments.keys()
    for mark in laid_out.frame.marks:
        if isinstance(mark, Picture) and mark.asset not in names:
            images = (node for node in nodes.walk(laid_out.root) if isinstance(node, nodes.Image))
            shown = next(image for image in images if image.src == mark.asset)
            raise markup_fault(card, _wrong(shown, f"thẻ này không có ảnh «{mark.asset}»", "src"))
    try:
        with verified_pictures(card.assets) as files:
            image = paint(laid_out.frame, {**files, **moments}, process_fonts())
    except IconError as error:
        hint = did_you_mean(error.name, icon_names()) or "Xem tên các biểu tượng ở lucide.dev/icons"
        icons = (node for node in nodes.walk(laid_out.root) if isinstance(node, nodes.Icon))
        drawn = next(icon for icon in icons if icon.name == error.name)
        raise markup_fault(card, _wrong(drawn, f"không có biểu tượng «{error.name}»", "name", hint)) from error
    return image, laid_out


def _wrong(node: nodes.Node, what: str, attribute: str, hint: str = "") -> MarkupError:
    return MarkupError(what, node.line, node.column, attribute, hint)


def measure_picture(card: Card, image: Image.Image, laid_out: LaidOut) -> tuple[Measures, tuple[Remark, ...]]:
    """Measure the picture of a board's card, as `paint_card` gave it, and tell what is wrong with its pixels."""
    assets = {asset.name: Path(asset.path) for asset in card.assets}
    measures = measure(image, laid_out.frame, assets, process_fonts())
    return measures, tuple(remarks(measures, card))
