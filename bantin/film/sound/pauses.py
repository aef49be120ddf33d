"""Pauses of a voice: where nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

_WINDOW = RATE // 100
_SHORTEST = 12
"""Windows, a hundredth of a second each, that a pause has at least: shorter ones are stops within words."""

_LOUD, _QUIET = 0.9, 10 ** (-26 / 20)
"""The share of windows that are no louder than a voice's loud ones; the share of their strength that is silence."""


def pauses(samples: Samples) -> list[tuple[float, float]]:
    """Find the pauses of a voice: the second at which each begins and ends, in order."""
    count = len(samples) // _WINDOW
    power = np.square(samples[: count * _WINDOW]).mean(axis=1).reshape(count, _WINDOW).mean(axis=1)
    strength = np.sqrt(power)
    heard = np.concatenate([[True], strength > _QUIET * np.quantile(strength, _LOUD), [True]])
    begins = np.flatnonzero(heard[:-1] & ~heard[1:])
    ends = np.flatnonzero(~heard[:-1] & heard[1:])
    stretches = zip(begins.tolist(), ends.tolist(), strict=True)
    return [(begin / 100, end / 100) for begin, end in stretches if end - begin >= _SHORTEST]
