"""Which scene is drawn for an item, and which icon on boards: as it says, else for its topic, else its kind's."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from bantin.model.item import Item

PICTOGRAMS = {
    "deepfake": "scan-face",
    "qr-code": "qr-code",
    "fake-site": "globe-x",
    "job": "briefcase-business",
    "travel": "luggage",
    "parcel": "package",
    "fake-call": "phone-incoming",
    "report-call": "phone-off",
    "message": "message-square-warning",
    "bank": "credit-card",
    "document": "id-card",
    "vehicle": "bike",
    "health": "heart-pulse",
    "weather": "cloud-lightning",
    "group": "users",
    "danger": "triangle-alert",
    "search": "search",
    "calendar": "calendar-clock",
}
"""Scene → the icon (a name of Lucide's) that says the same in a few strokes, for boards, where no drawing has room."""

_OWN = frozenset({"figures", "question", "calendar", "search"})
"""Default scenes of the kinds whose cards say by their form what they are: no topic takes their place."""


class Scenes:
    """The scenes of a unit: those that there are, and which words call for them."""

    def __init__(self, topics: Mapping[str, Sequence[str]], known: Collection[str]) -> None:
        """Take words of headlines by scene; the first scene that is called for is drawn."""
        self._known = known
        self._calls = tuple(
            (scene, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE))
            for scene, words in topics.items()
            if words and scene in known
        )

    def of(self, item: Item) -> str:
        """Name the scene of an item."""
        if item.scene and item.scene in self._known:
            return item.scene
        if item.default_scene in _OWN:
            return item.default_scene
        titles = (item.facebook.title, item.title, item.video.title, item.led.title)
        said = " ".join(title for title in titles if title)
        return next((scene for scene, words in self._calls if words.search(said)), item.default_scene)

    def pictogram(self, item: Item) -> str:
        """Name the icon of an item on boards: of its scene, or its kind's."""
        return PICTOGRAMS.get(self.of(item), item.icon)
