"""What is taken for granted where nobody measures: every card fits, and things last as long as their words say."""

from __future__ import annotations

from bantin.model.asset import Asset
from bantin.model.card import Card
from bantin.model.storyboard import Excerpt, Footage, Speech

Lasting = Asset | Speech | Excerpt | Footage
"""What takes its time: a recording, a text read aloud, the sound of footage, footage itself."""

_SAID = 160
"""Syllables a minute of a synthetic voice."""


def taken_to_fit(_card: Card) -> bool:
    """Ask nobody: every card is taken to hold what its look puts on it."""
    return True


def taken_to_last(what: Lasting) -> float:
    """Ask nobody: speech takes what its syllables do, a recording five seconds, footage the time to its named end."""
    if isinstance(what, Speech):
        from bantin.text.spoken import spoken_syllables  # noqa: PLC0415 - loads only where somebody speaks

        return spoken_syllables(what.text) * 60 / _SAID
    if isinstance(what, Footage):
        return 0.0 if what.end is None else max(0.0, what.end - what.start)
    return what.seconds if isinstance(what, Excerpt) else 5.0
