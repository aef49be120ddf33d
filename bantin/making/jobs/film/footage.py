"""Slides on which footage plays, as segments of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.storyboard import Footage


@dataclass(frozen=True, slots=True)
class FootageJob(Job):
    """Encode a part of a slide on which footage plays.

    Attributes:
        slide: key of the slide's still, which shows the last picture that is seen of the footage.
        card: of that still, whose key tells all of it, the film's bytes included.
        footage: what plays.
        at: second of it with which the part begins.
        frames: length of the part.
        moments: as a StillJob's.
        first: frame of the card's own time with which the part begins.
    """

    packages: ClassVar[tuple[str, ...]] = (
        "fonttools",
        "imageio-ffmpeg",
        "numpy",
        "pillow",
        "python-lucide",
        "resvg-py",
        "segno",
    )
    cost: ClassVar[int] = 20
    suffix: ClassVar[str] = ".h264"
    remarkable: ClassVar[bool] = False

    slide: str
    card: Card
    footage: Footage
    at: float
    frames: int
    fps: int
    moments: tuple[tuple[str, str], ...] = ()
    first: int = 0

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.slide, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        return [*self.fields_but("card", "footage"), self.footage.end, self.footage.focus, self.footage.fit]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.segments import encode_motion
        from bantin.making.cards.staging import Playing, staged

        moments = {film: inputs[key] for film, key in self.moments}
        playing = Playing(self.footage, self.at, self.frames)
        with staged(self.card, inputs[self.slide], moments, self.fps, first=self.first, playing=playing) as scene:
            size, motion = (self.card.width, self.card.height), map(scene.coded, range(self.frames))
            encode_motion(motion, size, out, frames=self.frames, fps=self.fps)
        return Properties(seconds=self.frames / self.fps)
