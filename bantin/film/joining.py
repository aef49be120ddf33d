"""Films: slides in time, encoded in segments that are joined without encoding them again.

Two segments make a slide: its opening, with the cross-fade from the slide before, and a hold that repeats. Each begins
with a key frame and needs no other, so they are made in parallel, kept, and joined in the time of a copy.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from bantin.film.ffmpeg import FilmError, named, replacing, run
from bantin.film.h264_stream import joined
from bantin.film.sound.samples import PACKET, PRIMING, RATE
from bantin.model.storyboard import Transition

if TYPE_CHECKING:
    from PIL import Image

    from bantin.film.cutout import Window

__all__ = ["FilmError", "encode_hold", "encode_opening", "frames_of_step", "gop_plan", "join", "verify_film"]

_MIN_SECONDS = 2

_STEP_SECONDS = 0.25

_TICKS = 512
"""Units of the file's clock in a frame: ffmpeg's own choice for 30 frames a second."""


def gop_plan(seconds: int, fps: int, *, moving: int = 0) -> tuple[int, int, int]:
    """Cut a slide into groups of pictures, so that key frames stand one or two seconds apart everywhere.

    Platforms have truncated joined films whose key frames stood closer, and want one every 2 to 5 s at least.

    Args:
        seconds: length of the slide, at least 2.
        fps: frames a second.
        moving: frames in motion while it opens; at most two seconds are for that.

    Returns:
        Frames of the opening, frames of the hold, and how often the hold comes (perhaps never).
    """
    if seconds < _MIN_SECONDS:
        raise ValueError(seconds)
    opening = 2 if moving >= fps or seconds % 2 == 0 else 1
    hold = 1 if (seconds - opening) % 2 else 2
    return opening * fps, hold * fps, (seconds - opening) // hold


def frames_of_step(fps: int) -> int:
    """Count the frames that one more line takes to appear: a quarter of a second, so nothing flashes."""
    return math.ceil(_STEP_SECONDS * fps)


def settling_frames(frames: int) -> int:
    """Count the frames for which a photograph moves in an opening of so many: two thirds, then it is read."""
    return frames * 2 // 3


def encode_opening(
    previous: Path | None,
    current: Path,
    out: Path,
    *,
    frames: int,
    fade: int,
    fps: int,
    transition: Transition = Transition.FADE,
    steps: Sequence[Path] = (),
    photo: tuple[Window, Image.Image] | None = None,
) -> None:
    """Encode the beginning of a slide: how it comes in and what appears on it; then it stands still.

    Args:
        previous: PNG of the slide before, same size; None for a film's first slide, which is there at once.
        current: PNG of the slide; its sides are even.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        frames: length of the segment, at least 2.
        fade: frames of the transition in it, less than `frames`; of no account without `previous` or with a cut.
        fps: frames a second.
        transition: how the slide comes in.
        steps: PNGs of the slide with less on it, in the order in which they are seen before it. Those that come first
            are left out where there is no time for all.
        photo: the slide's window and the prepared photograph that settles in it; of no account with `steps`.

    Raises:
        FilmError: it could not be done; `out` is as it was.
    """
    # Pillow and numpy load here, for a build that makes no film can do without them.
    from bantin.film.segments import encode, read_still  # noqa: PLC0415

    still = read_still(current)
    if previous is None or transition is Transition.CUT:
        previous, fade = None, 0
    if not fade and not steps and not photo:
        encode((), still, out, moving=0, frames=frames, fps=fps)
        return

    import numpy as np  # noqa: PLC0415 - as above

    from bantin.film.cutout import settling  # noqa: PLC0415 - as above
    from bantin.film.motion import appearing, opening  # noqa: PLC0415 - as above

    each = frames_of_step(fps)
    room = max(0, (frames - 1 - fade) // each)
    shown = [*(read_still(step) for step in steps[max(0, len(steps) - room) :]), still]
    before = None if previous is None else read_still(previous)
    if {picture.size for picture in shown} | ({before.size} if before else set()) != {still.size}:
        raise FilmError("hai trang liền nhau không cùng khổ")
    scene = appearing([np.asarray(picture) for picture in shown], begin=fade, each=each)
    moving = fade + (len(shown) - 1) * each
    if photo and not steps:
        moving = max(fade, settling_frames(frames))
        scene = settling(*photo, moving)
    first = None if before is None else np.asarray(before)
    motion = opening(first, scene, transition=transition, fade=fade, frames=moving, fps=fps)
    encode((pixels.tobytes() for pixels in motion), still, out, moving=moving, frames=frames, fps=fps)


def encode_hold(current: Path, out: Path, *, frames: int, fps: int) -> None:
    """Encode a slide that stands still, as a segment that can follow itself any number of times.

    Args:
        current: PNG of the slide; its sides are even.
        out: H.264 stream (Annex B) to write, one closed group of pictures.
        frames: length of the segment, at least 2.
        fps: frames a second.

    Raises:
        FilmError: it could not be done; `out` is as it was.
    """
    encode_opening(None, current, out, frames=frames, fade=0, fps=fps)


def join(
    segments: Sequence[tuple[Path, int]],
    out: Path,
    *,
    fps: int,
    frames: int,
    size: tuple[int, int] | None = None,
    sound: Path | None = None,
) -> None:
    """Join segments and a sound track into a film without encoding them again.

    Args:
        segments: H.264 streams of one size, each with how often it comes in a row.
        out: MP4 to write, ready to be played while it loads, without metadata.
        fps: frames a second, the same throughout.
        frames: length of the film.
        size: width and height in pixels that the film must have, or None for any.
        sound: its sound track as `encode_sound` made it, as long as the film, or None for a silent film.

    Raises:
        FilmError: it could not be done; `out` is as it was.
    """
    # The streams carry no times: each frame gets its number, in units of the demuxer's clock.
    times = f"setts=ts=N/({fps}*TB):duration=1/({fps}*TB)"
    heard = ([], []) if sound is None else (["-f", "mp4", "-i", named(sound)], ["-map", "1:a"])
    # fmt: off
    arguments = [
        "-f", "h264", "-framerate", str(fps), "-i", "pipe:", *heard[0],
        "-map", "0:v", *heard[1], "-c", "copy", "-bsf:v", times,
        "-map_metadata", "-1", "-fflags", "+bitexact",
        # Pictures and sound are laid in the order of their times, not in that in which they happen to be read.
        "-max_interleave_delta", "0",
        "-movflags", "+faststart", "-video_track_timescale", str(fps * _TICKS), "-empty_hdlr_name", "1", "-f", "mp4",
    ]
    # fmt: on
    with replacing(out) as draft:
        run([*arguments, named(draft)], joined(segments, frames))
        verify_film(draft, fps=fps, frames=frames, size=size, sound=sound is not None)


def verify_film(path: Path, *, fps: int, frames: int, size: tuple[int, int] | None = None, sound: bool = False) -> None:
    """Make sure that a film is what was planned. Reads every packet and decodes none: 40 ms for a minute, not 2 s.

    Args:
        path: an MP4.
        fps: frames a second.
        frames: length of the film.
        size: width and height in pixels, or None for any.
        sound: whether it has a sound track, which is then exactly as long as the film; else it must have none.

    Raises:
        FilmError: it cannot be read without a warning, is of another size or length, its frames do not follow each
            other evenly from a key frame on, or its sound is missing, of another kind, uneven or of another length.
    """
    listing, warnings = run(["-f", "mp4", "-i", named(path), "-map", "0", "-c", "copy", "-f", "framecrc", "pipe:"])
    heads = dict(line[1:].split(": ", 1) for line in listing.splitlines() if line.startswith("#"))
    every = [line.split(",") for line in listing.splitlines() if not line.startswith("#")]
    packets = [packet for packet in every if packet[0] == "0"]
    if warnings or heads.get("codec_id 0") != "h264":
        raise FilmError("phim vừa ghép không đọc lại được trọn vẹn")
    if len(packets) != frames:
        raise FilmError(f"phim vừa ghép có {len(packets)} khung hình thay vì {frames}")
    if size and heads.get("dimensions 0") != f"{size[0]}x{size[1]}":
        raise FilmError("phim vừa ghép không đúng khổ")
    # A packet: stream, decoding time, presentation time, duration, size, checksum, and flags if it is no key frame.
    times = [tuple(map(int, packet[:4])) for packet in packets]
    even = [(0, index * _TICKS, index * _TICKS, _TICKS) for index in range(frames)]
    if heads.get("tb 0") != f"1/{fps * _TICKS}" or times != even:
        raise FilmError("các khung hình của phim vừa ghép không cách đều nhau")
    _verify_sound(heads, [packet for packet in every if packet[0] != "0"], Fraction(frames, fps) if sound else None)


def _verify_sound(heads: Mapping[str, str], packets: Sequence[Sequence[str]], seconds: Fraction | None) -> None:
    """Make sure that a film's sound is AAC, stereo, 48 kHz, even, and as long as its pictures."""
    if seconds is None:
        if "codec_id 1" in heads:
            raise FilmError("phim vừa ghép có tiếng, trong khi phải không có")
        return
    facts = (heads.get("codec_id 1"), heads.get("sample_rate 1"), heads.get("channel_layout_name 1"), heads.get("tb 1"))
    if facts != ("aac", str(RATE), "stereo", f"1/{RATE}") or "codec_id 2" in heads:
        raise FilmError("phim vừa ghép không có tiếng AAC hai kênh 48 kHz")
    times = [tuple(map(int, packet[:4])) for packet in packets]
    count = int(seconds * RATE)
    # What primes the decoder comes before the first sample, and the last packet ends with the film.
    even = [(1, at, at, min(PACKET, count - at)) for at in range(-PRIMING, count, PACKET)]
    if times != even:
        raise FilmError("tiếng của phim vừa ghép không liền mạch hoặc không dài bằng hình")
