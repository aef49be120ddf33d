"""A voice with its loudest moments held down, so that no limiter need drive it once it is as loud as it shall be.

A limiter over the whole mix would hold the voice and let what lies below it rise: the quiet bed would be heard louder
the shorter the voice is, and at last count as the film's loudness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bantin.film.sound.mixing import VOICE, levelled
from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

CREST = 11.0
"""Decibels by which samples of a voice stand above its loudness at most: with room for true peaks between samples, and
for what is heard below."""

_STEP, _REACH = RATE // 1000, 20
"""Samples of one step of the gain, and steps before and after a peak in which it goes down and comes back: two periods
of a low voice, so that it is never bent."""

_TIMES = 4


def held(voice: Samples) -> Samples:
    """Level a voice, and hold its peaks; again and again, for what is held is less loud, each time by less."""
    ceiling = 10 ** ((VOICE + CREST) / 20)
    for _ in range(_TIMES):
        voice = _limited(levelled(voice), ceiling)
    return voice


def _limited(samples: Samples, ceiling: float) -> Samples:
    """Turn samples down around those that pass a ceiling: each step's gain reaches one step further than its mean."""
    count = -(-len(samples) // _STEP)
    strongest = np.zeros(count * _STEP, np.float32)
    strongest[: len(samples)] = np.abs(samples).max(axis=1)
    needed = ceiling / np.maximum(strongest.reshape(count, _STEP).max(axis=1), ceiling)
    around = np.lib.stride_tricks.sliding_window_view(np.pad(needed, _REACH, constant_values=1), 2 * _REACH + 1)
    width = 2 * _REACH - 1
    smooth = np.convolve(np.pad(around.min(axis=1), _REACH - 1, mode="edge"), np.full(width, 1 / width), "valid")
    gain = np.interp(np.arange(len(samples)), (np.arange(count) + 0.5) * _STEP, smooth)
    return samples * gain[:, None].astype(np.float32)
