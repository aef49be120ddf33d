"""Slides and sound of takes, and the files of a film: what the month's film and films of single items share."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bantin.channels.video.shapes import Shape
from bantin.channels.video.shots import LEAD, Take, footage_of
from bantin.channels.video.subtitles import srt, vtt
from bantin.channels.video.takes import LONGEST_HOOK, SHORTEST_HOOK
from bantin.channels.view import ChannelView
from bantin.model.card import Card, Encoding
from bantin.model.recipe import Film, Recipe, Role, Still, TextFile
from bantin.model.storyboard import Act, Cue, Excerpt, Slide, SlideNotes, Storyboard, Voice
from bantin.text.breaking.syllables import count_syllables

_BLINK = 2 / 30
"""Seconds, two frames, that a caption goes before the next comes, so that one is seen to take the other's place."""

Begun = tuple[Take, float]
"""A take, and the second of its film at which it begins."""


def slides_of(shape: Shape, take: Take, *, number: int = 0, total: int = 0) -> Iterator[Slide]:
    """List the slides of a take.

    Args:
        shape: in which they are drawn.
        take: what is shown.
        number: of the take in its film, from 1; 0 where nobody counts.
        total: how many takes the film has.
    """
    page, begun, turned = 0, 0.0, 0.0
    for shot in take.shots:
        # What stands on both pages of an item stands still; so does a slide whose caption changes, and the ground and
        # the scene of what answers a film's first words.
        goes_on = bool(page or shot.answers)
        turned = turned if shot.page == page else begun
        seen = round(begun - turned, 1)
        card = shape.page(take, shot, number=number, total=total, begun=begun, seen=seen)
        footage = footage_of(take.entry, begun) if card.moments else None
        notes = SlideNotes(shot.why, shot.syllables, shot.text)
        yield Slide(card, shot.seconds, take.entry.id, goes_on=goes_on, begun=seen, footage=footage, notes=notes)
        page, begun = shot.page, round(begun + shot.seconds, 1)


def hook_notes(asks: str) -> SlideNotes:
    """Tell the editor of a film's first slide."""
    what = "câu hỏi" if asks.endswith("?") else "tiêu đề"
    why = f"mở đầu bằng {what}, đọc trong {SHORTEST_HOOK:.0f} đến {LONGEST_HOOK:.0f} giây"
    return SlideNotes(why, count_syllables(asks), name="Mở đầu")


_SIGNED = 1.0
"""Seconds before the end of a film's first slide at which it says who sends it: its question has been asked by then."""


def beginning(make: Callable[..., Card], seconds: float, asks: str, item: str | None = None) -> Slide:
    """Return a film's first slide: a question, and then who asks it.

    Whoever sends it, the question comes alike, so editions share all that moves in it.

    Args:
        make: draws it, from what its look is given.
        seconds: how long it stays.
        asks: the question.
        item: that it shows, or None for the month.
    """
    card, unsigned = (make(lasts=seconds, unsigned=lacks) for lacks in (False, True))
    at_first = None if card == unsigned else Act(unsigned, round(seconds - _SIGNED, 1))
    return Slide(card, seconds, item, notes=hook_notes(asks), at_first=at_first)


def whole_seconds(seconds: float, least: float) -> float:
    """Find how long a film's end stays, at least, so that the whole film lasts whole seconds.

    Args:
        seconds: of all before the end.
        least: of the end.
    """
    return round(math.ceil(round(seconds + least, 1)) - seconds, 1)


def heard(view: ChannelView, takes: Iterable[Begun]) -> tuple[tuple[Voice, ...], tuple[Cue, ...]]:
    """List what is said, and the captions of it, in the film's own time."""
    begun = list(takes)
    voices = [
        Voice(take.said, round(start + LEAD, 1), take.voice) if take.said else _kept(view, take, start)
        for take, start in begun
        if take.said or _keeps_sound(take)
    ]
    cues = [
        Cue(round(start + (begin or LEAD), 1), round(start + end - _BLINK, 3), lines)
        for take, start in begun
        for begin, end, lines in take.captions
    ]
    return tuple(voices), tuple(cues)


def _keeps_sound(take: Take) -> bool:
    clip = take.entry.item.video.clip
    return clip is not None and take.entry.clip is not None and clip.sound == "keep"


def _kept(view: ChannelView, take: Take, start: float) -> Voice:
    """Return the original sound of footage without a voice, from its beginning on, for as long as it plays."""
    footage = footage_of(take.entry)
    assert footage is not None  # noqa: S101 - the caller has looked
    lasts = min(take.seconds, view.measure.seconds(footage) or take.seconds)
    return Voice(Excerpt(footage.asset, footage.start, lasts), start, lasts)


def film_files(
    path: str, storyboard: Storyboard, poster: Card, *, alts: tuple[str, str], form: str, item: str | None = None
) -> Iterator[Recipe]:
    """List a film, its cover, and its captions where something is said.

    Args:
        path: of the film, without its suffix.
        storyboard: of the film.
        poster: its cover picture, which is no slide of it.
        alts: what the film and its cover show, in words.
        form: identifier of its format.
        item: that it shows, or None for the month.
    """
    recipe = partial(Recipe, channel="video", item=item, format=form)
    yield recipe(f"{path}.mp4", role=Role.FILM, what=Film(storyboard), alt=alts[0])
    yield recipe(f"{path}-cover.jpg", role=Role.COVER, what=Still(poster, Encoding.JPEG), alt=alts[1])
    if storyboard.cues:
        for suffix, written in (("vi_VN.srt", srt(storyboard.cues)), ("vtt", vtt(storyboard.cues))):
            yield recipe(f"{path}.{suffix}", role=Role.CAPTIONS, what=TextFile(written))
