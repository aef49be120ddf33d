"""Rehearsals: a slide in motion by itself, small and quickly encoded, to be looked at before its film is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bantin.film.conversion import MATRIX, color_tags, fed, raw_video
from bantin.film.ffmpeg import file_url, replacing, run
from bantin.film.pixels import Planes

_HALF = "scale=w=trunc(iw/4)*2:h=trunc(ih/4)*2:flags=area+accurate_rnd+bitexact"

_ENCODER = ("-c:v", "libx264", "-threads", "1", "-preset", "ultrafast", "-crf", "20")
"""50 frames of 1080×1920 take 0.35 s, as segments of a film 1.3 s."""


def encode_rehearsal(pictures: Iterable[Planes], size: tuple[int, int], out: Path, *, fps: int) -> None:
    """Encode some frames as an MP4 film of half their size.

    Args:
        pictures: taken one by one.
        size: their width and height in pixels, at least 4 each.
        out: file to write.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    exact = ["-flags", "+bitexact", "-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4"]
    with replacing(out) as draft:
        filters = ["-vf", f"{color_tags(MATRIX)},{_HALF}"]
        run([*raw_video(size, fps), *filters, *_ENCODER, *exact, file_url(draft)], fed(pictures))
