"""What benches of films encode and judge by: drawn slides, how long they stay, their frames as meant, clocks, VMAF."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from bantin.film.conversion import read_still
from bantin.film.ffmpeg import file_url, run
from bantin.film.openings import encode_opening
from bantin.film.pixels import Planes, Raster
from bantin.fonts.book import FontBook
from bantin.model.frame import Font

SIZE = (1080, 1920)
FPS = 30
FADE = 12
SECONDS = (3, 6, 5, 6, 7, 6, 7, 6, 5, 4)
"""Of ten slides; of more, over again."""
WORKERS = 2

TITLES = ("Giả danh Công an", "Bẫy combo du lịch", "Hạn dùng CMND", "Khóa tài khoản", "Không cung cấp OTP")
POINTS = (
    "Gọi điện, dọa khóa tài khoản",
    "Yêu cầu cài ứng dụng lạ",
    "Đòi chuyển tiền đặt cọc",
    "Gọi ngay 113 hoặc Công an xã",
)

CONVERSION = "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p"

RAW = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-framerate", str(FPS), "-i", "pipe:")


def slide(path: Path, number: int, fonts: FontBook, edit: str = "") -> Path:
    """Text on a dark gradient, dithered as painted stills are."""
    width, height = SIZE
    shade = np.linspace(1, 0.45, height)[:, None, None] * np.array((19 + 3 * number, 41, 75 - 4 * number), float)
    noise = np.random.default_rng(number).random((height, width, 1))
    image = Image.fromarray((shade + noise).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((80, 320, 400, 400), 16, (255, 189, 46))
    title = fonts.face(Font("noto-sans", 800, 100, 96))
    draw.text((80, 460), TITLES[number % len(TITLES)] + edit, (255, 255, 255), title)
    body = fonts.face(Font("noto-sans", 400, 100, 56))
    for row, point in enumerate(POINTS[number % 2 :]):
        draw.rounded_rectangle((80, 680 + 160 * row, 1000, 810 + 160 * row), 20, (30, 50, 84))
        draw.text((120, 705 + 160 * row), point, (213, 222, 235), body)
    image.save(path, compress_level=4)
    return path


def drawn(folder: Path, count: int) -> list[Path]:
    fonts = FontBook()
    return [slide(folder / f"{number}.png", number, fonts) for number in range(count)]


def lengths(slides: list[Path]) -> list[int]:
    """How long each slide stays."""
    return list(islice(cycle(SECONDS), len(slides)))


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock, and seconds of all cores, which a machine with other work to do does not stretch."""

    clock: float
    cores: float


def seconds(work: Callable[[], object]) -> Taken:
    start, used = time.perf_counter(), sum(os.times()[:4])
    work()
    return Taken(time.perf_counter() - start, sum(os.times()[:4]) - used)


def linear(first: int) -> Callable[[int], float]:
    """The share of the second picture in a fade's frame k: (k + `first`) / 12 or 13."""
    return lambda index: (index + first) / (FADE + first)


def smooth(index: int) -> float:
    """The same, of ours."""
    part = (index + 1) / (FADE + 1)
    return part * part * (3 - 2 * part)


def faded(before: Raster, after: Raster, share: float) -> Raster:
    """A plane of two pictures, blended."""
    # In 256ths, for whole numbers are mixed three times as fast.
    part = round(256 * share)
    return ((before * np.uint16(256 - part) + after * np.uint16(part) + 128) >> 8).astype(np.uint8)


class Fading:
    """A slide that comes through the one before, as the peers' slides do; those of our films follow by a cut."""

    def __init__(self, before: Path, after: Path) -> None:
        self._before, self._after = read_still(before), read_still(after)

    def at(self, index: int) -> Raster:
        return self._after.pixels if index >= FADE else faded(self._before.pixels, self._after.pixels, smooth(index))

    def coded(self, index: int) -> Planes:
        if index >= FADE:
            return self._after.planes
        both = zip(self._before.planes, self._after.planes, strict=True)
        return tuple(faded(before, after, smooth(index)) for before, after in both)

    def changes(self, index: int) -> bool:
        return index <= FADE


def encode_fade(before: Path, after: Path, out: Path, *, frames: int) -> None:
    """The first segment of a slide that comes through the one before."""
    encode_opening(after, out, Fading(before, after), frames=frames, fps=FPS, moving=FADE)


def painted(slides: list[Path], share: Callable[[int], float]) -> Iterator[bytes]:
    """The frames as they were meant."""
    before = None
    for path, length in zip(slides, lengths(slides), strict=True):
        with Image.open(path) as opened:
            after = np.asarray(opened.convert("RGB"))
        still = after.tobytes()
        for index in range(length * FPS):
            yield still if before is None or index >= FADE else faded(before, after, share(index)).tobytes()
        before = after


def vmaf(film: Path, meant: Iterator[bytes], every: int = 1) -> str:
    """Compare a film with its frames as they were meant, all or each so manyth."""
    film = film.resolve()
    report = film.with_name(f"{film.stem}-vmaf.json")
    options = f"n_threads=2:n_subsample={every}:log_fmt=json:log_path={report.name}"
    compare = f"[1]{CONVERSION}[painted];[0][painted]libvmaf={options}"
    with contextlib.chdir(report.parent):  # a path of Windows cannot be written in a filter
        run(["-i", file_url(film), *RAW, "-filter_complex", compare, "-f", "null", "-"], meant)
    frames = json.loads(report.read_text(encoding="utf-8"))["frames"]
    report.unlink()
    scores = [frame["metrics"]["vmaf"] for frame in frames]
    return f"VMAF mean {sum(scores) / len(scores):.1f}, worst {min(scores):.1f} of {len(scores)} frames"


def memory() -> str:
    """Largest memory of a child process so far, those of the workers included once these have ended."""
    if sys.platform == "win32":
        return "not known here"
    import resource  # noqa: PLC0415 - not on Windows

    return f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB"
