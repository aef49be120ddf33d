"""The strongest item of a month, and what it asks: covers and films begin with it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from bantin.model.bulletin import Entry
from bantin.model.item import AlertSeverity
from bantin.text.normal import plain

_ASKED = 14
"""Words of a question that a cover asks, at most."""

_SEVEREST = {AlertSeverity.DANGER: 0, AlertSeverity.CAUTION: 1, AlertSeverity.INFO: 2}


def strongest(entries: Iterable[Entry]) -> Entry:
    """Choose the first of the most severe items; there is at least one."""
    return min(entries, key=lambda entry: _SEVEREST[entry.item.alert_severity])


def question(entry: Entry) -> tuple[str, Markup]:
    """Give the question with which an item's post begins, if it is a short one; else its message; and its path."""
    first, mark, _ = plain(entry.item.facebook.text or "").partition("?")
    asked = mark and not any(stop in first for stop in ".!") and len(first.split()) <= _ASKED
    said, path = (f"{first}?", "facebook.text") if asked else entry.item.message
    return said, Markup(path)  # noqa: S704 - a field's path, no address to be defanged
