"""A field of the kind's colour with a pictogram, and fixed places for words, on boards of many shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bantin.channels.led.planning import loops
from bantin.channels.led.shapes import fields, shape
from bantin.channels.scenes import PICTOGRAMS
from bantin.channels.view import ChannelView
from bantin.content.reading.month import read_month
from bantin.content.reading.themes import read_themes
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.fonts.icons import icon_names
from bantin.making.cards.layouts import layout_of
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.frame import Box, Icon, Picture, TextRun
from bantin.model.kinds import KINDS
from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels, Led
from bantin.model.sample import Fields
from bantin.model.theme import contrast
from bantin.model.words import SETS
from bantin.session.proofs import PhaseProof, prove
from bantin.sight.measures import CONTRAST
from tests.fixtures.proofs import some
from tests.rooms.channels.led.boards import said

MakeBulletin = Callable[..., Bulletin]

LEAST_LIT = 0.2
"""Of a board all white, for light and for power: no picture is lit by more."""

SENTENCE = "Không cài ứng dụng lạ từ đường dẫn gửi qua tin nhắn"


def board(pixels: str, **known: object) -> Board:
    facts = {"id": "cho", "name": "Chợ", "pixels": pixels, "pitch_mm": 10, "viewing_m": 30}
    return Board.model_validate(facts | known)


def planned(month: Bulletin, on: Board, looks: Looks) -> Loop:
    channels = Channels(led=Led(boards=(on,)))
    unit = replace(month.unit, value=month.unit.value.model_copy(update={"channels": channels}))
    found = loops(ChannelView(replace(month, unit=unit), looks, "led", Measurements()))
    return next(one for one in found if isinstance(one, Loop))


def marks(phase: Phase) -> tuple[list[Box], list[Icon], list[TextRun]]:
    found = layout_of(phase.card).frame.marks
    return (
        [mark for mark in found if isinstance(mark, Box) and mark.fill],
        [mark for mark in found if isinstance(mark, Icon)],
        [mark for mark in found if isinstance(mark, TextRun)],
    )


@pytest.fixture(scope="module")
def sample(repository: Path) -> tuple[Bulletin, Looks]:
    month = read_month(repository, "2024-11").bulletin
    assert month is not None
    return month, Looks(templates_folders(repository), month.unit.value.official_domains)


@pytest.fixture
def themed(make_bulletin: MakeBulletin, repository: Path) -> MakeBulletin:
    return lambda *items: replace(make_bulletin(*items), theme=read_themes(repository)[0]["navy"])


def overlit(proven: Sequence[PhaseProof]) -> list[str]:
    """Name the pictures that are lit by more than a fifth."""
    return [one.phase.picture for one in proven if max(one.measures.light, one.measures.drive) > LEAST_LIT]


@pytest.mark.parametrize(
    ("pixels", "known"),
    [
        ("384x192", {}),
        pytest.param("960x320", {"pitch_mm": 5, "viewing_m": 25}, marks=pytest.mark.proof),
        pytest.param("128x256", {"viewing_m": 20}, marks=pytest.mark.proof),
    ],
)
def test_no_picture_of_the_sample_month_is_lit_by_more_than_a_fifth(
    pixels: str, known: dict[str, float], sample: tuple[Bulletin, Looks]
) -> None:
    proven = prove(planned(sample[0], board(pixels, **known), sample[1]))
    assert not overlit(proven)
    assert not [one.faults for one in proven if one.faults]
    bright = replace(proven[0], measures=replace(proven[0].measures, drive=0.21))
    assert overlit([bright]), "planted"


@pytest.mark.parametrize("pixels", some(["384x192", "192x192", "128x256", "512x128", "1216x192", "384x32"], 3))
def test_every_kind_has_a_field_with_a_pictogram_where_there_is_room(
    pixels: str, themed: MakeBulletin, looks: Looks
) -> None:
    on = board(pixels, viewing_m=12)
    led = {"title": "Cảnh giác", "text": "Gọi 113"}
    loop = planned(themed(*((kind, {"led": led}) for kind in KINDS)), on, looks)
    assert {phase.item for phase in loop.phases if phase.item} == {f"{n:02}-{kind}" for n, kind in enumerate(KINDS, 1)}
    for phase in loop.phases:
        boxes, icons, _ = marks(phase)
        [icon] = icons
        field = boxes[0]
        assert field.width * field.height >= 0.08 * on.width * on.height
        assert field.x <= icon.x
        assert icon.x + icon.size <= field.x + field.width
        assert field.y <= icon.y
        assert icon.y + icon.size <= field.y + field.height


@pytest.mark.parametrize(
    ("pixels", "words"),
    some([("192x96", 22), ("256x64", 22), ("128x256", 44), ("640x64", 44), ("384x32", 8), ("192x32", 6)], 3),
)
def test_nothing_jumps_between_the_phases_of_an_item(
    pixels: str, words: int, themed: MakeBulletin, looks: Looks
) -> None:
    led = {"title": "Kẻ gian giả danh", "text": " ".join((SENTENCE.split() * 5)[:words])}
    loop = planned(themed(("warning", {"led": led})), board(pixels, viewing_m=10), looks)
    phases = [phase for phase in loop.phases if phase.item]
    assert len(phases) > 1
    labels, starts, grounds = set(), set(), set()
    for phase in phases:
        boxes, icons, runs = marks(phase)
        said = [run for run in runs if run.text.isupper()]
        rest = [run for run in runs if run not in said]
        labels.add(tuple((run.text, run.x, run.baseline, run.font.size) for run in said))
        starts |= {run.x for run in rest}
        grounds.add((*((box.x, box.y, box.width, box.height) for box in boxes), *((i.x, i.y, i.size) for i in icons)))
    assert len(grounds) == 1
    assert len(starts) == 1
    assert len(labels) == 1 or (len(labels) == 2 and () in labels), "a phase of its own, or the same on all"


def test_all_pictures_of_a_loop_have_one_field_however_long_their_words(themed: MakeBulletin, looks: Looks) -> None:
    on = board("192x96", viewing_m=10)
    leds = [{"title": "Cảnh giác", "text": " ".join(["nghiêng"] * words)} for words in (2, 4, 8)]
    loop = planned(themed(*(("notice", {"led": led}) for led in leds)), on, looks)
    assert len({(box.x, box.width) for phase in loop.phases for box in marks(phase)[0]}) == 1
    assert all(marks(phase)[1] for phase in loop.phases)


def test_fields_are_listed_from_the_largest_to_none() -> None:
    for pixels in ("64x32", "192x32", "128x64", "384x192", "192x192", "128x256", "512x128"):
        on = board(pixels, viewing_m=10)
        found = fields(on, shape(on))
        assert [one.pixels for one in found] == sorted((one.pixels for one in found), reverse=True)
        assert found[-1].pixels == 0


def test_figures_stand_on_boards_as_a_number_with_its_unit_and_what_it_counts(
    themed: MakeBulletin, looks: Looks
) -> None:
    values = [{"label": "Hồ sơ căn cước đã thu nhận", "value": "368063", "unit": "hồ sơ"}]

    def shown(led: Fields) -> list[tuple[str, ...]]:
        month = themed(("figures", {"values": values, "led": led}))
        phases = [one for one in planned(month, board("384x192"), looks).phases if one.item]
        sources = [re.findall(r'source="([^"]+)"', phase.card.markup) for phase in phases]
        told = [said(phase) for phase in phases]
        assert list(map(len, sources)) == list(map(len, told)), "each text knows where it was written"
        return told

    number = ("368.063 hồ sơ", "Hồ sơ căn cước đã thu nhận")
    assert shown({}) == [("Một tiêu đề", *number)], "never without what it is about"
    assert shown({"title": "Chuyển đổi số"}) == [("Chuyển đổi số", *number)]
    assert shown({"text": "Đúng hạn 93%"}) == [("Một tiêu đề", "Đúng hạn 93%")]


def test_a_long_board_of_one_line_tells_the_kind_by_its_field(themed: MakeBulletin, looks: Looks) -> None:
    led = {"title": "Giả danh Công an", "text": "Không cài ứng dụng từ đường dẫn lạ"}
    loop = planned(themed(("warning", {"led": led})), board("384x32", viewing_m=12), looks)
    phases = [phase for phase in loop.phases if phase.item]
    assert [said(phase) for phase in phases] == [("Giả danh Công an",), ("Không cài ứng dụng từ đường dẫn lạ",)]
    assert all("led-beware" in phase.card.markup and marks(phase)[1] for phase in phases)


@pytest.mark.parametrize(
    ("title", "pictogram"), [("Giả danh Công an", "phone-incoming"), ("Kẻ gian quanh ta", "triangle-alert")]
)
def test_the_pictogram_tells_the_topic_else_the_kind(
    title: str, pictogram: str, themed: MakeBulletin, looks: Looks
) -> None:
    loop = planned(themed(("warning", {"title": title, "led": {"text": "Gọi 113"}})), board("384x192"), looks)
    assert [icon.name for phase in loop.phases if phase.item for icon in marks(phase)[1]] == [pictogram]


def test_an_items_own_icon_is_its_pictogram(themed: MakeBulletin, looks: Looks) -> None:
    fields = {"title": "Giả danh Công an", "led": {"text": "Gọi 113"}, "icon": "bug"}
    loop = planned(themed(("warning", fields)), board("384x192"), looks)
    assert {icon.name for phase in loop.phases if phase.item for icon in marks(phase)[1]} == {"bug"}


def test_every_topic_has_a_pictogram_that_there_is() -> None:
    assert {scene for words in SETS.values() for scene in words.topics or {}} <= set(PICTOGRAMS)
    assert set(PICTOGRAMS.values()) | {kind.default_icon for kind in KINDS.values()} <= icon_names()


def test_the_emblem_stands_on_the_first_picture(themed: MakeBulletin, looks: Looks, tmp_path: Path) -> None:
    from bantin.model.asset import Asset  # noqa: PLC0415 - of this test alone

    Image.new("RGBA", (64, 64), "white").save(tmp_path / "huy-hieu.png")
    month = replace(themed(("notice", {})), emblem=Asset("huy-hieu.png", str(tmp_path / "huy-hieu.png"), "0" * 64))
    first, *_, last = planned(month, board("384x192"), looks).phases
    assert 'src="huy-hieu.png"' in first.card.markup
    assert "huy-hieu" not in last.card.markup


@pytest.mark.parametrize("seen", [((60, 80), "960x320", 1), ((80, 60), "960x320", 0), ((60, 80), "384x192", 0)])
def test_an_upright_picture_of_whom_we_seek_stands_whole_in_a_wide_field(
    seen: tuple[tuple[int, int], str, int], themed: MakeBulletin, looks: Looks, tmp_path: Path
) -> None:
    from bantin.model.asset import Asset  # noqa: PLC0415 - of this test alone

    size, pixels, count = seen
    Image.new("RGB", size, "grey").save(tmp_path / "anh.png")
    month = themed(("appeal", {"image": {"file": "anh.png", "alt": "Một cụ ông"}, "contact": "duong-day"}))
    picture = Asset("anh.png", str(tmp_path / "anh.png"), "0" * 64)
    month = replace(month, entries=tuple(replace(entry, image=picture) for entry in month.entries))
    first, *_, call = [phase for phase in planned(month, board(pixels, viewing_m=20), looks).phases if phase.item]
    pictures = [mark for mark in layout_of(first.card).frame.marks if isinstance(mark, Picture)]
    assert len(pictures) == count
    kept = [mark for mark in layout_of(call.card).frame.marks if isinstance(mark, Picture)]
    assert len(kept) == count, "whoever reads whom to call sees about whom"
    for mark in pictures:
        assert mark.width / mark.height == pytest.approx(3 / 4, rel=0.02)


@pytest.mark.parametrize("theme", ["navy", "light"])
def test_letters_in_and_on_a_groups_colour_can_be_read_in_sunlight(theme: str, repository: Path) -> None:
    colors = read_themes(repository)[0][theme].colors
    for group in ("beware", "tale", "act", "soon", "know", "ask"):
        assert contrast(colors[f"led-{group}"], colors["led-ground"]) >= CONTRAST
