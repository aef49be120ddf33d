"""Static slides, as segments of a film."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties


@dataclass(frozen=True, slots=True)
class HoldJob(Job):
    """Encode a slide that stands still; the segment can follow itself any number of times.

    Attributes:
        slide: key of the slide's still.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg", "numpy", "pillow")
    cost: ClassVar[int] = 4
    suffix: ClassVar[str] = ".h264"
    remarkable: ClassVar[bool] = False

    slide: str
    frames: int
    fps: int

    @property
    def needs(self) -> tuple[str, ...]:
        return (self.slide,)

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.segments import encode_hold

        encode_hold(inputs[self.slide], out, frames=self.frames, fps=self.fps)
        return Properties(seconds=self.frames / self.fps)
