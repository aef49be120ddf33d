"""What an item says beside title and summary, part by part, for texts that have no pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bantin.text.normal import plain
from bantin.text.patterns import regex

Mark = Literal["1.", "-", ""]
"""What stands before each line: its number, a dash, or nothing."""

_LABELLED = regex(r"[^.:;!?()]{1,40}:\s")
_ENDED = regex(r"[.!?…][”\"')\]]*$")


def points_of(lines: Sequence[str]) -> frozenset[int]:
    """Find which of some paragraphs are points of a list: they have a label, «Thời gian: …», or are no whole sentence.

    One alone among paragraphs is none.
    """
    bare = [plain(line).strip() for line in lines]
    found = [at for at, line in enumerate(bare) if _LABELLED.match(line) or not _ENDED.search(line)]
    beside = {at for at in found if at + 1 in found or at - 1 in found}
    return frozenset(beside)


@dataclass(frozen=True, slots=True)
class Section:
    """One part.

    Attributes:
        field: the field in YAML that it is from, which names its heading.
        lines: as the editor wrote them, `**bold**` included.
        mark: what stands before each of them.
        single: whether it is one line, before which its heading stands.
        title: a heading of the editor's own.
        points: the numbers of those lines, from 0, that have a dash though the others are paragraphs.
    """

    field: str
    lines: tuple[str, ...]
    mark: Mark = ""
    single: bool = False
    title: str = ""
    points: frozenset[int] = frozenset()

    def mark_of(self, number: int) -> str:
        """Return what stands before a line, by its number from 0."""
        return "-" if number in self.points else self.mark

    def first(self, count: int) -> Section:
        """Return the section with no more than its first lines."""
        return replace(self, lines=self.lines[:count])
