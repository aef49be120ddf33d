"""A quiet bed and soft ticks, made from nothing: no rights to clear, and the same samples on every machine.

Only tables, sums and products of single numbers are used, which every processor rounds alike; sines of whole arrays are
not: their last bit differs with what a processor can do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

_CHORDS = (
    (130.81, 196.00, 261.63, 329.63),
    (110.00, 164.81, 261.63, 329.63),
    (87.31, 174.61, 220.00, 349.23),
    (98.00, 146.83, 246.94, 293.66),
)
"""Hertz of the notes that the bed goes through, the deepest first: C, A minor, F and G."""

_SECONDS, _SWELL = 8, 3
"""Seconds from one chord to the next, and those in which it comes, and goes while the next one comes."""

_PARTIALS = (1.0, 0.22, 0.06)
"""How loud the harmonics of a note are."""

_APART = 0.31
"""Hertz between a note on the left and on the right: wide, and never still."""

_TICK_HERTZ, _TICK_SECONDS, _TICK = 1318.51, 0.09, 0.02
"""Pitch (E6), length and loudest sample of a tick."""

_TABLE = 4096


def quiet_bed(count: int) -> Samples:
    """Make a slow pad that never begins nor ends: four chords that melt into one another.

    Args:
        count: of samples.

    Returns:
        Shape (count, 2), between -1 and 1.
    """
    turn = _turn()
    return np.tile(turn, (-(-count // len(turn)), 1))[:count]


def ticks(at: Sequence[float], count: int) -> Samples:
    """Make soft ticks.

    Args:
        at: seconds at which one is heard.
        count: of samples.

    Returns:
        Shape (count, 2).
    """
    length = round(_TICK_SECONDS * RATE)
    left = 1 - np.arange(length) / length
    rise = np.minimum(np.arange(length) / (RATE // 500), 1.0)
    tick = (_TICK * rise * left * left * left * _note(_TICK_HERTZ, length)).astype(np.float32)[:, None]
    made = np.zeros((count, 2), np.float32)
    for second in at:
        first = min(round(second * RATE), count)
        made[first : first + length] += tick[: count - first]
    return made


@cache
def _turn() -> Samples:
    """Make the bed's one turn, whose end goes on with its beginning."""
    length, swell = _SECONDS * RATE, _SWELL * RATE
    rising = np.arange(swell) / swell
    rising = rising * rising * (3 - 2 * rising)
    gain = np.concatenate([rising, np.ones(length - swell), 1 - rising]).astype(np.float32)
    made = np.zeros((len(_CHORDS) * length, 2), np.float32)
    places = np.arange(len(gain))
    for number, chord in enumerate(_CHORDS):
        at = (number * length + places) % len(made)
        for side, shift in enumerate((0.0, _APART)):
            notes = sum(_note(hertz + shift, len(gain)) / (1 + voice) for voice, hertz in enumerate(chord))
            made[at, side] += gain * notes / len(chord)
    return made


def _note(hertz: float, count: int) -> Samples:
    """Sound a note: shape (count,)."""
    place = np.arange(count) * (hertz * _TABLE / RATE)
    whole = place.astype(np.int64)
    share = (place - whole).astype(np.float32)
    table = _table()
    low = table[whole % _TABLE]
    found: Samples = low + share * (table[(whole + 1) % _TABLE] - low)
    return found


@cache
def _table() -> Samples:
    """Write down one wave, rounded so that no library's last digit shows."""
    angles = [2 * math.pi * step / _TABLE for step in range(_TABLE)]
    wave = [sum(loud * math.sin((n + 1) * angle) for n, loud in enumerate(_PARTIALS)) for angle in angles]
    return np.array([round(value, 7) for value in wave], np.float32)
