from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.bold import cut
from bantin.text.breaking.portions import portions

LONG = "Kẻ gian gọi điện tự xưng là công an, yêu cầu cài ứng dụng lạ rồi chiếm đoạt tài khoản ngân hàng."


@pytest.mark.parametrize(
    ("text", "count", "told"),
    [
        ("Dừng lại. Gọi 113", 2, ["Dừng lại.", "Gọi 113"]),
        ("Làm tại Công an xã, không mất phí", 2, ["Làm tại Công an xã,", "không mất phí"]),
        ("Mất nước 22h 28/11 - 5h 29/11", 2, ["Mất nước 22h 28/11 -", "5h 29/11"]),
        ("Bỏ sổ hộ khẩu rồi thì lấy gì chứng minh nơi ở?", 2, ["Bỏ sổ hộ khẩu", "rồi thì lấy gì chứng minh nơi ở?"]),
        ("Cúp điện tổ 4 từ 7h đến 11h vì thay dây", 2, ["Cúp điện tổ 4 từ 7h đến 11h", "vì thay dây"]),
        ("Báo CA phường 0237.3.855.114", 2, ["Báo CA phường", "0237.3.855.114"]),
        (
            "Xã họp dân bàn việc làm đường, thứ Bảy, 5/12 tại đình",
            2,
            ["Xã họp dân bàn việc làm đường,", "thứ Bảy, 5/12 tại đình"],
        ),
        (
            "Hôm nay các bản Nà Lò, Pá Kha, Sín Tẩn mất nước, thợ đang chữa đường ống ở đầu nguồn",
            2,
            ["Hôm nay các bản Nà Lò, Pá Kha, Sín Tẩn mất nước,", "thợ đang chữa đường ống ở đầu nguồn"],
        ),
        ("Thầy giáo, cô giáo nộp ảnh, chờ cấp thẻ", 2, ["Thầy giáo, cô giáo nộp ảnh,", "chờ cấp thẻ"]),
        ("tài khoản ngân hàng", 3, ["tài khoản", "ngân hàng"]),
        ("113", 2, ["113"]),
        ("", 2, []),
    ],
)
def test_a_text_is_divided_at_its_clauses_and_never_in_a_word(text: str, count: int, told: list[str]) -> None:
    assert portions(text, count) == told


def test_portions_may_be_of_like_length_instead() -> None:
    text = "Bỏ sổ hộ khẩu rồi thì lấy gì chứng minh nơi ở?"
    whole, even = (max(map(len, portions(text, 2, evenly=evenly))) for evenly in (False, True))
    assert even < whole


def test_words_of_the_unit_hold_together() -> None:
    assert portions("chợ Ví Dụ Lớn", 2, frozenset(["chợ ví dụ lớn"])) == ["chợ Ví Dụ Lớn"]


@given(st.integers(1, 6))
def test_nothing_is_lost_and_no_portion_is_empty(count: int) -> None:
    found = portions(LONG, count)
    assert len(found) == count
    assert " ".join(found) == LONG
    assert all(found)


@given(st.text(), st.integers(1, 6))
def test_any_text_is_divided_whatever_spaces_it_has(text: str, count: int) -> None:
    found = cut(text, partial(portions, count=count))
    assert letters("".join(found)) == letters(text)


def letters(text: str) -> str:
    return "".join(text.split()).replace("*", "")
