"""Dividing slides into segments.

A slide opens in one or more, with all that enters, and then stands still in a hold that repeats. Each segment begins
with a key frame and needs no other: they are made in parallel, kept, and joined.
"""

from __future__ import annotations

_MIN_SECONDS = 1


def gop_plan(seconds: float, fps: int, *, moving: int = 0) -> tuple[tuple[int, ...], int, int]:
    """Cut a slide into groups of pictures, so that key frames stand one to three seconds apart everywhere.

    Platforms have truncated joined films whose key frames stood closer, and want one every 2 to 5 s at least.

    Args:
        seconds: length of the slide, at least 1; a whole number of frames.
        fps: frames a second.
        moving: frames in motion while it opens.

    Returns:
        Frames of each part of the opening, in which all of the motion is; frames of the hold, and how often the hold
        comes (perhaps never).
    """
    if seconds < _MIN_SECONDS:
        raise ValueError(seconds)
    whole, rest = divmod(round(seconds * fps), fps)
    opening = 2 if whole > 1 and (moving >= fps or (whole % 2 == 0 and not rest)) else 1
    parts = [opening * fps + rest]
    whole -= opening
    while whole and moving >= sum(parts):
        longer = 2 if whole > 1 else 1
        parts.append(longer * fps)
        whole -= longer
    hold = 1 if whole % 2 else 2
    return tuple(parts), hold * fps, whole // hold
