"""Slides small enough to be encoded in a moment, and films of them as ffmpeg tells of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from bantin.film.conversion import coded
from bantin.film.ffmpeg import file_url, run
from bantin.film.pixels import Planes
from bantin.film.pixels import Raster as Pixels

SIZE = (160, 284)
FPS = 10
MOVING = 4
"""Frames in which slides after the first one move."""
SECONDS = (3, 2, 5, 4)
COLORS = [((19, 41, 75), (255, 189, 46)), ((8, 20, 37), (255, 255, 255)), ((70, 12, 20), (213, 222, 235))]

Raster = npt.NDArray[np.float64]


def slide(path: Path, number: int, size: tuple[int, int] = SIZE) -> Path:
    """A dithered gradient with marks as thin as letters."""
    ground, ink = COLORS[number % len(COLORS)]
    shade = np.linspace(1, 0.4, size[1])[:, None, None] * np.array(ground, float)
    noise = np.random.default_rng(number).random((size[1], size[0], 1))
    image = Image.fromarray((shade + noise).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for row in range(5):
        draw.text((10 + 3 * number, 20 + 50 * row), f"TRANG {number} - {row}", ink, font_size=14 + row)
    image.save(path)
    return path


class Lit:
    """A slide that comes out of the dark, from some frame of its time on: all of it changes in each frame."""

    def __init__(self, still: Path, first: int = 0, frames: int = MOVING) -> None:
        with Image.open(still) as opened:
            last = np.asarray(opened.convert("RGB"))
        self._first = first
        self._pictures = [(last * ((at + 1) / (frames + 1))).astype(np.uint8) for at in range(frames)] + [last]

    def at(self, index: int) -> Pixels:
        picture: Pixels = self._pictures[min(self._first + index, len(self._pictures) - 1)]
        return picture

    def coded(self, index: int) -> Planes:
        return coded(self.at(index))

    def changes(self, index: int) -> bool:
        return self._first + index < len(self._pictures)


def listing(path: Path, kind: str, *options: str, source: str = "mp4") -> list[list[str]]:
    """Packets or decoded frames as ffmpeg tells them; not a single warning is allowed."""
    lines, warnings = run(["-xerror", "-f", source, "-i", file_url(path), "-map", "0", *options, "-f", kind, "pipe:"])
    assert not warnings
    return [[field.strip() for field in line.split(",")] for line in lines.splitlines() if not line.startswith("#")]


def decoded(path: Path, *, source: str = "h264") -> list[str]:
    return [fields[5] for fields in listing(path, "framemd5", source=source)]


def frame(path: Path, index: int, tmp_path: Path) -> Raster:
    """A frame as RGB, by the matrix that the stream itself names."""
    shown = tmp_path / "frame.png"
    pick = f"select=eq(n\\,{index}),scale=flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp,format=rgb24"
    run(["-i", file_url(path), "-vf", pick, "-frames:v", "1", "-update", "1", "-f", "image2", file_url(shown)])
    with Image.open(shown) as opened:
        return np.asarray(opened.convert("RGB"), float)


def painted(path: Path) -> Raster:
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB"), float)


def psnr(one: Raster, other: Raster) -> float:
    return float(10 * np.log10(255**2 / max(((one - other) ** 2).mean(), 1e-9)))


def untouched(out: Path) -> bool:
    """Whether what `out` was before is there, and nothing beside it."""
    return out.read_bytes() == b"before" and list(out.parent.iterdir()) == [out]
