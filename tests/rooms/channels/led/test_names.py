"""What an item is called above the pictures that go on with it."""

from __future__ import annotations

import pytest

from bantin.channels.led.beats import names


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Nước hồ đang xả mạnh, bà con ven bãi lên bờ", "Nước hồ đang xả mạnh"),
        ("Giả danh nhân viên điện lực gọi điện, dọa cắt điện", "Giả danh nhân viên điện lực"),
        ("Lịch tạm ngừng, giảm cung cấp điện để sửa đường dây 35 kV", "Lịch tạm ngừng, giảm cung cấp điện"),
        ("Tìm thân nhân một người đàn ông khoảng 50 tuổi bị tai nạn", "Tìm thân nhân một người đàn ông"),
        ("Dịch vụ công giả mạo: cài một tệp, mất cả tài khoản", "Dịch vụ công giả mạo"),
    ],
)
def test_a_name_ends_where_a_phrase_does(title: str, called: str) -> None:
    assert called in [head for head, _ in names([(title, "title")], frozenset())]


@pytest.mark.parametrize(
    "title",
    [
        "Thả diều, chặt cây, phơi ngô, đốt nương gần đường dây cao áp gây nguy hiểm chết người",
        "Phòng sốt xuất huyết, tay chân miệng, sởi ở thôn vùng thấp",
        "Công khai các khoản thu, chi học kỳ I năm học 2026–2027",
        "Sáu việc làm giảm 10–15% tiền điện mùa đông",
        "Nộp thuế sử dụng đất phi nông nghiệp năm 2026 và hạn cuối khai bổ sung",
        "Sinh con ở xã khác, bố mẹ chưa đăng ký kết hôn thì khai sinh ở đâu?",
        "Không sạc xe máy điện qua đêm trong nhà ống, trong hẻm sâu",
        "Thanh toán viện phí không dùng tiền mặt bằng mã QR in trên phiếu chỉ định",
    ],
)
def test_a_title_is_not_cut_where_less_of_it_says_another_thing(title: str) -> None:
    assert {head for head, _ in names([(title, "title")], frozenset())} <= {title, title.rstrip("?")}


def test_a_name_never_ends_amid_the_name_of_an_office() -> None:
    title = "Taluy sau Trường Phổ thông dân tộc bán trú Nậm Khắt có vết nứt, các hộ dưới chân đồi phải sơ tán"
    assert not [head for head, _ in names([(title, "title")], frozenset()) if head != title and "Nậm Khắt" not in head]
