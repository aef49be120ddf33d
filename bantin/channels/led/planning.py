"""Planning of loops: each item on as few phases as hold it, each phase shown for its reading time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from bantin.channels.led.arranging import Arranger, Framed
from bantin.channels.led.players import PROFILES
from bantin.channels.led.remarks import item_remarks, loop_remarks, occasion_remarks, too_far
from bantin.channels.led.room import Bare, Holds, Lack, bare, lack, lack_below, remarks, uncalled
from bantin.channels.led.scrolling import narrowest
from bantin.channels.led.shapes import shape
from bantin.channels.led.statements import Draw, Statement, below, call, closing, figure, headline, occasion
from bantin.channels.memory import Memory
from bantin.channels.view import ChannelView
from bantin.measure.reading import board_seconds, to_read
from bantin.model.bulletin import Entry
from bantin.model.card import BoardPixels, Card
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity, has_errors
from bantin.model.kinds.question import Question
from bantin.model.loop import Loop, Phase, Showing
from bantin.model.parts.board import Board, Mounting
from bantin.model.theme import Theme
from bantin.sight import legibility

_STRETCH_OF_STRIPS = 80
"""Width in percent of letters that run."""

COVER, CLOSING = "mo-dau", "ket"
"""Names of the pictures that open and close a loop."""

_CALL = "phone-call"
"""Name of the icon beside whom to call."""

_ANSWER = "message-circle-reply"
"""Name of the icon beside an answer, as on further cards."""

_TURNS = {Mounting.UPRIGHT: 0, Mounting.LEFT: 1, Mounting.RIGHT: 3}
"""How often a picture is turned a quarter to the right, for a board that hangs turned the other way."""

_LEADING_NUMBER = re.compile(r"^\d+-")


@dataclass(frozen=True, slots=True)
class _Shown:
    """An item as a board shows it: its cards in order."""

    name: str
    item: str | None
    title: str
    cards: tuple[Card, ...]
    showing: Showing


class _Told(NamedTuple):
    """What is told of an item on a board."""

    diagnostics: tuple[Diagnostic, ...]
    lacks: tuple[Lack, ...]
    bare: tuple[Bare, ...]
    uncalled: tuple[Bare, ...]
    unsummed: tuple[Entry, ...]
    unsaid: tuple[Entry, ...]


def loops(view: ChannelView) -> Iterator[Loop | Diagnostic]:
    """Plan what each board plays; of one for which all is too long, that it plays nothing."""
    settings = view.bulletin.unit.value.channels.led
    after = view.bulletin.goes_on
    month = replace(view, bulletin=after, memory=Memory()) if after else None
    for number, board in enumerate(settings.boards if settings else ()):
        place = view.bulletin.unit.locate(f"channels.led.boards.{number}")
        planner = _Planner(view, board, place)
        loop = planner.loop()
        yield from planner.diagnostics
        if view.bulletin.is_urgent:
            rest = _Planner(month, board, place).loop() if month else Loop(board, ())
            loop = _urgent_first(loop, rest, view.bulletin.date)
        if loop.phases or has_errors(planner.diagnostics):
            yield loop


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


class _Planner:
    def __init__(self, view: ChannelView, board: Board, place: Location) -> None:
        self.view = view
        self.board = board
        self.place = place
        self.theme = _with_family(view.bulletin.theme, board)
        self.arranger = Arranger(board, frozenset(view.bulletin.glossary), view.measure.fits)
        self.diagnostics: list[Diagnostic] = []
        self.lacks: list[Lack] = []
        self.bare: list[Bare] = []
        self.uncalled: list[Bare] = []
        self.unsummed: list[Entry] = []
        self.unsaid: list[Entry] = []

    def loop(self) -> Loop:
        size = legibility.smallest_size(self.board)
        if self.board.height < size * legibility.INK_SHARE:
            self.diagnostics.append(too_far(self.board, size, self.place))
            return Loop(self.board, ())
        shown = [self._sign("cover", COVER), *map(self._item, self.view.entries), self._sign("closing", CLOSING)]
        loop = Loop(self.board, tuple(_phases(self.board, [one for one in shown if one])))
        self.diagnostics += remarks(self.board, self.place, self.lacks, self.bare, self.uncalled)
        self.diagnostics += occasion_remarks(self.board, self.place, self.unsummed, self.unsaid)
        self.diagnostics += loop_remarks(loop, self.place)
        return loop

    def _item(self, entry: Entry) -> _Shown | None:
        shown, told = self.view.planned(entry, partial(self._apart, entry), (self.board.id, self.place))
        self.diagnostics += told.diagnostics
        self.lacks += told.lacks
        self.bare += told.bare
        self.uncalled += told.uncalled
        self.unsummed += told.unsummed
        self.unsaid += told.unsaid
        return shown

    def _apart(self, entry: Entry) -> tuple[_Shown | None, _Told]:
        """Arrange an item with a planner of its own, which keeps what is told of it."""
        own = copy(self)
        own.diagnostics, own.lacks, own.bare, own.uncalled, own.unsummed, own.unsaid = [], [], [], [], [], []
        shown = own.arranged(entry)
        told = _Told(
            tuple(own.diagnostics),
            tuple(own.lacks),
            tuple(own.bare),
            tuple(own.uncalled),
            tuple(own.unsummed),
            tuple(own.unsaid),
        )
        return shown, told

    def arranged(self, entry: Entry) -> _Shown | None:
        """Arrange an item; None where not even its headline has room."""
        showing, said = self._showing(entry), headline(entry.item)
        told = self.view.defanged(said.title)
        label, title = self.view.beside(entry, said.title).values()
        said = said._replace(title=title)
        draw = partial(self._card, "item", entry=entry, label=label)
        cards = self._cards(draw, entry, said, label)
        if not cards:
            self.lacks.append(lack(entry, partial(self._holds, draw, said), said.title, said.text))
            return None
        shown = _Shown(_LEADING_NUMBER.sub("", entry.id), entry.id, told, cards, showing)
        self.diagnostics += item_remarks(self.board, shown.cards, entry)
        return shown

    def _cards(self, draw: Draw, entry: Entry, said: Statement, label: str) -> tuple[Card, ...]:
        """Arrange all that is said of an item, as far as there is room; empty where not even its headline has any."""
        number, calling = figure(entry.item), call(self.view, entry, said)
        for follows in (number, number.bare) if number and number.divisible else (number,):
            then = partial(draw, pictogram=_ANSWER) if isinstance(entry.item, Question) else None
            if follows and (found := self.arranger.pair(draw, said, follows, then=then)):
                return found.cards
        when, own = occasion(entry.item), bool(entry.item.led.text)
        if when and (found := self._with_occasion(draw, entry, said, when)):
            return found.cards
        found = self.arranger.item(draw, said)
        if found is None and legibility.needs_scrolling(self.board):
            return (self._strip(draw, label, said if own else said.bare, number or calling),)
        holds = partial(self._holds, draw, said)
        if found is None and not own and (short := below(said, None)) and (found := self.arranger.item(draw, short)):
            self.unsummed.append(entry)
        if found is None and (found := self.arranger.item(draw, said.bare)):
            if own:
                self.lacks.append(lack_below(entry, holds, said.title, said.text))
            number, calling = number or (None if own else said), call(self.view, entry, said.bare)
        if found and number:
            self.bare.append(bare(entry, partial(self._holds_in_passing, holds, label), said.title))
        return self._called(draw, entry, found, said, calling) if found and calling else found.cards if found else ()

    def _with_occasion(self, draw: Draw, entry: Entry, said: Statement, when: Statement) -> Framed | None:
        """Arrange an item with when and where it is, after its summary or, where both have no room, instead of it."""
        short, pair = below(said, when), partial(self.arranger.pair, draw)
        instead = partial(self.arranger.item, draw, short) if short else partial(pair, said.bare, when)
        ways: list[tuple[list[Entry], Callable[[], Framed | None]]] = [
            ([], partial(pair, said, when)),
            ([entry], instead),
        ]
        for left, arranged in ways:
            found = arranged()
            if found and not any(item_remarks(self.board, found.cards, entry)):
                self.unsummed += left
                return found
        self.unsaid.append(entry)
        return None

    def _called(self, draw: Draw, entry: Entry, found: Framed, said: Statement, calling: Statement) -> tuple[Card, ...]:
        """Let whom to call follow, as room and time allow: for drivers, it takes the place of the summary."""
        drawn = partial(draw, pictogram=_CALL)
        whole = self.arranger.further(drawn, found, calling)
        more = whole if len(whole) == 1 else self.arranger.further(drawn, found, calling.bare) or whole
        cards = found.cards
        # Who stands there may see a phase more than of other items.
        most = legibility.most_phases(self.board) + (not self.board.speed_kmh)
        if len(cards) + len(more) > most and not entry.item.led.text and (alone := self.arranger.item(draw, said.bare)):
            cards = alone.cards
        seconds = sum(self.arranger.seconds(card, phase) for phase, card in enumerate((*cards, *more)))
        late = self.board.slot_seconds and seconds > self.board.slot_seconds
        if more and len(cards) + len(more) <= most and not late:
            return (*cards, *more)
        self.uncalled.append(uncalled(entry, partial(self._holds, draw, said), said.title, calling.title))
        return found.cards

    def _holds(self, draw: Draw, said: Statement, title: str, text: str) -> bool:
        return self.arranger.holds(draw, said._replace(title=title, text=text))

    def _holds_in_passing(self, holds: Holds, label: str, title: str, text: str) -> bool:
        """Tell whether there is room for a second line, and for drivers time to read it below the kind of item."""
        sight = legibility.sight_seconds(self.board)
        seconds = legibility.phase_seconds(legibility.DRIVERS_UNITS, legibility.count_words(f"{label} {text}"))
        return (not text or sight is None or seconds <= sight) and holds(title, text)

    def _sign(self, which: str, name: str) -> _Shown | None:
        """Plan the opening or closing phase of the loop; None if the board has no room for it."""
        unit = self.view.bulletin.unit.value
        draw = partial(self._card, which)
        if which == "cover":
            said = Statement(self.view.bulletin.header.value.title, "")
            tries = [(partial(draw, signs=name), said) for name in (unit.masthead[0].text, "")]
        else:
            said = closing(self.view)
            tries = [(draw, said), (draw, said.bare)]
        found = next((found for drawn, one in tries if (found := self.arranger.sign(drawn, one))), None)
        if found and which == "closing":
            found = self._coded(draw, said, found)
        since = Showing(self.view.bulletin.date)
        return _Shown(name, None, self.view.defanged(said.title), found.cards, since) if found else None

    def _coded(self, draw: Draw, said: Statement, found: Framed) -> Framed:
        """Add the month's code to whom to call, where that takes no phase more and nobody reads it in passing."""
        code = self.view.bulletin.month_code
        if not code or not said.text or self.board.speed_kmh:
            return found
        more = self.arranger.sign(draw, said._replace(text=f"{said.text}. Mã tin {code}"))
        return more if more and len(more.cards) <= len(found.cards) else found

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
                hint = "Sửa until; chiếu từ trước ngày ấy thì thêm since, ngày bắt đầu chiếu"
            place = entry.document.locate("led.until")
            found = Diagnostic(Code("never-shown"), Severity.ERROR, message, place, hint)
            # Each board says the same.
            self.diagnostics.append(found)
        return Showing(since, until, _hours(led.hours))


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
