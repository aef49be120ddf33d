"""Planning of loops: each item on as few phases as hold it, each phase shown for its reading time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from bantin.channels.led.arranging import Arranger, Framed
from bantin.channels.led.beats import Beat
from bantin.channels.led.players import PROFILES
from bantin.channels.led.remarks import item_remarks, loop_remarks, occasion_remarks, pointing, too_far
from bantin.channels.led.room import Short, Small, Told, remarks, shorten
from bantin.channels.led.saying.composing import Composer
from bantin.channels.led.saying.mending import mended
from bantin.channels.led.saying.subjects import after_label, subject, without_name
from bantin.channels.led.saying.ways import Ways
from bantin.channels.led.scrolling import narrowest
from bantin.channels.led.shapes import TINY, fields, forms, portrays, shape
from bantin.channels.led.statements import (
    TIE,
    Draw,
    Statement,
    closing,
    headline,
    headlines,
    last_day,
)
from bantin.channels.memory import Memory
from bantin.channels.view import ChannelView
from bantin.measure.reading import item_seconds, to_read
from bantin.model.bulletin import Entry
from bantin.model.card import BoardPixels, Card
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity, has_errors
from bantin.model.item import Item
from bantin.model.kinds.appeal import Appeal
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.parts.board import Board, Mounting
from bantin.model.theme import Theme
from bantin.sight import legibility
from bantin.text.patterns import regex

T = TypeVar("T")

_STRETCH_OF_STRIPS = 80
"""Width in percent of letters that run."""

COVER, NAMED, CLOSING = "mo-dau", "don-vi", "ket"
"""Names of the pictures that open a loop, say amid it who speaks, and close it."""

_LONG_LOOP = 6
"""Items of a loop amid which small boards say once more who speaks."""

_SIGNED = 96
"""Height in pixels from which on each picture of a board tells who speaks."""

_ANYONE, _MOST_LINES = "…", 3
"""Who speaks while it is only tried what a board holds; and lines that a name may have at most."""

_TURNS = {Mounting.UPRIGHT: 0, Mounting.LEFT: 1, Mounting.RIGHT: 3}
"""How often a picture is turned a quarter to the right, for a board that hangs turned the other way."""

_CALLED = regex(r"\bgọi\s+\d{3}", re.IGNORECASE)
"""An editor's own words with a number to call: «Gọi 156 để báo»."""

_LEADING_NUMBER = regex(r"^\d+-")


@dataclass(frozen=True, slots=True)
class _Shown:
    """An item as a board shows it: its cards in order."""

    name: str
    item: str | None
    title: str
    cards: tuple[Card, ...]
    showing: Showing
    drawn: tuple[Mapping[str, Any], ...] = ()
    """What its cards were drawn with, where they leave room for whoever speaks."""


class _Signature(NamedTuple):
    """Who speaks, as all pictures of a board say it: the words, and how many lines they take; empty without room."""

    words: str = ""
    lines: int = 0


def loops(view: ChannelView) -> Iterator[Loop | Diagnostic]:
    """Plan what each board plays; of one for which all is too long, that it plays nothing."""
    settings = view.bulletin.unit.value.channels.led
    after = view.bulletin.goes_on
    month = replace(view, bulletin=after, memory=Memory()) if after else None
    short: dict[str, list[tuple[str, Short]]] = {}
    pointed: dict[str, tuple[Entry, list[str]]] = {}
    for number, board in enumerate(settings.boards if settings else ()):
        place = view.bulletin.unit.locate(f"channels.led.boards.{number}")
        planner = Planner(view, board, place)
        loop = planner.loop()
        yield from planner.told.diagnostics
        for one in planner.told.short:
            short.setdefault(one.entry.id, []).append((board.name, one))
        for entry in planner.told.pointed:
            pointed.setdefault(entry.id, (entry, []))[1].append(board.name)
        if view.bulletin.is_urgent:
            rest = Planner(month, board, place).loop() if month else Loop(board, ())
            loop = _urgent_first(loop, rest, view.bulletin.date)
        if loop.phases or has_errors(planner.told.diagnostics):
            yield loop
    yield from (pointing(names, entry) for entry, names in pointed.values())
    yield from (shorten([name for name, _ in found], [one for _, one in found]) for found in short.values())


def _urgent_first(urgent: Loop, month: Loop, today: dt.date) -> Loop:
    """Let a board play an urgent item, then the month's loop; of a day that is over, the month's has nothing more.

    The month's pictures are of no item of the urgent bulletin, and what is told of them was told when the month was
    planned.
    """
    own = [replace(phase, name=f"khan-{phase.name}") for phase in urgent.phases if phase.item]
    rest = [replace(phase, item=None) for phase in month.phases if not _is_over(phase.showing, today)]
    phases = own + rest if own else []
    digits = max(2, len(str(len(phases))))
    return Loop(urgent.board, tuple(replace(phase, number=f"{at:0{digits}}") for at, phase in enumerate(phases)))


