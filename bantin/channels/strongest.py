"""The strongest item of a month, and what it asks: covers and films begin with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.item import AlertSeverity
from bantin.text.normal import plain

_ASKED = 14
"""Words of a question that a cover asks, at most."""


def by_severity(entries: Iterable[Entry]) -> list[Entry]:
    """List items, the most dangerous first; of those that are as dangerous, first one of each kind, in their order.

    What is invented comes after all that is real.
    """
    found: list[Entry] = []
    for severity in reversed(AlertSeverity):
        equal = [entry for entry in entries if entry.item.alert_severity is severity]
        firsts = {entry.kind: entry for entry in reversed(equal)}
        found += sorted(equal, key=lambda entry: firsts[entry.kind] is not entry)
    return sorted(found, key=lambda entry: entry.item.is_invented)


def strongest(entries: Sequence[Entry]) -> Entry:
    """Choose the first of the most severe items; there is at least one."""
    return by_severity(entries)[0]


def question(view: ChannelView, entry: Entry) -> tuple[str, str]:
    """Give the question with which an item's post begins, if it is a short one; else its headline; and its path."""
    first, mark, _ = plain(entry.item.facebook.text or "").partition("?")
    asked = mark and not any(stop in first for stop in ".!") and len(first.split()) <= _ASKED
    return (f"{first}?", "facebook.text") if asked else (view.headline(entry), entry.item.message[1])
