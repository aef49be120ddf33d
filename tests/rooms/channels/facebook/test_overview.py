from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bantin.channels import recipes
from bantin.content.reading.themes import read_themes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measurements import Measurements, has_room
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.diagnostic import Severity
from bantin.model.recipe import Role, TextFile
from bantin.model.unit import Contact, Unit, Use
from tests.rooms.channels.conftest import UNIT
from tests.rooms.channels.facebook.cards import overview_card

MakeBulletin = Callable[..., Bulletin]


def test_a_cover_names_the_strongest_item_and_three_of_other_kinds(make_bulletin: MakeBulletin, looks: Looks) -> None:
    asks = {"title": "Cuộc gọi lạ", "facebook": {"text": "Có ai gọi bạn? Hãy cúp máy."}}
    bulletin = make_bulletin(("notice", {}), ("notice", {}), ("guide", {}), ("service", {}), ("warning", asks))
    cover = overview_card(bulletin, looks, Estimates(), "cover")
    assert "Có ai gọi bạn?" in cover.markup
    assert named_on(cover) == ["05-warning", "01-notice", "03-guide", "04-service"]


@pytest.mark.parametrize(
    ("title", "asks", "scene"),
    [
        ("Rét đậm đang về", "Nhà mình đã che chuồng trâu chưa? Đêm nay lạnh.", "livestock"),
        ("Rét đậm đang về", "Đã đủ ấm chưa? Đêm nay lạnh.", "cold"),
        ("Giả danh Công an gọi điện", "Có ai gọi “hỗ trợ” định danh? Hãy cúp máy.", "fake-call"),
    ],
)
def test_a_cover_draws_what_it_asks_about_but_for_tricks(
    title: str, asks: str, scene: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    plain = {"summary": "Một tóm tắt.", "tricks": ["Trời lạnh."], "signs": [], "if_victim": [], "addresses": []}
    item = plain | {"title": title, "advice": ["Mặc ấm."], "facebook": {"text": asks}}
    cover = overview_card(make_bulletin(("warning", item)), looks, Estimates(), "cover")
    assert f'<scene name="{scene}"' in cover.markup


def test_a_cover_names_the_most_dangerous_item_of_each_other_kind_before_a_second_of_one(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    danger, caution = {"severity": "danger"}, {"severity": "caution"}
    bulletin = make_bulletin(
        ("guide", {}),
        ("notice", caution),
        ("warning", danger),
        ("warning", danger),
        ("figures", {}),
        ("appeal", danger),
    )
    cover = overview_card(bulletin, looks, Estimates(), "cover")
    assert named_on(cover) == ["03-warning", "06-appeal", "02-notice", "01-guide"]
    alike = make_bulletin(("warning", danger), ("warning", danger), ("guide", {}))
    assert named_on(overview_card(alike, looks, Estimates(), "cover")) == ["01-warning", "03-guide", "02-warning"]


def test_the_item_that_the_month_puts_first_leads_its_cover(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(*((kind, {}) for kind in ("notice", "warning", "service")))
    header = bulletin.header.value.model_copy(update={"order": ("03-service", "01-notice")})
    ordered = replace(bulletin, header=replace(bulletin.header, value=header))
    assert named_on(overview_card(bulletin, looks, Estimates(), "cover"))[0] == "02-warning"
    assert named_on(overview_card(ordered, looks, Estimates(), "cover"))[:2] == ["03-service", "02-warning"]


def test_a_cover_names_what_the_introduction_names_then_hours_and_cuts(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    titles = ("Quỹ vì người nghèo", "Cắt điện khu phố 3", "Gia hạn thẻ bạn đọc", "Họp mặt đầu năm")
    bulletin = make_bulletin(("warning", {}), *(("notice", {"title": title}) for title in titles))
    header = bulletin.header.value.model_copy(update={"intro": "Gia hạn thẻ bạn đọc và những việc cần biết."})
    month = replace(bulletin, header=replace(bulletin.header, value=header))
    assert named_on(overview_card(month, looks, Estimates(), "cover"))[1:3] == ["04-notice", "03-notice"]


def test_a_closing_card_keeps_the_number_that_answers_the_months_danger(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    day = UNIT.contacts[0].checked_on
    names = ("mot-cua", "0900 000 001"), ("quan-su", "0900 000 002"), ("y-te", "0900 000 003"), ("pccc", "114")
    contacts = tuple(Contact(id=name, label=name, number=number, checked_on=day) for name, number in names)
    unit = UNIT.model_copy(update={"contacts": contacts, "default_contacts": ("mot-cua",)})
    fields = {"title": "Cháy nhà trọ vì sạc xe điện qua đêm", "contacts": []}
    closing = overview_card(make_bulletin(("warning", fields), unit=unit), looks, Estimates(), "closing").printed.texts
    assert {"0900 000 001", "114"} <= set(closing)
    assert "0900 000 003" not in closing


def test_a_cover_does_not_say_the_names_of_kinds(make_bulletin: MakeBulletin, looks: Looks) -> None:
    bulletin = make_bulletin(
        ("warning", {"title": "CẢNH BÁO: rét đậm"}), ("notice", {"title": "Thông báo về việc cắt điện"})
    )
    shown = overview_card(bulletin, looks, Estimates(), "cover").printed.texts
    assert {"Rét đậm", "Cắt điện"} <= set(shown)
    assert "báo" not in " ".join(shown).casefold()


def named_on(cover: Card) -> list[str]:
    """List the items that a cover names."""
    return re.findall(r'source="(\d\S+)#', cover.markup)


@pytest.mark.parametrize("count", [1, 2, 25])
def test_a_month_of_any_number_of_items_with_long_titles_has_a_cover(
    count: int, make_bulletin: MakeBulletin, repository: Path
) -> None:
    looks = Looks([repository / "templates"], UNIT.official_domains)
    themes, _ = read_themes(repository)
    long = "Cảnh giác thủ đoạn giả danh " * 5
    month = make_bulletin(*[("notice", {"title": f"{long}{n}"}) for n in range(count)])
    cover = overview_card(replace(month, theme=themes["navy"]), looks, Measurements(), "cover")
    assert has_room(cover)


def test_a_cover_says_less_where_it_has_no_room_for_more(make_bulletin: MakeBulletin, looks: Looks) -> None:
    @dataclass
    class Two(Estimates):
        def fits(self, card: Card, /) -> bool:
            return len(re.findall(r'source="\d\S+#', card.markup)) <= 2

    cover = overview_card(make_bulletin(*[("notice", {})] * 9), looks, Two(), "cover")
    assert named_on(cover) == ["01-notice", "02-notice"]


def _places(*numbers: str, addresses: int = 0) -> Unit:
    """Write a unit that has contacts with these numbers, and some with an address alone."""
    called = [UNIT.contacts[0].model_copy(update={"id": f"so-{n}", "number": one}) for n, one in enumerate(numbers)]
    found = [
        UNIT.contacts[0].model_copy(update={"id": f"noi-{n}", "number": None, "address": f"Nhà {n}"})
        for n in range(addresses)
    ]
    return UNIT.model_copy(update={"contacts": (*called, *found), "default_contacts": ()})


def test_a_closing_card_keeps_three_numbers_an_extension_small_beside_its_own(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    numbers = ["0900 000 000 (máy lẻ 12)", *(f"0900 000 00{n}" for n in range(1, 5))]
    closing = overview_card(make_bulletin(("notice", {}), unit=_places(*numbers)), looks, Estimates(), "closing")
    shown = [text for text in closing.printed.texts if text.startswith("0900")]
    assert shown == ["0900 000 000", "0900 000 001", "0900 000 002"]
    assert "máy lẻ 12" in closing.printed.texts


def test_a_closing_card_keeps_what_answers_the_months_danger_before_other_offices(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    unit = _places("0900 000 000", "0900 000 001", "0900 000 002", "111", "114")
    for title, kept in (("Cháy xe điện trong đêm", "114"), ("Con bỏ nhà đi", "111")):
        month = make_bulletin(("warning", {"title": title, "advice": [f"Gọi {kept}."], "if_victim": []}), unit=unit)
        closing = overview_card(month, looks, Estimates(), "closing")
        assert {"0900 000 000", kept} <= {*closing.printed.texts}
        assert "0900 000 002" not in closing.printed.texts


def test_a_closing_card_names_all_places_or_tells_which_it_leaves_off(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    bulletin = make_bulletin(("notice", {}), unit=_places("0900 000 000", addresses=7))
    closing = overview_card(bulletin, looks, Estimates(), "closing")
    places = [f"Nhà {n}" for n in range(7)]
    assert [text for text in closing.printed.texts if text in places] == places
    assert UNIT.fanpage.name in closing.printed.texts

    class Five(Estimates):
        def fits(self, card: Card, /) -> bool:
            return sum(text in places for text in card.printed.texts) <= 5

    found, told = recipes(bulletin, looks, ["facebook"], Five())
    ((card, alt),) = ((one.cards[0], one.alt) for one in found if one.path.endswith("/closing.jpg"))
    assert [text for text in card.printed.texts if text in places] == places[:5]
    assert ("Nhà 4" in alt, "Nhà 5" in alt) == (True, False), "the alternative text names the same"
    assert [(one.code, one.severity) for one in told] == [("no-room-for-contacts", Severity.NOTE)]


def test_hundreds_of_contacts_are_not_tried_one_by_one(make_bulletin: MakeBulletin, looks: Looks) -> None:
    unit = _places("0900 000 000", addresses=200)
    tried = list[Card]()

    class Nowhere(Estimates):
        def fits(self, card: Card, /) -> bool:
            tried.extend([card] if card.look == "facebook/closing.xml" else [])
            return False

    recipes(make_bulletin(("notice", {}), unit=unit), looks, ["facebook"], Nowhere())
    assert 1 < len(tried) < 40


def test_a_cover_says_whose_bulletin_it_is_and_calls_the_unit(make_bulletin: MakeBulletin, looks: Looks) -> None:
    cover = overview_card(make_bulletin(("notice", {"contacts": ["duong-day"]})), looks, Estimates(), "cover")
    assert "Bản tin thử" in cover.printed.texts
    assert ("113" in cover.printed.texts, "0900 000 000" in cover.printed.texts) == (True, False)


def test_a_calm_cover_calls_no_emergency_number_and_none_that_only_takes_reports(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    usual = UNIT.contacts[0]
    numbers = (("113", Use.CALL), ("156", Use.REPORT), ("0209 3700 100", Use.CALL))
    contacts = tuple(
        usual.model_copy(update={"id": f"so-{at}", "number": number, "use": use})
        for at, (number, use) in enumerate(numbers)
    )
    unit = UNIT.model_copy(update={"contacts": contacts, "default_contacts": ()})
    for kind, called in (("notice", "0209 3700 100"), ("warning", "113")):
        cover = overview_card(make_bulletin((kind, {"contacts": []}), unit=unit), looks, Estimates(), "cover")
        assert [one.number for one in contacts if one.number in cover.printed.texts] == [called]


def test_what_is_invented_says_so_instead_of_its_kind_and_leads_no_cover(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    month = make_bulletin(("warning", {"invented": "yes"}), ("case", {"invented": "yes"}), ("notice", {}))
    found, _ = recipes(month, looks, ["facebook"])
    posts = [one.what.content for one in found if one.path.endswith("post.txt") and isinstance(one.what, TextFile)]
    assert [post.partition(":")[0] for post in posts[1:3]] == ["TIN MẪU", "TÌNH HUỐNG GIẢ ĐỊNH"]
    cards = [card for one in found if one.role is Role.CARD for card in one.cards]
    assert all({"TIN MẪU", "TÌNH HUỐNG GIẢ ĐỊNH", "THÔNG BÁO"}.intersection(card.printed.texts) for card in cards)
    cover = overview_card(month, looks, Estimates(), "cover")
    assert any(text.endswith("(tình huống giả định)") for text in cover.printed.texts)
    assert named_on(cover)[0] == "03-notice"


def test_a_month_of_long_titles_names_three_by_how_they_open(make_bulletin: MakeBulletin, repository: Path) -> None:
    looks = Looks([repository / "templates"], UNIT.official_domains)
    themes, _ = read_themes(repository)
    title = "Trợ cấp hưu trí xã hội cho người từ đủ 75 tuổi, từ đủ 70 đến dưới 75 tuổi thuộc hộ nghèo"
    month = make_bulletin(*[("notice", {"title": title})] * 9)
    cover = overview_card(replace(month, theme=themes["navy"]), looks, Measurements(), "cover")
    assert cover.printed.texts.count("Trợ cấp hưu trí xã hội") == 4, "its own headline, and three others"
