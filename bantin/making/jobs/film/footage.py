"""Footage: slides, or parts of them, on which an officer's own film plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties, each_once
from bantin.model.card import Card
from bantin.model.frame import Picture
from bantin.model.moments import second_of
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
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg", "moviepy", "numpy", "pillow")
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

    @property
    def needs(self) -> tuple[str, ...]:
        return each_once(self.previous, self.slide)

    @property
    def facts(self) -> Sequence[object]:
        return [*self.fields_but("card", "footage"), self.footage.end, self.footage.focus]

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.cutout import open_window
        from bantin.film.footage import demand_within
        from bantin.film.footage_segments import encode_footage
        from bantin.making.cards.layouts import book, laid
        from bantin.making.errors import failure
        from bantin.making.sources.pictures import opened

        clip, frame = self.footage, laid(self.card).frame
        place = next(
            (mark for mark in frame.marks if isinstance(mark, Picture) and second_of(mark.asset) is not None), None
        )
        with opened(self.card.assets) as assets:
            window = place and open_window(frame, place, assets, book())
            if not (place and window):
                message = f"Mẫu {self.card.look} không có chỗ cho đoạn video"
                hint = "Mẫu cần có <image> với src là clip; xem hướng dẫn về mẫu"
                raise failure("no-place-for-clip", message, hint, "video.clip.file")
            path = assets[place.asset]
            demand_within(path, clip.start, clip.end)
            encode_footage(
                None if self.previous is None else inputs[self.previous],
                window,
                path,
                out,
                at=self.at,
                end=clip.end,
                focus=clip.focus or place.focus,
                frames=self.frames,
                fade=self.fade,
                fps=self.fps,
                transition=self.transition,
            )
        return Properties(seconds=self.frames / self.fps)
