from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bantin.channels.video.fitting import Candidate, TextAmount, Way, fit


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    lengths = sorted(draw(st.sets(st.integers(30, 400), min_size=1, max_size=3)), reverse=True)
    words = sorted(draw(st.sets(st.sampled_from(TextAmount), min_size=len(lengths), max_size=len(lengths))))
    ways = tuple(Way(amount, tenths / 10) for amount, tenths in zip(words, lengths, strict=True))
    return Candidate(draw(st.integers(0, 2)), ways, named=draw(st.integers(0, 5)) == 0)


months = st.lists(candidates(), max_size=12)


def total(items: Sequence[Candidate], chosen: Sequence[int | None]) -> float:
    seconds = sum(item.ways[way].seconds for item, way in zip(items, chosen, strict=True) if way is not None)
    return round(seconds, 1)


def least(items: Sequence[Candidate], *, named: bool = False) -> float:
    return round(sum(item.ways[-1].seconds for item in items if item.named or not named), 1)


@given(months, st.integers(2, 200), st.integers(0, 5))
def test_what_is_chosen_never_exceeds_the_room_but_where_it_must_be_in(
    items: list[Candidate], room: int, aside: int
) -> None:
    chosen = fit(items, room, aside)
    assert len(chosen) == len(items)
    assert total(items, chosen) <= max(room - aside if None in chosen else room, least(items, named=True))


@given(months, st.integers(2, 200))
def test_what_its_editor_names_for_the_film_is_in_it(items: list[Candidate], room: int) -> None:
    assert all(way is not None for item, way in zip(items, fit(items, room), strict=True) if item.named)


@given(months, st.integers(2, 200))
def test_all_words_stay_where_they_fit(items: list[Candidate], room: int) -> None:
    if sum(item.ways[0].seconds for item in items) <= room:
        assert fit(items, room) == [0] * len(items)


@given(months, st.integers(2, 200))
def test_nobody_is_left_out_while_a_sentence_of_each_would_fit(items: list[Candidate], room: int) -> None:
    if least(items) <= room:
        assert None not in fit(items, room, room / 8)


@given(months, st.integers(2, 200))
def test_no_word_gives_way_that_would_still_fit(items: list[Candidate], room: int) -> None:
    chosen = fit(items, room)
    left = room - total(items, chosen)
    for item, way in zip(items, chosen, strict=True):
        if way:
            assert round(item.ways[way - 1].seconds - item.ways[way].seconds - left, 1) > 0


@given(months, st.integers(2, 200))
def test_who_is_left_out_would_not_have_fitted_beside_heavier_and_earlier_ones(
    items: list[Candidate], room: int
) -> None:
    chosen = fit(items, room)
    for at, (item, way) in enumerate(zip(items, chosen, strict=True)):
        if way is None:
            before = [
                other.ways[-1].seconds
                for place, (other, its) in enumerate(zip(items, chosen, strict=True))
                if its is not None and (other.named or (-other.weight, place) < (-item.weight, at))
            ]
            assert round(sum(before) + item.ways[-1].seconds - room, 1) > 0


def test_pages_go_before_sentences_and_light_items_before_heavy_ones() -> None:
    light = Candidate(0, (Way(TextAmount.WHOLE, 20), Way(TextAmount.ONE_PAGE, 9), Way(TextAmount.SENTENCE, 3)))
    heavy = Candidate(2, (Way(TextAmount.WHOLE, 30), Way(TextAmount.ONE_PAGE, 9), Way(TextAmount.SENTENCE, 3)))
    longer = replace(light, ways=(Way(TextAmount.WHOLE, 25), *light.ways[1:]))
    assert fit([heavy, light, longer], 75) == [0, 0, 0]
    assert fit([heavy, light, longer], 74) == [0, 0, 1], "the longest of the light ones"
    assert fit([heavy, light, light], 69) == [0, 0, 1], "the last of equal ones"
    assert fit([heavy, light, longer], 50) == [0, 1, 1]
    assert fit([heavy, light, longer], 37) == [1, 1, 1]
    assert fit([heavy, light, longer], 24) == [1, 1, 2]
    assert fit([light, heavy, light], 6) == [2, 2, None], "heavy ones first, then earlier ones"
    assert fit([light, heavy, replace(light, named=True)], 6) == [None, 2, 2], "but who must be in is"
    assert fit([heavy, replace(light, named=True)], 2) == [None, 2], "however little room there is"
