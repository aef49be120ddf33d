from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bantin.design.layout.engine import lay_out
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Font, Frame, Gradient, Mark, Picture, Rgba, TextRun
from bantin.model.recipe import Still
from bantin.paint import layers, still
from bantin.paint.layers import Layers
from tests.fixtures.months import Planned
from tests.fixtures.proofs import examples

INK: Rgba = (255, 255, 255, 255)
GROUND = Gradient((19, 41, 75, 255), (8, 20, 37, 255), 165)
FONT = Font("noto-sans", 700, 100, 20)
SIZE = (160, 120)
BOOK = FontBook()

marks = st.sampled_from(
    [
        Box(5, 5, 60, 40, (255, 0, 0, 90), 9),
        Box(20, 20, 90, 50, (0, 255, 0, 120), 12, 3, INK),
        TextRun(10, 60, "Bắc Kạn", FONT, INK),
        TextRun(10, 90, "Công an", FONT, (255, 189, 46, 200)),
    ]
)

Paint = Callable[[Frame], Image.Image]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Mark]:
    """List the marks that are really painted, with nothing kept from before."""
    painted: list[Mark] = []
    single = still._paint  # noqa: SLF001 - the one place through which each mark goes

    def paint(image: Image.Image, mark: Mark, assets: dict[str, Path], fonts: FontBook) -> None:
        painted.append(mark)
        single(image, mark, assets, fonts)

    monkeypatch.setattr(still, "_paint", paint)
    monkeypatch.setattr(still, "_LAYERS", Layers())
    return painted


def alone(frame: Frame, assets: dict[str, Path] | None = None) -> bytes:
    """Paint a frame without anything kept."""
    image = layers.ground(frame)
    for mark in frame.marks:
        still._paint(image, mark, assets or {}, BOOK)  # noqa: SLF001 - as above
    return image.tobytes()


def header(*more: Mark) -> Frame:
    shared: tuple[Mark, ...] = (
        Box(5, 5, 30, 30, (201, 32, 47, 255), 15),
        TextRun(40, 30, "Phòng", FONT, INK),
        TextRun(40, 60, "Tỉnh", FONT, INK),
    )
    return Frame(*SIZE, GROUND, shared + more)


@given(st.lists(st.lists(marks, max_size=6), min_size=1, max_size=8))
@examples(8)
def test_bytes_are_those_of_a_picture_painted_alone(month: Sequence[Sequence[Mark]]) -> None:
    for each in month:
        frame = Frame(*SIZE, GROUND, tuple(each))
        assert still.paint(frame, {}, BOOK).tobytes() == alone(frame)


def test_a_shared_beginning_is_painted_twice_and_then_no_more(counted: list[Mark]) -> None:
    frames = [header(Box(x, 80, 9, 9, INK)) for x in range(5)]
    found = []
    for frame in frames:
        before = len(counted)
        image = still.paint(frame, {}, BOOK)
        found.append(len(counted) - before)
        assert image.tobytes() == alone(frame)
    assert found == [4, 4, 1, 1, 1]


def test_two_mastheads_by_turns_are_both_kept(counted: list[Mark]) -> None:
    large = [header(Box(x, 80, 9, 9, INK)) for x in range(4)]
    small = [replace(frame, marks=(Box(5, 5, 20, 20, INK, 10), *frame.marks[1:])) for frame in large]
    for one, other in zip(large, small, strict=True):
        before = len(counted)
        pictures = [still.paint(frame, {}, BOOK).tobytes() for frame in (one, other)]
        last = len(counted) - before
        assert pictures == [alone(one), alone(other)]
    assert last == 2, "one mark each"


def test_a_painted_picture_belongs_to_its_caller(counted: list[Mark]) -> None:
    frames = [header(Box(x, 80, 9, 9, INK)) for x in range(4)]
    for frame in frames:
        image = still.paint(frame, {}, BOOK)
        assert image.tobytes() == alone(frame)
        image.paste((1, 2, 3), (0, 0, *SIZE))
    assert counted


def test_a_photograph_of_the_same_name_is_painted_anew(counted: list[Mark], tmp_path: Path) -> None:
    paths = []
    for name, color in (("a", "red"), ("b", "blue"), ("c", "green")):
        paths.append(tmp_path / f"{name}.png")
        Image.new("RGB", (40, 40), color).save(paths[-1])
    frame = Frame(*SIZE, GROUND, (Picture(0, 0, 60, 60, "p"), *header().marks, Box(0, 100, 9, 9, INK)))
    for path in paths:
        assert still.paint(frame, {"p": path}, BOOK).tobytes() == alone(frame, {"p": path})
    assert counted


def test_a_picture_that_fails_leaves_no_half_painted_layer(counted: list[Mark]) -> None:
    frame = header(Box(0, 80, 9, 9, INK))
    still.paint(frame, {}, BOOK)
    with pytest.raises(KeyError):
        still.paint(header(Picture(0, 0, 9, 9, "missing")), {}, BOOK)
    assert still.paint(frame, {}, BOOK).tobytes() == alone(frame)
    assert counted


def test_what_is_kept_is_bounded() -> None:
    kept = Layers()
    for width in range(20, 60):
        for number in range(3):
            frame = replace(header(Box(number, 80, 9, 9, INK)), width=width)
            image, _, count = kept.begin(frame)
            if count >= 0:
                kept.keep(frame, count, image)
    assert len(kept._kept) == 6  # noqa: SLF001 - memory is what is tested
    assert len(kept._recent) == 8  # noqa: SLF001 - as above


def test_a_translucent_ground_lies_on_black() -> None:
    for ground in ((255, 0, 0, 128), Gradient((255, 0, 0, 128), (255, 0, 0, 128), 90)):
        assert np.asarray(layers.ground(Frame(4, 4, ground, ())))[0, 0].tolist() == [128, 0, 0]


@pytest.mark.proof
def test_a_month_s_cards_are_the_same_with_and_without(planned: Planned, pytestconfig: pytest.Config) -> None:
    """All of them with `--proofs`, else each tenth."""
    made = [recipe.what.card for recipe in planned("sample") if isinstance(recipe.what, Still)]
    cards = [card for card in made if card.look.startswith("facebook/")]
    assert len(cards) > 10
    for card in cards[:: 1 if pytestconfig.getoption("--proofs") else 10]:
        frame, assets = lay_out(card, BOOK).frame, {asset.name: Path(asset.path) for asset in card.assets}
        assert still.paint(frame, assets, BOOK).tobytes() == alone(frame, assets), card.look
