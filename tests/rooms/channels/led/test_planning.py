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
from bantin.channels.view import ChannelView
from bantin.content.reading.month import read_themes
from bantin.design.looks.renderer import Looks
from bantin.making.cards.layouts import layout_of, process_fonts
from bantin.making.jobs.still import StillJob
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.frame import TextRun
from bantin.model.kinds import KINDS
from bantin.model.loop import Loop, Phase
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels, Led
from bantin.sight.legibility import LONGEST_PHASE, smallest_size
from bantin.text.breaking.portions import portions
from tests.fixtures.proofs import some

MakeBulletin = Callable[..., Bulletin]
Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]

LONG = "Kẻ gian gọi điện tự xưng là cán bộ công an, yêu cầu cài ứng dụng lạ rồi chiếm đoạt tài khoản ngân hàng."


def board(pixels: str = "384x192", **known: object) -> Board:
    facts = {"id": "cho", "name": "Chợ", "pixels": pixels, "pitch_mm": 10, "viewing_m": 30}
    return Board.model_validate(facts | known)


CROSSING = board("640x192", pitch_mm=8, viewing_m=80, speed_kmh=40)
"""A board at a crossing: three lines of the smallest letters, two phases."""

TWO_PHASES = "Tìm cụ ông 78 tuổi bị lẫn, đi lạc từ sáng sớm thứ Ba 24/11 ở gần chợ"
"""A headline that fills both phases of that board."""


@pytest.fixture
def plan(make_bulletin: MakeBulletin, looks: Looks, repository: Path) -> Plan:
    themes, _ = read_themes(repository)

    def planned(*items: tuple[str, dict[str, Any]], on: Board | None = None) -> tuple[list[Loop], list[Diagnostic]]:
        bulletin = make_bulletin(*items)
        channels = Channels(led=Led(boards=(on or board(),)))
        unit = replace(bulletin.unit, value=bulletin.unit.value.model_copy(update={"channels": channels}))
        month = replace(bulletin, theme=themes["navy"], unit=unit)
        found = list(loops(ChannelView(month, looks, "led", Measurements())))
        return [one for one in found if isinstance(one, Loop)], [one for one in found if isinstance(one, Diagnostic)]

    return planned


def runs_of(card: Card) -> list[TextRun]:
    return [mark for mark in layout_of(card).frame.marks if isinstance(mark, TextRun)]


def phases_of(found: tuple[list[Loop], list[Diagnostic]], item: str = "01-notice") -> list[Phase]:
    [loop], diagnostics = found
    assert not diagnostics
    return [phase for phase in loop.phases if phase.item == item]


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
    phases = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": LONG}}), on=board("192x64")))
    assert len(phases) > 1
    said = " ".join(text for phase in phases for text in phase.card.printed.texts if text != "THÔNG BÁO")
    assert said == f"Cảnh giác {LONG}"
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
        said = " ".join(run.text for phase in loop.phases if phase.item for run in runs_of(phase.card))
        assert "15/12/2024" in said, pixels


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


def test_where_the_kind_has_no_room_an_item_is_not_shown_without_it(plan: Plan) -> None:
    [loop], told = plan(("notice", SHORT), on=board("32x64", viewing_m=10))
    assert not [phase for phase in loop.phases if phase.item]
    assert [one.code for one in told] == ["too-long-for-board"]
    assert "tên loại tin" in told[0].message


def test_a_narrow_board_halves_a_long_name_rather_than_let_its_headline_be_tiny(plan: Plan) -> None:
    led = {"title": "Định danh mức 2", "text": "Làm tại Công an xã, không mất phí"}
    [phase] = phases_of(plan(("notice", {"led": led}), on=board("192x384", viewing_m=20)))
    title, half, *below = [run for run in runs_of(phase.card) if run.text != "THÔNG BÁO"]
    assert (title.text, half.text) == ("Định danh", "mức 2")
    assert title.font.size >= max(run.font.size for run in below)


def test_a_short_text_stays_on_one_phase(plan: Plan) -> None:
    [phase] = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}})))
    assert (phase.units, phase.words, phase.seconds) == (3, 6, 6)


