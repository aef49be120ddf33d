"""Slides of a board's loop → the jobs that encode them."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.film.joining import gop_plan
from bantin.making.jobs import Job, PhaseJob, ScrollJob
from bantin.model.storyboard import Motion, Slide, Storyboard


def stretches(storyboard: Storyboard, slide: Slide, still: str) -> Iterator[tuple[Job, int]]:
    """List the segments of a slide, each with how often it comes in a row.

    Args:
        storyboard: of the board's loop.
        slide: one of its slides.
        still: key of the slide's picture.
    """
    fps = storyboard.fps
    opening, hold, repeats = gop_plan(slide.seconds, fps)
    if slide.motion is not Motion.SCROLL:
        yield PhaseJob(still, opening, fps), 1
        if repeats:
            yield PhaseJob(still, hold, fps), repeats
        return
    first, total = 0, slide.seconds * fps
    for frames in (opening, *[hold] * repeats):
        yield ScrollJob(still, first, frames, total, fps, storyboard.width, storyboard.height, slide.card.turn), 1
        first += frames
