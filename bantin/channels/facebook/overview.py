"""The overview's cards: a cover of the strongest item, and a closing card with whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bantin.channels.facebook.pages import MOST_WORDS
from bantin.channels.strongest import by_severity, question
from bantin.channels.view import ChannelView
from bantin.model.card import Card

_TEASERS = 3
"""Items that a cover names beside the strongest one, as many as have room; the post lists all."""


def overview(view: ChannelView, width: int, height: int) -> Iterator[tuple[str, Card, dict[str, Any]]]:
    """List its cards: name, card, and the values for the look of its alternative text."""
    if view.entries:
        first, *others = by_severity(view.entries)
        asks, asked_at = question(view, first)
        values = {"entries": view.entries, "asks": asks, "asked_at": asked_at}
        teasers = others[:_TEASERS]
        for count in range(len(teasers), -1, -1):
            shown = values | {"teasers": teasers[:count]}
            card = view.item_card(first, width, height, "facebook/cover.xml", **shown)
            if not count or (card.printed.words <= MOST_WORDS and view.measure.fits(card)):
                yield "cover", card, shown
                break
    yield "closing", view.card("facebook/closing.xml", width, height), {}
