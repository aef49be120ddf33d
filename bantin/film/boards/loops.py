"""Loops: segments joined to what a board plays over and over, no second of which exceeds what small players decode."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from bantin.film.boards.encoding import SECOND_BITS
from bantin.film.ffmpeg import FilmError, file_url, replacing, run
from bantin.film.joining import join
from bantin.text.numbers import decimal


def join_loop(segments: Sequence[tuple[Path, int]], out: Path, *, fps: int, frames: int, size: tuple[int, int]) -> None:
    """Join segments to a loop.

    Args:
        segments: H.264 streams of one size, each with how many times in a row it comes.
        out: MP4 to write.
        fps: frames a second.
        frames: length of the film.
        size: width and height in pixels.

    Raises:
        FilmError: joining failed, or some second exceeds what players decode; `out` is as it was.
    """
    with replacing(out) as draft:
        join(segments, draft, fps=fps, frames=frames, size=size)
        verify_rate(draft, fps=fps)


def verify_rate(path: Path, *, fps: int) -> None:
    """Verify that no second of a loop, including those that wrap around, exceeds `SECOND_BITS`.

    Raises:
        FilmError: one does.
    """
    most = max(second_bits(packet_bytes(path), fps))
    if most > SECOND_BITS:
        raise FilmError(f"phim cần {decimal(most / 1e6)} Mb trong một giây, đầu phát bảng LED chỉ nhận 4 Mb")


def packet_bytes(path: Path) -> list[int]:
    """List the sizes in bytes of a film's frames."""
    listing, _ = run(["-f", "mp4", "-i", file_url(path), "-map", "0:v", "-c", "copy", "-f", "framecrc", "pipe:"])
    return [int(line.split(",")[4]) for line in listing.splitlines() if not line.startswith("#")]


def second_bits(sizes: Sequence[int], fps: int) -> list[int]:
    """List the bits of every second of a loop, starting at each frame in turn; the last ones wrap around."""
    sums = [0, *accumulate([*sizes, *sizes[: fps - 1]])]
    return [8 * (end - begin) for begin, end in zip(sums, sums[fps:], strict=False)]
