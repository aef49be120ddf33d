"""Segments of stills on a board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bantin.film.boards.encoding import QUALITIES, SECOND_BITS, encoder_options
from bantin.film.boards.pixels import planes, read_picture
from bantin.film.conversion import color_tags, raw_video
from bantin.film.ffmpeg import FilmError, file_url, replacing, run
from bantin.film.h264_stream import ALIKE, Segment, read_stills

_KEY_FRAME_BYTES = SECOND_BITS // 8 * 9 // 10
"""Any second of stills holds one key frame, and frames that say «as before»."""

_SAME = "q=51,subme=0,me=dia,trellis=0"
"""So coarse that a frame equal to the one before has nothing to add to it."""


def encode_phases(stills: Sequence[Path], out: Path, *, fps: int) -> None:
    """Encode stills, each as a segment that can be made as long as it shall stand, and follow any of its size.

    All are encoded in one go, for to start an encoder takes as long as two pictures. Odd sides are padded with one
    black line, at the right or below: the codec wants even ones.

    Args:
        stills: PNGs of one size, at least one.
        out: H.264 stream (Annex B) to write: for each picture one closed group of `STILL` frames.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    found: dict[Path, Segment] = {}
    with replacing(out) as draft:
        for quality in QUALITIES:
            left = [still for still in dict.fromkeys(stills) if still not in found]
            encoded = dict(zip(left, _encoded(left, draft, fps, quality), strict=True))
            small = {still: one for still, one in encoded.items() if len(one.pictures) <= _KEY_FRAME_BYTES}
            found |= encoded if quality == QUALITIES[-1] else small
            if len(found) == len(set(stills)):
                break
        draft.write_bytes(b"".join(found[still].parameters + found[still].pictures for still in stills))


def _encoded(stills: Sequence[Path], out: Path, fps: int, quality: int) -> tuple[Segment, ...]:
    first, count = planes(read_picture(stills[0])), len(stills)
    frames = count + ALIKE

    def feed() -> Iterator[bytes]:
        yield first.pixels
        for still in stills[1:]:
            picture = planes(read_picture(still))
            if picture.size != first.size:
                raise FilmError(f"ảnh «{still.name}» không cùng khổ với các ảnh khác của bảng")
            yield picture.pixels

    # fmt: off
    arguments = [
        *raw_video(first.size, fps),
        "-vf", f"{color_tags(first.matrix)},tpad=stop=-1:stop_mode=clone", "-frames:v", str(frames),
        "-force_key_frames", f"expr:lt(n,{count})", "-forced-idr", "1",
    ]
    # fmt: on
    options = encoder_options(quality, f"keyint={frames}:min-keyint=1:zones={count},{frames - 1},{_SAME}")
    run([*arguments, *options, "-f", "h264", file_url(out)], feed())
    return read_stills(out, count)
