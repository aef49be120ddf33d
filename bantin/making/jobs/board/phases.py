"""Static pictures of boards, as segments of a loop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties


@dataclass(frozen=True, slots=True)
class PhasesJob(Job):
    """Encode the pictures that stand still on a board, in one go, however long: loops make them as long as they stand.

    Attributes:
        stills: keys of the pictures, each once.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg", "numpy", "pillow")
    cost: ClassVar[int] = 5
    suffix: ClassVar[str] = ".h264"
    remarkable: ClassVar[bool] = False

    stills: tuple[str, ...]
    fps: int

    @property
    def needs(self) -> tuple[str, ...]:
        return self.stills

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.boards.phases import encode_phases

        encode_phases([inputs[still] for still in self.stills], out, fps=self.fps)
        return Properties()
