from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.model import written
from bantin.model.base import Hashtags, Model
from bantin.text.slug import hashtag


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05.12.26", "2026-12-05"),
        ("5/12/26", "2026-12-05"),
        ("Thứ Bảy, ngày 05/12/2026", "2026-12-05"),
        ("05/12/2026 (thứ 7)", "2026-12-05"),
        ("hết ngày 31/12/2026.", "2026-12-31"),
        ("đến hết 31/12/2026", "2026-12-31"),
        ("5–12–2026", "2026-12-05"),
    ],
)
def test_days_are_read_with_what_stands_around_them(text: str, day: str) -> None:
    assert str(written.date(text)) == day


@pytest.mark.parametrize(
    "text", ["5/12", "05/12/46", "17h ngày 31/12/2026", "trước 31/12/2026", "cuối tháng 12", "12/2026"]
)
def test_days_that_lack_something_or_say_more_are_left(text: str) -> None:
    assert written.date(text) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("cả ngày", "00:00-24:00"),
        ("24/24", "00:00-24:00"),
        ("6h sáng - 10h tối", "06:00-22:00"),
        ("7h30' – 11h30'", "07:30-11:30"),
        ("sáng 7h30-11h30", "07:30-11:30"),
        ("7h30-11h30, 13h30-17h", "7h30-11h30, 13h30-17h"),
    ],
)
def test_hours_are_read_with_the_part_of_the_day(text: str, hours: str) -> None:
    assert written.hours(text) == hours


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 tỷ 200 triệu", "1,2 tỷ"),
        ("1 tỷ 20 triệu đồng", "1,02 tỷ đồng"),
        ("5 triệu 500 nghìn", "5,5 triệu"),
        ("1 triệu 2 tỷ", None),
        ("1,2 tỷ", None),
    ],
)
def test_an_amount_in_two_units_is_one_number(text: str, amount: str | None) -> None:
    assert written.amount(text) == amount


@pytest.mark.parametrize(
    "text",
    ["2027-02-05", "05/02/2027", "5/2/2027", "05.02.2027", "5-2-2027", "2027/2/5", "5 / 2 / 2027",
     "ngày 05 tháng 02 năm 2027", "Ngày 5/2/2027", "5 tháng 2 năm 2027", "5 tháng 2, 2027"],
)  # fmt: skip
def test_dates_are_read_as_vietnamese_hands_write_them(text: str) -> None:
    day = written.date(text)
    assert day
    assert day.isoformat() == "2027-02-05"


@pytest.mark.parametrize("text", ["5/2/47", "5/2", "5/2-2027", "tháng 2", "05022027", "٥/٢/٢٠٢٧", "hôm nay", ""])
def test_what_may_be_another_day_is_not_guessed(text: str) -> None:
    assert written.date(text) is None


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="day"):
        written.date("31.11.2026")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5:30-21:00", "05:30-21:00"),
        ("05:30 – 21:00", "05:30-21:00"),
        ("5h30-21h", "05:30-21:00"),
        ("5g30 - 21g00", "05:30-21:00"),
        ("từ 5 giờ 30 phút đến 21 giờ", "05:30-21:00"),
        ("5 giờ 30 tới 24 giờ", "05:30-24:00"),
        ("22-6", "22:00-06:00"),
        ("24/7", "24/7"),
        ("sáng", "sáng"),
        ("5:30", "5:30"),
    ],
)
def test_hours_are_read_as_vietnamese_hands_write_them(text: str, read: str) -> None:
    assert written.hours(text) == read


@pytest.mark.parametrize("text", ["192x96", "192×96", "192 x 96", "192X96", "192*96 px", "192 px x 96 px", "192 х 96"])
def test_sizes_are_read_with_any_sign_of_times(text: str) -> None:
    assert written.size(text) == "192x96"


def test_other_sizes_stay() -> None:
    assert [written.size(text) for text in ("1.920 x 1.080", "192", "a x b", "1x2x3")] == [
        "1920x1080",
        "192",
        "a x b",
        "1x2x3",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12 345", "12.345"),
        ("1\u00a0234\u202f567,8", "1.234.567,8"),
        ("– 3,5", "−3,5"),
        ("-3", "-3"),
        ("1 23", "1 23"),
        (" 7 ", "7"),
    ],
)
def test_numbers_are_read_with_spaces_between_thousands(text: str, read: str) -> None:
    assert written.number(text) == read


class Tagged(Model):
    tags: Hashtags = ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Phòng cháy chữa cháy", "#PhongChayChuaChay"),
        ("#C06", "#C06"),
        ("VNeID", "#VNeID"),
        ("an-toan-giao-thong", "#AnToanGiaoThong"),
        ("#AnToanGiaoThong", "#AnToanGiaoThong"),
        ("Công an tỉnh 2026", "#CongAnTinh2026"),
    ],
)
def test_hashtags_are_taken_as_people_write_them(text: str, shown: str) -> None:
    [tag] = Tagged.model_validate({"tags": [text]}).tags
    assert hashtag(tag) == shown


@given(st.text())
def test_no_text_raises_but_for_days_that_are_none(text: str) -> None:
    written.hours(text)
    written.size(text)
    written.number(text)
    written.hashtag(text)
