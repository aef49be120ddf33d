from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.breaking.syllables import count_syllables, reading_seconds, split_syllables
from bantin.text.normal import plain


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Cảnh báo lừa đảo", 4),
        ("**Được.** – Không!", 2),
        ("368.063 hồ sơ", 4),
        ("tháng 11/2024", 3),
        ("⚠ 📞", 0),
    ],
)
def test_words_and_groups_of_digits_count(text: str, count: int) -> None:
    assert count_syllables(text) == count


def test_reading_takes_its_time() -> None:
    assert reading_seconds("một hai ba") == pytest.approx(1.0)
    assert reading_seconds("một hai ba", per_minute=60) == pytest.approx(3.0)


def test_entries_fill_slides_evenly() -> None:
    entries = ["một hai ba bốn"] * 4
    assert split_syllables(entries, 12) == [entries[:2], entries[2:]]
    assert split_syllables(entries, 16) == [entries]
    assert split_syllables([], 10) == []


def test_a_long_entry_is_split_at_sentences_first() -> None:
    text = "Dừng cuộc gọi ngay, đừng bấm phím. Gọi số 113 để báo, rồi giữ lại tin nhắn."
    assert split_syllables([text], 12) == [
        ["Dừng cuộc gọi ngay, đừng bấm phím."],
        ["Gọi số 113 để báo, rồi giữ lại tin nhắn."],
    ]


def test_a_long_sentence_is_split_at_clauses_and_then_between_words() -> None:
    text = "Dừng cuộc gọi ngay, đừng bấm phím, giữ lại tin nhắn"
    assert split_syllables([text], 7) == [["Dừng cuộc gọi ngay,"], ["đừng bấm phím, giữ lại tin nhắn"]]
    assert split_syllables(["chứng minh nhân dân mạng xã hội"], 4) == [["chứng minh nhân dân"], ["mạng xã hội"]]


def test_what_says_nothing_alone_stays_with_what_it_ends() -> None:
    text = "Cha mẹ khai sinh cho con trên Cổng Dịch vụ công quốc gia. Không mất phí."
    assert split_syllables([text], 13, 17) == [[text]], "planted: by the limit alone its end stands on its own"
    assert split_syllables([text], 13) == [[text[: text.index("Không") - 1]], ["Không mất phí."]]
    long = "Hộ ở xã, thôn đặc biệt khó khăn được hưởng từ đủ bảy mươi tuổi"
    assert split_syllables([f"Mức trợ cấp nay đã cao hơn; {long}."], 12, 15) == [
        ["Mức trợ cấp nay đã cao hơn;"],
        [f"{long}."],
    ], "at the semicolon, and not amid «xã, thôn»"


def test_initials_and_abbreviations_end_no_sentence() -> None:
    text = "Người tên T. Gửi ảnh giấy phép ở TP. Bắc Kạn cho chị. Chị chuyển tiền ngay hôm đó."
    slides = split_syllables([text], 13)
    assert slides == [["Người tên T. Gửi ảnh giấy phép ở TP. Bắc Kạn cho chị."], ["Chị chuyển tiền ngay hôm đó."]]


def test_bold_that_is_split_stays_bold_on_both_slides() -> None:
    text = "ta nghe **anh nói rồi đi** xem hết"
    assert split_syllables([text], 4) == [["ta nghe **anh nói**"], ["**rồi đi** xem hết"]]


SENTENCES = st.lists(
    st.sampled_from(["Hãy", "gọi,", "tin.", "113", "mạng xã hội", "**ngay**", "công an;", "–"]), max_size=25
)


@given(st.lists(SENTENCES.map(" ".join), max_size=5), st.integers(4, 30))
def test_nothing_is_lost_and_no_slide_is_too_full(parts: list[str], limit: int) -> None:
    slides = split_syllables(parts, limit)
    assert all(slides)
    joined = " ".join(plain(text) for slide in slides for text in slide)
    assert joined.split() == " ".join(plain(part) for part in parts).split()
    for slide in slides:
        assert sum(count_syllables(text) for text in slide) <= limit
