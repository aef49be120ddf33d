"""Rehearsals: a slide in motion by itself, small and quickly encoded, to be looked at before its film is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bantin.film.ffmpeg import file_url, replacing, run
from bantin.film.pixels import Raster

_HALF = "scale=w=trunc(iw/4)*2:h=trunc(ih/4)*2:flags=area+accurate_rnd+bitexact:out_color_matrix=bt709:out_range=tv"
_TAGS = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"

_ENCODER = ("-c:v", "libx264", "-threads", "1", "-preset", "ultrafast", "-crf", "20")
"""50 frames of 1080×1920 take 0.35 s, as segments of a film 1.3 s."""


def encode_rehearsal(pictures: Iterable[Raster], size: tuple[int, int], out: Path, *, fps: int) -> None:
    """Encode some frames as an MP4 film of half their size.

    Args:
        pictures: RGB; taken one by one.
        size: their width and height in pixels, at least 4 each.
        out: file to write.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{size[0]}x{size[1]}", "-framerate", str(fps), "-i", "pipe:"]
    exact = ["-flags", "+bitexact", "-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4"]
    with replacing(out) as draft:
        filters = f"{_HALF},format=yuv420p,{_TAGS}"
        feed = (picture.tobytes() for picture in pictures)
        run([*raw, "-vf", filters, *_ENCODER, *exact, file_url(draft)], feed)
