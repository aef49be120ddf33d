"""Contact sheet: every look in every theme with usual and the most demanding texts and pictures, as one picture."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageDraw

from bantin.channels import recipes
from bantin.design.layout.engine import outlines
from bantin.design.looks.folders import OWN
from bantin.design.looks.renderer import LookError, Looks
from bantin.making.cards.layouts import process_fonts
from bantin.making.cards.painting import paint_card
from bantin.making.errors import MakeError
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, TagLocation
from bantin.model.diagnostic import Diagnostic, Location, Severity
from bantin.model.frame import Font
from bantin.model.recipe import Film, Recipe, Role
from bantin.paint.overlay import overlay
from bantin.session.scaffold.specimens import Specimen

_WIDTH = 240
"""Pixels that a card takes across the sheet."""

_WIDE = 540
"""The same where outlines and names are drawn over it."""

_GAP = 8
_GROUND = (96, 96, 96)
_NAME, _NAME_HEIGHT, _NAME_COLOR = Font("noto-sans", 700, 100, 18), 34, (255, 255, 255)
"""Of what stands above each row: what it shows."""

_CALLED = {
    "ngan": "chữ ngắn nhất",
    "vua": "chữ thường gặp",
    "dai": "chữ dài nhất",
    "dau": "chữ nhiều dấu nhất",
    "ngang": "ảnh ngang",
    "dung": "ảnh đứng",
}


class _Row(NamedTuple):
    """Pictures side by side, and what they have in common, in words."""

    name: str
    images: list[Image.Image]


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """The contact sheet, and what is wrong with the looks on it."""

    image: Image.Image
    diagnostics: tuple[Diagnostic, ...]


def contact_sheet(
    specimens: Iterable[Specimen], folders: Sequence[Path], *, debug: bool = False, progress: Callable[[str], None]
) -> ContactSheet:
    """Paint all looks, a row for each specimen and channel.

    Args:
        specimens: what to set.
        folders: of templates, in order of precedence.
        debug: draw outlines, lines of templates and baselines over the cards, which are larger then; in one theme
            only, since all lay out alike.
        progress: told of each specimen before it is painted.
    """
    rows: list[_Row] = []
    found: list[Diagnostic] = []
    plans = _Plans(folders)
    specimens = list(specimens)
    for specimen in specimens:
        if debug and specimen.theme != specimens[0].theme:
            continue
        name = f"{specimen.theme}, {_CALLED[specimen.words]}"
        progress(f"{specimen.bulletin.unit.value.short_name}: {name}")
        cards, troubles = plans.of(specimen.bulletin)
        found += troubles
        for channel, group in cards:
            images = [_painted(card, name, found, debug=debug) for card in group]
            title = (
                f"{specimen.bulletin.unit.value.short_name} · {specimen.theme} · {_CALLED[specimen.words]} · {channel}"
            )
            rows.append(_Row(title, [image for image in images if image is not None]))
    # What is wrong with a template is told once, whichever looks use it.
    once = {(told.code, told.message, told.location): told for told in reversed(found)}
    return ContactSheet(_arranged(rows), tuple(reversed(once.values())))


class _Looks(Looks):
    """Looks that record errors and render nothing if broken, so that the others are still shown."""

    def __init__(self, folders: Sequence[Path], official: Collection[str]) -> None:
        super().__init__(folders, official)
        self.found: list[Diagnostic] = []

    def markup(self, name: str, **values: Any) -> tuple[str, tuple[TagLocation, ...]]:  # noqa: ANN401 - as in Looks
        try:
            return super().markup(name, **values)
        except LookError as error:
            self.found.append(error.diagnostic)
            return "", ()


_Planned = tuple[list[tuple[str, list[Card]]], list[Diagnostic]]
"""Cards by channel and size, in words, and what is wrong with their looks."""


class _Plans:
    """The cards of bulletins, which are the same in all themes but for their colours: planning asks for none."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._known: list[tuple[Bulletin, _Planned]] = []

    def of(self, bulletin: Bulletin) -> _Planned:
        """Plan a bulletin, or take the cards of an equal one and give them its colours."""
        colors = bulletin.theme.colors
        bare = replace(bulletin, theme=replace(bulletin.theme, colors={}))
        for known, (groups, found) in self._known:
            if known == bare:
                return [(name, [_colored(card, colors) for card in cards]) for name, cards in groups], found
        looks = _Looks(self._folders, bulletin.unit.value.official_domains)
        self._known.append((bare, _cards(bulletin, looks)))
        return self._known[-1][1]


