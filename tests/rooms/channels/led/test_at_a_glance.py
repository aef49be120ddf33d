"""What a passer-by, who sees a picture or two, can rely on: measured on two offices' months on boards of all shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from bantin.channels.led.planning import loops
from bantin.channels.led.shapes import TINY, shape
from bantin.channels.view import ChannelView
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.measure.measurements import Measurements
from bantin.model.diagnostic import Diagnostic
from bantin.model.frame import Box, TextRun
from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels, Led
from bantin.sight.legibility import MOST_PHASES, NUMBER_SECONDS, TINY_PHASES, smallest_size
from tests.fixtures.proofs import some
from tests.rooms.channels.led.boards import said

Play = Callable[[str, str], tuple[Loop, list[Diagnostic]]]

BOARDS = {
    "960x320": {"pitch_mm": 5, "viewing_m": 25},
    "384x192": {"pitch_mm": 10, "viewing_m": 30},
    "256x128": {"pitch_mm": 5, "viewing_m": 12},
    "320x160": {"pitch_mm": 8, "viewing_m": 20},
    "512x96": {"pitch_mm": 10, "viewing_m": 20},
    "768x128": {"pitch_mm": 10, "viewing_m": 25},
    "1920x384": {"pitch_mm": 8, "viewing_m": 60, "speed_kmh": 40},
    "160x320": {"pitch_mm": 5, "viewing_m": 12},
    "192x32": {"pitch_mm": 10, "viewing_m": 12},
    "96x48": {"pitch_mm": 5, "viewing_m": 6},
    "64x64": {"pitch_mm": 6, "viewing_m": 8},
}

MONTHS = {"police": "2024-11", "health": "2026-11"}

EACH = pytest.mark.parametrize(("pixels", "month"), some([(pixels, name) for pixels in BOARDS for name in MONTHS], 4))

LEAST_MARGIN = 0.015
"""Of a board's width, between its right edge and its words."""

LEAST_TOPIC = 0.4
"""Size of a topic, of the number's that stands below it, at least."""

LEAST_NUMBER = 1.4
"""Size of a number to call, of any other line's on its picture that has no smallest letters yet, at least."""

SIGNED = 96
"""Height in pixels from which on each picture of a board says who speaks."""

NARROWEST, NARROW = 75, 62
"""Width of letters in percent, at least; and on boards whose letters are all narrow."""


@pytest.fixture(scope="module")
def play(repository: Path) -> Play:
    known: dict[tuple[str, str], tuple[Loop, list[Diagnostic]]] = {}

    def played(pixels: str, name: str) -> tuple[Loop, list[Diagnostic]]:
        if (pixels, name) not in known:
            folder = repository if name == "police" else repository / "tests/whole/months/health_station"
            month = read_month(folder, MONTHS[name]).bulletin
            assert month is not None
            facts = {"id": "cho", "name": "Chợ", "pixels": pixels} | BOARDS[pixels]
            channels = Channels(led=Led(boards=(Board.model_validate(facts),)))
            unit = replace(month.unit, value=month.unit.value.model_copy(update={"channels": channels}))
            looks = Looks(templates_folders(folder), unit.value.official_domains)
            found = list(loops(ChannelView(replace(month, unit=unit), looks, "led", Measurements())))
            [loop] = [one for one in found if isinstance(one, Loop)]
            known[pixels, name] = loop, [one for one in found if isinstance(one, Diagnostic)]
        return known[pixels, name]

    return played


def runs(phase: Phase) -> list[TextRun]:
    return [mark for mark in layout_of(phase.card).frame.marks if isinstance(mark, TextRun)]


def pictures(loop: Loop) -> list[Phase]:
    """List the pictures that stand; writing that runs is no picture."""
    return [phase for phase in loop.phases if not phase.scrolls(loop.board)]


def told(found: list[Diagnostic], item: str | None) -> bool:
    """Tell whether the editor is told that an item has no room as it is."""
    codes = {"small-on-board", "too-long-for-board", "no-room-on-board"}
    return any(one.code in codes and (item or "") in f"{one.message} {one.location}" for one in found)


@EACH
def test_what_is_said_begins_and_ends_as_a_whole(pixels: str, month: str, play: Play) -> None:
    loop, _ = play(pixels, month)
    if shape(loop.board) == TINY:
        return  # headlines may stand on two
    for phase in pictures(loop):
        first, last = said(phase)[0], said(phase)[-1]
        assert not re.search(r"[,;:]$", last), (phase.picture, last)
        assert first[0].isupper() or not first[0].isalpha(), (phase.picture, first)


