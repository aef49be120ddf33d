from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bantin.channels.facebook.filling import fill

sizes = st.lists(st.integers(1, 9), min_size=1, max_size=60)


@given(sizes, st.integers(1, 30), st.integers(1, 60))
def test_cards_hold_what_is_on_them_or_it_stands_alone(weights: list[int], room: int, most: int) -> None:

    def holds(_card: int, _cards: int, start: int, end: int) -> bool:
        return sum(weights[start:end]) <= room

    bounds = (0, *fill(weights, most, holds), len(weights))
    assert all(start < end for start, end in pairwise(bounds))
    assert all(sum(weights[start:end]) <= room or end - start == 1 for start, end in pairwise(bounds))


@given(sizes, st.integers(9, 30))
def test_no_way_takes_fewer_cards(weights: list[int], room: int) -> None:
    def holds(_card: int, _cards: int, start: int, end: int) -> bool:
        return sum(weights[start:end]) <= room

    cards = len(fill(weights, 60, holds)) + 1
    fewest, carried = 1, 0
    for weight in weights:
        fewest, carried = (fewest, carried + weight) if carried + weight <= room else (fewest + 1, weight)
    assert cards == fewest


def test_few_of_all_possible_cards_are_asked_for() -> None:
    """However many there are: once it is clear that they go on over more cards, no other way is tried."""
    asked = []

    def holds(_card: int, _cards: int, start: int, end: int) -> bool:
        asked.append((start, end))
        return end - start <= 3

    assert len(fill([1.0] * 300, 9, holds)) == 99
    assert len(asked) <= 2 * 100 + 10
