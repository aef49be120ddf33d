"""Rehearsals: what moves on a slide, before its film is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
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
        at_first: key of the still, the card and the frames of what the slide is until the rest of it comes.
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
    at_first: tuple[str, Card, int] | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        before = self.at_first[:1] if self.at_first else ()
        return each_once(self.slide, *before, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        clip = self.footage
        played = [clip.start, clip.shown, clip.end, clip.focus, clip.fit] if clip else None
        before = [self.at_first[0], self.at_first[2]] if self.at_first else None
        return [*self.fields_but("card", "footage", "at_first"), played, before]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.rehearsals import encode_rehearsal

        with self._acts(inputs) as acts:
            planes = (scene.coded(frame) for scene, frames in acts for frame in frames)
            encode_rehearsal(planes, (self.card.width, self.card.height), out, fps=self.fps)
        return Properties(seconds=self.frames / self.fps)

    @contextmanager
    def pictures(self, inputs: Inputs) -> Iterator[Iterator[Raster]]:
        """Compose the slide's frames, as the segments of its film do; each is painted over when the next is taken.

        Raises:
            MakeError: content or design stands in the way.
            FilmError: a still cannot be read.
        """
        with self._acts(inputs) as acts:
            yield (scene.at(frame) for scene, frames in acts for frame in frames)

    @contextmanager
    def _acts(self, inputs: Inputs) -> Iterator[list[tuple[Scene, range]]]:
        """Return the slide in time, act by act, each with its frames."""
        with ExitStack() as open_scenes:
            acts: list[tuple[Scene, range]] = []
            if self.at_first:
                still, card, frames = self.at_first
                acts.append((open_scenes.enter_context(self._staged(inputs, still, card, self.first)), range(frames)))
            begun = len(acts[0][1]) if acts else 0
            rest = open_scenes.enter_context(self._staged(inputs, self.slide, self.card, self.first + begun))
            yield [*acts, (rest, range(self.frames - begun))]

    def _staged(self, inputs: Inputs, still: str, card: Card, first: int) -> AbstractContextManager[Scene]:
        """Return an act in time."""
        from bantin.making.cards.staging import Playing, staged

        moments = {film: inputs[key] for film, key in self.moments}
        clip = self.footage
        playing = None if clip is None else Playing(clip, clip.start + clip.shown, self.frames)
        return staged(card, inputs[still], moments, self.fps, first=first, playing=playing)
