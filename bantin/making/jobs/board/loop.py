"""Loops of boards: segments joined into one film."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once


@dataclass(frozen=True, slots=True)
class LoopJob(Job):
    """Join encoded segments into the film of a board's loop, without re-encoding.

    Attributes:
        segments: (key, which of its segments, length in frames, how often in a row), in order of time; stills are made
            so long.
        frames: length of one round.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg",)
    cost: ClassVar[int] = 1
    suffix: ClassVar[str] = ".mp4"
    remarkable: ClassVar[bool] = False

    segments: tuple[tuple[str, int, int, int], ...]
    width: int
    height: int
    fps: int
    frames: int

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(*(name for name, *_ in self.segments))

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.boards.loops import join_loop
        from bantin.film.h264_stream import read_segments

        read = {name: read_segments(inputs[name]) for name in self.needs}
        segments = [(read[name][which].lasting(length), repeats) for name, which, length, repeats in self.segments]
        size = (self.width, self.height)
        join_loop(segments, out, fps=self.fps, frames=self.frames, size=size)
        return Properties(*size, seconds=self.frames / self.fps)
