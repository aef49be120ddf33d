"""Topics: which words of a headline say what an item is about: a scene is drawn for each, dangers have a number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from bantin.model.item import Item
from bantin.text.normal import plain
from bantin.text.patterns import regex

DANGERS = frozenset({
    *("impostor", "masked", "theft", "live-wire", "wildfire", "fire", "rescue", "dog", "landslide", "drought"),
    *("flood", "weather", "cold", "heat", "mosquito", "mushroom", "virus"),
})  # fmt: skip
"""Topics that are a danger by themselves: of an item that warns, its summary may name it where its headlines do not."""

FORMAL = frozenset({"figures", "question", "calendar", "search"})
"""Default scenes of the kinds whose cards say by their form what they are: no topic takes their place."""

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "fire": ("114",),
    "wildfire": ("114",),
    "flood": ("112", "114"),
    "landslide": ("112", "114"),
    "rescue": ("112", "114"),
    "theft": ("113",),
    "mushroom": ("115",),
}
"""Dangers, and the emergency numbers that answer them, fittest first; about others the unit's usual one is asked."""

_BEFORE = regex(r"(\w+) $")


_MOST_KNOWN = 1024
"""Texts of which a process remembers what they call for: each card of a month asks for those of all its items."""


class Topics:
    """The topics of a unit, in their order, and the words that call for each."""

    def __init__(self, words: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Take the words of headlines by topic; the first topic that is called for is an item's."""
        self._calls = tuple((topic, _pattern(called)) for topic, called in words if called)
        self._known: dict[str, tuple[str, ...]] = {}

    def called_for(self, said: str) -> Iterator[str]:
        """List the topics that words of a plain text call for, the first of the table first.

        Words within a name call for none, nor do those within longer ones: «hóa đơn điện» in «hóa đơn điện tử».
        """
        if said not in self._known:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            self._known[said] = self._found_in(said)
        return iter(self._known[said])

    def _found_in(self, said: str) -> tuple[str, ...]:
        found = [
            (topic, at.start(), at.end())
            for topic, words in self._calls
            for at in words.finditer(said)
            if not _is_named(said, at)
        ]
        told = (
            topic
            for topic, start, end in found
            if not any(a <= start and end <= b and b - a > end - start for _, a, b in found)
        )
        return tuple(dict.fromkeys(told))

    def of(self, item: Item) -> str:
        """Name what an item is about: as its headlines say, or, where it warns, its summary; empty if neither does."""
        titles = (item.facebook.title, item.title, item.video.title, item.led.title)
        called = next(self.called_for(" ".join(title for title in titles if title)), "")
        if not called and (item.wears != item.group or item.default_scene == "danger"):
            called = next((topic for topic in self.called_for(plain(item.summary)) if topic in DANGERS), "")
        return called


def topics_of(words: Mapping[str, Sequence[str]], there: Collection[str] | None = None) -> Topics:
    """Return the topics that words call for; of these those alone that have a scene, where `there` lists all scenes."""
    return _topics(tuple((topic, tuple(called)) for topic, called in words.items() if there is None or topic in there))


@lru_cache(maxsize=16)
def _topics(words: tuple[tuple[str, tuple[str, ...]], ...]) -> Topics:
    return Topics(words)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return regex(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _is_named(said: str, found: re.Match[str]) -> bool:
    """Tell whether a syllable ends a name: of «bản Nà Lốc» no storm is told, of «bão Yagi» one is."""
    word, before = found[0], _BEFORE.search(said, 0, found.start())
    if " " in word or not word[:1].isupper() or word.isupper():
        return False
    return before is not None and before[1].istitle()
