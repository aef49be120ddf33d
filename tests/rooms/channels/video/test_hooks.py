from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.channels.video.hooks import WHAT_TO_DO, hook_of, hook_words
from bantin.channels.video.shots import headline_of
from bantin.channels.view import ChannelView
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.model.bulletin import Bulletin
from tests.rooms.channels.video.plans import planned

MakeBulletin = Callable[..., Bulletin]

LONG = "Mạo danh nhân viên điện lực gọi điện, kết bạn Zalo đòi tiền, dọa cắt điện trong 2 giờ"


def hook(bulletin: Bulletin, looks: Looks) -> tuple[str, str]:
    return hook_words(ChannelView(bulletin, looks, "video", Estimates()), bulletin.entries[0])


def test_films_ask_of_a_trick_whether_it_was_met_and_of_what_is_due_whether_it_is_done(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    trick = make_bulletin(("warning", {"title": LONG, "advice": ["Gọi lại tổng đài."]}))
    assert hook(trick, looks) == ("“Nhân viên điện lực” gọi điện, kết bạn Zalo đòi tiền?", "title")
    due = {"title": "Hạn đóng tiếp bảo hiểm y tế hộ gia đình năm 2027 để quyền lợi không bị gián đoạn"}
    assert hook(make_bulletin(("deadline", due)), looks)[0] == "Đã đóng tiếp bảo hiểm y tế hộ gia đình năm 2027 chưa?"
    short = {"video": {"title": "Giả nhân viên điện lực"}, "led": {"title": "Giả điện lực"}}
    assert hook(make_bulletin(("warning", {"title": LONG} | short)), looks)[1] == "video.title", "as its editor has it"
    other = make_bulletin(("notice", {"title": LONG}))
    assert not hook(other, looks)[0].endswith("?"), "planted: only what warns asks so"


def test_a_danger_asks_what_to_do_or_says_what_is_at_stake(make_bulletin: MakeBulletin, looks: Looks) -> None:
    def first(title: str, advice: str = "Không đốt than.") -> tuple[str, str]:
        fields = {"title": title, "advice": [advice], "facebook": {}, "severity": "danger"}
        bulletin = make_bulletin(("warning", fields))
        found = hook_of(ChannelView(bulletin, looks, "video", Estimates()), bulletin.entries[0])
        return found.asks, found.then

    assert first("Rét hại đến nơi") == ("Rét hại đến nơi", WHAT_TO_DO)
    assert first("Rét hại đến nơi", "Trời rất rét.")[1] == "", "planted: nothing answers"
    assert first("Không sạc xe máy điện qua đêm")[1] == "", "planted: it says what not to do already"
    long = "Thả diều, chặt cây, phơi ngô, đốt nương gần đường dây cao áp gây sự cố và nguy hiểm chết người"
    assert first(long) == ("Thả diều, chặt cây… gần đường dây cao áp", "Gây sự cố và nguy hiểm chết người")
    opened = first("Ngộ độc khí CO do đốt than, củi sưởi ấm trong phòng kín khi trời rét đậm")
    assert opened == ("Ngộ độc khí CO do đốt than, củi sưởi ấm", WHAT_TO_DO)


def test_a_question_is_asked_to_its_end_and_stands_longer(make_bulletin: MakeBulletin, looks: Looks) -> None:
    asks = "Sinh con ở xã khác, bố mẹ chưa đăng ký kết hôn thì khai sinh ở đâu?"
    bulletin = make_bulletin(("question", {"title": asks, "facebook": {"text": "Chào bà con."}}))
    assert hook(bulletin, looks)[0] == asks
    assert 3 < planned(bulletin, looks).hook <= 5


@pytest.mark.parametrize(
    ("title", "first"),
    [
        (LONG, "Mạo danh nhân viên điện lực gọi điện"),
        ("Phòng bệnh cúm A, sởi, thủy đậu trong khu nội trú khi rét đậm, rét hại", None),
        ("Hạn nộp thuế sử dụng đất phi nông nghiệp năm 2026 và hạn cuối khai bổ sung", None),
    ],
)
def test_headlines_of_slides_are_as_short_and_tear_no_list(
    title: str, first: str | None, make_bulletin: MakeBulletin
) -> None:
    (entry,) = make_bulletin(("notice", {"title": title, "facebook": {}})).entries
    found, path = headline_of(entry)
    assert path == "title"
    assert title.startswith(found)
    assert 4 <= len(found.split()) <= 14
    assert first is None or found == first
    assert not found.endswith(("cúm A", "sởi")), "planted: of a list the first entries alone mean another thing"


def test_a_question_draws_what_it_asks_about_and_bubbles_where_no_scene_shows_it(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    def drawn(title: str, **fields: object) -> list[str]:
        fields = {"title": title, "summary": "Có.", "answer": ["Có."], "facebook": {}} | fields
        bulletin = make_bulletin(("question", fields))
        view = ChannelView(bulletin, looks, "video", Estimates())
        return [view.filmed_scene(bulletin.entries[0]), str(view.values(bulletin.entries[0])["scene"])]

    assert drawn("Hộ nghèo được giảm tiền điện bao nhiêu?")[0] not in {"", "question"}
    assert drawn("Hộ nghèo được giảm tiền điện bao nhiêu?")[1] == "question", "cards have bubbles of their own"
    assert drawn("Bao giờ thì xong?")[0] == "question", "planted: no word calls for a scene"


def test_two_items_of_a_month_that_would_be_drawn_alike_are_drawn_in_films_as_on_cards(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    titles = ("Giả danh cán bộ thuế gọi điện", "Giả danh nhân viên ngân hàng nhắn tin")
    bulletin = make_bulletin(*(("warning", {"title": title, "facebook": {}}) for title in titles))
    view = ChannelView(bulletin, looks, "video", Estimates())
    films = [view.filmed_scene(entry) for entry in bulletin.entries]
    assert films == [view.scene_of(entry) for entry in bulletin.entries]
    assert len({*films}) == len(films), "planted: each has a scene of its own"
