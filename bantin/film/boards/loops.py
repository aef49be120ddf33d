"""Films for players of LED boards: pictures that stand still one after the other, each cut to the next.

They are made like other films, in segments that are joined without encoding them again. What differs: small players
decode no frame that refers to a later one, no sound, and no second above 4 Mb/s; and every pixel is a lamp, so letters
are encoded as finely as that rate allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from bantin.film.ffmpeg import FilmError, named, replacing, run
from bantin.film.h264_stream import ALIKE, complete
from bantin.film.joining import join

SECOND_BITS = 4_000_000
"""Most that any second may take: every player of a board decodes that."""

QUALITIES = (4, 10, 16, 22, 28, 34, 40, 46)
"""Quantisers to try, the finest first: nobody tells 4 from the original, and only large boards need another."""

_KEY_FRAME_BYTES = SECOND_BITS // 8 * 9 // 10
"""Any second of stills holds one key frame, and frames that say «as before»."""

_SAME = "q=51,subme=0,me=dia,trellis=0"
"""So coarse that a frame equal to the one before has nothing to add to it."""

_X264 = (
    # No frame refers to a later one or to more than one, and the stream can be cut and joined at key frames.
    "bframes=0:ref=1:weightp=0:scenecut=0:rc-lookahead=0:mbtree=0:8x8dct=0"
    # Parameters must not depend on what is in the pictures. Chroma stands in the middle of its four pixels.
    ":stitchable=1:psy=0:aq-mode=0:chromaloc=1"
)


def encode_phase(still: Path, out: Path, *, frames: int, fps: int) -> None:
    """Encode a picture that stands still, as a segment that can follow itself or any other of its size.

    An odd side gets one black line more, at the right or below, for the codec wants even ones.

    Args:
        still: PNG of the picture.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        frames: length of the segment, at least 2.
        fps: frames a second.

    Raises:
        FilmError: it could not be done; `out` is as it was.
    """
    # Pillow and numpy load here, for a build that makes no film can do without them.
    from bantin.film.boards.pixels import planes, read_picture  # noqa: PLC0415

    picture = planes(read_picture(still))
    encoded = min(frames, 1 + ALIKE)
    # fmt: off
    repeated = [
        *raw_input(picture.size, fps),
        "-vf", f"{said_of(picture.matrix)},tpad=stop=-1:stop_mode=clone", "-frames:v", str(encoded),
    ]
    # fmt: on
    with replacing(out) as draft:
        for quality in QUALITIES:
            options = f"keyint={encoded}:min-keyint={encoded}:zones=1,{encoded - 1},{_SAME}"
            run([*repeated, *encoder(quality, options), "-f", "h264", named(draft)], [picture.pixels])
            if draft.stat().st_size <= _KEY_FRAME_BYTES:
                break
        complete(draft, encoded=encoded, frames=frames)


def join_loop(segments: Sequence[tuple[Path, int]], out: Path, *, fps: int, frames: int, size: tuple[int, int]) -> None:
    """Join segments into what a board plays over and over.

    Args:
        segments: H.264 streams of one size, each with how often it comes in a row.
        out: MP4 to write.
        fps: frames a second.
        frames: length of the film.
        size: width and height in pixels.

    Raises:
        FilmError: it could not be done, or some second takes more than players bear; `out` is as it was.
    """
    with replacing(out) as draft:
        join(segments, draft, fps=fps, frames=frames, size=size)
        verify_rate(draft, fps=fps)


def verify_rate(path: Path, *, fps: int) -> None:
    """Make sure that no second of a loop takes more than players bear, nor the one in which it begins again.

    Raises:
        FilmError: one does.
    """
    most = max(second_bits(packet_bytes(path), fps))
    if most > SECOND_BITS:
        raise FilmError(f"phim cần {most / 1e6:.1f} Mb trong một giây, đầu phát bảng LED chỉ nhận 4 Mb")


def packet_bytes(path: Path) -> list[int]:
    """List the sizes of a film's frames."""
    listing, _ = run(["-f", "mp4", "-i", named(path), "-map", "0:v", "-c", "copy", "-f", "framecrc", "pipe:"])
    return [int(line.split(",")[4]) for line in listing.splitlines() if not line.startswith("#")]


def second_bits(sizes: Sequence[int], fps: int) -> list[int]:
    """Sum up every second of a loop, whichever frame it begins with; the last ones reach into the next round."""
    sums = [0, *accumulate([*sizes, *sizes[: fps - 1]])]
    return [8 * (end - begin) for begin, end in zip(sums, sums[fps:], strict=False)]


def raw_input(size: tuple[int, int], fps: int) -> list[str]:
    """Say what is fed to ffmpeg: frames in 4:2:0, without a head."""
    width, height = size
    pixels = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}", "-framerate", str(fps)]
    return ["-threads", "1", *pixels, "-i", "pipe:"]


def said_of(matrix: str) -> str:
    """Name the filter that tells players how colours are meant."""
    return f"setparams=color_primaries={matrix}:color_trc={matrix}:colorspace={matrix}:range=tv"


def encoder(quality: int, options: str) -> list[str]:
    """Set the encoder: what small players decode, the same bytes in every run."""
    # fmt: off
    return [
        "-c:v", "libx264", "-threads", "1", "-preset", "medium", "-profile:v", "main", "-qp", str(quality),
        "-x264-params", f"{_X264}:{options}",
        # Which encoder it was and how it was set would be said in every segment otherwise (SEI).
        "-flags", "+cgop+bitexact", "-fflags", "+bitexact", "-bsf:v", "filter_units=remove_types=6",
    ]
    # fmt: on
