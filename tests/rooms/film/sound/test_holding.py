from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bantin.film.sound.holding import CREST, held
from bantin.film.sound.mastering import LOUDNESS, encode_master
from bantin.film.sound.mixing import VOICE, levelled, mixed
from bantin.film.sound.samples import measure_loudness
from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples


def peaky(seconds: float) -> Samples:
    """A voice of syllables that begin hard, as synthetic ones do: its peaks stand 17 decibels above its loudness."""
    time = np.arange(round(seconds * RATE)) / RATE
    syllable = np.exp(-((time * 3) % 1) * 6)
    buzz = sum(np.sin(2 * np.pi * 130 * k * time) / k for k in range(1, 12))
    return np.repeat((syllable * buzz * 0.2).astype(np.float32)[:, None], 2, axis=1)


def test_peaks_are_held_and_a_voice_stays_as_loud() -> None:
    voice = peaky(4)
    assert np.abs(levelled(voice)).max() > 1.3 * 10 ** ((VOICE + CREST) / 20), "what a voice does of itself"
    found = held(voice)
    assert found.shape == voice.shape
    assert np.abs(found).max() <= 10 ** ((VOICE + CREST) / 20) * 1.0001
    assert measure_loudness(found).integrated == pytest.approx(VOICE, abs=0.4)


def test_a_voice_without_peaks_is_only_levelled() -> None:
    tone = np.repeat(np.sin(np.arange(3 * RATE) * 0.13).astype(np.float32)[:, None], 2, axis=1)
    assert np.allclose(held(tone), levelled(tone), atol=1e-4)


@pytest.mark.proof
@pytest.mark.parametrize("seconds", [10, 20, 45, 90])
def test_however_short_a_voice_is_it_makes_the_films_loudness(seconds: int, tmp_path: Path) -> None:
    """Over the quiet bed, which does not count; as loud in the month's film as in an item's."""
    voice = held(peaky(6))
    encode_master(mixed([(voice, 2.0)], None, seconds * RATE, [1.0]), tmp_path / "sound.mp4")
    heard = measure_loudness(tmp_path / "sound.mp4")
    assert heard.integrated == pytest.approx(LOUDNESS, abs=0.5)
    assert heard.peak <= -1
