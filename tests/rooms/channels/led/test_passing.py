"""Boards that are read while driving: by themselves they say no more than can be read in the time that there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.loop import Loop
from bantin.session.proofs import prove
from bantin.sight.legibility import LONGEST_PHASE, longest_phase, sight_seconds
from bantin.sight.proof_page import Verdict
from tests.rooms.channels.led.boards import NUMBER, board, said

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]

ROAD = board("1920x384", pitch_mm=8, viewing_m=60, speed_kmh=40)
"""A board over a road: 5.4 seconds."""

WARNED: dict[str, Any] = {
    "title": "Giả danh nhân viên điện lực dọa cắt điện, gửi đường dẫn nộp tiền điện quá hạn",
    "summary": "Không bấm đường dẫn lạ, hỏi lại tổng đài trước khi nộp tiền.",
    "led": {},
}
COUNTED: dict[str, Any] = {
    "title": "Sản lượng điện chín tháng của huyện và số giờ mất điện bình quân mỗi khách hàng",
    "summary": "Mỗi khách hàng mất điện bình quân 2,4 giờ, ít hơn cùng kỳ năm trước.",
    "values": [{"label": "điện thương phẩm chín tháng", "value": "187,35", "unit": "triệu kWh"}],
    "led": {},
}
SOUGHT: dict[str, Any] = {
    "title": "Tìm bé gái 9 tuổi đi lạc ở chợ phiên sáng Chủ nhật",
    "summary": "Bé mặc áo hồng, quần xanh, đi dép nhựa trắng, rời chợ phiên khoảng 9 giờ sáng.",
    "led": {},
    **NUMBER,
}
ENDLESS: dict[str, Any] = {
    "title": "Không được đốt nương làm rẫy trong suốt những ngày hanh khô và có gió lớn của mùa này",
    "summary": "Chỉ đốt khi đã báo thôn, có người trông lửa.",
    "led": {},
}


@pytest.mark.parametrize(("kind", "fields"), [("warning", WARNED), ("figures", COUNTED), ("appeal", SOUGHT)])
def test_long_items_pass_the_boards_own_proof_with_fewer_words(kind: str, fields: dict[str, Any], plan: Plan) -> None:
    [loop], found = plan((kind, fields), on=ROAD)
    assert any(phase.item for phase in loop.phases)
    assert max(phase.seconds for phase in loop.phases) <= (sight_seconds(ROAD) or 0)
    assert {one.verdict for one in prove(loop)} == {Verdict.GOOD}
    assert "too-fast-to-read" not in {one.code for one in found}
    assert Severity.WARNING not in {one.severity for one in found}


def test_a_figure_stands_with_what_it_counts_even_in_few_words(plan: Plan) -> None:
    [loop], _ = plan(("figures", COUNTED), on=ROAD)
    first, second = (said(phase) for phase in loop.phases if phase.item)
    assert first == ("Điện thương phẩm chín tháng",)
    assert second == ("Điện thương phẩm chín tháng", "187,35 triệu kWh")


def test_what_nobody_could_read_is_left_out_and_told_once_for_the_board(plan: Plan) -> None:
    [loop], found = plan(("notice", ENDLESS), ("guide", ENDLESS), on=ROAD)
    assert not any(phase.item for phase in loop.phases)
    [told] = [one for one in found if one.code == "too-fast-to-read"]
    assert told.severity is Severity.WARNING
    assert "không quá 30 chữ cái" in (told.hint or "")
    mended = {**ENDLESS, "led": {"title": "Cấm đốt nương mùa hanh khô"}}
    _, then = plan(("notice", mended), on=ROAD)
    assert "too-fast-to-read" not in {one.code for one in then}


def test_of_words_written_for_boards_nothing_is_left_off_but_that_they_are_slow_is_told(plan: Plan) -> None:
    written = {"led": {"title": ENDLESS["title"], "text": "Báo thôn trước"}}
    [loop], found = plan(("notice", written), on=ROAD)
    shown = " ".join(text for phase in loop.phases if phase.item for text in said(phase))
    assert "của mùa này" in shown
    assert "too-fast-to-read" in {one.code for one in found}


def test_where_drivers_have_no_time_for_any_picture_it_takes_what_it_takes() -> None:
    assert longest_phase(ROAD) == sight_seconds(ROAD)
    assert longest_phase(board("1920x384", pitch_mm=8, viewing_m=20, speed_kmh=90)) == LONGEST_PHASE
    assert longest_phase(board("192x96")) == LONGEST_PHASE


def test_proofs_tell_of_slow_pictures_what_plans_tell(plan: Plan) -> None:
    slow = {"led": {"title": "Cảnh giác", "text": "nghiêng " * 26}}
    [loop], found = plan(("notice", slow), on=board("960x320"))
    told = {one.code for one in found} & {"long-phase", "too-fast-to-read"}
    longest = max(phase.seconds for phase in loop.phases)
    assert bool(told) is (longest > LONGEST_PHASE)
    assert any("không dừng lâu" in fault for one in prove(loop) for fault in one.faults) is bool(told)
