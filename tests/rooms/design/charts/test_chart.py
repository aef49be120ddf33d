from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.content.reading.themes import read_themes
from bantin.design.charts.tints import MOST, tints
from bantin.design.layout.engine import LaidOut
from bantin.design.looks.elements import MarkupError
from bantin.model.frame import Polyline, Rgba, Sector
from bantin.model.kinds.figures import MOST_SHARES
from bantin.model.theme import Theme, contrast
from tests.fixtures.proofs import examples
from tests.rooms.design.charts.drawn import HEIGHT, THEME, WIDTH, Value, chart, inks, meet, of, rgba, texts

LEAST_CONTRAST = 1.5

words = st.sampled_from(["Khác", "Tháng 1", "Tháng 12", "Giấy chuyển tuyến", "Hồ sơ bảo hiểm y tế (làm tròn)", "Quý I"])
numbers = st.floats(0.01, 1e6).map(lambda value: float(f"{value:.4g}"))
written = st.sampled_from(["7", "93,32%", "368.063", "1.234.567,89"])
values = st.tuples(words, numbers, written)
signed = st.tuples(words, st.one_of(numbers, numbers.map(lambda value: -value), st.just(0.0)), written)


def assert_clean(result: LaidOut) -> None:
    """Nothing overlaps, nothing stands out; or it is told."""
    if result.remarks:
        return
    found = inks(result)
    for number, one in enumerate(found):
        assert one[0] >= -1
        assert one[1] >= -1
        assert one[2] <= WIDTH + 1
        assert one[3] <= HEIGHT + 1
        for other in found[number + 1 :]:
            assert not meet(one, other), (texts(result), one, other)


@given(st.lists(values, min_size=1, max_size=12))
@examples(8)
def test_what_is_written_on_bars_never_overlaps(found: list[Value]) -> None:
    assert_clean(chart("bar", found))


@given(st.lists(signed, min_size=2, max_size=12))
@examples(25)
def test_what_is_written_on_a_line_overlaps_neither_each_other_nor_the_line(found: list[Value]) -> None:
    result = chart("line", found)
    assert_clean(result)
    (line,) = of(result, Polyline)
    for ink in inks(result):
        for (x0, y0), (x1, y1) in pairwise(line.points):
            for step in range(101):
                x, y = x0 + (x1 - x0) * step / 100, y0 + (y1 - y0) * step / 100
                assert not (ink[0] < x < ink[2] and ink[1] < y < ink[3])


