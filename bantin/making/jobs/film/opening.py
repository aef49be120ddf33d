"""Openings: slides in motion, as segments of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.storyboard import Transition


@dataclass(frozen=True, slots=True)
class OpeningJob(Job):
    """Encode a part of a slide in motion: how it comes in, and what enters on it.

    Attributes:
        previous: key of the still of the slide before, or None where no transition is.
        slide: key of the slide's still, on which it comes to rest.
        frames: length of the segment.
        fade: frames of the transition in it.
        enters: the slide's card if something enters on it. The slide's key tells all of it.
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
    cost: ClassVar[int] = 8
    suffix: ClassVar[str] = ".h264"
    remarkable: ClassVar[bool] = False

    previous: str | None
    slide: str
    frames: int
    fade: int
    fps: int
    transition: Transition = Transition.FADE
    enters: Card | None = None
    first: int = 0
    moving: int = 0
    moments: tuple[tuple[str, str], ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.previous, self.slide, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        return [*self.fields_but("enters"), self.enters is not None]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from contextlib import nullcontext

        from bantin.film.openings import encode_opening
        from bantin.making.cards.staging import staged

        moments, still = {film: inputs[key] for film, key in self.moments}, inputs[self.slide]
        stage = staged(self.enters, still, moments, self.fps, first=self.first) if self.enters else nullcontext()
        with stage as scene:
            encode_opening(
                None if self.previous is None else inputs[self.previous],
                still,
                out,
                frames=self.frames,
                fade=self.fade,
                fps=self.fps,
                transition=self.transition,
                scene=scene,
                moving=self.moving - self.first,
            )
        return Properties(seconds=self.frames / self.fps)
