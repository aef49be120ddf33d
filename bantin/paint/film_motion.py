"""Motion: pictures that change with time, composed by moviepy frame by frame."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""A picture: height × width × (red, green, blue)."""


def cross_fade(previous: Pixels, current: Pixels, *, frames: int, fps: int) -> Iterator[Pixels]:
    """Change one picture into another, evenly.

    Neither picture itself is among the frames: the one stands before them, the other after.

    Args:
        previous: what is seen before.
        current: what is seen after, same size.
        frames: how many there are in between, at least 1.
        fps: frames a second.
    """
    # 200 ms; a slide that stands still does without. moviepy's package loads all of itself whatever is asked of it.
    from moviepy.video.VideoClip import VideoClip  # noqa: PLC0415

    before, after = previous.astype(np.uint16), current.astype(np.uint16)

    def blend(seconds: float) -> Pixels:
        # In 256ths, for whole numbers are mixed three times as fast: 5 ms at 1080×1920. moviepy's CrossFadeIn
        # within a CompositeVideoClip takes 54 ms for the same picture.
        share = round(256 * (seconds * fps + 1) / (frames + 1))
        return ((before * (256 - share) + after * share + 128) >> 8).astype(np.uint8)

    clip = VideoClip(blend, duration=frames / fps)
    for index in range(frames):  # its own iter_frames may lose the last one to a rounded duration
        yield clip.get_frame(index / fps)
