"""The bed that is heard where nobody chose music."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from bantin.film.sound.mastering import QUIET, encode_master
from bantin.film.sound.mixing import QUIET_UNDER, VOICE, mixed, quiet
from bantin.film.sound.samples import measure_loudness
from bantin.film.sound.synthesis import quiet_bed, ticks
from bantin.film.sound.track_format import RATE

TURN = 32
"""Seconds after which the bed begins again."""


def test_it_is_the_same_on_every_machine() -> None:
    made = np.concatenate([quiet_bed(TURN * RATE), ticks([0.5], RATE)])
    assert hashlib.sha256(made.tobytes()).hexdigest()[:16] == "762a7c5460301a7c"


def test_its_end_goes_on_with_its_beginning() -> None:
    made = quiet_bed(2 * TURN * RATE)
    steps = np.abs(np.diff(made, axis=0)).max(axis=1)
    assert (made[: TURN * RATE] == made[TURN * RATE :]).all()
    assert steps[TURN * RATE - 1] <= np.quantile(steps, 0.99)


def test_it_never_stops_and_never_clips() -> None:
    made = quiet_bed(TURN * RATE)
    strength = np.sqrt(np.square(made).reshape(-1, RATE // 4, 2).mean(axis=1))
    assert strength.min() > strength.max() / 4
    assert np.abs(made).max() < 1


def test_left_and_right_differ_and_a_telephone_hears_both() -> None:
    made = quiet_bed(TURN * RATE)
    together, apart = np.square(made.mean(axis=1)).mean(), np.square(made).mean()
    assert 0.4 * apart < together < 0.9 * apart


def test_ticks_are_heard_where_something_comes_and_not_under_a_voice() -> None:
    laid = quiet([2.0, 5.0, 8.0], [(4.0, 6.0)], 10 * RATE)
    without = quiet([], [(4.0, 6.0)], 10 * RATE)
    heard = np.flatnonzero(np.abs(laid - without).max(axis=1) > 1e-6)
    assert {int(at // RATE) for at in heard} == {2, 8}


def test_a_tick_at_the_very_end_is_cut_off() -> None:
    assert ticks([1.0, 2.0], RATE).any(axis=1).sum() == 0
    assert ticks([0.99], RATE).shape == (RATE, 2)


def test_a_voice_stands_far_above_it() -> None:
    """A planted tone for a voice: measured alone, with the bed, and the bed alone where it speaks."""
    laid = quiet([], [(0.0, 20.0)], 20 * RATE)
    assert measure_loudness(laid).integrated == pytest.approx(VOICE - QUIET_UNDER, abs=1.5)


@pytest.mark.parametrize("seconds", [10, pytest.param(70, marks=pytest.mark.proof)])
def test_a_film_with_nothing_but_the_bed_is_quiet(seconds: int, tmp_path: Path) -> None:
    encode_master(mixed([], None, seconds * RATE, [1.0, 4.0]), tmp_path / "a.mp4", QUIET)
    found = measure_loudness(tmp_path / "a.mp4")
    assert found.integrated == pytest.approx(QUIET, abs=0.6)
    assert found.peak < QUIET + 20
