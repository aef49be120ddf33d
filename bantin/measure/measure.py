"""What a channel may ask."""

from __future__ import annotations

from typing import Protocol

from bantin.model.asset import Asset
from bantin.model.card import Card
from bantin.model.storyboard import Excerpt, Footage, Utterance

Media = Asset | Utterance | Excerpt | Footage
"""What has a length in time: a recording, a text read aloud, the sound of footage, footage itself."""


class Measure(Protocol):
    """Answers what channels cannot find out: they neither lay cards out nor hear or see."""

    def fits(self, card: Card, /) -> bool:
        """Tell whether all texts of a card have room at their smallest sizes."""

    def seconds(self, of: Media, /) -> float:
        """Tell how long something takes; a voice without the silence around it."""
