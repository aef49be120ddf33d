"""With real fonts: no ink touches what it should not, baselines agree, numbers hang, nothing is cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.content.reading.themes import read_themes
from bantin.design.layout.engine import lay_out
from bantin.design.looks.markup import parse_card
from bantin.design.looks.nodes import Node, Text
from bantin.fonts.book import FontBook
from bantin.model.card import Card
from bantin.model.frame import Font, Frame, TextRun
from bantin.model.theme import Theme
from tests.fixtures.months import Planned
from tests.fixtures.proofs import examples

FONTS = FontBook()
REPOSITORY = Path(__file__).parents[2]
THEMES = read_themes(REPOSITORY)[0]


def runs_of(frame: Frame) -> list[TextRun]:
    return [mark for mark in frame.marks if isinstance(mark, TextRun)]


def ink_of(run: TextRun) -> tuple[float, float, float, float]:
    left, top, right, bottom = FONTS.ink(run.font, run.text)
    return run.x + left, run.baseline + top, run.x + right, run.baseline + bottom


def lines_of(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    found: dict[float, list[TextRun]] = defaultdict(list)
    for run in runs:
        found[run.baseline].append(run)
    return [found[baseline] for baseline in sorted(found)]


def touching(runs: Sequence[TextRun]) -> list[tuple[str, str]]:
    """Lines between whose ink not a row of pixels is left."""
    found = []
    for upper, lower in pairwise(lines_of(runs)):
        if max(ink_of(run)[3] for run in upper) >= min(ink_of(run)[1] for run in lower):
            found.append((upper[0].text, lower[0].text))
    return found


def text_card(theme: Theme, attributes: str, content: str, width: int) -> Card:
    return Card(f"<card><text {attributes}>{content}</text></card>", "test.xml", width, 4000, theme)


# Lines ----------------------------------------------------------------------------------------------------------------


@examples(8)
@given(
    st.sampled_from(sorted(THEMES)),
    st.data(),
    st.lists(st.sampled_from(["Ẫ", "Ộ", "ặ", "g", "y", "Ẵg", "Ngẫm", "**Ộy**", "xe"]), min_size=6, max_size=12),
)
def test_the_ink_of_lines_never_touches_in_any_style_of_the_themes(
    name: str, data: st.DataObject, w: list[str]
) -> None:
    theme = THEMES[name]
    style = data.draw(st.sampled_from(sorted(theme.styles)))
    size = data.draw(st.integers(theme.styles[style].min_size or theme.styles[style].size, theme.styles[style].size))
    content = " ".join(w)
    result = lay_out(text_card(theme, f'style="{style}" size="{size}" min-size="{size}"', content, size * 3), FONTS)
    assert len(lines_of(runs_of(result.frame))) > 1
    assert not touching(runs_of(result.frame))


def test_lines_that_touch_are_noticed() -> None:
    font, ink = Font("noto-sans", 700, 100, 100), (0, 0, 0, 255)
    bottom, top = FONTS.ink(font, "g")[3], FONTS.ink(font, "Ẫ")[1]
    for distance, expected in ((bottom - top, [("g", "Ẫ")]), (bottom - top + 1, [])):
        assert touching([TextRun(0, 0, "g", font, ink), TextRun(0, distance, "Ẫ", font, ink)]) == expected


def test_lines_without_stacked_accents_stand_as_the_style_says() -> None:
    runs = runs_of(lay_out(text_card(THEMES["navy"], 'style="headline"', "nghe gọi " * 4, 600), FONTS).frame)
    assert {lower[0].baseline - upper[0].baseline for upper, lower in pairwise(lines_of(runs))} == {96}


def test_first_baselines_of_a_row_agree_whatever_the_sizes() -> None:
    inside = (
        '<text style="number" width="60">1</text><text style="body" width="300">Ẫm ộp một hai ba bốn năm</text>'
        '<column padding="30 0 0 0"><text style="small">nhỏ</text></column>'
    )
    card = Card(f'<card><row align="baseline">{inside}</row></card>', "test.xml", 600, 600, THEMES["navy"])
    number, body, *others = runs_of(lay_out(card, FONTS).frame)
    assert number.baseline == body.baseline == others[-1].baseline
    assert others[0].baseline > body.baseline
    assert len({run.font.size for run in (number, body, others[-1])}) == 3


# Cards ----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def laid_out(pytestconfig: pytest.Config, planned: Planned) -> list[tuple[Card, Frame]]:
    """All cards of the sample month, and with `--proofs` of the specimens in one theme."""
    words = ("sample", "ngan", "dai", "dau") if pytestconfig.getoption("--proofs") else ("sample",)
    listed = [recipe for name in words for recipe in planned(name)]
    cards = {(card.markup, card.width): card for recipe in listed for card in recipe.cards}
    return [(card, lay_out(card, FONTS).frame) for card in cards.values()]


def overlapping(runs: Sequence[TextRun]) -> list[tuple[str, str]]:
    """Texts with ink upon one another's."""
    found = []
    for one, other in combinations(runs, 2):
        a, b = ink_of(one), ink_of(other)
        beside = 2 if one.baseline == other.baseline else 0  # «k» and «)» of two weights, as letters of one do
        if a[0] < b[2] - beside and b[0] < a[2] - beside and a[1] < b[3] and b[1] < a[3]:
            found.append((one.text, other.text))
    return found


