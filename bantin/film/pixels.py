"""Pictures as arrays, and pictures in time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Raster = npt.NDArray[np.uint8]
"""A picture: height × width × (red, green, blue); or one plane of it: height × width."""

Scene = Callable[[int], Raster]
"""A slide in time: what its frame of a number shows, counted from 0; asked in order, and twice for the first."""
