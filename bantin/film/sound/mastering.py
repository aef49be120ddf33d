"""The sound of a film as loud as platforms want it: -14 LUFS, true peaks of at most -1 dBTP.

Measured first, then turned up or down as a whole, as ffmpeg's loudnorm does in its linear mode. Where peaks stand in
the way loudnorm would change over to following the level, which brings music back up between voices; here a limiter
takes the peaks alone, four times oversampled, and what is heard after encoding is measured and set right again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bantin.film.ffmpeg import FilmError
from bantin.film.sound.samples import QUIETEST, encode_silence, encode_sound, measure_loudness
from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

LOUDNESS, PEAK = -14.0, -1.0
"""LUFS and dBTP of what is delivered."""

QUIET = -27.0
"""LUFS of a film in which nobody speaks and no music was chosen: platforms turn down what is loud, nothing up."""

_NEAR, _ROOM = 0.5, 0.8
"""LU by which loudness may differ, and decibels that the first try leaves for what encoding adds to peaks."""

_LIMITED = 1.6
"""By how much more gain is raised than loudness is to rise, where a limiter takes some of it."""

_RISE = 0.2
"""LU that a try must have brought, or the next one brings nothing either."""

_TRIES = 6


def encode_master(samples: Samples, out: Path, loudness: float = LOUDNESS) -> None:
    """Encode a sound track as loud as it shall be with true peaks of at most `PEAK`; takes 2 to 3 s for each minute.

    Args:
        samples: the mix, as long as the film.
        out: MP4 to write.
        loudness: LUFS.

    Raises:
        FilmError: encoding failed, or the peaks cannot be held.
    """
    found = measure_loudness(samples)
    if found.integrated <= QUIETEST:
        encode_silence(out, len(samples) // RATE)
        return
    gain, ceiling, reached = loudness - found.integrated, PEAK - _ROOM, QUIETEST
    for _ in range(_TRIES):
        limited = found.peak + gain > ceiling
        encode_sound(samples, out, _louder(gain, ceiling if limited else None))
        heard = measure_loudness(out)
        missing = loudness - heard.integrated
        stuck = missing > 0 and heard.integrated - reached < _RISE  # clicks alone are never loud
        if heard.peak <= PEAK and (abs(missing) <= _NEAR or stuck):
            return
        gain += missing * (_LIMITED if limited else 1.0)
        ceiling -= max(0.0, heard.peak - PEAK + 0.1)
        reached = heard.integrated
    if heard.peak > PEAK:
        raise FilmError("âm thanh có những tiếng quá gắt, không hạ được đỉnh xuống mức cho phép")


def _louder(gain: float, ceiling: float | None) -> str:
    change = f"volume={gain:.2f}dB:precision=float"
    if ceiling is None:
        return change
    limit = f"alimiter=level=0:latency=1:attack=5:release=60:limit={10 ** (ceiling / 20):.6f}"
    return f"{change},aresample={4 * RATE},{limit},aresample={RATE}"
