from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.model import written
from bantin.model.base import Hashtags, Model
from bantin.text.slug import hashtag


@pytest.mark.parametrize(
    "text",
    ["2027-02-05", "05/02/2027", "5/2/2027", "05.02.2027", "5-2-2027", "2027/2/5", "5 / 2 / 2027",
     "ngày 05 tháng 02 năm 2027", "Ngày 5/2/2027", "5 tháng 2 năm 2027", "5 tháng 2, 2027"],
)  # fmt: skip
def test_dates_are_read_as_vietnamese_hands_write_them(text: str) -> None:
    day = written.date(text)
    assert day
    assert day.isoformat() == "2027-02-05"


@pytest.mark.parametrize("text", ["5/2/27", "5/2", "5/2-2027", "tháng 2", "05022027", "٥/٢/٢٠٢٧", "hôm nay", ""])
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
        ("24/24", "24/24"),
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
