"""Days of the week beside dates, in all the ways in which hands write them. 19/12/2026 is a Saturday."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.checks import CHECKS
from bantin.model.bulletin import Bulletin

MakeBulletin = Callable[..., Bulletin]

MONTH = {"period": {"start": "2026-12-01", "end": "2026-12-31"}, "date": "2026-12-01"}

RIGHT = """
thứ Bảy, 19/12/2026
Thời gian: thứ Bảy, 19/12/2026 (7 giờ 30 – 21 giờ) và Chủ nhật, 20/12/2026
sáng thứ Bảy 19-12-2026
thứ Bảy và Chủ nhật, 19/12 và 20/12/2026
thứ Bảy, Chủ nhật (19, 20/12/2026)
thứ Bảy – Chủ nhật, 19 – 20/12/2026
từ thứ Hai 07/12/2026 đến thứ Sáu 11/12/2026
từ thứ Hai đến thứ Sáu, 07/12 – 11/12/2026
T7, 19/12/2026
thứ 7 ngày 19/12/2026
CN 20/12/2026
thứ Bảy, 05, 12, 19/12/2026
19/12/2026, thứ Bảy
nghỉ từ 19/12/2026, thứ Hai làm lại
đợt thứ hai, 08/12/2026
LẦN THỨ HAI, NGÀY 08/12/2026
thứ Sáu, 10/3 âm lịch
thứ Hai, thứ Ba, thứ Tư (07, 08, 09/12/2026)
thứ Bảy, từ 7 giờ 30 đến 21 giờ, ngày 19/12/2026
thứ Bảy, 7h30 ngày 19/12/2026
thứ Hai, 1.000 người
Thứ Hai – thứ Sáu: 7 giờ 30 – 11 giờ 30
Thứ Ba, thứ Năm: 7 giờ 30 – 11 giờ 30; 13 giờ 30 – 20 giờ 30
thứ Năm, 2-3 người
thứ Bảy 19/12/26
thứ Hai tuần sau
Ngày 02/9 vào thứ Tư
ngày 19, 20/12/2026 (thứ Bảy, Chủ nhật)
thứ Hai hằng tuần, 8/12 thôn
quý thứ ba, 9/12 xã
"""

WRONG = """
thứ Sáu, 19/12/2026
Lớp vẽ mở thứ sáu, 19/12/2026
họp thứ 6 - 19/12/2026
Họp thứ sáu tuần này (19/12/2026)
thứ Sáu (19.12.2026)
thứ Sáu ngày 19 tháng 12 năm 2026
thứ Sáu, ngày 19 tháng 12, năm 2026
thứ Sáu, 7 giờ 30 ngày 19/12/2026
thứ Sáu lúc 19h30, 19/12/2026
T6 19/12/2026
T.6, 19/12/2026
CN, 19/12/2026
Thứ Sáu: 19/12/2026
**Thứ Sáu**, 19/12/2026
19/12/2026 (thứ Sáu)
19/12/2026 – thứ Sáu
ngày 19/12/2026 là thứ Sáu
ngày 19/12/2026 rơi vào thứ Sáu
19/12/2026, tức thứ Sáu
19/12/2026 thứ Sáu.
thứ Sáu, thứ Bảy (19 và 20/12/2026)
thứ Sáu và thứ Bảy, ngày 19 và ngày 20/12/2026
19 tháng 12 năm 2026 (thứ Sáu)
thứ Sáu, sáng 19/12/2026
thứ Sáu 19/12/26
Chủ nhật 19/12
Thứ6, 19/12/2026
thứ Sáu này, 19/12/2026
thứ Sáu (ngày 19/12/2026)
thứ Sáu - ngày 19/12/2026
THỨ SÁU, NGÀY 19/12/2026
ngày thứ sáu 19/12/2026
thứ Sáu — 19/12/2026
thứ Sáu/19/12/2026
thứ Sáu, nhằm ngày 19/12/2026
Thứ Sáu, ngày mai 19/12/2026
ngày 19, 20/12/2026 (thứ Sáu, thứ Bảy)
thứ Sáu 19-12
"""


def found(text: str, make_bulletin: MakeBulletin) -> list[str]:
    example = {"kind": "notice", "text": [text], "bulletin": MONTH}
    return [one.hint for one in CHECKS["wrong-weekday"].check(make_bulletin(example))]


@pytest.mark.parametrize("text", RIGHT.strip().splitlines())
def test_days_that_are_right_or_name_no_weekday_are_left(text: str, make_bulletin: MakeBulletin) -> None:
    assert found(text, make_bulletin) == []


@pytest.mark.parametrize("text", WRONG.strip().splitlines())
def test_a_wrong_weekday_is_found_however_it_is_written(text: str, make_bulletin: MakeBulletin) -> None:
    assert found(text, make_bulletin)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Thứ Sáu, 19/12/2026 mở cửa.", "Thứ Bảy"),
        ("Mở cửa Thứ Sáu, 19/12/2026.", "thứ Bảy"),
        ("THỨ SÁU, 19/12/2026.", "THỨ BẢY"),
        ("Họp CN, 19/12/2026.", "T7"),
        ("Nghỉ. Thứ sáu, 19/12/2026 làm.", "Thứ Bảy"),
    ],
)
def test_the_right_day_has_the_letters_of_its_place(text: str, right: str, make_bulletin: MakeBulletin) -> None:
    assert [hint.split("»")[0] for hint in found(text, make_bulletin)] == [f"Viết «{right}"]
