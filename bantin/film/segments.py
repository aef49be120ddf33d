"""Segments: stills and motion encoded as H.264, each one closed group of pictures.

A still is encoded once, as one good frame, and every frame after it repeats it: so it cannot flicker, neither within
the segment nor where the segment repeats, and costs neither motion search nor look-ahead. All segments of a size have
the same parameter sets, so that they can be joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bantin.film.conversion import MATRIX, color_tags, fed, raw_video, read_still
from bantin.film.ffmpeg import file_url, replacing, run
from bantin.film.h264_stream import ALIKE, lengthen
from bantin.film.pixels import Planes

PRESET = "medium"
QUANTISER = 18
"""Quality of a segment; libx264 takes key frames 3 steps finer than this number."""

_STILL = QUANTISER - 3
"""Quality of the frame on which motion comes to rest: that of a key frame, so that the next one is no jump."""
_MOTION = QUANTISER + 4
"""Quality of frames that are seen for a thirtieth of a second: VMAF of the worst is 96."""
_SAME = 51
"""So coarse that a frame equal to the one before has nothing to add to it."""

_X264 = (
    # No frame refers to one that comes later or to more than one: the stream can be cut and joined at key frames.
    "bframes=0:ref=1:weightp=0:scenecut=0:rc-lookahead=0:mbtree=0"
    # Parameters must not depend on what is in the pictures.
    ":stitchable=1"
    # Letters on calm grounds: no ringing for sharpness' sake, and colour as fine as libx264's default.
    ":psy=0:chroma-qp-offset=-2"
)

_DRAWN = "subme=0:me=dia:trellis=0"
"""By whole pixels, as all that moves does. With a quantiser that is constant no frame is looked at beforehand: all
takes two thirds of what libx264's finer search and its own choice of quality (CRF 18) take, for a tenth more bytes. A
key frame at 1080×1920: 100 KB and 57 dB instead of 87 KB and 51 dB; grounds come to be as they were painted."""

_REAL_MOTION = "aq-strength=0.7:mbtree=1:rc-lookahead=20"
"""Nothing of it is stated in the stream's parameters, so it may differ from stills: grain is no letter."""
_REAL_QUALITY = 21
"""Quality of footage (CRF)."""


def encode(pictures: Iterable[Planes], size: tuple[int, int], out: Path, *, lengths: Sequence[int], fps: int) -> None:
    """Encode pictures that come one after another, in motion that ends on the last of them.

    Args:
        pictures: each another than the one before; taken one by one.
        size: width and height in pixels, both even.
        out: H.264 stream (Annex B) to write.
        lengths: for how many frames each is seen; all together 2 at least.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    if sum(lengths) < 2 or min(lengths) < 1:  # noqa: PLR2004 - see h264_stream
        raise ValueError(lengths)
    # What is seen is encoded once; the frames in which nothing changes say «as before».
    alike = ALIKE if sum(lengths) > len(lengths) else 0
    with replacing(out) as draft:
        options = f"{_DRAWN}:{_zones(len(lengths), alike)}"
        quality = ("-qp", str(QUANTISER))
        _write(pictures, size, draft, frames=len(lengths) + alike, fps=fps, quality=quality, options=options)
        lengthen(draft, lengths)


def encode_hold(still: Path, out: Path, *, frames: int, fps: int) -> None:
    """Encode a slide that stands still, as a segment that can follow itself any number of times.

    Args:
        still: PNG of the slide; its sides are even.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        frames: length of the segment, at least 2.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    picture = read_still(still)
    encode([picture.planes], picture.size, out, lengths=(frames,), fps=fps)


def encode_motion(motion: Iterable[Planes], size: tuple[int, int], out: Path, *, frames: int, fps: int) -> None:
    """Encode motion that never comes to rest, such as footage.

    Args:
        motion: each frame; taken one by one.
        size: width and height in pixels, both even.
        out: H.264 stream (Annex B) to write, with the same parameter sets as stills of its size.
        frames: how many there are, at least 2.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    if frames < 2:  # noqa: PLR2004 - see h264_stream
        raise ValueError(frames)
    with replacing(out) as draft:
        quality = ("-crf", str(_REAL_QUALITY))
        _write(motion, size, draft, frames=frames, fps=fps, quality=quality, options=_REAL_MOTION)
        lengthen(draft, (1,) * frames)


def _write(
    pictures: Iterable[Planes],
    size: tuple[int, int],
    out: Path,
    *,
    frames: int,
    fps: int,
    quality: Sequence[str],
    options: str,
) -> None:
    """Encode some frames; where there are fewer pictures, the last one comes again."""
    # fmt: off
    arguments = [
        *raw_video(size, fps), "-vf", f"{color_tags(MATRIX)},tpad=stop=-1:stop_mode=clone", "-frames:v", str(frames),
        "-c:v", "libx264", "-threads", "1", "-preset", PRESET, "-profile:v", "high", *quality,
        "-x264-params", f"keyint={frames}:min-keyint={frames}:{_X264}:{options}",
        # Which encoder it was and how it was set would be said in every segment otherwise (SEI).
        "-flags", "+cgop+bitexact", "-fflags", "+bitexact", "-bsf:v", "filter_units=remove_types=6",
        "-f", "h264",
    ]
    # fmt: on
    run([*arguments, file_url(out)], fed(pictures))


def _zones(pictures: int, alike: int) -> str:
    """Return how finely each stretch of frames is encoded after the key frame that begins the segment."""
    stretches = [(1, pictures - 2, _MOTION), (max(1, pictures - 1), pictures - 1, _STILL)]
    stretches.append((pictures, pictures - 1 + alike, _SAME))
    zones = [f"{first},{last},q={quantiser}" for first, last, quantiser in stretches if first <= last]
    return f"zones={'/'.join(zones)}"
