"""Of what an item says, boards choose what saves, what must be done in time, and by what somebody is recognised."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.channels.led.saying.subjects import after_label, subject, without_name
from bantin.channels.led.saying.terms import is_of, terms
from bantin.channels.led.tiny.advising import advice
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic
from bantin.model.loop import Loop
from tests.rooms.channels.led.boards import board, said

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]
Make = Callable[..., Bulletin]


def shown(found: tuple[list[Loop], list[Diagnostic]]) -> list[tuple[str, ...]]:
    [loop], _ = found
    return [said(phase) for phase in loop.phases if phase.item]


@pytest.mark.parametrize(
    ("sentence", "orders"),
    [
        (
            "Đứng cách xa dây đứt tối thiểu 10 m, không cho người, gia súc lại gần, gọi ngay 114.",
            [
                "Đứng cách xa dây đứt tối thiểu 10 m, không cho người, gia súc lại gần.",
                "Đứng cách xa dây đứt tối thiểu 10 m.",
            ],
        ),
        ("Không cho người, gia súc lại gần.", []),
        ("Thấy người kích cá, báo ngay Công an xã.", []),
        ("Tắt bếp, đèn, quạt trước khi ra khỏi nhà.", []),
    ],
)
def test_a_sentence_of_advice_is_followed_by_its_first_orders(
    sentence: str, orders: list[str], make_bulletin: Make
) -> None:
    [entry] = make_bulletin(("warning", {"advice": [sentence, "Chặt cây thì báo trước 03 ngày."]})).entries
    told = [text for text, _ in advice(entry.item)]
    assert told == [sentence, *orders, "Chặt cây thì báo trước 03 ngày."]


def test_a_board_without_room_for_what_saves_says_its_first_order(plan: Plan) -> None:
    fields = {
        "title": "Dây điện đứt rơi xuống ruộng gần trường học",
        "advice": [
            (
                "Đứng cách xa dây đứt tối thiểu 10 m, không cho người, gia súc lại gần, gọi ngay 114, "
                "báo rõ số cột, thôn, xã và đứng canh từ xa cho đến khi thợ điện tới."
            ),
            "Chặt cây thì báo trước 03 ngày.",
        ],
    }
    told = " ".join(text for texts in shown(plan(("warning", fields))) for text in texts)
    assert "Đứng cách xa dây đứt tối thiểu 10 m" in told
    assert "Chặt cây" not in told


REGISTER = {
    "title": "Tiêm phòng dại cho chó, mèo",
    "summary": "Thú y tiêm tại nhà văn hóa ngày 12/12.",
    "text": ["Đăng ký với trưởng thôn trước 16 giờ ngày 05/12."],
}


def test_what_must_be_done_before_a_day_has_a_picture(plan: Plan) -> None:
    assert any(REGISTER["text"][0] in texts for texts in shown(plan(("notice", REGISTER))))


def test_a_term_is_none_that_the_summary_names_and_of_a_long_sentence_its_verb(make_bulletin: Make) -> None:
    long = "Công dân đăng ký qua số 0900 000 000 hoặc tại quầy hướng dẫn tầng 1 của trụ sở, trước 16h30 ngày 08/12."
    [entry] = make_bulletin(("notice", REGISTER | {"text": [long]})).entries
    assert [text for text, _ in terms(entry.item)] == ["Đăng ký trước 16h30 ngày 08/12"]
    [entry] = make_bulletin(("notice", REGISTER | {"summary": "Đăng ký trước ngày 05/12."})).entries
    assert not [*terms(entry.item)]


@pytest.mark.parametrize(
    ("title", "clause", "of"),
    [
        ("Đăng ký tiêm vắc-xin cho lợn", "Thú y về từng thôn tiêm vắc-xin cho lợn", False),
        ("Đăng ký xét tuyển lớp 6", "Phụ huynh đăng ký trên trang của trường", True),
        ("Tiêm vắc-xin cho lợn", "Thú y về từng thôn", True),
    ],
)
def test_a_day_is_of_what_the_title_tells_to_do_in_the_same_words(title: str, clause: str, of: bool) -> None:  # noqa: FBT001
    assert is_of(title, clause) is of


def test_whom_we_seek_is_told_by_marks_and_by_where_they_were_seen(plan: Plan) -> None:
    fields = {
        "title": "Tìm cụ bà 78 tuổi đi lạc",
        "summary": "Cụ rời nhà sáng 28/11, ở khu phố 6.",
        "description": ["Mặc áo bà ba nâu, quần đen, đi dép xanh"],
    }
    told = " ".join(text for texts in shown(plan(("appeal", fields))) for text in texts)
    assert "áo bà ba nâu" in told
    assert "khu phố 6" in told


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Sáu việc làm giảm 10% tiền điện mùa đông", "Giảm 10% tiền điện mùa đông"),
        ("Năm cách phòng cháy khi sưởi", "Cách phòng cháy khi sưởi"),
        ("Nông nghiệp huyện tháng 11 qua bốn con số", "Nông nghiệp huyện tháng 11"),
        ("Ba xã có điện trở lại", "Ba xã có điện trở lại"),
    ],
)
def test_a_title_counts_no_more_than_a_board_shows(title: str, short: str, make_bulletin: Make) -> None:
    [entry] = make_bulletin(("notice", {})).entries
    assert subject(entry.item, title) == short


def test_a_last_day_is_not_said_in_the_title_and_below_it(plan: Plan) -> None:
    due = {"title": "Nộp đơn xin hỗ trợ giống lúa vụ xuân trước ngày 15/12", "date": "2024-12-15"}
    assert all("trước ngày" not in texts[0] for texts in shown(plan(("deadline", due))))
    own = due | {"led": {"title": "Nộp đơn xin giống lúa", "text": "Hạn 15/12, tại UBND xã"}}
    told = [text for texts in shown(plan(("deadline", own), on=board("384x192"))) for text in texts]
    assert "Hạn 15/12, tại UBND xã" in told
    assert "Đến 15/12" not in told


def test_a_label_that_comes_again_in_a_title_stays() -> None:
    twice = "Hạn nộp thuế đất và hạn cuối khai bổ sung"
    assert after_label(twice, "Thời hạn") == twice
    assert after_label("Hạn nộp thuế đất", "Thời hạn") == "Nộp thuế đất"


def test_no_name_is_taken_out_of_a_word() -> None:
    assert without_name("Bản tin nhà nông Sông Lam", "Trạm Khuyến nông Sông Lam") == "Bản tin nhà nông"
    assert without_name("Bản tin xã Đông Thượng", "UBND xã Đông Thượng") == "Bản tin"
