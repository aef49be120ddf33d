"""What tests of the fanpage share: items, and the cards that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from bantin.channels import recipes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measure import Measure
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.kinds import KINDS
from bantin.model.kinds.figures import FigureValue, Series, SeriesPoint
from bantin.model.kinds.warning import Warning  # noqa: A004 - the kind
from bantin.model.recipe import Recipe, Role, Still
from bantin.model.unit import Use
from tests.rooms.channels.conftest import UNIT

COMMON = {"title": "Một tiêu đề", "summary": "Một tóm tắt."}

NUMBERS = tuple(
    UNIT.contacts[0].model_copy(update={"id": name, "label": label, "number": number, "use": use})
    for name, label, number, use in (
        ("thuong", "Bộ phận một cửa", "0209 3700 100", Use.CALL),
        ("dien", "Điện lực", "1900 6769", Use.CALL),
        ("bao", "Tiếp nhận cuộc gọi lừa đảo", "156", Use.REPORT),
    )
)
"""Contacts of a unit: its own number, another office's, and one that only takes reports."""

entries = st.lists(st.integers(1, 60).map(lambda words: "chữ " * words), min_size=1, max_size=14)


@dataclass
class Holding(Estimates):
    """Takes cards of items to hold no more than some list entries."""

    count: int

    def fits(self, card: Card, /) -> bool:
        return card.look == "facebook/closing.xml" or len(sources(card)) <= self.count


def sources(card: Card) -> list[str]:
    """List the entries that a card shows, as their places in the YAML."""
    lists = "|".join(name for model in KINDS.values() for name in model.lists)
    return list(dict.fromkeys(re.findall(rf'source="((?:{lists})\.\d+)[".]', card.markup)))


def tells_one(card: Card) -> bool:
    """Return whether a first card has one entry below its title, or the summary, the question or an address alone."""
    alone = [field for field in ("summary", "what", "damage", "question") if f'source="{field}"' in card.markup]
    count = len(sources(card)) + len(alone)
    return count == 1 or (not count and 'source="address"' in card.markup)


def listed(bulletin: Bulletin, looks: Looks, measure: Measure) -> list[Recipe]:
    found, diagnostics = recipes(bulletin, looks, ["facebook"], measure)
    assert not diagnostics
    return [recipe for recipe in found if recipe.item]


def cards_of(found: list[Recipe]) -> list[tuple[str, Card]]:
    pictures = [(recipe.path, recipe.what) for recipe in found if recipe.role == Role.CARD]
    return [(path.rpartition("/")[2], what.card) for path, what in pictures if isinstance(what, Still)]


def warning(tricks: list[str], advice: list[str]) -> Warning:
    return Warning.model_validate(COMMON | {"tricks": tricks, "advice": advice})


def texts(value: object) -> Iterator[str]:
    """List the sentences of a value of an item."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, FigureValue | SeriesPoint):
        yield value.label
    elif isinstance(value, Series):
        yield from texts(value.points)


def overview_card(bulletin: Bulletin, looks: Looks, measure: Measure, name: str) -> Card:
    found, diagnostics = recipes(bulletin, looks, ["facebook"], measure)
    assert not diagnostics
    (card,) = (recipe.cards[0] for recipe in found if recipe.path.endswith(f"/{name}.jpg"))
    return card
