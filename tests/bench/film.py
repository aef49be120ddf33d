"""Films against their peers, of the same slides, in one run. Run it: python tests/bench/film.py.

All encode the same slides with the same preset and CRF of libx264: ours in segments on two processes, ffmpeg's `xfade`
graph on all cores, one pipe of raw frames into ffmpeg on all cores. Printed: seconds, ratios to the graph, sizes, and
the largest memory of any process of ours. `--slides N` takes another number than ten; `--moviepy` adds moviepy's
CompositeVideoClip with CrossFadeIn (three minutes for ten slides); `--remotion FOLDER` adds Remotion with the system's
Chromium, from a folder with its npm packages (README.md); `--ten` makes a film of ten times the slides, too; `--month`
measures the sample month's reel with all that moves on it, and with one text of it changed, and nothing else; `--vmaf`
compares the films with their painted frames; `--keep DIR` keeps all files.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import cycle, islice, repeat
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.files.store import Store
from bantin.film.ffmpeg import file_url, run
from bantin.film.joining import join
from bantin.film.motion import eased, faded
from bantin.film.openings import encode_opening
from bantin.film.segments import CRF, PRESET, encode_hold
from bantin.film.timing import gop_plan
from bantin.fonts.book import FontBook
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.film.opening import OpeningJob
from bantin.making.jobs.film.rehearsal import RehearsalJob
from bantin.making.make import make
from bantin.making.plan import Plan, plan_recipes
from bantin.measure.measurements import Measurements
from bantin.model.frame import Font
from bantin.model.recipe import Film
from bantin.model.storyboard import Storyboard

REPOSITORY = Path(__file__).parents[2]

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


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock, and seconds of all cores, which a machine with other work to do does not stretch."""

    clock: float
    cores: float


def seconds(work: Callable[[], object]) -> Taken:
    start, used = time.perf_counter(), sum(os.times()[:4])
    work()
    return Taken(time.perf_counter() - start, sum(os.times()[:4]) - used)


def lengths(slides: list[Path]) -> list[int]:
    """How long each slide stays."""
    return list(islice(cycle(SECONDS), len(slides)))


def segmented(slides: list[Path], folder: Path, pool: Executor, edited: int | None = None) -> Path:
    """Encode the segments, or only those that show an edited slide, and join them all."""
    jobs, segments = [], []
    for index, (current, length) in enumerate(zip(slides, lengths(slides), strict=True)):
        (opening,), hold, repeats = gop_plan(length, FPS)
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
    join([(path, repeats) for path, repeats in segments if repeats], out, fps=FPS, frames=sum(lengths(slides)) * FPS)
    return out


def graph(slides: list[Path], out: Path, stay: Sequence[float] = ()) -> Path:
    """Ffmpeg's cross-fades: each slide is an endless picture, each fade a filter."""
    stay = stay or lengths(slides)
    inputs: list[str] = []
    filters, last, start = [], "v0", 0.0
    for index, (path, length) in enumerate(zip(slides, stay, strict=True)):
        shown = length + (FADE / FPS if index + 1 < len(slides) else 0)
        inputs += ["-loop", "1", "-framerate", str(FPS), "-t", f"{shown:.6f}", "-i", file_url(path)]
        filters.append(f"[{index}]{CONVERSION},settb=1/{FPS}[v{index}]")
    for index, length in enumerate(stay[:-1], 1):
        start += length
        fade = f"xfade=transition=fade:duration={FADE / FPS:.6f}:offset={start}"
        filters.append(f"[{last}][v{index}]{fade}[x{index}]")
        last = f"x{index}"
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF), "-pix_fmt", "yuv420p", "-r", str(FPS)]
    run([*inputs, "-filter_complex", ";".join(filters), "-map", f"[{last}]", *encoder, "-f", "mp4", file_url(out)])
    return out


def piped(slides: list[Path], out: Path) -> Path:
    """All frames through one pipe, each still read and blended once a frame: no graph, no clips, no segments."""
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-framerate", str(FPS), "-i", "pipe:"]
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF)]
    run([*raw, "-vf", CONVERSION, *encoder, "-f", "mp4", file_url(out)], painted(slides, linear(1)))
    return out


def composite(slides: list[Path], out: Path) -> Path:
    """The same film as moviepy's documentation makes it."""
    from moviepy import CompositeVideoClip, ImageClip, vfx  # noqa: PLC0415 - only when asked for

    clips, start = [], 0
    for path, length in zip(slides, lengths(slides), strict=True):
        clip = ImageClip(str(path)).with_start(start).with_duration(length + FADE / FPS)
        clips.append(clip.with_effects([vfx.CrossFadeIn(FADE / FPS)]) if start else clip)
        start += length
    film = CompositeVideoClip(clips).with_duration(start)
    quality = ["-crf", str(CRF), "-pix_fmt", "yuv420p"]
    film.write_videofile(str(out), fps=FPS, preset=PRESET, audio=False, logger=None, ffmpeg_params=quality)
    return out


