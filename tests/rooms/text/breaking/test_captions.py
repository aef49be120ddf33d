from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bantin.text.breaking.captions import LINE, LINES, LONGEST, SHORTEST, captions, paced
from bantin.text.normal import plain

SENTENCES = (
    "Công an không làm định danh qua điện thoại. Gọi ngay 0900 000 000, trực 24/7; Chị Nguyễn Văn A mất 18 triệu đồng, "
    "tài khoản ngân hàng? «Hỗ trợ» – (deepfake), **tuyệt đối** <b> & {x} --> nghiêng… xac-minh[.]club"
)
WORDS = st.sampled_from(SENTENCES.split())
texts = st.lists(WORDS, max_size=60).map(" ".join)


def said(text: str) -> str:
    return "".join(plain(text).split())


def test_a_caption_ends_with_its_sentence_or_clause() -> None:
    text = (
        "Giả danh Công an. Có người xưng Công an gọi “hỗ trợ” định danh mức 2? Hãy dừng cuộc gọi và **đừng bấm** vào "
        "đường dẫn họ gửi. Cuối năm, kẻ lừa đảo bám vào hạn đổi giấy tờ và mùa mua sắm, bà con hãy kể lại cho "
        "người thân."
    )
    assert captions(text) == [
        ("Giả danh Công an.",),
        ("Có người xưng Công an", "gọi “hỗ trợ” định danh mức 2?"),
        ("Hãy dừng cuộc gọi và đừng bấm", "vào đường dẫn họ gửi."),
        ("Cuối năm, kẻ lừa đảo bám vào hạn", "đổi giấy tờ và mùa mua sắm,"),
        ("bà con hãy kể lại cho người thân.",),
    ]


def test_a_word_that_is_said_in_a_blink_stays_with_its_neighbour() -> None:
    assert captions("Được. Gọi ngay 0900 000 000, trực 24/7.") == [("Được. Gọi ngay", "0900 000 000, trực 24/7.")]
    assert captions("Được.") == [("Được.",)]
    assert captions(" ") == []


def test_neither_compounds_nor_names_nor_numbers_are_torn() -> None:
    text = (
        "Chiều hôm ấy chị Nguyễn Thị Hoa chuyển 18 triệu đồng vào tài khoản ngân hàng lạ rồi gọi 0900 000 000 báo tin "
        "cho Công an"
    )
    lines = [line for lines in captions(text) for line in lines]
    for whole in ("Nguyễn Thị Hoa", "18 triệu đồng", "tài khoản", "ngân hàng", "0900 000 000", "Công an"):
        assert any(whole in line for line in lines), lines


def test_the_glossary_holds_together_too() -> None:
    text = "Tối nay mời cả nhà nghe rồi xanh lá biếc ca kể"
    assert captions(text) == [("Tối nay mời cả nhà nghe", "rồi xanh lá biếc ca kể")]
    assert captions(text, frozenset({"nghe rồi xanh lá"})) == [("Tối nay mời cả nhà", "nghe rồi xanh lá biếc ca kể")]


@given(texts)
def test_captions_say_all_and_keep_within_their_limits(text: str) -> None:
    found = captions(text)
    assert "".join("".join("".join(lines).split()) for lines in found) == said(text)
    for lines in found:
        assert 1 <= len(lines) <= LINES
        assert all(0 < len(line) <= LINE for line in lines)


@given(st.text("aă <>&*\n", max_size=200))
def test_words_without_end_are_broken_at_last(text: str) -> None:
    found = captions(text)
    assert "".join("".join("".join(lines).split()) for lines in found) == said(text)
    assert all(len(line) <= LINE for lines in found for line in lines)


def test_a_slow_voice_gets_shorter_captions() -> None:
    text = "Hãy dừng cuộc gọi và đừng bấm vào đường dẫn họ gửi"
    assert len(captions(text)) == 1
    assert len(captions(text, most=30)) == 2


@given(texts, st.floats(0.5, 90), st.floats(0, 1))
def test_each_stays_a_second_or_more_in_tenths_and_one_follows_the_other(text: str, voice: float, lead: float) -> None:
    times = paced(captions(text), voice, lead)
    assert len(times) == len(captions(text))
    assert all(end - start > SHORTEST - 0.01 and end - start < LONGEST + SHORTEST for start, end in times)
    assert all(before <= after for (_, before), (after, _) in pairwise(times))
    assert all(round(10 * bound) / 10 == bound for time in times for bound in time)


def test_captions_follow_an_even_voice() -> None:
    shown = captions("Một hai ba bốn năm sáu bảy tám chín. " * 6)
    assert len(shown) == 6
    assert paced(shown, 21.6, 0.5) == [(0.0, 4.1), (4.1, 7.7), (7.7, 11.3), (11.3, 14.9), (14.9, 18.5), (18.5, 22.1)]


def test_a_number_takes_as_long_as_it_is_said() -> None:
    shown = [["Hãy gọi số 0900 000 000."], ["Đừng chuyển tiền cho ai."]]
    assert paced(shown, 7.2, 0) == [(0.0, 5.2), (5.2, 7.2)]


def test_a_caption_goes_where_nothing_is_said_for_long() -> None:
    assert paced([["Hãy dừng cuộc gọi."], ["Gọi 113."]], 14, 0, [(1.5, 12.0)]) == [(0.0, 7.0), (12.0, 14.0)]


def test_what_is_said_in_no_time_stays_a_second_and_shares_the_delay() -> None:
    times = paced([["Một hai ba bốn năm."], ["Dừng!"], ["Một hai ba bốn năm."]], 5.0, 0, [(2.0, 2.2), (2.6, 2.8)])
    assert times == [(0.0, 2.0), (2.0, 3.0), (3.0, 5.0)]


def test_numbers_that_take_long_to_say_get_captions_of_their_own() -> None:
    number = "0900 000 000"
    assert captions(f"{number}, {number}, {number}", most=60) == [(f"{number},",)] * 2 + [(number,)]
    assert captions("0900, 0900, 0900", most=60) == [("0900, 0900, 0900",)]
