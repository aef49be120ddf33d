"""Joining segments and a sound track to an MP4 without encoding them again, in the time of a copy; and verifying it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from bantin.film.ffmpeg import FilmError, file_url, replacing, run
from bantin.film.h264_stream import joined
from bantin.film.sound.track_format import PACKET, PRIMING, RATE

_TICKS = 512
"""Units of the file's clock in a frame: ffmpeg's own choice for 30 frames a second."""


def join(
    segments: Sequence[tuple[Path, int]],
    out: Path,
    *,
    fps: int,
    frames: int,
    size: tuple[int, int] | None = None,
    sound: Path | None = None,
) -> list[int]:
    """Join segments and a sound track into a film without encoding them again.

    Args:
        segments: H.264 streams of one size, each with how often it comes in a row.
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
    # The streams carry no times: each frame gets its number, in units of the demuxer's clock.
    times = f"setts=ts=N/({fps}*TB):duration=1/({fps}*TB)"
    heard = ([], []) if sound is None else (["-f", "mp4", "-i", file_url(sound)], ["-map", "1:a"])
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
        run([*arguments, file_url(draft)], joined(segments, frames))
        return verify_film(draft, fps=fps, frames=frames, size=size, sound=sound is not None)


def verify_film(
    path: Path, *, fps: int, frames: int, size: tuple[int, int] | None = None, sound: bool = False
) -> list[int]:
    """Verify that a film is what was planned. Reads every packet and decodes none: 40 ms for a minute of film, not 2 s.

    Args:
        path: an MP4.
        fps: frames a second.
        frames: length of the film.
        size: width and height in pixels, or None for any.
        sound: whether it must have a sound track, exactly as long as the film; otherwise it must have none.

    Returns:
        The bytes of each frame.

    Raises:
        FilmError: ffmpeg warns about it, it is of another size or length, its frames are not evenly spaced from a key
            frame on, or its sound is missing, in another format, uneven or of another length.
    """
    listing, warnings = run(["-f", "mp4", "-i", file_url(path), "-map", "0", "-c", "copy", "-f", "framecrc", "pipe:"])
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
    return [int(packet[4]) for packet in packets]


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
