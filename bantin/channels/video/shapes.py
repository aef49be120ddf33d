"""Shapes of films: how takes, beginnings and ends are drawn in one size."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate
from typing import Any

from markupsafe import escape

from bantin.channels.scenes import FORBIDDEN
from bantin.channels.short_titles import short_title
from bantin.channels.strongest import question, strongest
from bantin.channels.video.hooks import hook_of, hook_words
from bantin.channels.video.shots import Call, Part, Shot, Take, footage_of, headline_of, number_to_call, text_of
from bantin.channels.view import ChannelView
from bantin.model.asset import Moment
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.parts.board import size_of
from bantin.model.parts.channels import Captions, Orientation, VideoFormat
from bantin.model.storyboard import Utterance
from bantin.text.breaking.captions import said_size
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.sentences.meaning import is_imperative, mood, shared

_LONG = 1.4
"""How many times longer than the other a side is of what is upright or wide; what is between is square."""

_LAST = 1 / 30
"""Seconds before a slide's end at which its last frame is seen."""

_SAID, _LEAST = 0.85, 0.1
"""Share of a caption's time in which it is said, for a pause follows; and seconds in which a line comes at least."""

_HEARD = 0.7
"""Share of a headline's words with which a film has asked it already."""

_RECALLED = 8
"""Words of a headline that still stands above an answer: a longer one would be read instead of it."""

_OF_NO_ITEM: dict[str, Any] = {
    "group": "know",
    "scene": "megaphone",
    "icon": "megaphone",
    **dict.fromkeys(("label", "tag", "id"), ""),
}
"""What looks of items are given, on slides that show none."""


def orientation(width: int, height: int) -> Orientation:
    """Return whether a format is upright, wide, or about square."""
    if height > _LONG * width:
        return Orientation.REEL
    return Orientation.LANDSCAPE if width > _LONG * height else Orientation.SQUARE


