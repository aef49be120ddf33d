"""Mixing: voices, and music that is ducked below them.

moviepy mixes, from samples in memory: to the sample, in 0.3 s a minute. Its readers of files do not check ffmpeg's exit
status, so none of them is used.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from moviepy.audio.AudioClip import AudioArrayClip, CompositeAudioClip

from bantin.film.sound.samples import Loudness, measure_loudness
from bantin.film.sound.synthesis import quiet_bed, ticks
from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

VOICE = -23.0
"""LUFS of each voice before the whole is made as loud as it shall be: so recordings of several people are alike, and
there is room for the highest peaks."""

OPEN, UNDER = 6.0, 18.0
"""Decibels that music lies below the voice's loudness: where nobody speaks, and where somebody does (15 to 20)."""

QUIET_OPEN, QUIET_UNDER = 16.0, 24.0
"""The same of the bed that nobody chose."""

_UNCOUNTED = 13.0
"""Decibels by which a bed lies below the whole so that it does not count as loudness: BS.1770 leaves out what lies 10
below. Else the loudness of a film in which a voice is heard briefly would be the bed's, and to make up for it the voice
would be driven far into the limiter."""

ATTACK, RELEASE = 0.4, 0.8
"""Seconds in which music goes down before a voice begins, and comes back after it has ended."""

_BREATH = 2.0
"""Seconds between two voices in which music does not come back: it would pump."""

FADE_IN, FADE_OUT, CROSS = 0.8, 2.5, 1.5
"""Seconds in which music comes and goes, and in which its end becomes its beginning."""

_QUIET, _WINDOW, _MARGIN = 10 ** (-45 / 20), RATE // 100, RATE // 10
"""What is silence before and after a voice, beside its loudest moment; in which windows that is looked for; how much of
it stays."""

_HEARD, _ONE_SIDED, _OPPOSITE, _FEW = 0.001, 0.1, 0.2, 0.1
"""Shares: of the power of a recording's loudest second, above which something is heard; of the louder side's power,
below which the other counts as silent; of both sides' power, below which they cancel each other; of all seconds, that
may be one-sided."""

_APART, _COMPARED, _ALIKE = RATE * 7 // 10_000, 20 * RATE, 0.5
"""Samples by which two microphones of one voice hear it apart; of how many that is looked for; how alike both sides are
then, of 1."""

_BLOCK = 2 * RATE
"""Samples that are worked out at once."""

_ENOUGH = 3 * RATE
"""Samples that loudness is measured over; less is repeated."""


