"""Films: a cover, one or more slides per item and a closing slide, in each of the unit's formats.

Beside each film lie its cover, and its captions where something is said; beside all of them the text of their post.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial
from itertools import accumulate
from typing import Any

from markupsafe import escape

from bantin.channels.strongest import question, strongest
from bantin.channels.video.planning import CLOSING_SECONDS, COVER_SECONDS, STING_SECONDS, FilmPlan, plan_film
from bantin.channels.video.shots import LEAD, Shot, Take, called, footage_of, text_of
from bantin.channels.video.subtitles import srt, vtt
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import path_in_markup
from bantin.model.asset import Moment
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Film, Recipe, Role, Still, TextFile
from bantin.model.storyboard import Cue, Excerpt, Slide, SlideNotes, Storyboard, Transition, Utterance, Voice
from bantin.model.unit import Bed, size_of

REEL_LIMIT = 90
"""Seconds that a reel may last."""

_LONG = 1.4
"""How many times longer than the other a side is of what is upright or wide; what is between is square."""

_BLINK = 2 / 30
"""Seconds, two frames, that a caption goes before the next comes, so that one is seen to take the other's place."""

_LAST = 1 / 30
"""Seconds before a slide's end at which its last frame is seen."""


_OF_NO_ITEM: dict[str, Any] = {"group": "know", "scene": "megaphone", "icon": "megaphone", "label": "", "id": ""}
"""What looks of items are given, on slides that show none."""


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the films, their covers and captions, and the text of their post."""
    settings = view.bulletin.unit.value.channels.video
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    plan = plan_film(view, settings)
    yield from plan.diagnostics
    entries = [take.entry for take in plan.takes]
    alt = view.render("video/alt.txt", entries=entries).strip()
    cover_alt = view.render("video/cover-alt.txt", entries=entries).strip()
    for shape in settings.formats:
        # H.264 with 4:2:0 colour needs even sides.
        width, height = (side + side % 2 for side in size_of(shape.pixels))
        made = _Format(view, plan, width, height)
        storyboard = replace(made.storyboard(), bed=settings.bed is Bed.SOFT)
        if orientation(width, height) is Orientation.REEL and storyboard.seconds > REEL_LIMIT:
            yield _too_long(view, storyboard, shape.id)
        yield from _unplaced(storyboard, plan.takes, shape.id)
        recipe = partial(Recipe, channel="video", item=None, format=shape.id)
        yield recipe(f"video/{shape.id}.mp4", role=Role.FILM, what=Film(storyboard), alt=alt)
        cover = Still(made.poster(), Encoding.JPEG)
        yield recipe(f"video/{shape.id}-cover.jpg", role=Role.COVER, what=cover, alt=cover_alt)
        if storyboard.cues:
            captions = {"vi_VN.srt": srt(storyboard.cues), "vtt": vtt(storyboard.cues)}
            for suffix, written in captions.items():
                yield recipe(f"video/{shape.id}.{suffix}", role=Role.CAPTIONS, what=TextFile(written))
    if settings.formats:
        synthetic = any(isinstance(take.said, Utterance) for take in plan.takes)
        tags = view.bulletin.hashtags_of()
        post = view.text("video/post.txt", chapters=_chapters(plan), hashtags=tags, synthetic=synthetic)
        yield Recipe("video/post.txt", "video", Role.POST, None, TextFile(post))


class Orientation(StrEnum):
    """Orientation of a format; also the name of its looks' folder in `video/`."""

    REEL = "reel"
    LANDSCAPE = "landscape"
    SQUARE = "square"


def orientation(width: int, height: int) -> Orientation:
    """Return whether a format is upright, wide, or about square."""
    if height > _LONG * width:
        return Orientation.REEL
    return Orientation.LANDSCAPE if width > _LONG * height else Orientation.SQUARE


