"""What boards show, planned with real looks and real letters."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.channels.led.planning import loops
from bantin.channels.led.shapes import shape
from bantin.channels.led.timetable import timetable
from bantin.channels.view import ChannelView
from bantin.content.reading.themes import read_themes
from bantin.design.looks.renderer import Looks
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.making.jobs.still import StillJob
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.frame import TextRun
from bantin.model.kinds import KINDS
from bantin.model.loop import Loop
from bantin.model.parts.channels import Channels, Led
from bantin.sight.legibility import LONGEST_PHASE, NUMBER_SECONDS, smallest_size
from tests.fixtures.proofs import some
from tests.rooms.channels.led.boards import CALLED, CROSSING, LONG, NUMBER, SHORT, board, phases_of, said

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]


def runs_of(card: Card) -> list[TextRun]:
    return [mark for mark in layout_of(card).frame.marks if isinstance(mark, TextRun)]


@pytest.mark.parametrize(
    ("pixels", "named"),
    [
        ("64x32", "tiny"),
        ("64x128", "tiny"),
        ("96x48", "tiny"),
        ("128x64", "wide"),
        ("384x192", "wide"),
        ("192x192", "square"),
        ("256x208", "square"),
        ("256x176", "wide"),
        ("192x384", "tall"),
        ("512x128", "banner"),
        ("1216x192", "ribbon"),
    ],
)
def test_looks_choose_by_the_shape_of_a_board(pixels: str, named: str) -> None:
    assert shape(board(pixels)) == named


@pytest.mark.parametrize("kind", some(KINDS, 3))
@pytest.mark.parametrize("pixels", ["96x64", "128x96", "192x384", "256x64", "384x192", "1216x192", "1920x1080"])
def test_every_kind_stands_on_every_board_in_letters_that_can_be_read(pixels: str, kind: str, plan: Plan) -> None:
    on = board(pixels)
    [loop], diagnostics = plan((kind, {"led": {"title": "Giả danh Công an", "text": "Gọi 113"}}), on=on)
    assert not diagnostics
    for phase in loop.phases:
        assert min(run.font.size for run in runs_of(phase.card)) >= smallest_size(on)
        assert (phase.card.width, phase.card.height) == (on.width, on.height)


def test_phases_are_numbered_in_order_of_play(plan: Plan) -> None:
    [loop], _ = plan(("notice", {}), ("guide", {}))
    names = ["00-mo-dau", "01-notice", "02-guide", "03-ket"]
    assert [loop.path(phase.picture) for phase in loop.phases] == [f"led/cho/{name}.png" for name in names]


def test_a_long_text_goes_on_over_phases_and_no_word_is_lost(plan: Plan) -> None:
    phases = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": LONG}}), on=board("256x128")))
    assert len(phases) > 1
    lines = [text for phase in phases for text in said(phase) if text != "Cảnh giác"]
    assert all(line[0].isupper() for line in lines), lines
    assert not [line for line in lines if line.endswith(",")]
    assert " ".join(lines).casefold().replace(",", "") == LONG.casefold().replace(",", "")
    assert all(phase.units <= 3 for phase in phases)


@pytest.mark.parametrize("pixels", ["96x48", "128x64", "192x384", "384x192"])
def test_no_compound_is_broken_where_it_can_stand_whole(pixels: str, plan: Plan) -> None:
    led = {"title": "An ninh mạng", "text": "Báo Công an xã"}
    [loop], _ = plan(("notice", {"led": led}), on=board(pixels))
    shown = {run.text for phase in loop.phases if phase.item for run in runs_of(phase.card)}
    assert any("ninh mạng" in text for text in shown), shown
    assert any("Công an" in text for text in shown), shown


def test_the_last_day_is_told_on_boards_of_any_size(plan: Plan) -> None:
    for pixels in ("64x32", "96x24", "96x48", "192x384", "1216x192"):
        [loop], _ = plan(
            ("deadline", {"led": {"title": "CMND sắp hết giá trị", "text": "Làm thẻ"}}), on=board(pixels, viewing_m=10)
        )
        shown = " ".join(run.text for phase in loop.phases if phase.item for run in runs_of(phase.card))
        assert "Đến 15/12" in shown, pixels


@pytest.mark.parametrize("pixels", ["64x32", "96x24", "64x33", "96x36"])
def test_words_that_run_stand_on_one_line_and_are_whole(pixels: str, plan: Plan) -> None:
    led = {"title": "an hàng NGHIÊNG", "text": "khuỷu đảo ẤẪỘ nghiễng " * 5}
    [loop], _ = plan(("guide", {"led": led}), on=board(pixels, viewing_m=10))
    strip = next(phase.card for phase in loop.phases if phase.scrolls(loop.board))
    runs = runs_of(strip)
    assert len({run.baseline for run in runs}) == 1
    for run in runs:
        _, top, _, bottom = process_fonts().ink(run.font, run.text)
        assert run.baseline + top >= 0
        assert run.baseline + bottom <= strip.height


def test_where_words_have_no_room_an_item_is_left_out_and_told(plan: Plan) -> None:
    [loop], told = plan(("notice", SHORT), on=board("32x64", viewing_m=10))
    assert not [phase for phase in loop.phases if phase.item]
    assert [one.code for one in told] == ["too-long-for-board"]


def test_a_narrow_board_halves_a_long_name_rather_than_let_its_headline_be_tiny(plan: Plan) -> None:
    led = {"title": "Định danh mức 2", "text": "Làm tại Công an xã, không mất phí"}
    [phase] = phases_of(plan(("notice", {"led": led}), on=board("192x384", viewing_m=20)))
    title, half, *below = [run for run in runs_of(phase.card) if run.text != "THÔNG BÁO"]
    assert (title.text, half.text) == ("Định danh", "mức 2")
    assert title.font.size >= max(run.font.size for run in below)


def test_a_short_text_stays_on_one_phase(plan: Plan) -> None:
    [phase] = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}})))
    assert (phase.units, phase.words, phase.seconds) == (2, 4, NUMBER_SECONDS), "the kind of item is told by its field"


@pytest.mark.parametrize(("led", "sources"), [(True, ["led.title", "led.text"]), (False, ["title", "summary"])])
def test_each_text_knows_where_it_was_written(led: bool, sources: list[str], plan: Plan) -> None:  # noqa: FBT001 - given by name
    [phase] = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}} if led else {})))
    assert list(phase.card.printed.sources) == sources


def test_drivers_get_two_units_on_a_phase_what_it_is_and_what_to_do(plan: Plan) -> None:
    on = board("960x320", speed_kmh=20, viewing_m=60)
    phases = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}}), on=on))
    assert [phase.units for phase in phases] == [2]


@pytest.mark.parametrize("known", [{}, {"speed_kmh": 10}])
def test_tiny_boards_tell_the_kind_by_colour_and_spend_no_picture_on_it(known: dict[str, Any], plan: Plan) -> None:
    led = {"title": "Cảnh giác", "text": "Gọi 113"}
    colours = set()
    for kind in ("notice", "warning"):
        [phase] = phases_of(plan((kind, {"led": led, "contacts": []}), on=board("96x48", **known)), f"01-{kind}")
        assert phase.card.printed.texts == ("Cảnh giác", "Gọi 113")
        colours.add(tuple(re.findall(r'background="(led-\w+)"', phase.card.markup)))
    assert len(colours) == 2


@pytest.mark.parametrize(
    "title", ["Mất nước 22h 28/11 - 5h 29/11", "Bỏ sổ hộ khẩu rồi thì lấy gì chứng minh nơi ở?", "Cảnh giác"]
)
def test_a_wide_board_of_three_lines_tells_the_kind_with_the_words_on_one_phase(title: str, plan: Plan) -> None:
    [loop], _ = plan(("notice", {"led": {"title": title}}), on=CROSSING)
    phase = next(phase for phase in loop.phases if phase.item)
    kind, *lines = runs_of(phase.card)
    assert (kind.text, " ".join(run.text for run in lines).startswith(title)) == ("THÔNG BÁO", True)
    ink = [process_fonts().ink(run.font, run.text) for run in (kind, *lines)]
    edges = [
        (run.baseline + top, run.baseline + bottom)
        for run, (_, top, _, bottom) in zip((kind, *lines), ink, strict=True)
    ]
    assert edges[0][0] >= 0
    assert edges[-1][1] <= CROSSING.height
    assert edges[-1][1] > CROSSING.height / 2
    assert all(above[1] <= below[0] for above, below in pairwise(edges))


def test_a_picture_that_takes_too_long_to_read_is_divided_and_told_where_that_does_not_help(plan: Plan) -> None:
    text = " ".join(["nghiêng"] * (LONGEST_PHASE - 8))
    led = {"title": "Cảnh giác", "text": f"{text.capitalize()}. {text.capitalize()}."}
    [loop], _ = plan(("notice", {"led": led}), on=board("960x320"))
    phases = [phase for phase in loop.phases if phase.item]
    assert len(phases) > 1
    assert max(phase.seconds for phase in phases) <= LONGEST_PHASE
    assert " ".join(said(phase)[-1] for phase in phases) == led["text"]
    assert {said(phase)[0] for phase in phases} == {"Cảnh giác"}, "the headline stays"
    led["text"] = " ".join([text] * 8)
    _, told = plan(("notice", {"led": led}), on=board("960x320"))
    assert {one.code: one.severity for one in told} == {
        "long-phase": Severity.WARNING,
        "small-on-board": Severity.NOTE,
    }


@pytest.mark.parametrize("pixels", ["96x48", "192x96", "384x192", "192x384", "512x64"])
@pytest.mark.parametrize("kind", ["appeal", "warning"])
def test_boards_say_whom_to_call_about_what_is_dangerous_or_sought(kind: str, pixels: str, plan: Plan) -> None:
    fields = {name: value for name, value in NUMBER.items() if name in KINDS[kind].model_fields}
    *_, last = phases_of(plan((kind, fields), on=board(pixels, viewing_m=12)), f"01-{kind}")
    assert CALLED[0] in last.card.printed.texts
    assert ('name="phone-call"' in last.card.markup) is (pixels in {"192x96", "384x192", "192x384"})


def calls(found: tuple[list[Loop], list[Diagnostic]], item: str) -> int:
    return sum("Gọi" in " ".join(phase.card.printed.texts) for phase in phases_of(found, item))


@pytest.mark.parametrize(
    ("kind", "fields", "times"),
    [
        ("warning", {"contacts": ["truc-ban"]}, 0),
        ("warning", {"contacts": []}, 0),
        ("appeal", {"contact": "truc-ban", "contacts": []}, 1),
        ("appeal", NUMBER | {"led": {"text": "Gọi 0900.000.000"}}, 1),
        ("notice", {"contacts": ["duong-day"]}, 0),
    ],
)
def test_boards_say_no_number_twice_but_that_of_an_appeal(
    kind: str, fields: dict[str, Any], times: int, plan: Plan
) -> None:
    """A loop ends with the unit's first number, here «truc-ban»."""
    assert calls(plan((kind, fields)), f"01-{kind}") == times


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("**Được.** Giấy điện tử thay bản giấy. Nhớ sạc pin.", ("Được.", "Giấy điện tử thay bản giấy.")),
        ("Không phải đi tiêm.", ("Không phải đi tiêm.",)),
    ],
)
def test_a_question_is_followed_by_its_answer(answer: str, shown: tuple[str, ...], plan: Plan) -> None:
    asked = "Bằng lái điện tử có thay bản giấy không?"
    question = {"title": asked, "answer": [answer], "summary": "Không thấy."}
    phases = phases_of(plan(("question", question)), "01-question")
    assert (" ".join(said(phases[0])), said(phases[-1])[1:]) == (asked, shown)
    assert asked.startswith(said(phases[-1])[0]), "an answer is read below what was asked"


