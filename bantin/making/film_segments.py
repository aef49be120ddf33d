"""Slides → the segments of their film."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.film.joining import frames_of_step, gop_plan
from bantin.making.jobs import FootageJob, HoldJob, OpeningJob
from bantin.model.storyboard import Footage, Motion, Slide, Storyboard, Transition

Segment = tuple[OpeningJob | FootageJob | HoldJob, int]
"""What is encoded, and how often it comes in a row."""


def segments(
    storyboard: Storyboard, slide: Slide, still: str, steps: tuple[str, ...], previous: str | None
) -> Iterator[Segment]:
    """List the segments of a slide.

    Args:
        storyboard: whose slide it is.
        slide: what is seen.
        still: key of its still.
        steps: keys of the stills with less on it.
        previous: key of the still of the slide before, None for a film's first slide.
    """
    fps, come = storyboard.fps, slide.transition
    fade = 0 if previous is None or come is Transition.CUT else storyboard.fade
    before = previous if fade else None
    if slide.footage is not None:
        yield from _playing(slide, slide.footage, still, before, fade, fps)
        return
    settles = slide.card if slide.motion is Motion.ZOOM and not steps else None
    moving = fps if settles else fade + len(steps) * frames_of_step(fps)
    opening, hold, repeats = gop_plan(slide.seconds, fps, moving=moving)
    if previous is not None and not (fade or steps or settles):
        yield HoldJob(still, opening, fps), 1
    else:
        yield OpeningJob(before, still, opening, fade, fps, come, steps, settles), 1
    if repeats:
        yield HoldJob(still, hold, fps), repeats


def _playing(  # noqa: PLR0917 - as segments
    slide: Slide, footage: Footage, still: str, before: str | None, fade: int, fps: int
) -> Iterator[Segment]:
    """Cut footage into parts that are made in parallel."""
    opening, hold, repeats = gop_plan(slide.seconds, fps)
    at = footage.start + footage.shown
    for number, frames in enumerate([opening, *[hold] * repeats]):
        comes = (before, slide.transition, fade) if not number and before else (None, Transition.CUT, 0)
        yield FootageJob(comes[0], still, slide.card, footage, at, frames, comes[2], fps, comes[1]), 1
        at += frames / fps