def _is_over(showing: Showing, today: dt.date) -> bool:
    return showing.until is not None and showing.until < today


class Planner:
    """Plans what one board plays."""

    def __init__(self, view: ChannelView, board: Board, place: Location) -> None:
        self.view = view
        self.board = board
        self.place = place
        self.theme = _with_family(view.bulletin.theme, board)
        self.arranger = Arranger(board, frozenset(view.bulletin.glossary), view.measure.fits, view.measure.price)
        self.told = Told.nothing()
        self.drawn: dict[int, tuple[Card, Mapping[str, Any]]] | None = None

    def loop(self) -> Loop:
        """Plan it; nothing where the board is too low or too far for any letters."""
        size = legibility.smallest_size(self.board)
        if self.board.height < size * legibility.INK_SHARE:
            self.told.diagnostics.append(too_far(self.board, size, self.place))
            return Loop(self.board, ())
        items: list[_Shown | None] = list(filter(None, map(self._item, self.view.entries)))
        if len(items) >= _LONG_LOOP and not self._of_month.words:
            items.insert(len(items) // 2, self._planned(NAMED, Planner.named))
        begins = self._planned(COVER, lambda own: own.sign("cover", COVER))
        ends = self._planned(CLOSING, lambda own: own.sign("closing", CLOSING))
        shown = [begins, *items, ends]
        loop = Loop(self.board, tuple(_phases(self.board, [one for one in shown if one])))
        told = self.told
        told.diagnostics.extend(remarks(self.board, self.place, told))
        said = {one.item: one.cards for one in items if one and one.item}
        told.diagnostics.extend(occasion_remarks(self.board, self.place, told, said))
        told.diagnostics.extend(loop_remarks(loop, self.place))
        return loop

    @cached_property
    def _of_month(self) -> _Signature:
        return self._planned("signature", lambda own: own.signature)

    def _item(self, entry: Entry) -> _Shown | None:
        by = self._of_month
        make = partial(self._named if by.words else self._apart, entry, by)
        # The words count as such: what was read for them was noted where they were found.
        shown, told = self.view.planned(entry, make, (self.board.id, self.place, by))
        self.told.add(told)
        return shown

    def _named(self, entry: Entry, by: _Signature) -> tuple[_Shown | None, Told]:
        """Draw an item as it was arranged for whoever's name has so many lines; where that has no room, arrange it."""
        anyone = by._replace(words=_ANYONE)
        make = partial(self._apart, entry, anyone, trying=True)
        shown, told = self.view.planned(entry, make, (self.board.id, self.place, anyone))
        if shown is None:
            return None, told
        cards = self._signing(by).again(entry, shown.drawn)
        if all(map(self.view.measure.fits, cards)):
            return replace(shown, cards=cards, drawn=()), told
        return self._apart(entry, by)

    def again(self, entry: Entry, drawn: Sequence[Mapping[str, Any]]) -> tuple[Card, ...]:
        """Draw cards of an item with what they were drawn with before."""
        return tuple(self._card("item", entry=entry, **values) for values in drawn)

    def _signing(self, by: _Signature) -> Planner:
        own = copy(self)
        own.told, own.drawn = Told.nothing(), None
        own.signature = by
        return own

    def _apart(self, entry: Entry, by: _Signature, *, trying: bool = False) -> tuple[_Shown | None, Told]:
        """Arrange an item with a planner of its own, which keeps what is told of it."""
        own = self._signing(by)
        own.drawn = {} if trying else None
        shown = own.arranged(entry)
        own.told.small[:] = [own.mended(one, by) for one in own.told.small]
        return shown, own.told

    def mended(self, found: Small, by: _Signature) -> Small:
        """Find with how many words an item would stand in large letters."""

        def plan(item: Item) -> Told:
            own = self._signing(by)
            own.arranged(self.view.as_if(found.entry, item))
            return own.told

        said = headlines(found.entry.item, portrayed=self._portrays(found.entry))[0]
        return mended(found, said.title, said.text, plan)

    def _planned(self, what: str, make: Callable[[Planner], T]) -> T:
        """Plan something of no item with a planner of its own."""
        own = partial(Planner, self.view.apart, self.board, self.place)
        return self.view.planned_of_month(lambda: make(own()), (what, self.board.id))

    def arranged(self, entry: Entry) -> _Shown | None:
        """Arrange an item; None where not even its headline has room."""
        showing = self._showing(entry)
        said = headlines(entry.item, portrayed=self._portrays(entry))
        first, *others = [self._composer(entry, one) for one in said]
        whole = next(((one, cards) for one in (first, *others) if others and (cards := one.core())), None)
        begun, cards = whole or (first, first.cards())
        if entry.item.led.title and said[0].title_path != "led.title":
            self.told.pointed.append(entry)
        if begun is not first and entry not in self.told.briefed:
            self.told.briefed.append(entry)
        if not cards:
            return None
        told = self.view.defanged(headline(entry.item).title)
        drawn = () if self.drawn is None else tuple(self.drawn[id(card)][1] for card in cards)
        shown = _Shown(_LEADING_NUMBER.sub("", entry.id), entry.id, told, cards, showing, drawn)
        self.told.diagnostics.extend(item_remarks(self.board, shown.cards, entry))
        return shown

    def _portrays(self, entry: Entry) -> bool:
        """Whether the board shows the picture of whoever an item seeks."""
        picture = self.view.picture_of(entry) if isinstance(entry.item, Appeal) else None
        return picture is not None and portrays(self.board, picture["aspect"])

    def _composer(self, entry: Entry, said: Statement) -> Composer:
        """Return what composes an item with some headline, as it stands beside the label."""
        label, title = self.view.beside(entry, said.title).values()
        # A label stands apart from its title here: «THÔNG BÁO» alone is no appeal, though the title begins with «Tìm».
        label = label and self.view.label(entry)
        if day := last_day(entry.item, self.view.bulletin.date):
            label, title = self.view.label(entry), after_label(title, entry.item.label)
        if said.title_path != "led.title":
            title = subject(entry.item, title)
        draw = partial(self._card, "item", entry=entry, label=label, day=day, portrayed=self._portrays(entry))
        strip = partial(self._strip, draw, label) if legibility.needs_scrolling(self.board) else None
        said = said._replace(title=title)
        return Composer(Ways(self.view, self.arranger.anew, draw, entry, said), self.told, strip)

    def sign(self, which: str, name: str) -> _Shown | None:
        """Plan the opening or closing pictures of the loop; None if the board has no room for them."""
        draw = partial(self._card, which)
        tries = filter(None, map(partial(self._signed, draw), self._signs(which)))
        most, first = legibility.longest_phase(self.board), next(tries, None)
        found = next((one for one in chain([first] if first else [], tries) if self._lasts(one) <= most), first)
        if found and which == "closing":
            found = self._coded(draw, found)
        since = Showing(self.view.bulletin.date)
        said = closing(self.view) if which == "closing" else Statement(self.view.bulletin.header.value.title, "")
        return _Shown(name, None, self.view.defanged(said.title), found.cards, since) if found else None

    def named(self) -> _Shown | None:
        """Plan the picture amid the loop that says who speaks, on boards whose others do not; None without room."""
        name = self.view.bulletin.unit.value.masthead[0].text
        found = self._signed(partial(self._card, "cover"), [Statement(name, "")])
        since = Showing(self.view.bulletin.date)
        return _Shown(NAMED, None, self.view.defanged(name), found.cards, since) if found else None

    def _signs(self, which: str) -> Iterator[Sequence[Statement]]:
        """Walk what opens or closes the loop, best first: with who speaks, where pictures do not say it themselves."""
        name = Statement(self.view.bulletin.unit.value.masthead[0].text, "")
        who = () if self.office or shape(self.board) == "ribbon" else (name,)
        if which == "cover":
            title = Statement(self.view.bulletin.header.value.title, "")
            tries = [title]
            # Who speaks was said on the picture before: «Bản tin Điện lực Yên Mỹ tháng 10» needs no second name.
            if who and (bare := without_name(title.title, name.title)) != title.title:
                yield (*who, title._replace(title=bare))
        else:
            said = closing(self.view)
            tries = list(
                said.bare.in_lines if shape(self.board) == TINY else (said, said.bare, said.loose, *said.in_lines[2:])
            )
        for one in tries:
            yield (*who, one)
        yield from ((one,) for one in tries)

    def _signed(self, draw: Draw, said: Sequence[Statement]) -> Framed | None:
        number = closing(self.view).title.replace(TIE, " ")
        calls = [one.title.replace(TIE, " ") == number for one in said]
        beats = [
            Beat(partial(draw, hero=call, calls=call), one, whole=call) for one, call in zip(said, calls, strict=True)
        ]
        return next(filter(None, (arranger.sign(beats) for arranger in self.arranger.levels)), None)

    def _coded(self, draw: Draw, found: Framed) -> Framed:
        """Add the month's code to whom to call, where that takes no phase more and nobody reads it in passing."""
        code, said = self.view.bulletin.month_code, closing(self.view)
        if not code or not said.text or self.board.speed_kmh:
            return found
        more = self._signed(draw, [said._replace(text=f"{said.text}. Mã tin {code}")])
        return more if more and len(more.cards) <= len(found.cards) else found

    def _lasts(self, found: Framed) -> int:
        return max(self.arranger.seconds(found.cards))

    @property
    def office(self) -> str:
        """Who speaks, where all pictures have room for it."""
        return self.signature.words

    @cached_property
    def signature(self) -> _Signature:
        """Who speaks, and on how many lines of a board whose pictures all have room for it."""
        form = forms(self.board)[0]
        field = fields(self.board, form)[0]
        if self.board.height < _SIGNED or not field.named:
            return _Signature()
        unit = self.view.bulletin.unit.value
        place: dict[str, Any] = {"shape": form, "field": field.pixels, "pictured": True, "named": True}
        draw = partial(self._card, "cover", title="", text="", loud=0.8, least=1.0, stretch=75.0, whole="yes", **place)
        names = dict.fromkeys((unit.masthead[0].text, unit.short_name))
        tries = (_Signature(name, lines) for name in names for lines in range(1, _MOST_LINES + 1))
        fits = self.view.measure.fits
        return next((one for one in tries if fits(draw(office=one.words, signed_lines=one.lines))), _Signature())

    def _card(self, which: str, *, entry: Entry | None = None, **values: Any) -> Card:  # noqa: ANN401 - looks take what they are given
        board = self.board
        led = entry.item.led if entry else None
        drawn_with = values
        values = {"shape": shape(board)} | values
        if "office" not in values:
            values["office"] = self.office
            if self.drawn is not None:
                values |= {"trying": True, "signed_lines": self.signature.lines}
        values |= {
            "board": board,
            "smallest": legibility.smallest_size(board),
            "crisp": legibility.CRISP_BELOW,
            "own_title": None if led is None else bool(led.title),
            "own_text": None if led is None else bool(led.text),
        }
        if not values.get("title"):
            # A day is of what its headline tells to do: above «Quá hạn 7 ngày thì…» it is another's.
            values["day"] = ""
        if entry and "strip" in values:
            values = self.view.values(entry) | values
            card = self.view.card("led/strip.xml", values["strip"], board.height, **values)
        elif entry:
            card = self.view.item_card(entry, board.width, board.height, "led", **values)
        else:
            card = self.view.card(f"led/{which}.xml", board.width, board.height, **values)
        said = f"{values.get('title', '')} {values.get('text', '')}"
        # Who drives past has no time to dial.
        calls = not board.speed_kmh and bool(values.get("calls") or _CALLED.search(said))
        pixels = BoardPixels(board.delivered, _TURNS[board.mounting], legibility.smallest_size(board))
        card = replace(card, board=pixels, calls=calls, theme=self.theme)
        if self.drawn is not None:
            self.drawn[id(card)] = card, drawn_with
        return card

    def _strip(self, draw: Draw, label: str, said: Statement, more: Statement | None) -> Card:
        """Render an item as one line of scrolling text."""
        follows = " – ".join(more[:2]) if more else ""

        def strip(width: int) -> Card:
            return said.drawn(draw)(
                strip=width, title=said.title, text=said.text, more=follows, stretch=_STRETCH_OF_STRIPS
            )

        letters = len(f"{label} {said.title} {said.text} {follows}")
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
            hint = "Sửa since, until"
            if not led.since:
                message += "; ngày đầu là ngày phát hành bản tin"
                hint = (
                    "Sửa until; chiếu từ trước ngày ấy thì thêm since, ngày bắt đầu chiếu; bản tin ra sớm hơn thì ghi "
                    "ngày ra thật vào bulletin.yaml, ở «date: …»"
                )
            place = entry.document.locate("led.until")
            found = Diagnostic(Code("never-shown"), Severity.ERROR, message, place, hint)
            # Each board says the same.
            self.told.diagnostics.append(found)
        return Showing(since, until, _hours(led.hours))


def _with_family(theme: Theme, board: Board) -> Theme:
    if board.font is None:
        return theme
    styles = {name: replace(style, family=board.font) for name, style in theme.styles.items()}
    return replace(theme, styles=styles)


def _hours(written: str | None) -> tuple[dt.time, dt.time] | None:
    if written is None:
        return None
    start, end = (dt.time.fromisoformat(part.strip().replace("24:00", "00:00")) for part in re.split("[-–]", written))
    return None if start == end else (start, end)


def _phases(board: Board, shown: Sequence[_Shown]) -> Iterator[Phase]:
    digits = max(2, len(str(sum(len(one.cards) for one in shown))))
    number = 0
    for one in shown:
        lasting = item_seconds(board, one.cards, PROFILES[board.player].fps)
        for before, card, seconds in zip((None, *one.cards), one.cards, lasting, strict=False):
            written = f"{number:0{digits}}"
            yield Phase(written, one.name, card, seconds, one.item, one.title, *to_read(card, before), one.showing)
            number += 1
