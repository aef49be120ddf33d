"""Which scene is drawn for an item: the one that it names, else one for its topic, else its kind's."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from bantin.model.item import Item

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
        said = f"{item.message[0]} {item.title}"
        return next((scene for scene, words in self._calls if words.search(said)), item.default_scene)
