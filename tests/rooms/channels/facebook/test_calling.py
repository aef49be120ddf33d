"""Whom readers are sent to: on cards and at their feet, in posts and in messages to groups."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape

import pytest

from bantin.channels import recipes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels, Zalo
from bantin.model.recipe import TextFile
from bantin.model.sample import Fields
from bantin.model.unit import Contact, Use
from tests.rooms.channels.conftest import UNIT
from tests.rooms.channels.facebook.cards import NUMBERS, Holding, cards_of, listed, overview_card

MakeBulletin = Callable[..., Bulletin]


def message_of(month: Bulletin, looks: Looks) -> str:
    """Write the Zalo message of a month's one item."""
    (message,) = (one.what for one in recipes(month, looks, ["zalo"], Estimates())[0] if isinstance(one.what, TextFile))
    return message.content


def test_a_number_that_takes_messages_says_so_wherever_it_stands(make_bulletin: MakeBulletin, looks: Looks) -> None:
    uses = (Use.CALL, Use.TEXT)
    called, texted = (one.model_copy(update={"use": use}) for one, use in zip(UNIT.contacts, uses, strict=True))
    unit = UNIT.model_copy(update={"contacts": (called, texted), "channels": Channels(zalo=Zalo())})
    fields = {"contacts": [called.id, texted.id]}
    month = make_bulletin(("warning", fields), unit=unit)
    message = message_of(month, looks)
    assert f"☎ {called.label}: {called.number}" in message
    assert f"✉ {texted.label}: {texted.number}" in message
    closing = overview_card(
        make_bulletin(("notice", {}), unit=UNIT.model_copy(update={"contacts": unit.contacts})),
        looks,
        Estimates(),
        "closing",
    )
    assert f"Nhắn tin: {texted.label}" in closing.printed.texts


def test_a_message_that_warns_says_first_what_to_do_and_whom_to_call(make_bulletin: MakeBulletin, looks: Looks) -> None:
    unit = UNIT.model_copy(update={"channels": Channels(zalo=Zalo()), "public_name": "Công an Ví Dụ"})
    month = make_bulletin(("warning", {"advice": ["Cúp máy."], "tricks": ["Gọi điện."]}), unit=unit)
    message = message_of(month, looks)
    places = [message.index(said) for said in ("Cúp máy.", "113", "Công an Ví Dụ")]
    assert places == sorted(places)


