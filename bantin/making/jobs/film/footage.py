"""Slides on which footage plays, as segments of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.diagnostic import Code
from bantin.model.frame import Picture
from bantin.model.storyboard import Footage, Transition

if TYPE_CHECKING:
    from bantin.film.cutout import Cutout


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

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.previous, self.slide, *(key for _, key in self.moments))

    @property
    def facts(self) -> Sequence[object]:
        return [*self.fields_but("card", "footage"), self.footage.end, self.footage.focus, self.footage.fit]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.footage import demand_within
        from bantin.film.footage_segments import encode_footage
        from bantin.making.sources.clips import verified_clip

        clip = self.footage
        cutout = self._cutout(inputs)
        focus, size = self._placed(inputs, cutout)
        with verified_clip(clip.asset) as film:
            demand_within(film, clip.start, clip.end)
            encode_footage(
                None if self.previous is None else inputs[self.previous],
                cutout,
                film,
                out,
                at=self.at,
                end=clip.end,
                focus=focus,
                size=size,
                frames=self.frames,
                fade=self.fade,
                fps=self.fps,
                transition=self.transition,
            )
        return Properties(seconds=self.frames / self.fps)

    def _placed(self, inputs: Inputs, cutout: Cutout) -> tuple[tuple[float, float], tuple[int, int]]:
        """Find the point that cropping keeps, and the size of the footage, which is smaller where it is shown whole."""
        from bantin.paint.photos import inner, is_whole, usual_focus
        from bantin.paint.pictures import picture_size

        focus, fit = self.footage.focus or cutout.picture.focus, self.footage.fit or cutout.picture.fit
        shape = picture_size(inputs[dict(self.moments)[self.footage.asset.name]])
        whole = is_whole(shape, cutout.size, focus, fit)
        return focus or usual_focus(shape, cutout.size), inner(shape, cutout.size) if whole else cutout.size

    def _cutout(self, inputs: Inputs) -> Cutout:
        """Paint the card once and cut it out around the picture in whose place the footage plays."""
        from bantin.film.cutout import cut_out
        from bantin.making.cards.layouts import layout_of, process_fonts
        from bantin.making.errors import failure
        from bantin.making.sources.clips import CLIP
        from bantin.making.sources.pictures import verified_pictures

        frame, name = layout_of(self.card).frame, self.footage.asset.name
        place = next((mark for mark in frame.marks if isinstance(mark, Picture) and mark.asset == name), None)
        with verified_pictures(self.card.assets) as files:
            seen = files | {film: inputs[key] for film, key in self.moments}
            cutout = None if place is None else cut_out(frame, place, seen, process_fonts())
        if cutout is None:
            message = f"Mẫu {self.card.look} không có chỗ cho đoạn video"
            hint = "Mẫu cần có <image> với src là clip; xem hướng dẫn về mẫu"
            raise failure(Code("no-place-for-clip"), message, hint, CLIP.below("file"))
        return cutout
