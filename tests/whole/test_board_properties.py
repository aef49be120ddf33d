"""Whatever board a unit has and whatever its items say: pictures of exactly its pixels, nothing cut, every rule kept or
the editor told. `tests/bench/led.py` tries a thousand more."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bantin.channels.led.planning import loops
from bantin.channels.view import ChannelView
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.making.jobs.still import StillJob
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Diagnostic
from bantin.model.frame import TextRun
from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board, Mounting
from bantin.model.parts.channels import Led
from bantin.session.proofs import PhaseProof, flashes, page, prove
from bantin.session.scaffold.specimens import specimens
from bantin.sight.flashes import MOST_A_SECOND
from bantin.sight.legibility import most_phases
from tests.fixtures.proofs import examples

REPOSITORY = Path(__file__).parents[2]

SIZES = [(64, 32), (64, 64), (96, 48), (128, 64), (160, 80), (192, 96), (192, 192), (256, 128), (320, 160), (384, 192)]
SIZES += [(128, 256), (192, 384), (512, 128), (640, 64), (960, 320), (1216, 192), (333, 177), (97, 61), (1025, 255)]
SIZES += [(160, 32), (256, 256)]
LARGE = [(1920, 1080), *(pytest.param(size, marks=pytest.mark.proof) for size in ((1080, 1920), (3840, 2160)))]
PITCHES = [2.5, 3, 4, 5, 6, 8, 10, 16, 20]

_SAID = """Cảnh báo lừa đảo qua điện thoại công an không yêu cầu chuyển tiền khuỷu nghiễng Nguyễn ĐƯỢC ẤẪỘ NGHIÊNG
113 156 dichvucong.gov.vn 93,32% VNeID 31/12/2024 tài khoản ngân hàng hãy gọi ngay!"""
WORDS = _SAID.split()

MARGIN = 0.5
"""Of pixels: where letters are measured and painted differs by rounding."""

LEFT_OUT = {"too-long-for-board", "no-room-on-board", "board-too-far", "short-on-board", "too-fast-to-read"}
"""Codes that tell an editor that a board leaves an item out."""


class Boards:
    """Months of specimens, and the looks to set them on any board."""

    def __init__(self) -> None:
        made, found = specimens(REPOSITORY)
        assert not found
        self.months: list[Bulletin] = [specimen.bulletin for specimen in made]
        unit = self.months[0].unit.value
        self.looks = Looks(templates_folders(REPOSITORY), unit.official_domains)

    def plan(self, board: Board, month: Bulletin) -> tuple[Loop, list[Diagnostic]]:
        """Plan a month for a board alone."""
        channels = month.unit.value.channels.model_copy(update={"led": Led(boards=(board,))})
        unit = replace(month.unit, value=month.unit.value.model_copy(update={"channels": channels}))
        view = ChannelView(replace(month, unit=unit), self.looks, "led", Measurements())
        found = list(loops(view))
        planned = [one for one in found if isinstance(one, Loop)]
        return planned[0] if planned else Loop(board, ()), [one for one in found if isinstance(one, Diagnostic)]

    def month(self, which: int, entry: int, title: str, text: str) -> Bulletin:
        """Take one item of a month, with words of its own for boards if there are some."""
        month = self.months[which % len(self.months)]
        taken = month.entries[entry % len(month.entries)]
        led = taken.item.led.model_copy(update={"title": title or None, "text": text or None})
        document = replace(taken.document, value=taken.item.model_copy(update={"led": led}))
        return replace(month, entries=(replace(taken, document=document),))

    def examine(self, board: Board, month: Bulletin) -> list[PhaseProof]:
        """Hold what a board plays against all that was promised.

        Raises:
            AssertionError: a promise is broken; the message says which.
        """
        loop, told = self.plan(board, month)
        [entry] = month.entries
        if not any(phase.item == entry.id for phase in loop.phases):
            assert {one.code for one in told} & LEFT_OUT, "left out without a word"
        assert phases_of(loop, entry.id) <= most_phases(board) + (board.speed_kmh is None), "too many phases"
        for phase in loop.phases:
            exact(board, phase)
            assert not list(clipped(phase.card)), (phase.picture, list(clipped(phase.card)))
        proven = prove(loop)
        assert flashes(board, proven) <= MOST_A_SECOND
        codes = {one.code for one in told}
        for one in proven:
            slow = "too-fast-to-read" in codes or one.phase.item is None
            late = "long-phase" in codes  # words that were written for boards are shown, however long they are
            left = [fault for fault in one.faults if not (slow and fault.startswith("Xe chạy"))]
            left = [fault for fault in left if not (late and fault.startswith("Phải đọc"))]
            assert not left, (one.phase.picture, left)
        return proven


def phases_of(loop: Loop, item: str) -> int:
    """Count the phases of an item; on foot the kind of item may have one of its own before its words."""
    return sum(phase.item == item for phase in loop.phases)


def exact(board: Board, phase: Phase) -> None:
    """Demand that a picture has its board's pixels, once it is turned as the board hangs."""
    with TemporaryDirectory() as folder:
        StillJob(phase.card, Encoding.PNG, ()).make({}, Path(folder) / "still.png")
        with Image.open(Path(folder) / "still.png", formats=("PNG",)) as picture:
            size = picture.size
    if phase.scrolls(board):
        assert min(size) == min(board.height, phase.card.width), size
    else:
        assert size == board.delivered


