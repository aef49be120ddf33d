"""Arranging what boards say: on as few phases as hold it, in letters as large as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from bantin.channels.led.players import PROFILES
from bantin.channels.led.shapes import TINY, Field, fields, forms, shape
from bantin.channels.led.statements import Draw, Statement
from bantin.measure.reading import item_seconds
from bantin.model.card import Card
from bantin.model.parts.board import Board
from bantin.sight import legibility
from bantin.text.bold import cut
from bantin.text.breaking.portions import portions

Parts = Sequence[tuple[str, str]]
"""What stands on each phase: headline and second line."""

_Manner = tuple[float, float, float, str]
"""The headline's size, how far letters may shrink, their width, whether words stay whole; see `_STEADY`."""

_STEADY = (
    (1.0, 1.0, 80.0, "yes"),
    *((0.8, least, stretch, "yes") for least in (1.0, 0.75) for stretch in (80.0, 70.0)),
    (0.8, 0.75, 62.5, "yes"),
    *((0.8, 0.75, stretch, "halves") for stretch in (80.0, 62.5)),
)
"""Ways to set a phase, best first: which of the look's two sizes its headline has (1, or less for the smaller), how far
letters may shrink, as a share of the size that the look wants (1 not at all, 0.75 to the smaller size of second lines),
their width in percent, and whether words stay whole. These are all that a loop has as long as its words have room over
some phases: nothing swells or shrivels from one item to the next, and nothing is smaller than the look wants."""

_STEADY_TINY = (
    *((1.0, 1.0, stretch, "yes") for stretch in (80.0, 70.0, 62.5)),
    (1.0, 1.0, 62.5, "halves"),
)
"""The same for tiny boards, whose looks have sizes for one line, two or three: each phase has the largest of these."""

_CALM = (
    *((0.8, 0.7, stretch, words) for words in ("yes", "halves") for stretch in (75.0, 62.5)),
    (0.8, 0.6, 70.0, "yes"),
    (0.8, 0.6, 62.5, "halves"),
)
"""Ways for a headline that has no room in these, before it is divided: nobody waits for the rest of a headline."""