@dataclass
class Shape:
    """A size of film, in which cards are drawn; sides are even, as H.264 with 4:2:0 colour needs."""

    view: ChannelView
    width: int
    height: int

    @classmethod
    def of(cls, view: ChannelView, form: VideoFormat) -> Shape:
        """Return the shape of one of the unit's formats."""
        return cls(view, *(side + side % 2 for side in size_of(form.pixels)))

    @cached_property
    def folder(self) -> str:
        """Of the looks."""
        return f"video/{orientation(self.width, self.height)}"

    def plain(self, look: str, **values: Any) -> Card:  # noqa: ANN401 - as ChannelView.card
        """Make a card that shows no item."""
        return self.view.card(f"{self.folder}/{look}.xml", self.width, self.height, **_OF_NO_ITEM | values)

    def first(self, look: str, entries: Sequence[Entry], **values: Any) -> Card:  # noqa: ANN401 - as ChannelView.card
        """Make a card of the strongest of some items, as a question; without any, the bulletin's title."""
        if not entries:
            title = self.view.bulletin.header.value.title
            return self.plain(look, entries=(), asks=title, asked_at="title", **values)
        entry = strongest(entries)
        return self.asking(look, entry, entries=entries, **values)

    def asking(self, look: str, entry: Entry, **values: Any) -> Card:  # noqa: ANN401 - as ChannelView.card
        """Make a card that asks the question of an item."""
        # A poster is looked at for as long as one likes, a film's first words are not.
        if look == "cover":
            asks, asked_at = question(self.view, entry)
        else:
            hook = hook_of(self.view, entry)
            asks, asked_at = hook.asks, hook.path
            values |= {"more": hook.more, "then": hook.then, "asked_whole": hook.read}
        drawn = self.view.asked(entry.item, asks)
        return self.of_item(look, entry, asks=asks, asked_at=asked_at, number=0, **drawn, **values)

    def of_item(self, look: str, entry: Entry, **values: Any) -> Card:  # noqa: ANN401 - as ChannelView.card
        """Make a card of an item by a look that is no kind's."""
        scene = self.view.filmed_scene(entry)
        return self.view.item_card(entry, self.width, self.height, f"{self.folder}/{look}.xml", scene=scene, **values)

    @property
    def _karaoke(self) -> bool:
        video = self.view.bulletin.unit.value.channels.video
        return video is not None and video.captions is Captions.KARAOKE

    def page(
        self, take: Take, shot: Shot, *, number: int = 0, total: int = 0, begun: float = 0.0, seen: float = 0.0
    ) -> Card:
        """Make the card of a shot.

        Args:
            take: whose shot it is.
            shot: what is shown.
            number: of the take in its film, from 1; 0 where nobody counts.
            total: how many takes there are.
            begun: seconds of the take that shots before have shown.
            seen: seconds for which its page has been there by then.
        """
        voice = isinstance(take.said, Utterance)
        apart = replace(self, view=self.view.apart)
        make = partial(apart._page, take, shot, number, total, begun, seen)  # noqa: SLF001 - its own
        what = self.width, self.height, take.title, voice, shot, number, total, begun, seen
        return self.view.planned(take.entry, make, what)

    def _page(self, take: Take, shot: Shot, number: int, total: int, begun: float, seen: float) -> Card:  # noqa: PLR0917 - as page
        footage = footage_of(take.entry, round(begun + shot.seconds, 1))
        call = number_to_call(
            self.view.bulletin, take.entry, f"{take.title} {shot.text}", self.view.contacts_of(take.entry)
        )
        if shot.part is Part.HEADLINE:
            call = Call()
        told = shot.part is Part.TOLD
        turned = self._turned(take, shot)
        made = partial(
            self.view.item_card,
            take.entry,
            self.width,
            self.height,
            self.folder,
            # No address, though `.mov` is a domain too: looks print it as it is.
            clip=escape(footage.asset.name if footage else ""),
            number=number,
            total=total,
            **self.view.beside(take.entry, take.title),
            scene=self.view.filmed_scene(take.entry),
            lasts=shot.seconds,
            text=shot.text,
            text_path=shot.path or text_of(take.entry)[1],
            title_path=headline_of(take.entry)[1],
            doing=shot.doing[0],
            doing_path=shot.doing[1],
            call=call.number,
            call_label=call.whose,
            page=shot.page - told,
            headline_alone=shot.part is Part.HEADLINE,
            told_apart=told,
            pages=shot.pages,
            opens=shot.opens,
            answers=hook_of(self.view, take.entry).read if shot.answers else take.title if told else "",
            captioned=shot.captioned,
            caption=shot.caption,
            spoken=_spoken(shot, seen) if self._karaoke else (),
            chart=shot.chart,
            with_chart=shot.charted,
            synthetic=isinstance(take.said, Utterance),
            **turned,
        )
        recalls = recalled(self.view, take.entry, told=told) if shot.answers or told else ("", "")
        card = self._recalling(made, recalls)
        if footage is None or footage.asset.name not in card.printed.pictures:
            return card
        # What is seen last of footage: the next slide comes in over it.
        last = min(footage.start + footage.shown, footage.end or math.inf) - _LAST
        return replace(card, moments=(Moment(footage.asset, round(last, 3)),))

    def _recalling(self, made: Callable[..., Card], recalls: tuple[str, str]) -> Card:
        """Let a short headline stand above an answer, where there is room for it."""
        card = made(recalls=recalls[0], recalls_path=recalls[1])
        return card if not recalls[0] or self.view.measure.fits(card) else made(recalls="", recalls_path="")

    def _turned(self, take: Take, shot: Shot) -> dict[str, str]:
        """Find another drawing for what answers a headline, and for a deadline, whose own is its day.

        Of an answer only what tells to do something is drawn, or not to: beside «không làm định danh qua điện thoại» a
        card with a tick would say the opposite. `redrawn` tells whether the answer's is another than the question's.
        """
        item, told = take.entry.item, shot.part is Part.TOLD
        if not (shot.answers or told):
            return self.view.turned(item) if item.last_day else {}
        asked = self.view.asked(item, hook_words(self.view, take.entry)[0]) if shot.answers else {}
        does = [said for said in split_sentences(shot.text) if is_imperative(said)]
        done = shot.doing[0] or " ".join([said for said in does if mood(said) == "do"][:1])
        found = self.view.turned(item, done) if shot.answers or done or item.last_day else {}
        if item.warns and not any(found.values()) and does and mood(does[0]) == "dont":
            found = {"other_icon": "", "other_scene": FORBIDDEN}
        return found | {"redrawn": "yes"} if any(found.values()) and found != asked else asked


def recalled(view: ChannelView, entry: Entry, *, told: bool = False) -> tuple[str, str]:
    """Find the short headline that stands above an answer, and its path; empty without one.

    Whoever has not seen a film's first words reads there what is spoken of; who has just read nearly the same needs no
    other. Above what an item tells on a slide of its own it is the headline of the slide before, read already.
    """
    for title, path in (headline_of(entry), short_title(entry.item)):
        short = view.beside(entry, title)["title"]
        if len(plain(short).split()) <= _RECALLED:
            hook = hook_of(view, entry)
            heard = hook.path != "facebook.text" or shared(short, hook.asks) >= _HEARD
            return (short, path) if told or not heard else ("", "")
    return "", ""


def _spoken(shot: Shot, seen: float) -> tuple[tuple[float, float] | None, ...]:
    """Find when each line of a caption comes: second of the card's own time and for how long; None if it is there."""
    sizes = [said_size(line) for line in shot.caption]
    ends = list(accumulate(sizes))
    found: list[tuple[float, float] | None] = []
    for size, end in zip(sizes, ends, strict=True):
        first, last = (shot.lasts * _SAID * share / ends[-1] - shot.since for share in (end - size, end))
        first = max(0.0, first)
        found.append((round(seen + first, 2), round(last - first, 2)) if last - first >= _LEAST else None)
    return tuple(found)