@EACH
def test_an_item_takes_few_pictures(pixels: str, month: str, play: Play) -> None:
    loop, _ = play(pixels, month)
    most = (TINY_PHASES if shape(loop.board) == TINY else MOST_PHASES) + 1
    for item, several in groupby(loop.phases, key=lambda phase: phase.item):
        assert item is None or len(list(several)) <= most, item


@EACH
def test_no_picture_is_like_the_one_before(pixels: str, month: str, play: Play) -> None:
    loop, _ = play(pixels, month)
    assert all(before.card.markup != after.card.markup for before, after in pairwise((*loop.phases, loop.phases[0])))


@EACH
def test_the_field_and_the_edge_of_words_stay_through_a_loop(pixels: str, month: str, play: Play) -> None:
    loop, _ = play(pixels, month)
    places, edges = set(), set()
    margin = 0 if shape(loop.board) == TINY else loop.board.width * LEAST_MARGIN
    for phase in pictures(loop):
        marks = layout_of(phase.card).frame.marks
        whole = (loop.board.width, loop.board.height)
        box = next(mark for mark in marks if isinstance(mark, Box) and mark.fill and (mark.width, mark.height) != whole)
        words = [one for one in runs(phase) if one.x >= box.x + box.width or one.baseline > box.y + box.height]
        places.add((box.x, box.y, box.width, box.height))
        edges.add(min(run.x for run in words))
        for run in words:
            _, _, right, _ = process_fonts().ink(run.font, run.text)
            assert run.x + right <= loop.board.width - margin, (phase.picture, run.text)
    assert len(places) == len(edges) == 1


@EACH
def test_headlines_and_second_lines_of_an_item_have_one_size_each(pixels: str, month: str, play: Play) -> None:
    loop, found = play(pixels, month)
    for item, several in groupby(pictures(loop), key=lambda phase: phase.item):
        sizes = set()
        for phase in several:
            title = re.search(r'style="led-title"[^>]*?sizes="(\d+)"[^>]*whole=[^>]*>([^<]+)<', phase.card.markup)
            if title and item and not told(found, item):
                sizes |= {run.font.size for run in runs(phase) if run.text in title[2]}
        assert len(sizes) <= 1, (item, sizes)


@EACH
def test_no_line_is_squeezed_beside_the_others(pixels: str, month: str, play: Play) -> None:
    loop, found = play(pixels, month)
    least = NARROW if shape(loop.board) == TINY else NARROWEST
    for phase in pictures(loop):
        news = " ".join(said(phase)[-2:])
        widths = {run.font.stretch for run in runs(phase) if run.text in news}
        assert min(widths, default=least) >= least or told(found, phase.item), phase.picture


@pytest.mark.parametrize("pixels", some(BOARDS, 3))
def test_whom_to_call_about_a_search_is_said_on_each_board(pixels: str, play: Play) -> None:
    loop, found = play(pixels, "police")
    shown = " ".join(text for phase in loop.phases if phase.item == "12-tim-xe-may" for text in said(phase))
    assert "Gọi 0900 000 000" in shown.replace("\u00a0", " "), [one.message for one in found]


@EACH
def test_a_number_stands_whole_on_a_line_where_a_line_holds_it(pixels: str, month: str, play: Play) -> None:
    loop, _ = play(pixels, month)
    for phase in pictures(loop):
        number = re.search(r"(?<=Gọi )\d{4}[\s\u00a0]\d{3}[\s\u00a0]\d{3}", " ".join(said(phase)))
        if number and loop.board.width >= 96:
            lines = [run.text.replace("\u00a0", " ") for run in runs(phase)]
            assert any(number[0].replace("\u00a0", " ") in line for line in lines), phase.picture


@EACH
def test_each_picture_of_a_large_board_says_who_speaks_and_small_ones_begin_with_it(
    pixels: str, month: str, play: Play
) -> None:
    loop, _ = play(pixels, month)
    name = {"police": "Công an tỉnh Bắc Kạn", "health": "Trạm Y tế xã Suối Mây"}[month]
    shown = [" ".join(phase.card.printed.texts) for phase in loop.phases]
    assert name in shown[0]
    if loop.board.height >= SIGNED:
        assert all(name in text for text in shown)


def sized(phase: Phase, words: str) -> int:
    """Return the size of the letters in which words stand on a picture; 0 where they do not."""
    found = [run.font.size for run in runs(phase) if run.text and run.text.replace("\u00a0", " ") in words]
    return max(found, default=0)


