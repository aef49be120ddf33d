from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("0912–345—679", "0912-345-679"),
        ("0912\u00a0345\u2009679", "0912 345 679"),
        ("0912\u200b345\u2060679\ufeff", "0912345679"),
        ("０９１２．３４５", "0912.345"),
        ("٠٩١٢", "0912"),
        ("Ưu tiên số 1 → ₫", "Ưu tiên số 1 → ₫"),
    ],
)
def test_digits_dashes_and_spaces_of_any_kind_are_plain(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(st.text(max_size=60))
def test_what_is_found_is_shown_as_it_was_written(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    for at, letter in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert end == start + 1
        assert fold(text[start:end]).text == letter