@dataclass
class _Format:
    """A plan's slides in one format."""

    view: ChannelView
    plan: FilmPlan
    width: int
    height: int

    @cached_property
    def folder(self) -> str:
        return f"video/{orientation(self.width, self.height)}"

    def storyboard(self) -> Storyboard:
        closing = self.view.card(f"{self.folder}/closing.xml", self.width, self.height, **_OF_NO_ITEM)
        ends = SlideNotes(f"trang kết, luôn {CLOSING_SECONDS} giây")
        slides = [
            *self._beginning(),
            *(slide for number, take in enumerate(self.plan.takes, 1) for slide in self._slides(take, number)),
            Slide(closing, CLOSING_SECONDS, transition=Transition.COVER, notes=ends),
        ]
        voices, cues = _heard(self.view, self.plan)
        music = self.view.bulletin.music
        return Storyboard(self.width, self.height, tuple(slides), voices=voices, music=music, cues=cues)

    def poster(self) -> Card:
        """Make the cover picture, which is no slide of the film."""
        return self._first("cover")

    def _first(self, look: str) -> Card:
        """Make a card of the strongest item that is shown."""
        entries = [take.entry for take in self.plan.takes]
        look, size = f"{self.folder}/{look}.xml", (self.width, self.height)
        if not entries:
            title = self.view.bulletin.header.value.title
            return self.view.card(
                look, *size, entries=(), group="know", scene="megaphone", id="", asks=title, asked_at="title"
            )
        first = strongest(entries)
        asks, asked_at = question(self.view, first)
        return self.view.item_card(first, *size, look, asks=asks, asked_at=asked_at, entries=entries, number=0)

    def _beginning(self) -> Iterator[Slide]:
        """List what a film begins with: a question, then whose film it is."""
        sting = self.view.card(f"{self.folder}/sting.xml", self.width, self.height)
        asks = COVER_SECONDS - STING_SECONDS
        yield Slide(self._first("hook"), asks, notes=SlideNotes(f"câu hỏi mở đầu, luôn {asks} giây"))
        told = SlideNotes(f"tên bản tin, luôn {STING_SECONDS} giây")
        yield Slide(sting, STING_SECONDS, transition=Transition.CUT, notes=told)

    def _slides(self, take: Take, number: int) -> Iterator[Slide]:
        page, begun, turned = 0, 0.0, 0.0
        for shot in take.shots:
            card = self._card(take, shot, number, begun)
            # What stands on both pages of an item stands still; so does a slide whose caption changes.
            come = Transition.CUT if page else Transition.COVER
            turned = turned if shot.page == page else begun
            footage = footage_of(take.entry, begun) if card.moments else None
            notes = SlideNotes(shot.why, shot.syllables, shot.text)
            seen = round(begun - turned, 1)
            yield Slide(card, shot.seconds, take.entry.id, come, begun=seen, footage=footage, notes=notes)
            page, begun = shot.page, round(begun + shot.seconds, 1)

    def _card(self, take: Take, shot: Shot, number: int, begun: float) -> Card:
        footage = footage_of(take.entry, round(begun + shot.seconds, 1))
        card = self.view.item_card(
            take.entry,
            self.width,
            self.height,
            self.folder,
            # No address, though `.mov` is a domain too: looks print it as it is.
            clip=escape(footage.asset.name if footage else ""),
            number=number,
            total=len(self.plan.takes),
            **self.view.beside(take.entry, take.title),
            text=shot.text,
            text_path=path_in_markup(text_of(take.entry)[1]),
            call=contact.number if (contact := called(self.view.bulletin, take.entry)) else "",
            page=shot.page,
            pages=shot.pages,
            captioned=shot.captioned,
            caption=shot.caption,
            chart=shot.chart,
            synthetic=isinstance(take.said, Utterance),
        )
        if footage is None or footage.asset.name not in card.printed.pictures:
            return card
        # What is seen last of footage: the next slide comes in over it.
        last = min(footage.start + footage.shown, footage.end or math.inf) - _LAST
        return replace(card, moments=(Moment(footage.asset, round(last, 3)),))


def _unplaced(storyboard: Storyboard, takes: Iterable[Take], name: str) -> Iterator[Diagnostic]:
    """Report footage whose slide's look has no picture for it; the slide is shown without."""
    playing = {slide.item for slide in storyboard.slides if slide.footage}
    used = {slide.item: slide.card.look for slide in storyboard.slides}
    for take in takes:
        if take.entry.clip is not None and take.entry.id not in playing:
            message = f"Trang của tin này trên video {name} không có chỗ cho đoạn video, nên video {name} bỏ đoạn này"
            hint = f"Thêm <image> có src là clip vào mẫu {used[take.entry.id]}"
            place = take.entry.document.locate("video.clip")
            yield Diagnostic(Code("no-place-for-clip"), Severity.NOTE, message, place, hint)


def _starts(plan: FilmPlan) -> list[int]:
    """List the seconds at which the takes begin, and then the closing."""
    return list(accumulate((take.seconds for take in plan.takes), initial=COVER_SECONDS))


def _heard(view: ChannelView, plan: FilmPlan) -> tuple[tuple[Voice, ...], tuple[Cue, ...]]:
    """List what is said, and the captions of it, in the film's own time."""
    begun = list(zip(plan.takes, _starts(plan), strict=False))
    voices = [
        Voice(take.said, start + LEAD, take.voice) if take.said else _kept(view, take, start)
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


def _kept(view: ChannelView, take: Take, start: int) -> Voice:
    """Return the original sound of footage without a voice, from its beginning on, for as long as it plays."""
    footage = footage_of(take.entry)
    assert footage is not None  # noqa: S101 - the caller has looked
    lasts = min(take.seconds, view.measure.seconds(footage) or take.seconds)
    return Voice(Excerpt(footage.asset, footage.start, lasts), start, lasts)


def _chapters(plan: FilmPlan) -> list[dict[str, str]]:
    """List what is seen from when on. All formats share one plan, so one list serves them all."""
    names = ["Mở đầu", *(take.title for take in plan.takes), "Liên hệ"]
    starts = [0, *_starts(plan)]
    return [
        {"start": f"{start // 60}:{start % 60:02}", "title": name} for name, start in zip(names, starts, strict=True)
    ]


def _too_long(view: ChannelView, storyboard: Storyboard, name: str) -> Diagnostic:
    message = f"Video {name} dài {storyboard.seconds} giây, quá {REEL_LIMIT} giây mà Reels nhận"
    hint = f"Ghi limit_seconds: {REEL_LIMIT}, hoặc bỏ «video» khỏi «channels» của vài tin"
    place = view.bulletin.unit.locate("channels.video.limit_seconds")
    return Diagnostic(Code("long-film"), Severity.WARNING, message, place, hint)
