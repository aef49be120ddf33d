"""Long titles are parted behind the phrase that stands for them, or not at all."""

from __future__ import annotations

import pytest

from bantin.text.sentences.openings import headword, opening


@pytest.mark.parametrize(
    "parted",
    [
        "Trợ cấp hưu trí xã hội | cho người từ đủ 75 tuổi, từ đủ 70 đến dưới 75 tuổi thuộc hộ nghèo",
        "Lịch tạm ngừng, giảm mức cung cấp điện | để sửa chữa lớn đường dây 35 kV lộ 371 và các trạm biến áp",
        "Hạn nộp thuế sử dụng đất phi nông nghiệp năm 2026 | và hạn cuối khai bổ sung",
        "Khám sức khỏe định kỳ miễn phí | cho học sinh tiểu học và trung học cơ sở toàn huyện",
        "Tạm ngừng cấp nước phường Bắc Sơn và phường Quang Trung | để súc xả đường ống truyền tải",
        "Giá bán lẻ điện sinh hoạt 5 bậc | áp dụng từ kỳ hóa đơn tháng 12/2026 (chưa gồm thuế GTGT)",
    ],
)
def test_a_long_title_opens_with_the_phrase_that_stands_for_it(parted: str) -> None:
    head, rest = parted.split(" | ")
    assert opening(f"{head} {rest}") == (head, rest)


@pytest.mark.parametrize(
    "title",
    [
        "Trợ cấp hưu trí xã hội cho người từ đủ 75 tuổi",
        "Thả diều, chặt cây, phơi ngô, đốt nương gần đường dây cao áp gây sự cố và nguy hiểm chết người",
        "Khí độc do đốt than, củi sưởi ấm mà phòng kín, trời rét đậm dài ngày",
        "Đi khám trái tuyến ở bệnh viện khu vực thì bảo hiểm y tế có chi trả không?",
        "Mời bà con dự lớp ủ phân hữu cơ từ rơm rạ và phân chuồng",
    ],
    ids=["short", "what is dangerous comes last", "a list", "a question", "two things of one"],
)
def test_what_would_say_something_else_stays_whole(title: str) -> None:
    assert opening(title) == (title, "")


def test_the_comma_between_large_and_small_letters_is_left_off() -> None:
    title = "Dùng kích điện bắt cá trên sông Lam, một người bị phạt 5 triệu đồng"
    assert opening(title) == ("Dùng kích điện bắt cá trên sông Lam", "một người bị phạt 5 triệu đồng")


@pytest.mark.parametrize(
    ("title", "torn"),
    [
        ("Thanh toán viện phí không dùng tiền mặt bằng mã QR in trên phiếu chỉ định, không phải xếp hàng", "QR in"),
        ("Công khai các khoản thu, chi học kỳ I năm học 2026 – 2027 của nhà trường", "thu"),
    ],
    ids=["a verb and where it is done", "a pair of words"],
)
def test_no_phrase_is_torn(title: str, torn: str) -> None:
    assert not opening(title).head.endswith(torn)


def test_an_opening_alone_ends_without_its_comma() -> None:
    assert headword("Rét đậm từ ngày 12/12, bà con không thả rông trâu bò trên núi") == "Rét đậm từ ngày 12/12"
