"""What an item says beside title and summary, part by part, for texts that have no pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Mark = Literal["1.", "-", ""]
"""What stands before each line: its number, a dash, or nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part.

    Attributes:
        field: the field in YAML that it is from, which names its heading.
        lines: as the editor wrote them, `**bold**` included.
        mark: what stands before each of them.
        single: whether it is one line, before which its heading stands.
        title: a heading of the editor's own.
    """

    field: str
    lines: tuple[str, ...]
    mark: Mark = ""
    single: bool = False
    title: str = ""

    def first(self, count: int) -> Section:
        """Return the section with no more than its first lines."""
        return replace(self, lines=self.lines[:count])