@pytest.mark.parametrize(("led", "sources"), [(True, ["led.title", "led.text"]), (False, ["title", "summary"])])
def test_each_text_knows_where_it_was_written(led: bool, sources: list[str], plan: Plan) -> None:  # noqa: FBT001 - given by name
    [phase] = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}} if led else {})))
    assert [source for source in re.findall(r'source="([^"]*)"', phase.card.markup) if source] == sources


def test_drivers_get_two_units_on_a_phase(plan: Plan) -> None:
    on = board("960x320", speed_kmh=20, viewing_m=60)
    phases = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}}), on=on))
    assert [phase.units for phase in phases] == [2, 1]


def test_tiny_boards_tell_the_kind_on_a_phase_of_its_own(plan: Plan) -> None:
    phases = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}}), on=board("96x48")))
    assert phases[0].card.printed.texts == ("THÔNG BÁO",)


def test_who_passes_sees_no_phase_more_for_the_kind(plan: Plan) -> None:
    on = board("96x48", speed_kmh=10)
    phases = phases_of(plan(("notice", {"led": {"title": "Cảnh giác", "text": "Gọi 113"}}), on=on))
    assert [phase.card.printed.texts for phase in phases] == [("THÔNG BÁO",), ("Cảnh giác", "Gọi 113")]


def test_where_words_have_no_room_beside_the_kind_it_has_a_phase_of_its_own(plan: Plan) -> None:
    on = board("97x58", viewing_m=8, pitch_mm=5)
    assert shape(on) != "tiny"
    led = {"title": "Bạn thấy vụ va chạm?", "text": "Xin báo Công an"}
    first, *_ = phases_of(plan(("appeal", {"led": led}), on=on), "01-appeal")
    assert first.card.printed.texts == ("THÔNG BÁO TÌM",)


@pytest.mark.parametrize(
    "title", ["Mất nước 22h 28/11 - 5h 29/11", "Bỏ sổ hộ khẩu rồi thì lấy gì chứng minh nơi ở?", "Cảnh giác"]
)
def test_a_wide_board_of_three_lines_tells_the_kind_with_the_words_on_one_phase(title: str, plan: Plan) -> None:
    [loop], _ = plan(("notice", {"led": {"title": title}}), on=CROSSING)
    phase = next(phase for phase in loop.phases if phase.item)
    kind, *lines = runs_of(phase.card)
    assert (kind.text, " ".join(run.text for run in lines)) == ("THÔNG BÁO", title)
    ink = [process_fonts().ink(run.font, run.text) for run in (kind, *lines)]
    edges = [
        (run.baseline + top, run.baseline + bottom)
        for run, (_, top, _, bottom) in zip((kind, *lines), ink, strict=True)
    ]
    assert edges[0][0] >= 0
    assert edges[-1][1] <= CROSSING.height
    assert edges[-1][1] > CROSSING.height / 2
    assert all(above[1] <= below[0] for above, below in pairwise(edges))


def test_clauses_give_way_where_only_phases_of_like_length_have_room(plan: Plan) -> None:
    title = "Bỏ sổ hộ khẩu rồi thì lấy gì chứng minh nơi ở?"
    clause, even = (portions(title, 2, evenly=evenly) for evenly in (False, True))
    assert clause != even

    for pixels, told in (("352x192", even), ("448x192", clause)):
        on = board(pixels, pitch_mm=8, viewing_m=80, speed_kmh=40)
        [loop], _ = plan(("notice", {"led": {"title": title}}), on=on)
        assert [phase.card.printed.texts[-1] for phase in loop.phases if phase.item] == told


def test_what_does_not_fit_is_told_in_words_to_drop(plan: Plan) -> None:
    _, [told] = plan(("notice", {"led": {"title": "Cảnh giác", "text": LONG * 3}}), on=board("128x64"))
    assert told.code == "too-long-for-board"
    drop = int(told.message.split("phải bớt ")[1].split(" ", maxsplit=1)[0])
    words = (LONG * 3).split()
    shorter = " ".join(words[: len(words) - drop])
    assert not plan(("notice", {"led": {"title": "Cảnh giác", "text": shorter}}), on=board("128x64"))[1]
    longer = " ".join(words[: len(words) - drop + 1])
    assert plan(("notice", {"led": {"title": "Cảnh giác", "text": longer}}), on=board("128x64"))[1]


