from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from bantin.text.breaking.lines import break_lines, count_lines, edges, flaws


def width_of(widths: list[float], space: float) -> float:
    return sum(widths) + space * (len(widths) - 1)


def lines_of(widths: list[float], starts: list[int]) -> list[list[float]]:
    return [widths[a:b] for a, b in itertools.pairwise([*starts, len(widths)])]


def greedy_count(widths: list[float], space: float, limit: float) -> int:
    count, used = 0, float("inf")
    for width in widths:
        if used + space + width > limit:
            count, used = count + 1, width
        else:
            used += space + width
    return count


WIDTHS = st.lists(st.integers(1, 120).map(float), max_size=30)


@given(WIDTHS, st.integers(0, 10), st.integers(50, 200), st.booleans())
def test_lines_keep_to_the_width_and_are_as_few_as_possible(
    widths: list[float],
    space: int,
    limit: int,
    balance: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    starts = break_lines(edges(widths, space), space, limit, balance=balance)
    lines = lines_of(widths, starts)
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if widths else [])
    assert len(lines) == greedy_count(widths, space, limit) if widths else not starts
    for line in lines:
        assert len(line) == 1 or width_of(line, space) <= limit


def choices(widths: list[float], space: float, limit: float, count: int) -> list[list[int]]:
    """All ways to break into a number of lines that keep to the width."""
    inner = itertools.combinations(range(1, len(widths)), count - 1)
    starts = [[0, *breaks] for breaks in inner]
    return [s for s in starts if all(width_of(line, space) <= limit for line in lines_of(widths, s))]


CLINGING = st.dictionaries(st.integers(0, 8), st.sampled_from([0.25, 0.5, 1.0]))


@given(st.lists(st.integers(1, 40).map(float), min_size=1, max_size=9), st.integers(40, 90), CLINGING)
def test_a_headline_has_few_flaws_and_is_as_even_as_its_lines_allow(
    widths: list[float], limit: int, clinging: dict[int, float]
) -> None:
    space = 3.0

    def cost(starts: list[int]) -> tuple[int, float]:
        lines = lines_of(widths, starts)
        lone = sum(len(line) == 1 and line[0] < limit * 0.33 for line in lines) if len(lines) > 1 else 0
        held = [clinging.get(start - 1, 0.0) for start in starts[1:]]
        lost = 0.08 * sum(held) + 0.16 * sum(max(0.0, one - 0.35) / 0.65 for one in held)
        stub = width_of(lines[-1], space) / limit / 0.33
        lost += 0.2 * (1 - stub) if len(lines) > 1 and stub < 1 else 0
        even = min(limit, (sum(widths) + space * (len(widths) - len(lines))) / len(lines))
        lost += 0.12 * sum(width_of(line, space) < 0.65 * even for line in lines[1:-1])
        return lone, round(lost + sum((1 - width_of(line, space) / limit) ** 2 for line in lines), 9)

    fewest = greedy_count(widths, space, limit)
    for more in (0, 1):
        found = break_lines(edges(widths, space), space, limit, balance=True, clinging=clinging, more=more)
        assert len(found) == min(fewest + more, len(widths))
        assert cost(found) == min(cost(other) for other in choices(widths, space, limit, len(found)))


@given(st.lists(st.integers(1, 40).map(float), min_size=1, max_size=9), st.integers(40, 90))
def test_no_short_word_ends_a_paragraph_alone_if_that_can_be_avoided(widths: list[float], limit: int) -> None:
    def widow(starts: list[int]) -> bool:
        return len(starts) > 1 and starts[-1] == len(widths) - 1 and widths[-1] < limit * 0.25

    found = break_lines(edges(widths, 3.0), 3.0, limit, balance=False)
    assert not widow(found) or all(widow(other) for other in choices(widths, 3.0, limit, len(found)))


@given(WIDTHS, st.integers(0, 10), st.integers(0, 200), st.booleans())
def test_lines_are_counted_without_breaking_them(
    widths: list[float],
    space: int,
    limit: int,
    balance: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    found = break_lines(
        edges(widths, space), space, limit, balance=balance, clinging=dict.fromkeys(range(0, len(widths), 2), 1.0)
    )
    assert count_lines(edges(widths, space), space, limit) == len(found)


def test_a_headline_is_even_and_a_paragraph_fills_its_lines() -> None:
    widths = [30.0] * 8
    assert break_lines(edges(widths, 5), 5, 180, balance=True) == [0, 4]
    assert break_lines(edges(widths, 5), 5, 180, balance=False) == [0, 5]


def test_a_paragraphs_line_gives_up_a_word_that_leans_on_the_next_unless_much_of_it_would_be_empty() -> None:
    def starts(*widths: float, strength: float = 1.0) -> list[int]:
        return break_lines(edges(widths, 0), 0, 100, balance=False, clinging={1: strength})

    assert starts(52, 48, 40) == [0, 1]
    assert starts(49, 51, 40) == [0, 2]
    assert starts(71, 29, 50, strength=0.5) == [0, 2]
    assert starts(30, 60, 40) == [0, 2]
    assert break_lines(edges([73, 27, 50], 0), 0, 100, balance=False) == [0, 2]


def test_the_more_care_the_less_even_lines_that_tear_nothing() -> None:
    held = {1: 0.7, 2: 0.7}
    places = edges([40, 40, 40, 40], 0)
    assert break_lines(places, 0, 120, balance=True, clinging=held) == [0, 2], "as even as can be"
    assert break_lines(places, 0, 120, balance=True, clinging=held, care=3) == [0, 1]


def test_a_paragraphs_last_line_is_no_stub_of_several_words_where_another_line_can_spare_some() -> None:
    assert break_lines(edges([40, 40, 20, 10, 10], 0), 0, 100, balance=False) == [0, 2]
    assert break_lines(edges([40, 20, 40, 10, 10], 0), 0, 100, balance=False) == [0, 3]


def test_no_short_word_stays_alone_on_the_last_line() -> None:
    widths = [30.0, 30.0, 30.0, 30.0, 12.0]
    assert greedy_count(widths, 5, 140) == 2
    assert break_lines(edges(widths, 5), 5, 140, balance=False) == [0, 3]


def test_a_segment_wider_than_the_line_has_a_line_of_its_own() -> None:
    assert break_lines(edges([20, 300, 20], 5), 5, 100, balance=True) == [0, 1, 2]
    assert break_lines(edges([300], 5), 5, 100, balance=False) == [0]
    assert break_lines(edges([10, 10], 5), 5, 0, balance=True) == [0, 1]


def test_flaws_are_phrases_torn_and_lines_unlike_the_others() -> None:
    at = edges([30.0] * 6, 0)
    assert flaws([0, 2, 4], at, 0, {}) == 0
    assert flaws([0, 2, 4], at, 0, {1: 1.0, 2: 1.0}) == 1, "nothing is torn inside a line"
    assert flaws([0, 2, 4], at, 0, {1: 0.3, 3: 0.3}) == 0, "what clings as little as any two words do"
    waist = edges([40, 40, 10, 40, 40], 0)
    assert flaws([0, 2, 3], waist, 0, {}) > 0
    assert flaws([0, 3], edges([40, 40, 40, 10], 0), 0, {}) > 0, "a stub"
    assert flaws([0, 1], edges([10, 40, 40], 0), 0, {0: 0.2}) > 0, "a first line that is one"
    assert flaws([0, 1], edges([10, 40, 40], 0), 0, {}) == 0, "where punctuation ends it"
    assert flaws([0], edges([10], 0), 0, {}) == flaws([], [0.0], 0, {}) == 0
