"""Segments: stills and motion encoded as H.264, each one closed group of pictures.

A still is encoded once, as one good frame, and every frame after it repeats it: so it cannot flicker, neither within
the segment nor where the segment repeats, and costs neither motion search nor look-ahead. All segments of a size have
the same parameter sets, so that they can be joined.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from bantin.film.ffmpeg import FilmError, file_url, replacing, run
from bantin.film.h264_stream import ALIKE, complete

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
_QUICK = "subme=2,me=dia,trellis=0"

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

_CONVERSION = (
    "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+bitexact"
    ",format=yuv420p"
    ",setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
)


def read_still(path: Path) -> Image.Image:
    """Read a PNG picture.

    Returns:
        A picture in mode RGB.

    Raises:
        FilmError: it cannot be read, or its sides are not even, as 4:2:0 wants.
    """
    try:
        with Image.open(path, formats=("PNG",)) as opened:
            still: Image.Image = opened.convert("RGB")
    except Exception as error:  # decoders meet damage with errors of any type
        raise FilmError(f"không đọc được ảnh «{path.name}» của trang") from error
    if still.width % 2 or still.height % 2:
        raise FilmError(f"khổ phim phải là số chẵn, không phải {still.width}×{still.height}")
    return still


def encode(pictures: Iterable[bytes], size: tuple[int, int], out: Path, *, moving: int, frames: int, fps: int) -> None:
    """Encode motion that comes to rest on a picture.

    Args:
        pictures: pixels, RGB, of each moving frame and then of the one on which they rest; taken one by one.
        size: width and height in pixels, both even.
        out: H.264 stream (Annex B) to write.
        moving: number of frames in motion, 0 to `frames` - 1.
        frames: length of the segment, at least 2.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    if not 0 <= moving < frames or frames < 2:  # noqa: PLR2004 - see film_stream
        raise ValueError((moving, frames))
    # What is seen is converted once; the frames that stand still are the last one again.
    encoded = min(frames, moving + 1 + ALIKE)
    zones = f"zones={_zones(moving, encoded)}"
    _write(pictures, size, out, encoded=encoded, frames=frames, fps=fps, options=zones)


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
    encode([picture.tobytes()], picture.size, out, moving=0, frames=frames, fps=fps)


def encode_motion(motion: Iterable[bytes], size: tuple[int, int], out: Path, *, frames: int, fps: int) -> None:
    """Encode motion that never comes to rest, such as footage.

    Args:
        motion: pixels of each frame, RGB; taken one by one.
        size: width and height in pixels, both even.
        out: H.264 stream (Annex B) to write, with the same parameter sets as stills of its size.
        frames: how many there are, at least 2.
        fps: frames a second.

    Raises:
        FilmError: encoding failed; `out` is as it was.
    """
    if frames < 2:  # noqa: PLR2004 - see film_stream
        raise ValueError(frames)
    _write(motion, size, out, encoded=frames, frames=frames, fps=fps, options=_REAL_MOTION)


def _write(
    pixels: Iterable[bytes], size: tuple[int, int], out: Path, *, encoded: int, frames: int, fps: int, options: str
) -> None:
    """Encode some frames, and repeat the last until there are enough."""
    width, height = size
    # fmt: off
    arguments = [
        "-threads", "1",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-framerate", str(fps), "-i", "pipe:",
        "-vf", f"{_CONVERSION},tpad=stop=-1:stop_mode=clone", "-frames:v", str(encoded),
        "-c:v", "libx264", "-threads", "1", "-preset", PRESET, "-profile:v", "high", "-crf", str(CRF),
        "-x264-params", f"keyint={encoded}:min-keyint={encoded}:{_X264}:{options}",
        # Which encoder it was and how it was set would be said in every segment otherwise (SEI).
        "-flags", "+cgop+bitexact", "-fflags", "+bitexact", "-bsf:v", "filter_units=remove_types=6",
        "-f", "h264",
    ]
    # fmt: on
    with replacing(out) as draft:
        run([*arguments, file_url(draft)], pixels)
        complete(draft, encoded=encoded, frames=frames)


def _zones(moving: int, frames: int) -> str:
    """Return how each stretch of frames is encoded; the key frame that begins the segment follows CRF alone."""
    zones = []
    if moving:
        zones.append(f"0,{moving - 1},q={_MOTION_QP},{_QUICK}")
        zones.append(f"{moving},{moving},q={_STILL_QP}")
    first = moving + 1
    if first < frames:
        zones.append(f"{first},{frames - 1},q={_SAME_QP},{_CHEAP}")
    return "/".join(zones)
