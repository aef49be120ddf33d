from __future__ import annotations

import pytest

from bantin.text.sentences.asking import done, met, stake


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        (
            "Giả danh cán bộ phường, cán bộ thuế gọi điện yêu cầu cập nhật VNeID, đất đai, «chuẩn hóa thông tin»",
            "“Cán bộ phường” gọi điện yêu cầu cập nhật VNeID, đất đai?",
        ),
        (
            "Giả danh cán bộ thuế gọi điện đòi cập nhật mã số thuế qua đường dẫn lạ",
            "“Cán bộ thuế” gọi điện đòi cập nhật mã số thuế?",
        ),
        ("Giả mạo trang web ngân hàng gửi tin nhắn", ""),
        ("Giả danh Công an để lừa đảo", ""),
        ("Cán bộ thuế gọi điện nhắc nộp tờ khai", ""),
        ("Giả danh Công an gọi điện thì làm gì?", ""),
    ],
)
def test_a_trick_is_asked_about_as_who_meets_it_would_tell_it(title: str, asked: str) -> None:
    assert met(title) == asked


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Hạn thanh toán tiền điện", "Đã thanh toán tiền điện chưa?"),
        ("Nộp đơn xin hỗ trợ giống lúa vụ xuân trước ngày 15/12", "Đã nộp đơn xin hỗ trợ giống lúa vụ xuân chưa?"),
        ("CMND sắp hết giá trị", ""),
        ("Hạn nộp " + "hồ sơ " * 20, ""),
    ],
)
def test_what_is_due_is_asked_about_where_its_title_says_what_is_done(title: str, asked: str) -> None:
    assert done(title) == asked


def test_what_is_at_stake_is_parted_from_what_happens() -> None:
    assert stake("Đốt than trong phòng kín dễ ngạt khí chết người") == (
        "Đốt than trong phòng kín",
        "Dễ ngạt khí chết người",
    )
    assert stake("Cây gãy gây tắc") == ("Cây gãy gây tắc", ""), "planted: too few words stand before it"
    assert stake("Họp dân bàn đường") == ("Họp dân bàn đường", "")
