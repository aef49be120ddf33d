"""An item's words over the phases of a board: in the fewest, largest and calmest that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from bantin.channels.led.shapes import TINY, Field, fields, shape
from bantin.model.card import Card
from bantin.model.unit import Board
from bantin.sight import legibility
from bantin.text.bold import cut
from bantin.text.breaking.portions import portions

Draw = Callable[..., Card]
"""Makes the card of one phase: title, text, phase, phases, stretch."""

Parts = Sequence[tuple[str, str]]
"""What stands on each phase: headline and second line."""

_Manner = tuple[float, float, float, str]
"""The headline's size, how far letters may shrink, their width, whether words stay whole; see `_MANNERS`."""

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


class Arranger:
    """Finds how a headline and a second line stand on a board.

    Args:
        board: that shows them.
        glossary: words that no line breaks.
        fits: whether a card holds all that is on it.
    """

    def __init__(self, board: Board, glossary: frozenset[str], fits: Callable[[Card], bool]) -> None:
        self.board = board
        self.glossary = glossary
        self.fits = fits

    def arranged(self, draw: Draw, title: str, text: str) -> tuple[Card, ...] | None:
        """Arrange an item in the form for the board's shape; if that has no room, in the form for tiny boards.

        These tell the kind of item on a phase of its own.
        """
        own = shape(self.board)
        if own != TINY and (cards := self.framed(draw, title, text, own)):
            return cards
        return self.framed(partial(draw, shape=TINY), title, text, TINY, kind=True)

    def holds(self, draw: Draw, title: str, text: str) -> bool:
        """Tell whether an item can be arranged in any way, as `arranged` would, without looking for the best."""
        own = shape(self.board)
        if own != TINY and self._has_room(draw, title, text, own):
            return True
        return self._has_room(partial(draw, shape=TINY), title, text, TINY, kind=True)

    def _has_room(self, draw: Draw, title: str, text: str, form: str, *, kind: bool = False) -> bool:
        least = fields(self.board, form)[-1]
        drawn = partial(draw, field=least.pixels, pictured=least.pictured, named=least.named)
        alone = kind and not least.named
        if alone and not self._fitting(drawn, [("", "")], whole=False):
            return False
        return self._possible(drawn, list(_ways(title, text, self.board, self.glossary, kind=not alone)))

    def framed(self, draw: Draw, title: str, text: str, form: str, *, kind: bool = False) -> tuple[Card, ...] | None:
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
        first, *others = ways = list(_ways(title, text, self.board, self.glossary, kind=kind)) or [[]]
        if found := self._fitting(draw, first, whole=True):
            return found
        if not self._possible(draw, ways):
            return None
        again = [(first, False), *((parts, False) for parts in others)]
        tried = (self._fitting(draw, parts, whole=whole) for parts, whole in [*((way, True) for way in others), *again])
        return next(filter(None, tried), None)

    def _possible(self, draw: Draw, ways: Sequence[Parts]) -> bool:
        """Tell whether any of some ways has room in the smallest and narrowest letters.

        What has no room over the most phases has none over fewer, so of the ways that divide a headline alike the one
        with the most phases decides.
        """
        roomiest = {_headlines(parts): parts for parts in ways}
        return any(self._in_manner(draw, parts, _MANNERS[-1], whole=False) for parts in roomiest.values())

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
