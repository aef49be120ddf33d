"""Single frames of footage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties
from bantin.model.asset import Moment


@dataclass(frozen=True, slots=True)
class MomentJob(Job):
    """Extract one frame of footage as PNG, in the footage's own size."""

    packages: ClassVar[tuple[str, ...]] = ("deflate", "imageio-ffmpeg", "numpy", "pillow")
    cost: ClassVar[int] = 4
    remarkable: ClassVar[bool] = False

    moment: Moment

    @property
    def facts(self) -> Sequence[object]:
        return [self.moment.film.sha256, self.moment.second]

    def make(self, _inputs: Inputs, out: Path) -> Properties:
        from bantin.files.pictures import png
        from bantin.film.footage_pictures import picture_at
        from bantin.making.sources.clips import verified_clip

        with verified_clip(self.moment.film) as film:
            picture = picture_at(film, self.moment.second)
        out.write_bytes(png(picture))
        return Properties(picture.width, picture.height)