def test_where_the_title_asks_nothing_the_board_asks_what_the_reader_did(plan: Plan) -> None:
    question = {"title": "Mất thẻ bạn đọc", "question": "Mất thẻ có mượn được không?", "answer": ["Được. Làm thẻ mới."]}
    phases = phases_of(plan(("question", question)), "01-question")
    assert [text for phase in phases for text in said(phase)][:2] == [question["title"], question["question"]]
    assert said(phases[-1])[-2:] == ("Được.", "Làm thẻ mới.")


def test_for_drivers_whom_to_call_takes_the_place_of_a_long_summary(plan: Plan) -> None:
    on = board("384x192", speed_kmh=5)
    appeal = {**NUMBER, "summary": LONG}
    [loop], told = plan(("appeal", appeal), on=on)
    phases = [phase for phase in loop.phases if phase.item]
    assert [said(phase) for phase in phases] == [("Một tiêu đề",), ("Một tiêu đề", *CALLED)]
    assert [one.code for one in told] == ["headline-only"]


def test_what_leaves_no_time_for_whom_to_call_is_told(plan: Plan) -> None:
    [loop], told = plan(("appeal", NUMBER), on=board(slot_seconds=4))
    assert ("no-number-on-board", Severity.NOTE) in {(one.code, one.severity) for one in told}
    assert not any("Gọi 0900" in text for phase in loop.phases for text in phase.card.printed.texts)


