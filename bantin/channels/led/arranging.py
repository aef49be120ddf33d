"""Arranging what boards say: on as few phases as hold it, in letters as large as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from bantin.channels.led.players import PROFILES
from bantin.channels.led.shapes import TINY, Field, fields, shape
from bantin.channels.led.statements import Draw, Statement
from bantin.measure.reading import board_seconds
from bantin.model.card import Card
from bantin.model.parts.board import Board
from bantin.sight import legibility
from bantin.text.bold import cut
from bantin.text.breaking.portions import portions

Parts = Sequence[tuple[str, str]]
"""What stands on each phase: headline and second line."""

_Manner = tuple[float, float, float, str]
"""The headline's size, how far letters may shrink, their width, whether words stay whole; see `_MANNERS`."""

_MANNERS = (
    *((1.0, 0.75, stretch, "yes") for stretch in (90.0, 75.0, 62.5)),
    *((1.0, 0.75, stretch, "halves") for stretch in (75.0, 62.5)),
    *((0.7, 0.75, stretch, "yes") for stretch in (90.0, 75.0, 62.5)),
    *((0.5, 0.85, stretch, "yes") for stretch in (75.0, 62.5)),
    (1.0, 0.6, 80.0, "yes"),
    *((0.7, 0.75, stretch, "halves") for stretch in (75.0, 62.5)),
    (0.7, 0.6, 70.0, "yes"),
    (0.7, 0.6, 62.5, "halves"),
    (1.0, 0.45, 75.0, "yes"),
    (1.0, 0.0, 80.0, "yes"),
    (1.0, 0.0, 62.5, "yes"),
)
"""Ways to set a phase, best first: the headline's size as a share of the largest that the look has, how far letters may
shrink at most, as a share of the size that the look wants, their width in percent, and whether words stay whole.
Letters become narrower before they become smaller, «định danh mức 2» is halved before headlines become calmer, these
have one line before what stands below them becomes tiny, and all that comes before there are more phases."""


class Framed(NamedTuple):
    """Phases, and the form and the field of colour in which they are arranged."""

    cards: tuple[Card, ...]
    form: str
    field: Field


