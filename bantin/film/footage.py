"""Footage, that is, films that officers bring: probed for what they are, and their sound extracted.

A film is opened as the format that its suffix names and as no other, so that no playlist in it can name another file;
of its contents only pixels and samples are used: no place, no time, no name of a phone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bantin.film.ffmpeg import FilmError, file_url, run
from bantin.text.numbers import decimal

MAX_BYTES = 1 << 30
MAX_SECONDS = 600
MAX_PIXELS = 4096 * 2304
"""What phones record, and no more: a film of 4K for ten minutes."""

_COPY = "Chép lại tệp gốc từ máy quay hoặc điện thoại, hoặc xuất lại thành MP4 (H.264)"
_SHORTEN = "Cắt ngắn trước khi đưa vào thư mục assets"
EXPORT = "Xuất lại thành MP4 (H.264), cỡ 1080p"

_STREAM = re.compile(
    r"Stream #0:\d+.*?: Video: (?P<codec>\w+).*?, (?P<colors>[a-z]\w+(?:\([^)]*\))?), (?P<size>\d+x\d+)"
)

_SOFT = 0.3
"""Seconds in which its sound comes and goes."""


class FootageError(ValueError):
    """Footage cannot be used; the message says why, in one Vietnamese sentence.

    Attributes:
        hint: what to do about it.
        part: the field of the item's clip to blame, such as `file` or `start`.
    """

    def __init__(self, message: str, hint: str, part: str = "file") -> None:
        super().__init__(message)
        self.hint = hint
        self.part = part


@dataclass(frozen=True, slots=True)
class VideoTrack:
    """Properties of a film's video track.

    Attributes:
        seconds: its length.
        hdr: its transfer function is PQ or HLG.
        tagged: it states its colour space.
        interlaced: each of its pictures holds two moments, one in every other line.
        size: width and height of its upright pictures in square pixels.
    """

    seconds: float
    hdr: bool
    tagged: bool
    interlaced: bool
    size: tuple[int, int]


def probe(path: Path) -> VideoTrack:
    """Probe a film; reads all of it but decodes nothing: 50 ms, and half a second for a gigabyte. Cached.

    Raises:
        FootageError: it is no film, is truncated, or exceeds the limits.
    """
    try:
        about = path.stat()
    except OSError as error:
        raise FootageError(f"Không tìm thấy đoạn video «{path.name}»", _COPY) from error
    if about.st_size > MAX_BYTES:
        raise FootageError(f"Đoạn video «{path.name}» lớn quá 1 GB", _SHORTEN)
    return _looked(path, about.st_size, about.st_mtime_ns)


@lru_cache(maxsize=32)
def _looked(path: Path, *_about: int) -> VideoTrack:
    try:
        packets, told = run([
            "-loglevel", "level+info", *input_options(path), "-map", "0:V:0", "-c", "copy", "-f", "framecrc", "pipe:"
        ])  # fmt: skip
    except FilmError as error:
        silent = "output file" in str(error)
        what = "không có hình" if silent else "không phải video MP4 hay MOV, hoặc chưa được chép đủ"
        raise FootageError(f"Tệp «{path.name}» {what}", _COPY) from error
    if re.search(r"\[(error|fatal)\]", told):
        raise FootageError(f"Đoạn video «{path.name}» bị hỏng hoặc chưa được chép đủ", _COPY)
    return _track(path, packets, told)


def _track(path: Path, packets: str, told: str) -> VideoTrack:
    stream = _STREAM.search(told)
    clock = re.search(r"^#tb 0: (\d+)/(\d+)$", packets, re.MULTILINE)
    times = [line.split(",") for line in packets.splitlines() if not line.startswith("#")]
    if not (stream and clock and times):
        raise FootageError(f"Không đọc được hình của đoạn video «{path.name}»", EXPORT)
    width, height = map(int, stream["size"].split("x"))
    tick = int(clock[1]) / int(clock[2])
    seconds = tick * max(int(packet[2]) + int(packet[3]) for packet in times)
    if width * height > MAX_PIXELS:
        raise FootageError(f"Đoạn video «{path.name}» có khung hình quá lớn: {width}×{height}", EXPORT)
    if seconds > MAX_SECONDS:
        raise FootageError(f"Đoạn video «{path.name}» dài quá 10 phút", _SHORTEN)
    hdr = "smpte2084" in stream["colors"] or "arib-std-b67" in stream["colors"]
    tagged = re.search(r"bt709|bt2020|bt470bg|smpte170m", stream["colors"]) is not None
    interlaced = re.search(r"(top|bottom) (coded )?first", stream["colors"]) is not None
    return VideoTrack(seconds, hdr, tagged, interlaced, _upright(width, height, told))


def _upright(width: int, height: int, told: str) -> tuple[int, int]:
    """Find the size in which pictures are seen: pixels may be oblong, and phones note how they were held."""
    pixel = re.search(r"\[SAR (\d+):(\d+) ", told)
    wide = width if pixel is None else max(1, round(width * int(pixel[1]) / int(pixel[2])))
    turned = re.search(r"rotation of (-?\d+)", told)
    lying = turned is not None and int(turned[1]) % 180 == 90  # noqa: PLR2004 - degrees
    return (height, wide) if lying else (wide, height)


def write_sound(path: Path, out: Path, *, start: float, seconds: float) -> None:
    """Extract the sound of a part of a film, faded in and out.

    Args:
        path: an MP4 or MOV film.
        out: WAV to write.
        start: second at which the part begins.
        seconds: its length.

    Raises:
        FootageError: the film cannot be used, or has no sound.
    """
    probe(path)
    soft = f"afade=t=in:d={_SOFT},afade=t=out:st={max(0.0, seconds - _SOFT):.3f}:d={_SOFT}"
    piece = ["-ss", f"{start:.3f}", "-t", f"{seconds:.3f}", *input_options(path)]
    try:
        run([*piece, "-map", "0:a:0", "-vn", "-map_metadata", "-1", "-af", soft, "-f", "wav", file_url(out)])
    except FilmError as error:
        hint = "Bỏ dòng sound: keep của đoạn video"
        raise FootageError(f"Đoạn video «{path.name}» không có tiếng", hint, "sound") from error


def input_options(path: Path) -> list[str]:
    """Return the options with which ffmpeg opens a film: as MOV or MP4, from a local file, and no other way."""
    return ["-protocol_whitelist", "file,pipe", "-f", "mov", "-i", file_url(path)]


def demand_within(path: Path, start: float, end: float | None) -> None:
    """Check that a part lies within a film.

    Args:
        path: the film.
        start: second at which the part begins.
        end: second at which it ends; None for the end of the film.

    Raises:
        FootageError: the film ends before `start`, or `end` is not after `start`.
    """
    track = probe(path)
    if end is not None and end <= start:
        raise FootageError(f"Đoạn video «{path.name}» kết thúc trước khi bắt đầu", "Ghi «end» lớn hơn «start»", "end")
    if start >= track.seconds:
        lasts = decimal(track.seconds)
        hint = f"Ghi «start» nhỏ hơn {lasts}"
        raise FootageError(f"Đoạn video «{path.name}» chỉ dài {lasts} giây, hết trước chỗ bắt đầu", hint, "start")
