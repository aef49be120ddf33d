"""Line breaking: segments of known widths → lines, by the breaks of least total cost; and what breaks are worth.

How a text is set at one size and number of lines, `break_lines` chooses; between sizes and numbers of lines who knows
how much room there is chooses by `flaws`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType

_CLINGING, _TEARING = 0.08, 0.16
"""What a line costs that ends in a segment which clings to the next one all the way, and that with it a phrase is torn:
together as leaving half of it empty."""

_STUB, _STUBBY = 0.33, 0.2
"""Share of a full line below which a last line is a stub, and what one costs that has no length at all."""

_WAIST, _NARROW = 0.65, 0.12
"""Share of what a line of a headline has if all are alike, below which one between two others looks like a waist; and
what that costs."""

_TORN = 0.35
"""How strongly a segment clings whose break from the next is no flaw yet."""

_UNLIKE, _PINCHED = 0.55, 0.4
"""Share of the widest line below which one between two others is a flaw; and how much of one, as a word torn is 1."""

_STUBS = 0.3
"""The same of a last line that is a stub beside the widest, or a first one that is, unless punctuation ends it."""

_NONE: Mapping[int, float] = MappingProxyType({})


def edges(widths: Sequence[float], space: float) -> list[float]:
    """Return the x of each segment if all stand on one line, and of one more after them; in the unit of `widths`."""
    return list(accumulate((width + space for width in widths), initial=0.0))


def count_lines(edges: Sequence[float], space: float, max_width: float) -> int:
    """Count the lines that `break_lines` makes: the fewest possible, as greedy filling finds them."""
    return len(_latest(edges, space, max_width))


def _latest(edges: Sequence[float], space: float, max_width: float) -> list[int]:
    """Find where each line ends at the latest, as greedy filling has it."""
    ends: list[int] = []
    at = 0
    reach = space + max_width
    while at < len(edges) - 1:
        at = max(at + 1, bisect_right(edges, edges[at] + reach) - 1)
        ends.append(at)
    return ends


def _earliest(edges: Sequence[float], space: float, max_width: float, count: int) -> list[int]:
    """Find where each of so many lines ends at the earliest, as filling from the end has it."""
    reach = space + max_width
    ends = [len(edges) - 1]
    while len(ends) < count:
        at = ends[-1]
        first = max(0, min(at - 1, bisect_left(edges, edges[at] - reach)))
        # The same sum decides as in `_latest`, which rounding may tell otherwise than this difference.
        while first and edges[first - 1] + reach >= edges[at]:
            first -= 1
        ends.append(first)
    return ends[::-1]


def break_lines(
    edges: Sequence[float],
    space: float,
    max_width: float,
    *,
    balance: bool,
    clinging: Mapping[int, float] = _NONE,
    more: int = 0,
    care: float = 1.0,
) -> list[int]:
    """Find the best way to break segments into as few lines as they need, or into some more.

    Args:
        edges: where each segment starts if all stand on one line, and where one more would, in any one unit.
        space: width of the space between two segments.
        max_width: of a line; a segment wider than this gets a line of its own.
        balance: make all lines as even as possible, as in a headline; else only the last line may be short, as in a
            paragraph. In both a lone short segment on the last line is avoided where the number of lines allows it,
            in a headline on any line.
        clinging: how strongly segments cling to the next one, 0 to 1, by their index: a line ends after them only where
            lines would be far from even otherwise.
        more: lines beyond the fewest; as many as there are segments at most.
        care: how much more a torn phrase counts against uneven lines than usual.

    Returns:
        Index of the first segment of each line.
    """
    segments = len(edges) - 1
    latest = _latest(edges, space, max_width)
    count = min(len(latest) + more, segments)
    if count < 2:  # noqa: PLR2004 - nothing to break
        return [0] * count
    latest += [segments] * (count - len(latest))
    earliest = _earliest(edges, space, max_width, count)
    cost_of = _Costs(edges, space, max_width or 1.0, count, balance=balance)
    reach = space + max_width
    layer = {0: 0.0}
    before: list[dict[int, int]] = []
    for line in range(count):
        costs: dict[int, float] = {}
        start: dict[int, int] = {}
        for end in range(max(line + 1, earliest[line]), min(latest[line], segments - count + line + 1) + 1):
            held = clinging.get(end - 1, 0.0) if end < segments else 0.0
            torn = care * (_CLINGING * held + _TEARING * _torn(held))
            for first, so_far in layer.items():
                if first < end and (first == end - 1 or edges[first] + reach >= edges[end]):
                    cost = so_far + torn + cost_of(first, end)
                    if end not in costs or cost <= costs[end]:
                        costs[end], start[end] = cost, first
        layer = costs
        before.append(start)
    starts = [segments]
    for start in reversed(before):
        starts.append(start[starts[-1]])
    return starts[:0:-1]


def _torn(held: float) -> float:
    """Tell how badly a phrase is torn by the break after a segment that clings so strongly to the next: 0 to 1."""
    return max(0.0, held - _TORN) / (1 - _TORN)


class _Costs:
    """What lines cost, in units of the square of a full line's width; a flaw outweighs all raggedness."""

    def __init__(self, edges: Sequence[float], space: float, scale: float, count: int, *, balance: bool) -> None:
        self._edges = edges
        self._space = space
        self._scale = scale
        self._last = len(edges) - 1
        self._balance = balance
        self._flaw = 2.0 * len(edges) + 1.0
        self._lone = 0.33 if balance else 0.25
        even = min(1.0, (edges[-1] - count * space) / count / scale)
        self._waist = _WAIST * even if balance else 0.0

    def __call__(self, first: int, end: int) -> float:
        """Tell what the line from one segment up to another costs: the square of what is empty, and for its shape."""
        share = (self._edges[end] - self._edges[first] - self._space) / self._scale
        last = end == self._last
        cost = (1 - share) ** 2 if share < 1 and (self._balance or not last) else 0.0
        if last:
            cost += _STUBBY * (1 - share / _STUB) if share < _STUB else 0.0
        elif first and share < self._waist:
            cost += _NARROW
        if first == end - 1 and share < self._lone and (last or self._balance):
            cost += self._flaw
        return cost


def flaws(starts: Sequence[int], edges: Sequence[float], space: float, clinging: Mapping[int, float]) -> float:
    """Sum up what a reader stumbles over in a text's lines: phrases torn, and lines unlike the others.

    Args:
        starts: index of the first segment of each line.
        edges: where each segment starts if all stand on one line, and where one more would.
        space: width of the space between two segments.
        clinging: how strongly segments cling to the next one, 0 to 1, by their index.

    Returns:
        0 for lines that end where they should; 1 for each break as bad as a word torn.
    """
    lines = list(pairwise([*starts, len(edges) - 1]))
    if len(lines) < 2:  # noqa: PLR2004 - nothing was broken
        return 0.0
    widths = [edges[end] - edges[first] - space for first, end in lines]
    widest = max(widths)
    torn = sum(_torn(clinging.get(start - 1, 0.0)) for start in starts[1:])
    pinched = sum(width < _UNLIKE * widest for width in widths[1:-1])
    stubs = [widths[-1] < _STUB * widest, widths[0] < _STUB * widest and clinging.get(starts[1] - 1, 0.0) > 0]
    return torn + _PINCHED * pinched + _STUBS * sum(stubs)
