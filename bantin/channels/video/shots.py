"""Takes and shots: contents of a film's slides, before they are rendered to cards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bantin.channels.video.fitting import TextAmount
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.storyboard import Footage, Utterance
from bantin.text.breaking.syllables import count_syllables
from bantin.text.normal import plain
from bantin.text.numbers import number_in_text

SYLLABLES_A_SLIDE = 25
"""More than this on one slide and viewers do not finish reading."""

LEAD, BREATH = 0.5, 0.5
"""Seconds before a voice begins, while the slide fades in, and after it ends."""


@dataclass(frozen=True, slots=True)
class Shot:
    """Contents of one slide, before it is rendered to a card.

    Attributes:
        text: below the headline; may be empty.
        page: counted from 1, of `pages`.
        syllables: to be read on its page.
        seconds: how long it stays, in whole tenths.
        why: what the seconds come from.
        captioned: leaves room for captions.
        caption: lines that are said meanwhile.
        since: seconds for which the caption has been heard when the slide comes; negative before that.
        lasts: seconds until the next caption, from when it is heard.
        chart: shows the item's chart, and nothing else of it.
        charted: shows the item's chart beside its text.
        opens: its headline comes into view, and is not what the slides before have shown.
        answers: its film has just begun with its question, in the same scene.
        path: of the value that its text comes from; where `text_of` has it if empty.
    """

    text: str
    page: int
    pages: int
    syllables: int
    seconds: float
    why: str
    captioned: bool = False
    caption: tuple[str, ...] = ()
    since: float = 0.0
    lasts: float = 0.0
    chart: bool = False
    charted: bool = False
    opens: bool = False
    answers: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """An item's slides and narration, at one text amount.

    Attributes:
        said: what is heard meanwhile, from `LEAD` seconds on.
        voice: seconds that it takes.
        captions: with the second at which each begins and ends, from the take's beginning.
    """

    entry: Entry
    title: str
    amount: TextAmount
    shots: tuple[Shot, ...]
    said: Asset | Utterance | None = None
    voice: float = 0.0
    captions: tuple[tuple[float, float, tuple[str, ...]], ...] = ()

    @property
    def seconds(self) -> float:
        """Sum of its slides' durations in seconds, in whole tenths."""
        return round(sum(shot.seconds for shot in self.shots), 1)


def title_of(entry: Entry) -> str:
    """Find the headline of an item in films: the one written for them, else its title."""
    return entry.item.video.title or entry.item.title


def text_of(entry: Entry) -> tuple[str, str]:
    """Find what an item says below its headline in films, best what is written for them; and the path of that value."""
    written = entry.item.video.text
    return (written, "video.text") if written else entry.item.film_text


def occasion_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Find sentences that films say after that, each with its path: when and where, unless others were written."""
    video = entry.item.video
    return () if video.text or video.narration else entry.item.occasion


def instruction_of(entry: Entry) -> tuple[str, str] | None:
    """Find the first of what a warning says to do, and its path; None where films say what was written for them."""
    item, field = entry.item, entry.item.acts
    if not (item.calls and field) or item.video.text or field in {*item.ordered, *item.paragraphs}:
        return None
    listed = getattr(item, field)
    return (listed[0], f"{field}.0") if listed and count_syllables(listed[0]) <= SYLLABLES_A_SLIDE else None


@dataclass(frozen=True, slots=True)
class Call:
    """A number that a slide says to call; empty where it says none.

    Attributes:
        whose: who answers, in few words: the text may speak of another number.
    """

    number: str = ""
    whose: str = ""


def number_to_call(bulletin: Bulletin, entry: Entry, told: str) -> Call:
    """Find the number that a slide of an item says to call, beside what it tells; none where that has it already."""
    contacts = [contact for contact in bulletin.contacts_of(entry.item) if contact.number]
    if not (entry.item.calls and contacts):
        return Call()
    number = contacts[0].number or ""
    if number_in_text(number).search(plain(told)):
        return Call()
    return Call(number, re.split(r"\s*[,(:–—]", plain(contacts[0].label))[0])


def footage_of(entry: Entry, shown: float = 0.0) -> Footage | None:
    """Find what plays on an item's slides, after some seconds of it have been shown."""
    clip = entry.item.video.clip
    if clip is None or entry.clip is None:
        return None
    end = None if clip.end is None else float(clip.end)
    return Footage(entry.clip, float(clip.start), end, clip.focus, shown, clip.fit)
