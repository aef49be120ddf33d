"""A day of the week beside a date, told from lists of days on which a desk is closed or open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.checks import CHECKS
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Severity

MakeBulletin = Callable[..., Bulletin]

LISTS = [
    "Giờ mở cửa: 8h00 - 11h30 hằng ngày (trừ thứ Hai, ngày 31/12 và ngày 01/01).",
    "Mở hằng ngày (trừ các thứ Hai; ngày 31/12 và ngày 01/01 cũng nghỉ).",
    "Nghỉ thứ Hai, ngày 24/12 và ngày lễ.",
    "Nghỉ thứ Hai, ngày 24/12 và các ngày lễ, Tết.",
    "Mở cả thứ Bảy, ngày 20/12 nghỉ.",
    "Riêng thứ Hai và ngày 31/12 nghỉ.",
    "Trừ thứ Bảy, Chủ nhật, ngày 31/12 và ngày 01/01.",
    "Đóng cửa các ngày thứ Hai, ngày 31/12 và ngày 01/01/2025.",
    "Quầy vé không bán thứ Hai, ngày 31/12 và ngày 01/01.",
    "Không tiếp dân thứ Sáu, ngày 31/12, ngày 01/01.",
    "Nghỉ chiều thứ Bảy, ngày 24/12 và ngày lễ.",
    "Nghỉ vào thứ Hai, ngày 31/12 và dịp Tết.",
    "Làm việc cả thứ Bảy, ngày 31/12 không nhận hồ sơ.",
    "Mở cửa thứ Bảy, ngày 25/12 đóng cửa lúc 16 giờ.",
    "Nghỉ: thứ Hai, ngày 31/12 và ngày 01/01.",
    "Kể cả thứ Bảy, ngày 31/12 và ngày 01/01.",
    "Nghỉ ngày 31/12, ngày 01/01, thứ Hai.",
    "Phục vụ cả Chủ nhật, ngày 31/12 cũng mở.",
    "Trừ thứ Hai, ngày 31/12/2024 và ngày 01/01/2025.",
    "Nghỉ thứ Hai hằng tuần, ngày 31/12 và ngày 01/01.",
    "Nghỉ thứ Bảy, ngày 07/12 và ngày 14/12.",
    "Nghỉ thứ Ba, ngày 31/12 và thứ Tư, ngày 01/01.",
]
"""Of days on which a desk is open or closed, or of days that are so called: nothing is wrong."""

DATES = [
    "Nghỉ thứ Hai, ngày 31/12.",
    "Nghỉ thứ Hai, ngày 31/12/2024, mở lại thứ Tư.",
    "Nghỉ thứ Hai, ngày 31/12 và thứ Tư, ngày 01/01.",
    "Nghỉ thứ Bảy, ngày 06/12 và ngày 14/12.",
    "Nghỉ thứ Bảy, Chủ nhật, 28/12 và 30/12.",
    "Họp thứ Hai, ngày 10/12 và ngày 11/12.",
    "Thi thứ Sáu, ngày 07/12 và ngày 08/12.",
    "Thứ Sáu, ngày 20/12 nghỉ; thứ Bảy, ngày 20/12 làm bù.",
    "Mở cửa thứ Bảy, ngày 20/12.",
    "Khai mạc thứ Hai, ngày 31/12 và các ngày sau chiếu phim.",
    "Tiếp dân thứ Sáu, ngày 31/12 tại trụ sở.",
    "Trừ thứ Hai, ngày 31/12.",
    "Làm việc thứ Bảy, ngày 08/12 thay cho thứ Hai.",
    "Nộp chậm nhất thứ Sáu, 31/12.",
    "Cắt điện thứ Năm (31/12).",
    "Ngày 31/12 là thứ Hai.",
    "Chợ phiên Chủ nhật, ngày 07/12 và ngày 14/12.",
    "Tiêm thứ Tư, từ 7h30, ngày 31/12.",
    "Bốc thăm ngày 01/01 (thứ Năm).",
    "Nghỉ từ thứ Hai 31/12 đến thứ Tư 01/01.",
    "Riêng thứ Hai, ngày 31/12, phòng đọc mở đến 20 giờ.",
]
"""Of one day that is called and numbered otherwise."""


@pytest.mark.parametrize("text", LISTS)
def test_days_on_which_a_desk_is_closed_or_open_are_a_list(text: str, make_bulletin: MakeBulletin) -> None:
    assert list(CHECKS["wrong-weekday"].check(make_bulletin({"kind": "notice", "text": [text]}))) == []


@pytest.mark.parametrize("text", DATES)
def test_one_day_is_called_what_it_is(text: str, make_bulletin: MakeBulletin) -> None:
    assert list(CHECKS["wrong-weekday"].check(make_bulletin({"kind": "notice", "text": [text]})))


def test_a_day_that_may_be_one_more_day_of_a_list_is_a_choice(make_bulletin: MakeBulletin) -> None:
    text = "Mở hằng ngày, trừ thứ Hai, ngày 31/12/2024."
    [found] = CHECKS["wrong-weekday"].check(make_bulletin({"kind": "notice", "text": [text]}))
    assert found.severity is Severity.WARNING, "nobody is stopped by what may be right"
    assert "viết «thứ Hai và ngày 31/12/2024»" in found.hint
    mended = text.replace("thứ Hai, ngày", "thứ Hai và ngày")
    assert list(CHECKS["wrong-weekday"].check(make_bulletin({"kind": "notice", "text": [mended]}))) == []
