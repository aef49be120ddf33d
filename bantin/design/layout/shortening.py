"""Which texts are too long for a card, found by laying it out with each of them cut: the shortest cut that mends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bantin.design.looks.nodes import Group, Text, walk
from bantin.model.diagnostic import WHOLE, Counted, Excess, ValuePath

_NUMBER = re.compile(r"[+−-]?\d[\d.,/]*(?:%| \S+){0,2}", re.ASCII)
"""A number as cards set it, its unit beside it or not."""

_MOST_CAUSES = 12
"""Texts that are named of one card."""

_FEW, _SHORT = 3, 12
"""Words, and letters of the longest, up to which a text is named only where no longer one mends the card."""

Misfits = Callable[[], int]
"""Lays the card out as its texts stand now: how many boxes do not fit?"""


@dataclass(frozen=True, slots=True)
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


def excesses(root: Group, misfits: Misfits) -> Iterator[tuple[ValuePath, Excess]]:
    """Find what must be shortened for a card to hold its texts, and to how much: one text wherever one is enough.

    Args:
        root: of the card, whose texts are cut meanwhile and are whole afterwards.
        misfits: lays it out.
    """
    singles, lists = _values(root)
    cut: list[_Value] = []
    try:
        left = misfits()
        while left and len(cut) < _MOST_CAUSES:
            mending = _mending(singles, misfits, 0) or _mending(lists, misfits, 0)
            mending = mending or _helping(singles, misfits, left) or _heaviest(singles)
            if mending is None:
                return
            value, to = mending
            value.cut(to)
            cut.append(value)
            singles = [one for one in singles if one is not value]
            lists = [one for one in lists if one is not value]
            yield value.source, value.excess(to)
            left = misfits()
    finally:
        for value in cut:
            value.restore()


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
    return singles, [_value(source, texts) for source, texts in by_list.items() if len(texts) > 1]


def _value(source: ValuePath, texts: Sequence[Text]) -> _Value:
    contents = tuple(text.content for text in texts)
    kind = _Number if all(map(_NUMBER.fullmatch, contents)) else _Value
    return kind(source, tuple(texts), contents)


def _mending(values: Sequence[_Value], misfits: Misfits, most: int) -> tuple[_Value, int] | None:
    """Find the value that must give the smallest share of itself for no more than some boxes to be left that misfit."""
    found: list[tuple[float, _Value, int]] = []
    for value in values:

        def mended(to: int, value: _Value = value) -> bool:
            value.cut(to)
            return misfits() <= most

        low, high = 1, value.wordings
        if high > 1 and mended(low):
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if mended(middle) else (low, middle)
            found.append((1 - low / value.wordings, value, low))
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
