from __future__ import annotations

import pytest

from bantin.film.timing import gop_plan


@pytest.mark.parametrize("moving", [0, 12, 49])
@pytest.mark.parametrize("fps", [25, 30])
@pytest.mark.parametrize("seconds", range(2, 21))
def test_a_plan_fills_the_slide_with_key_frames_one_or_two_seconds_apart(seconds: int, fps: int, moving: int) -> None:
    (opening, *more), hold, repeats = gop_plan(seconds, fps, moving=moving)
    assert not more
    assert opening + hold * repeats == seconds * fps
    assert opening in ({2 * fps} if moving >= fps else {fps, 2 * fps})
    assert hold in ({fps, 2 * fps} if moving >= fps else {2 * fps})
    assert repeats >= 0


@pytest.mark.parametrize("moving", [0, 12, 29])
@pytest.mark.parametrize("tenths", range(10, 100))
def test_a_slide_of_tenths_has_key_frames_one_to_three_seconds_apart(tenths: int, moving: int) -> None:
    (opening,), hold, repeats = gop_plan(tenths / 10, 30, moving=moving)
    assert opening + hold * repeats == 3 * tenths
    assert 30 <= opening < 60 + 30
    assert opening > moving
    assert hold in {30, 60}


@pytest.mark.parametrize("moving", [60, 95, 200])
@pytest.mark.parametrize("tenths", range(20, 100))
def test_a_slide_that_moves_long_opens_in_several_parts(tenths: int, moving: int) -> None:
    parts, hold, repeats = gop_plan(tenths / 10, 30, moving=moving)
    assert sum(parts) + hold * repeats == 3 * tenths
    assert sum(parts) > moving or not repeats
    assert all(30 <= part < 90 for part in parts)


@pytest.mark.parametrize("seconds", [-1, 0, 0.9])
def test_a_slide_of_less_than_a_second_has_no_plan(seconds: float) -> None:
    with pytest.raises(ValueError, match=str(seconds)):
        gop_plan(seconds, 30)
