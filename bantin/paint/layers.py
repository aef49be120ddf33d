"""What pictures of one kind begin with alike is painted once: their ground, and the marks that they share.

The cards of a month come one after the other, and most begin with the same masthead. So the layer below the first mark
in which a picture differs from the one before it is kept, and the next one that begins like it is painted on a copy.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from bantin.model.frame import Fill, Frame, Gradient, Mark, Picture, Run
from bantin.paint.gradients import gradient
from bantin.paint.shapes import fill

_MOST = 4
"""Sizes and grounds of which a layer is kept: 4 to 6 MB each."""

_WORTH = 2
"""Runs from which on painting takes longer than copying: 0.25 ms each, a copy of 1080×1350 pixels 0.15 ms."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """The last picture of a size and ground, and the image of its first `count` marks, where one is kept."""

    marks: tuple[Mark, ...]
    count: int = 0
    image: Image.Image | None = None


class Layers:
    """Layers of the pictures painted last. Their number is bounded, and none is ever changed."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, int, Fill], _Layer] = {}

    def begin(self, frame: Frame) -> tuple[Image.Image, int, int]:
        """Begin a picture.

        Returns:
            What it is painted on, how many of its marks that shows already, and the number of marks at which `keep` is
            worth its time; -1 for none.
        """
        key = _key(frame)
        last = self._last.pop(key, _Layer(()))
        shared = _shared(last.marks, frame.marks)
        if last.image is not None and last.count <= shared:
            begun, image = _Layer(frame.marks, last.count, last.image), last.image.copy()
        else:
            begun, image = _Layer(frame.marks), ground(frame)
        self._last[key] = begun
        while len(self._last) > _MOST:
            del self._last[next(iter(self._last))]
        more = sum(isinstance(mark, Run) for mark in frame.marks[begun.count : shared])
        return image, begun.count, shared if more >= _WORTH else -1

    def keep(self, frame: Frame, count: int, image: Image.Image) -> None:
        """Keep what the first `count` marks of a frame look like."""
        self._last[_key(frame)] = _Layer(frame.marks, count, image.copy())


def ground(frame: Frame) -> Image.Image:
    """Paint nothing but a frame's ground."""
    size = frame.width, frame.height
    if isinstance(frame.ground, Gradient):
        colors, opacity = gradient(size, frame.ground)
        if opacity is None:
            return colors.copy()
    image = Image.new("RGB", size)
    fill(image, (0, 0, *size), frame.ground)
    return image


def _key(frame: Frame) -> tuple[int, int, Fill]:
    return frame.width, frame.height, frame.ground


def _shared(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> int:
    """Count the marks with which both begin, up to the first photograph: its name may mean another file each time."""
    count = 0
    for mark, same in zip(one, other, strict=False):
        if mark != same or isinstance(mark, Picture):
            break
        count += 1
    return count
