"""Openings: the first segments of a slide, with its transition and what enters."""

from __future__ import annotations

from itertools import chain, pairwise
from pathlib import Path

from bantin.film.conversion import read_still
from bantin.film.ffmpeg import FilmError
from bantin.film.motion import opening
from bantin.film.pixels import Scene
from bantin.film.segments import encode
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
    before = None if previous is None or transition is Transition.CUT else read_still(previous)
    if before is not None and before.size != still.size:
        raise FilmError("hai trang liền nhau không cùng khổ")
    fade = 0 if before is None else fade
    # What is on its way at the end of this part rests there, until the next one goes on.
    count = min(max(fade, 0 if scene is None else moving), frames)
    shown = [index for index in range(count) if index <= fade or (scene is not None and scene.changes(index))]
    motion = opening(
        None if before is None else before.planes,
        (lambda _: still.planes) if scene is None else scene.coded,
        transition=transition,
        fade=fade,
        frames=shown,
    )
    pictures, starts = (motion, shown) if count == frames else (chain(motion, [still.planes]), [*shown, count])
    lengths = [end - start for start, end in pairwise([*starts, frames])]
    encode(pictures, still.size, out, lengths=lengths, fps=fps)
