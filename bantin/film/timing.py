"""Dividing slides into segments.

A slide has two: its opening, with the transition from the slide before, and a hold that repeats. Each begins with a key
frame and needs no other, so they are made in parallel, kept, and joined.
"""

from __future__ import annotations

import math

_MIN_SECONDS = 1

_STEP_SECONDS = 0.25


def gop_plan(seconds: float, fps: int, *, moving: int = 0) -> tuple[int, int, int]:
    """Cut a slide into groups of pictures, so that key frames stand one to three seconds apart everywhere.

    Platforms have truncated joined films whose key frames stood closer, and want one every 2 to 5 s at least.

    Args:
        seconds: length of the slide, at least 1; a whole number of frames.
        fps: frames a second.
        moving: frames in motion while it opens; at most two seconds are for that.

    Returns:
        Frames of the opening, frames of the hold, and how often the hold comes (perhaps never).
    """
    if seconds < _MIN_SECONDS:
        raise ValueError(seconds)
    whole, rest = divmod(round(seconds * fps), fps)
    opening = 2 if whole > 1 and (moving >= fps or (whole % 2 == 0 and not rest)) else 1
    hold = 1 if (whole - opening) % 2 else 2
    return opening * fps + rest, hold * fps, (whole - opening) // hold


def frames_of_step(fps: int) -> int:
    """Count the frames in which one step fades in: a quarter of a second, too slow to flash."""
    return math.ceil(_STEP_SECONDS * fps)
