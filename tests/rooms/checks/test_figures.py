"""Figures that differ by a slip, told from those of two things that stand side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.checks import CHECKS
from bantin.model.bulletin import Bulletin

MakeBulletin = Callable[..., Bulletin]

TWO_THINGS: list[dict[str, object]] = [
    {"text": ["Giải Nhất (01 giải): 5.000.000 đồng", "Giải Nhì (02 giải): 3.000.000 đồng", "Giải Ba: 2.000.000 đồng"]},
    {"text": ["01 giải Nhất: 5.000.000 đồng", "02 giải Nhì, mỗi giải: 3.000.000 đồng"]},
    {"text": ["Thuyết minh tiếng Việt: 100.000 đồng/đoàn", "Thuyết minh tiếng Anh: 200.000 đồng/đoàn"]},
    {"text": ["Thuyết minh tiếng Việt: 100.000 đồng/đoàn; tiếng Anh: 200.000 đồng/đoàn."]},
    {"text": ["Có đăng ký tạm trú: đặt cọc 200.000 đồng", "Chưa đăng ký tạm trú: đặt cọc 300.000 đồng"]},
    {"text": ["Người đã đăng ký đặt cọc 200.000 đồng. Người chưa đăng ký đặt cọc 300.000 đồng."]},
    {"text": ["Vé lượt: 15.000 đồng", "Vé tháng: 150.000 đồng"]},
    {"text": ["Vé: 15.000 đồng/lượt", "Vé đoàn: 150.000 đồng/lượt"]},
    {"summary": "Vé tham quan 15.000 đồng/lượt.", "text": ["Vé tháng: 150.000 đồng"]},
    {"text": ["Hộ nghèo được hỗ trợ 1.200.000 đồng; hộ cận nghèo được hỗ trợ 2.100.000 đồng."]},
    {"text": ["Ô tô: phạt 1.500.000 đồng", "Xe máy: phạt 1.050.000 đồng"]},
    {"text": ["Tháng 10 có 152 hồ sơ trễ, tháng 11 có 125 hồ sơ trễ."]},
    {"text": ["Trồng mới 120 ha rừng ở xã An Lạc", "Trồng mới 210 ha rừng ở xã Bình Yên"]},
    {"text": ["Trẻ dưới 6 tuổi: 135.000 đồng", "Trẻ từ 6 tuổi: 153.000 đồng"]},
    {"summary": "Giải Nhất được thưởng 5.000.000 đồng.", "text": ["Giải Nhì: 3.000.000 đồng"]},
    {"text": ["Học phí lớp Nhà trẻ: 480.000 đồng/tháng", "Học phí lớp Mẫu giáo: 840.000 đồng/tháng"]},
    {"text": ["Phạt người lái 4.500.000 đồng", "Phạt chủ xe 5.400.000 đồng"]},
    {"text": ["Cấp lại: 200.000 đồng", "Cấp mới, không qua mạng: 300.000 đồng"]},
    {"summary": "Phạt tiền 200.000 đồng với người đi bộ.", "text": ["Phạt 400.000 đồng với người đi xe đạp."]},
    {"text": ["Quý I thu 1.250 triệu đồng", "Quý II thu 1.520 triệu đồng"]},
    {"text": ["Khám lần đầu: 150.000 đồng", "Khám lại: 15.000 đồng"]},
]

SLIPS: list[dict[str, object]] = [
    {"summary": "Đã cấp 368.063 căn cước.", "text": ["Như vậy 368.036 căn cước đã cấp."]},
    {"text": ["Đã cấp 368.063 căn cước.", "Như vậy 368.036 căn cước đã cấp."]},
    {"summary": "Lệ phí 200.000 đồng.", "text": ["Lệ phí: 300.000 đồng"]},
    {"summary": "Vé 15.000 đồng/lượt.", "text": ["Giá vé 150.000 đồng/lượt"]},
    {"summary": "Đặt cọc 200.000 đồng.", "text": ["Người mượn đặt cọc 300.000 đồng."]},
    {"title": "Thu 1.250 triệu đồng tiền phạt", "text": ["Tiền phạt thu được 1.520 triệu đồng."]},
    {"summary": "Giải Nhất 5.000.000 đồng.", "text": ["Giải Nhất: 50.000.000 đồng", "Giải Nhất: 3.000.000 đồng"]},
    {"summary": "Hỗ trợ 1.200.000 đồng/hộ.", "text": ["Mức hỗ trợ: 2.100.000 đồng/hộ"]},
    {"summary": "Có 1.234 hồ sơ.", "text": ["Trong 1.324 hồ sơ ấy có 12 hồ sơ trễ."]},
    {"summary": "Cả tỉnh có 152 vụ cháy.", "text": ["Trong 125 vụ cháy ấy, 3 vụ do chập điện."]},
    {"text": ["Tổng mức đầu tư 368.063 triệu đồng.", "Tổng mức đầu tư là 368.036 triệu đồng."]},
    {"text": ["Trồng 1.250 ha rừng.", "Đã trồng 1.520 ha rừng."]},
    {"summary": "Thu ngân sách 18.640 triệu đồng.", "text": ["Thu ngân sách đạt 186.400 triệu đồng."]},
    {"summary": "Phạt 1.500.000 đồng.", "text": ["Mức phạt là 1.050.000 đồng."]},
    {"summary": "Thưởng 250.000 đồng.", "text": ["Mức thưởng: 2.500.000 đồng"]},
    {"summary": "Đã tiêm 12.540 liều vắc-xin.", "text": ["Tổng cộng 12.450 liều vắc-xin."]},
    {"summary": "Giá 480.000 đồng/tháng.", "text": ["Giá: 840.000 đồng/tháng"]},
    {"summary": "Cứu trợ 15.000 kg gạo.", "text": ["Số gạo là 150.000 kg gạo."]},
    {"summary": "Khen thưởng 125 học sinh giỏi.", "text": ["Có 152 học sinh giỏi được khen thưởng."]},
    {"summary": "Bồi thường 186.400.000 đồng.", "text": ["Tiền bồi thường là 186.500.000 đồng."]},
]


@pytest.mark.parametrize("texts", TWO_THINGS)
def test_figures_whose_words_say_what_each_is_of_are_two(texts: dict[str, object], make_bulletin: MakeBulletin) -> None:
    assert list(CHECKS["differing-figure"].check(make_bulletin({"kind": "notice"} | texts))) == []


@pytest.mark.parametrize("texts", SLIPS)
def test_a_figure_is_the_same_wherever_it_is_told(texts: dict[str, object], make_bulletin: MakeBulletin) -> None:
    assert list(CHECKS["differing-figure"].check(make_bulletin({"kind": "notice"} | texts)))
