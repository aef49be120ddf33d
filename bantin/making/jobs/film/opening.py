"""Openings: slides in motion, as segments of a film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.storyboard import Transition

if TYPE_CHECKING:
    from bantin.film.pixels import Scene


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
        "moviepy",
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
        from bantin.film.openings import encode_opening

        with self._scene(inputs) as scene:
            encode_opening(
                None if self.previous is None else inputs[self.previous],
                inputs[self.slide],
                out,
                frames=self.frames,
                fade=self.fade,
                fps=self.fps,
                transition=self.transition,
                scene=scene,
                moving=self.moving - self.first,
            )
        return Properties(seconds=self.frames / self.fps)

    @contextmanager
    def _scene(self, inputs: Inputs) -> Iterator[Scene | None]:
        """Set the stage for the card; its pictures are there for as long as the block lasts.

        Raises:
            MakeError: the card's markup is wrong, or a picture is not the one that was read or cannot be used.
        """
        if self.enters is None:
            yield None
            return
        from bantin.film.entrances.sprites import Brush
        from bantin.film.entrances.stage import Stage
        from bantin.making.cards.layouts import layout_of, process_fonts
        from bantin.making.sources.pictures import verified_pictures

        laid_out = layout_of(self.enters)
        with verified_pictures(self.enters.assets) as files:
            seen = files | {film: inputs[key] for film, key in self.moments}
            stage = Stage(laid_out.frame, laid_out.entering, Brush(seen, process_fonts()), self.fps)
            yield lambda index: stage.at(self.first + index)
