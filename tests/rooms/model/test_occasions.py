"""When and where something is, as texts of notices say it."""

from __future__ import annotations

import pytest

from bantin.model.parts.occasions import facts, says


def told(name: str, text: str) -> list[str]:
    return [part for part, _ in facts(name, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Khu vực: tổ 3",
        "Khu vực tổ 3, tổ 5 và một phần tổ 6.",
        "Tổ dân phố 12: 7 giờ 30.",
        "Tổ dân phố số 12.",
        "Khu 4, 8 giờ.",
        "Ấp 3 (nhà văn hóa).",
        "ấp Bình Hòa 2: chiều thứ Ba.",
        "Bản Nà Pậu: 7:30.",
        "Buôn Ma Thuột Thượng – sáng 5/12.",
        "Thôn Đông, thôn Đoài.",
        "Xóm 7.",
        "Khóm 2 và khóm 3.",
        "Đội 5: từ 7 giờ.",
        "Làng Mít lúc 19 giờ.",
        "Phum Trà Kha, 8 giờ.",
        "Tiểu khu 6.",
        "Khu phố Tân Lập: 19 giờ.",
        "Các thôn 1, 2, 3: sáng thứ Hai.",
        "Phạm vi: xóm Nhì.",
        "Địa bàn: bản Pom.",
        "Địa điểm: sân trường.",
        "Tại nhà văn hóa.",
    ],
)
def test_a_part_of_a_commune_is_a_place_however_it_is_called(text: str) -> None:
    assert told("nơi", text)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ 3 người đi từng nhà.",
        "Đội 12 đồng chí trực đêm.",
        "Đội Cảnh sát giao thông xử lý vi phạm.",
        "Tổ Công nghệ số cộng đồng, gọi là đến.",
        "Thôn 2 có 30 hộ nghèo.",
        "Bản cam kết: 2 tờ.",
        "Bản 2 mặt, mỗi mặt một trang.",
        "BẢN CAM KẾT",
        "Khu công nghiệp mới, nhiều việc làm.",
        "Làng nghề phát triển.",
        "Vị trí việc làm trống, ai cần thì đăng ký.",
        "Phạm vi áp dụng rộng hơn.",
        "Ở nhà khi sốt.",
        "Địa chỉ chính thức: dichvucong.gov.vn.",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert told("nơi", text) == []


@pytest.mark.parametrize("said", ["Cắt điện tổ 3", "Họp dân ở xóm", "Tiêm ở bản Pom 5/12", "Phun thuốc ấp 4, 8 giờ"])
def test_quick_words_that_name_one_say_where(said: str) -> None:
    assert says("nơi", said)
    assert not says("nơi", "Mời bà con họp lúc 7 giờ 30")


@pytest.mark.parametrize("area", ["thôn", "xóm", "ấp", "bản", "buôn", "khóm", "tổ", "khu phố", "làng"])
def test_how_many_of_how_many_parts_is_no_day(area: str) -> None:
    assert told("ngày", f"Đã phun thuốc ở 2/3 {area}") == []
    assert told("ngày", "Phun thuốc 2/3") == ["2/3"]


def test_round_the_clock_is_neither_an_hour_nor_a_day_on_which_anybody_must_come() -> None:
    kept = "Trực sửa chữa 24/24 giờ, 24/7, 24/24h."
    assert told("giờ", kept) + told("ngày", kept) == []
    assert told("ngày", "Mở cửa 24/7/2027, đóng cửa 24/12.") == ["24/7/2027", "24/12"]