def test_no_ink_lies_on_other_ink_or_outside_the_card(laid_out: list[tuple[Card, Frame]]) -> None:
    for card, frame in laid_out:
        runs = runs_of(frame)
        assert not overlapping(runs), card.look
        for run in runs:
            left, top, right, bottom = ink_of(run)
            assert left >= 0, card.look
            assert top >= 0, card.look
            assert right <= card.width, card.look
            assert bottom <= card.height, card.look


def test_ink_on_ink_is_noticed() -> None:
    font, ink = Font("noto-sans", 400, 100, 40), (0, 0, 0, 255)
    assert overlapping([TextRun(0, 40, "Nghe", font, ink), TextRun(20, 60, "gọi", font, ink)]) == [("Nghe", "gọi")]
    assert not overlapping([TextRun(0, 40, "Nghe", font, ink), TextRun(0, 100, "gọi", font, ink)])


def written(node: Node) -> Iterator[str]:
    """The letters that a card is to show, without marks of bold and spaces."""
    if isinstance(node, Text):
        yield node.content.replace("**", "").replace(" ", "")
    for child in getattr(node, "children", []):
        yield from written(child)


def test_nothing_is_cut_and_nothing_is_added(laid_out: list[tuple[Card, Frame]]) -> None:
    for card, frame in laid_out:
        if "<chart" in card.markup:
            continue  # a chart may leave labels out, and writes none of its own
        drawn = "".join(run.text for run in runs_of(frame)).replace(" ", "")
        assert drawn == "".join(written(parse_card(card.markup, card.theme))), card.look


def test_no_ellipsis_stands_where_none_was_written(laid_out: list[tuple[Card, Frame]]) -> None:
    for card, frame in laid_out:
        for dots in ("…", "..."):
            assert sum(run.text.count(dots) for run in runs_of(frame)) <= card.markup.count(dots), card.look


_OFF = 16
"""Pixels by which a number may stand above or below the middle of its lines, whose accents and tails differ."""

_IN_TILES = 64
"""Size of numbers in tiles; those on the line that joins a first card's steps are smaller."""


def test_numbers_stand_in_the_middle_of_tiles_or_beside_a_first_line(laid_out: list[tuple[Card, Frame]]) -> None:
    lists = tiles = 0
    for card, frame in laid_out:
        if card.look not in {"facebook/base.xml", "facebook/service.xml"}:
            continue
        runs = runs_of(frame)
        numbers = [(at, run) for at, run in enumerate(runs) if run.text in set("12345678") and run.font.weight == 800]
        if not numbers:
            continue
        assert len({run.x for _, run in numbers}) == 1
        starts: set[float] = set()
        for (at, number), (next_at, after) in pairwise([*numbers, (0, numbers[0][1])]):
            end = next_at if int(after.text) == int(number.text) + 1 else at + 2  # else another list follows
            of_item = lines_of(runs[at + 1 : end])
            starts |= {min(run.x for run in line) for line in of_item}
            lists += len(of_item) > 1
            if number.font.size < _IN_TILES:
                assert of_item[0][0].baseline == number.baseline, number.text
                continue
            if end != next_at:
                continue  # where its last line ends is not told from here
            ink = [ink_of(run) for line in of_item for run in line]
            middle = (min(top for _, top, _, _ in ink) + max(bottom for _, _, _, bottom in ink)) / 2
            _, top, _, bottom = ink_of(number)
            assert abs((top + bottom) / 2 - middle) <= _OFF, number.text
            tiles += 1
        assert len(starts) == 1
        assert starts.pop() > ink_of(numbers[0][1])[2]
    assert lists
    assert tiles
