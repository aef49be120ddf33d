from __future__ import annotations

import pytest

from bantin.text.sentences.quoting import in_marks, short_name


def test_marks_within_marks_are_the_inner_ones() -> None:
    assert in_marks("Trưng bày «Sắc chàm»") == "«Trưng bày “Sắc chàm”»"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("01-lich-kham", "01-lich-kham"),
        ("10-khong-co-ho-khau-thuong-tru-o-tinh-toi-co-duoc", "10-khong-co-ho-khau-thuong-tru…"),
        ("a" * 40, f"{'a' * 32}…"),
    ],
)
def test_a_long_name_of_a_file_ends_with_a_word(name: str, shown: str) -> None:
    assert short_name(name) == shown
