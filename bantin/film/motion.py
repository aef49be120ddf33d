"""Motion: frames of transitions, composed by moviepy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from bantin.film.entrances.easing import out_cubic
from bantin.film.pixels import Raster, Scene
from bantin.model.storyboard import Transition


def opening(
    previous: Raster | None, scene: Scene, *, transition: Transition, fade: int, frames: int, fps: int
) -> Iterator[Raster]:
    """Yield the frames with which a slide opens.

    Args:
        previous: the last picture of the slide before, same size; None for a film's first slide.
        scene: the slide in time.
        transition: how it comes in.
        fade: frames of the transition; neither the picture before nor the slide alone is among them.
        frames: how many to yield.
        fps: frames a second.
    """
    # 200 ms; a slide that stands still does without. moviepy's package loads all of itself whatever is asked of it.
    from moviepy.video.VideoClip import VideoClip  # noqa: PLC0415

    mix = None if previous is None else _MIXES.get(transition)

    def picture(seconds: float) -> Raster:
        index = round(seconds * fps)
        now = scene(index)
        if mix is None or previous is None or index >= fade:
            return now
        return mix(previous, now, (index + 1) / (fade + 1))

    clip = VideoClip(picture, duration=frames / fps)
    for index in range(frames):  # its own iter_frames may lose the last one to a rounded duration
        yield clip.get_frame(index / fps)


def eased(share: float) -> float:
    """Ease a share from 0 to 1 in and out (smoothstep)."""
    return share * share * (3 - 2 * share)


def faded(before: Raster, after: Raster, share: float) -> Raster:
    """Blend two pictures: `share` of the time from one to the other has passed."""
    # In 256ths, for whole numbers are mixed three times as fast: 5 ms at 1080×1920. moviepy's CrossFadeIn within a
    # CompositeVideoClip takes 54 ms for the same picture.
    part = round(256 * eased(share))
    mixed = before * np.uint16(256 - part) + after * np.uint16(part)
    return ((mixed + 128) >> 8).astype(np.uint8)


def pushed(before: Raster, after: Raster, share: float) -> Raster:
    """Compose a push to the left, on which the second picture replaces the first."""
    # By even numbers of pixels, so that colours at half the resolution move with the letters, and each frame is the
    # one before, moved: nothing shimmers, and it takes a tenth of the bytes.
    gone = 2 * round(before.shape[1] * eased(share) / 2)
    return np.concatenate([before[:, gone:], after[:, :gone]], axis=1)


def covered(before: Raster, after: Raster, share: float) -> Raster:
    """Compose a new ground that covers the picture before from below; what both have in one place stands still."""
    height = before.shape[0]
    left = height - 2 * round(height * out_cubic(share) / 2)
    return np.concatenate([before[:left], after[left:]])


_MIXES: dict[Transition, Callable[[Raster, Raster, float], Raster]] = {
    Transition.FADE: faded,
    Transition.PUSH: pushed,
    Transition.COVER: covered,
}
"""How a picture follows another. A cut has no frame in between."""
