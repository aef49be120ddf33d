"""H.264 byte streams (ITU-T H.264, Annex B): what a segment holds, without decoding it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from pathlib import Path

from bantin.files.system_errors import reason
from bantin.film.ffmpeg import FilmError

_START = b"\0\0\1"
"""Begins each unit; inside a unit it cannot occur."""

_OTHER, _IDR, _SPS, _PPS = 1, 5, 7, 8
"""Types of units: slice of a frame that is no key frame, slice of one that is, sequence and picture parameters."""

STILL = 2
"""Frames of a still's segment before it is made longer: the least that a segment has. Of two key frames in a row the
standard wants different numbers (`idr_pic_id`), which repeats cannot have."""


ALIKE = 3
"""Frames that say «as before» which an encoder is asked for: the first may still add to its picture, the other two show
that nothing but their number is new."""

_NUMBER_SHIFT, _NUMBER_MASK = 5, 0b1111
"""Where the number of a frame stands (`frame_num`) in the two bytes after a unit's first, as libx264 writes streams
without later references: seven bits, the four of the number, five more."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A closed group of pictures, which may follow any other with the same parameter sets.

    That of a still may have no more than its key frame and one that repeats it, and be made as long as it shall stand.

    Attributes:
        parameters: sequence and picture parameter set (SPS, PPS), with start codes.
        pictures: the coded frames, with start codes.
        frames: how many.
        name: of its file, for messages.
    """

    parameters: bytes
    pictures: bytes
    frames: int
    name: str = field(default="", compare=False)

    def lasting(self, frames: int) -> Segment:
        """Return that of a still so long as it shall stand; any other as it is."""
        if self.frames != STILL:
            return self
        picture, again = units(self.pictures)
        return replace(self, pictures=b"\0" + _stream([picture, *[again] * (frames - 1)]), frames=frames)


def read_segment(path: Path) -> Segment:
    """Read and check a segment: SPS, PPS, one IDR frame, then at least one other frame.

    Raises:
        FilmError: it cannot be read, or is made up otherwise.
    """
    found = read_segments(path)
    if len(found) != 1:
        raise _broken(path)
    return found[0]


def read_segments(path: Path) -> tuple[Segment, ...]:
    """Read and check segments that stand in a file one after the other, as in `read_segment`."""
    head, *units = _read(path).split(_START)
    begins = [number for number, unit in enumerate(units) if _type(unit) == _SPS]
    if head.strip(b"\0") or begins[:1] != [0]:
        raise _broken(path)
    return tuple(_segment(path, units[begin:end]) for begin, end in pairwise((*begins, len(units))))


def _segment(path: Path, units: Sequence[bytes]) -> Segment:
    types, frames = [_type(unit) for unit in units], len(units) - 2
    if frames < STILL or types != [_SPS, _PPS, _IDR, *[_OTHER] * (frames - 1)]:
        raise _broken(path)
    # What comes first in a frame starts with one zero more; here that was the parameters.
    parameters, pictures = (_START + _START.join(some) for some in (units[:2], units[2:]))
    return Segment(b"\0" + parameters.rstrip(b"\0"), b"\0" + pictures.rstrip(b"\0"), frames, path.name)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FilmError(f"không đọc được đoạn phim «{path.name}» ({reason(error)})") from error


def _type(unit: bytes) -> int:
    return unit[0] & 0x1F if unit else 0


def _broken(path: Path) -> FilmError:
    return FilmError(f"đoạn phim «{path.name}» bị hỏng hoặc không lặp lại được")


def read_stills(path: Path, count: int) -> tuple[Segment, ...]:
    """Cut what an encoder wrote of pictures in a row into a segment of each, to be made as long as it shall stand.

    Args:
        path: a key frame with its parameter sets for each picture, then `ALIKE` frames that repeat the last one.
        count: of the pictures.

    Raises:
        FilmError: it cannot be read, the encoder wrote something else, or frames that repeat differ in more than their
            numbers.
    """
    found = units(_read(path))
    if [_type(unit) for unit in found] != [*(_SPS, _PPS, _IDR) * count, *[_OTHER] * ALIKE]:
        raise FilmError(f"ffmpeg không mã hóa đủ {count} ảnh")
    before, last = found[-2:]
    if not _alike(before, last, ALIKE - 1):
        raise _unlike(path)
    again = _numbered(last, 1)
    stills = (found[at : at + 3] for at in range(0, 3 * count, 3))
    # As in other segments, a zero more stands before all of it but the picture, which the parameters precede.
    return tuple(_segment(path, [sps + b"\0", pps, picture + b"\0", again]) for sps, pps, picture in stills)


def lengthen(path: Path, lengths: Sequence[int]) -> None:
    """Check that an encoder wrote all its frames, and let each picture stand as long as it shall.

    A frame that repeats the one before differs from its like in nothing but its number (`frame_num`). libx264 would
    write the same bytes, but for one padding bit that it varies from frame to frame; this saves it the work. Only in
    the first after the last picture it may find something to add, which is left away: the picture stands still.

    Args:
        path: a segment, rewritten in place: one frame for each picture, then `ALIKE` that repeat the last one if any
            picture stands longer.
        lengths: for how many frames each picture shall stand.

    Raises:
        FilmError: the encoder wrote another number of frames, or those that repeat differ in more than their numbers.
    """
    encoded = len(lengths) + (ALIKE if sum(lengths) > len(lengths) else 0)
    segment = read_segment(path)
    if segment.frames != encoded:
        raise FilmError(f"ffmpeg chỉ mã hóa {segment.frames} trong {encoded} khung hình")
    if encoded == len(lengths):
        return
    # Zeros before the next one belong to no frame; none ends with a zero of its own.
    *pictures, _, before, last = units(segment.pictures)
    if not _alike(before, last, encoded - 2):
        raise _unlike(path)
    stands = [[picture, *[last] * (length - 1)] for picture, length in zip(pictures, lengths, strict=True)]
    path.write_bytes(segment.parameters + _stream(chain(*stands)))


def _unlike(path: Path) -> FilmError:
    return FilmError(f"ffmpeg mã hóa hai khung hình giống nhau của «{path.name}» thành khác nhau")


def _stream(frames: Iterable[bytes]) -> bytes:
    """Write the frames of a segment one after the other, each by its number."""
    numbered = [_numbered(frame, number) if number else frame for number, frame in enumerate(frames)]
    return _START + (b"\0" + _START).join(numbered)


def _alike(one: bytes, other: bytes, number: int) -> bool:
    """Tell whether two frames in a row, the first with a number, differ in nothing else, but perhaps in padding."""
    numbered = [_numbered(one, number), _numbered(other, number + 1)] == [one, other]
    return numbered and _numbered(one, number + 1)[:-1] == other[:-1]


def _numbered(unit: bytes, number: int) -> bytes:
    """Set the number of a frame."""
    head = int.from_bytes(unit[1:3], "big") & ~(_NUMBER_MASK << _NUMBER_SHIFT)
    return unit[:1] + (head | (number & _NUMBER_MASK) << _NUMBER_SHIFT).to_bytes(2, "big") + unit[3:]


def joined(segments: Iterable[tuple[Path | Segment, int]], frames: int) -> Iterator[bytes]:
    """Concatenate segments to one stream with one copy of the parameter sets, of the arguments of `fitting`."""
    parameters = b""
    for segment, repeats in fitting(segments, frames):
        if not parameters:
            parameters = segment.parameters
            yield parameters
        for _ in range(repeats):
            yield segment.pictures


def fitting(segments: Iterable[tuple[Path | Segment, int]], frames: int) -> Iterator[tuple[Segment, int]]:
    """Read segments and make sure that they fit together. One file is in memory at a time.

    Args:
        segments: files, or what was read of them, each with how many times in a row it comes.
        frames: expected total.

    Raises:
        FilmError: parameter sets differ between segments, or the total is another. Those before have been yielded by
            then.
    """
    parameters = b""
    count = 0
    for one, repeats in segments:
        segment = one if isinstance(one, Segment) else read_segment(one)
        parameters = parameters or segment.parameters
        if segment.parameters != parameters:
            raise FilmError(f"đoạn phim «{segment.name}» được mã hóa khác với các đoạn trước")
        yield segment, repeats
        count += segment.frames * repeats
    if count != frames:
        raise FilmError(f"các đoạn phim có {count} khung hình thay vì {frames}")


def units(stream: bytes) -> list[bytes]:
    """Part a stream into its units, without start codes and without the zeros between them."""
    return [unit.rstrip(b"\0") for unit in stream.split(_START)[1:]]