def test_a_summary_gives_way_before_whom_to_call(plan: Plan) -> None:
    [loop], told = plan(("appeal", NUMBER), on=board(slot_seconds=6))
    assert [one.code for one in told] == ["headline-only"]
    assert CALLED[0] in [text for phase in loop.phases for text in said(phase)]


@pytest.mark.parametrize(
    ("mounting", "canvas", "corner"),
    [("upright", (120, 60), (0, 0)), ("left", (60, 120), (119, 0)), ("right", (60, 120), (0, 59))],
)
def test_a_board_that_hangs_turned_gets_turned_pictures(
    mounting: str, canvas: tuple[int, int], corner: tuple[int, int], plan: Plan, tmp_path: Path
) -> None:
    on = board("120x60", mounting=mounting)
    assert (on.width, on.height) == canvas
    [loop], _ = plan(("notice", {"led": {"title": "Gọi 113", "text": "ngay"}}), on=on)
    card = replace(loop.phases[0].card, markup='<card><column width="4" height="4" background="led-ink"/></card>')
    StillJob(card, Encoding.PNG, ()).make({}, tmp_path / "still.png")
    with Image.open(tmp_path / "still.png") as delivered:
        assert delivered.size == on.delivered
        assert delivered.getpixel(corner) == (255, 255, 255)


