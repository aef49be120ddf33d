"""Which texts are too long for a card, found by laying it out with each of them cut: the shortest cut that mends it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bantin.design.looks.nodes import Group, Text, walk
from bantin.model.diagnostic import WHOLE, Counted, Excess, ValuePath
from bantin.text.patterns import regex

_NUMBER = regex(r"[+−-]?\d[\d.,/]*(?:%| \S+){0,2}", re.ASCII)
"""A number as cards set it, its unit beside it or not."""

_MOST_TRIED = 60
"""Texts of a card that are cut to see whether that helps, the longest: on a card of more no short one is to blame."""

_SHARES = 64
"""Steps between nothing and all of what several texts get together."""

_FEW, _SHORT = 3, 12
"""Words, and letters of the longest, up to which a text is named only where no longer one mends the card."""

Misfits = Callable[[], int]
"""Lays the card out as its texts stand now: how many boxes do not fit?"""


@dataclass(frozen=True, slots=True, eq=False)
class _Value:
    """What an editor wrote in one place, or in one list, and the texts that show it."""

    source: ValuePath
    texts: tuple[Text, ...]
    contents: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(len(content.split()) for content in self.contents)

    @property
    def longest_word(self) -> int:
        return max(len(content.split()[0]) for content in self.contents)

    @property
    def wordings(self) -> int:
        """Number of its cuts, the whole included: to so many letters of its first word, to so many words, to all."""
        return self.longest_word + self.words - 1

    def cut(self, to: int) -> None:
        """Show no more than one of its cuts, counted from 1."""
        letters = self.longest_word
        left = max(1, to - letters + 1)
        for text, content in zip(self.texts, self.contents, strict=True):
            words = content.split()[:left]
            left -= 0 if len(self.texts) == 1 else len(words)
            text.content = " ".join(words)[:to] if to < letters else " ".join(words)

    def restore(self) -> None:
        for text, content in zip(self.texts, self.contents, strict=True):
            text.content = content

    def excess(self, to: int) -> Excess:
        letters = self.longest_word
        if to < letters:
            return Excess(max(map(len, self.contents)), to, Counted.LETTERS)
        return Excess(self.words, to - letters + 1)


class _Number(_Value):
    """A number, counted in digits: the points in it are set by the look, not typed, and its unit is another value."""

    @property
    def wordings(self) -> int:
        return max(len(re.findall(r"\d", content.split()[0])) for content in self.contents)

    def cut(self, to: int) -> None:
        for text, content in zip(self.texts, self.contents, strict=True):
            number, space, unit = content.partition(" ")
            digits = list(re.finditer(r"\d", number))[:to]
            text.content = number[: digits[-1].end()] + space + unit

    def excess(self, to: int) -> Excess:
        return Excess(self.wordings, to, Counted.DIGITS)


class Cause(NamedTuple):
    """What must be shortened.

    Attributes:
        source: what an editor wrote.
        own: the text of the look itself that it is instead; None where an editor wrote it.
    """

    source: ValuePath
    excess: Excess
    own: Text | None = None


def causes(root: Group, misfits: Misfits) -> list[Cause]:
    """Find what must be shortened for a card to hold its texts, and to how much: one text wherever one is enough.

    A text that nobody wrote, one of the look itself, is named where no other text that is shortened makes room.

    Args:
        root: of the card, whose texts are cut meanwhile and are whole afterwards.
        misfits: lays it out.
    """
    singles, lists = _values(root)
    own = _of_look(root)
    left, floor = misfits(), _without(singles, misfits)
    if floor and _without([*singles, *own], misfits) == floor:  # it is no text at all: the longest is named
        floor = 0
    alone = (_mending(singles, misfits, floor) or _mending(lists, misfits, floor)) if left > floor else None
    cut = dict([alone]) if alone else _together(singles, lists, misfits, floor) if left > floor else {}
    if left > floor and not cut and (heaviest := _heaviest(singles)):
        cut = dict([heaviest])
    found = [Cause(value.source, value.excess(to)) for value, to in cut.items()]
    if not floor:
        return found
    try:
        for value, to in cut.items():
            value.cut(to)
        blamed = _mending(own, misfits, 0) or _helping(own, misfits, floor)
    finally:
        for value in cut:
            value.restore()
    return [*found, Cause(WHOLE, blamed[0].excess(blamed[1]), blamed[0].texts[0])] if blamed else found


def _without(values: Sequence[_Value], misfits: Misfits) -> int:
    """Count the boxes that misfit though nothing is left of some texts: it cannot be made to fit by them."""
    for value in values:
        for text in value.texts:
            text.content = ""
    left = misfits()
    for value in values:
        value.restore()
    return left


def _together(singles: Sequence[_Value], lists: Sequence[_Value], misfits: Misfits, most: int) -> dict[_Value, int]:
    """Find what must be shortened where no value alone mends a card: as few as can be, each by the same share.

    All are cut to their first letter. Then the shortest are made whole again, one after the other, as long as there is
    room: those are innocent, however little room the others leave them. The others get the largest share of themselves
    that has room, and then what is still left.
    """
    of_lists = {text for value in lists for text in value.texts}
    values = [*(value for value in singles if not of_lists.intersection(value.texts)), *lists]
    values.sort(key=lambda value: (not isinstance(value, _Number), sum(map(len, value.contents))))
    for value in values:
        value.cut(1)
    most = max(most, misfits())
    guilty = [value for value in values if not _made_whole(value, misfits, most)]
    cut = _shared(guilty, misfits, most)
    for value in guilty:
        value.cut(cut[value])
    for value in guilty:
        cut[value] = _longest_cut(value, cut[value], misfits, most)
        value.cut(cut[value])
    for value in guilty:
        value.restore()
    return {value: to for value, to in cut.items() if to < value.wordings}


def _made_whole(value: _Value, misfits: Misfits, most: int) -> bool:
    value.restore()
    if misfits() <= most:
        return True
    value.cut(1)
    return False


def _shared(values: Sequence[_Value], misfits: Misfits, most: int) -> dict[_Value, int]:
    """Find the largest share of themselves for which some values have room, and what it leaves of each."""

    def left_of(share: int) -> dict[_Value, int]:
        return {value: max(1, value.wordings * share // _SHARES) for value in values}

    def has_room(share: int) -> bool:
        for value, to in left_of(share).items():
            value.cut(to)
        return misfits() <= most

    return left_of(bisect_left(range(1, _SHARES), x=True, key=lambda share: not has_room(share)))


def _longest_cut(value: _Value, least: int, misfits: Misfits, most: int) -> int:
    """Find how much of a value has room, of which so much has."""

    def has_room(to: int) -> bool:
        value.cut(to)
        return misfits() <= most

    return least + bisect_left(range(least + 1, value.wordings + 1), x=True, key=lambda to: not has_room(to))


def _of_look(root: Group) -> list[_Value]:
    """List the texts of a look that no editor wrote."""
    texts = (node for node in walk(root) if isinstance(node, Text) and node.source == WHOLE and node.content.strip())
    return _longest([_value(WHOLE, (text,)) for text in texts])


def _values(root: Group) -> tuple[list[_Value], list[_Value]]:
    """List what stands on a card: each value, and each list of several."""
    by_source: dict[ValuePath, list[Text]] = {}
    by_list: dict[ValuePath, list[Text]] = {}
    for node in walk(root):
        if isinstance(node, Text) and node.source != WHOLE and node.content.strip():
            by_source.setdefault(node.source, []).append(node)
            above, _, last = node.source.path.rpartition(".")
            if last.isdigit():
                by_list.setdefault(node.source._replace(path=above), []).append(node)
    singles = [_value(source, (text,)) for source, texts in by_source.items() for text in texts[:1] if len(texts) == 1]
    singles += [_value(source, texts) for source, texts in by_source.items() if len(texts) > 1]
    lists = [_value(source, texts) for source, texts in by_list.items() if len(texts) > 1]
    return _longest(singles), _longest(lists)


def _longest(values: list[_Value]) -> list[_Value]:
    if len(values) <= _MOST_TRIED:
        return values
    kept = set(sorted(values, key=lambda value: -sum(map(len, value.contents)))[:_MOST_TRIED])
    return [value for value in values if value in kept]


def _value(source: ValuePath, texts: Sequence[Text]) -> _Value:
    contents = tuple(text.content for text in texts)
    kind = _Number if all(map(_NUMBER.fullmatch, contents)) else _Value
    return kind(source, tuple(texts), contents)


def _mending(values: Sequence[_Value], misfits: Misfits, most: int) -> tuple[_Value, int] | None:
    """Find the value that must give the smallest share of itself for no more than some boxes to be left that misfit."""
    found: list[tuple[float, _Value, int]] = []
    for value in values:
        value.cut(1)
        if value.wordings > 1 and misfits() <= most:
            to = _longest_cut(value, 1, misfits, most)
            found.append((1 - to / value.wordings, value, to))
        value.restore()
    # A label of a chart or a number is seldom what is too long, though cutting it may win the last few pixels.
    least = min(found, key=lambda one: (one[1].words <= _FEW and one[1].longest_word <= _SHORT, one[0]), default=None)
    return None if least is None else least[1:]


def _helping(values: Sequence[_Value], misfits: Misfits, left: int) -> tuple[_Value, int] | None:
    """Find the longest value without which fewer boxes misfit, where no single one mends them all."""
    for value in sorted(values, key=lambda one: -sum(map(len, one.contents))):
        value.cut(1)
        without = misfits()
        value.restore()
        if without < left and (found := _mending([value], misfits, without)):
            return found
    return None


def _heaviest(values: Sequence[_Value]) -> tuple[_Value, int] | None:
    """Name the longest text where no single one is to blame, and a third of it."""
    longest = max(values, key=lambda value: value.words, default=None)
    return None if longest is None or longest.wordings == 1 else (longest, max(1, longest.wordings // 3))
