"""H.264 byte streams (ITU-T H.264, Annex B): what a segment holds, without decoding it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.film.ffmpeg import FilmError
from bantin.model.system_errors import reason

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
    """A closed group of pictures that may follow any other of the same parameters.

    Attributes:
        parameters: what a decoder must know before it decodes: sequence and picture parameter set, with start codes.
        pictures: the frames, with start codes.
        frames: how many.
    """

    parameters: bytes
    pictures: bytes
    frames: int


def read_segment(path: Path) -> Segment:
    """Read a segment and make sure that it is one.

    Raises:
        FilmError: it cannot be read, or is no sequence of parameters, one key frame and other frames.
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
    """Make sure that an encoder wrote all that it was given, and repeat the last frame until there are enough.

    An encoder need not be asked sixty times what «as before» is: such a frame's only news is its number. libx264 itself
    writes the same bytes, but for one bit of padding that it varies from frame to frame.

    Args:
        path: a segment; if it is to become longer, its last two frames say «as before». It gets the rest.
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
    """Give a frame another number."""
    head = int.from_bytes(unit[1:3], "big") & ~(_NUMBER_MASK << _NUMBER_SHIFT)
    return unit[:1] + (head | (number & _NUMBER_MASK) << _NUMBER_SHIFT).to_bytes(2, "big") + unit[3:]


def joined(segments: Sequence[tuple[Path, int]], frames: int) -> Iterator[bytes]:
    """Make one stream of segments; the parameters stand once, before the first frame.

    Only one segment is in memory at a time.

    Args:
        segments: files, each with how often it comes in a row.
        frames: how many there must be in all.

    Raises:
        FilmError: the parameters of two segments differ, or the number of frames is another. Some of the stream has
            been given by then.
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
