"""Dividing a short text into portions that are read one after the other, as on the phases of a board."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from bantin.text.breaking.opportunities import segments
from bantin.text.breaking.phrases.clinging import clinging
from bantin.text.patterns import regex

_SENTENCE_ENDS = ".!?…"
_CLAUSE_ENDS = ",;:–—"
_DASH = regex(r"(?:^| )-$")

_OPENERS = frozenset(["bởi", "hoặc", "khi", "mà", "nên", "nếu", "nhưng", "rồi", "thì", "và", "vì"])
"""Words that begin a clause: a cut stands before them, or before the first of several («rồi thì»)."""

_HOUR, _DATE = regex(r"\d{1,2}(?:h\d{0,2}|:\d\d)|.*giờ"), regex(r"\d{1,2}/\d.*")
"""An hour and the day that it is of: «22h 28/11» is read as one."""

_AT_CLAUSE, _BEFORE_CLAUSE, _ELSEWHERE, _LISTED, _CLINGING = 0.05, 0.08, 0.2, 0.25, 0.6
"""What a cut costs at the end of a clause, before a word that begins one, at least between other words, amid a list of
names, and where one clings to the next all the way; in squares of the text's length. At the end of a sentence it costs
nothing."""

_BEGUN = 2
"""Parts of a sentence that say nothing alone, though a comma follows: «Hộ gia đình, | cá nhân nộp …»."""

_MOST_CUTS = 120
"""Places of a text that are tried; of a longer text the best one in each stretch of some words."""

_Way = tuple[float, tuple[int, ...]]
"""A way to divide a text: what it costs, and the edges at which its portions end."""


def portions(text: str, count: int, extra: frozenset[str] = frozenset(), *, evenly: bool = False) -> list[str]:
    """Divide a text into portions of about the same length, at the ends of sentences and clauses where that can be.

    Args:
        text: words separated by single spaces.
        count: how many portions are wanted; fewer where the text holds together more than that.
        extra: compounds beside those of the lexicon that nothing may divide.
        evenly: whether only punctuation makes portions uneven, not words that begin a clause.
    """
    parts = segments(text, extra)
    count = min(count, len(parts))
    if count < 2:  # noqa: PLR2004 - one portion is the text
        return [text.strip()] if text.strip() else []
    costs = _costs(parts, evenly=evenly)
    step = math.ceil(len(parts) / _MOST_CUTS)
    inner = [min(range(at, min(at + step, len(parts))), key=costs.__getitem__) for at in range(1, len(parts), step)]
    cuts = [0, *inner, len(parts)]
    lengths = list(accumulate((len(part) + 1 for part in parts), initial=0))
    edges = [(lengths[cut], costs[cut]) for cut in cuts]
    last = len(inner) + 1
    ways: list[_Way] = [(0.0, ())] * (last + 1)
    for left in range(1, count + 1):
        ends = [last] if left == 1 else None
        ways = [
            _best(start, ends or range(start + 1, last - left + 2), edges, lengths[-1] / count, ways)
            for start in range(last - left + 1)
        ]
    bounds = [0, *(cuts[end] for end in ways[0][1])]
    return [" ".join(parts[start:end]) for start, end in pairwise(bounds)]


def _costs(parts: Sequence[str], *, evenly: bool) -> list[float]:
    """Tell what a cut costs before each part, and at the end."""
    leaning = clinging(parts)
    found, begins = [0.0], 0
    for at, part in enumerate(parts[:-1]):
        last = part.rstrip("”»’)\"'")[-1:]
        if last and last in _SENTENCE_ENDS:
            found.append(0.0)
            begins = at + 1
        elif (last and last in _CLAUSE_ENDS) or (not evenly and _DASH.search(part)):
            found.append(_AT_CLAUSE if last != "," or evenly else _behind_comma(part, parts[at + 1], at + 1 - begins))
            if last == "," and not evenly:
                found[-1] = max(found[-1], _CLINGING * leaning.get(at, 0.0))
        elif not evenly and _opens(parts[at + 1]) and not _opens(part):
            found.append(_BEFORE_CLAUSE)
        else:
            together = not evenly and _HOUR.fullmatch(part) and _DATE.match(parts[at + 1])
            found.append(max(_ELSEWHERE, _CLINGING * (1.0 if together else leaning.get(at, 0.0))))
    return [*found, 0.0]


def _behind_comma(part: str, after: str, said: int) -> float:
    """Tell what a cut costs behind a comma: more amid a list of names, or where a sentence has hardly begun.

    Args:
        part: what ends with the comma.
        after: what follows it.
        said: how many parts the sentence has up to the comma.
    """
    if _is_name(part) and _is_name(after):
        return _LISTED
    return _ELSEWHERE if said <= _BEGUN else _AT_CLAUSE


def _is_name(part: str) -> bool:
    return part.rpartition(" ")[2][:1].isupper()


def _opens(part: str) -> bool:
    return part.split(" ", maxsplit=1)[0].lower() in _OPENERS


def _best(
    start: int, ends: Iterable[int], edges: Sequence[tuple[int, float]], target: float, ways: Sequence[_Way]
) -> _Way:
    """Find the cheapest way to divide the rest of a text.

    Args:
        start: the edge at which it begins.
        ends: edges at which the first portion may end, in order.
        edges: how much of the text stands before each, and what a cut there costs.
        target: length of a portion that is as long as the others.
        ways: the cheapest way to divide what begins at each edge.
    """
    best: _Way = math.inf, ()
    for end in ends:
        uneven = (edges[end][0] - edges[start][0] - target) / edges[-1][0]
        square = uneven**2
        if uneven > 0 and square >= best[0]:
            break  # what is longer still is no better
        cost = square + edges[end][1] + ways[end][0]
        if cost < best[0]:
            best = cost, (end, *ways[end][1])
    return best