def _colored(card: Card, colors: dict[str, str]) -> Card:
    return replace(card, theme=replace(card.theme, colors=colors))


def _cards(bulletin: Bulletin, looks: _Looks) -> _Planned:
    """Gather the cards by channel and size; of a film the first slide of each item."""
    listed, found = recipes(bulletin, looks, measure=Measurements())
    # That specimens make a long film matters not.
    found = [*looks.found, *(told for told in found if told.severity is Severity.ERROR)]
    groups: dict[tuple[str, int, int], dict[tuple[str, str], Card]] = {}
    for recipe in listed:
        # A board's film shows the pictures that are listed before it.
        for item, card in () if recipe.role is Role.LOOP else _shown(recipe):
            if not card.markup:
                continue
            group = groups.setdefault((recipe.channel, card.width, card.height), {})
            group.setdefault((item or card.look, recipe.path), card)
    named = [
        (f"{channel} {width}×{height}", list(cards.values())) for (channel, width, height), cards in groups.items()
    ]
    return named, found


def _shown(recipe: Recipe) -> list[tuple[str | None, Card]]:
    """List a recipe's cards, each with its item."""
    if isinstance(recipe.what, Film):
        return [(slide.item, slide.card) for slide in recipe.what.storyboard.slides]
    return [(recipe.item, card) for card in recipe.cards]


def _painted(card: Card, what: str, found: list[Diagnostic], *, debug: bool) -> Image.Image | None:
    try:
        image, laid_out = paint_card(card)
    except MakeError as error:
        found.append(error.remark.diagnostic)
        return None
    place = Location(f"{OWN}/{card.look}", look=card.look)
    for told in dict.fromkeys(remark.diagnostic for remark in laid_out.remarks):
        message = f"{told.message} (chữ thử «{what}», {card.width}×{card.height})"
        found.append(Diagnostic(told.code, Severity.WARNING, message, place))
    width = _WIDE if debug else _WIDTH
    image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    if debug:
        overlay(image, laid_out.frame, outlines(card, process_fonts()), process_fonts())
    return image


def stacked(sheets: Sequence[Image.Image]) -> Image.Image:
    """Lay contact sheets below each other."""
    sheet = Image.new("RGB", (max(one.width for one in sheets), sum(one.height for one in sheets)), _GROUND)
    top = 0
    for one in sheets:
        sheet.paste(one, (0, top))
        top += one.height
    return sheet


def _arranged(rows: list[_Row]) -> Image.Image:
    rows = [row for row in rows if row.images]
    column_width = max((image.width for row in rows for image in row.images), default=0) + _GAP
    width = max((len(row.images) for row in rows), default=0) * column_width + _GAP
    height = sum(max(image.height for image in row.images) + _GAP + _NAME_HEIGHT for row in rows) + _GAP
    sheet = Image.new("RGB", (width, height), _GROUND)
    draw, fonts = ImageDraw.Draw(sheet), process_fonts()
    top = _GAP
    for row in rows:
        draw.text((_GAP, top + _NAME_HEIGHT - 12), row.name, _NAME_COLOR, fonts.face(_NAME), anchor="ls")
        top += _NAME_HEIGHT
        for column, image in enumerate(row.images):
            sheet.paste(image, (_GAP + column * column_width, top))
        top += max(image.height for image in row.images) + _GAP
    return sheet