def test_a_headline_that_leaves_no_room_is_told_with_what_may_stand_below_it(plan: Plan) -> None:
    title = f"{LONG} {LONG}"
    _, [told] = plan(("notice", {"led": {"title": title, "text": LONG}}), on=board("128x64"))
    drop, words = map(int, re.findall(r"phải bớt (\d+) trong (\d+) chữ", told.message)[0])
    assert "tiêu đề" in told.message
    assert "dòng chữ nhỏ chỉ viết chừng 4 chữ" in told.message
    shorter = " ".join(title.split()[: words - drop])
    assert not plan(("notice", {"led": {"title": shorter, "text": "Kẻ gian gọi điện"}}), on=board("128x64"))[1]


def test_a_title_that_no_board_holds_is_left_out_and_each_board_tells_once_of_all(plan: Plan) -> None:
    long, short = {"title": f"{LONG} {LONG}"[:160], "summary": LONG}, {"title": "Cảnh giác", "summary": "Gọi 113"}
    [loop], [told] = plan(("notice", long), ("guide", long), ("notice", short), on=board("128x64"))
    assert {phase.item for phase in loop.phases if phase.item} == {"03-notice"}
    assert (told.code, told.severity) == ("no-room-on-board", Severity.WARNING)
    assert told.location
    assert told.location.file == "content/unit.yaml"
    kept = dict(re.findall(r"(\d\d-\w+) \(\d+ chữ, bảng chứa (\d+)\)", told.message))
    assert set(kept) == {"01-notice", "02-guide"}
    mended = {**long, "led": {"title": " ".join(long["title"].split()[: int(kept["01-notice"])])}}
    assert not [one for one in plan(("notice", mended), on=board("128x64"))[1] if one.severity is not Severity.NOTE]


def test_a_summary_that_a_board_does_not_hold_leaves_the_title_alone(plan: Plan) -> None:
    long = {"title": "Giả danh Công an", "summary": LONG * 3}
    [loop], [told] = plan(("notice", long), on=board("128x64"))
    assert {phase.item for phase in loop.phases if phase.item} == {"01-notice"}
    assert (told.code, told.severity) == ("headline-only", Severity.NOTE)
    assert "01-notice" in told.message


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TWO_PHASES, "Mở VNeID hoặc xin giấy tại Công an phường ngay"),
        ("Xác định khuyết tật, cấp BHYT", f"{LONG} {LONG}"),
    ],
)
def test_words_below_a_headline_that_have_no_room_leave_it_alone_and_are_told(
    title: str, text: str, plan: Plan
) -> None:
    [loop], [told] = plan(("notice", {"title": title, "led": {"text": text}}), on=CROSSING)
    shown = " ".join(text for phase in loop.phases if phase.item for text in phase.card.printed.texts)
    assert "".join(title.split()) in "".join(shown.replace("THÔNG BÁO", "").split())
    assert (told.code, told.severity) == ("too-long-for-board", Severity.WARNING)
    drop, words = map(int, re.findall(r"phải bớt (\d+) trong (\d+) chữ", told.message)[0])
    few = re.findall(r"chỉ viết chừng (\d+) chữ", told.message)
    if "của tiêu đề" in told.message:
        title = " ".join(title.split()[: words - drop])
        text = " ".join(text.split()[: int(few[0])]) if few else text
    else:
        text = " ".join(text.split()[: words - drop])
    assert "too-long-for-board" not in {
        one.code for one in plan(("notice", {"led": {"title": title, "text": text}}), on=CROSSING)[1]
    }


