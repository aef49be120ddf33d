"""Segments of slides on which footage plays in a picture's place."""

from __future__ import annotations

from pathlib import Path

from bantin.film.conversion import read_still
from bantin.film.ffmpeg import FilmError
from bantin.film.motion import opening
from bantin.film.pixels import Scene
from bantin.film.segments import encode_motion
from bantin.model.storyboard import Transition


def encode_footage(
    previous: Path | None,
    scene: Scene,
    out: Path,
    *,
    size: tuple[int, int],
    frames: int,
    fade: int,
    fps: int,
    transition: Transition,
) -> None:
    """Encode a part of a slide on which footage plays, during the transition too.

    Args:
        previous: PNG of the slide before, same size; None where there is no transition.
        scene: the slide in time, from this part's first frame on.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        size: width and height of the slide in pixels, both even.
        frames: length of the part, at least 2.
        fade: frames of the transition in it.
        fps: frames a second.
        transition: how the slide comes in.

    Raises:
        FilmError: encoding failed; `out` is as it was.
        FootageError: the footage cannot be used.
    """
    before = None if previous is None else read_still(previous)
    if before is not None and before.size != size:
        raise FilmError("hai trang liền nhau không cùng khổ")
    planes = None if before is None else before.planes
    motion = opening(planes, scene.coded, transition=transition, fade=fade, frames=range(frames))
    encode_motion(motion, size, out, frames=frames, fps=fps)
