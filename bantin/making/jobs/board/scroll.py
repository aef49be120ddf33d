"""Scrolling text on boards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from bantin.making.jobs.base import Inputs, Job, Properties
from bantin.model.diagnostic import WHOLE, Code, Diagnostic, Remark, Severity


@dataclass(frozen=True, slots=True)
class ScrollJob(Job):
    """Encode a segment of scrolling text.

    Attributes:
        strip: key of the picture of the writing.
        first: number of the stretch's first frame.
        frames: length of the stretch.
        total: frames in which the whole strip runs over the board.
        turn: quarter turns to the right that the picture has, and the film gets.
    """

    packages: ClassVar[tuple[str, ...]] = ("imageio-ffmpeg", "numpy", "pillow")
    cost: ClassVar[int] = 2
    suffix: ClassVar[str] = ".h264"

    strip: str
    first: int
    frames: int
    total: int
    fps: int
    width: int
    height: int
    turn: int

    @property
    def needs(self) -> tuple[str, ...]:
        return (self.strip,)

    def make(self, inputs: Inputs, out: Path) -> Properties:
        from bantin.film.boards.scrolling import encode_scroll

        strip, size = inputs[self.strip], (self.width, self.height)
        encode_scroll(
            strip, out, first=self.first, frames=self.frames, total=self.total, fps=self.fps, size=size, turn=self.turn
        )
        # The whole strip is judged with its first stretch, without which there is no film.
        remarks = self._flashing(strip) if self.first == 0 else ()
        return Properties(seconds=self.frames / self.fps, remarks=remarks)

    def _flashing(self, strip: Path) -> tuple[Remark, ...]:
        """Report a strip whose flashes a second exceed the limit for photosensitive viewers."""
        from bantin.sight.flashes import MOST_A_SECOND

        size = (self.width, self.height)
        most = strip_flashes(strip, total=self.total, fps=self.fps, size=size, turn=self.turn)
        if most <= MOST_A_SECOND:
            return ()
        message = f"Chữ chạy làm bảng chớp {most} lần trong một giây; quá {MOST_A_SECOND} lần là có hại cho mắt và não"
        hint = "Viết ngắn lại ở «led:», bớt chữ hoa; nếu đã sửa mẫu led/strip.xml: bỏ các vạch, mảng sáng lặp lại đều"
        return (Remark(WHOLE, Diagnostic(Code("flashing-board"), Severity.WARNING, message, hint=hint)),)


def strip_flashes(strip: Path, *, total: int, fps: int, size: tuple[int, int], turn: int = 0) -> int:
    """Count the flashes in the worst second of a strip that runs over a board; the arguments are `encode_scroll`'s.

    Raises:
        FilmError: the strip cannot be read.
    """
    from numpy import rot90
    from PIL import Image

    from bantin.film.boards.pixels import read_picture
    from bantin.sight.flashes import SAMPLES_A_SECOND, most_flashes, passing

    upright = Image.fromarray(rot90(read_picture(strip), turn))
    return most_flashes(passing(upright, size[turn % 2], total / fps), SAMPLES_A_SECOND)
