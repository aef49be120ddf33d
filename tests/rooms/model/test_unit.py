from __future__ import annotations

import datetime as dt

import pytest

from bantin.model.unit import Contact


@pytest.mark.parametrize(
    ("number", "dial"),
    [
        ("113", "113"),
        ("+84 912.345.678", "+84 912.345.678"),
        ("(0209) 3 812 345 – máy lẻ 12", "(0209) 3 812 345"),
        ("1900 1234 (24/24)", "1900 1234"),
        ("0209 3 812 345, 0209 3 812 346", "0209 3 812 345"),
        ("Zalo 0900 000 000", "Zalo 0900 000 000"),
    ],
)
def test_what_is_dialled_is_the_first_number_alone(number: str, dial: str) -> None:
    assert Contact(id="a", label="A", number=number, checked_on=dt.date(2024, 11, 1)).dial == dial
