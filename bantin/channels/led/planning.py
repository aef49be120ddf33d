"""Planning of loops: each item on as few phases as hold it, each phase shown for its reading time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from typing import Any

from bantin.channels.led.players import PROFILES
from bantin.channels.led.remarks import item_remarks, loop_remarks, too_far
from bantin.channels.led.room import Lack, lack, remarks
from bantin.channels.led.scrolling import narrowest
from bantin.channels.led.shapes import TINY, Field, fields, shape
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import path_in_markup
from bantin.measure.reading import board_seconds, to_read
from bantin.model.bulletin import Entry
from bantin.model.card import BoardPixels, Card
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.item import Item
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.theme import Theme
from bantin.model.unit import Board, Mounting
from bantin.sight import legibility
from bantin.text.bold import cut
from bantin.text.breaking.portions import portions

_STRETCH_OF_STRIPS = 80
"""Width in percent of letters that run."""

COVER, CLOSING = "mo-dau", "ket"
"""Names of the pictures that open and close a loop."""

_MANNERS = (
    *((1.0, 0.75, stretch, "yes") for stretch in (90.0, 75.0, 62.5)),
    (1.0, 0.6, 80.0, "yes"),
    *((1.0, 0.75, stretch, "halves") for stretch in (75.0, 62.5)),
    *((0.7, 0.75, stretch, "yes") for stretch in (90.0, 75.0, 62.5)),
    *((0.7, 0.75, stretch, "halves") for stretch in (75.0, 62.5)),
    (0.7, 0.6, 70.0, "yes"),
    (1.0, 0.45, 75.0, "yes"),
    (1.0, 0.0, 80.0, "yes"),
    (1.0, 0.0, 62.5, "yes"),
)
"""Ways to set a phase, best first: the headline's size as a share of the largest that the look has, how far letters may
shrink at most, as a share of the size that the look wants, their width in percent, and whether words stay whole.
Letters become narrower before they become smaller, «định danh mức 2» is halved before headlines become calmer, these
before what stands below them becomes tiny, and all that before there are more phases."""

_TURNS = {Mounting.UPRIGHT: 0, Mounting.LEFT: 1, Mounting.RIGHT: 3}
"""How often a picture is turned a quarter to the right, for a board that hangs turned the other way."""

_LEADING_NUMBER = re.compile(r"^\d+-")

Draw = Callable[..., Card]
"""Makes the card of one phase: title, text, phase, phases, stretch."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """An item as a board shows it: its cards in order."""

    name: str
    item: str | None
    title: str
    cards: tuple[Card, ...]
    showing: Showing


def loops(view: ChannelView) -> Iterator[Loop | Diagnostic]:
    """Plan what each board plays."""
    settings = view.bulletin.unit.value.channels.led
    for number, board in enumerate(settings.boards if settings else ()):
        planner = _Planner(view, board, view.bulletin.unit.locate(f"channels.led.boards.{number}"))
        loop = planner.loop()
        yield from planner.diagnostics
        if loop.phases:
            yield loop


class _Planner:
    def __init__(self, view: ChannelView, board: Board, place: Location) -> None:
        self.view = view
        self.board = board
        self.place = place
        self.theme = _with_family(view.bulletin.theme, board)
        self.glossary = frozenset(view.bulletin.glossary)
        self.diagnostics: list[Diagnostic] = []
        self.lacks: list[Lack] = []
        self.bare: list[Entry] = []

    def loop(self) -> Loop:
        size = legibility.smallest_size(self.board)
        if self.board.height < size * legibility.INK_SHARE:
            self.diagnostics.append(too_far(self.board, size, self.place))
            return Loop(self.board, ())
        shown = [self._sign("cover", COVER), *map(self._item, self.view.entries), self._sign("closing", CLOSING)]
        loop = Loop(self.board, tuple(_phases(self.board, [one for one in shown if one])))
        self.diagnostics += remarks(self.board, self.place, self.lacks, self.bare)
        self.diagnostics += loop_remarks(loop, self.place)
        return loop

    def _item(self, entry: Entry) -> _Shown | None:
        item = entry.item
        showing = self._showing(entry)
        (told, title_path), (text, text_path) = _words(item)
        label, title = self.view.beside(entry, told).values()
        paths = {"title_path": path_in_markup(title_path), "text_path": path_in_markup(text_path)}
        draw = partial(self._card, "item", entry=entry, label=label, **paths)
        cards = self._arranged(draw, title, text)
        if cards is None and legibility.needs_scrolling(self.board):
            cards = (self._strip(draw, label, title, item.led.text or ""),)
        if cards is None and not item.led.text and (cards := self._arranged(draw, title, "")):
            self.bare.append(entry)
        if cards is None:
            self.lacks.append(lack(entry, partial(self._arranged, draw), title, text))
            return None
        shown = _Shown(_LEADING_NUMBER.sub("", entry.id), entry.id, self.view.defanged(told), cards, showing)
        self.diagnostics += item_remarks(self.board, shown.cards, entry)
        return shown

    def _sign(self, which: str, name: str) -> _Shown | None:
        """Plan the opening or closing phase of the loop; None if the board has no room for it."""
        if which == "cover":
            title, text = self.view.bulletin.header.value.title, ""
        else:
            contact = self.view.bulletin.unit.value.contacts_to_call[0]
            title, text = f"Gọi {contact.number or contact.address}", contact.label
        draw = partial(self._card, which, title_path="", text_path="")
        form = shape(self.board)
        cards = self._framed(draw, title, text, form) or self._framed(draw, title, "", form)
        since = Showing(self.view.bulletin.date)
        return _Shown(name, None, self.view.defanged(title), cards, since) if cards else None

    def _arranged(self, draw: Draw, title: str, text: str) -> tuple[Card, ...] | None:
        """Arrange an item in the form for the board's shape; if that has no room, in the form for tiny boards.

        These tell the kind of item on a phase of its own.
        """
        own = shape(self.board)
        if own != TINY and (cards := self._framed(draw, title, text, own)):
            return cards
        return self._framed(partial(draw, shape=TINY), title, text, TINY, kind=True)

    def _framed(self, draw: Draw, title: str, text: str, form: str, *, kind: bool = False) -> tuple[Card, ...] | None:
        """Divide title and text beside a field of colour, or a smaller one where the larger costs a phase more.

        Args:
            draw: makes the card of a phase.
            title: headline.
            text: second line.
            form: how phases are arranged.
            kind: whether the kind of item has a phase of its own before.
        """

        def beside(field: Field) -> tuple[Card, ...]:
            drawn = partial(draw, field=field.pixels, pictured=field.pictured, named=field.named)
            alone = kind and not field.named
            before = self._fitting(drawn, [("", "")], whole=False) if alone else ()
            words = self._divided(drawn, title, text, kind=not alone) if before or not alone else None
            return (*(card for card in before if card.printed.texts), *words) if words else ()

        *larger, least = fields(self.board, form)
        best = beside(larger[0]) if larger else ()
        if len(best) == 1:
            return best
        # What has no room beside the least has none beside more; and nothing takes fewer phases.
        floor = beside(least)
        if not floor or 0 < len(best) <= len(floor):
            return best or None
        return next((found for field in larger[1:] if 0 < len(found := beside(field)) <= len(floor)), floor)

    def _divided(self, draw: Draw, title: str, text: str, *, kind: bool) -> tuple[Card, ...] | None:
        """Divide title and text over as few phases as hold them; None where even the most do not.

        A phase more is better than a word broken.
        """
        found = (
            self._fitting(draw, parts, whole=whole)
            for whole in (True, False)
            for parts in _ways(title, text, self.board, self.glossary, kind=kind)
        )
        return next(filter(None, found), None)

    def _fitting(self, draw: Draw, parts: Sequence[tuple[str, str]], *, whole: bool) -> tuple[Card, ...]:
        """Render phases in the first style in which all of them fit; empty if they fit in none."""

        def fitting(loud: float, least: float, stretch: float, words: str) -> tuple[Card, ...]:
            manner = {"loud": loud, "least": least, "stretch": stretch, "whole": words if whole else "no"}
            cards = (
                draw(title=above, text=below, phase=number, phases=len(parts), **manner)
                for number, (above, below) in enumerate(parts, 1)
            )
            found = tuple(takewhile(self.view.measure.fits, cards))
            return found if len(found) == len(parts) else ()

        best, *others, last = _MANNERS
        if found := fitting(*best):
            return found
        # What does not fit in the smallest and narrowest letters fits in no others.
        resort = fitting(*last)
        return next((found for manner in others if (found := fitting(*manner))), resort) if resort else ()

    def _card(self, which: str, *, entry: Entry | None = None, **values: Any) -> Card:  # noqa: ANN401 - looks take what they are given
        board = self.board
        led = entry.item.led if entry else None
        values = {"shape": shape(board)} | values
        values |= {
            "board": board,
            "smallest": legibility.smallest_size(board),
            "crisp": legibility.CRISP_BELOW,
            "own_title": None if led is None else bool(led.title),
            "own_text": None if led is None else bool(led.text),
        }
        if entry and "strip" in values:
            values = self.view.values(entry) | values
            card = self.view.card("led/strip.xml", values["strip"], board.height, **values)
        elif entry:
            card = self.view.item_card(entry, board.width, board.height, "led", **values)
        else:
            card = self.view.card(f"led/{which}.xml", board.width, board.height, **values)
        pixels = BoardPixels(board.delivered, _TURNS[board.mounting], legibility.smallest_size(board))
        return replace(card, board=pixels, theme=self.theme)

    def _strip(self, draw: Draw, label: str, title: str, text: str) -> Card:
        """Render an item as one line of scrolling text."""

        def strip(width: int) -> Card:
            return draw(strip=width, title=title, text=text, stretch=_STRETCH_OF_STRIPS)

        letters = len(f"{label} {title} {text}")
        return narrowest(strip, self.view.measure.fits, self.board, letters)

    def _showing(self, entry: Entry) -> Showing:
        led = entry.item.led
        since = led.since or self.view.bulletin.date
        last = entry.item.last_day
        until = led.until or (last if last and last >= since else None)
        if until and until < since:
            message = (
                f"Bảng LED: ngày cuối {until:%d/%m/%Y} trước ngày đầu {since:%d/%m/%Y}, nên tin không bao giờ hiện"
            )
            found = Diagnostic(
                Code("never-shown"), Severity.ERROR, message, entry.document.locate("led.until"), "Sửa since, until"
            )
            # Each board says the same.
            self.diagnostics.append(found)
        return Showing(since, until, _hours(led.hours))


def _ways(
    title: str, text: str, board: Board, glossary: frozenset[str], *, kind: bool
) -> Iterator[list[tuple[str, str]]]:
    """List ways to divide over phases, the fewest first: headline and text of each; `kind` if they tell that too."""
    if not text or kind + 2 <= legibility.most_units(board):
        yield [(title, text)]
    # Who passes sees no phase more; who stands there may see the kind of item before its words.
    most = legibility.most_phases(board) - (1 if not kind and board.speed_kmh else 0)
    for count in range(2, most + 1):
        for above in range(1, count + 1):
            if (count - above > 0) != bool(text):
                continue
            titles = cut(title, partial(portions, count=above, extra=glossary))
            texts = cut(text, partial(portions, count=count - above, extra=glossary)) if text else []
            if len(titles) + len(texts) == count:
                yield [*((part, "") for part in titles), *(("", part) for part in texts)]


def _words(item: Item) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return headline and second line of an item on boards, each with the path of its value."""
    title, text = item.board_words
    led = item.led
    return (led.title, "led.title") if led.title else title, (led.text, "led.text") if led.text else text


def _with_family(theme: Theme, board: Board) -> Theme:
    if board.font is None:
        return theme
    styles = {name: style.model_copy(update={"family": board.font}) for name, style in theme.styles.items()}
    return theme.model_copy(update={"styles": styles})


def _hours(written: str | None) -> tuple[dt.time, dt.time] | None:
    if written is None:
        return None
    start, end = (dt.time.fromisoformat(part.strip().replace("24:00", "00:00")) for part in re.split("[-–]", written))
    return None if start == end else (start, end)


def _phases(board: Board, shown: Sequence[_Shown]) -> Iterator[Phase]:
    digits = max(2, len(str(sum(len(one.cards) for one in shown))))
    number = 0
    for one in shown:
        for phase, card in enumerate(one.cards):
            written = f"{number:0{digits}}"
            seconds = board_seconds(board, card, phase, PROFILES[board.player].fps)
            yield Phase(written, one.name, card, seconds, one.item, one.title, *to_read(card, phase), one.showing)
            number += 1
