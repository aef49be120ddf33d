"""Rehearsals: what moves on a slide, before its film is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.storyboard import Footage, Transition

if TYPE_CHECKING:
    from bantin.film.conversion import StillPicture
    from bantin.film.pixels import Raster, Scene


@dataclass(frozen=True, slots=True)
class RehearsalJob(Job):
    """Encode a slide by itself, from its first frame until all stands still, as a small film.

    Attributes:
        previous: key of the still of the slide before, or None where no transition is.
        slide: key of the slide's still.
        card: of that still, whose key tells all of it.
        frames: how many there are; the last one is how all of it ends, but for footage.
        fade: frames of the transition.
        first: frame of the card's own time with which the slide begins.
        footage: what plays on it.
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
    suffix: ClassVar[str] = ".mp4"
    remarkable: ClassVar[bool] = False

    previous: str | None
    slide: str
    card: Card
    frames: int
    fade: int
    fps: int
    transition: Transition
    first: int = 0
    footage: Footage | None = None
    moments: tuple[tuple[str, str], ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.previous, self.slide, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        clip = self.footage
        played = [clip.start, clip.shown, clip.end, clip.focus, clip.fit] if clip else None
        return [*self.fields_but("card", "footage"), played]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.motion import opening
        from bantin.film.rehearsals import encode_rehearsal

        with self._staged(inputs) as (before, scene):
            first = None if before is None else before.planes
            frames = range(self.frames)
            planes = opening(first, scene.coded, transition=self.transition, fade=self.fade, frames=frames)
            encode_rehearsal(planes, (self.card.width, self.card.height), out, fps=self.fps)
        return Properties(seconds=self.frames / self.fps)

    @contextmanager
    def pictures(self, inputs: Inputs) -> Iterator[Iterator[Raster]]:
        """Compose the slide's frames, as the segments of its film do; each is painted over when the next is taken.

        Raises:
            MakeError: content or design stands in the way.
            FilmError: a still cannot be read.
        """
        from bantin.film.motion import opening

        with self._staged(inputs) as (before, scene):
            first = None if before is None else (before.pixels,)
            frames = range(self.frames)
            shown = opening(
                first, lambda index: (scene.at(index),), transition=self.transition, fade=self.fade, frames=frames
            )
            yield (picture for (picture,) in shown)

    @contextmanager
    def _staged(self, inputs: Inputs) -> Iterator[tuple[StillPicture | None, Scene]]:
        """Return the slide before and the slide in time."""
        from bantin.film.conversion import read_still
        from bantin.making.cards.staging import Playing, staged

        moments = {film: inputs[key] for film, key in self.moments}
        clip = self.footage
        playing = None if clip is None else Playing(clip, clip.start + clip.shown, self.frames)
        before = None if self.previous is None else read_still(inputs[self.previous])
        with staged(self.card, inputs[self.slide], moments, self.fps, first=self.first, playing=playing) as scene:
            yield before, scene
