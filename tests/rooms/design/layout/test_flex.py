from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.design.layout.flex import grown, justified, shrunk

sizes = st.lists(st.tuples(st.floats(0, 500), st.floats(0, 3)), min_size=1, max_size=6)


@given(sizes, st.floats(0, 1000))
def test_growing_gives_away_all_free_space_if_anything_grows(children: list[tuple[float, float]], free: float) -> None:
    bases = [base for base, _ in children]
    weights = [weight for _, weight in children]
    result = grown(bases, weights, [None] * len(bases), free)
    given_away = sum(result) - sum(bases)
    assert given_away == pytest.approx(free if any(weight > 0 for weight in weights) else 0, abs=0.05)
    assert all(size >= base for size, base in zip(result, bases, strict=True))


def test_growing_stops_at_a_limit_and_gives_the_rest_to_others() -> None:
    assert grown([0, 0], [1, 1], [30, None], 100) == [30, 70]


@given(sizes, st.floats(0, 2000))
def test_shrinking_never_goes_below_the_floors(children: list[tuple[float, float]], excess: float) -> None:
    bases = [base for base, _ in children]
    floors = [base / 2 for base in bases]
    result = shrunk(bases, [weight for _, weight in children], floors, excess)
    assert all(floor - 0.01 <= size <= base for size, floor, base in zip(result, floors, bases, strict=True))


def test_shrinking_is_in_proportion_to_size() -> None:
    assert shrunk([100, 300], [1, 1], [0, 0], 100) == [75, 225]


@pytest.mark.parametrize(
    ("justify", "expected"),
    [("start", (0, 10)), ("center", (20, 10)), ("end", (40, 10)), ("space-between", (0, 30))],
)
def test_justifying_three_boxes(justify: str, expected: tuple[float, float]) -> None:
    assert justified(justify, 10, 3, 40) == expected  # type: ignore[arg-type]  # parametrised over the literals