def test_a_board_may_have_a_font_of_its_own(plan: Plan) -> None:
    [loop], _ = plan(("notice", SHORT), on=board(font="be-vietnam-pro"))
    families = {run.font.family for phase in loop.phases for run in runs_of(phase.card)}
    assert families == {"be-vietnam-pro"}


def test_small_letters_have_harder_edges_than_large_ones(plan: Plan) -> None:
    [loop], _ = plan(("notice", SHORT), on=board("960x320"))
    crisp = {run.font.size < 32: run.crisp for phase in loop.phases for run in runs_of(phase.card)}
    assert crisp.get(False) is False
    [loop], _ = plan(("notice", SHORT), on=board("128x64"))
    assert all(run.crisp for phase in loop.phases for run in runs_of(phase.card) if run.font.size < 32)


def test_an_item_is_shown_from_until_and_in_its_hours(plan: Plan) -> None:
    led = {**SHORT["led"], "since": "2024-12-01", "until": "2024-12-10", "hours": "06:00–24:00"}
    [phase] = phases_of(plan(("notice", {"led": led})))
    assert (phase.showing.since, phase.showing.until) == (dt.date(2024, 12, 1), dt.date(2024, 12, 10))
    assert phase.showing.hours == (dt.time(6), dt.time(0))


def test_a_deadline_goes_with_its_day(plan: Plan) -> None:
    [loop], _ = plan(("deadline", SHORT))
    assert loop.phases[1].showing.until == dt.date(2024, 12, 15)


def test_an_item_that_ends_before_it_begins_is_told(plan: Plan) -> None:
    led = {**SHORT["led"], "since": "2024-12-10", "until": "2024-12-01"}
    _, told = plan(("notice", {"led": led}))
    assert [one.code for one in told] == ["never-shown"]


def test_what_ends_before_the_release_is_told_how_to_be_shown_earlier(plan: Plan) -> None:
    [told] = plan(("notice", {"led": {**SHORT["led"], "until": "2024-11-01"}}))[1]
    assert told.code == "never-shown"
    assert "ngày phát hành" in told.message
    assert "thêm since" in told.hint


def test_an_urgent_item_is_played_first_until_its_end_then_the_months_loop_goes_on(
    make_bulletin: Callable[..., Bulletin], looks: Looks, repository: Path
) -> None:
    themes, _ = read_themes(repository)
    channels = Channels(led=Led(boards=(board(),)))

    def led(name: str, *items: tuple[str, dict[str, Any]]) -> Bulletin:
        made = make_bulletin(*items)
        unit = replace(made.unit, value=made.unit.value.model_copy(update={"channels": channels}))
        return replace(made, month=name, theme=themes["navy"], unit=unit)

    month = led("2024-11", ("notice", {}), ("notice", {"led": {"until": "2024-11-30"}}))
    urgent = led("khan-2024-12-01", ("warning", {"led": {"until": "2024-12-03"}}))
    header = urgent.header.value.model_copy(update={"date": dt.date(2024, 12, 1)})
    urgent = replace(urgent, header=replace(urgent.header, value=header), goes_on=month)
    (loop,) = (one for one in loops(ChannelView(urgent, looks, "led")) if isinstance(one, Loop))
    first = [phase for phase in loop.phases if phase.name == "khan-warning"]
    rest = loop.phases[len(first) :]
    assert tuple(first) == loop.phases[: len(first)]
    assert first[0].picture == "00-khan-warning.png"
    assert {(phase.item, phase.showing.until) for phase in first} == {("01-warning", dt.date(2024, 12, 3))}
    assert [phase.number for phase in loop.phases] == [f"{at:02}" for at in range(len(loop.phases))]
    assert {phase.item for phase in rest} == {None}
    assert rest[0].name == "mo-dau"
    assert [phase.showing.until for phase in rest if phase.name == "notice"] == [None], "the other's last day is over"
    until, after = timetable(loop, dt.date(2024, 12, 1))
    assert (until.phases[0], until.showings[0].until) == (first[0], dt.date(2024, 12, 3))
    assert not [phase for phase in first if phase in after.phases]
