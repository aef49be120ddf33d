"""What an item is called above the pictures that go on with it."""

from __future__ import annotations

import pytest

from bantin.channels.led.beats import names


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Lịch nghỉ lễ Quốc khánh, lễ Giỗ Tổ năm nay và lịch trực cơ quan", "Lịch nghỉ", "Lịch nghỉ lễ Quốc khánh"),
        (
            "Đăng ký xét tuyển vào lớp 6, lớp 10 nội trú năm học 2027–2028",
            "Đăng ký xét tuyển",
            "Đăng ký xét tuyển vào lớp 6",
        ),
        (
            "Phòng sốt xuất huyết, tay chân miệng, sởi trong mùa mưa bão ở các thôn vùng thấp",
            None,
            "Phòng sốt xuất huyết",
        ),
        ("Nước hồ đang xả mạnh, bà con ven bãi lên bờ", "Nước hồ đang xả mạnh", None),
        ("Giả danh nhân viên điện lực, dọa cắt điện, đòi chuyển tiền", "Giả danh nhân viên điện lực", None),
    ],
)
def test_a_name_that_ends_amid_a_list_comes_last(title: str, first: str | None, last: str | None) -> None:
    found = [head for head, _ in names([(title, "title")], frozenset()) if head != title]
    assert first is None or found[0] == first
    assert last is None or found[-1] == last
    assert "Đăng ký xét tuyển vào" not in found


def test_a_name_never_ends_amid_the_name_of_an_office() -> None:
    title = "Taluy sau Trường Phổ thông dân tộc bán trú Nậm Khắt có vết nứt, các hộ dưới chân đồi phải sơ tán"
    assert not [head for head, _ in names([(title, "title")], frozenset()) if head != title and "Nậm Khắt" not in head]
