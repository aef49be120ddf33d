"""What pictures of one kind begin with alike is painted once: their ground, and the marks that they share.

The cards of a month come one after the other, and most begin with the same masthead. So where a picture turns from what
it shares with one of those before it, the layer so far is kept, and the next one that begins like it is painted on a
copy.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Sequence

from PIL import Image

from bantin.model.frame import Fill, Frame, Gradient, Mark, Picture, Run
from bantin.paint.gradients import gradient
from bantin.paint.shapes import fill

_LAYERS = 6
"""Layers that are kept: 4 to 6 MB each."""

_FRAMES = 8
"""Pictures painted last with which a new one is compared."""

_WORTH = 2
"""Runs from which on painting takes longer than copying: 0.25 ms each, a copy of 1080×1350 pixels 0.15 ms."""

_Begun = tuple[int, int, Fill, tuple[Mark, ...]]
"""Width, height, ground and first marks of a picture."""


class Layers:
    """Layers of the pictures painted last: a bounded number, none ever changed. Threads may share them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Begun, Image.Image] = OrderedDict()
        self._recent: deque[Frame] = deque(maxlen=_FRAMES)
        self._lock = threading.Lock()

    def begin(self, frame: Frame) -> tuple[Image.Image, int, int]:
        """Begin a picture.

        Returns:
            What it is painted on, how many of its marks that shows already, and the number of marks at which `keep` is
            worth its time; -1 for none.
        """
        with self._lock:
            return self._begin(frame)

    def _begin(self, frame: Frame) -> tuple[Image.Image, int, int]:
        alike = [other for other in self._recent if _ground_of(other) == _ground_of(frame)]
        shared = max((_shared(other.marks, frame.marks) for other in alike), default=0)
        self._recent.append(frame)
        layer = max((begun for begun in self._kept if _begins(frame, begun)), key=lambda it: len(it[3]), default=None)
        count = 0 if layer is None else len(layer[3])
        if layer is None:
            image = ground(frame)
        else:
            self._kept.move_to_end(layer)
            image = self._kept[layer].copy()
        more = sum(isinstance(mark, Run) for mark in frame.marks[count:shared])
        return image, count, shared if more >= _WORTH else -1

    def keep(self, frame: Frame, count: int, image: Image.Image) -> None:
        """Keep what the first `count` marks of a frame look like."""
        with self._lock:
            self._kept[*_ground_of(frame), frame.marks[:count]] = image.copy()
            while len(self._kept) > _LAYERS:
                self._kept.popitem(last=False)


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


def _ground_of(frame: Frame) -> tuple[int, int, Fill]:
    return frame.width, frame.height, frame.ground


def _begins(frame: Frame, begun: _Begun) -> bool:
    return begun[:3] == _ground_of(frame) and frame.marks[: len(begun[3])] == begun[3]


def _shared(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """Count the marks with which both begin, up to the first photograph: its name may mean another file each time."""
    count = 0
    for mark, same in zip(one, other, strict=False):
        if mark != same or isinstance(mark, Picture):
            break
        count += 1
    return count
