from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bantin.film.sound.mixing import on_both_sides
from bantin.film.sound.track_format import RATE

if TYPE_CHECKING:
    from bantin.film.sound.samples import Samples

VOICE = (np.sin(np.arange(3 * RATE) * 0.05) * np.repeat([0.5, 0.1, 0.3], RATE)).astype(np.float32)
SILENCE = np.zeros_like(VOICE)
ROOM = np.roll(VOICE, 30)
TONES = (np.sin(np.arange(3 * RATE)[:, None] * 0.018 * np.arange(1, 20)) / np.arange(1, 20)).sum(axis=1)
SPOKEN = (0.3 * TONES).astype(np.float32)
LATER = np.roll(SPOKEN, round(0.0003 * RATE))
"""A voice of many tones, and as a microphone that is ten centimetres further away hears it."""


def sides(left: Samples, right: Samples) -> Samples:
    return np.stack([left, right], axis=1)


@pytest.mark.parametrize(
    "recorded",
    [
        sides(VOICE, SILENCE),
        sides(SILENCE, VOICE),
        sides(VOICE, VOICE * np.float32(0.1)),
        sides(VOICE, -VOICE),
        sides(SPOKEN, -LATER),
        sides(-LATER, SPOKEN * np.float32(0.6)),
        sides(np.concatenate([VOICE, SILENCE]), np.concatenate([SILENCE, VOICE])),
        sides(np.concatenate([VOICE, VOICE]), np.concatenate([VOICE, -VOICE])),
    ],
    ids=[
        "left",
        "right",
        "crosstalk",
        "opposite",
        "opposite and later",
        "opposite and earlier",
        "two speakers",
        "opposite from the middle on",
    ],
)
def test_a_voice_on_one_side_or_against_itself_is_heard_on_both_and_in_mono(recorded: Samples) -> None:
    heard = on_both_sides(recorded)
    assert heard.shape == recorded.shape
    assert np.array_equal(heard[:, 0], heard[:, 1])
    for second in np.split(heard.mean(axis=1), len(heard) // RATE):
        assert np.abs(second).max() >= 0.04


@pytest.mark.parametrize(
    "recorded", [sides(VOICE, VOICE), sides(VOICE, ROOM), sides(VOICE, VOICE * np.float32(0.6)), sides(SPOKEN, LATER)]
)
def test_a_recording_that_both_sides_hear_stays_as_it_is(recorded: Samples) -> None:
    assert on_both_sides(recorded) is recorded


def test_music_is_heard_on_both_sides_but_may_wander_between_them() -> None:
    for recorded in (sides(VOICE, SILENCE), sides(VOICE, -VOICE)):
        heard = on_both_sides(recorded, stretches=False)
        assert np.array_equal(heard[:, 0], heard[:, 1])
        assert np.abs(heard.mean(axis=1)).max() >= 0.24
    wandering = sides(np.concatenate([VOICE, SILENCE]), np.concatenate([SILENCE, VOICE]))
    assert on_both_sides(wandering, stretches=False) is wandering
