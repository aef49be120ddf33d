"""Openings: the first segments of a slide, with its transition and what enters."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import numpy as np

from bantin.film.ffmpeg import FilmError
from bantin.film.motion import opening
from bantin.film.pixels import Scene
from bantin.film.segments import encode, read_still
from bantin.model.storyboard import Transition


def encode_opening(
    previous: Path | None,
    current: Path,
    out: Path,
    *,
    frames: int,
    fade: int,
    fps: int,
    transition: Transition = Transition.FADE,
    scene: Scene | None = None,
    moving: int = 0,
) -> None:
    """Encode a part of the time in which a slide opens: its transition, what enters, then the slide at rest.

    Args:
        previous: PNG of the slide before, same size; None where there is no transition.
        current: PNG of the slide; its sides are even.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        frames: length of the segment, at least 2.
        fade: frames of the transition in it, less than `frames`; ignored without `previous` or with a cut.
        fps: frames a second.
        transition: how the slide comes in.
        scene: the slide in time, from this part's first frame on; None if nothing enters.
        moving: number of frames in which something enters; `frames` and more if it goes on after this part.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    if fade >= frames:
        raise ValueError(fade, frames)
    still = read_still(current)
    if previous is None or transition is Transition.CUT:
        previous, fade = None, 0
    moving = max(fade, moving if scene is not None else 0)
    last = np.asarray(still)
    before = None if previous is None else np.asarray(read_still(previous))
    if before is not None and before.shape != last.shape:
        raise FilmError("hai trang liền nhau không cùng khổ")
    shown = (lambda _: last) if scene is None else scene
    # What is on its way at the end of this part rests there, until the next one goes on.
    count = min(moving, frames)
    motion = opening(before, shown, transition=transition, fade=fade, frames=count, fps=fps) if count else iter(())
    pictures = chain(motion, [last]) if moving < frames else motion
    rests = min(moving, frames - 1)
    encode((pixels.tobytes() for pixels in pictures), still.size, out, moving=rests, frames=frames, fps=fps)
