"""Rehearsals: what moves on a slide, before its film is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.storyboard import Footage

if TYPE_CHECKING:
    from bantin.film.pixels import Raster, Scene


@dataclass(frozen=True, slots=True)
class RehearsalJob(Job):
    """Encode a slide by itself, from its first frame until all stands still, as a small film.

    Attributes:
        slide: key of the slide's still.
        card: of that still, whose key tells all of it.
        frames: how many there are; the last one is how all of it ends, but for footage.
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

    slide: str
    card: Card
    frames: int
    fps: int
    first: int = 0
    footage: Footage | None = None
    moments: tuple[tuple[str, str], ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.slide, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        clip = self.footage
        played = [clip.start, clip.shown, clip.end, clip.focus, clip.fit] if clip else None
        return [*self.fields_but("card", "footage"), played]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.rehearsals import encode_rehearsal

        with self._staged(inputs) as scene:
            planes = map(scene.coded, range(self.frames))
            encode_rehearsal(planes, (self.card.width, self.card.height), out, fps=self.fps)
        return Properties(seconds=self.frames / self.fps)

    @contextmanager
    def pictures(self, inputs: Inputs) -> Iterator[Iterator[Raster]]:
        """Compose the slide's frames, as the segments of its film do; each is painted over when the next is taken.

        Raises:
            MakeError: content or design stands in the way.
            FilmError: a still cannot be read.
        """
        with self._staged(inputs) as scene:
            yield map(scene.at, range(self.frames))

    def _staged(self, inputs: Inputs) -> AbstractContextManager[Scene]:
        """Return the slide in time."""
        from bantin.making.cards.staging import Playing, staged

        moments = {film: inputs[key] for film, key in self.moments}
        clip = self.footage
        playing = None if clip is None else Playing(clip, clip.start + clip.shown, self.frames)
        return staged(self.card, inputs[self.slide], moments, self.fps, first=self.first, playing=playing)
