from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.loop import Loop
from tests.rooms.channels.led.boards import CALLED, CROSSING, LONG, NUMBER, SHORT, board, said

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]


def letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


TWO_PHASES = "Tìm cụ ông 78 tuổi bị lẫn, đi lạc từ sáng sớm thứ Ba 24/11 ở gần chợ"
"""A headline that fills both phases of that board."""


def test_what_does_not_fit_is_told_in_words_to_drop(plan: Plan) -> None:
    _, [told] = plan(("notice", {"led": {"title": "Cảnh giác", "text": LONG * 3}}), on=board("128x64"))
    assert told.code == "too-long-for-board"
    drop = int(told.message.split("phải bớt ")[1].split(" ", maxsplit=1)[0])
    words = (LONG * 3).split()
    shorter = " ".join(words[: len(words) - drop])
    assert not plan(("notice", {"led": {"title": "Cảnh giác", "text": shorter}}), on=board("128x64"))[1]
    longer = " ".join(words[: len(words) - drop + 1])
    assert plan(("notice", {"led": {"title": "Cảnh giác", "text": longer}}), on=board("128x64"))[1]


@pytest.mark.proof
def test_a_headline_that_leaves_no_room_is_told_with_what_may_stand_below_it(plan: Plan) -> None:
    title = f"{LONG} {LONG}"
    _, [told] = plan(("notice", {"led": {"title": title, "text": LONG}}), on=board("128x64"))
    drop, words = map(int, re.findall(r"phải bớt (\d+) trong (\d+) chữ", told.message)[0])
    assert "tiêu đề" in told.message
    shorter = " ".join(title.split()[: words - drop])
    assert not plan(("notice", {"led": {"title": shorter, "text": LONG}}), on=board("128x64"))[1]


def test_a_title_that_no_board_holds_is_left_out_and_each_board_tells_once_of_all(plan: Plan) -> None:
    long = {"title": f"Không nghe {LONG} {LONG}"[:160], "summary": LONG}
    short = {"title": "Cảnh giác", "summary": "Gọi 113"}
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
    assert letters(title) in letters(shown.replace("THÔNG BÁO", ""))
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


def room_below(title: str, plan: Plan, **known: object) -> tuple[int, str]:
    """Ask how many words may stand below a headline that stands alone, and what an editor is told to do."""
    _, found = plan(("notice", {"title": title, "summary": LONG, **known}), on=CROSSING)
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
    room, hint = room_below(TWO_PHASES, plan, led={"title": TWO_PHASES})
    assert (room, "viết tiêu đề ngắn hơn" in hint) == (0, True)


def test_a_headline_that_leaves_no_time_for_whom_to_call_is_cut_and_told(plan: Plan) -> None:
    [loop], found = plan(("appeal", {**NUMBER, "title": TWO_PHASES, "summary": LONG}), on=CROSSING)
    first, call = [phase for phase in loop.phases if phase.item]
    assert said(first) == ("Tìm cụ ông 78 tuổi bị lẫn, đi lạc",)
    assert CALLED[0] in said(call)
    [told] = [one for one in found if one.code == "summary-off-board"]
    assert (told.severity, "chỉ nói phần đọc kịp" in told.message) == (Severity.NOTE, True)
    led = {"title": "Tìm cụ ông đi lạc"}
    _, then = plan(("appeal", {**NUMBER, "title": TWO_PHASES, "summary": LONG, "led": led}), on=CROSSING)
    assert "summary-off-board" not in {one.code for one in then}


def test_a_headline_that_fits_on_no_phase_is_told_at_the_headline(plan: Plan) -> None:
    _, [told] = plan(("notice", {"led": {"title": "a" * 60, "text": "Gọi 113"}}), on=board("128x64"))
    assert (told.code, "tiêu đề" in told.message) == ("too-long-for-board", True)


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
    slow = {"led": {"title": "Cấm đường Lý Thái Tổ để diễn tập chữa cháy rừng", "text": "Đi lối khác"}}
    _, told_each = plan(("notice", slow), ("guide", slow), on=board("960x320", speed_kmh=25))
    assert [one.code for one in told_each if one.code == "too-fast-to-read"] == ["too-fast-to-read"] * 2
    assert not plan(("notice", SHORT), ("guide", SHORT), on=board("960x320", speed_kmh=25))[1]


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
    _, found = plan(
        ("notice", {"led": {"title": title, "text": text}}), on=board("960x320", speed_kmh=30, viewing_m=40)
    )
    [told] = [one for one in found if one.code == "too-fast-to-read"]
    assert where in (told.hint or "")


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