@given(st.lists(values, min_size=1, max_size=6), st.booleans())
@examples(25)
@example([("Khác", 1.0, "7")] + [("Hồ sơ bảo hiểm y tế (làm tròn)", 0.01, "93,32%")] * 5, True)  # noqa: FBT003
def test_what_is_written_around_a_ring_overlaps_neither_each_other_nor_the_ring(
    found: list[Value],
    middle: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    result = chart("donut", found, 'middle="38,5%"' if middle else "")
    assert_clean(result)
    if result.remarks:
        return
    ring = of(result, Sector)[0]
    for ink in inks(result):
        nearest = math.hypot(max(ink[0] - ring.x, ring.x - ink[2], 0), max(ink[1] - ring.y, ring.y - ink[3], 0))
        farthest = max(math.hypot(x - ring.x, y - ring.y) for x in ink[::2] for y in ink[1::2])
        assert nearest > ring.outer or farthest < ring.inner, "beside the ring or in its hole"


@given(st.lists(values, min_size=1, max_size=6))
@examples(8)
def test_a_ring_shows_shares_and_its_lines_do_not_cross(found: list[Value]) -> None:
    result = chart("donut", found)
    sectors, lines = of(result, Sector), of(result, Polyline)
    whole = sum(value for _, value, _ in found)
    for sector, (_, value, _) in zip(sectors, found, strict=True):
        assert sector.end - sector.start == pytest.approx(360 * value / whole)
    assert all(a.end == pytest.approx(b.start) for a, b in pairwise(sectors))
    assert len(lines) == len(found)
    segments = [(number, segment) for number, line in enumerate(lines) for segment in pairwise(line.points)]
    if not result.remarks:
        assert not [1 for i, a in segments for j, b in segments if i < j and crosses(*a, *b)]


def crosses(a: Sequence[float], b: Sequence[float], c: Sequence[float], d: Sequence[float]) -> bool:
    def side(p: Sequence[float], q: Sequence[float], r: Sequence[float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


MONTHS = [(f"Tháng {month}", float(value), str(value)) for month, value in enumerate([12, 9, 25, 11, 7, 16, 8], 1)]


def test_a_line_tells_all_values_or_where_these_have_no_room_its_last_two_greatest_least_and_first() -> None:
    assert {value for *_, value in MONTHS} <= set(texts(chart("line", MONTHS)))
    long = [(label, value, f"{value:.0f}.000.000 đồng") for label, value, _ in MONTHS]
    told = [text.removesuffix(".000.000 đồng") for text in texts(chart("line", long)) if text.endswith(" đồng")]
    assert {"25", "8"} <= set(told)
    assert {"9", "11"}.isdisjoint(told)


def test_labels_that_have_no_room_are_thinned_out_from_the_last() -> None:
    months = [(f"Tháng {month}", float(month), str(month)) for month in range(1, 13)]
    shown = [text for text in texts(chart("line", months, size=(1000, 500))) if text.startswith("Tháng")]
    assert shown == ["Tháng 2", "Tháng 4", "Tháng 6", "Tháng 8", "Tháng 10", "Tháng 12"]
    narrow = [text for text in texts(chart("line", months, size=(420, 500))) if text.startswith("Tháng")]
    assert narrow[-1] == "Tháng 12"
    assert 2 <= len(narrow) < 6


def test_a_line_of_equal_values_is_level() -> None:
    (line,) = of(chart("line", [("a", 0.0, "0"), ("b", 0.0, "0")]), Polyline)
    assert line.points[0][1] == line.points[1][1]


def test_a_chart_without_room_is_told_where_it_was_written() -> None:
    for kind in ("line", "donut"):
        told = chart(kind, MONTHS[:6], size=(WIDTH, 90)).remarks
        assert {remark.diagnostic.code for remark in told} == {"text-overflow"}
        assert {remark.source.path for remark in told} >= {"points.Tháng 1.label"}


def test_a_label_that_no_width_holds_is_told_and_not_left_out() -> None:
    long = "Hồ sơ bảo hiểm y tế, làm tròn đến hàng nghìn, của cả tỉnh " * 3
    told = chart("line", [(long, 1.0, "1"), (long, 2.0, "2")]).remarks
    assert {remark.diagnostic.code for remark in told} == {"text-overflow"}


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        ("line", MONTHS[:1]),
        ("bar", []),
        ("bar", [("a", -1.0, "-1"), ("b", 3.0, "3")]),
        ("donut", [("a", -1.0, "-1"), ("b", 3.0, "3")]),
        ("donut", [("a", 0.0, "0"), ("b", 3.0, "3")]),
        ("donut", MONTHS),
        ("pie", MONTHS),
    ],
)
def test_values_that_make_no_such_chart_are_a_mistake_of_the_look(kind: str, bad: list[Value]) -> None:
    with pytest.raises(MarkupError, match="chart"):
        chart(kind, bad)


# Tints ----------------------------------------------------------------------------------------------------------------


def test_both_rooms_agree_on_how_many_parts_a_ring_may_have() -> None:
    assert MOST == MOST_SHARES


def hexadecimal(color: Rgba) -> str:
    """Write a colour as themes do."""
    return f"#{bytes(color[:3]).hex()}"


@pytest.mark.parametrize("count", range(2, MOST + 1))
@pytest.mark.parametrize("theme", ["navy", "light"])
def test_neighbours_in_a_ring_differ_in_lightness(theme: str, count: int, shipped: dict[str, Theme]) -> None:
    accent, track = (rgba(shipped[theme].colors[name]) for name in ("accent", "panel-strong"))
    found = tints(accent, track, count)
    assert found[0] == accent
    for one, other in pairwise([*found, found[0]]):
        assert contrast(hexadecimal(one), hexadecimal(other)) >= LEAST_CONTRAST


def test_a_tint_that_can_not_be_seen_would_be_noticed() -> None:
    dull = tints((60, 80, 100, 255), (37, 64, 106, 255), 4)
    assert min(contrast(hexadecimal(one), hexadecimal(other)) for one, other in pairwise(dull)) < LEAST_CONTRAST


def test_the_main_part_has_the_colour_itself() -> None:
    found = of(chart("donut", [("a", 10.0, "10"), ("b", 15.0, "15"), ("c", 60.0, "60"), ("d", 15.0, "15")]), Sector)
    assert found[2].color == rgba(THEME.colors["accent"])


@pytest.fixture(scope="module")
def shipped(repository: Path) -> dict[str, Theme]:
    return read_themes(repository)[0]