def calling(loop: Loop, found: list[Diagnostic]) -> Iterator[tuple[Board, Phase, list[str], str]]:
    """Walk pictures of whose item nothing is told and which show a number to call: with their texts, and that one."""
    for phase in pictures(loop):
        texts = [text.replace("\u00a0", " ") for text in said(phase)]
        number = next((text for text in texts if re.fullmatch(r"Gọi [\d ]+", text)), None)
        if number is not None and not told(found, phase.item):
            yield loop.board, phase, texts, number


@EACH
def test_a_number_to_call_is_the_largest_thing_and_its_topic_is_no_footnote(
    pixels: str, month: str, play: Play
) -> None:
    for _, phase, texts, number in calling(*play(pixels, month)):
        largest = sized(phase, number)
        others = [text for text in texts if text != number]
        assert all(sized(phase, other) <= largest for other in others), (phase.picture, texts)
        if texts[0] != number:
            assert sized(phase, texts[0]) >= largest * LEAST_TOPIC, (phase.picture, texts)


@EACH
def test_a_number_to_call_is_much_larger_than_all_around_it_that_may_be_smaller(
    pixels: str, month: str, play: Play
) -> None:
    for board, phase, texts, number in calling(*play(pixels, month)):
        if shape(board) == TINY:
            continue
        most = max(sized(phase, number) / LEAST_NUMBER, smallest_size(board))
        assert all(sized(phase, other) <= most for other in texts if other != number), (phase.picture, texts)


@EACH
def test_a_number_to_call_stands_for_as_long_as_it_takes_to_keep_it(pixels: str, month: str, play: Play) -> None:
    loop, _ = play(pixels, month)
    for phase in pictures(loop):
        if not loop.board.speed_kmh and any(re.search(r"Gọi \d{3}", text) for text in said(phase)):
            assert phase.seconds >= NUMBER_SECONDS, phase.picture


@EACH
def test_the_day_of_a_deadline_is_never_smaller_than_what_it_is_of(pixels: str, month: str, play: Play) -> None:
    loop, found = play(pixels, month)
    for phase in pictures(loop):
        day = next((text for text in said(phase) if re.fullmatch(r"Đến \d+/\d+", text)), None)
        if day and said(phase)[0] != day and not told(found, phase.item):
            assert sized(phase, day) >= sized(phase, said(phase)[0]), phase.picture


@EACH
def test_a_tiny_picture_is_no_piece_of_another(pixels: str, month: str, play: Play) -> None:
    loop, found = play(pixels, month)
    if shape(loop.board) != TINY:
        return
    cut = {Path(one.location.file).stem for one in found if one.code == "short-on-board" and one.location}
    for phase in pictures(loop):
        if phase.item and phase.item not in cut:
            first = " ".join(said(phase))
            assert first[0].isupper() or first[0].isdigit(), (phase.picture, first)
            assert len(first.split()) > 1 or first.endswith((".", "?")), (phase.picture, first)


@pytest.mark.parametrize("pixels", some([name for name in BOARDS if int(name.split("x")[1]) < SIGNED], 2))
def test_small_boards_say_once_more_amid_the_loop_who_speaks(pixels: str, play: Play) -> None:
    loop, _ = play(pixels, "police")
    named = [at for at, phase in enumerate(loop.phases) if "Công an tỉnh Bắc Kạn" in " ".join(phase.card.printed.texts)]
    assert any(2 < at < len(loop.phases) - 3 for at in named)


def test_planted_faults_are_found(play: Play) -> None:
    loop, _ = play("960x320", "health")
    twice = replace(loop, phases=(loop.phases[0], *loop.phases))
    with pytest.raises(AssertionError):
        test_no_picture_is_like_the_one_before("", "", lambda *_: (twice, []))
    card = loop.phases[1].card
    torn = replace(card, printed=replace(card.printed, texts=("Gọi lại,",), standing=()))
    with pytest.raises(AssertionError):
        test_what_is_said_begins_and_ends_as_a_whole(
            "", "", lambda *_: (replace(loop, phases=(replace(loop.phases[1], card=torn),)), [])
        )
    hurried = replace(loop, phases=tuple(replace(phase, seconds=2) for phase in loop.phases))
    with pytest.raises(AssertionError):
        test_a_number_to_call_stands_for_as_long_as_it_takes_to_keep_it("", "", lambda *_: (hurried, []))
    shouted = replace(loop, phases=tuple(_shouting(phase) for phase in loop.phases))
    with pytest.raises(AssertionError):
        test_a_number_to_call_is_much_larger_than_all_around_it_that_may_be_smaller("", "", lambda *_: (shouted, []))


def _shouting(phase: Phase) -> Phase:
    """Set all lines of a picture in the size of its number."""
    markup = re.sub(r'sizes="[^"]*"', 'sizes="32"', phase.card.markup)
    return replace(phase, card=replace(phase.card, markup=markup))
