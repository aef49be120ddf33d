"""The interface through which channels measure."""

from __future__ import annotations

from typing import Protocol

from bantin.model.asset import Asset
from bantin.model.card import Card
from bantin.model.storyboard import Excerpt, Footage, Utterance
from bantin.text.breaking.pacing import Pauses

Media = Asset | Utterance | Excerpt | Footage
"""What has a length in time: a recording, a text read aloud, the sound of footage, footage itself."""


class Measure(Protocol):
    """Measures what channels cannot: they neither lay out cards nor open media."""

    def fits(self, card: Card, /) -> bool:
        """Return whether all texts of a card have room at their smallest sizes."""

    def price(self, card: Card, /) -> float:
        """Return what the lines of a card's texts cost a reader: 0 where all end well, about 1 for each word torn."""

    def size(self, picture: Asset, /) -> tuple[int, int]:
        """Return the width and height of a picture in pixels."""

    def seconds(self, of: Media, /) -> float:
        """Return a duration in seconds; of a voice without leading and trailing silence."""

    def pauses(self, of: Media, /) -> Pauses:
        """Find where a voice pauses; nothing where nobody has heard it yet."""
