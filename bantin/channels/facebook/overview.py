"""The overview's cards: a cover of the strongest item, and a closing card with whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bantin.channels.facebook.pages import MOST_WORDS
from bantin.channels.strongest import question, strongest
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card

_TEASERS = 3
"""Items that a cover names beside the strongest one, as many as have room; the post lists all."""


def overview(view: ChannelView, width: int, height: int) -> Iterator[tuple[str, Card, dict[str, Any]]]:
    """List its cards: name, card, and the values for the look of its alternative text."""
    if view.entries:
        first = strongest(view.entries)
        asks, asked_at = question(first)
        values = {"entries": view.entries, "asks": asks, "asked_at": asked_at}
        teasers = _teasers(view, first)
        for count in range(len(teasers), -1, -1):
            shown = values | {"teasers": teasers[:count]}
            card = view.item_card(first, width, height, "facebook/cover.xml", **shown)
            if not count or (card.printed.words <= MOST_WORDS and view.measure.fits(card)):
                yield "cover", card, shown
                break
    yield "closing", view.card("facebook/closing.xml", width, height), {}


def _teasers(view: ChannelView, first: Entry) -> list[Entry]:
    """Choose further items: of as many kinds as may be, in their order."""
    others = [entry for entry in view.entries if entry is not first]
    first_of_kind = {entry.kind: entry for entry in reversed(others) if entry.kind != first.kind}
    chosen = sorted(others, key=lambda entry: first_of_kind.get(entry.kind) is not entry)[:_TEASERS]
    return [entry for entry in others if entry in chosen]
