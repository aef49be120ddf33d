"""What a board says of an item, as far as there is room; what it leaves off, or has to write small, is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from bantin.channels.led.arranging import Arranger, Framed
from bantin.channels.led.remarks import item_remarks
from bantin.channels.led.room import Holds, Told, bare, lack, lack_below, small, uncalled
from bantin.channels.led.statements import Draw, Statement, below, brief, call, figure, occasion
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.kinds.question import Question
from bantin.sight import legibility

_CALL = "phone-call"
"""Name of the icon beside whom to call."""

_ANSWER = "message-circle-reply"
"""Name of the icon beside an answer, as on further cards."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Chooses what a board says of an item.

    Attributes:
        view: of the month.
        arranger: of the board.
        told: takes what is told of the item.
        draw: makes the card of a phase.
        strip: makes writing that runs of a statement and what follows it; None where the board has room for lines.
        entry: the item.
        said: its headline and second line.
        label: what its kind is called.
    """

    view: ChannelView
    arranger: Arranger
    told: Told
    draw: Draw
    strip: Callable[[Statement, Statement | None], Card] | None
    entry: Entry
    said: Statement
    label: str

    def cards(self) -> tuple[Card, ...]:
        """Arrange all that is said, as far as there is room; empty where not even the headline has any."""
        number, when = figure(self.entry.item), occasion(self.entry.item)
        if number and (found := self._with_figure(number)):
            return found.cards
        if when and (found := self._with_occasion(when)):
            return found.cards
        shown = next(self._ways(), None)
        if shown is None and self.strip:
            said = self.said if self._own else self.said.bare
            return (self.strip(said, number or call(self.view, self.entry, self.said)),)
        framed, said = shown or next(self._resorts(), None) or (None, self.said)
        if framed is None:
            self.told.lacks.append(lack(self.entry, self._room, self.said.title, self.said.text))
            return ()
        if number or (self.said.text and not said.text and not self._own):
            self.told.bare.append(bare(self.entry, self._holds_in_passing, self.said.title))
        calling = call(self.view, self.entry, said)
        return self._called(framed, said, calling) if calling else framed.cards

    @property
    def _own(self) -> bool:
        """Whether the second line was written for boards: nothing else takes its place."""
        return bool(self.entry.item.led.text)

    @property
    def _brief(self) -> Statement | None:
        return None if self._own else brief(self.entry.item, self.said)

    def _ways(self) -> Iterator[tuple[Framed, Statement]]:
        """Walk the ways to say it in letters as large as all of the loop has: what films say where it saves a phase."""
        whole = self.arranger.item(self.draw, self.said)
        short = self._brief if whole is None or len(whole.cards) > 1 else None
        said = self.arranger.item(self.draw, short) if short else None
        if short and said and (whole is None or len(said.cards) < len(whole.cards)):
            self._tell_briefed()
            yield said, short
        if whole:
            yield whole, self.said

    def _resorts(self) -> Iterator[tuple[Framed, Statement]]:
        """Walk the ways that are left then: smaller letters for what was written for boards, less of all else."""
        if self._own and (found := self.arranger.resorting.item(self.draw, self.said)):
            self.told.small.append(small(self.entry, self._holds, self.said.title, self.said.text))
            yield found, self.said
        short = None if self._own else below(self.said, None)
        if short and (found := self.arranger.item(self.draw, short)):
            self.told.unsummed.append(self.entry)
            yield found, short
        steady = self.arranger.item(self.draw, self.said.bare)
        if found := steady or self.arranger.resorting.item(self.draw, self.said.bare):
            if self._own:
                self.told.lacks.append(lack_below(self.entry, self._room, self.said.title, self.said.text))
            elif not steady:
                self.told.small.append(small(self.entry, self._holds, self.said.title, ""))
            yield found, self.said.bare

    def _with_figure(self, number: Statement) -> Framed | None:
        """Arrange an item with its number or its answer: of this, what its film says, where that is shorter."""
        answers = isinstance(self.entry.item, Question)
        then = partial(self.draw, pictogram=_ANSWER) if answers else None
        pair = partial(self.arranger.pair, self.draw, self.said, then=then)
        short = brief(self.entry.item, number) if answers else None
        briefly = pair(short) if short and len(short.text) < len(number.text) else None
        return briefly or pair(number) or (pair(number.bare) if number.divisible else None)

    def _tell_briefed(self) -> None:
        if self.entry not in self.told.briefed:
            self.told.briefed.append(self.entry)

    def _with_occasion(self, when: Statement) -> Framed | None:
        """Arrange an item with when and where it is, after its summary or, where both have no room, instead of it."""
        short, pair = below(self.said, when), partial(self.arranger.pair, self.draw)
        instead = partial(self.arranger.item, self.draw, short) if short else partial(pair, self.said.bare, when)
        ways: list[tuple[list[Entry], Callable[[], Framed | None]]] = [
            ([], partial(pair, self.said, when)),
            ([self.entry], instead),
        ]
        for left, arranged in ways:
            found = arranged()
            if found and not any(item_remarks(self.arranger.board, found.cards, self.entry)):
                self.told.unsummed.extend(left)
                return found
        self.told.unsaid.append(self.entry)
        return None

    def _called(self, found: Framed, said: Statement, calling: Statement) -> tuple[Card, ...]:
        """Let whom to call follow, as room and time allow: for drivers, it takes the place of the summary."""
        board, drawn = self.arranger.board, partial(self.draw, pictogram=_CALL)
        whole = self.arranger.further(drawn, found, calling)
        shorter = (calling.bare, calling.loose.bare) if len(whole) != 1 else ()
        more = next(filter(None, (self.arranger.further(drawn, found, one) for one in shorter)), whole)
        cards = found.cards
        # Who stands there may see a phase more than of other items.
        most = legibility.most_phases(board) + (not board.speed_kmh)
        if len(cards) + len(more) > most and not self._own and (alone := self.arranger.item(self.draw, said.bare)):
            cards = alone.cards
        seconds = sum(self.arranger.seconds((*cards, *more)))
        late = board.slot_seconds and seconds > board.slot_seconds
        if more and len(cards) + len(more) <= most and not late:
            return (*cards, *more)
        self.told.uncalled.append(uncalled(self.entry, self._holds, said.title, calling.title))
        return found.cards

    @property
    def _room(self) -> Holds:
        """Whether words have room: in letters as large as all others where the kind of item has any in these."""
        return self._holds if self._holds("", "") else partial(self._holds, arranger=self.arranger.resorting)

    def _holds(self, title: str, text: str, arranger: Arranger | None = None) -> bool:
        return (arranger or self.arranger).holds(self.draw, self.said._replace(title=title, text=text))

    def _holds_in_passing(self, title: str, text: str) -> bool:
        """Tell whether there is room for a second line, and for drivers time to read it below the kind of item."""
        sight = legibility.sight_seconds(self.arranger.board)
        seconds = legibility.phase_seconds(legibility.DRIVERS_UNITS, legibility.count_words(f"{self.label} {text}"))
        return (not text or sight is None or seconds <= sight) and self._holds(title, text)