def remotion(slides: list[Path], out: Path, folder: Path) -> Taken:
    """The same film as Remotion's documentation makes it; what it takes to bundle the page is not counted."""
    task = out.with_suffix(".json")
    shown = [{"name": path.name, "frames": length * FPS} for path, length in zip(slides, lengths(slides), strict=True)]
    film = {"slides": shown, "fade": FADE, "fps": FPS, "width": SIZE[0], "height": SIZE[1]}
    how = {"crf": CRF, "preset": PRESET, "workers": WORKERS, "browser": shutil.which("chromium"), "out": str(out)}
    where = {"folder": str(folder.resolve()), "pictures": str(slides[0].parent)}
    task.write_text(json.dumps({**film, **how, **where}), encoding="utf-8")
    command = ["node", str(Path(__file__).with_name("film_remotion.mjs")), str(task)]
    used = sum(os.times()[:4])
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return Taken(json.loads(told.splitlines()[-1])["render"], sum(os.times()[:4]) - used)


def linear(first: int) -> Callable[[int], float]:
    """The share of the second picture in a fade's frame k: (k + `first`) / 12 or 13."""
    return lambda index: (index + first) / (FADE + first)


def smooth(index: int) -> float:
    """The same, of ours."""
    return eased((index + 1) / (FADE + 1))


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
    report = f"{film.stem}-vmaf.json"
    options = f"n_threads=2:n_subsample={every}:log_fmt=json:log_path={report}"
    compare = f"[1]{CONVERSION}[painted];[0][painted]libvmaf={options}"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-framerate", str(FPS), "-i", "pipe:"]
    run(["-i", file_url(film), *raw, "-filter_complex", compare, "-f", "null", "-"], meant)
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


def drawn(folder: Path, count: int) -> list[Path]:
    fonts = FontBook()
    return [slide(folder / f"{number}.png", number, fonts) for number in range(count)]


def ours(slides: list[Path], folder: Path, edited: int | None = None) -> Path:
    """Make a film in new processes: their start and what they import is part of it."""
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
        return segmented(slides, folder, pool, edited)


def measure(folder: Path, arguments: argparse.Namespace) -> None:
    slides = drawn(folder, arguments.slides)
    length = sum(lengths(slides))
    print(f"{len(slides)} slides, {length} s, {SIZE[0]}×{SIZE[1]}, libx264 {PRESET}, CRF {CRF}, {os.cpu_count()} cores")
    films: list[tuple[str, Path, Callable[[int], float]]] = []
    cold = seconds(lambda: films.append(("segments", ours(slides, folder), smooth)))
    edited = len(slides) // 2
    slide(slides[edited], edited, FontBook(), " !")
    changed = seconds(lambda: ours(slides, folder, edited))
    used, longest = memory(), ""  # before any peer runs: it is of all processes so far
    if arguments.ten:
        longer = folder / "ten"
        longer.mkdir(exist_ok=True)
        many = drawn(longer, 10 * arguments.slides)
        of_ten = seconds(lambda: ours(many, longer))
        times = f"{of_ten.clock / cold.clock:.1f} times, of cores {of_ten.cores / cold.cores:.1f} times"
        longest = f"ten times the slides take {of_ten.clock:.2f} s: {times}   largest process {memory()}"
    of_graph = seconds(lambda: films.append(("xfade graph", graph(slides, folder / "graph.mp4"), linear(0))))
    of_pipe = seconds(lambda: films.append(("one pipe", piped(slides, folder / "pipe.mp4"), linear(1))))

    def tell(name: str, taken: Taken, more: str = "") -> None:
        clock, cores = taken.clock / of_graph.clock, taken.cores / of_graph.cores
        print(f"{name:<22}{taken.clock:8.2f} {clock:7.3f}   {taken.cores:8.2f} {cores:7.3f}{more}", flush=True)

    print("                      seconds   ratio    of cores   ratio")
    tell("xfade graph", of_graph)
    tell("one pipe of frames", of_pipe)
    tell("segments, cold", cold, f"   largest process {used}")
    tell("segments, one changed", changed)
    if arguments.moviepy:
        of_moviepy = seconds(lambda: films.append(("moviepy", composite(slides, folder / "moviepy.mp4"), linear(0))))
        tell("moviepy", of_moviepy, f"   segments: {cold.clock / of_moviepy.clock:.3f} of it")
    if arguments.remotion:
        made = folder / "remotion.mp4"
        tell(
            "Remotion",
            taken := remotion(slides, made, arguments.remotion),
            f"   segments: {cold.clock / taken.clock:.3f} of it",
        )
        films.append(("Remotion", made, linear(0)))
    print(longest)
    for name, path, share in films:
        size = path.stat().st_size
        scores = vmaf(path, painted(slides, share)) if arguments.vmaf else ""
        print(f"{name:<12} {size / 1e6:5.2f} MB   {size / films[1][1].stat().st_size:.2f} of the graph's   {scores}")


