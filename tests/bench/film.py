"""A film of ten slides, 55 s at 1080×1920, against ffmpeg's own cross-fades. Run it: python tests/bench/film.py.

Both encode the same slides with the same preset and CRF of libx264, in one run: ffmpeg's `xfade` graph on all cores,
and segments on two processes that are joined without encoding them again. Printed: seconds, ratios, sizes, and the
largest memory of any process of ours. `--vmaf` compares the films with their painted frames (two minutes more),
`--moviepy` adds moviepy's CompositeVideoClip with CrossFadeIn (some minutes more), `--keep DIR` keeps all files.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from bantin.fonts.book import FontBook
from bantin.model.frame import Font
from bantin.paint.ffmpeg import named, run
from bantin.paint.film import encode_hold, encode_opening, gop_plan, join
from bantin.paint.film_segments import CRF, PRESET

SIZE = (1080, 1920)
FPS = 30
FADE = 12
SECONDS = (3, 6, 5, 6, 7, 6, 7, 6, 5, 4)
FRAMES = sum(SECONDS) * FPS
WORKERS = 2

TITLES = ("Giả danh Công an", "Bẫy combo du lịch", "Hạn dùng CMND", "Khóa tài khoản", "Không cung cấp OTP")
POINTS = (
    "Gọi điện, dọa khóa tài khoản",
    "Yêu cầu cài ứng dụng lạ",
    "Đòi chuyển tiền đặt cọc",
    "Gọi ngay 113 hoặc Công an xã",
)

CONVERSION = "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p"


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


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def segmented(slides: list[Path], folder: Path, pool: Executor, edited: int | None = None) -> Path:
    """Encode the segments, or only those that show an edited slide, and join them all."""
    jobs, segments = [], []
    for index, (current, length) in enumerate(zip(slides, SECONDS, strict=True)):
        opening, hold, repeats = gop_plan(length, FPS)
        first, rest = folder / f"{index}-opening.h264", folder / f"{index}-hold.h264"
        segments += [(first, 1), (rest, repeats)]
        if edited in {None, index, index - 1}:
            previous = slides[index - 1] if index else None
            jobs.append(pool.submit(encode_opening, previous, current, first, frames=opening, fade=FADE, fps=FPS))
        if edited in {None, index} and repeats:
            jobs.append(pool.submit(encode_hold, current, rest, frames=hold, fps=FPS))
    for job in jobs:
        job.result()
    out = folder / "segments.mp4"
    join([(path, repeats) for path, repeats in segments if repeats], out, fps=FPS, frames=FRAMES)
    return out


def graph(slides: list[Path], out: Path) -> Path:
    """Ffmpeg's cross-fades: each slide is an endless picture, each fade a filter."""
    inputs: list[str] = []
    filters, last, start = [], "v0", 0
    for index, (path, length) in enumerate(zip(slides, SECONDS, strict=True)):
        shown = length + (FADE / FPS if index + 1 < len(slides) else 0)
        inputs += ["-loop", "1", "-framerate", str(FPS), "-t", f"{shown:.6f}", "-i", named(path)]
        filters.append(f"[{index}]{CONVERSION},settb=1/{FPS}[v{index}]")
    for index, length in enumerate(SECONDS[:-1], 1):
        start += length
        fade = f"xfade=transition=fade:duration={FADE / FPS:.6f}:offset={start}"
        filters.append(f"[{last}][v{index}]{fade}[x{index}]")
        last = f"x{index}"
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF), "-pix_fmt", "yuv420p", "-r", str(FPS)]
    run([*inputs, "-filter_complex", ";".join(filters), "-map", f"[{last}]", *encoder, "-f", "mp4", named(out)])
    return out


