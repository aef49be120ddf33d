"""MP4 files (ISO/IEC 14496-12): what their tables say of each frame, read without starting a program."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

_LENGTH = 4
"""Bytes that tell before each unit of a frame how long it is, as ffmpeg writes them."""

_WITHIN = frozenset({"moov", "trak", "mdia", "minf", "stbl", "edts"})
"""Boxes that hold boxes."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What a file has.

    Attributes:
        kinds: of its tracks: vide, soun.
        codec: of the pictures, as in avc1.
        size: width and height in pixels.
        clock: units of time in a second.
        lengths: (how many frames in a row, how many units each is seen).
        begins: the unit of its time with which the film begins.
        reordered: whether frames are shown in another order than that in which they come.
        sizes: the bytes of each frame.
    """

    kinds: tuple[str, ...]
    codec: str
    size: tuple[int, int]
    clock: int
    lengths: tuple[tuple[int, int], ...]
    begins: int
    reordered: bool
    sizes: tuple[int, ...]


def read_frames(path: Path) -> Frames:
    """Read the tables of a file; where it has nothing but pictures, make sure too that these lie where they say.

    Raises:
        ValueError: it is no whole MP4 file of pictures that begins with its tables and a key frame.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream, closing(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)) as data:
        try:
            found = list(_boxes(bytes(data[: _before_pictures(data)])))
            boxes = dict(reversed(found))
            frames = _frames(found, boxes)
            keys = _numbers(boxes["stss"], 4)
            if frames.kinds == ("vide",):
                _demand_whole(data, boxes, frames.sizes)
        except (struct.error, KeyError, IndexError, UnicodeDecodeError) as error:
            raise ValueError(path.name) from error
    if not keys or keys[0] != 1:
        raise ValueError(path.name)
    return frames


def _before_pictures(data: mmap.mmap) -> int:
    """Find where the box of pictures begins, which must be the file's last and end with it."""
    at = 0
    while True:
        size, name = struct.unpack_from(">I4s", data, at)
        if name == b"mdat" and at + size == len(data):
            return at
        if size < 8 or at + size >= len(data):  # noqa: PLR2004 - a box is no shorter than its head
            raise ValueError(at)
        at += size


def _boxes(data: bytes) -> Iterator[tuple[str, bytes]]:
    """List the boxes of a file, each with what it holds; what is in others comes after these."""
    at = 0
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > len(data):  # noqa: PLR2004 - as above
            raise ValueError(at)
        held = data[at + 8 : at + size]
        yield name.decode("latin-1"), held
        if name.decode("latin-1") in _WITHIN:
            yield from _boxes(held)
        at += size


def _frames(found: list[tuple[str, bytes]], boxes: dict[str, bytes]) -> Frames:
    kinds = tuple(held[8:12].decode("ascii") for name, held in found if name == "hdlr")
    times = _numbers(boxes["stts"], 4)
    width, height = struct.unpack_from(">HH", boxes["stsd"], 40)
    return Frames(
        kinds,
        boxes["stsd"][12:16].decode("ascii"),
        (width, height),
        struct.unpack_from(">I", boxes["mdhd"], 12)[0],
        tuple(zip(times[::2], times[1::2], strict=True)),
        struct.unpack_from(">i", boxes["elst"], 12)[0] if "elst" in boxes else 0,
        "ctts" in boxes,
        _numbers(boxes["stsz"], 8),
    )


def _numbers(held: bytes, at: int) -> tuple[int, ...]:
    """Read the numbers of a table, before which stands how many rows there are; they fill it."""
    body = held[at + 4 :]
    return struct.unpack(f">{len(body) // 4}I", body)


def _demand_whole(data: mmap.mmap, boxes: dict[str, bytes], sizes: tuple[int, ...]) -> None:
    """Make sure that each frame is made of whole units, and that these fill the box of pictures."""
    starts, runs = _numbers(boxes["stco"], 4), _numbers(boxes["stsc"], 4)
    bounds = [*zip(runs[::3], runs[1::3], strict=True), (len(starts) + 1, 0)]
    counts = [count for (first, count), (end, _) in pairwise(bounds) for _ in range(first, end)]
    if sum(counts) != len(sizes) or len(counts) != len(starts):
        raise ValueError(len(counts))
    ends = [0, *accumulate(counts)]
    for start, (first, last) in zip(starts, pairwise(ends), strict=True):
        at = start
        for size in sizes[first:last]:
            end = at + size
            while at < end:
                at += _LENGTH + struct.unpack_from(">I", data, at)[0]
            if at != end:
                raise ValueError(at)
    if sum(sizes) + _before_pictures(data) + 8 != len(data):
        raise ValueError(len(data))