def trimmed(samples: Samples) -> Samples:
    """Trim the silence before and after a voice to a tenth of a second each."""
    count = -(-len(samples) // _WINDOW)
    power = np.zeros(count * _WINDOW, np.float32)
    power[: len(samples)] = np.square(samples).mean(axis=1)
    strength = np.sqrt(power.reshape(count, _WINDOW).mean(axis=1))
    heard = np.flatnonzero(strength > _QUIET * strength.max())
    begin, end = heard[0] * _WINDOW - _MARGIN, (heard[-1] + 1) * _WINDOW + _MARGIN
    return samples[max(0, begin) : end]


def on_both_sides(samples: Samples, *, stretches: bool = True) -> Samples:
    """Put a voice on both sides where a recording has it on one, or where its sides cancel each other.

    A lapel microphone records on one side, two speakers on one each; a balanced cable inverts the second side, and a
    telephone, which adds both, plays nothing. Other recordings stay as they are.

    Args:
        samples: of a voice, or of music.
        stretches: whether a side that is silent, or against the other, now and then is a fault: of voices it is, music
            may mean it.
    """
    count = -(-len(samples) // RATE)
    seconds = np.zeros((count * RATE, 2), np.float32)
    seconds[: len(samples)] = samples
    power = np.square(seconds).reshape(count, RATE, 2).mean(axis=1)
    total = power.sum(axis=0)
    together = np.square(seconds.reshape(count, RATE, 2).mean(axis=2)).mean(axis=1)
    heard = power.max(axis=1) > _HEARD * power.max()
    lone = heard & (power.min(axis=1) < _ONE_SIDED * power.max(axis=1))
    against = heard & (together < _OPPOSITE * power.mean(axis=1)) & ~lone
    opposite = together.sum() < _OPPOSITE * total.mean() or (stretches and against.sum() > _FEW * heard.sum())
    opposite = opposite or (stretches and _is_inverted(samples))
    one = opposite or total.min() < _ONE_SIDED * total.max()
    if not one and not (stretches and lone.sum() > _FEW * heard.sum()):
        return samples
    mono = samples[:, int(total.argmax())] if one else samples.mean(axis=1)
    return np.repeat(mono[:, None], 2, axis=1)


def _is_inverted(samples: Samples) -> bool:
    """Whether one side is the other turned round, be it a little earlier or later: in mono its low tones are gone."""
    apart = min(_APART, len(samples) // 4)
    left, right = samples[apart : len(samples) - apart][:_COMPARED].T
    likeness = [float(left @ samples[shift : shift + len(left), 1]) for shift in range(2 * apart + 1)]
    return -min(likeness) > max(*likeness, _ALIKE * float(np.linalg.norm(left) * np.linalg.norm(right)))


def levelled(samples: Samples, target: float = VOICE) -> Samples:
    """Scale samples to a loudness in LUFS."""
    return samples * np.float32(10 ** ((target - _loudness(samples).integrated) / 20))


def _loudness(samples: Samples) -> Loudness:
    return measure_loudness(np.tile(samples, (-(-_ENOUGH // len(samples)), 1)) if len(samples) < _ENOUGH else samples)


def looped(samples: Samples, count: int) -> Samples:
    """Loop music to `count` samples; at each turn its end and its beginning are cross-faded within `CROSS` seconds."""
    cross = min(round(CROSS * RATE), len(samples) // 4)
    made = samples[:count]
    if len(made) == count:
        return made
    share = np.linspace(0, np.pi / 2, cross, dtype=np.float32)[:, None]
    seam = samples[len(samples) - cross :] * np.cos(share) + samples[:cross] * np.sin(share)
    turn = np.concatenate([seam, samples[cross : len(samples) - cross]])
    first = samples[: len(samples) - cross]
    turns = -(-(count - len(first)) // len(turn))
    return np.concatenate([first, *[turn] * max(0, turns)])[:count]


def ducking(spans: Sequence[tuple[float, float]], count: int, *, still: float = OPEN, under: float = UNDER) -> Samples:
    """Make the gain curve that ducks music below voices.

    Args:
        spans: start and end of each voice in seconds, in order.
        count: of samples.
        still: decibels that music lies below the voice's loudness where nobody speaks.
        under: the same where somebody does.

    Returns:
        Shape (count, 1): factors from `under` to `still` decibels below 1.
    """
    merged: list[list[float]] = []
    for start, end in spans:
        if merged and start - merged[-1][1] < _BREATH:
            merged[-1][1] = end
        else:
            merged.append([start, end])
    factors = np.empty((count, 1), np.float32)
    for first in range(0, count, _BLOCK):  # long films take no more memory than short ones
        times = np.arange(first, min(first + _BLOCK, count)) / RATE
        depth = np.zeros(len(times))
        for start, end in merged:
            depth = np.maximum(depth, np.interp(times, [start - ATTACK, start, end, end + RELEASE], [0, 1, 1, 0]))
        smooth = depth * depth * (3 - 2 * depth)
        factors[first : first + _BLOCK, 0] = 10 ** (-(still + (under - still) * smooth) / 20)
    return factors


def bed(music: Samples, spans: Sequence[tuple[float, float]], count: int) -> Samples:
    """Make the music bed of a film: looped to its length, faded in and out, ducked below voices.

    Args:
        music: all of it, or as much as the film is long.
        spans: as in `ducking`.
        count: of samples.
    """
    laid = looped(levelled(music), count)
    laid *= ducking(spans, count)  # in place, for ten minutes take 230 MB
    return _faded(laid)


def quiet(at: Sequence[float], spans: Sequence[tuple[float, float]], count: int) -> Samples:
    """Make what is heard where nobody chose music: a soft bed, further below voices than music, and ticks.

    Args:
        at: seconds at which something comes that a tick goes with.
        spans: as in `ducking`.
        count: of samples.
    """
    laid = levelled(quiet_bed(count))
    spoken = sum(end - start for start, end in spans) * RATE / count
    still = max(QUIET_OPEN, _UNCOUNTED - 10 * math.log10(spoken)) if spoken else QUIET_OPEN
    laid *= ducking(spans, count, still=still, under=max(QUIET_UNDER, still))
    laid += ticks([second for second in at if not any(start - ATTACK < second < end for start, end in spans)], count)
    return _faded(laid)


def _faded(laid: Samples) -> Samples:
    count = len(laid)
    fade_in, fade_out = (min(round(seconds * RATE), count // 4) for seconds in (FADE_IN, FADE_OUT))
    laid[:fade_in] *= np.linspace(0, 1, fade_in, dtype=np.float32)[:, None]
    laid[count - fade_out :] *= np.linspace(1, 0, fade_out, dtype=np.float32)[:, None] ** 2
    return laid


def mixed(
    voices: Sequence[tuple[Samples, float]], music: Samples | None, count: int, ticking: Sequence[float] | None = None
) -> Samples:
    """Mix voices and music.

    Args:
        voices: samples, each with the second at which it starts; they neither overlap nor outlast the film.
        music: or None.
        count: of samples of the film.
        ticking: seconds of the ticks on the quiet bed that stands in for music; None if there shall be none.

    Raises:
        ValueError: a voice outlasts the start of the next one, or the film.
    """
    spans = [(start, start + len(voice) / RATE) for voice, start in voices]
    for (_, end), (begin, _) in pairwise([*spans, (count / RATE, 0.0)]):
        if end > begin + 1 / RATE:
            raise ValueError(end)
    if music is not None:
        laid = bed(music, spans, count)
    else:
        laid = np.zeros((count, 2), np.float32) if ticking is None else quiet(ticking, spans, count)
    heard = [AudioArrayClip(laid, RATE), *(AudioArrayClip(voice, RATE).with_start(start) for voice, start in voices)]
    whole = CompositeAudioClip(heard).with_duration(count / RATE)
    at = 0
    for chunk in whole.iter_chunks(chunksize=RATE, fps=RATE):
        laid[at : at + len(chunk)] = chunk  # each second has been read by now, and is not read again
        at += len(chunk)
    return laid
