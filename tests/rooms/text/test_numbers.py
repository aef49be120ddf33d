from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.numbers import decimal, display_number, format_number, number_in_text, parse_number, shortest, tenths


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("368.063", "368063"),
        ("368063", "368063"),
        ("93,32", "93.32"),
        ("79", "79"),
        ("-5", "-5"),
        ("−1.000,5", "-1000.5"),
    ],
)
def test_vietnamese_numbers_are_read(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "63.5", "1.0000", "1,2,3", "abc", "1 000", "12.34.567", "²", "٣"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("368063", "368.063"),
        ("368.063", "368.063"),
        ("2042", "2.042"),
        ("999", "999"),
        ("93,30", "93,30"),
        ("-5", "−5"),
    ],
)
def test_numbers_are_shown_grouped_with_decimals_as_typed(written: str, shown: str) -> None:
    assert display_number(written) == shown


def test_numbers_are_written() -> None:
    assert [format_number(n) for n in (0, 123, 1234, 1234567, -1000)] == ["0", "123", "1.234", "1.234.567", "−1.000"]
    assert format_number(Decimal("93.32")) == "93,32"
    assert format_number(Decimal("1E+6")) == "1.000.000"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15))
def test_what_is_written_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value
    assert display_number(format_number(value)) == format_number(value)


def test_decimals_are_as_many_as_asked_for_or_as_needed() -> None:
    assert [decimal(value) for value in (2.94, 30.0, 1234.56, -0.5)] == ["2,9", "30,0", "1.234,6", "−0,5"]
    assert decimal(3.8412, 2) == "3,84"
    assert [shortest(value) for value in (30.0, 6.67, 63_206, 1_000_000, 0.5)] == [
        "30",
        "6,67",
        "63.206",
        "1.000.000",
        "0,5",
    ]


def test_what_was_measured_has_one_decimal_at_most() -> None:
    assert [tenths(value) for value in (2.94, 30.0, 0.04, 1234.56, 0)] == ["2,9", "30", "0", "1.234,6", "0"]


@pytest.mark.parametrize("text", ["gọi 0209.3-811 115", "Gọi 02093811115.", "0209 3 811 115, máy lẻ 12"])
def test_a_telephone_number_is_found_however_it_is_grouped(text: str) -> None:
    assert number_in_text("0209 3 811 115 (máy lẻ 12)").search(text)


@pytest.mark.parametrize("text", ["1.130 người", "1130", "113,5 %", "0113"])
def test_digits_of_another_number_are_no_telephone_number(text: str) -> None:
    assert not number_in_text("113").search(text)