def test_a_message_beside_a_page_is_short_and_leaves_out_nothing_of_what_to_do_once_it_has_happened(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    many = {name: [f"{name} {n}." for n in range(5)] for name in ("tricks", "signs")}
    many["advice"] = [f"Tắt bếp {n}." for n in range(5)]
    last = {"if_victim": ["Ngắt mạng.", "Gọi ngân hàng.", "Gọi 115."], "addresses": []}
    message = message_of(make_bulletin(("warning", many | last)), looks)
    lines = [line for line in message.partition("☎")[0].split("\n") if line]
    assert len(lines) <= 10
    assert [line for line in lines if line.startswith("✔ ")] == [f"✔ Tắt bếp {n}." for n in range(3)]
    assert any(line.endswith(": signs 0. signs 1. signs 2.") for line in lines)
    assert "1. Ngắt mạng.\n2. Gọi ngân hàng.\n3. Gọi 115.\n" in message
    assert "Còn" not in message, "it is complete in itself"


def test_an_appeal_asks_to_report_before_it_says_where(make_bulletin: MakeBulletin, looks: Looks) -> None:
    unit = UNIT.model_copy(update={"channels": Channels(zalo=Zalo())})
    message = message_of(make_bulletin(("appeal", {}), unit=unit), looks)
    assert message.index("xin báo") < message.index("☎")


def foots(month: Bulletin, looks: Looks) -> list[str]:
    """List the numbers at the foot of an item's cards."""
    cards = cards_of(listed(month, looks, Holding(2)))
    return [re.findall(r'<text style="dial"[^>]*>([^<]+)</text>', card.markup)[-1] for _, card in cards]


def foot(card: Card) -> tuple[str, str]:
    """Return the number that the foot of a card shows, and whose it is, where it says so."""
    *_, before, last = card.printed.texts
    return (last, "") if last[:1].isdigit() else (before, last)


@pytest.mark.parametrize(
    ("kind", "fields", "number"),
    [
        ("guide", {"steps": ["Gọi 1900 6769, đọc mã khách hàng.", "Chờ thợ.", "Ký giấy."]}, "1900 6769"),
        ("warning", {"advice": ["Giữ ấm.", "Che chuồng."], "if_victim": ["Gọi 115 ngay."]}, "115"),
        ("warning", {"advice": ["Giữ ấm.", "Che chuồng."], "tricks": ["Họ bảo gọi 1900 6769."]}, "0209 3700 100"),
        ("deadline", {"contacts": ["bao", "thuong"]}, "0209 3700 100"),
    ],
)
def test_a_story_has_one_number_that_of_its_words_or_else_one_to_ask_at(
    kind: str, fields: Fields, number: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    unit = UNIT.model_copy(update={"contacts": NUMBERS, "default_contacts": ("thuong",)})
    month = make_bulletin((kind, {"contacts": []} | fields), unit=unit)
    assert set(foots(month, looks)[:1]) == {number}
    if kind == "guide":
        assert set(foots(month, looks)) == {number}
        assert month.contacts_of(month.entries[0].item)[0].number == number, "post and message show it first, too"


DANGERS = [
    ("warning", {"title": "Lửa bén vào rừng thông Phia Đén", "summary": "Cháy lan từ nương."}, "114"),
    ("warning", {"title": "Trộm vào nhà lúc vắng người"}, "113"),
    ("warning", {"title": "Nước sông Cầu dâng đêm nay"}, "114"),
    ("notice", {"title": "Nước sông Cầu dâng đêm nay", "severity": "danger"}, "114"),
    ("warning", {"title": "Rét đậm ba đêm liền"}, "0209 3700 100"),
    ("warning", {"title": "Trộm vào nhà lúc vắng người", "contacts": ["thuong"]}, "0209 3700 100"),
    ("warning", {"title": "Trộm vào nhà lúc vắng người", "advice": ["Gọi 0209 3700 100 báo bảo vệ."]}, "0209 3700 100"),
    ("notice", {"title": "Mời xem phim về nạn trộm cắp"}, "0209 3700 100"),
]
"""Items, and the number at their foot where the unit lists 113 and 114."""


@pytest.mark.parametrize(("kind", "fields", "number"), DANGERS)
def test_a_danger_has_the_number_of_whom_answers_it_where_the_unit_lists_one(
    kind: str, fields: Fields, number: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    usual = Contact(id="thuong", label="Trực ban", number="0209 3700 100", checked_on=dt.date(2024, 11, 1))
    listed_ = [usual.model_copy(update={"id": f"so-{one}", "number": one}) for one in ("113", "114")]
    told = {
        "summary": "Một tóm tắt.",
        "tricks": ["Đi từng nhóm."],
        "advice": ["Để ý nhà bên."],
        "if_victim": ["Kêu to."],
    }
    fields = (told if kind == "warning" else {"text": ["Một đoạn."]}) | {"contacts": [], "signs": []} | fields
    fields = {name: fields[name] for name in fields if name in KINDS[kind].model_fields}
    for contacts, expected in (((usual, *listed_), number), ((usual,), "0209 3700 100")):
        unit = UNIT.model_copy(update={"contacts": contacts, "default_contacts": ("thuong",)})
        month = make_bulletin((kind, fields), unit=unit)
        assert set(foots(month, looks)) == {expected}, "never a number that the unit does not list"
        post = next(one.what.content for one in listed(month, looks, Holding(9)) if isinstance(one.what, TextFile))
        assert re.search(r"LIÊN HỆ\n.*?(\d[\d ]+)", post)[1] == expected  # type: ignore[index]


def test_a_place_on_a_card_is_whom_to_ask_and_only_of_a_contact_that_the_item_names(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    places = {"truc-ban": "Số 45, đường Hùng Vương", "duong-day": "vidu.gov.vn"}
    contacts = tuple(one.model_copy(update={"address": places[one.id]}) for one in UNIT.contacts)
    unit = UNIT.model_copy(update={"contacts": contacts})

    def last(*named: str) -> str:
        month = make_bulletin(("notice", {"contacts": named}), unit=unit)
        return cards_of(listed(month, looks, Holding(9)))[-1][1].markup

    assert "Hùng Vương" not in last()
    assert all(f">{words}<" in last("truc-ban") for words in ("Trực ban", "Số 45, đường Hùng Vương"))
    assert ["map-pin" in last(name) for name in places] == [True, False]
    assert "circle-arrow-right" not in last(*places), "an arrow would send people there"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Báo cho đường dây nóng: 0900.000.000.", "0900 000 000"),
        ("Báo cho đường dây nóng 0900000000 hoặc 113.", "0900 000 000"),
        ("Báo 113 hoặc đường dây nóng 0900000000.", "113"),
        ("Khó thở thì gọi 115, rồi báo đường dây nóng 0900000000.", "115"),
        ("Gọi số 0900 000 0001.", "0900 000 000"),
        ("Mời bà con đọc kỹ.", "0900 000 000"),
        ("Ngất xỉu thì gọi ngay 115.", "115"),
        ("Cháy thì gọi số 114 trước.", "114"),
    ],
)
def test_the_foot_of_a_card_shows_the_number_that_its_words_name(
    said: str, shown: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"answer": ["Có.", said], "contacts": ["truc-ban", "duong-day"]}
    cards = cards_of(listed(make_bulletin(("question", fields)), looks, Holding(1)))
    dialled = {said in unescape(card.markup): card.printed.texts[-2] for _, card in cards}
    assert dialled == {False: "0900 000 000", True: shown}, "no number for emergencies below what is none"
    urgent = {foot(card) for _, card in cards if len(foot(card)[0]) <= 3}
    assert all(name for _, name in urgent), "whose it is, as of each number"
