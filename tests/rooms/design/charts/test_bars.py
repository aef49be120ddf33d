"""Bars are as long as their values are large, from zero, whatever the values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.design.layout.engine import LaidOut
from bantin.model.frame import Box, TextRun
from bantin.paint.still import paint
from tests.fixtures.proofs import examples
from tests.rooms.design.charts.drawn import BOOK, THEME, Value, chart, inks, of, rgba, texts

MORE = 'rest="rest" thickness="20" gap="8"'
LARGE = (900, 1400)

HEALTH = [("Bảo hiểm y tế", 79000.0, "79.000"), ("Sổ sức khỏe điện tử", 75345.0, "75.345")]
HEALTH += [("Giấy chuyển tuyến", 2042.0, "2.042"), ("Giấy hẹn khám lại", 1289.0, "1.289"), ("Khai sinh", 0.0, "0")]

sizes = st.integers(-2, 13).flatmap(lambda power: st.integers(1, 9999).map(lambda digits: digits * 10.0 ** (power - 3)))
labels = st.sampled_from(
    ["Khác", "Quý I", "Giấy chuyển tuyến", "Hồ sơ bảo hiểm y tế của cả tỉnh (làm tròn đến hàng nghìn)"]
)
values = st.tuples(labels, st.one_of(sizes, st.just(0.0)), st.sampled_from(["7", "93,32%", "10.000.000.000.000,5"]))


def lengths(result: LaidOut, count: int) -> list[float]:
    """Find the length in pixels of each bar, 0 where none is drawn; the line at zero is drawn for all."""
    axis, colors = rgba(THEME.colors["track"]), {rgba(THEME.colors[name]) for name in ("accent", "rest")}
    boxes = of(result, Box)
    starts = [box for box in boxes if box.fill == axis]
    assert len(starts) == count
    bars = {box.y: box for box in boxes if box.fill in colors}
    for bar in bars.values():
        assert bar.x == starts[0].x + starts[0].width, "bars start at zero"
        assert not bar.radius, "round ends would make bars look shorter or longer"
    return [bars[start.y].width if start.y in bars else 0 for start in starts]


def assert_honest(drawn: Sequence[float], said: Sequence[float]) -> None:
    """Demand that bars are in proportion to their values within a pixel, and that nothing but zero has no bar."""
    scale = max(drawn) / max(said) if any(said) else 0
    assert drawn == pytest.approx([value * scale for value in said], abs=1)
    assert [bool(length) for length in drawn] == [bool(value) for value in said]


@given(st.lists(values, min_size=1, max_size=12))
@examples(25)
@example([("a", 1e13, "1"), ("b", 1.0, "1"), ("c", 0.0, "0")])
@example([("a", 0.0, "0"), ("b", 0.0, "0")])
@example([("a", 5.0, "5")] * 12)
def test_bars_are_in_proportion_to_their_values(found: list[Value]) -> None:
    result = chart("bar", found, MORE, LARGE)
    drawn = lengths(result, len(found))
    assert_honest(drawn, [value for _, value, _ in found])
    if any(value for _, value, _ in found) and not result.remarks:
        assert max(drawn) >= 250, "the scale uses the room"


def test_small_values_are_told_from_nothing_and_from_each_other() -> None:
    drawn = lengths(chart("bar", HEALTH, MORE), 5)
    assert drawn[0] > drawn[1] > drawn[2] > drawn[3] > drawn[4] == 0
    assert drawn[3] >= 5


@pytest.mark.parametrize("planted", [[100, 8], [100, 100], [100, 0]])
def test_a_bar_that_lies_is_noticed(planted: list[int]) -> None:
    assert_honest([100, 2], [79000, 1289])
    with pytest.raises(AssertionError):
        assert_honest(planted, [79000, 1289])
    with pytest.raises(AssertionError):
        assert_honest([100, 8], [79000, 0])


def test_what_is_painted_is_as_long_as_what_was_laid_out() -> None:
    result = chart("bar", HEALTH, MORE)
    pixels = np.asarray(paint(result.frame, {}, BOOK))
    axis = [box for box in of(result, Box) if box.fill == rgba(THEME.colors["track"])]
    for start, length, name in zip(axis, lengths(result, 5), ["accent", *["rest"] * 4], strict=True):
        row = pixels[round(start.y + start.height / 2), round(start.x + start.width) :]
        same = (row == rgba(THEME.colors[name])[:3]).all(axis=1)
        assert same[: round(length)].all()
        assert not same[round(length) : round(length) + 10].any()


def test_the_greatest_alone_stands_out() -> None:
    found = of(chart("bar", [*HEALTH[1:], HEALTH[0], HEALTH[0]], MORE), Box)
    accents = [box for box in found if box.fill == rgba(THEME.colors["accent"])]
    assert [box.width for box in accents] == [max(box.width for box in found)]


@pytest.mark.parametrize(("count", "above"), [(1, True), (7, True), (8, False), (12, False)])
def test_labels_stand_above_bars_or_beside_where_there_are_many(count: int, above: bool) -> None:  # noqa: FBT001 - a row of the table
    found = [(f"Tháng {number}", float(number), f"{number}.000") for number in range(1, count + 1)]
    result = chart("bar", found, MORE, LARGE)
    assert not result.remarks
    bars = [box for box in of(result, Box) if box.fill == rgba(THEME.colors["track"])]
    runs = [run for run in result.frame.marks if isinstance(run, TextRun)]
    said = [run for run in runs if run.text.startswith("Tháng")]
    for bar, label, ink in zip(
        bars, said, [i for i, r in zip(inks(result), runs, strict=True) if r in said], strict=True
    ):
        assert (label.baseline < bar.y) is above
        assert above or ink[2] < bar.x
    for bar, value in zip(bars, [run for run in runs if run.text.endswith(".000")], strict=True):
        assert bar.y < value.baseline < bar.y + bar.height + value.font.size, "beside its bar"


def test_a_value_too_wide_for_its_place_is_named() -> None:
    result = chart("bar", [("Ngân hàng", 2.0, "10.000.000.000.000,55 đồng " * 3), ("Khác", 1.0, "5")], MORE)
    assert {remark.source.path for remark in result.remarks} >= {"points.Ngân hàng.value"}


def test_all_values_are_written() -> None:
    assert {display for _, _, display in HEALTH} <= set(texts(chart("bar", HEALTH, MORE)))
