"""Topics: which words of an item say what it is about: a scene is drawn for each, dangers have a number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from bantin.model.item import Item
from bantin.text.normal import plain
from bantin.text.patterns import regex

DANGERS = frozenset({
    *("impostor", "masked", "theft", "live-wire", "wildfire", "fire", "rescue", "dog", "landslide", "drought"),
    *("flood", "weather", "cold", "heat", "mosquito", "mushroom", "virus", "coal", "charging", "cold-livestock"),
    *("pesticide", "fishing", "old-books"),
})  # fmt: skip
"""Topics that are a danger by themselves: of an item that warns, its summary may name it where its headlines do not."""

FORMAL = frozenset({"figures", "question", "calendar", "search"})
"""Default scenes of the kinds whose cards say by their form what they are: no topic takes their place."""

WHO = frozenset({"group", "people", "school", "health"})
"""Topics of whom something concerns or who tells it, which headlines and summaries name of whatever they tell."""

APPROVING = frozenset({"papers", "payment", "meeting"})
"""Topics whose drawing has a tick: what warns or denies draws none of them."""

CIRCUMSTANCES = frozenset({"weather", "cold", "heat"})
"""Topics that are mostly when something is: of what names a thing, the thing is drawn."""

_GENERAL = frozenset({"papers"})
"""Topics that are part of nearly all that an office does: forms, receipts, results."""

TRICKS = frozenset({
    *("impostor", "masked", "theft", "bank", "job", "travel", "parcel", "message", "qr-code"),
    *("fake-call", "fake-site", "deepfake"),
})  # fmt: skip
"""Topics of somebody who takes what is others', hooks and all: beside what is sound they would accuse it."""

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "fire": ("114",),
    "wildfire": ("114",),
    "charging": ("114",),
    "flood": ("112", "114"),
    "landslide": ("112", "114"),
    "rescue": ("112", "114"),
    "theft": ("113",),
    "mushroom": ("115",),
    "coal": ("115", "114"),
}
"""Dangers, and the emergency numbers that answer them, fittest first; about others the unit's usual one is asked."""

TOGETHER: Mapping[frozenset[str], str] = {
    frozenset({"cold", "livestock"}): "cold-livestock",
    frozenset({"vaccine", "livestock"}): "livestock-vaccine",
    frozenset({"vaccine", "pig"}): "pig-vaccine",
}
"""Topics that one drawing shows at once, where an item is about both."""

_TITLE, _HEADLINE, _SUMMARY, _LINE, _MOST_LINES = 4.0, 3.0, 1.5, 0.5, 1.5
"""Weights of where a topic is named: the title, each other headline, the summary, a line of the rest, all of these."""

_IN_PASSING = 0.5
"""What is left of that where it is only why, when, where or for whom something is."""

_WEAKER, _STRONGER = 0.75, 1.5
"""Whom it concerns, forms and the weather weigh less than a thing; of what warns, a danger more, and a trick less
of what does not."""

_LEAST = 2.5
"""A subject weighs more: a circumstance of one headline, which nothing else names, is none."""

_AS_WELL = 0.6
"""Share of the heaviest topic's weight from which another fits as well."""

_PASSING = regex(
    r"(?<!\w)(?:do|vì|bởi|nhân dịp|dịp|khi|lúc|nếu|để|nhằm|tại|ở|trong|trên|trước(?! bạ)|sau|theo|bằng|cho|của|với|từ)"
    r"(?!\w)",
    re.IGNORECASE,
)
"""With what a circumstance begins; Vietnamese says the thing itself before it."""

_CLAUSE = regex(r"[,;:.?!–—(«“]|(?<!\w)thì(?!\w)", re.IGNORECASE)
"""Where it ends."""

_GAP = r"(?: [^\s,;:?!]+(?<!\.)){0,4} "
"""What stands for « … » in the words of a topic: up to four words of the same clause."""

_BEFORE = regex(r"(\w+) $")


_MOST_KNOWN = 1024
"""Texts of which a process remembers what they call for: each card of a month asks for those of all its items."""


