"""Joining segments and a sound track to an MP4 without encoding them again, in the time of a copy; and verifying it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from bantin.film.ffmpeg import FilmError, file_url, replacing, run
from bantin.film.h264_stream import Segment, fitting, joined
from bantin.film.mp4_tables import read_frames
from bantin.film.mp4_writing import write_silent
from bantin.film.sound.track_format import PACKET, PRIMING, RATE

_TICKS = 512
"""Units of the file's clock in a frame: ffmpeg's own choice for 30 frames a second."""


def join(
    segments: Iterable[tuple[Path | Segment, int]],
    out: Path,
    *,
    fps: int,
    frames: int,
    size: tuple[int, int] | None = None,
    sound: Path | None = None,
) -> list[int]:
    """Join segments and a sound track into a film without encoding them again.

    Args:
        segments: H.264 streams of one size, or what was read of them, each with how often it comes in a row.
        out: MP4 to write, ready to be played while it loads, without metadata.
        fps: frames a second, the same throughout.
        frames: length of the film.
        size: width and height in pixels that the film must have, or None for any.
        sound: its sound track as `encode_sound` made it, as long as the film, or None for a silent film.

    Returns:
        The bytes of each frame.

    Raises:
        FilmError: it could not be done; `out` is as it was.
    """
    with replacing(out) as draft:
        if sound is None:
            try:
                write_silent(list(fitting(segments, frames)), draft, fps=fps, ticks=_TICKS)
            except ValueError as error:
                why = "không có đoạn nào, quá dài, hoặc mã hóa theo cách lạ"
                raise FilmError(f"các đoạn phim không ghép được thành phim: {why}") from error
        else:
            _mix(joined(segments, frames), sound, draft, fps)
        return verify_film(draft, fps=fps, frames=frames, size=size, sound=sound is not None)


def _mix(stream: Iterable[bytes], sound: Path, out: Path, fps: int) -> None:
    """Lay pictures and sound beside each other in the order of their times."""
    # The stream carries no times: each frame gets its number, in units of the demuxer's clock.
    times = f"setts=ts=N/({fps}*TB):duration=1/({fps}*TB)"
    # fmt: off
    arguments = [
        "-f", "h264", "-framerate", str(fps), "-i", "pipe:", "-f", "mp4", "-i", file_url(sound),
        "-map", "0:v", "-map", "1:a", "-c", "copy", "-bsf:v", times,
        "-map_metadata", "-1", "-fflags", "+bitexact",
        # Pictures and sound are laid in the order of their times, not in that in which they happen to be read.
        "-max_interleave_delta", "0",
        "-movflags", "+faststart", "-video_track_timescale", str(fps * _TICKS), "-empty_hdlr_name", "1", "-f", "mp4",
    ]
    # fmt: on
    run([*arguments, file_url(out)], stream)


def verify_film(
    path: Path, *, fps: int, frames: int, size: tuple[int, int] | None = None, sound: bool = False
) -> list[int]:
    """Verify that a film is what was planned, without decoding it.

    A silent one is read by its own tables in a millisecond or two, one with sound by ffmpeg in 40, which knows how
    sound is primed and cut.

    Args:
        path: an MP4.
        fps: frames a second.
        frames: length of the film.
        size: width and height in pixels, or None for any.
        sound: whether it must have a sound track, exactly as long as the film; otherwise it must have none.

    Returns:
        The bytes of each frame.

    Raises:
        FilmError: it cannot be read, it is of another size or length, its frames are not evenly spaced from a key frame
            on, or its sound is missing, in another format, uneven or of another length.
    """
    try:
        found = read_frames(path)
    except ValueError as error:
        raise FilmError("phim vừa ghép không đọc lại được trọn vẹn") from error
    if found.codec != "avc1" or found.reordered:
        raise FilmError("phim vừa ghép không đọc lại được trọn vẹn")
    if len(found.sizes) != frames:
        raise FilmError(f"phim vừa ghép có {len(found.sizes)} khung hình thay vì {frames}")
    if size and found.size != size:
        raise FilmError("phim vừa ghép không đúng khổ")
    if (found.clock, found.begins, found.lengths) != (fps * _TICKS, 0, ((frames, _TICKS),)):
        raise FilmError("các khung hình của phim vừa ghép không cách đều nhau")
    if sound:
        _verify_sound(path, Fraction(frames, fps))
    elif found.kinds != ("vide",):
        raise FilmError("phim vừa ghép có tiếng, trong khi phải không có")
    return list(found.sizes)


def _verify_sound(path: Path, seconds: Fraction) -> None:
    """Make sure that ffmpeg reads a film, and that its sound is AAC, stereo, 48 kHz, even, and as long as it."""
    listing, warnings = run(["-f", "mp4", "-i", file_url(path), "-map", "0", "-c", "copy", "-f", "framecrc", "pipe:"])
    if warnings:
        raise FilmError("phim vừa ghép không đọc lại được trọn vẹn")
    heads = dict(line[1:].split(": ", 1) for line in listing.splitlines() if line.startswith("#"))
    every = [line.split(",") for line in listing.splitlines() if not line.startswith("#")]
    facts = (heads.get("codec_id 1"), heads.get("sample_rate 1"), heads.get("channel_layout_name 1"), heads.get("tb 1"))
    if facts != ("aac", str(RATE), "stereo", f"1/{RATE}") or "codec_id 2" in heads:
        raise FilmError("phim vừa ghép không có tiếng AAC hai kênh 48 kHz")
    # A packet: stream, decoding time, presentation time, duration, size, checksum.
    times = [tuple(map(int, packet[:4])) for packet in every if packet[0] != "0"]
    count = int(seconds * RATE)
    # What primes the decoder comes before the first sample, and the last packet ends with the film.
    even = [(1, at, at, min(PACKET, count - at)) for at in range(-PRIMING, count, PACKET)]
    if times != even:
        raise FilmError("tiếng của phim vừa ghép không liền mạch hoặc không dài bằng hình")