def composite(slides: list[Path], out: Path) -> Path:
    """The same film as moviepy's documentation makes it."""
    from moviepy import CompositeVideoClip, ImageClip, vfx  # noqa: PLC0415 - only when asked for

    clips, start = [], 0
    for path, length in zip(slides, SECONDS, strict=True):
        clip = ImageClip(str(path)).with_start(start).with_duration(length + FADE / FPS)
        clips.append(clip.with_effects([vfx.CrossFadeIn(FADE / FPS)]) if start else clip)
        start += length
    film = CompositeVideoClip(clips).with_duration(start)
    quality = ["-crf", str(CRF), "-pix_fmt", "yuv420p"]
    film.write_videofile(str(out), fps=FPS, preset=PRESET, audio=False, logger=None, ffmpeg_params=quality)
    return out


def painted(slides: list[Path], first: int) -> Iterator[bytes]:
    """The frames as they were meant; share of a fade's frame k is (k + `first`) / 12 or 13."""
    before = None
    for path, length in zip(slides, SECONDS, strict=True):
        with Image.open(path) as opened:
            after = np.asarray(opened.convert("RGB")).astype(np.uint16)
        for index in range(length * FPS):
            if before is None or index >= FADE:
                yield after.astype(np.uint8).tobytes()
            else:
                share = round(256 * (index + first) / (FADE + first))
                yield ((before * (256 - share) + after * share + 128) >> 8).astype(np.uint8).tobytes()
        before = after


def vmaf(film: Path, slides: list[Path], first: int) -> str:
    report = film.with_suffix(".json").name
    compare = f"[1]{CONVERSION}[painted];[0][painted]libvmaf=n_threads=2:log_fmt=json:log_path={report}"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-framerate", str(FPS), "-i", "pipe:"]
    run(["-i", named(film), *raw, "-filter_complex", compare, "-f", "null", "-"], painted(slides, first))
    frames = json.loads(Path(report).read_text(encoding="utf-8"))["frames"]
    Path(report).unlink()
    scores = [frame["metrics"]["vmaf"] for frame in frames]
    return f"VMAF mean {sum(scores) / len(scores):.1f}, worst {min(scores):.1f} of {len(scores)} frames"


def memory() -> str:
    """Largest memory of a child process so far, those of the workers included once these have ended."""
    if sys.platform == "win32":
        return "not known here"
    import resource  # noqa: PLC0415 - not on Windows

    return f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB"


def measure(folder: Path, arguments: argparse.Namespace) -> None:
    fonts = FontBook()
    slides = [slide(folder / f"{number}.png", number, fonts) for number in range(len(SECONDS))]
    print(f"{len(slides)} slides, {sum(SECONDS)} s, {SIZE[0]}×{SIZE[1]}, libx264 {PRESET}, CRF {CRF}")

    films: list[tuple[str, Path, int]] = []
    start = time.perf_counter()
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
        films.append(("segments", segmented(slides, folder, pool), 1))
        cold = time.perf_counter() - start  # processes that start and what they import included
        slide(slides[4], 4, fonts, " !")
        changed = seconds(lambda: segmented(slides, folder, pool, edited=4))
    used = memory()
    joined = seconds(lambda: run(["-i", named(films[0][1]), "-c", "copy", "-f", "null", "-"]))
    of_graph = seconds(lambda: films.append(("xfade graph", graph(slides, folder / "graph.mp4"), 0)))

    print(f"xfade graph            {of_graph:6.2f} s   1.000")
    print(f"segments, cold         {cold:6.2f} s   {cold / of_graph:.3f}   largest process {used}")
    print(f"segments, one changed  {changed:6.2f} s   {changed / of_graph:.3f}")
    print(f"(reading the film once {joined:6.2f} s)")
    if arguments.moviepy:
        taken = seconds(lambda: films.append(("moviepy", composite(slides, folder / "moviepy.mp4"), 0)))
        print(f"moviepy                {taken:6.2f} s   {taken / of_graph:.3f}")
    for name, film, first in films:
        size = film.stat().st_size
        scores = vmaf(film, slides, first) if arguments.vmaf else ""
        print(f"{name:<12} {size / 1e6:5.2f} MB   {size / films[1][1].stat().st_size:.2f} of the graph's   {scores}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--vmaf", action="store_true")
    parser.add_argument("--moviepy", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        measure(arguments.keep, arguments)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), arguments)


if __name__ == "__main__":
    main()
