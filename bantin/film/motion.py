"""Motion: pictures that change with time, composed by moviepy frame by frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bantin.film.pixels import Pixels, Scene
from bantin.model.storyboard import Transition


def opening(
    previous: Pixels | None, scene: Scene, *, transition: Transition, fade: int, frames: int, fps: int
) -> Iterator[Pixels]:
    """Compose the frames with which a slide opens.

    Args:
        previous: the last picture of the slide before, same size; None for a film's first slide.
        scene: the slide.
        transition: how it comes in.
        fade: frames of the transition. The picture before is not among them, nor the slide without it.
        frames: how many to compose.
        fps: frames a second.
    """
    # 200 ms; a slide that stands still does without. moviepy's package loads all of itself whatever is asked of it.
    from moviepy.video.VideoClip import VideoClip  # noqa: PLC0415

    mix = None if previous is None else _MIXES.get(transition)

    def picture(seconds: float) -> Pixels:
        index = round(seconds * fps)
        now = scene(index)
        if mix is None or previous is None or index >= fade:
            return now
        return mix(previous, now, eased((index + 1) / (fade + 1)))

    clip = VideoClip(picture, duration=frames / fps)
    for index in range(frames):  # its own iter_frames may lose the last one to a rounded duration
        yield clip.get_frame(index / fps)


def eased(share: float) -> float:
    """Begin and end slowly: nothing starts or stops with a jerk."""
    return share * share * (3 - 2 * share)


def faded(before: Pixels, after: Pixels, share: float) -> Pixels:
    """Blend two pictures."""
    # In 256ths, for whole numbers are mixed three times as fast: 5 ms at 1080×1920. moviepy's CrossFadeIn within a
    # CompositeVideoClip takes 54 ms for the same picture.
    part = round(256 * share)
    mixed = before * np.uint16(256 - part) + after * np.uint16(part)
    return ((mixed + 128) >> 8).astype(np.uint8)


def pushed(before: Pixels, after: Pixels, share: float) -> Pixels:
    """Push a picture out to the left by the one that follows it."""
    # By even numbers of pixels, so that colours at half the resolution move with the letters, and each frame is the
    # one before, moved: nothing shimmers, and it takes a tenth of the bytes.
    gone = 2 * round(before.shape[1] * share / 2)
    return np.concatenate([before[:, gone:], after[:, :gone]], axis=1)


_MIXES: dict[Transition, Callable[[Pixels, Pixels, float], Pixels]] = {
    Transition.FADE: faded,
    Transition.PUSH: pushed,
}
"""How a picture follows another. A cut has no frame in between."""


def appearing(pictures: Sequence[Pixels], *, begin: int, each: int) -> Scene:
    """Show pictures one after the other, each with more on it than the one before.

    Args:
        pictures: two or more of one size; the last is the whole slide.
        begin: frame with which the second one begins to appear.
        each: frames that each takes to appear.
    """

    def scene(index: int) -> Pixels:
        count, part = divmod(max(0, index - begin + 1), each)
        if count >= len(pictures) - 1:
            return pictures[-1]
        return faded(pictures[count], pictures[count + 1], eased(part / each)) if part else pictures[count]

    return scene
