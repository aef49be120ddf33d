from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry, Period
from bantin.model.diagnostic import Location
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels, Facebook
from bantin.model.parts.identity import Identity
from bantin.model.theme import Theme
from bantin.model.unit import Contact, Fanpage, Unit

HEADER = BulletinFile(
    title="Bản tin thử",
    period=Period(start=dt.date(2024, 11, 1), end=dt.date(2024, 11, 30)),
    intro="Lời giới thiệu.",
    hashtags=("thang", "chung"),
)


def contact(name: str, number: str | None = None) -> Contact:
    return Contact(id=name, label=name, number=number, address=None if number else "Số 1", checked_on="2024-11-20")


def month(unit_contacts: tuple[Contact, ...], default: tuple[str, ...] = (), **fields: Any) -> Bulletin:  # noqa: ANN401 - what an item's YAML holds
    unit = Unit(
        name="Phòng Thử nghiệm",
        short_name="Phòng Thử",
        parent="Công an tỉnh Ví Dụ",
        fanpage=Fanpage(name="Phòng Thử"),
        address="Số 1",
        contacts=unit_contacts,
        default_contacts=default,
        channels=Channels(facebook=Facebook(hashtags=("chung", "trang-1", "trang-2"))),
    )
    item = KINDS["notice"].model_validate({"title": "Một", "summary": "Hai.", "text": ["Ba."]} | fields)
    entry = Entry("01-notice", "notice", Document("01-notice.yaml", item))
    return Bulletin(
        "2024-11", Document("unit.yaml", unit), Document("b", HEADER), Theme(colors={}, styles={}), (entry,)
    )


THREE = contact("web"), contact("truc-ban", "113"), contact("duong-day", "0900 000 000")


@pytest.mark.parametrize(
    ("default", "named", "shown"),
    [
        ((), [], []),
        (("truc-ban", "web"), [], ["truc-ban", "web"]),
        (("truc-ban",), ["duong-day", "web", "duong-day"], ["duong-day", "web"]),
    ],
)
def test_an_item_sends_readers_to_the_contacts_it_names_else_to_those_that_the_unit_says(
    default: tuple[str, ...], named: list[str], shown: list[str]
) -> None:
    bulletin = month(THREE, default, contacts=named)
    assert [found.id for found in bulletin.contacts_of(bulletin.entries[0].item)] == shown


@pytest.mark.parametrize(
    ("default", "called"),
    [
        ((), ["truc-ban", "duong-day", "web"]),
        (("web",), ["truc-ban", "duong-day", "web"]),
        (("duong-day",), ["duong-day", "truc-ban", "web"]),
    ],
)
def test_those_with_a_number_are_called_first_of_these_the_default_ones(
    default: tuple[str, ...], called: list[str]
) -> None:
    assert [found.id for found in month(THREE, default).unit.value.contacts_to_call] == called


def test_hashtags_are_the_items_then_the_months_then_the_pages_each_once_and_at_most_four() -> None:
    bulletin = month(THREE, facebook={"hashtags": ["rieng"]})
    assert bulletin.hashtags_of(bulletin.entries[0].item) == ("rieng", "thang", "chung", "trang-1")
    assert bulletin.hashtags_of() == ("thang", "chung", "trang-1", "trang-2")


@pytest.mark.parametrize(
    ("channels", "goes"), [(None, True), (["zalo", "video"], True), (["zalo"], False), ([], False)]
)
def test_an_item_goes_where_it_says_and_everywhere_if_it_says_nothing(
    channels: list[str] | None, *, goes: bool
) -> None:
    assert month(THREE, channels=channels).entries[0].goes_to("video") is goes


def test_an_answer_that_channels_show_otherwise_knows_its_places_and_keeps_its_code() -> None:
    fields = {
        "title": "Khai sinh ở đâu?",
        "summary": "Hai.",
        "question": "Ở đâu?",
        "answer": ["Trong 60 ngày.", "Ở xã."],
    }
    item = KINDS["question"].model_validate(fields)
    lines = {"answer": 5, "answer.0": 6, "answer.1": 7, "title": 1}
    places = {path: Location("a.yaml", line) for path, line in lines.items()}
    entry = Entry("a", "question", Document("a.yaml", item, places))
    told = entry.told
    assert getattr(told.item, "answer", ()) == ("Ở xã.", "Trong 60 ngày.")
    assert [told.document.locate(path).line for path in ("answer.0", "answer.1", "title")] == [7, 6, 1]
    assert told.told is told, "it is told so already"
    bulletin = month((contact("a", "113"),))
    keyed = bulletin.unit.value.model_copy(update={"identity": Identity(code_key="23456789ACFHJKMNPRTV")})
    bulletin = replace(bulletin, unit=Document("unit.yaml", keyed))
    assert bulletin.item_code_of(told) == bulletin.item_code_of(entry) != ""
