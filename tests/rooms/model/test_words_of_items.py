"""Headings of one item's lists: they say what its lines are, and in what case these help."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bantin.model.words import SETS, in_use_of
from bantin.model.words.headings import RESCUES
from bantin.model.words.words import CardHeadings, Said, Words, WordSet

NEUTRAL = Words(set=WordSet.NEUTRAL)


def headings(topic: str, lines: Mapping[str, tuple[str, ...]], *texts: str, own: Words = NEUTRAL) -> CardHeadings:
    """Give the headings on cards of an item that says so."""
    return in_use_of(own, Said(texts or ("Tin",), lines, topic)).cards


@pytest.mark.parametrize(
    ("topic", "line", "heading"),
    [
        ("live-wire", "Cắt cầu dao; không cắt được thì dùng sào tre gạt dây ra.", "Có người bị điện giật?"),
        ("coal", "Mở cửa, đưa người ngạt ra chỗ thoáng, gọi 115.", "Có người bị ngạt?"),
        ("charging", "Hô hoán, ngắt cầu dao, rồi gọi 114.", "Lỡ cháy rồi?"),
        ("fire", "Sách mốc: đeo khẩu trang.", "Khi đã xảy ra"),
        ("flood", "Nước vào nhà thì cắt cầu dao tổng.", "Khi đã xảy ra"),
        ("road", "Gọi trực ban.", "Khi đã xảy ra"),
    ],
)
def test_what_to_do_once_it_has_happened_says_in_what_case(topic: str, line: str, heading: str) -> None:
    assert headings(topic, {"if_victim": (line,)}).if_victim == heading


def test_who_was_deceived_is_told_so_whatever_the_item_is_about() -> None:
    said = {"if_victim": ("Ngắt mạng, gọi ngân hàng.",)}
    assert "bị lừa" in headings("fire", said, "Kẻ gian giả danh thợ điện lừa đảo").if_victim
    assert "bị lừa" in headings("fire", said, "Kẻ gian giả danh thợ điện", own=Words()).if_victim


def test_what_the_unit_says_itself_stands_over_other_topics() -> None:
    own = Words(set=WordSet.NEUTRAL, cards=CardHeadings(if_victim="Đã có triệu chứng?"))
    assert headings("road", {"if_victim": ("Nghỉ ngơi.",)}, own=own).if_victim == "Đã có triệu chứng?"
    assert headings("coal", {"if_victim": ("Mở cửa.",)}, own=own).if_victim == "Có người bị ngạt?"


def test_how_goods_are_sold_is_no_hazard() -> None:
    assert headings("pesticide", {"tricks": ("Bán thuốc nhãn gần giống hàng thật.",)}).tricks == "Thủ đoạn"
    assert headings("pesticide", {"tricks": ("Thuốc ngấm qua da.",)}).tricks == "Mối nguy"


def test_an_allowance_is_no_service() -> None:
    assert headings("money", {"what": ("500.000 đồng",)}, "Trợ cấp hưu trí xã hội").what == "Chế độ gì?"
    assert headings("papers", {"what": ("Cấp thẻ",)}, "Cấp thẻ bạn đọc").what == "Dịch vụ gì?"


@pytest.mark.parametrize("words", SETS.values(), ids=SETS)
def test_each_case_belongs_to_a_topic_and_has_room_as_a_heading(words: Words) -> None:
    assert set(RESCUES) <= set(words.topics)
    most = 32
    assert all(len(heading) <= most for heading in RESCUES.values())
    assert "Cách xử trí" not in {words.cards.if_victim, words.posts.if_victim}
