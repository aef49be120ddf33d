"""Pictures as arrays, and pictures in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
import numpy.typing as npt

Raster = npt.NDArray[np.uint8]
"""A picture: height × width × (red, green, blue); or one plane of it: height × width."""

Planes = tuple[Raster, ...]
"""A picture plane by plane: one with red, green and blue, or three as `conversion.coded` makes them."""

Pictures = Callable[[int], Raster]
"""Pictures in time by their numbers, asked for in order, each perhaps more than once."""


class Scene(Protocol):
    """A slide in time; its frames are counted from 0 and asked for in order, the first perhaps twice."""

    def at(self, index: int) -> Raster:
        """Return what a frame shows, in red, green and blue; the next call may paint over it."""

    def coded(self, index: int) -> Planes:
        """Return the same as the encoder takes it."""

    def changes(self, index: int) -> bool:
        """Tell whether a frame may show anything else than the one before; asked in any order."""
