"""Boards of a few words: each picture says something whole, or what is left off is told where it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bantin.channels.led.saying.subjects import without_name
from bantin.channels.led.tiny.shortening import beginnings, halves, tells, tells_alone
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.loop import Loop
from bantin.sight.legibility import NUMBER_SECONDS
from tests.rooms.channels.led.boards import NUMBER, board, said

Plan = Callable[..., tuple[list[Loop], list[Diagnostic]]]

SQUARE = board("64x64", pitch_mm=6, viewing_m=8)
LOW = board("96x48", pitch_mm=5, viewing_m=6)
LINE = board("192x32", pitch_mm=10, viewing_m=12)

LONG = {"led": {"title": "Giả danh Công an", "text": "Đừng cài ứng dụng từ đường dẫn lạ"}}


def texts(loop: Loop) -> list[str]:
    shown = [" ".join(said(phase)) for phase in loop.phases if phase.item]
    return [text.replace("\u00a0", " ") for text in shown]


@pytest.mark.parametrize(
    ("title", "free", "best"),
    [
        ("Tìm bé gái 9 tuổi đi lạc ở chợ phiên sáng Chủ nhật", True, "Tìm bé gái 9 tuổi đi lạc ở chợ phiên"),
        ("Nộp thuế sử dụng đất phi nông nghiệp đợt hai", True, "Nộp thuế sử dụng đất phi nông nghiệp"),
        ("Rét đậm kéo dài từ ngày 8 đến ngày 12 tháng 12", False, "Rét đậm kéo dài"),
        ("Làm đường thôn bằng sức dân", False, "Làm đường thôn"),
        ("Tìm người thân cụ bà ở bến xe", True, "Tìm người thân cụ bà"),
    ],
)
def test_a_beginning_that_stands_for_a_title_is_cut_at_a_phrase(title: str, free: bool, best: str) -> None:  # noqa: FBT001 - given by name
    assert next(beginnings(title, frozenset(), free=free)) == best


@pytest.mark.parametrize(
    "title",
    [
        "Không ra sông khi có lũ",
        "Ăn nấm rừng gây ngộ độc",
        "Bốn người ngộ độc nấm được cứu kịp thời",
        "Mất sổ đỏ có xin cấp lại được không?",
        "Tạm ngừng cấp điện để sửa đường dây",
    ],
)
def test_what_says_how_far_a_title_goes_is_never_cut_off(title: str) -> None:
    assert list(beginnings(title, frozenset(), free=False)) == []


@pytest.mark.parametrize(
    ("title", "lost"),
    [("Tìm người thân cụ bà ở bến xe", "Tìm người thân"), ("Được, sau 15 ngày công khai", "Được, sau 15 ngày")],
)
def test_neither_whose_nor_on_what_it_depends_is_cut_off(title: str, lost: str) -> None:
    assert lost not in beginnings(title, frozenset(), free=True)


def test_no_number_loses_the_next_of_its_list() -> None:
    assert "Tiêm chủng ngày 3" not in beginnings("Tiêm chủng ngày 3 và 4/12", frozenset(), free=True)


def test_halves_begin_where_a_phrase_does() -> None:
    assert halves("Tám bước xin cấp bản sao giấy khai sinh", frozenset())
    for one, other in halves("Đốt nương lúc hanh khô, cháy lan hai héc-ta rừng", frozenset()):
        assert not one.endswith("hanh")
        assert len(other.split()) > 1


@pytest.mark.parametrize(
    "title",
    [
        "Đăng ký cấp điện mới cho nhà đang xây",
        "Chặt cây sát đường dây",
        "Đốt nương lúc hanh khô",
        "Không ra sông bắt cá",
        "Tìm người nhà nam công nhân",
    ],
)
def test_no_title_is_torn_into_halves_of_which_one_says_nothing(title: str) -> None:
    assert halves(title, frozenset()) == []


def test_a_question_is_halved_before_what_it_asks() -> None:
    best, *_ = halves("Mất sổ đỏ có xin cấp lại được không?", frozenset())
    assert best == ("Mất sổ đỏ", "có xin cấp lại được không?")


@pytest.mark.parametrize(
    ("title", "torn"),
    [
        ("Tìm người nhà nam công nhân", "Tìm người nhà"),
        ("Tìm bé gái 9 tuổi đi lạc", "Tìm bé"),
        ("Tiêm chủng 28, 29/10", "Tiêm chủng 28"),
        ("Ngừng nước ở ba thôn Trung, Thượng, Đoài", "Ngừng nước ở ba thôn Trung"),
    ],
)
def test_neither_who_is_meant_nor_a_list_is_cut_off(title: str, torn: str) -> None:
    assert torn not in beginnings(title, frozenset(), free=True)


def test_whoever_does_one_thing_after_the_other_is_told_of_by_the_first() -> None:
    title = "Giả danh nhân viên điện lực dọa cắt điện"
    assert next(beginnings(title, frozenset(), free=False)) == "Giả danh nhân viên điện lực"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Không mất phí", False),
        ("Miễn phí, từ 60 tuổi", False),
        ("Tại trạm y tế", False),
        ("Gọi 156 để báo", True),
        ("Mang sổ tiêm", True),
        ("Đừng bấm đường dẫn lạ", True),
    ],
)
def test_what_says_nothing_alone_stands_with_what_it_is_of(text: str, alone: bool) -> None:  # noqa: FBT001 - given by name
    assert tells_alone(text) is alone


def test_where_something_is_stands_with_its_name_over_two_pictures_where_one_has_no_room(plan: Plan) -> None:
    led = {"led": {"title": "Tiêm chủng 28, 29/10", "text": "Tại trạm y tế, mang sổ tiêm"}}
    [loop], _ = plan(("notice", led), on=LINE)
    assert texts(loop) == ["Tiêm chủng 28, 29/10", "Tiêm chủng: tại trạm y tế", "Mang sổ tiêm"]


def test_an_offer_is_made_to_nobody_but_those_whom_it_is_for(plan: Plan) -> None:
    led = {"led": {"title": "Kiểm tra điện trong nhà cho hộ neo đơn, người có công", "text": "Không mất phí"}}
    [loop], found = plan(("notice", led), on=SQUARE)
    assert "phí" not in " ".join(texts(loop))
    assert "short-on-board" in {one.code for one in found}


def test_whose_family_is_sought_wears_the_clothes(plan: Plan) -> None:
    fields = {"title": "Tìm người nhà cụ ông đi lạc", "led": {"text": "Khoảng 75 tuổi, áo xanh"}}
    [loop], _ = plan(("appeal", fields), on=LINE)
    assert texts(loop)[1:3] == ["Cụ ông: khoảng 75 tuổi", "Cụ ông: áo xanh"]


def test_an_item_of_which_nothing_stands_whole_is_left_out_with_a_warning_at_its_line(plan: Plan) -> None:
    title = "Ngừng cung cấp điện để thay trạm biến áp tại các khu phố 2, 3, 5 và chợ Yên Mỹ"
    [loop], found = plan(("notice", {"title": title, "led": {}}), on=SQUARE)
    assert texts(loop) == []
    [told] = [one for one in found if one.code == "short-on-board"]
    assert told.severity is Severity.WARNING
    assert told.location
    assert told.location.file.endswith("01-notice.yaml")


def test_a_name_that_was_said_is_not_said_again_in_the_title_of_the_month() -> None:
    assert without_name("Bản tin Điện lực Yên Mỹ tháng 10", "Điện lực Yên Mỹ") == "Bản tin tháng 10"
    assert without_name("Bản tin xã Đông Thượng tháng 10", "UBND xã Đông Thượng") == "Bản tin tháng 10"
    assert without_name("Bản tin an ninh mạng", "Công an tỉnh Bắc Kạn") == "Bản tin an ninh mạng"


def test_members_of_a_list_are_no_clauses() -> None:
    assert [tells(text) for text in ("Đóng cửa phía đón gió", "Áo xanh", "Bảy từ 17 giờ")] == [True, False, False]


@pytest.mark.parametrize("on", [SQUARE, LOW, LINE])
def test_a_sentence_stands_on_one_picture_or_on_none_and_that_is_told_once(on: Any, plan: Plan) -> None:  # noqa: ANN401 - a board
    [loop], found = plan(("notice", LONG), on=on)
    assert texts(loop) == ["Giả danh Công an"]
    [told] = [one for one in found if one.code == "short-on-board"]
    assert told.location
    assert told.location.file.endswith("01-notice.yaml")
    assert on.name in told.message


@pytest.mark.parametrize("on", [SQUARE, LOW, LINE])
def test_lines_of_as_many_characters_as_the_hint_allows_have_room(on: Any, plan: Plan) -> None:  # noqa: ANN401 - a board
    _, found = plan(("notice", LONG), on=on)
    [told] = [one for one in found if one.code == "short-on-board"]
    match = re.search(r"không quá (\d+) ký tự", told.hint)
    assert match
    most = int(match[1])
    for written in (LONG["led"]["text"], "Gặp cán bộ một cửa trước 16 giờ", "Vào đúng trang của tỉnh"):
        line = written[: most + 1].rpartition(" ")[0] or written
        [loop], then = plan(("notice", {"led": LONG["led"] | {"short": [line, "Gọi 113"]}}), on=on)
        assert texts(loop) == [line, "Gọi 113"]
        assert "short-on-board" not in {one.code for one in then}


def test_whom_to_call_follows_lines_for_tiny_boards_unless_they_say_it(plan: Plan) -> None:
    led = {"led": {"short": ["Bé gái áo đỏ"]}} | {"contact": NUMBER["contact"]}
    [loop], _ = plan(("appeal", led), on=LOW)
    assert texts(loop) == ["Bé gái áo đỏ", "Gọi 0900 000 000"]
    led["led"] = {"short": ["Bé gái áo đỏ", "0900 000 000"]}
    [loop], _ = plan(("appeal", led), on=LOW)
    assert texts(loop) == ["Bé gái áo đỏ", "0900 000 000"]


def test_larger_boards_do_not_say_lines_for_tiny_ones(plan: Plan) -> None:
    [loop], _ = plan(("notice", {"led": LONG["led"] | {"short": ["Đừng cài app"]}}))
    assert "Đừng cài app" not in " ".join(texts(loop))


def test_a_search_says_who_what_they_wear_and_whom_to_call(plan: Plan) -> None:
    fields = {
        "title": "Tìm bé gái 9 tuổi đi lạc ở chợ phiên sáng Chủ nhật",
        "summary": "Bé mặc áo hồng, quần xanh, đi dép nhựa trắng, rời chợ phiên khoảng 9 giờ sáng.",
        "contact": NUMBER["contact"],
    }
    [loop], _ = plan(("appeal", fields), on=LOW)
    assert texts(loop) == [
        "Tìm bé gái 9 tuổi đi lạc",
        "Bé gái 9 tuổi Áo hồng",
        "Bé gái 9 tuổi Quần xanh",
        "Gọi 0900 000 000",
    ]


@pytest.mark.parametrize("on", [SQUARE, LOW, LINE])
def test_clothes_stand_with_who_wears_them_and_a_number_stands_four_seconds(on: Any, plan: Plan) -> None:  # noqa: ANN401 - a board
    fields = {
        "title": "Tìm bé gái 9 tuổi đi lạc ở chợ phiên sáng Chủ nhật",
        "summary": "Bé mặc áo hồng, quần xanh, đi dép nhựa trắng, rời chợ phiên khoảng 9 giờ sáng.",
        "contact": NUMBER["contact"],
    }
    [loop], _ = plan(("appeal", fields), on=on)
    worn = [text for text in texts(loop) if "hồng" in text]
    assert worn
    assert all("bé gái" in text.lower() for text in worn)
    assert any("quần xanh" in text.lower() for text in texts(loop))
    calling = [phase for phase in loop.phases if "Gọi" in " ".join(said(phase))]
    assert calling
    assert all(phase.seconds >= NUMBER_SECONDS for phase in calling)


def test_words_that_a_tiny_board_leaves_off_are_a_note_and_those_written_for_it_a_warning(plan: Plan) -> None:
    _, found = plan(("notice", LONG), on=SQUARE)
    assert [one.severity for one in found if one.code == "short-on-board"] == [Severity.NOTE]
    written = LONG["led"] | {"short": ["Đừng cài ứng dụng từ đường dẫn lạ mặt"]}
    _, found = plan(("notice", {"led": written}), on=SQUARE)
    assert Severity.NOTE not in [one.severity for one in found if one.code == "short-on-board"]


def test_a_headline_points_at_no_picture_that_is_not_there(plan: Plan) -> None:
    fields = {"title": "Tìm người nhà cụ ông đi lạc", "led": {"title": "Ai biết cụ ông này?", "text": "Áo xanh"}}
    [loop], found = plan(("appeal", fields))
    assert "này" not in " ".join(texts(loop))
    assert [one.code for one in found if "«này»" in one.message] == ["summary-off-board"]
    mended = {"title": fields["title"], "led": {"title": "Ai biết cụ ông áo xanh?", "text": "Khoảng 75 tuổi"}}
    _, then = plan(("appeal", mended))
    assert not [one for one in then if "«này»" in one.message]


def test_this_season_of_a_notice_points_at_nobody(plan: Plan) -> None:
    [loop], found = plan(("notice", {"title": "Đốt nương", "led": {"title": "Cấm đốt nương mùa này"}}))
    assert "Cấm đốt nương mùa này" in " ".join(texts(loop))
    assert not found


def test_a_day_stands_with_what_it_is_of(plan: Plan) -> None:
    fields = {"title": "Nộp thuế đất", "date": "2024-12-20"}
    [loop], _ = plan(("deadline", fields), on=SQUARE)
    assert texts(loop)[0] == "Nộp thuế đất Đến 20/12"


SMALL = board("192x96", viewing_m=15)
"""A board of a few words that is no tiny one."""


def test_small_boards_ask_nothing_that_they_have_no_room_to_ask_whole(plan: Plan) -> None:
    asked = "Mua bảo hiểm cho trâu bò thì được đền bao nhiêu?"
    answer = ["Trâu chết do rét, do dịch được đền đến 15 triệu đồng một con, với điều kiện đã bấm thẻ tai."]
    [loop], _ = plan(("question", {"title": asked, "answer": answer}), on=SMALL)
    parts = {text for phase in loop.phases if phase.item for text in said(phase)}
    assert not {text for text in parts if text != asked and text in asked}, "half a question"
    assert "Trâu chết do rét" not in parts


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Dùng kích điện bắt cá trên sông Lam, một người bị phạt 5 triệu đồng", "Dùng kích điện bắt cá trên sông Lam"),
        ("Đăng ký tiêm vắc-xin dịch tả lợn, Nhà nước hỗ trợ một phần", "Đăng ký tiêm vắc-xin dịch tả lợn, Nhà nước"),
    ],
)
def test_no_beginning_turns_a_warning_into_an_order_or_ends_amid_a_clause(title: str, never: str) -> None:
    for free in (True, False):
        assert never not in beginnings(title, frozenset(), free=free)
