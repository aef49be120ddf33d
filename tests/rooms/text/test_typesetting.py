from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.typesetting import tied, typeset


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("thấp nhất 8 - 10°C, có nơi 8-10 độ C", "thấp nhất 8–10 °C, có nơi 8–10 độ C"),
        ("mưa 40 – 70mm, ngập sâu 20-30cm.", "mưa 40–70 mm, ngập sâu 20–30 cm."),
        ("từ 7h30 - 11h00 và 14h-17h", "từ 7h30–11h00 và 14h–17h"),
        ("từ 6-22 giờ, 22h - 6h, 06:00 - 22:00", "từ 6–22 giờ, 22h–6h, 06:00–22:00"),
        ("7 giờ 30 - 11 giờ", "7 giờ 30 – 11 giờ"),
        ("ngày 07 - 09/12, ngày 10-14/12/2026", "ngày 07–09/12, ngày 10–14/12/2026"),
        ("01/12/2026-31/12/2026, 28/12-02/01", "01/12/2026 – 31/12/2026, 28/12–02/01"),
        ("kéo dài 5 – 7 ngày, 3-5 lần", "kéo dài 5–7 ngày, 3–5 lần"),
        ("nhiệm kỳ 2021 - 2026, giai đoạn 2026-2030", "nhiệm kỳ 2021–2026, giai đoạn 2026–2030"),
        ("1,5-2 triệu đồng; 120.000-150.000đ/con", "1,5–2 triệu đồng; 120.000–150.000đ/con"),
        ("giảm 5-7%, 20% - 30%", "giảm 5–7%, 20%–30%"),
        ("8°C - 10°C", "8 °C – 10 °C"),
        ("2 tuổi - 5 tuổi, 8 độ C - 10 độ C", "2 tuổi – 5 tuổi, 8 độ C – 10 độ C"),
        ("thứ Hai - thứ Sáu, tổ 1 - tổ 5", "thứ Hai – thứ Sáu, tổ 1 – tổ 5"),
        ("tổ 4-5, Điều 12 - 15", "tổ 4–5, Điều 12–15"),
        ("(8-10 °C) **8-10** người “5-6 con”", "(8–10 °C) **8–10** người “5–6 con”"),
        ("nặng 19kg, 30m2, 80g/m2, 10ºC, 5km", "nặng 19 kg, 30 m², 80 g/m², 10 °C, 5 km"),
        ("20-30m2, 1.250 m3, 2,5km2, 5 m2, 15cm2", "20–30 m², 1.250 m³, 2,5 km², 5 m², 15 cm²"),
        ("8 triệu đồng/m2, mỗi m3, 5 nghìn m2 đất", "8 triệu đồng/m², mỗi m³, 5 nghìn m² đất"),
        ("cao tới 600oC, 38 oC - 40 oC, 25˚C, 30 ℃", "cao tới 600 °C, 38 °C – 40 °C, 25 °C, 30 °C"),
        ("bình CO2, H2O, khí O2 (SO2).", "bình CO₂, H₂O, khí O₂ (SO₂)."),
        ('Bấm "Đăng nhập", gõ ("mã 5-7") rồi "Gửi".', "Bấm “Đăng nhập”, gõ (“mã 5-7”) rồi “Gửi”."),
        ("ảnh 3x4, 10 x 15; bảng 384x192 (2x3x4m), 3,5x4,2 m", "ảnh 3×4, 10 × 15; bảng 384×192 (2×3×4 m), 3,5×4,2 m"),
        ("dòng 8-10cm\ndòng 7h30 - 11h00", "dòng 8–10 cm\ndòng 7h30–11h00"),
    ],
)
def test_ranges_and_units_have_one_form(written: str, right: str) -> None:
    assert typeset(written) == right
    assert typeset(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "0912-345-678, 0218 - 3850123, (0218) 385-0123, 1900-9095, 1800 - 1567, gọi 024-3825",
        "30/2020/NĐ-CP, 12-NQ/TW, 01-02/QĐ-UBND, số 12-14, Số: 05 - 06, 16/2025/TT-BYT",
        "29-A1 123.45, 30F-123.45, biển 29-1234, 29-12345",
        "mã 12-14, thửa 12-14, tờ 3-14, TCVN 1232-2010, ISO 1400-1500, Boeing 747-800, A320-200",
        "2026-12-01, 31-12-2026, 12-2026, 24 - 7 - 1962, 1 - 4 – 2004",
        "ngày 30-4, lễ 2-9, sáng 5-12, chiều 2 - 11 về, đêm 3-7, mồng 1 - 6 giữ xe, Quốc khánh 2-9",
        "https://a.vn/8-10cm, a-8-10@b.vn, 10-20.com, a.com/10-20, P10-20, tep_8-10.jpg, #8-10",
        "kinh tế - xã hội, COVID-19, F0-F1, Mi-17, 24/7, 24/24h, 5-3, 1m10, 7g30, 4G, A4, 12V",
        "Tổ 4 - 15 hộ bị ngập; Bài 1 - 10 dấu hiệu; từ -2 - 3 độ; cộng 1-2-3-4",
        'màn hình 27" và 32", <icon name="x"/>, chữ"dính"liền, "chỉ một',
        "0x10, mã A3x4, 3x4B, a.com/3x4.jpg, 29x-123, 3xe4, x4, 5 x-quang, 3x 4, lô 3x4-5",
        "19020-20300, 123456-234567, 5-1000",
    ],
)
def test_what_is_no_range_and_no_size_stays_as_written(text: str) -> None:
    assert typeset(text) == text


def bare(text: str) -> str:
    return re.sub(r"[“”]", '"', re.sub(r"[\s–—-]", "", text).replace("º", "°"))


_PIECES = st.sampled_from([*"0123456789", *' -–—.,/:%hgm°ºCđ\n*("', " - ", "kg", " ngày", "số ", "tổ ", " giờ "])


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_nothing_but_dashes_spaces_and_quotes_changes(text: str) -> None:
    """A second setting changes nothing, so that what was set may be written back."""
    once = typeset(text)
    assert bare(once) == bare(text)
    assert typeset(once) == once


def test_a_number_stays_with_the_sign_of_its_unit() -> None:
    assert tied("8–10 °C, 5 km và 3 ngày") == "8–10\u00a0°C, 5\u00a0km và 3 ngày"
