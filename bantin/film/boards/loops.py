"""Loops: segments joined to what a board plays over and over, no second of which exceeds what small players decode."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from bantin.film.boards.encoding import SECOND_BITS
from bantin.film.ffmpeg import FilmError, replacing
from bantin.film.h264_stream import Segment
from bantin.film.joining import join
from bantin.text.numbers import decimal


def join_loop(
    segments: Sequence[tuple[Path | Segment, int]], out: Path, *, fps: int, frames: int, size: tuple[int, int]
) -> None:
    """Join segments to a loop.

    Args:
        segments: H.264 streams of one size, or what was read of them, each with how many times in a row it comes.
        out: MP4 to write.
        fps: frames a second.
        frames: length of the film.
        size: width and height in pixels.

    Raises:
        FilmError: joining failed, or some second exceeds what players decode; `out` is as it was.
    """
    with replacing(out) as draft:
        sizes = join(segments, draft, fps=fps, frames=frames, size=size)
        verify_rate(sizes, fps=fps)


def verify_rate(sizes: Sequence[int], *, fps: int) -> None:
    """Verify that no second of a loop, including those that wrap around, exceeds `SECOND_BITS`.

    Args:
        sizes: the bytes of each frame.
        fps: frames a second.

    Raises:
        FilmError: one does.
    """
    most = max(second_bits(sizes, fps))
    if most > SECOND_BITS:
        raise FilmError(f"phim cần {decimal(most / 1e6)} Mb trong một giây, đầu phát bảng LED chỉ nhận 4 Mb")


def second_bits(sizes: Sequence[int], fps: int) -> list[int]:
    """List the bits of every second of a loop, starting at each frame in turn; the last ones wrap around."""
    sums = [0, *accumulate([*sizes, *sizes[: fps - 1]])]
    return [8 * (end - begin) for begin, end in zip(sums, sums[fps:], strict=False)]