class Topics:
    """The topics of a unit, in their order, and the words that call for each."""

    def __init__(self, words: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Take the words of headlines by topic; of two that weigh the same, the first is an item's."""
        self._calls = tuple((topic, _pattern(called)) for topic, called in words if called)
        self._order = {topic: place for place, (topic, _) in enumerate(self._calls)}
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}

    def called_for(self, said: str) -> Iterator[str]:
        """List the topics that words of a plain text call for, the heaviest first.

        Words within a name call for none, nor do those within longer ones: «hóa đơn điện» in «hóa đơn điện tử».
        """
        return iter(self._ranked({topic: _weaker(topic, share) for topic, share in self._found(said)}))

    def of(self, item: Item) -> str:
        """Name what an item is about: as its headlines say, or, where it warns, its summary; empty if neither does."""
        return next(iter(self.fitting(item)), "")

    def fitting(self, item: Item) -> tuple[str, ...]:
        """List the topics that say what an item is about, the heaviest first, and those that fit nearly as well.

        A topic that no headline names is none: a text names much in passing. It weighs by where it is named, the title
        first, and by how often the rest comes back to it.
        """
        warns = item.wears != item.group or item.default_scene == "danger"
        titles = (item.facebook.title, item.video.title, item.led.title)
        headlines = [(item.title, _TITLE), *((title, _HEADLINE) for title in dict.fromkeys(titles) if title)]
        weights = self._weighed((plain(text), weight) for text, weight in headlines)
        if weights:
            for topic, weight in self._weighed(self._rest(item)).items():
                if topic in weights and topic not in WHO | _GENERAL:
                    weights[topic] += weight
        elif warns:
            named = self._weighed([(plain(item.summary), _TITLE)])
            weights = {topic: weight for topic, weight in named.items() if topic in DANGERS}
        if warns:
            weights = {topic: weight for topic, weight in weights.items() if topic not in WHO}
        weights = {topic: _fitted(topic, weight, warns=warns) for topic, weight in weights.items()}
        heaviest = max(weights.values(), default=0.0)
        least = max(_LEAST * _WEAKER, _AS_WELL * heaviest)
        ranked = self._ranked({topic: weight for topic, weight in weights.items() if weight >= least})
        both = (TOGETHER.get(frozenset(pair)) for pair in ((one, other) for one in ranked for other in ranked))
        found = next((scene for scene in both if scene in self._order), None)
        return tuple(dict.fromkeys((found, *ranked))) if found else ranked

    def _rest(self, item: Item) -> Iterator[tuple[str, float]]:
        yield plain(item.summary), _SUMMARY
        lines = [plain(line) for section in item.sections for line in section.lines]
        weight = min(_LINE, _MOST_LINES / max(1, len(lines)))
        yield from ((line, weight) for line in lines)

    def _weighed(self, texts: Iterable[tuple[str, float]]) -> dict[str, float]:
        weights: dict[str, float] = {}
        for topic, weight in chain.from_iterable(
            ((topic, share * weight) for topic, share in self._found(text)) for text, weight in texts
        ):
            weights[topic] = weights.get(topic, 0.0) + weight
        return weights

    def _ranked(self, weights: Mapping[str, float]) -> tuple[str, ...]:
        return tuple(sorted(weights, key=lambda topic: (-weights[topic], self._order[topic])))

    def _found(self, said: str) -> tuple[tuple[str, float], ...]:
        """Find the topics that a text names, and of each what it weighs there: less where it is named in passing."""
        if said not in self._known:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            self._known[said] = self._found_in(said)
        return self._known[said]

    def _found_in(self, said: str) -> tuple[tuple[str, float], ...]:
        found = [
            (topic, at.start(), at.end())
            for topic, words in self._calls
            for at in words.finditer(said)
            if not _is_named(said, at)
        ]
        named = [
            (topic, start)
            for topic, start, end in found
            if not any(a <= start and end <= b and b - a > end - start for _, a, b in found)
        ]
        shares: dict[str, float] = {}
        for topic, start in named:
            share = _IN_PASSING if _is_in_passing(said, start) else 1.0
            shares[topic] = max(share, shares.get(topic, 0.0))
        return tuple(shares.items())


def topics_of(words: Mapping[str, Sequence[str]], there: Collection[str] | None = None) -> Topics:
    """Return the topics that words call for; of these those alone that have a scene, where `there` lists all scenes."""
    return _topics(tuple((topic, tuple(called)) for topic, called in words.items() if there is None or topic in there))


@lru_cache(maxsize=16)
def _topics(words: tuple[tuple[str, tuple[str, ...]], ...]) -> Topics:
    return Topics(words)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    found = (_GAP.join(map(re.escape, word.split(" … "))) for word in longest_first)
    return regex(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)


def _weaker(topic: str, weight: float) -> float:
    return weight * _WEAKER if topic in WHO | CIRCUMSTANCES | _GENERAL else weight


def _fitted(topic: str, weight: float, *, warns: bool) -> float:
    if warns:
        return _weaker(topic, weight) * (_STRONGER if topic in DANGERS | TRICKS else 1)
    return _weaker(topic, weight) * (_WEAKER if topic in TRICKS else 1)


def _is_in_passing(said: str, start: int) -> bool:
    """Tell whether what begins at a letter is a circumstance of its clause."""
    begins = max((at.end() for at in _CLAUSE.finditer(said, 0, start)), default=0)
    return _PASSING.search(said, begins, start) is not None


def _is_named(said: str, found: re.Match[str]) -> bool:
    """Tell whether a syllable ends a name: of «bản Nà Lốc» no storm is told, of «bão Yagi» one is."""
    word, before = found[0], _BEFORE.search(said, 0, found.start())
    if " " in word or not word[:1].isupper() or word.isupper():
        return False
    return before is not None and before[1].istitle()