@dataclass(frozen=True, slots=True)
class Arranger:
    """Arranges what a board says.

    Attributes:
        board: that shows it.
        glossary: words that no line may break.
        fits: whether a card holds its texts.
    """

    board: Board
    glossary: frozenset[str]
    fits: Callable[[Card], bool]

    def item(self, draw: Draw, said: Statement) -> Framed | None:
        """Arrange an item in the form for the board's shape; if that has no room, in the form for tiny boards.

        These tell the kind of item on a phase of its own.
        """
        return next(filter(None, (self._framed(draw, said, form) for form in self._forms)), None)

    def holds(self, draw: Draw, said: Statement) -> bool:
        """Tell whether an item can be arranged in any way, as `item` would, without looking for the best."""
        return any(self._has_room(said.drawn(draw), said, form) for form in self._forms)

    def _has_room(self, draw: Draw, said: Statement, form: str) -> bool:
        least = fields(self.board, form)[-1]
        drawn, alone = _with_field(draw, form, least), form == TINY and not least.named
        if alone and not self._fitting(drawn, [("", "")], whole=False):
            return False
        return self._possible(drawn, list(_ways(said, self.board, self.glossary, kind=not alone)))

    def sign(self, draw: Draw, said: Statement) -> Framed | None:
        """Arrange what opens or ends the loop, in the form for the board's shape."""
        return self._framed(draw, said, shape(self.board), kind=False)

    def pair(self, draw: Draw, said: Statement, more: Statement, *, then: Draw | None = None) -> Framed | None:
        """Arrange an item and what follows it, all beside one field of colour; None where both have no room.

        Args:
            draw: makes the card of a phase.
            said: headline and second line.
            more: what follows them.
            then: makes the cards of what follows, if not `draw`.
        """
        most = legibility.most_phases(self.board) + (not self.board.speed_kmh)
        for form in self._forms:
            found: Framed | None = None
            for field in fields(self.board, form):
                if cards := self._beside(said.drawn(draw), said, form, field, kind=form == TINY):
                    follows = self.further(then or draw, Framed(cards, form, field), more)
                    fewer = len(cards) + len(follows) < (len(found.cards) if found else most + 1)
                    found = Framed((*cards, *follows), form, field) if follows and fewer else found
            if found:
                return found
        return None

    def further(self, draw: Draw, before: Framed, said: Statement) -> tuple[Card, ...]:
        """Arrange what follows on phases, beside the same field of colour; empty where it has no room."""
        return self._divided(_with_field(said.drawn(draw), before.form, before.field), said, kind=True)

    def seconds(self, card: Card, phase: int) -> int:
        """Find how long a card of an item stands on the board, by its number among these, from 0."""
        return board_seconds(self.board, card, phase, PROFILES[self.board.player].fps)

    @property
    def _forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((shape(self.board), TINY)))

    def _framed(self, draw: Draw, said: Statement, form: str, *, kind: bool = True) -> Framed | None:
        """Arrange beside a field of colour, or a smaller one where the larger costs a phase more.

        Args:
            draw: makes the card of a phase.
            said: headline and second line.
            form: how phases are arranged.
            kind: whether, on a tiny board, the kind of item has a phase of its own before.
        """

        def beside(field: Field) -> tuple[Card, ...]:
            return self._beside(said.drawn(draw), said, form, field, kind=kind and form == TINY)

        *larger, least = fields(self.board, form)
        best = beside(larger[0]) if larger else ()
        if len(best) == 1:
            return Framed(best, form, larger[0])
        # What has no room beside the least has none beside more; and nothing takes fewer phases.
        floor = beside(least)
        if not floor or 0 < len(best) <= len(floor):
            return Framed(best, form, larger[0]) if best else None
        others = ((field, beside(field)) for field in larger[1:])
        field, found = next((one for one in others if 0 < len(one[1]) <= len(floor)), (least, floor))
        return Framed(found, form, field)

    def _beside(self, draw: Draw, said: Statement, form: str, field: Field, *, kind: bool) -> tuple[Card, ...]:
        """Arrange beside a field of colour; empty where there is no room."""
        drawn = _with_field(draw, form, field)
        alone = kind and not field.named
        before = self._fitting(drawn, [("", "")], whole=False) if alone else ()
        words = self._divided(drawn, said, kind=not alone) if before or not alone else ()
        return (*(card for card in before if card.printed.texts), *words) if words else ()

    def _divided(self, draw: Draw, said: Statement, *, kind: bool) -> tuple[Card, ...]:
        """Divide over as few phases as hold it, none of which takes too long; empty where even the most do not hold it.

        A phase more is better than a word broken, or than one that nobody reads to its end.
        """
        first, *others = ways = list(_ways(said, self.board, self.glossary, kind=kind)) or [[]]
        found = self._fitting(draw, first, whole=True)
        if self._is_short(found):
            return found
        if not found and not self._possible(draw, ways):
            return ()
        again = () if found else ((parts, False) for parts in ways)
        tried = (self._fitting(draw, parts, whole=whole) for parts, whole in (*((way, True) for way in others), *again))
        words = legibility.count_words(f"{said.title} {said.text}")
        endless = words * legibility.SECONDS_A_WORD > legibility.LONGEST_PHASE * max(map(len, ways))
        if endless and found:
            return found
        for cards in filter(None, tried):
            if endless or self._is_short(cards):
                return cards
            found = found or cards
        return found

    def _is_short(self, cards: Sequence[Card]) -> bool:
        """Tell whether there are phases, and none that nobody reads to its end."""
        longest = max((self.seconds(card, phase) for phase, card in enumerate(cards)), default=0)
        return 0 < longest <= legibility.LONGEST_PHASE

    def _possible(self, draw: Draw, ways: Sequence[Parts]) -> bool:
        """Tell whether any of some ways has room in the smallest and narrowest letters.

        What has no room over the most phases has none over fewer, so of the ways that divide a headline alike those
        with the most phases decide.
        """
        most = {_headlines(parts): len(parts) for parts in ways}
        roomiest = (parts for parts in ways if len(parts) == most[_headlines(parts)])
        return any(self._in_manner(draw, parts, _MANNERS[-1], whole=False) for parts in roomiest)

    def _fitting(self, draw: Draw, parts: Parts, *, whole: bool) -> tuple[Card, ...]:
        """Render phases in the first style in which all of them fit; empty if they fit in none."""
        fitting = partial(self._in_manner, draw, parts, whole=whole)
        best, *others, last = _MANNERS
        if found := fitting(best):
            return found
        # What does not fit in the smallest and narrowest letters fits in no others.
        resort = fitting(last)
        return next((found for manner in others if (found := fitting(manner))), resort) if resort else ()

    def _in_manner(self, draw: Draw, parts: Parts, manner: _Manner, *, whole: bool) -> tuple[Card, ...]:
        """Render phases in one style; empty if one of them does not fit."""
        loud, least, stretch, words = manner
        values = {"loud": loud, "least": least, "stretch": stretch, "whole": words if whole else "no"}
        cards = (
            draw(title=above, text=below, phase=number, phases=len(parts), **values)
            for number, (above, below) in enumerate(parts, 1)
        )
        found = tuple(takewhile(self.fits, cards))
        return found if len(found) == len(parts) else ()


def _headlines(parts: Parts) -> int:
    """Count the phases of a headline; 0 where it stands alone, which may take all phases."""
    return sum(not below for _, below in parts) if any(below for _, below in parts) else 0


def _with_field(draw: Draw, form: str, field: Field) -> Draw:
    return partial(draw, shape=form, field=field.pixels, pictured=field.pictured, named=field.named)


def _ways(said: Statement, board: Board, glossary: frozenset[str], *, kind: bool) -> Iterator[list[tuple[str, str]]]:
    """List ways to divide over phases, the fewest first: headline and text of each; `kind` if they tell that too.

    Of the same count the way with whole clauses comes first, then the one whose phases are as long as each other.
    """
    title, text, *_ = said
    if not text or kind + 2 <= legibility.most_units(board):
        yield [(title, text)]
    # Who passes sees no phase more; who stands there may see the kind of item before its words.
    most = legibility.most_phases(board) - (1 if not kind and board.speed_kmh else 0)
    for count in range(2, most + 1):
        for above in range(1, count + 1):
            if (count - above > 0) != bool(text):
                continue
            found: list[tuple[str, str]] = []
            for evenly in (False, True):
                apart = partial(portions, extra=glossary, evenly=evenly)
                titles = cut(title, partial(apart, count=above))
                texts = cut(text, partial(apart, count=count - above)) if text else []
                way = [*((part, "") for part in titles), *(("", part) for part in texts)]
                if len(way) == count and way != found:
                    found = way
                    yield way
