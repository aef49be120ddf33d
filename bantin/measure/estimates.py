"""Estimates in place of measurements."""

from __future__ import annotations

from bantin.measure.measure import Media
from bantin.model.asset import Asset
from bantin.model.card import Card
from bantin.model.storyboard import Excerpt, Footage, Utterance
from bantin.text.breaking.pacing import Pauses

_SAID = 160
"""Syllables a minute of a synthetic voice."""

_RECORDING = 5.0
"""Seconds of a recording that nobody has heard."""


PICTURE = (1600, 1200)
"""Width and height of a picture that nobody has opened."""


class Estimates:
    """A `Measure` that opens nothing: every card fits, and durations follow from the number of syllables."""

    def fits(self, _card: Card, /) -> bool:
        """Take a card to hold what its look puts on it."""
        return True

    def price(self, _card: Card, /) -> float:
        """Take all lines to end well."""
        return 0.0

    def size(self, _picture: Asset, /) -> tuple[int, int]:
        """Take pictures to be such as phones take them, lying."""
        return PICTURE

    def seconds(self, of: Media, /) -> float:
        """Take speech to last as long as its syllables, footage to its named end, a recording five seconds."""
        match of:
            case Utterance(text):
                from bantin.text.speech.spoken import spoken_syllables  # noqa: PLC0415 - loads only where somebody speaks

                return spoken_syllables(text) * 60 / _SAID
            case Footage(start=start, end=end):
                return 0.0 if end is None else max(0.0, end - start)
            case Excerpt(seconds=seconds):
                return seconds
            case _:
                return _RECORDING

    def pauses(self, _of: Media, /) -> Pauses:
        """Know of no pauses."""
        return ()
