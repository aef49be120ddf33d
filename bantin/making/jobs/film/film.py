"""Films: segments joined, with a sound track."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once


@dataclass(frozen=True, slots=True)
class FilmJob(Job):
    """Join encoded segments and a sound track into a film.

    Attributes:
        segments: (key, how often in a row), in order of time.
        frames: length of the whole film.
        sound: key of the sound track.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg",)
    cost: ClassVar[int] = 2
    suffix: ClassVar[str] = ".mp4"
    remarkable: ClassVar[bool] = False

    segments: tuple[tuple[str, int], ...]
    width: int
    height: int
    fps: int
    frames: int
    sound: str

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(*(segment for segment, _ in self.segments), self.sound)

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.joining import join

        segments = [(inputs[segment], repeats) for segment, repeats in self.segments]
        size, sound = (self.width, self.height), inputs[self.sound]
        join(segments, out, fps=self.fps, frames=self.frames, size=size, sound=sound)
        return Properties(*size, seconds=self.frames / self.fps)
