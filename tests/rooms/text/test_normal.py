from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bantin.text.bold import bold_spans, cut
from bantin.text.normal import nfc, plain


@given(st.text())
def test_nfc_is_idempotent_and_canonically_the_same(text: str) -> None:
    once = nfc(text)
    assert nfc(once) == once
    assert unicodedata.normalize("NFD", once) == unicodedata.normalize("NFD", text)


def test_decomposed_vietnamese_is_composed() -> None:
    assert nfc(unicodedata.normalize("NFD", "Ẫ Ộ ữ")) == "Ẫ Ộ ữ"


def test_bold_stretches_are_found() -> None:
    assert bold_spans("Đừng **chuyển tiền** nhé **ngay**") == [
        ("Đừng ", False),
        ("chuyển tiền", True),
        (" nhé ", False),
        ("ngay", True),
    ]


def test_marks_without_a_partner_stay_as_typed() -> None:
    for text in ("2 ** 3 ** 4", "một ** hai", "**", "****", "**a", "a**", "** a **"):
        assert plain(text) == text


def test_plain_strips_pairs_only() -> None:
    assert plain("**Được.** Xem ** này") == "Được. Xem ** này"


@given(st.text(alphabet="ab* "))
def test_spans_are_alternating_pieces_of_the_text(text: str) -> None:
    spans = bold_spans(text)
    assert all(letters for letters, _ in spans)
    assert "".join(f"**{letters}**" if bold else letters for letters, bold in spans) == text


def test_cutting_inside_bold_keeps_both_parts_bold() -> None:
    assert cut("a **b c** d", str.split) == ["a", "**b**", "**c**", "d"]


def test_spaces_other_than_single_ones_may_change_where_a_text_is_cut() -> None:
    def words(text: str) -> list[str]:
        return [" ".join(text.split())]

    assert cut("a  **b\u3000c**\td", words) == ["a **b c** d"]
    assert cut(" **a**  **b** ", words) == ["**a b**"]
