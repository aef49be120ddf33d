"""Breaking segments of known widths into lines, at the best of the places where that may be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate

_LEANING = 0.25
"""What a paragraph's line costs that ends in a word which leans on the next: as much as leaving half of it empty."""


def edges(widths: Sequence[float], space: float) -> list[float]:
    """Add up where each segment starts if all stand on one line, and where one more would start."""
    return list(accumulate((width + space for width in widths), initial=0.0))


def count_lines(edges: Sequence[float], space: float, max_width: float) -> int:
    """Count the lines that `break_lines` makes: as few as they can be, which filling each line in turn finds."""
    at = count = 0
    reach = space + max_width
    while at < len(edges) - 1:
        at = max(at + 1, bisect_right(edges, edges[at] + reach) - 1)
        count += 1
    return count


def break_lines(
    widths: Sequence[float], space: float, max_width: float, *, balance: bool, clinging: Container[int] = ()
) -> list[int]:
    """Find the best way to break segments into as few lines as they need.

    Args:
        widths: of the segments, in any one unit.
        space: width of the space between two segments.
        max_width: of a line; a segment wider than this gets a line of its own.
        balance: make all lines as even as possible, as in a headline; else only the last line may be short, as in a
            paragraph. In both a lone short segment on the last line is avoided where the number of lines allows it,
            in a headline on any line.
        clinging: segments after which a headline's line shall not end where the number of lines allows it, and a
            paragraph's only where lines would be far from even otherwise.

    Returns:
        Index of the first segment of each line.
    """
    count = len(widths)
    starts_at = edges(widths, space)
    reach = space + max_width
    if starts_at[-1] <= reach:
        return [0] if count else []
    scale = max_width or 1.0
    # Costs in units of the square of a full line's width: a line outweighs all flaws, a flaw outweighs all raggedness.
    flaw = count + 1.0
    line_cost = flaw * (2 * count + 1)
    lone = scale * (0.33 if balance else 0.25)
    leaning = flaw if balance else _LEANING
    best = [0.0] + [0.0] * count
    start = [0] * (count + 1)
    for end in range(1, count + 1):
        last = end == count
        least = float("inf")
        for first in range(end - 1, -1, -1):
            excess = starts_at[end] - starts_at[first] - reach
            if starts_at[end] > starts_at[first] + reach and first < end - 1:
                break
            cost = best[first] + (0.0 if (last and not balance) or excess > 0 else (excess / scale) ** 2)
            if first == end - 1 and (last or balance) and widths[first] < lone:
                cost += flaw
            if cost < least:
                least, start[end] = cost, first
        best[end] = least + line_cost + (leaning if not last and end - 1 in clinging else 0.0)
    starts = [count]
    while starts[-1] > 0:
        starts.append(start[starts[-1]])
    return [*reversed(starts[1:])]
