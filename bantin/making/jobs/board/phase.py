"""Static pictures of boards, as segments of a loop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties


@dataclass(frozen=True, slots=True)
class PhaseJob(Job):
    """Encode a picture that stands still on a board, once however long: the loop makes it as long as it shall stand.

    Attributes:
        still: key of the picture.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg", "numpy", "pillow")
    cost: ClassVar[int] = 1
    suffix: ClassVar[str] = ".h264"
    remarkable: ClassVar[bool] = False

    still: str
    fps: int

    @property
    def needs(self) -> tuple[str, ...]:
        return (self.still,)

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.boards.phases import encode_phase

        encode_phase(inputs[self.still], out, fps=self.fps)
        return Properties()
