"""Dividing slides into segments.

A slide has two: its opening, with the transition from the slide before, and a hold that repeats. Each begins with a key
frame and needs no other, so they are made in parallel, kept, and joined.
"""

from __future__ import annotations

import math

_MIN_SECONDS = 2

_STEP_SECONDS = 0.25


def gop_plan(seconds: int, fps: int, *, moving: int = 0) -> tuple[int, int, int]:
    """Cut a slide into groups of pictures, so that key frames stand one or two seconds apart everywhere.

    Platforms have truncated joined films whose key frames stood closer, and want one every 2 to 5 s at least.

    Args:
        seconds: length of the slide, at least 2.
        fps: frames a second.
        moving: frames in motion while it opens; at most two seconds are for that.

    Returns:
        Frames of the opening, frames of the hold, and how often the hold comes (perhaps never).
    """
    if seconds < _MIN_SECONDS:
        raise ValueError(seconds)
    opening = 2 if moving >= fps or seconds % 2 == 0 else 1
    hold = 1 if (seconds - opening) % 2 else 2
    return opening * fps, hold * fps, (seconds - opening) // hold


def frames_of_step(fps: int) -> int:
    """Count the frames in which one step fades in: a quarter of a second, too slow to flash."""
    return math.ceil(_STEP_SECONDS * fps)