def room_below(title: str, plan: Plan) -> tuple[int, str]:
    """Ask how many words may stand below a headline that stands alone, and what an editor is told to do."""
    _, found = plan(("notice", {"title": title, "summary": LONG}), on=CROSSING)
    [told] = [one for one in found if one.code == "headline-only"]
    return int(re.findall(r"còn chỗ cho (\d+) chữ", told.message)[0]), told.hint or ""


@pytest.mark.parametrize("title", ["Vui Ngày hội Đại đoàn kết", "Nộp thuế đất trước 5/12"])
def test_as_many_words_below_a_headline_as_a_board_is_told_to_hold_stand_there(title: str, plan: Plan) -> None:
    room, hint = room_below(title, plan)
    assert ("không quá số chữ còn chỗ" in hint, "viết tiêu đề ngắn hơn" in hint) == (True, False)
    text = " ".join(LONG.split()[:room])
    [loop], told = plan(("notice", {"title": title, "led": {"text": text}}), on=CROSSING)
    assert not {one.code for one in told} & {"headline-only", "too-long-for-board", "too-fast-to-read"}
    assert text in " ".join(text for phase in loop.phases if phase.item for text in phase.card.printed.texts)


def test_a_headline_with_no_room_below_is_told_to_be_shorter(plan: Plan) -> None:
    room, hint = room_below(TWO_PHASES, plan)
    assert (room, "viết tiêu đề ngắn hơn" in hint) == (0, True)


def test_a_number_that_a_board_has_no_room_for_is_told_with_how_it_would_have(plan: Plan) -> None:
    long = {**NUMBER, "title": TWO_PHASES, "summary": LONG}
    _, found = plan(("appeal", long), on=CROSSING)
    [told] = [one for one in found if one.code == "no-number-on-board"]
    [few] = re.findall(r"tiêu đề tối đa (\d+) chữ", told.hint or "")
    led = {"title": " ".join(TWO_PHASES.split()[: int(few)]), "text": CALLED[0]}
    [loop], told_then = plan(("appeal", {**long, "led": led}), on=CROSSING)
    assert not {one.code for one in told_then} & {"no-number-on-board", "too-long-for-board"}
    assert any(CALLED[0] in phase.card.printed.texts for phase in loop.phases if phase.item)


def test_a_headline_that_fits_on_no_phase_is_told_at_the_headline(plan: Plan) -> None:
    _, [told] = plan(("notice", {"led": {"title": "a" * 60, "text": "Gọi 113"}}), on=board("128x64"))
    assert (told.code, "tiêu đề" in told.message) == ("too-long-for-board", True)


SHORT = {"led": {"title": "Giả danh Công an", "text": "Không chuyển tiền"}}


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"slot_seconds": 3}, "long-dwell"),
        ({"slot_seconds": 30}, ""),
        ({"loop_seconds": 5}, "long-loop"),
        ({"loop_seconds": 300}, ""),
        ({"speed_kmh": 60}, "too-fast-to-read"),
        ({"speed_kmh": 5}, ""),
        ({"viewing_m": 400, "pitch_mm": 5}, "board-too-far"),
    ],
)
def test_a_board_that_cannot_be_read_in_time_is_told(known: dict[str, Any], code: str, plan: Plan) -> None:
    _, told = plan(("notice", SHORT), on=board(**known))
    assert [one.code for one in told] == [code] * bool(code)


def test_a_board_that_nobody_can_read_in_passing_is_told_once_and_not_with_each_item(plan: Plan) -> None:
    _, [told] = plan(("notice", SHORT), ("guide", SHORT), on=board(speed_kmh=60))
    assert "không kịp đọc một ảnh nào" in told.message
    assert "xa hơn" not in (told.hint or "")  # farther away letters are larger: items would fall off the board
    _, told_each = plan(("notice", SHORT), ("guide", SHORT), on=board("960x320", speed_kmh=25))
    assert [one.code for one in told_each] == ["too-fast-to-read"] * 2


