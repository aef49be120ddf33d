"""The strongest item of a month, and what it asks: covers and films begin with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.item import AlertSeverity
from bantin.text.normal import plain
from bantin.text.patterns import regex

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


SOUGHT_FIRST = frozenset({"clock", "power", "water", "road", "exam", "festival", "sluice", "checkup", "vaccine"})
"""Topics that readers look a month through for: when something is open, cut, closed or held."""

_PARTS = regex(r",| và |;|\.")
_WORD = regex(r"\w+")
_SHARED = 0.6
"""Share of the words of a part of the introduction that an item has which it names."""


def sought(view: ChannelView, entry: Entry) -> int:
    """Rank how gladly readers look for an item: as the month's introduction names it, then what changes their days."""
    item = entry.item
    said = set(_WORD.findall(plain(f"{item.title} {item.message[0]} {item.summary}").casefold()))
    parts = [_WORD.findall(part.casefold()) for part in _PARTS.split(plain(view.bulletin.header.value.intro))]
    for place, words in enumerate(parts):
        if len(words) > 1 and len(said.intersection(words)) >= _SHARED * len(words):
            return place
    changes = item.group == "know" and view.topic_of(entry) in SOUGHT_FIRST
    return len(parts) + (not changes)


def strongest(entries: Sequence[Entry]) -> Entry:
    """Choose the first of the most severe items; there is at least one."""
    return by_severity(entries)[0]


def question(view: ChannelView, entry: Entry) -> tuple[str, str]:
    """Give the question with which an item's post begins, if it is a short one; else its headline; and its path."""
    first, mark, _ = plain(entry.item.facebook.text or "").partition("?")
    asked = mark and not any(stop in first for stop in ".!") and len(first.split()) <= _ASKED
    return (f"{first}?", "facebook.text") if asked else (view.headline(entry), entry.item.message[1])
