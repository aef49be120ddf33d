"""H.264 byte streams (ITU-T H.264, Annex B): what a segment holds, without decoding it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.files.system_errors import reason
from bantin.film.ffmpeg import FilmError

_START = b"\0\0\1"
"""Begins each unit; inside a unit it cannot occur."""

_OTHER, _IDR, _SPS, _PPS = 1, 5, 7, 8
"""Types of units: slice of a frame that is no key frame, slice of one that is, sequence and picture parameters."""

_MIN_FRAMES = 2
"""Of two key frames in a row the standard wants different numbers (`idr_pic_id`), which repeats cannot have."""


ALIKE = 2
"""Frames that say «as before» which an encoder is asked for: two show that nothing but their number is new."""

_NUMBER_SHIFT, _NUMBER_MASK = 5, 0b1111
"""Where the number of a frame stands (`frame_num`) in the two bytes after a unit's first, as libx264 writes streams
without later references: seven bits, the four of the number, five more."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A closed group of pictures, which may follow any other with the same parameter sets.

    Attributes:
        parameters: sequence and picture parameter set (SPS, PPS), with start codes.
        pictures: the coded frames, with start codes.
        frames: how many.
    """

    parameters: bytes
    pictures: bytes
    frames: int


def read_segment(path: Path) -> Segment:
    """Read and check a segment: SPS, PPS, one IDR frame, then at least one other frame.

    Raises:
        FilmError: it cannot be read, or is made up otherwise.
    """
    try:
        stream = path.read_bytes()
    except OSError as error:
        raise FilmError(f"không đọc được đoạn phim «{path.name}» ({reason(error)})") from error
    head, *units = stream.split(_START)
    types = [unit[0] & 0x1F if unit else 0 for unit in units]
    frames = len(types) - 2
    if head.strip(b"\0") or frames < _MIN_FRAMES or types != [_SPS, _PPS, _IDR, *[_OTHER] * (frames - 1)]:
        raise FilmError(f"đoạn phim «{path.name}» bị hỏng hoặc không lặp lại được")
    pictures = len(head) + sum(len(_START) + len(unit) for unit in units[:2])
    # What comes first in a frame starts with one zero more; here that was the parameters.
    return Segment(stream[:pictures].rstrip(b"\0"), b"\0" + stream[pictures:], frames)


def complete(path: Path, *, encoded: int, frames: int) -> None:
    """Check that an encoder wrote all its frames, and append copies of the last frame until there are enough.

    A frame that repeats the one before differs from its neighbours in nothing but its number (`frame_num`). libx264
    would write the same bytes, but for one padding bit that it varies from frame to frame; this saves it the work.

    Args:
        path: a segment, whose last two frames repeat the one before if it is to become longer. It is extended in place.
        encoded: how many frames the encoder was given.
        frames: how many there shall be.

    Raises:
        FilmError: the encoder wrote another number of frames, or the last two differ in more than their numbers.
    """
    made = read_segment(path).frames
    if made != encoded:
        raise FilmError(f"ffmpeg chỉ mã hóa {made} trong {encoded} khung hình")
    if frames == encoded:
        return
    *_, before, last = path.read_bytes().split(_START)
    # Between two frames stands a zero that belongs to neither; padding is in the byte before.
    alike = _numbered(before, encoded - 1)[:-2] == last[:-1]
    if not alike or [_numbered(before, encoded - 2), _numbered(last, encoded - 1)] != [before, last]:
        raise FilmError(f"ffmpeg mã hóa hai khung hình giống nhau của «{path.name}» thành khác nhau")
    with path.open("ab") as file:
        file.writelines(b"\0" + _START + _numbered(last, number) for number in range(encoded, frames))


def _numbered(unit: bytes, number: int) -> bytes:
    """Set the number of a frame."""
    head = int.from_bytes(unit[1:3], "big") & ~(_NUMBER_MASK << _NUMBER_SHIFT)
    return unit[:1] + (head | (number & _NUMBER_MASK) << _NUMBER_SHIFT).to_bytes(2, "big") + unit[3:]


def joined(segments: Sequence[tuple[Path, int]], frames: int) -> Iterator[bytes]:
    """Concatenate segments to one stream with one copy of the parameter sets. One segment is in memory at a time.

    Args:
        segments: files, each with how many times in a row it comes.
        frames: expected total.

    Raises:
        FilmError: parameter sets differ between segments, or the total is another. Part of the stream has been yielded
            by then.
    """
    parameters = b""
    count = 0
    for path, repeats in segments:
        segment = read_segment(path)
        if not parameters:
            parameters = segment.parameters
            yield parameters
        if segment.parameters != parameters:
            raise FilmError(f"đoạn phim «{path.name}» được mã hóa khác với các đoạn trước")
        for _ in range(repeats):
            yield segment.pictures
        count += segment.frames * repeats
    if count != frames:
        raise FilmError(f"các đoạn phim có {count} khung hình thay vì {frames}")
