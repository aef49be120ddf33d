"""The contact sheet: every look in every theme with the hardest words, on one picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bantin.build.fits import overflows_of
from bantin.channels import recipes
from bantin.content.specimens import Specimen
from bantin.design.elements import MarkupError
from bantin.design.layout import lay_out
from bantin.design.looks import Looks
from bantin.fonts.book import FontBook
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.diagnostic import Diagnostic, Location, Severity
from bantin.model.recipe import Film, Still
from bantin.paint.overlay import overlay
from bantin.paint.still import paint

_WIDTH = 240
"""Pixels that a card takes across the sheet."""

_GAP = 8
_GROUND = (96, 96, 96)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture, and what the looks did not manage."""

    image: Image.Image
    diagnostics: tuple[Diagnostic, ...]


def contact_sheet(
    specimens: Iterable[Specimen], folders: Sequence[Path], *, debug: bool = False, progress: Callable[[str], None]
) -> Sheet:
    """Paint all looks, a row for each specimen and channel.

    Args:
        specimens: what to set.
        folders: of templates, in order of precedence.
        debug: draw outlines and baselines over the cards.
        progress: told of each specimen before it is painted.
    """
    fonts = FontBook()
    rows: list[list[Image.Image]] = []
    found: list[Diagnostic] = []
    for specimen in specimens:
        progress(f"{specimen.theme}, {specimen.words}")
        looks = Looks(folders, specimen.bulletin.unit.value.official_domains)
        cards, troubles = _cards(specimen.bulletin, looks)
        found += troubles
        for group in cards.values():
            painted = [
                _painted(card, fonts, f"{specimen.theme}, {specimen.words}", found, debug=debug) for card in group
            ]
            rows.append([image for image in painted if image is not None])
    return Sheet(_arranged(rows), tuple(dict.fromkeys(found)))


def _cards(bulletin: Bulletin, looks: Looks) -> tuple[dict[str, list[Card]], list[Diagnostic]]:
    """Gather the cards by the folder of their looks and their size; of a film the first slide of each look."""
    listed, found = recipes(bulletin, looks, fits=lambda card: not overflows_of(card))
    found = [told for told in found if told.severity is Severity.ERROR]  # that specimens make a long film matters not
    groups: dict[str, dict[tuple[str, str], Card]] = {}
    for recipe in listed:
        match recipe.what:
            case Still(card, _):
                cards = [card]
            case Film(storyboard):
                cards = [slide.card for slide in storyboard.slides]
            case _:
                cards = []
        for card in cards:
            folder, file = card.look.rpartition("/")[0], recipe.path.rpartition("/")[2]
            groups.setdefault(f"{folder} {card.width}x{card.height}", {}).setdefault((card.look, file), card)
    return {name: list(cards.values()) for name, cards in groups.items()}, found


def _painted(card: Card, fonts: FontBook, what: str, found: list[Diagnostic], *, debug: bool) -> Image.Image | None:
    place = Location(f"templates/{card.look}")
    try:
        laid_out = lay_out(card, fonts)
    except MarkupError as error:
        found.append(Diagnostic("bad-markup", Severity.ERROR, f"Mẫu cho ra thẻ sai: {error}", place))
        return None
    for told in dict.fromkeys(remark.diagnostic for remark in laid_out.remarks):
        message = f"{told.message} (chữ thử «{what}», {card.width}×{card.height})"
        found.append(Diagnostic(told.code, Severity.WARNING, message, place))
    image = paint(laid_out.frame, {asset.name: Path(asset.path) for asset in card.assets}, fonts)
    if debug:
        overlay(image, laid_out.frame, fonts)
    return image.resize((_WIDTH, round(image.height * _WIDTH / image.width)), Image.Resampling.LANCZOS)


def _arranged(rows: list[list[Image.Image]]) -> Image.Image:
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0) * (_WIDTH + _GAP) + _GAP
    height = sum(max(image.height for image in row) + _GAP for row in rows) + _GAP
    sheet = Image.new("RGB", (width, height), _GROUND)
    top = _GAP
    for row in rows:
        for column, image in enumerate(row):
            sheet.paste(image, (_GAP + column * (_WIDTH + _GAP), top))
        top += max(image.height for image in row) + _GAP
    return sheet
