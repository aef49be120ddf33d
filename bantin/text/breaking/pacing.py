"""When captions are said: phrases of a text held against the pauses of the voice that reads it.

A voice pauses where a sentence or a clause ends, though not always, and sometimes elsewhere. Of all ways to lay ends of
phrases on pauses the likeliest is taken: that in which what lies between takes as long as its syllables want. Between
two pauses the voice is taken to read at an even pace.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from bantin.text.patterns import regex

Pauses = Sequence[tuple[float, float]]
"""Stretches of a voice in which nothing is said: the second at which each begins and ends, in order."""

_PHRASE = regex(r"[^.!?…,;:]+(?:[.!?…,;:](?!\s|$)[^.!?…,;:]*)*[.!?…,;:]*[”»)\"']*")

_UNTOLD = {".": 8.0, "!": 8.0, "?": 8.0, "…": 8.0, ",": 3.0, ";": 4.0, ":": 4.0}
"""What it costs if a voice does not pause after one of these signs."""

_WITHIN = 4.0
"""What it costs if it pauses where there is no sign, at the end of a caption."""

_SILENT, _LONGEST_SILENT = 20.0, 0.5
"""What a second of a pause costs that no phrase ends with, and the seconds of each that count: who turns a page, or
swallows, may pause for long anywhere."""

_UNEVEN = 3.0
"""What it costs, for each doubling or halving of the pace, to read four syllables so much quicker or slower."""

_MOST_PHRASES, _MOST_PAUSES = 10, 8
"""Ends of phrases without a pause, and pauses within a phrase, that follow on each other at most."""

_MOST_PAIRS = 30_000
"""Pairs of phrases and pauses that are looked at; where there are more, the pace is taken to be even throughout."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    weight: float
    untold: float
    pause: float


def said_until(shown: Sequence[str], weights: Sequence[float], seconds: float, pauses: Pauses) -> list[float]:
    """Find the second of a voice at which it goes on after each caption.

    Args:
        shown: what is said during each caption.
        weights: how long that takes, in any unit, such as syllables; more than 0.
        seconds: length of the voice.
        pauses: of the voice; none if they are not known.

    Returns:
        For each caption the second at which the next one begins to be said; the last is the voice's end.
    """
    phrases, ends = _phrases(shown, weights)
    pauses = [(begin, end) for begin, end in pauses if 0 < begin < end < seconds]
    marks = [0.0, *accumulate(phrase.weight for phrase in phrases)]
    anchors = _anchors(phrases, pauses, seconds) if len(phrases) * len(pauses) <= _MOST_PAIRS else {}
    known = sorted({0: (0.0, 0.0), len(phrases): (seconds, seconds), **anchors}.items())
    found: list[float] = []
    for end in ends:
        at = bisect_left(known, end, key=lambda pair: pair[0])
        if known[at][0] == end:
            found.append(known[at][1][1])
            continue
        (first, (_, start)), (last, (stop, _)) = known[at - 1], known[at]
        share = (marks[end] - marks[first]) / (marks[last] - marks[first])
        found.append(_after(share, start, stop, pauses))
    return found


def _phrases(shown: Sequence[str], weights: Sequence[float]) -> tuple[list[_Phrase], list[int]]:
    """Divide captions into phrases; returns them, and how many there are up to the end of each caption."""
    phrases: list[_Phrase] = []
    ends: list[int] = []
    for text, weight in zip(shown, weights, strict=True):
        parts = [part for part in _PHRASE.findall(text) if part.strip()] or [text]
        letters = [max(1, len(part)) for part in parts]
        for part, count in zip(parts, letters, strict=True):
            sign = part.rstrip(" ”»)\"'")[-1:]
            told = sign in _UNTOLD
            phrases.append(_Phrase(weight * count / sum(letters), _UNTOLD.get(sign, 0.0), 0.0 if told else _WITHIN))
        ends.append(len(phrases))
    return phrases, ends


def _anchors(phrases: Sequence[_Phrase], pauses: Pauses, seconds: float) -> dict[int, tuple[float, float]]:
    """Lay ends of phrases on pauses; returns the pause after some of them, by how many phrases come before it."""
    quiet = [0.0, *accumulate(end - begin for begin, end in pauses)]
    silent = [0.0, *accumulate(min(end - begin, _LONGEST_SILENT) for begin, end in pauses)]
    marks = [0.0, *accumulate(phrase.weight for phrase in phrases)]
    omitted = [0.0, *accumulate(phrase.untold for phrase in phrases)]
    pace = max(0.05, seconds - quiet[-1]) / marks[-1]
    # A state is (phrases said, pauses begun); what is before the first and after the last is a pause too.
    stops = [(0.0, 0.0), *pauses, (seconds, seconds)]
    last = (len(phrases), len(pauses) + 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    for said in range(1, len(phrases) + 1):
        closing = said == len(phrases)
        for begun in [last[1]] if closing else range(1, last[1]):
            ways = []
            for before in range(max(0, said - _MOST_PHRASES), said):
                for heard in range(max(0, begun - 1 - _MOST_PAUSES), begun):
                    known = best.get((before, heard))
                    if known is None:
                        continue
                    inner = quiet[begun - 1] - quiet[heard]
                    lasts = stops[begun][0] - stops[heard][1] - inner
                    wanted = (marks[said] - marks[before]) * pace
                    if lasts <= 0:
                        continue
                    uneven = _UNEVEN * abs(math.log2(lasts / wanted)) * math.sqrt((marks[said] - marks[before]) / 4)
                    cost = (
                        known[0]
                        + uneven
                        + _SILENT * (silent[begun - 1] - silent[heard])
                        + omitted[said - 1]
                        - omitted[before]
                    )
                    ways.append((cost + (0.0 if closing else phrases[said - 1].pause), (before, heard)))
            if ways:
                best[said, begun] = min(ways)
    found: dict[int, tuple[float, float]] = {}
    at = best.get(last, (0.0, None))[1]
    while at is not None and at != (0, 0):
        found[at[0]] = stops[at[1]]
        at = best[at][1]
    return found


def _after(share: float, start: float, stop: float, pauses: Pauses) -> float:
    """Find when a share of what is said between two seconds has been said, pauses in between left out."""
    inner = [(begin, end) for begin, end in pauses if start <= begin and end <= stop]
    left = share * (stop - start - sum(end - begin for begin, end in inner))
    for begin, end in inner:
        if start + left < begin:
            break
        left -= begin - start
        start = end
    return start + left
