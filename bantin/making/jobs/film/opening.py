"""Openings: slides in motion, as segments of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card


@dataclass(frozen=True, slots=True)
class OpeningJob(Job):
    """Encode a part of a slide in motion: what enters on it.

    Attributes:
        slide: key of the slide's still, on which it comes to rest.
        frames: length of the segment.
        card: of the slide, whose key tells all of it.
        first: frame of the card's own time with which the segment begins.
        moving: frame of the card's own time from which all stands still.
        moments: as a StillJob's.
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
    cost: ClassVar[int] = 5
    suffix: ClassVar[str] = ".h264"
    remarkable: ClassVar[bool] = False

    slide: str
    card: Card
    frames: int
    fps: int
    first: int
    moving: int
    moments: tuple[tuple[str, str], ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.slide, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        return self.fields_but("card")

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.openings import encode_opening
        from bantin.making.cards.staging import staged

        moments, still = {film: inputs[key] for film, key in self.moments}, inputs[self.slide]
        with staged(self.card, still, moments, self.fps, first=self.first) as scene:
            encode_opening(still, out, scene, frames=self.frames, fps=self.fps, moving=self.moving - self.first)
        return Properties(seconds=self.frames / self.fps)