@pytest.mark.parametrize(
    ("title", "text", "where"),
    [
        ("Cấm đường Lý Thái Tổ để diễn tập chữa cháy rừng", "Đi lối khác", "«led: title»"),
        ("Cấm đường", "Đi lối khác qua cầu Phao rồi rẽ phải vào đường tránh", "«led: text»"),
    ],
)
def test_what_is_too_slow_is_told_at_the_value_that_the_slow_picture_shows(
    title: str, text: str, where: str, plan: Plan
) -> None:
    _, told = plan(("notice", {"led": {"title": title, "text": text}}), on=board("960x320", speed_kmh=30, viewing_m=40))
    assert [one.code for one in told] == ["too-fast-to-read"]
    assert where in (told[0].hint or "")


@pytest.mark.parametrize("known", [{"slot_seconds": 6}, {"speed_kmh": 30, "viewing_m": 40}])
def test_what_takes_too_long_is_told_in_words_to_drop(known: dict[str, Any], plan: Plan) -> None:
    text = "Hãy gọi ngay cho người thân trước khi chuyển tiền"
    _, [told] = plan(("notice", {"led": {"title": "Cảnh giác", "text": text}}), on=board("960x320", **known))
    drop = int(re.findall(r"bớt khoảng (\d+) chữ", told.hint or "")[0])
    shorter = " ".join(text.split()[:-drop])
    assert shorter
    assert not plan(("notice", {"led": {"title": "Cảnh giác", "text": shorter}}), on=board("960x320", **known))[1]


def test_a_board_too_low_for_a_line_is_told_how_high_a_line_is(plan: Plan) -> None:
    _, [told] = plan(("notice", SHORT), on=board("96x16", viewing_m=10))
    assert "phải cao 23 điểm ảnh, nhưng bảng chỉ cao 16" in told.message


def test_a_picture_that_takes_too_long_to_read_is_divided_and_told_where_that_does_not_help(plan: Plan) -> None:
    text = " ".join(["nghiêng"] * (LONGEST_PHASE - 8))
    led = {"title": "Cảnh giác", "text": f"{text} {text}"}
    phases = phases_of(plan(("notice", {"led": led}), on=board("960x320")))
    assert len(phases) > 1
    assert max(phase.seconds for phase in phases) <= LONGEST_PHASE
    assert " ".join(phase.card.printed.texts[-1] for phase in phases[1:]) == led["text"]
    led["text"] = " ".join([text] * 8)
    _, [told] = plan(("notice", {"led": led}), on=board("960x320"))
    assert (told.code, told.severity) == ("long-phase", Severity.WARNING)


NUMBER = {"contacts": ["duong-day"], "contact": "duong-day"}
"""A number that is not what the loop ends with."""

CALLED = ("Gọi 0900 000 000", "Đường dây nóng")


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
    question = {"title": "Bằng lái điện tử có thay bản giấy không?", "answer": [answer], "summary": "Không thấy."}
    phases = phases_of(plan(("question", question)), "01-question")
    said = [phase.card.printed.texts[1:] for phase in phases]
    assert (" ".join(said[0]), said[-1]) == (question["title"], shown)


def test_for_drivers_whom_to_call_takes_the_place_of_the_summary(plan: Plan) -> None:
    on = board("384x192", speed_kmh=5)
    appeal = {**NUMBER, "summary": "Đi lạc chiều thứ Bảy ở chợ"}
    phases = phases_of(plan(("appeal", appeal), on=on), "01-appeal")
    assert [phase.card.printed.texts[1:] for phase in phases] == [("Một tiêu đề",), CALLED[:1]]


def test_what_leaves_no_time_or_room_for_whom_to_call_is_told(plan: Plan) -> None:
    for on, led in (
        (board(slot_seconds=6), {}),
        (board("384x192", speed_kmh=5), {"title": "Cảnh giác", "text": "Đi lạc chiều thứ Bảy ở chợ"}),
    ):
        [loop], told = plan(("appeal", {**NUMBER, "led": led}), on=on)
        assert [(one.code, one.severity) for one in told] == [("no-number-on-board", Severity.NOTE)]
        assert "01-appeal" in told[0].message
        assert not any("Gọi 0900" in text for phase in loop.phases for text in phase.card.printed.texts)


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


def test_small_letters_are_not_smoothed_and_large_ones_are(plan: Plan) -> None:
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
