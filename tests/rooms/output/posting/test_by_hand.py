"""What no machine does when an item is taken back or corrected is told to whoever does it, place by place."""

from __future__ import annotations

from bantin.output.posting.by_hand import (
    Screen,
    board_steps,
    card_step,
    correction_card,
    correction_note,
    correction_notice,
    group_steps,
    recall_card,
    recall_note,
    screens,
)
from bantin.output.posting.withdrawing import Do, Known

CODE = "K7M4-2RXF"
KNOWN = Known(
    CODE,
    "2026-11",
    "01-tin",
    "Giả danh",
    frozenset({"zalo", "led"}),
    {"chinh": ["01-tin.png"], "phu": ["02-tin.png", "03-tin.png"]},
)
SHOWN = screens(KNOWN, {"chinh": "Bảng chính"}, {"chinh": "goi/chinh.zip"})


def test_each_board_that_shows_it_has_its_own_step_and_package() -> None:
    assert [
        Screen("Bảng chính", ["01-tin.png"], "goi/chinh.zip"),
        Screen("phu", ["02-tin.png", "03-tin.png"]),
    ] == SHOWN
    first, second = board_steps(SHOWN, stop="ngừng phát")
    assert (first.where, first.do) == ("Bảng LED Bảng chính", Do.HAND)
    assert first.told == "ngừng phát; giao gói mới goi/chinh.zip"
    assert second.told == "ngừng phát; chưa có gói mới thì tắt cả vòng phát"


def test_operators_are_told_what_to_stop_and_what_to_play() -> None:
    note = recall_note(KNOWN, SHOWN, "Sai số tiền", "Phòng Thử")
    assert "NGỪNG PHÁT NGAY tin «Giả danh» (mã tin K7M4-2RXF)." in note
    assert "Lý do: Sai số tiền." in note
    assert "02-tin.png, 03-tin.png" in note
    assert "Chép gói mới vào đầu phát: goi/chinh.zip" in note
    assert "tắt cả vòng phát" in note
    assert "đã được đính chính" in correction_note(KNOWN, SHOWN, "Phòng Thử")


def test_each_group_has_a_step_and_the_text_stands_once() -> None:
    steps = group_steps(KNOWN, ["Tổ 1", "Tổ 2"], "Lời")
    assert [(one.where, one.text) for one in steps] == [("Nhóm Zalo Tổ 1", ""), ("Nhóm Zalo Tổ 2", "Lời")]
    assert [one.where for one in group_steps(KNOWN, [], "Lời")] == ["Nhóm Zalo"]
    assert group_steps(Known(CODE, "2026-11", "x", "x", frozenset({"led"})), ["Tổ 1"], "Lời") == []


def test_a_notice_says_which_code_counts_no_longer_and_repeats_nothing_that_was_wrong() -> None:
    told = correction_notice(KNOWN, "2222-2222", "Sửa số tiền", "Tin đúng.")
    assert told.startswith(f"ĐÍNH CHÍNH tin có mã {CODE}: nay thay bằng bản mang mã 2222-2222.")
    assert "Chỗ sửa: Sửa số tiền." in told
    assert told.endswith("Tin đúng.")
    assert CODE in recall_card(KNOWN, "Sai").summary
    assert "2222-2222" in correction_card(KNOWN, "2222-2222", "").text[0]
    assert card_step(KNOWN, [], "Lời") == []
    (step,) = card_step(KNOWN, ["a.jpg", "b.jpg"], "Lời")
    assert (step.text, step.told.endswith("a.jpg, b.jpg")) == ("", True), "groups have the text already"
