"""Slides on which footage plays, as segments of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.storyboard import Footage, Transition


@dataclass(frozen=True, slots=True)
class FootageJob(Job):
    """Encode a part of a slide on which footage plays.

    Attributes:
        previous: key of the still of the slide before; None where no transition is.
        slide: key of the slide's still, which shows the last picture that is seen of the footage.
        card: of that still, whose key tells all of it, the film's bytes included.
        footage: what plays.
        at: second of it with which the part begins.
        frames: length of the part.
        fade: frames of the transition in it.
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

    previous: str | None
    slide: str
    card: Card
    footage: Footage
    at: float
    frames: int
    fade: int
    fps: int
    transition: Transition = Transition.CUT
    moments: tuple[tuple[str, str], ...] = ()
    first: int = 0

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.previous, self.slide, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        return [*self.fields_but("card", "footage"), self.footage.end, self.footage.focus, self.footage.fit]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.footage_segments import encode_footage
        from bantin.making.cards.staging import Playing, staged

        moments = {film: inputs[key] for film, key in self.moments}
        playing = Playing(self.footage, self.at, self.frames)
        with staged(self.card, inputs[self.slide], moments, self.fps, first=self.first, playing=playing) as scene:
            encode_footage(
                None if self.previous is None else inputs[self.previous],
                scene,
                out,
                size=(self.card.width, self.card.height),
                frames=self.frames,
                fade=self.fade,
                fps=self.fps,
                transition=self.transition,
            )
        return Properties(seconds=self.frames / self.fps)
