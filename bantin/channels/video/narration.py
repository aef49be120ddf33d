"""Narration: slides last as long as what is said with them, and show it as captions."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from bantin.channels.video.shots import BREATH, LEAD, Shot, Take, text_of, title_of
from bantin.channels.view import ChannelView
from bantin.model.asset import Asset
from bantin.model.bulletin import Entry
from bantin.model.parts.channels import Video
from bantin.model.storyboard import Utterance
from bantin.text.breaking.captions import LINE, LINES, SHORTEST, captions, paced, said_size
from bantin.text.breaking.captions import LONGEST as LONGEST_CAPTION
from bantin.text.normal import plain
from bantin.text.numbers import decimal


def said(entry: Entry, settings: Video, shown: str) -> Asset | Utterance | None:
    """Find what is said with an item: its recording, else an utterance of the unit's voice, if the item wants any.

    Args:
        entry: the item.
        settings: the unit's.
        shown: what is read aloud if the item says nothing else.
    """
    narration = entry.item.video.narration
    if narration is None or entry.narration is not None:
        return entry.narration
    speech = settings.speech
    if not (speech.voice or speech.command):
        return None
    return Utterance(plain(narration.text or shown), speech.voice or "", speech.command)


def narrated(view: ChannelView, take: Take, reason: str) -> Take:
    """Lengthen slides to what is said with them, and make each caption a slide of its own.

    Args:
        view: whose bulletin it is.
        take: its shots as they are without a voice, a page each; something is said with them.
        reason: more of why its slides stay as long as they do.
    """
    assert take.said is not None  # noqa: S101 - the caller has looked
    voice = view.measure.seconds(take.said)
    text = view.defanged(take.said.text if isinstance(take.said, Utterance) else _recorded(take.entry))
    # A slow voice, or one that says numbers, has shorter captions, so that none stays longer than it should.
    slow = (LONGEST_CAPTION - 1) * said_size(text) / voice if voice else math.inf
    shown = captions(text, frozenset(view.bulletin.glossary), min(LINE * LINES, max(LINE, slow)))
    times = paced(shown, voice, LEAD, view.measure.pauses(take.said))
    ends = times[-1][1] if times else 0.0
    total = max(_up(ends), _up(LEAD + voice + BREATH), round(sum(shot.seconds for shot in take.shots), 1))
    if 0 < total - ends < 2 * SHORTEST:  # for a slide without its caption that is no time
        times[-1] = (times[-1][0], total)
    cues = tuple((start, end, lines) for (start, end), lines in zip(times, shown, strict=True))
    why = f"lời đọc {decimal(voice)} giây{reason}"
    shots = tuple(_shots(take.shots, cues, total, why))
    return Take(take.entry, take.title, take.amount, shots, take.said, voice, cues)


def _up(seconds: float) -> float:
    """Round up to tenths."""
    return math.ceil(round(seconds * 10, 3)) / 10


def sentence(title: str) -> str:
    """End a headline as a sentence is, for it to be said."""
    return title if title.endswith((".", "!", "?", "…")) else f"{title}."


def _recorded(entry: Entry) -> str:
    """Return what a recording holds, as far as the editor has written it down."""
    narration = entry.item.video.narration
    written = narration.text if narration else None
    return written or f"{sentence(title_of(entry))} {text_of(entry)[0]}"


def _shots(
    pages: Sequence[Shot], cues: Sequence[tuple[float, float, tuple[str, ...]]], total: float, why: str
) -> Iterator[Shot]:
    """Divide the time of some pages wherever a page or a caption begins or ends, into pieces of a second or more."""
    bounds = sorted({0.0, total, *(bound for start, end, _ in cues for bound in (start, end))})
    reading = sum(page.seconds for page in pages)
    turns = [0.0]
    for read in accumulate(page.seconds for page in pages[:-1]):
        turn = round(read * total / reading, 1)
        # Pages stay three seconds or more and captions one: a page that is turned with the caption nearest to its own
        # time, or else a second from any, leaves no shorter piece.
        nearest = min(bounds, key=lambda bound: abs(bound - turn))
        turns.append(nearest if abs(nearest - turn) < SHORTEST else turn)
    for start, end in pairwise(sorted({*bounds, *turns})):
        page = pages[bisect_right(turns, start) - 1]
        begin, finish, caption = next((cue for cue in cues if cue[0] <= start < cue[1]), (start, start, ()))
        heard = begin or LEAD  # the first caption stands there before the voice begins
        since, lasts = round(start - heard, 3), round(finish - heard, 3)
        shown = replace(page, seconds=round(end - start, 1), why=why, captioned=True)
        yield replace(shown, caption=caption, since=since, lasts=lasts)
