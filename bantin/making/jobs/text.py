"""Text files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties


@dataclass(frozen=True, slots=True)
class TextJob(Job):
    """Write a text file: UTF-8, lines ended by a line feed."""

    packages: ClassVar[tuple[str, ...]] = ()
    cost: ClassVar[int] = 0
    inline: ClassVar[bool] = True
    remarkable: ClassVar[bool] = False

    content: str

    def make(self, _inputs: Inputs, out: Path) -> Properties:
        out.write_text(self.content, encoding="utf-8", newline="\n")
        return Properties()
