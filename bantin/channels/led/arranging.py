"""Arranging what boards say: on as few pictures as hold it, all of an item in letters of the same sizes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple, TypeVar, cast

from bantin.channels.led.beats import Beat, as_tiny, in_field, joined, names, unrepeated
from bantin.channels.led.dividing import Part, Parts, begins_as, ways
from bantin.channels.led.players import PROFILES
from bantin.channels.led.shapes import TINY, Field, fields, forms
from bantin.channels.led.statements import Draw, Statement
from bantin.measure.reading import item_seconds
from bantin.model.card import Card
from bantin.model.parts.board import Board
from bantin.sight import legibility

T = TypeVar("T")

_Manner = tuple[float, float, float, str]
"""The step of sizes, how far letters may shrink, their width, whether words stay whole; see `_STEADY`."""

_STEADY = (
    *((loud, 1.0, stretch, "yes") for loud in (1.0, 0.8) for stretch in (80.0, 75.0)),
    (0.8, 1.0, 75.0, "halves"),
)
"""Ways to set an item, best first: which of the look's two steps of sizes its letters have (1, or less for the usual
one), how far they may shrink (1 not at all), their width in percent, and whether words stay whole. These are all that a
loop has as long as its words have room over some pictures: an item takes no picture more for larger letters, and within
it nothing swells or shrivels."""

_STEADY_TINY = tuple((loud, 1.0, 64.0, whole) for whole in ("yes", "halves", "no") for loud in (0.8, 0.6))
"""The same for tiny boards, whose smaller step is the smallest letters; all are narrow."""

_CALM = tuple(
    (0.8, least, stretch, whole) for whole in ("yes", "halves") for least in (0.85, 0.7) for stretch in (75.0, 70.0)
)
"""Ways for a headline that has no room in these, before it is divided: nobody waits for the rest of a headline."""

_RESORTS = (
    (0.8, 0.45, 75.0, "yes"),
    (0.6, 0.0, 66.0, "yes"),
    (0.6, 0.0, 62.5, "halves"),
    (0.6, 0.0, 62.5, "no"),
)
"""Ways for words that have no room otherwise: as small as can be read. Editors are told of these."""


_SMALLER = 2.0
"""What letters of a picture cost that have lost all their size or width, as a line that ends inside a word costs 1."""

_LOOSE, _LAST_LEVEL = 2, 3


class Framed(NamedTuple):
    """Pictures, and the form and the field of colour in which they are arranged."""

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
        price: what the lines of its texts cost a reader.
        level: how hard it tries. 0: letters have the sizes that all of a loop has, each picture reads alone, and
            headlines stand on one, except on tiny boards. 1: letters are somewhat smaller. 2: headlines and sentences
            are divided. 3: letters are as small as words want.
        form: in which pictures are arranged; each that the board may have where it is empty.
        known: what was found of an item's statements, of which many ways to say it have some in common.
    """

    board: Board
    glossary: frozenset[str]
    fits: Callable[[Card], bool]
    price: Callable[[Card], float]
    level: int = 0
    form: str = ""
    known: dict[Hashable, Any] = dataclasses.field(default_factory=dict, compare=False)

    @property
    def anew(self) -> Arranger:
        """Return the same for another item."""
        return replace(self, known={})

    def _recalled(self, beat: Beat, what: Hashable, make: Callable[[], T]) -> T:
        key = self.level, beat.name, what
        if beat.name is None or key not in self.known:
            self.known[key] = make()
        return cast("T", self.known[key])

    @property
    def levels(self) -> tuple[Arranger, ...]:
        """List arrangers, each of which tries harder than those before."""
        possible = forms(self.board)
        steps = [(level, form) for level in range(_LAST_LEVEL + 1) for form in possible]
        # A board that may do as tiny ones do has smaller letters before it does, where its field would not stay.
        if len({fields(self.board, form)[0].pixels for form in possible}) > 1:
            steps.sort(key=lambda step: possible.index(step[1]))
        return tuple(replace(self, level=level, form=form) for level, form in steps)

    @property
    def loose(self) -> bool:
        """Whether headlines may be divided into parts of which none reads alone."""
        return self.level >= _LOOSE

    def item(
        self, beats: Sequence[Beat], more: int = 0, heads: Sequence[tuple[str, str]] = (), *, exact: bool = False
    ) -> Framed | None:
        """Arrange the statements of an item beside one field of colour and in letters of one step of sizes.

        Args:
            beats: what is said, in order.
            more: pictures that it may take beyond what the board's readers see.
            heads: what its headline is called above what follows it, best first, each with its path.
            exact: whether it is called so and not by their first words.

        Returns:
            None where not all has room.
        """
        return self._framed(beats, more, heads, exact=exact)

    def sign(self, beats: Sequence[Beat]) -> Framed | None:
        """Arrange what opens or ends the loop."""
        return self._framed(beats, 0, (), exact=True)

    def _framed(
        self, beats: Sequence[Beat], more: int, heads: Sequence[tuple[str, str]], *, exact: bool
    ) -> Framed | None:
        for form in (self.form,) if self.form else forms(self.board):
            said = [beat for beat in beats if beat.tiny in (None, form == TINY)]
            said = [as_tiny(beat) for beat in said] if form == TINY else said
            possible = fields(self.board, form)
            wide = [field for field in possible if field.pixels == possible[0].pixels]
            for field in wide if self.level < _LAST_LEVEL else possible:
                drawn = [in_field(beat, form, field) for beat in said]
                head = self._head(drawn[0], heads, exact=exact) if form != TINY else ("", "")
                if said[0].follows and not head[0]:
                    continue
                if cards := self._arranged(drawn, form, self._most(form) + more, head):
                    return Framed(cards, form, field)
        return None

    def holds(self, draw: Draw, said: Statement) -> bool:
        """Tell whether a statement has room in letters as large as all of a loop has."""
        return self.item([Beat(draw, said)]) is not None

    def seconds(self, cards: Sequence[Card]) -> list[int]:
        """Find how long each card of an item stands on the board."""
        return item_seconds(self.board, cards, PROFILES[self.board.player].fps)

    def _head(self, beat: Beat, heads: Sequence[tuple[str, str]], *, exact: bool) -> tuple[str, str]:
        # First words of a headline are found only where they are asked for.
        called = iter(heads) if exact else names(heads, self.glossary)
        return self._recalled(beat, ("head", exact, *heads), lambda: self._called(beat.draw, called))

    def _called(self, draw: Draw, heads: Iterable[tuple[str, str]]) -> tuple[str, str]:
        """Choose what a headline is called where it is repeated: of what has room on a line, what says most of it."""
        known = {"title": "", "text": "", "phase": 1, "phases": 1, "hero": False, "loud": 0.8, "least": 1.0}
        known |= {"stretch": 75.0, "whole": "yes"}
        for head, path in heads:
            if self.fits(draw(**{**known, "head": head, "head_path": path})):
                return head, path
        return "", ""

    def _most(self, form: str) -> int:
        return min(
            legibility.most_phases(self.board), legibility.TINY_PHASES if form == TINY else legibility.MOST_PHASES
        )

    def _arranged(self, beats: Sequence[Beat], form: str, most: int, head: tuple[str, str]) -> tuple[Card, ...]:
        """Arrange statements, each on as few pictures as hold it, then in the largest letters that hold them all."""
        manners = self._manners(form)
        parts = list(takewhile(bool, (self._fewest(beat, form, most, head) for beat in beats)))
        if len(parts) < len(beats):
            return ()
        ways: list[tuple[Sequence[Beat], Sequence[Parts]]] = [(beats, parts)]
        # Drivers have no time for as many things as stand on a joined picture.
        if form != TINY and not self.board.speed_kmh:
            ways.insert(0, joined(beats, parts, head[0]))
        fewer = (self._in_manners(*way, manners, head) for way in ways if sum(map(len, way[1])) <= most)
        found = [cards for cards in fewer if cards]
        # What is joined may take longer than anybody waits.
        return next((cards for cards in found if not self._is_late(cards)), found[0] if found else ())

    def _is_late(self, cards: Sequence[Card]) -> bool:
        return max(self.seconds(cards)) > legibility.longest_phase(self.board)

    def _in_manners(
        self, beats: Sequence[Beat], parts: Sequence[Parts], manners: Sequence[_Manner], head: tuple[str, str]
    ) -> tuple[Card, ...]:
        tried = ((manner, self._all_in_manner(beats, parts, manner, head)) for manner in manners)
        fitting = ((manner, cards) for manner, cards in tried if cards)
        chosen = next(fitting, None)
        return self._best_lines(*chosen, fitting) if chosen else ()

    def _best_lines(
        self, first: _Manner, found: tuple[Card, ...], others: Iterable[tuple[_Manner, tuple[Card, ...]]]
    ) -> tuple[Card, ...]:
        """Choose among manners that shrink no more and break no more words than the first: by how well lines end."""
        lowest = sum(map(self.price, found))
        for manner, cards in others:
            smaller = 1 - manner[0] * manner[2] / (first[0] * first[2])
            lost = _SMALLER * len(cards) * smaller
            if manner[1::2] != first[1::2] or lost >= lowest:
                break
            if (cost := lost + sum(map(self.price, cards))) < lowest:
                found, lowest = cards, cost
        return found

    def _all_in_manner(
        self, beats: Sequence[Beat], parts: Sequence[Parts], manner: _Manner, head: tuple[str, str]
    ) -> tuple[Card, ...]:
        """Render the pictures of all statements in one manner; empty if one of them does not fit."""
        tried = (self._in_manner(beat, part, manner, head) for beat, part in zip(beats, parts, strict=True))
        cards = tuple(takewhile(bool, tried))
        return tuple(card for several in cards for card in several) if len(cards) == len(beats) else ()

    def _fewest(self, beat: Beat, form: str, most: int, head: tuple[str, str]) -> Parts:
        return self._recalled(beat, (form, most, head), lambda: self._divided(beat, form, most, head))

    def _divided(self, beat: Beat, form: str, most: int, head: tuple[str, str]) -> Parts:
        """Divide a statement over as few pictures as hold it, none of which takes too long; empty where none do."""
        found: Parts = ()
        # Of three words at a time nobody makes a sentence: on small boards each picture has one, but of who speaks and
        # of what was written for boards.
        paths = beat.said.title_path, beat.said.text_path
        whole = TINY in forms(self.board) and any(paths) and not any(path.startswith("led.") for path in paths)
        loose, most = self.loose and not whole, 1 if beat.whole else most
        # What does not fit in the smallest and narrowest letters fits in no others; and a picture more is better than a
        # word broken.
        roomiest = {
            (least, whole): (loud, least, stretch, whole) for loud, least, stretch, whole in self._manners(form)
        }
        for manner in roomiest.values():
            for parts in ways(beat.said, most, self.glossary, headlines=self.loose or form == TINY, loose=loose):
                cards = self._in_manner(beat, parts, manner, head)
                if cards and max(self.seconds(cards)) <= legibility.longest_phase(self.board):
                    return parts
                found = found or (parts if cards else ())
        return found

    def _manners(self, form: str) -> Sequence[_Manner]:
        usual = _STEADY_TINY if form == TINY else _STEADY
        return (usual, usual if form == TINY else _CALM, usual, _RESORTS)[self.level]

    def _in_manner(self, beat: Beat, parts: Parts, manner: _Manner, head: tuple[str, str]) -> tuple[Card, ...]:
        """Render pictures in one manner; empty if one of them does not fit."""
        return self._recalled(beat, (manner, *parts, head), lambda: self._rendered(beat, parts, manner, head))

    def _rendered(self, beat: Beat, parts: Parts, manner: _Manner, head: tuple[str, str]) -> tuple[Card, ...]:
        loud, least, stretch, whole = manner
        values = {"loud": loud, "least": least, "stretch": stretch, "whole": whole}

        def drawn(number: int, part: Part, above: str, path: str) -> Card:
            text = part.text
            if above and part.title:
                above, text = unrepeated(above, text)
            return beat.draw(
                title=part.title,
                text=text,
                head=above,
                head_path=path,
                phase=number,
                phases=len(parts),
                **values,
                **({} if number == len(parts) else {"aside": ""}),
            )

        def fitting(number: int, part: Part) -> Card | None:
            called = head if beat.follows or part.head else ("", "")
            tried = [called]
            # Where no name has room beside all that is said, the headline may beside some of it; without either, what
            # goes on with it is of nobody knows what: «Hồ sơ gửi sau không được xét».
            if part.head and not called[0] and self._form(beat) != TINY:
                alone = (self.loose and not beat.stays) or beat.alone or begins_as(part.text, part.head)
                tried = [(part.head, beat.said.title_path), *([called] if alone else [])]
            cards = (drawn(number, part, *one) for one in tried)
            return next(filter(self.fits, cards), None)

        cards = (fitting(number, part) for number, part in enumerate(parts, 1))
        found = tuple(takewhile(lambda card: card is not None, cards))
        return cast("tuple[Card, ...]", found) if len(found) == len(parts) else ()

    @staticmethod
    def _form(beat: Beat) -> str:
        return str(beat.draw.keywords.get("shape", "")) if isinstance(beat.draw, partial) else ""
