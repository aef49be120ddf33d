"""MP4 files (ISO/IEC 14496-12) of pictures alone, written without starting a program: as ffmpeg writes them, each byte.

To start ffmpeg takes twenty times as long, and a month of two boards has four such films.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path

from bantin.film.h264_stream import Segment, units

_CLOCK = 1_200_000
"""Units of time in a second of the whole film, as ffmpeg's reader of H.264 streams counts."""

_CHUNK = 1 << 20
"""Bytes that stand together in a row of the tables: fewer than so many."""

_UNITY = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
"""The matrix that turns nothing."""

_COLORS_ALONE = 0b1001
"""That more is told of pictures, nothing of pixels that are no squares or of edges, and what their colours are."""

_HIGH = 100
"""Number of the first profile that tells its colour format."""


def write_silent(segments: Sequence[tuple[Segment, int]], out: Path, *, fps: int, ticks: int) -> None:
    """Write a film without sound, ready to be played while it loads, without metadata.

    Args:
        segments: with the same parameter sets, each with how many times in a row it comes.
        out: MP4 to write.
        fps: frames a second.
        ticks: units of the pictures' clock in a frame.

    Raises:
        ValueError: there is nothing, the film lasts for an hour, or its parameter sets are none that libx264 writes
            for films of this house.
        OSError: the system refused.
    """
    _demand(bool(segments))
    sps, pps = units(segments[0][0].parameters)
    groups = [[_measured(unit) for unit in units(segment.pictures)] for segment, _ in segments]
    # The parameter sets stand before the first picture too, for players that read a stream from its beginning.
    head = _measured(sps) + _measured(pps)
    frames = [frame for group, (_, repeats) in zip(groups, segments, strict=True) for frame in group * repeats]
    sizes = [len(frames[0]) + len(head), *map(len, frames[1:])]
    keys = _keys(len(group) for group, (_, repeats) in zip(groups, segments, strict=True) for _ in range(repeats))
    before = len(_FIRST) + len(_film(sps, pps, sizes, keys, 0, fps, ticks)) + len(_FREE) + 8
    with out.open("wb") as stream:
        stream.write(_FIRST + _film(sps, pps, sizes, keys, before, fps, ticks) + _FREE)
        stream.write(struct.pack(">I4s", 8 + sum(sizes), b"mdat") + head)
        stream.writelines(frames)


def _measured(unit: bytes) -> bytes:
    return len(unit).to_bytes(4, "big") + unit


def _keys(lengths: Iterable[int]) -> list[int]:
    """Number the key frames from 1: each group begins with one."""
    return [1 + begun for begun in accumulate(lengths, initial=0)][:-1]


def _box(name: str, *held: bytes) -> bytes:
    body = b"".join(held)
    return struct.pack(">I4s", 8 + len(body), name.encode("ascii")) + body


def _table(name: str, rows: Sequence[Sequence[int]], *before: int) -> bytes:
    """Write a table: its flags, what stands before it, how many rows it has, and these."""
    flat = [number for row in rows for number in row]
    return _box(name, struct.pack(f">{2 + len(before) + len(flat)}I", 0, *before, len(rows), *flat))


_FIRST = _box("ftyp", b"isom", struct.pack(">I", 512), b"isomiso2avc1mp41")
_FREE = _box("free")
_TOLD = _box(
    "udta",
    _box(
        "meta",
        bytes(4),
        _box("hdlr", bytes(8), b"mdirappl", bytes(9)),
        _box("ilst"),
    ),
)
"""That nothing is told of the film."""


