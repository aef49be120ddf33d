"""Lines stand on a scale from zero, which is written beside them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.design.charts.scale import levels, written
from bantin.design.layout.engine import LaidOut
from bantin.model.frame import Area, Box, Polyline
from tests.fixtures.proofs import examples
from tests.rooms.design.charts.drawn import HEIGHT, THEME, WIDTH, chart, inks, of, rgba, texts

amounts = st.one_of(
    st.floats(-1e13, 1e13).map(lambda value: round(value, 2)),
    st.integers(-99, 99).map(float),
    st.integers(1, 10**13).map(float),
    st.floats(0.01, 1).map(lambda value: round(value, 2)),
    st.just(0.0),
)
LINES = {"track": rgba(THEME.colors["track"])}


def grid(result: LaidOut) -> list[float]:
    """Find the heights of the lines of the scale, lowest level first."""
    boxes = [box for box in of(result, Box) if box.fill == LINES["track"]]
    return sorted((box.y + box.height // 2 for box in boxes), reverse=True)


def assert_on_scale(result: LaidOut, values: list[float], scale: list[Decimal]) -> None:
    """Demand that each point is as far between the first and the last level as its value is."""
    (line,) = of(result, Polyline)
    lines = grid(result)
    assert len(lines) == len(scale)
    first, last = float(scale[0]), float(scale[-1])
    expected = [lines[0] - (value - first) / (last - first) * (lines[0] - lines[-1]) for value in values]
    assert [y for _, y in line.points] == pytest.approx(expected, abs=1.01)


@given(st.lists(amounts, min_size=2, max_size=36))
@examples(25)
@example([5.0, 6.0, 5.0, 6.0])
@example([0.0, 0.0])
@example([1.0, 1e13])
@example([-5.0, -5.0, -5.0])
def test_points_stand_on_a_scale_from_zero(found: list[float]) -> None:
    scale = levels(found)
    assert Decimal(0) in scale
    least_seen = float(scale[-1] - scale[0]) / 1000
    assert float(scale[0]) - least_seen <= min(found) <= max(found) <= float(scale[-1]) + least_seen
    assert 2 <= len(scale) <= 7
    result = chart("line", [(f"T{number}", value, "7") for number, value in enumerate(found, 1)])
    assert not result.remarks
    assert_on_scale(result, found, scale)
    names = [written(level, max(map(abs, scale))) for level in scale]
    assert len(set(names)) == len(names), "levels are told apart"
    assert set(names) <= set(texts(result))


def test_a_point_off_its_scale_is_noticed() -> None:
    values = [5.0, 6.0, 5.0, 6.0]
    result = chart("line", [(str(value), value, str(value)) for value in values])
    assert_on_scale(result, values, levels(values))
    with pytest.raises(AssertionError):
        assert_on_scale(result, [1.0, 6.0, 1.0, 6.0], levels(values))


def test_small_changes_do_not_fill_the_height() -> None:
    result = chart("line", [("Quý I", 5.0, "5"), ("Quý II", 6.0, "6"), ("Quý III", 5.0, "5"), ("Quý IV", 6.0, "6")])
    (line,), (area,), lines = of(result, Polyline), of(result, Area), grid(result)
    heights = {y for _, y in line.points}
    assert max(heights) - min(heights) == pytest.approx((lines[0] - lines[-1]) / 6, abs=1)
    assert area.base == lines[0], "what lies below the line begins at zero"
    assert {"0", "2", "4", "6"} <= set(texts(result))


def test_three_years_of_months_have_room() -> None:
    months = [
        (f"T{1 + at % 12}/{2022 + at // 12}", float(400 + at * 37 % 90), f"{400 + at * 37 % 90}") for at in range(36)
    ]
    result = chart("line", months)
    assert not result.remarks
    (line,) = of(result, Polyline)
    assert len(line.points) == 36
    assert {months[0][2], months[-1][2], "400"} <= set(texts(result))
    assert texts(result).count("T12/2024") == 1
    dots = [box for box in of(result, Box) if box.radius]
    assert len(dots) <= 4, "dots that would meet are left out but for the values told"


def test_a_long_last_value_leaves_the_line_its_width() -> None:
    months = [(f"Tháng {at}", at * 1e12, f"{at}.000.000.000.000") for at in range(1, 11)]
    result = chart("line", months)
    assert not result.remarks
    (line,) = of(result, Polyline)
    assert line.points[-1][0] - line.points[0][0] > 0.7 * WIDTH
    assert "10.000.000.000.000" in texts(result)
    for left, top, right, bottom in inks(result):
        assert left >= -1
        assert right <= WIDTH + 1
        assert 0 <= top < bottom <= HEIGHT


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([12.0, 9.0, 25.0], ["0", "10", "20", "30"]),
        ([0.2, 0.5], ["0", "0,2", "0,4", "0,6"]),
        ([1289.0, 79000.0], ["0", "20.000", "40.000", "60.000", "80.000"]),
        ([14.4e12], ["0", "5.000 tỷ", "10.000 tỷ", "15.000 tỷ"]),
        ([7_300_000.0], ["0", "2 triệu", "4 triệu", "6 triệu", "8 triệu"]),
        ([-3.5, 4.0], ["−4", "−2", "0", "2", "4"]),
        ([0.0], ["0", "1"]),
    ],
)
def test_levels_are_round_and_short(values: list[float], told: list[str]) -> None:
    scale = levels(values)
    assert [written(level, max(map(abs, scale))) for level in scale] == told
    assert len({above - below for below, above in pairwise(scale)}) == 1
