"""The overview's cards: a cover of the strongest item, and a closing card with whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bantin.channels.facebook.pages import MOST_WORDS
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.item import AlertSeverity
from bantin.text.normal import plain

_TEASERS = 3
"""Items that a cover names beside the strongest one, as many as have room; the post lists all."""

_ASKED = 14
"""Words of a question that a cover asks, at most."""

_SEVEREST = {AlertSeverity.DANGER: 0, AlertSeverity.CAUTION: 1, AlertSeverity.INFO: 2}


def overview(view: ChannelView, width: int, height: int) -> Iterator[tuple[str, Card, dict[str, Any]]]:
    """List its cards: name, card, and the values for the look of its alternative text."""
    if view.entries:
        strongest = min(view.entries, key=lambda entry: _SEVEREST[entry.item.alert_severity])
        values = {"entries": view.entries, "asks": _question(strongest)}
        teasers = _teasers(view, strongest)
        for count in range(len(teasers), -1, -1):
            shown = values | {"teasers": teasers[:count]}
            card = view.item_card(strongest, width, height, "facebook/cover.xml", **shown)
            if not count or (card.printed.words <= MOST_WORDS and view.measure.fits(card)):
                yield "cover", card, shown
                break
    yield "closing", view.card("facebook/closing.xml", width, height), {}


def _question(entry: Entry) -> str:
    """Give the question with which an item's post begins, if it is a short one; else its message."""
    first, mark, _ = plain(entry.item.facebook.text or "").partition("?")
    asked = mark and not any(stop in first for stop in ".!") and len(first.split()) <= _ASKED
    return f"{first}?" if asked else entry.item.message[0]


def _teasers(view: ChannelView, strongest: Entry) -> list[Entry]:
    """Choose further items: of as many kinds as may be, in their order."""
    others = [entry for entry in view.entries if entry is not strongest]
    first_of_kind = {entry.kind: entry for entry in reversed(others) if entry.kind != strongest.kind}
    chosen = sorted(others, key=lambda entry: first_of_kind.get(entry.kind) is not entry)[:_TEASERS]
    return [entry for entry in others if entry in chosen]