def _film(sps: bytes, pps: bytes, sizes: Sequence[int], keys: Sequence[int], at: int, fps: int, ticks: int) -> bytes:  # noqa: PLR0917 - a film's tables
    """Write the tables of a film whose first frame stands at a byte of the file."""
    whole = -(-len(sizes) * _CLOCK // fps)
    _demand(whole < 1 << 32)
    picture = _picture(sps)
    tracks = struct.pack(">IIII", 0x10000, 0x1000000, 0, 0)
    header = struct.pack(">IIIII", 0, 0, 0, _CLOCK, whole) + tracks[:6] + bytes(10) + _UNITY + bytes(24)
    shown = struct.pack(">IIIIII", 3, 0, 0, 1, 0, whole) + bytes(16) + _UNITY
    cut = struct.pack(">IIIIHH", 0, 1, whole, 0, 1, 0)
    media = struct.pack(">IIIIIHH", 0, 0, 0, fps * ticks, len(sizes) * ticks, 0x55C4, 0)
    source = _box("dinf", _box("dref", struct.pack(">II", 0, 1), _box("url ", struct.pack(">I", 1))))
    chunks = list(_chunks(sizes))
    starts = list(accumulate((size for _, size in chunks), initial=at))[:-1]
    runs = list(_runs([count for count, _ in chunks]))
    tables = _box(
        "stbl",
        _described(picture, sps, pps, 8 * sum(sizes) * fps // len(sizes)),
        _table("stts", [(len(sizes), ticks)]),
        _table("stss", [(key,) for key in keys]),
        _table("stsc", runs),
        _table("stsz", [(size,) for size in sizes], 0),
        _table("stco", [(start,) for start in starts]),
    )
    return _box(
        "moov",
        _box("mvhd", header, struct.pack(">I", 2)),
        _box(
            "trak",
            _box("tkhd", shown, struct.pack(">II", picture.width << 16, picture.height << 16)),
            _box("edts", _box("elst", cut)),
            _box(
                "mdia",
                _box("mdhd", media),
                _box("hdlr", bytes(8), b"vide", bytes(13)),
                _box("minf", _box("vmhd", struct.pack(">III", 1, 0, 0)), source, tables),
            ),
        ),
        _TOLD,
    )


def _chunks(sizes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Part frames into chunks: how many each has, and their bytes."""
    count = held = 0
    for size in sizes:
        if count and held + size >= _CHUNK:
            yield count, held
            count = held = 0
        count, held = count + 1, held + size
    yield count, held


def _runs(counts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """List the chunks from which on others have another number of frames: which it is, how many these are, whose."""
    for count, some in groupby(enumerate(counts, 1), key=lambda one: one[1]):
        yield next(some)[0], count, 1


@dataclass(frozen=True, slots=True)
class _Picture:
    """What a sequence parameter set tells of pictures.

    Attributes:
        width: in pixels; so is height.
        colors: numbers of primaries, transfer and matrix.
    """

    width: int
    height: int
    colors: tuple[int, int, int]


def _described(picture: _Picture, sps: bytes, pps: bytes, rate: int) -> bytes:
    """Write what a player must know before it decodes."""
    more = b"\xfd\xf8\xf8\0" if sps[1] >= _HIGH else b""  # 4:2:0 of eight bits, nothing beyond
    decoder = struct.pack(">B3sBBH", 1, sps[1:4], 0xFF, 0xE1, len(sps)) + sps + struct.pack(">BH", 1, len(pps)) + pps
    entry = struct.pack(">6xH16xHHIIIH32xHH", 1, picture.width, picture.height, 72 << 16, 72 << 16, 0, 1, 24, 0xFFFF)
    told = _box("avcC", decoder + more)
    colors = _box("colr", b"nclx", struct.pack(">HHHB", *picture.colors, 0))
    rates = _box("btrt", struct.pack(">III", 0, rate, rate))
    return _box("stsd", struct.pack(">II", 0, 1), _box("avc1", entry, told, colors, rates))


class _Bits:
    """A parameter set, bit by bit, as ITU-T H.264 writes numbers (9.1)."""

    def __init__(self, unit: bytes) -> None:
        plain = unit.replace(b"\0\0\3", b"\0\0")
        self._bits = "".join(f"{byte:08b}" for byte in plain)
        self._at = 8  # after what sort of unit it is

    def fixed(self, count: int) -> int:
        """Read a number of so many bits."""
        self._at += count
        return int(self._bits[self._at - count : self._at], 2)

    def free(self) -> int:
        """Read a number that tells its own length."""
        zeros = self._bits.index("1", self._at) - self._at
        self._at += zeros
        return self.fixed(zeros + 1) - 1


def _picture(sps: bytes) -> _Picture:
    """Read the size and the colours of pictures from their sequence parameter set (7.3.2.1.1).

    Raises:
        ValueError: it ends too early, or has what libx264 does not write for films of this house.
    """
    bits = _Bits(sps)
    profile = bits.fixed(24) >> 16
    bits.free()
    if profile >= _HIGH:
        told = bits.free(), bits.free(), bits.free(), bits.fixed(2)
        _demand(told == (1, 0, 0, 0))
    bits.free()
    order = bits.free()
    _demand(order in {0, 2})
    if order == 0:
        bits.free()
    bits.free()
    bits.fixed(1)
    width, height = 16 * (bits.free() + 1), 16 * (bits.free() + 1)
    _demand(bits.fixed(2) >> 1 == 1)
    if bits.fixed(1):
        left, right, top, bottom = (2 * bits.free() for _ in range(4))
        width, height = width - left - right, height - top - bottom
    _demand(bits.fixed(4) == _COLORS_ALONE)
    described = bits.fixed(5)
    _demand(described & 0b11 == 1)
    return _Picture(width, height, (bits.fixed(8), bits.fixed(8), bits.fixed(8)))


def _demand(right: bool) -> None:  # noqa: FBT001 - what is demanded
    if not right:
        raise ValueError
