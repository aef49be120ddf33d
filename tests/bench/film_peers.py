"""What films are compared with: ffmpeg's own graph, one pipe of frames, moviepy and Remotion."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from film_slides import CONVERSION, FADE, FPS, RAW, SIZE, WORKERS, Taken, lengths, linear, painted

from bantin.film.ffmpeg import file_url, run
from bantin.film.segments import PRESET, QUANTISER


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
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(QUANTISER), "-pix_fmt", "yuv420p", "-r", str(FPS)]
    run([*inputs, "-filter_complex", ";".join(filters), "-map", f"[{last}]", *encoder, "-f", "mp4", file_url(out)])
    return out


def piped(slides: list[Path], out: Path) -> Path:
    """All frames through one pipe, each still read and blended once a frame: no graph, no clips, no segments."""
    encoder = ["-c:v", "libx264", "-preset", PRESET, "-crf", str(QUANTISER)]
    run([*RAW, "-vf", CONVERSION, *encoder, "-f", "mp4", file_url(out)], painted(slides, linear(1)))
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
    quality = ["-crf", str(QUANTISER), "-pix_fmt", "yuv420p"]
    film.write_videofile(str(out), fps=FPS, preset=PRESET, audio=False, logger=None, ffmpeg_params=quality)
    return out


def remotion(slides: list[Path], out: Path, folder: Path) -> Taken:
    """The same film as Remotion's documentation makes it; what it takes to bundle the page is not counted."""
    task = out.with_suffix(".json")
    shown = [{"name": path.name, "frames": length * FPS} for path, length in zip(slides, lengths(slides), strict=True)]
    film = {"slides": shown, "fade": FADE, "fps": FPS, "width": SIZE[0], "height": SIZE[1]}
    how = {"crf": QUANTISER, "preset": PRESET, "workers": WORKERS, "browser": shutil.which("chromium"), "out": str(out)}
    where = {"folder": str(folder.resolve()), "pictures": str(slides[0].parent)}
    task.write_text(json.dumps({**film, **how, **where}), encoding="utf-8")
    command = ["node", str(Path(__file__).with_name("peers") / "film_remotion.mjs"), str(task)]
    used = sum(os.times()[:4])
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return Taken(json.loads(told.splitlines()[-1])["render"], sum(os.times()[:4]) - used)
