"""Dividing a short text into portions that are read one after the other, as on the phases of a board."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise

from bantin.text.breaking.opportunities import clinging, segments

_SENTENCE_ENDS = ".!?…"
_CLAUSE_ENDS = ",;:–—"

_AT_CLAUSE, _ELSEWHERE, _CLINGING = 0.05, 0.2, 0.6
"""What a cut costs at the end of a clause, between other words, and after a word that leans on the next; in squares of
the text's length. At the end of a sentence it costs nothing."""


def portions(text: str, count: int, extra: frozenset[str] = frozenset()) -> list[str]:
    """Divide a text into portions of about the same length, at the ends of sentences and clauses where that can be.

    Args:
        text: words separated by single spaces.
        count: how many portions are wanted; fewer where the text holds together more than that.
        extra: compounds beside those of the lexicon that nothing may divide.
    """
    parts = segments(text, extra)
    count = min(count, len(parts))
    if count < 2:  # noqa: PLR2004 - one portion is the text
        return [text.strip()] if text.strip() else []
    edges = list(accumulate((len(part) + 1 for part in parts), initial=0))
    total = edges[-1]
    leaning = clinging(parts)
    target = total / count

    def uneven(start: int, end: int) -> float:
        """Compute how far a portion is from its fair length, squared, in shares of the text."""
        return ((edges[end] - edges[start] - target) / total) ** 2

    def cost(end: int) -> float:
        last = parts[end - 1].rstrip("”»’)\"'")[-1:]
        if end == len(parts) or (last and last in _SENTENCE_ENDS):
            return 0.0
        if last and last in _CLAUSE_ENDS:
            return _AT_CLAUSE
        return _CLINGING if end - 1 in leaning else _ELSEWHERE

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return uneven(start, len(parts)), ()
        ways = (
            (
                uneven(start, end) + cost(end) + best(end, left - 1)[0],
                (end, *best(end, left - 1)[1]),
            )
            for end in range(start + 1, len(parts) - left + 2)
        )
        return min(ways)

    bounds = [0, *best(0, count)[1], len(parts)]
    return [" ".join(parts[start:end]) for start, end in pairwise(bounds)]
