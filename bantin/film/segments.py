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
CRF = 18
"""Quality, for key frames: libx264 takes them 3 steps finer than this number."""

_STILL_QP = CRF - 3
"""Quality of the frame on which motion comes to rest: that of a key frame, so that the next one is no jump."""
_MOTION_QP = CRF + 3
"""Quality of frames that are seen for a thirtieth of a second, as coarse as VMAF ≥ 94 allows."""
_SAME_QP = 51
"""So coarse that a frame equal to the one before has nothing to add to it."""

_CHEAP = "subme=0,me=dia,trellis=0"
_QUICK = "subme=0,me=dia,trellis=0"
"""By whole pixels, as all that moves does: VMAF and sizes are those of a finer search, which takes a third longer."""

_X264 = (
    # No frame refers to one that comes later or to more than one: the stream can be cut and joined at key frames.
    "bframes=0:ref=1:weightp=0:scenecut=0:rc-lookahead=0:mbtree=0"
    # Parameters must not depend on what is in the pictures.
    ":stitchable=1"
    # Letters on calm grounds: no ringing for sharpness' sake, fewer bits for the grounds than libx264 gives them, and
    # colour as fine as its default. A key frame at 1080×1920: 77 KB and 51.8 dB; at CRF 19 by its defaults 103 KB and
    # 50.6 dB.
    ":psy=0:aq-strength=0.7:chroma-qp-offset=-2"
)

_REAL_MOTION = "crf=21:mbtree=1:rc-lookahead=20"
"""Nothing of it is stated in the stream's parameters, so it may differ from stills: grain is no letter."""


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
        frames, zones = len(lengths) + alike, _zones(len(lengths), alike)
        _write(pictures, size, draft, frames=frames, fps=fps, options=zones)
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
        _write(motion, size, draft, frames=frames, fps=fps, options=_REAL_MOTION)
        lengthen(draft, (1,) * frames)


def _write(
    pictures: Iterable[Planes], size: tuple[int, int], out: Path, *, frames: int, fps: int, options: str
) -> None:
    """Encode some frames; where there are fewer pictures, the last one comes again."""
    # fmt: off
    arguments = [
        *raw_video(size, fps), "-vf", f"{color_tags(MATRIX)},tpad=stop=-1:stop_mode=clone", "-frames:v", str(frames),
        "-c:v", "libx264", "-threads", "1", "-preset", PRESET, "-profile:v", "high", "-crf", str(CRF),
        "-x264-params", f"keyint={frames}:min-keyint={frames}:{_X264}:{options}",
        # Which encoder it was and how it was set would be said in every segment otherwise (SEI).
        "-flags", "+cgop+bitexact", "-fflags", "+bitexact", "-bsf:v", "filter_units=remove_types=6",
        "-f", "h264",
    ]
    # fmt: on
    run([*arguments, file_url(out)], fed(pictures))


def _zones(pictures: int, alike: int) -> str:
    """Return how each stretch of frames is encoded; the key frame that begins the segment follows CRF alone."""
    last, zones = pictures - 1, []
    if last:
        zones.append(f"0,{last - 1},q={_MOTION_QP},{_QUICK}")
        zones.append(f"{last},{last},q={_STILL_QP}")
    if alike:
        zones.append(f"{pictures},{last + alike},q={_SAME_QP},{_CHEAP}")
    return f"zones={'/'.join(zones)}"
