"""Given names are found behind how people call each other; offices and places are nobody's name."""

from __future__ import annotations

import pytest

from bantin.text.breaking.given_names import without_given_names


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chị Mai và anh Tuấn Anh, cô giáo Lan.", "Chị […] và anh […], cô giáo […]."),
        ("Em tên là Hoa, con Bảo ạ.", "Em tên là […], con […] ạ."),
        ("chị mai ơi", "chị […] ơi"),
        ("CHÚ NAM ƠI", "CHÚ […] ƠI"),
        ("Anh Nam Công an xã", "Anh […] Công an xã"),
        ("cô Tô ở huyện Cô Tô", "cô […] ở huyện Cô Tô"),
        ("Bà con Đức Xuân, các anh Công an, anh chị ơi", "Bà con Đức Xuân, các anh Công an, anh chị ơi"),
    ],
)
def test_given_names_are_taken_out(text: str, left: str) -> None:
    assert without_given_names(text, "[…]") == left
