from __future__ import annotations

import pytest

from bantin.text.suggestions import did_you_mean

NAMES = ["title", "summary", "Padding"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("titel", "Có phải «title»?"),
        ("PADING", "Có phải «Padding»?"),
        ("zzz", "Các mục: Padding, summary, title"),
        ("title" + 10_000 * "x", "Các mục: Padding, summary, title"),
    ],
)
def test_the_nearest_name_is_suggested_whatever_its_letters_case(wrong: str, told: str) -> None:
    assert did_you_mean(wrong, NAMES, "Các mục:") == told


def test_no_number_is_near_another() -> None:
    assert did_you_mean("114", ["113", "115"]) == ""


def test_nothing_is_said_where_nothing_is_near_or_known() -> None:
    assert did_you_mean("zzz", NAMES) == ""
    assert did_you_mean("title", [], "Các mục:") == ""
