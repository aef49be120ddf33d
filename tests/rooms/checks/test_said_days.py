"""Words written for boards and films say the days that they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.checks import CHECKS
from bantin.model.bulletin import Bulletin

MakeBulletin = Callable[..., Bulletin]

BOARD = {"id": "a", "name": "A", "pixels": "384x192", "pitch_mm": 10, "viewing_m": 8}
UNIT = {"channels": {"led": {"boards": [BOARD]}, "video": {}}}

KEPT = [
    ("Trưng bày từ 05/12 đến 28/02/2025 tại nhà số 1.", "05/12 – 28/02/2025, nhà số 1"),
    ("Tiêm ngày 15/12/2024 tại trạm.", "Tiêm sáng Chủ nhật 15/12"),
    ("Tiêm Chủ nhật, ngày 15/12/2024.", "Sáng Chủ nhật, 7h30"),
    ("Cắt điện ngày 12 tháng 12 năm 2024.", "Ngày 12/12, 7h - 11h"),
    ("Phòng đọc mở từ thứ Ba đến Chủ nhật.", "Mang theo thẻ"),
    ("Theo Quyết định số 12 ngày 05/12/2024 của tỉnh.", "Mang theo thẻ"),
    ("Đã họp ngày 05/11/2024.", "Cảm ơn bà con"),
    ("Nộp chậm nhất ngày 31/12/2024.", "Chậm nhất 31/12"),
    ("Chợ phiên các ngày 05/12, 12/12.", "05/12 và 12/12"),
    ("Mời bà con dự lớp.", "Miễn phí"),
]

DROPPED = [
    ("Trưng bày từ 05/12 đến 28/02/2025 tại nhà số 1.", "8h00 - 11h30, trừ thứ Hai"),
    ("Trưng bày từ ngày 05/12/2024.", "Nghỉ thứ Hai"),
    ("Tiêm ngày 15/12/2024 tại trạm.", "Miễn phí cho trẻ em"),
    ("Cắt điện ngày 12 tháng 12 năm 2024.", "7h - 11h"),
    ("Nộp chậm nhất ngày 31/12/2024.", "Nộp qua mạng"),
    ("Chợ phiên các ngày 05/12, 12/12.", "Có hàng bình ổn giá"),
    ("Lễ hội mở ngày 20/12 ở sân đình.", "Gửi xe miễn phí"),
    ("Đăng ký đến hết ngày 10/12/2024.", "Gọi 0209 3 811 115"),
    ("Đêm nhạc 19 giờ ngày 21/12/2024 tại quảng trường.", "19 giờ tại quảng trường"),
    ("Thi thử ngày 08/12/2024.", "Mang bút, mang thẻ"),
]


@pytest.mark.parametrize(("summary", "text"), KEPT)
@pytest.mark.parametrize("channel", ["led", "video"])
def test_words_that_say_a_day_or_stand_for_none_are_silent(
    summary: str, text: str, channel: str, make_bulletin: MakeBulletin
) -> None:
    said = {"kind": "notice", "unit": UNIT, "summary": summary, channel: {"text": text}}
    assert list(CHECKS["unsaid-when"].check(make_bulletin(said))) == []


@pytest.mark.parametrize(("summary", "text"), DROPPED)
@pytest.mark.parametrize("channel", ["led", "video"])
def test_words_that_drop_a_day_to_come_are_told(
    summary: str, text: str, channel: str, make_bulletin: MakeBulletin
) -> None:
    said = {"kind": "notice", "unit": UNIT, "summary": summary, channel: {"text": text}}
    [found] = CHECKS["unsaid-when"].check(make_bulletin(said))
    assert f"«{channel}: text» thay cho câu có" in found.message


def test_the_hint_names_what_the_words_stand_for(make_bulletin: MakeBulletin) -> None:
    lines = [f"Phòng {number}: 8h00 - 11h30." for number in range(5)]
    summary = "Mở cửa từ ngày 05/12/2024 tại Nhà trưng bày số 1."
    [found] = CHECKS["unsaid-when"].check(
        make_bulletin({"kind": "notice", "unit": UNIT, "summary": summary, "text": lines})
    )
    assert found.hint.endswith("nên phải có cả «05/12/2024», «tại Nhà trưng bày số 1»")