def clipped(card: Card) -> Iterator[str]:
    """List runs whose ink reaches beyond their card."""
    for mark in layout_of(card).frame.marks:
        if isinstance(mark, TextRun):
            left, top, right, bottom = process_fonts().ink(mark.font, mark.text)
            across = mark.x + left >= -MARGIN and mark.x + right <= card.width + MARGIN
            down = mark.baseline + top >= -MARGIN and mark.baseline + bottom <= card.height + MARGIN
            if not (across and down):
                yield mark.text


def some_board(choose: Callable[[Sequence[Any]], Any], sizes: Sequence[tuple[int, int]]) -> Board:
    """Choose a board."""
    width, height = choose(sizes)
    pitch = choose(PITCHES)
    mounting = choose(list(Mounting))
    if mounting is not Mounting.UPRIGHT:
        width, height = height, width
    facts = {
        "id": "bang",
        "name": "Bảng thử",
        "pixels": f"{width}x{height}",
        "mounting": mounting,
        "pitch_mm": pitch,
        "viewing_m": choose([5, 12, 20, 30, 45, 80]),
        "speed_kmh": choose([None, None, 30, 60]),
    }
    return Board.model_validate(facts)


def some_words(choose: Callable[[Sequence[Any]], Any]) -> str:
    """Choose no words, a few or many."""
    return " ".join(choose(WORDS) for _ in range(choose([0, 0, 1, 3, 6, 10, 25])))


@pytest.fixture(scope="module")
def boards() -> Boards:
    return Boards()


@pytest.mark.long
@examples(5, derandomize=True, database=None)
@given(chance=st.randoms(use_true_random=False))
def test_any_item_on_any_board_keeps_the_rules_or_the_editor_is_told(boards: Boards, chance: random.Random) -> None:
    choose = chance.choice
    board = some_board(choose, SIZES)
    month = boards.month(choose(range(9)), choose(range(9)), some_words(choose), some_words(choose))
    boards.examine(board, month)


@pytest.mark.parametrize("size", LARGE)
def test_large_boards_are_as_exact_as_small_ones(boards: Boards, size: tuple[int, int]) -> None:
    board = Board(id="lon", name="Bảng lớn", pixels=f"{size[0]}x{size[1]}", pitch_mm=10, viewing_m=60)
    assert boards.examine(board, boards.month(1, 0, "", ""))


