"""The film: a cover, a slide or more an item, a closing slide; in each format that the unit wants."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from bantin.channels.studio import Studio
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.recipe import Film, Recipe, Role
from bantin.model.storyboard import Slide, Storyboard
from bantin.model.unit import VideoFormat, size_of
from bantin.text.normal import plain
from bantin.text.syllables import reading_seconds, split_syllables

SYLLABLES_A_SLIDE = 25
"""More than this on one slide and viewers do not finish reading."""

SHORTEST, LONGEST = 3, 10
"""Seconds that a slide lasts at least and at most."""

REEL_LIMIT = 90
"""Seconds that a reel may last."""

COVER_SECONDS, CLOSING_SECONDS = 3, 5


def recipes(studio: Studio) -> Iterator[Recipe | Diagnostic]:
    """List the films."""
    settings = studio.bulletin.unit.value.channels.video
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    for shape in settings.formats:
        storyboard = _storyboard(studio, shape, settings.syllables_per_minute)
        if storyboard.height > storyboard.width and storyboard.seconds > REEL_LIMIT:
            yield _too_long(studio, storyboard, shape)
        alt = studio.render("video/alt.txt", entries=studio.entries).strip()
        yield Recipe(f"video/{shape.id}.mp4", "video", Role.FILM, None, Film(storyboard), alt)


def seconds(texts: Sequence[str], per_minute: int) -> int:
    """Find how long a slide with these texts stays: its reading time and a second to arrive, in whole seconds."""
    reading = reading_seconds(" ".join(plain(text) for text in texts), per_minute)
    return max(SHORTEST, min(LONGEST, math.ceil(1 + reading)))


def _storyboard(studio: Studio, shape: VideoFormat, per_minute: int) -> Storyboard:
    # H.264 with 4:2:0 colour needs even sides.
    width, height = (side + side % 2 for side in size_of(shape.pixels))
    folder = "video/reel" if height > width else "video/landscape"
    cover = studio.card(f"{folder}/cover.xml", width, height, entries=studio.entries)
    closing = studio.card(f"{folder}/closing.xml", width, height)
    slides = [Slide(cover, COVER_SECONDS)]
    for entry in studio.entries:
        slides += _slides(studio, entry, folder, (width, height), per_minute)
    slides.append(Slide(closing, CLOSING_SECONDS))
    return Storyboard(width, height, tuple(slides))


def _slides(studio: Studio, entry: Entry, folder: str, size: tuple[int, int], per_minute: int) -> Iterator[Slide]:
    item = entry.item
    title = item.video.title or item.title
    pages = split_syllables([item.video.text or item.summary], SYLLABLES_A_SLIDE)
    for page, texts in enumerate(pages, 1):
        text = " ".join(texts)
        card = studio.item_card(entry, *size, folder, title=title, text=text, page=page, pages=len(pages))
        yield Slide(card, seconds([title, text] if page == 1 else [text], per_minute), entry.id)


def _too_long(studio: Studio, storyboard: Storyboard, shape: VideoFormat) -> Diagnostic:
    message = f"Video {shape.id} dài {storyboard.seconds} giây, quá {REEL_LIMIT} giây mà Reels nhận"
    hint = "Viết chữ ngắn ở video:, hoặc bỏ «video» khỏi channels: của vài tin"
    return Diagnostic("long-film", Severity.WARNING, message, studio.bulletin.header.place(""), hint)
