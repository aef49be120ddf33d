"""Timetables: lines that say when, a colon, and what."""

from __future__ import annotations

import pytest

from bantin.text.sentences.timetables import Row, in_columns, is_schedule, is_timetable, timetable


def test_days_and_hours_stand_apart_from_what_is_then() -> None:
    lines = [
        "Thứ Ba, 08/12/2026, từ 7h30 đến 11h30: trạm Nà Khoang.",
        "Sáng thứ Bảy: **chỉ nhận** hồ sơ hộ tịch.",
        "Chủ nhật, ngày lễ: nghỉ.",
    ]
    assert timetable(lines) == (
        Row("Thứ Ba, 08/12/2026", "từ 7h30 đến 11h30", "Trạm Nà Khoang."),
        Row("Sáng thứ Bảy", "", "**chỉ nhận** hồ sơ hộ tịch."),
        Row("Chủ nhật, ngày lễ", "", "Nghỉ."),
    )
    assert is_timetable(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["Thứ Bảy: nghỉ."],
        ["Thứ Bảy: nghỉ.", "Mang theo căn cước."],
        ["Lưu ý: mang giấy tờ.", "Hồ sơ gồm: đơn, ảnh."],
        ["Từ tháng 12, bà con nộp hồ sơ cấp đổi ở bộ phận một cửa của xã mình: không ra tỉnh.", "Thứ Bảy: nghỉ."],
        [],
    ],
)
def test_what_stands_alone_or_says_no_time_is_no_timetable(lines: list[str]) -> None:
    assert not any(timetable(lines))
    assert not is_timetable(lines)


def test_what_says_of_each_place_when_is_read_as_a_whole() -> None:
    assert is_schedule(["Xã Nam Sơn: từ 5 giờ 14/12.", "Xã Hòa Bình: từ 5 giờ 18/12.", "Không tắm trong giờ ấy."])
    assert is_schedule(["Thứ Bảy: 7h30–11h.", "Chủ nhật: nghỉ."])
    assert not is_schedule(["Xã Nam Sơn: từ 5 giờ 14/12.", "Không tắm trong giờ ấy."])
    assert not is_schedule(["Bãi xe: sân trường.", "Giá vé: 5.000 đồng."])


def test_a_line_of_two_days_is_two_rows_and_a_place_has_a_column_too() -> None:
    assert in_columns(["Thứ Hai: 7h–11h.", "Thứ Bảy: 7h00–16h30. Chủ nhật: 7h00–11h00.", "Nghỉ Tết."]) == (
        (Row("Thứ Hai", "", "7h–11h."),),
        (Row("Thứ Bảy", "", "7h00–16h30."), Row("Chủ nhật", "", "7h00–11h00.")),
        (),
    )
    assert in_columns(["Khu phố 1: thứ Bảy.", "Khu phố 3: chủ nhật."])[1] == (Row("Khu phố 3", "", "Chủ nhật."),)
    assert not any(in_columns(["Khu phố 1: thứ Bảy.", "Mang theo căn cước."])), "one row is no table"
    assert not any(in_columns(["Lưu ý: mang giấy tờ.", "Hồ sơ gồm: đơn, ảnh."]))
