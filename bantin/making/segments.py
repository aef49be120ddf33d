"""Slides → the jobs that encode the segments of their film, or of their board's loop."""

from __future__ import annotations

import math
from binascii import crc32
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bantin.film.timing import gop_plan
from bantin.making.jobs.base import Job
from bantin.making.jobs.board.phases import PhasesJob
from bantin.making.jobs.board.scroll import ScrollJob
from bantin.making.jobs.film.footage import FootageJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.film.opening import OpeningJob
from bantin.making.jobs.film.rehearsal import RehearsalJob
from bantin.model.storyboard import Motion, Slide, Storyboard

_PLAYED = 2
"""Seconds of footage that a rehearsal shows at least."""

_TOGETHER = 3
"""Pictures of boards that are encoded in one go, on average."""

RepeatedJob = tuple[Job, int]
"""What is encoded, and how often it comes in a row."""


def acts(slide: Slide) -> tuple[Slide, ...]:
    """Divide a slide where something comes that others of its kind have otherwise, so that what is before is shared."""
    first = slide.at_first
    if first is None:
        return (slide,)
    begun, left = round(slide.begun + first.seconds, 1), round(slide.seconds - first.seconds, 1)
    return (
        replace(slide, card=first.card, seconds=first.seconds, at_first=None),
        replace(slide, seconds=left, begun=begun, at_first=None),
    )


def film_segments(
    storyboard: Storyboard, slide: Slide, still: str, *, moments: tuple[tuple[str, str], ...] = ()
) -> Iterator[RepeatedJob]:
    """List the segments of a film's slide.

    Args:
        storyboard: whose slide it is.
        slide: what is seen, of which nothing else is seen at first.
        still: key of its still.
        moments: (film name, key of its picture) for each moment of a film that its card shows.
    """
    fps = storyboard.fps
    at, still_at = round(slide.begun * fps), math.ceil(slide.card.printed.moves * fps)
    if slide.footage is not None:
        yield from _playing(FootageJob(still, slide.card, slide.footage, 0.0, 0, fps, moments, at), slide.seconds)
        return
    opening, hold, repeats = gop_plan(slide.seconds, fps, moving=max(0, still_at - at))
    for frames in opening:
        if at < still_at:
            yield OpeningJob(still, slide.card, frames, fps, at, still_at, moments), 1
        else:
            yield HoldJob(still, frames, fps), 1
        at += frames
    if repeats:
        yield HoldJob(still, hold, fps), repeats


def rehearsal(
    storyboard: Storyboard, slide: Slide, still: str, *, moments: tuple[tuple[str, str], ...] = (), before: str = ""
) -> RehearsalJob | None:
    """Return what rehearses a film's slide, of the same arguments as `film_segments`; None if nothing moves on it.

    `before` is the key of the still of what the slide is at first, where it is that.
    """
    fps, first = storyboard.fps, round(slide.begun * storyboard.fps)
    moving = max(0, math.ceil(slide.card.printed.moves * fps) - first, _PLAYED * fps if slide.footage else 0)
    act = slide.at_first
    at_first = (before, act.card, round(act.seconds * fps)) if act else None
    moving = max(moving, at_first[2] if at_first else 0)
    if not moving:
        return None
    frames = min(moving + 1, round(slide.seconds * fps))
    return RehearsalJob(still, slide.card, frames, fps, first, slide.footage, moments, at_first)


def _playing(whole: FootageJob, seconds: float) -> Iterator[RepeatedJob]:
    """Cut footage into parts that are made in parallel."""
    (opening,), hold, repeats = gop_plan(seconds, whole.fps)
    at, first_frame = whole.footage.start + whole.footage.shown, whole.first
    for frames in (opening, *[hold] * repeats):
        yield replace(whole, at=at, frames=frames, first=first_frame), 1
        at, first_frame = at + frames / whole.fps, first_frame + frames


def phases_of(stills: Mapping[str, Iterable[str]], fps: int) -> dict[str, PhasesJob]:
    """Divide the pictures that stand still on a board into a few that are encoded in one go.

    An encoder takes as long to start as to encode two pictures; but where one of a board's pictures changes, the others
    are not to be encoded again. So a division ends where what a picture says has it so, whatever stands before it; its
    key would do as well, but that is another one for each version of what paints, and so would the film's bytes be.

    Args:
        stills: keys of the pictures, and the texts on each.
        fps: frames a second.

    Returns:
        For each key what encodes its picture.
    """
    divided: list[list[str]] = [[]]
    for still, texts in stills.items():
        divided[-1].append(still)
        if crc32("\n".join(texts).encode()) % _TOGETHER == 0:
            divided.append([])
    return {still: PhasesJob(tuple(some), fps) for some in divided for still in some}


def loop_segments(
    storyboard: Storyboard, slide: Slide, still: str, phases: Mapping[str, PhasesJob]
) -> Iterator[tuple[Job, int, int, int]]:
    """List the segments of a slide of a board's loop.

    Args:
        storyboard: of the board's loop.
        slide: one of its slides.
        still: key of the slide's picture.
        phases: what encodes the pictures that stand still, by their keys.

    Returns:
        What is encoded, which of its segments comes, its length in frames, how often.
    """
    fps = storyboard.fps
    (opening,), hold, repeats = gop_plan(slide.seconds, fps)
    if slide.motion is not Motion.SCROLL:
        encoded = phases[still]
        which = encoded.stills.index(still)
        yield encoded, which, opening, 1
        if repeats:
            yield encoded, which, hold, repeats
        return
    first, total = 0, round(slide.seconds * fps)
    for frames in (opening, *[hold] * repeats):
        part = ScrollJob(still, first, frames, total, fps, storyboard.width, storyboard.height, slide.card.turn)
        yield part, 0, frames, 1
        first += frames
