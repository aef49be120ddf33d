"""Openings: the first frames of slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.frame import Picture
from bantin.model.storyboard import Transition

if TYPE_CHECKING:
    from PIL.Image import Image

    from bantin.film.cutout import Cutout


@dataclass(frozen=True, slots=True)
class OpeningJob(Job):
    """Encode the first frames of a slide: how it comes in, and what appears on it.

    Attributes:
        previous: key of the still of the slide before, or None for the first slide.
        slide: key of the slide's still.
        frames: length of the segment.
        fade: frames of the transition in it.
        steps: keys of the slide's stills with less on it, in the order in which they are seen before it.
        settles: the slide's card if a picture on it settles into place. The slide's key tells all of it.
    """

    packages: ClassVar[tuple[str, ...]] = (
        "imageio-ffmpeg",
        "moviepy",
        "numpy",
        "pillow",
        "python-lucide",
        "resvg-py",
        "segno",
    )
    cost: ClassVar[int] = 5
    suffix: ClassVar[str] = ".h264"
    remarkable: ClassVar[bool] = False

    previous: str | None
    slide: str
    frames: int
    fade: int
    fps: int
    transition: Transition = Transition.FADE
    steps: tuple[str, ...] = ()
    settles: Card | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.previous, *self.steps, self.slide)

    @property
    def facts(self) -> Sequence[object]:
        return [*self.fields_but("settles"), self.settles is not None]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.openings import encode_opening

        encode_opening(
            None if self.previous is None else inputs[self.previous],
            inputs[self.slide],
            out,
            frames=self.frames,
            fade=self.fade,
            fps=self.fps,
            transition=self.transition,
            steps=[inputs[step] for step in self.steps],
            photo=None if self.settles is None else photograph(self.settles),
        )
        return Properties(seconds=self.frames / self.fps)


def photograph(card: Card) -> tuple[Cutout, Image] | None:
    """Find the largest photograph on a card.

    Returns:
        The card with a hole there, and the photograph, redacted; None where none is seen.

    Raises:
        MakeError: the card's markup is wrong, or a picture is not the one that was read or cannot be used.
    """
    from bantin.film.cutout import cut_out, prepared
    from bantin.making.cards.layouts import layout_of, process_fonts
    from bantin.making.sources.pictures import verified_pictures

    frame = layout_of(card).frame
    pictures = [mark for mark in frame.marks if isinstance(mark, Picture)]
    if not pictures:
        return None
    largest = max(pictures, key=lambda picture: picture.width * picture.height)
    with verified_pictures(card.assets) as assets:
        cutout = cut_out(frame, largest, assets, process_fonts())
        photo = cutout and prepared(cutout, assets[largest.asset])
    return (cutout, photo) if cutout and photo else None
