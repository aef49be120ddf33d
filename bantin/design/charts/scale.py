"""The scale of a line chart: round levels that take in zero and all values, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from bantin.text.numbers import format_number

_PARTS = 4
"""Parts into which a scale is divided, about."""

_ROUND = (1, 2, 2.5, 5, 10)
"""Round steps, times a power of ten."""

_MORE = 1 / 1000
"""Share of a step by which a value may pass a level because of how computers count."""

_NAMES = ((Decimal(10) ** 9, "tỷ"), (Decimal(10) ** 6, "triệu"))
"""Large numbers that have a name; readers of a scale want to know its size, not to count zeros."""

_SHORT = Decimal(1_000_000)
"""From here on levels are written with a name."""


def levels(values: Sequence[float]) -> list[Decimal]:
    """Find the levels of a scale, lowest first: zero is one of them, and no value is below the first or above the last.

    A line that does not start at zero shows small changes as large ones, so all scales do.
    """
    least, greatest = min(0.0, *values), max(0.0, *values)
    if least == greatest:
        return [Decimal(0), Decimal(1)]
    step = _round_step((greatest - least) / _PARTS)
    first = math.floor(least / float(step) + _MORE)
    last = math.ceil(greatest / float(step) - _MORE)
    return [step * number for number in range(first, last + 1)]


def written(level: Decimal, largest: Decimal) -> str:
    """Write a level as Vietnamese reads it: `2.000`, `0,5`, `20 triệu`; all levels of a scale with the same name.

    Args:
        level: of the scale.
        largest: level of the scale, without its sign.
    """
    if level and largest >= _SHORT:
        unit, name = next((unit, name) for unit, name in _NAMES if largest >= unit)
        return f"{_plain(level / unit)} {name}"
    return _plain(level)


def _plain(number: Decimal) -> str:
    return format_number(Decimal(f"{number.normalize():f}"))


def _round_step(wanted: float) -> Decimal:
    power = math.floor(math.log10(wanted))
    times = next(times for times in _ROUND if times * 10.0**power >= wanted * (1 - _MORE))
    return Decimal(str(times)).scaleb(power)
