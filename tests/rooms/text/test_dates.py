from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.dates import (
    days_of,
    days_said,
    long_date,
    month_name,
    month_of,
    parse_date,
    short_date,
    urgent_day,
    urgent_name,
)


def test_dates_are_written_as_the_decree_on_documents_wants_them() -> None:
    assert long_date(dt.date(2024, 7, 5)) == "ngày 05 tháng 7 năm 2024"
    assert long_date(dt.date(2024, 2, 28)) == "ngày 28 tháng 02 năm 2024"
    assert short_date(dt.date(2024, 7, 5)) == "05/07/2024"


def test_months_are_named() -> None:
    assert month_name("2024-11") == "tháng 11/2024"
    assert month_name("2025-01") == "tháng 01/2025"


@pytest.mark.parametrize("written", ["2024-13", "2024-1", "11/2024", ""])
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="month"):
        month_name(written)


@pytest.mark.parametrize("written", ["2024-11-30", "30/11/2024", " 30/11/2024 "])
def test_both_ways_of_writing_are_read(written: str) -> None:
    assert parse_date(written) == dt.date(2024, 11, 30)


@pytest.mark.parametrize("written", ["30/02/2024", "2024-11-31", "30.11.2024", "11/30/2024", "mai", "٣٠/11/2024"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|day|month"):
        parse_date(written)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_short_dates_are_read_back(date: dt.date) -> None:
    assert parse_date(short_date(date)) == date


@pytest.mark.parametrize(("month", "last"), [("2024-02", 29), ("2026-02", 28), ("2026-11", 30), ("2026-12", 31)])
def test_a_months_days_are_from_its_first_to_its_last(month: str, last: int) -> None:
    year, number = (int(part) for part in month.split("-"))
    assert days_of(month) == (dt.date(year, number, 1), dt.date(year, number, last))


@pytest.mark.parametrize(
    ("name", "told", "month"),
    [
        ("khan-2026-11-28", "tin khẩn 28/11/2026", "2026-11"),
        ("khan-2026-02-03-12", "tin khẩn 03/02/2026 số 12", "2026-02"),
    ],
)
def test_urgent_bulletins_have_names_of_days(name: str, told: str, month: str) -> None:
    assert (month_name(name), month_of(name), days_of(name)[0]) == (told, month, dt.date.fromisoformat(f"{month}-01"))
    day = urgent_day(name)
    assert day is not None
    assert urgent_name(day, 12 if name.endswith("12") else 1) == name


@pytest.mark.parametrize("name", ["2026-11", "khan-2026-13-01", "khan-2026-02-30", "khan-2026-11-28-1", "khan-x", ""])
def test_what_is_no_urgent_bulletin_has_no_day(name: str) -> None:
    assert urgent_day(name) is None


@pytest.mark.parametrize(
    ("text", "short", "weekdays"),
    [
        ("Rét đậm từ ngày 8 đến ngày 12 tháng 12, có nơi dưới 5 độ C.", "8–12/12", ("Thứ Ba", "đến thứ Bảy")),
        ("Ngày 10/12/2026, từ 7 giờ 30 đến 16 giờ.", "10/12", ("Thứ Năm",)),
        ("Tiêm ngày 3 và 4/12: hai ngày 3 và 4/12/2026.", "3–4/12", ("Thứ Năm", "và thứ Sáu")),
        ("Từ 30/11 đến 2/12/2026.", "30/11–2/12", ("Thứ Hai", "đến thứ Tư")),
        ("Từ 22 giờ ngày 05/12 đến 5 giờ ngày 20/12/2026, cấm ô tô.", "5–20/12", ()),
        ("Từ thứ Hai, 21/12 đến thứ Bảy, 26/12/2026.", "21–26/12", ("Thứ Hai", "đến thứ Bảy")),
        ("Từ ngày 8 đến ngày 12 tháng 12, rét nhất sáng 9/12.", "8–12/12", ("Thứ Ba", "đến thứ Bảy")),
    ],
)
def test_the_only_days_of_a_text_are_found(text: str, short: str, weekdays: tuple[str, ...]) -> None:
    found = days_said(text, dt.date(2026, 12, 2))
    assert found is not None
    assert (found.short, found.weekdays) == (short, weekdays)


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 8/12 và ngày 20/12.",
        "Gọi 113, trực 24/7.",
        "Hơn 1/2 số hộ.",
        "Từ tháng 8/2021.",
        "Giảm 3,5 và 12 tháng qua.",
    ],
)
def test_what_tells_several_days_or_none_has_no_day(text: str) -> None:
    assert days_said(text, dt.date(2026, 12, 2)) is None
