"""Segments of stills on a board."""

from __future__ import annotations

from pathlib import Path

from bantin.film.boards.encoding import QUALITIES, SECOND_BITS, encoder_options
from bantin.film.boards.pixels import planes, read_picture
from bantin.film.conversion import color_tags, raw_video
from bantin.film.ffmpeg import file_url, replacing, run
from bantin.film.h264_stream import ALIKE, STILL, lengthen

_KEY_FRAME_BYTES = SECOND_BITS // 8 * 9 // 10
"""Any second of stills holds one key frame, and frames that say «as before»."""

_SAME = "q=51,subme=0,me=dia,trellis=0"
"""So coarse that a frame equal to the one before has nothing to add to it."""


def encode_phase(still: Path, out: Path, *, fps: int) -> None:
    """Encode a still as a segment that can be made as long as it shall stand, and follow itself or any of its size.

    Odd sides are padded with one black line, at the right or below: the codec wants even ones.

    Args:
        still: PNG of the picture.
        out: H.264 stream (Annex B) to write, one closed group of `STILL` frames.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    picture = planes(read_picture(still))
    encoded = 1 + ALIKE
    # fmt: off
    repeated = [
        *raw_video(picture.size, fps),
        "-vf", f"{color_tags(picture.matrix)},tpad=stop=-1:stop_mode=clone", "-frames:v", str(encoded),
    ]
    # fmt: on
    with replacing(out) as draft:
        for quality in QUALITIES:
            options = f"keyint={encoded}:min-keyint={encoded}:zones=1,{encoded - 1},{_SAME}"
            run([*repeated, *encoder_options(quality, options), "-f", "h264", file_url(draft)], [picture.pixels])
            if draft.stat().st_size <= _KEY_FRAME_BYTES:
                break
        lengthen(draft, (STILL,))