_RESORTS = (
    (0.8, 0.45, 75.0, "yes"),
    (0.8, 0.0, 80.0, "yes"),
    (0.8, 0.0, 62.5, "yes"),
)
"""Ways for words that have no room otherwise, over any phases: as small as can be read. Editors are told of these."""


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
        steady: whether letters have the sizes that all of a loop has, and headlines stand on one phase, except on tiny
            boards; else letters are as small as words want, and if that does not help either, headlines are divided.
    """

    board: Board
    glossary: frozenset[str]
    fits: Callable[[Card], bool]
    steady: bool = True

    @property
    def resorting(self) -> Arranger:
        """The same with smaller letters, for what has no room in steady ones."""
        return replace(self, steady=False)

    def item(self, draw: Draw, said: Statement) -> Framed | None:
        """Arrange an item in the form for the board's shape; if that has no room, in the form for tiny boards.

        These tell the kind of item on a phase of its own.
        """
        return next(filter(None, (self._framed(draw, said, form) for form in forms(self.board))), None)

    def holds(self, draw: Draw, said: Statement) -> bool:
        """Tell whether an item can be arranged in any way, as `item` would, without looking for the best."""
        return any(self._has_room(said.drawn(draw), said, form) for form in forms(self.board))

    def _has_room(self, draw: Draw, said: Statement, form: str) -> bool:
        least = fields(self.board, form)[-1]
        drawn, alone = _with_field(draw, form, least), form == TINY and not least.named
        ways = self._ways(said, kind=not alone)
        for manners, divided in self._levels(form):
            known = not alone or self._fitting(drawn, [("", "")], manners, whole=False)
            if known and self._possible(drawn, _with_headlines(ways, divided=divided), manners[-1]):
                return True
        return False

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

        def both(form: str, field: Field) -> tuple[Card, ...]:
            cards = self._beside(said.drawn(draw), said, form, field, kind=form == TINY)
            follows = self.further(then or draw, Framed(cards, form, field), more) if cards else ()
            return (*cards, *follows) if follows and len(cards) + len(follows) <= most else ()

        found = (self._best(form, partial(both, form)) for form in forms(self.board))
        return next(filter(None, found), None)

    def further(self, draw: Draw, before: Framed, said: Statement) -> tuple[Card, ...]:
        """Arrange what follows on phases, beside the same field of colour; empty where it has no room."""
        return self._divided(_with_field(said.drawn(draw), before.form, before.field), said, before.form, kind=True)

    def seconds(self, cards: Sequence[Card]) -> list[int]:
        """Find how long each card of an item stands on the board."""
        return item_seconds(self.board, cards, PROFILES[self.board.player].fps)

    def _framed(self, draw: Draw, said: Statement, form: str, *, kind: bool = True) -> Framed | None:
        """Arrange beside a field of colour.

        Args:
            draw: makes the card of a phase.
            said: headline and second line.
            form: how phases are arranged.
            kind: whether, on a tiny board, the kind of item has a phase of its own before.
        """
        return self._best(
            form, lambda field: self._beside(said.drawn(draw), said, form, field, kind=kind and form == TINY)
        )

    def _best(self, form: str, beside: Callable[[Field], tuple[Card, ...]]) -> Framed | None:
        """Choose the largest field of colour that costs no phase more than a stripe: half a sentence says nothing.

        Only what has no room beside that does without colour.
        """
        *larger, least = [field for field in fields(self.board, form) if field.pixels]
        best = beside(larger[0]) if larger else ()
        if len(best) == 1:
            return Framed(best, form, larger[0])
        # What has no room beside the least has none beside more; and nothing takes fewer phases.
        floor = beside(least)
        if 0 < len(best) <= len(floor):
            return Framed(best, form, larger[0])
        if not floor:
            *_, bare = fields(self.board, form)
            found = () if bare.pixels else beside(bare)
            return Framed(found, form, bare) if found else None
        others = ((field, beside(field)) for field in larger[1:])
        field, found = next((one for one in others if 0 < len(one[1]) <= len(floor)), (least, floor))
        return Framed(found, form, field)

    def _beside(self, draw: Draw, said: Statement, form: str, field: Field, *, kind: bool) -> tuple[Card, ...]:
        """Arrange beside a field of colour; empty where there is no room."""
        drawn = _with_field(draw, form, field)
        alone = kind and not field.named
        (manners, _), *_ = self._levels(form)
        before = self._fitting(drawn, [("", "")], manners, whole=False) if alone else ()
        words = self._divided(drawn, said, form, kind=not alone) if before or not alone else ()
        return (*(card for card in before if card.printed.texts), *words) if words else ()

    def _ways(self, said: Statement, *, kind: bool) -> list[Parts]:
        return list(_ways(said, self.board, self.glossary, kind=kind)) or [[]]

    def _divided(self, draw: Draw, said: Statement, form: str, *, kind: bool) -> tuple[Card, ...]:
        """Divide over as few phases as hold it, none of which takes too long; empty where even the most do not hold it.

        A phase more is better than a word broken, or than one that nobody reads to its end.
        """
        ways = self._ways(said, kind=kind)
        found = (
            self._in_manners(draw, said, _with_headlines(ways, divided=divided), manners)
            for manners, divided in self._levels(form)
        )
        return next(filter(None, found), ())

    def _in_manners(
        self, draw: Draw, said: Statement, ways: Sequence[Parts], manners: Sequence[_Manner]
    ) -> tuple[Card, ...]:
        if not ways:
            return ()
        first, *others = ways
        found = self._fitting(draw, first, manners, whole=True)
        if self._is_short(found):
            return found
        if not found and not self._possible(draw, ways, manners[-1]):
            return ()
        again = () if found else ((parts, False) for parts in ways)
        tried = (
            self._fitting(draw, parts, manners, whole=whole)
            for parts, whole in (*((way, True) for way in others), *again)
        )
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
        return 0 < max(self.seconds(cards), default=0) <= legibility.LONGEST_PHASE

    def _levels(self, form: str) -> tuple[tuple[tuple[_Manner, ...], bool], ...]:
        """List what is tried one after the other: manners, and whether headlines may be divided."""
        usual = _STEADY_TINY if form == TINY else _STEADY
        if self.steady:
            return ((usual, form == TINY),)
        return ((_RESORTS, True),) if form == TINY else ((_CALM, False), (usual, True), (_RESORTS, True))

    def _possible(self, draw: Draw, ways: Sequence[Parts], last: _Manner) -> bool:
        """Tell whether any of some ways has room in the last manner, which has the smallest and narrowest letters.

        What has no room over the most phases has none over fewer, so of the ways that divide a headline alike those
        with the most phases decide.
        """
        most = {_headlines(parts): len(parts) for parts in ways}
        roomiest = (parts for parts in ways if len(parts) == most[_headlines(parts)])
        return any(self._in_manner(draw, parts, last, whole=False) for parts in roomiest)

    def _fitting(self, draw: Draw, parts: Parts, manners: Sequence[_Manner], *, whole: bool) -> tuple[Card, ...]:
        """Render phases in the first style in which all of them fit; empty if they fit in none."""
        fitting = partial(self._in_manner, draw, parts, whole=whole)
        best, *others, last = manners
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


def _with_headlines(ways: Sequence[Parts], *, divided: bool) -> list[Parts]:
    """Leave out the ways that divide a headline, unless it may be divided."""
    return [way for way in ways if divided or sum(bool(above) for above, _ in way) <= 1 or way[0][0] == way[-1][0]]


def _with_field(draw: Draw, form: str, field: Field) -> Draw:
    return partial(draw, shape=form, field=field.pixels, pictured=field.pictured, named=field.named)


def _ways(said: Statement, board: Board, glossary: frozenset[str], *, kind: bool) -> Iterator[list[tuple[str, str]]]:
    """List ways to divide over phases, the fewest first: headline and text of each; `kind` if they tell that too.

    Of the same count those come first whose headline stays while the second line goes on; then, the headline before it,
    the way with whole clauses, then the one whose phases are as long as each other.
    """
    title, text, *_ = said
    both = kind + 2 <= legibility.most_units(board)
    if not text or both:
        yield [(title, text)]
    # Who passes sees no phase more; who stands there may see the kind of item before its words.
    most = legibility.most_phases(board) - (1 if not kind and board.speed_kmh else 0)
    for count in range(2, most + 1):
        found: list[list[tuple[str, str]]] = []
        for above in range(bool(not text or not (title and both)), count + 1):
            if (count - above > 0) != bool(text):
                continue
            for evenly in (False, True):
                apart = partial(portions, extra=glossary, evenly=evenly)
                texts = cut(text, partial(apart, count=count - above)) if text else []
                if above:
                    titles = cut(title, partial(apart, count=above))
                    way = [*((part, "") for part in titles), *(("", part) for part in texts)]
                else:
                    way = [(title, part) for part in texts]
                if len(way) == count and way not in found:
                    found.append(way)
                    yield way