@pytest.mark.proof
@pytest.mark.parametrize(
    "size", [(97, 61), *(pytest.param(size, marks=pytest.mark.proof) for size in ((64, 32), (192, 384), (1216, 192)))]
)
def test_a_proof_is_painted_for_any_shape(boards: Boards, size: tuple[int, int]) -> None:
    board = Board(id="bang", name="Bảng", pixels=f"{size[0]}x{size[1]}", pitch_mm=10, viewing_m=12)
    loop, _ = boards.plan(board, boards.month(0, 0, "Gọi 113", ""))
    assert loop.phases
    assert page(loop, prove(loop)).width == 1840


@pytest.mark.parametrize(
    "size",
    [(96, 24), (160, 32), *(pytest.param(size, marks=pytest.mark.proof) for size in ((128, 32), (192, 32), (320, 40)))],
)
def test_accents_upon_accents_are_whole_on_boards_of_one_line(boards: Boards, size: tuple[int, int]) -> None:
    board = Board(id="bang", name="Bảng", pixels=f"{size[0]}x{size[1]}", pitch_mm=10, viewing_m=10)
    for entry in boards.months[0].entries:
        month = replace(boards.months[0], entries=(entry,))
        assert not [cut for phase in boards.plan(board, month)[0].phases for cut in clipped(phase.card)]


def test_ink_beyond_a_card_is_noticed(boards: Boards) -> None:
    board = Board(id="bang", name="Bảng", pixels="384x192", pitch_mm=10, viewing_m=30)
    loop, _ = boards.plan(board, boards.month(0, 0, "Cảnh giác", ""))
    card = next(phase.card for phase in loop.phases if phase.item)
    assert not list(clipped(card))
    assert list(clipped(replace(card, width=40)))


def test_a_phase_too_many_is_noticed(boards: Boards) -> None:
    board = Board(id="bang", name="Bảng", pixels="384x192", pitch_mm=10, viewing_m=30, speed_kmh=10)
    loop, _ = boards.plan(board, boards.month(0, 0, "Cảnh giác", "Gọi 113"))
    item = next(phase.item for phase in loop.phases if phase.item)
    assert phases_of(loop, item) <= most_phases(board) == 2
    shown = [phase for phase in loop.phases if phase.item]
    assert phases_of(replace(loop, phases=(*loop.phases, *shown[:1] * 2)), item) > most_phases(board)


def test_a_picture_that_goes_too_soon_is_noticed(boards: Boards) -> None:
    board = Board(id="bang", name="Bảng", pixels="384x192", pitch_mm=10, viewing_m=30)
    loop, _ = boards.plan(board, boards.month(0, 0, "Cảnh giác", "Gọi 113"))
    hasty = replace(loop, phases=tuple(replace(phase, seconds=phase.seconds - 1) for phase in loop.phases))
    assert not any(one.faults for one in prove(loop))
    assert all(one.faults and "đọc hết cần" in one.faults[0] for one in prove(hasty))


def test_a_loop_that_flashes_is_noticed(boards: Boards) -> None:
    board = Board(id="bang", name="Bảng", pixels="384x192", pitch_mm=10, viewing_m=30)
    one = prove(boards.plan(board, boards.month(0, 0, "Cảnh giác", ""))[0])[0]
    lit, dark = (replace(one, image=Image.new("RGB", (384, 192), color)) for color in ("white", "black"))
    blink = [replace(shown, phase=replace(one.phase, seconds=1)) for shown in (dark, lit)]
    assert flashes(board, blink * 6) <= 1
    # Bars that run half of their distance from picture to picture.
    bars = Image.new("RGB", (672, 192))
    for left in range(0, bars.width, 192):
        bars.paste((255, 255, 255), (left, 0, left + 96, 192))
    running = replace(one.phase, card=replace(one.phase.card, width=bars.width), seconds=1)
    assert flashes(board, [replace(one, image=bars, phase=running)]) > MOST_A_SECOND