def month(folder: Path, *, judge: bool) -> None:
    """The sample month's reel with all that moves on it, against the graph over its stills, which both are given."""
    bulletin = read_month(REPOSITORY, "2024-11").bulletin
    assert bulletin is not None
    looks = Looks(templates_folders(REPOSITORY), bulletin.unit.value.official_domains)
    listed, _ = recipes(bulletin, looks, ["video"], measure=Measurements())
    recipe = next(recipe for recipe in listed if recipe.path == "video/reel.mp4")
    assert isinstance(recipe.what, Film)
    plan, store = plan_recipes([recipe]), Store(folder / "store")
    of_month, film = encoded(plan, store)
    changed, _ = encoded(plan_recipes([replace(recipe, what=Film(retold(recipe.what.storyboard)))]), store)
    used = memory()
    slides = []
    for number, name in enumerate(plan.slides[recipe.path]):
        slides.append(folder / f"month-{number:02}.png")
        slides[-1].write_bytes(store.checked(name).read_bytes())
    stay = [slide.seconds for slide in recipe.what.storyboard.slides]
    of_graph = seconds(lambda: graph(slides, folder / "month-graph.mp4", stay))
    size, of_its = film.stat().st_size, (folder / "month-graph.mp4").stat().st_size
    print(f"the sample month's reel, {sum(stay):.0f} s; ffmpeg's graph takes {of_graph.clock:.2f} s")
    for name, taken in (("cold", of_month), ("one text changed", changed)):
        ratios = f"{taken.clock / of_graph.clock:.3f} of the graph's, of cores {taken.cores / of_graph.cores:.3f}"
        print(f"{name:<18}{taken.clock:6.2f} s, {ratios}")
    print(f"{size / 1e6:.2f} MB, {size / of_its:.2f} of the graph's; largest process {used}")
    if judge:
        print(vmaf(film, rehearsed(plan, store, recipe.path, recipe.what.storyboard), every=3))


def encoded(plan: Plan, store: Store) -> tuple[Taken, Path]:
    """Encode what is new of a film on two processes; its stills and its sound are made before."""
    fresh = {name: job for name, job in plan.jobs.items() if store.get(name) is None}
    for job in fresh.values():
        if not isinstance(job, OpeningJob | HoldJob | FilmJob | RehearsalJob):
            make(job, store.root)
    parts = [job for job in fresh.values() if isinstance(job, OpeningJob | HoldJob)]

    def encode() -> None:
        with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
            list(pool.map(make, parts, repeat(store.root)))
        make(list(plan.jobs.values())[-1], store.root)

    return seconds(encode), store.checked(list(plan.jobs)[-1])


def retold(storyboard: Storyboard) -> Storyboard:
    """The same film with another last text on a slide in the middle."""
    middle = len(storyboard.slides) // 2
    slide = storyboard.slides[middle]
    head, end, rest = slide.card.markup.rpartition("</text>")
    card = replace(slide.card, markup=f"{head} !{end}{rest}")
    slides = (*storyboard.slides[:middle], replace(slide, card=card), *storyboard.slides[middle + 1 :])
    return replace(storyboard, slides=slides)


def rehearsed(plan: Plan, store: Store, path: str, storyboard: Storyboard) -> Iterator[bytes]:
    """All frames of a film as they were meant."""
    keys = zip(plan.slides[path], plan.rehearsals[path], strict=True)
    for slide, (still, moving) in zip(storyboard.slides, keys, strict=True):
        with Image.open(store.checked(still)) as opened:
            stands = opened.convert("RGB").tobytes()
        left = round(slide.seconds * storyboard.fps)
        job = plan.jobs.get(moving or "")
        if isinstance(job, RehearsalJob):
            with job.pictures({need: store.checked(need) for need in job.needs}) as pictures:
                for picture in islice(pictures, job.frames - 1):
                    yield picture.tobytes()
            left -= job.frames - 1
        yield from repeat(stands, left)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--slides", type=int, default=10)
    parser.add_argument("--vmaf", action="store_true")
    parser.add_argument("--moviepy", action="store_true")
    parser.add_argument("--remotion", type=Path, metavar="FOLDER")
    parser.add_argument("--ten", action="store_true")
    parser.add_argument("--month", action="store_true", help="the sample month's reel instead")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        measure(arguments.keep, arguments)
    else:
        with tempfile.TemporaryDirectory() as folder:
            month(Path(folder), judge=arguments.vmaf) if arguments.month else measure(Path(folder), arguments)


if __name__ == "__main__":
    main()
