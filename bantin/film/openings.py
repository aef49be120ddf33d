"""Openings: the first segment of a slide, with its transition and what appears on it step by step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from bantin.film.cutout import Cutout, settling
from bantin.film.ffmpeg import FilmError
from bantin.film.motion import appearing, opening
from bantin.film.segments import encode, read_still
from bantin.film.timing import frames_of_step
from bantin.model.storyboard import Transition


def settling_frames(frames: int) -> int:
    """Count the frames of an opening during which its photograph moves: two thirds of them."""
    return frames * 2 // 3


def encode_opening(
    previous: Path | None,
    current: Path,
    out: Path,
    *,
    frames: int,
    fade: int,
    fps: int,
    transition: Transition = Transition.FADE,
    steps: Sequence[Path] = (),
    photo: tuple[Cutout, Image.Image] | None = None,
) -> None:
    """Encode the opening of a slide: its transition, then its steps, then the slide at rest.

    Args:
        previous: PNG of the slide before, same size; None for a film's first slide, which is there at once.
        current: PNG of the slide; its sides are even.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        frames: length of the segment, at least 2.
        fade: frames of the transition in it, less than `frames`; ignored without `previous` or with a cut.
        fps: frames a second.
        transition: how the slide comes in.
        steps: PNGs of the slide with less on it, in order of appearance. The first ones are left out if there is no
            time for all.
        photo: the slide's cut-out and the prepared photograph that settles in it; ignored with `steps`.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    still = read_still(current)
    if previous is None or transition is Transition.CUT:
        previous, fade = None, 0
    if not fade and not steps and not photo:
        encode((), still, out, moving=0, frames=frames, fps=fps)
        return

    each = frames_of_step(fps)
    room = max(0, (frames - 1 - fade) // each)
    shown = [*(read_still(step) for step in steps[max(0, len(steps) - room) :]), still]
    before = None if previous is None else read_still(previous)
    if {picture.size for picture in shown} | ({before.size} if before else set()) != {still.size}:
        raise FilmError("hai trang liền nhau không cùng khổ")
    scene = appearing([np.asarray(picture) for picture in shown], begin=fade, each=each)
    moving = fade + (len(shown) - 1) * each
    if photo and not steps:
        moving = max(fade, settling_frames(frames))
        scene = settling(*photo, moving)
    first = None if before is None else np.asarray(before)
    motion = opening(first, scene, transition=transition, fade=fade, frames=moving, fps=fps)
    encode((pixels.tobytes() for pixels in motion), still, out, moving=moving, frames=frames, fps=fps)
