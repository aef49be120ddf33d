"""Drawn slides as films in segments, beside their peers."""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

from film_peers import composite, graph, piped, remotion
from film_slides import (
    FPS,
    SIZE,
    WORKERS,
    Taken,
    drawn,
    encode_fade,
    lengths,
    linear,
    memory,
    painted,
    seconds,
    slide,
    smooth,
    vmaf,
)

from bantin.film.joining import join
from bantin.film.segments import PRESET, QUANTISER, encode_hold
from bantin.film.timing import gop_plan
from bantin.fonts.book import FontBook


def segmented(slides: list[Path], folder: Path, pool: Executor, edited: int | None = None) -> Path:
    """Encode the segments, or only those that show an edited slide, and join them all."""
    jobs, segments = [], []
    for index, (current, length) in enumerate(zip(slides, lengths(slides), strict=True)):
        (opening,), hold, repeats = gop_plan(length, FPS)
        first, rest = folder / f"{index}-opening.h264", folder / f"{index}-hold.h264"
        segments += [(first, 1), (rest, repeats)]
        if edited in {None, index, index - 1}:
            if index:
                jobs.append(pool.submit(encode_fade, slides[index - 1], current, first, frames=opening))
            else:
                jobs.append(pool.submit(encode_hold, current, first, frames=opening, fps=FPS))
        if edited in {None, index} and repeats:
            jobs.append(pool.submit(encode_hold, current, rest, frames=hold, fps=FPS))
    for job in jobs:
        job.result()
    out = folder / "segments.mp4"
    join([(path, repeats) for path, repeats in segments if repeats], out, fps=FPS, frames=sum(lengths(slides)) * FPS)
    return out


def ours(slides: list[Path], folder: Path, edited: int | None = None) -> Path:
    """Make a film in new processes: their start and what they import is part of it."""
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
        return segmented(slides, folder, pool, edited)


def measure(folder: Path, arguments: argparse.Namespace) -> None:
    slides = drawn(folder, arguments.slides)
    length = sum(lengths(slides))
    shape, quality = f"{SIZE[0]}×{SIZE[1]}", f"libx264 {PRESET}, {QUANTISER}"
    print(f"{len(slides)} slides, {length} s, {shape}, {quality}, {os.cpu_count()} cores")
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
