from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bantin.channels.facebook.filling import fill


@given(st.lists(st.integers(1, 9), min_size=1, max_size=60), st.integers(4, 30))
def test_cards_hold_what_is_on_them(weights: list[int], room: int) -> None:

    def holds(_card: int, _cards: int, start: int, end: int) -> bool:
        return sum(weights[start:end]) <= room

    found = fill(weights, len(weights), holds)
    assert found.holds == (max(weights) <= room)
    bounds = (0, *found.cuts, len(weights))
    assert all(start < end for start, end in pairwise(bounds))
    if found.holds:
        assert all(sum(weights[start:end]) <= room for start, end in pairwise(bounds))
