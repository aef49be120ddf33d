"""Films out of films: what officers recorded, seen through the windows of slides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bantin.film.cutout import Window
from bantin.film.ffmpeg import FilmError
from bantin.film.footage_pictures import moving
from bantin.film.motion import opening
from bantin.film.pixels import Pixels, Scene
from bantin.film.segments import encode_motion, read_still
from bantin.model.storyboard import Transition


def encode_footage(
    previous: Path | None,
    window: Window,
    footage: Path,
    out: Path,
    *,
    at: float,
    end: float | None,
    focus: tuple[float, float],
    frames: int,
    fade: int,
    fps: int,
    transition: Transition,
) -> None:
    """Encode a part of a slide on which footage plays; it plays while the slide comes in, too.

    Args:
        previous: PNG of the slide before, same size; None where no transition is.
        window: the slide.
        footage: an MP4 or MOV film.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        at: second of the footage with which the part begins.
        end: second of the footage whose picture stays, or None for its own last one.
        focus: point that cropping keeps, each from 0 to 1.
        frames: length of the part, at least 2.
        fade: frames of the transition in it.
        fps: frames a second.
        transition: how the slide comes in.

    Raises:
        FilmError: it could not be done; `out` is as it was.
        FootageError: the footage cannot be used.
    """
    height, width = window.card.shape[:2]
    before = None if previous is None else np.asarray(read_still(previous))
    if before is not None and before.shape != window.card.shape:
        raise FilmError("hai trang liền nhau không cùng khổ")
    pictures = moving(footage, window.size, at=at, end=end, focus=focus, frames=frames, fps=fps)
    scene = _in_order(window.showing(picture) for picture in pictures)
    motion = opening(before, scene, transition=transition, fade=fade, frames=frames, fps=fps)
    encode_motion((pixels.tobytes() for pixels in motion), (width, height), out, frames=frames, fps=fps)


def _in_order(pictures: Iterator[Pixels]) -> Scene:
    """Give pictures that come one by one; moviepy asks twice for the first."""
    number, shown = 0, next(pictures)

    def scene(index: int) -> Pixels:
        nonlocal number, shown
        while number < index:
            number, shown = number + 1, next(pictures)
        return shown

    return scene
