"""Openings: the first segments of a slide, on which something enters."""

from __future__ import annotations

from itertools import chain, pairwise
from pathlib import Path

from bantin.film.conversion import read_still
from bantin.film.pixels import Scene
from bantin.film.segments import encode


def encode_opening(current: Path, out: Path, scene: Scene, *, frames: int, fps: int, moving: int) -> None:
    """Encode a part of the time in which a slide opens: what enters, then the slide at rest.

    Args:
        current: PNG of the slide; its sides are even.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        scene: the slide in time, from this part's first frame on.
        frames: length of the segment, at least 2.
        fps: frames a second.
        moving: number of frames in which something enters; `frames` and more if it goes on after this part.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    still = read_still(current)
    # What is on its way at the end of this part rests there, until the next one goes on.
    count = min(moving, frames)
    shown = [index for index in range(count) if index == 0 or scene.changes(index)]
    motion = map(scene.coded, shown)
    pictures, starts = (motion, shown) if count == frames else (chain(motion, [still.planes]), [*shown, count])
    lengths = [end - start for start, end in pairwise([*starts, frames])]
    encode(pictures, still.size, out, lengths=lengths, fps=fps)
