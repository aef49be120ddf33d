"""Line breaking: segments of known widths → lines, by the breaks of least total cost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

_CLINGING = 0.16
"""What a line costs that ends in a segment which clings to the next one all the way: as leaving 40 % of it empty."""

_STUB, _STUBBY = 0.33, 0.2
"""Share of a full line below which a last line is a stub, and what one costs that has no length at all."""

_WAIST, _NARROW = 0.42, 0.2
"""Share of the width below which a line of a headline between two others looks like a waist; and what that costs."""

_NONE: Mapping[int, float] = MappingProxyType({})


def edges(widths: Sequence[float], space: float) -> list[float]:
    """Return the x of each segment if all stand on one line, and of one more after them; in the unit of `widths`."""
    return list(accumulate((width + space for width in widths), initial=0.0))


def count_lines(edges: Sequence[float], space: float, max_width: float) -> int:
    """Count the lines that `break_lines` makes: the fewest possible, as greedy filling finds them."""
    at = count = 0
    reach = space + max_width
    while at < len(edges) - 1:
        at = max(at + 1, bisect_right(edges, edges[at] + reach) - 1)
        count += 1
    return count


def break_lines(
    edges: Sequence[float], space: float, max_width: float, *, balance: bool, clinging: Mapping[int, float] = _NONE
) -> list[int]:
    """Find the best way to break segments into as few lines as they need.

    Args:
        edges: where each segment starts if all stand on one line, and where one more would, in any one unit.
        space: width of the space between two segments.
        max_width: of a line; a segment wider than this gets a line of its own.
        balance: make all lines as even as possible, as in a headline; else only the last line may be short, as in a
            paragraph. In both a lone short segment on the last line is avoided where the number of lines allows it,
            in a headline on any line.
        clinging: how strongly segments cling to the next one, 0 to 1, by their index: a line ends after them only where
            lines would be far from even otherwise.

    Returns:
        Index of the first segment of each line.
    """
    count = len(edges) - 1
    reach = space + max_width
    if edges[-1] <= reach:
        return [0] if count else []
    scale = max_width or 1.0
    # Costs in units of the square of a full line's width: a line outweighs all flaws, a flaw outweighs all raggedness.
    flaw = 2 * count + 1.0
    line_cost = flaw * (2 * count + 1)
    lone = scale * (0.33 if balance else 0.25)
    best = [0.0] + [0.0] * count
    start = [0] * (count + 1)
    for end in range(1, count + 1):
        last = end == count
        # A segment alone, which may be wider than a line; then one more before it as long as they have room.
        first = end - 1
        wide = edges[end] - edges[first] - space
        least = best[first] + _cost(wide / scale, last=last, ragged=balance or not last)
        if (last or balance) and wide < lone:
            least += flaw
        if balance and first and not last and wide < _WAIST * scale:
            least += _NARROW
        start[end] = first
        while first and edges[first - 1] + reach >= edges[end]:
            first -= 1
            share = (edges[end] - edges[first] - space) / scale
            cost = best[first] + _cost(share, last=last, ragged=balance or not last)
            if balance and first and not last and share < _WAIST:
                cost += _NARROW
            if cost < least:
                least, start[end] = cost, first
        best[end] = least + line_cost + (0.0 if last else _CLINGING * clinging.get(end - 1, 0.0))
    starts = [count]
    while starts[-1] > 0:
        starts.append(start[starts[-1]])
    return [*reversed(starts[1:])]


def _cost(share: float, *, last: bool, ragged: bool) -> float:
    """Tell what a line costs that fills a share of the width: the square of what is empty, and more for a stub."""
    cost = (1 - share) ** 2 if ragged and share < 1 else 0.0
    return cost + _STUBBY * (1 - share / _STUB) if last and share < _STUB else cost
