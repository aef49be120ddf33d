"""Segments of slides on which footage plays in a picture's place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from bantin.film.cutout import Cutout
from bantin.film.ffmpeg import FilmError
from bantin.film.footage_pictures import pictures_of
from bantin.film.motion import opening
from bantin.film.pixels import Raster, Scene
from bantin.film.segments import encode_motion, read_still
from bantin.model.storyboard import Transition
from bantin.paint.photos import framed


def encode_footage(
    previous: Path | None,
    cutout: Cutout,
    footage: Path,
    out: Path,
    *,
    at: float,
    end: float | None,
    focus: tuple[float, float],
    size: tuple[int, int],
    frames: int,
    fade: int,
    fps: int,
    transition: Transition,
) -> None:
    """Encode a part of a slide on which footage plays, during the transition too.

    Args:
        previous: PNG of the slide before, same size; None where there is no transition.
        cutout: the slide without the picture in whose place the footage plays.
        footage: an MP4 or MOV film.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        at: second of the footage with which the part begins.
        end: second of the footage whose picture stays, or None for its own last one.
        focus: point that cropping keeps, each from 0 to 1.
        size: width and height in pixels, the picture's own or smaller: then it lies upon a blurred ground of itself.
        frames: length of the part, at least 2.
        fade: frames of the transition in it.
        fps: frames a second.
        transition: how the slide comes in.

    Raises:
        FilmError: encoding failed; `out` is as it was.
        FootageError: the footage cannot be used.
    """
    height, width = cutout.card.shape[:2]
    before = None if previous is None else np.asarray(read_still(previous))
    if before is not None and before.shape != cutout.card.shape:
        raise FilmError("hai trang liền nhau không cùng khổ")
    pictures = pictures_of(footage, size, at=at, end=end, focus=focus, frames=frames, fps=fps)
    if size != cutout.size:
        pictures = (np.asarray(framed(Image.fromarray(picture), cutout.size)) for picture in pictures)
    scene = _in_order(cutout.filled(picture) for picture in pictures)
    motion = opening(before, scene, transition=transition, fade=fade, frames=frames, fps=fps)
    encode_motion((pixels.tobytes() for pixels in motion), (width, height), out, frames=frames, fps=fps)


def _in_order(pictures: Iterator[Raster]) -> Scene:
    """Return pictures that come one by one; moviepy asks twice for the first."""
    number, shown = 0, next(pictures)

    def scene(index: int) -> Raster:
        nonlocal number, shown
        while number < index:
            number, shown = number + 1, next(pictures)
        return shown

    return scene
