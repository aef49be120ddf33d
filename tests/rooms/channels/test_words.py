"""The words of a unit's trade: each of them is used, and looks have none of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.channels import recipes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.diagnostic import Severity
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels, Orientation, Video, VideoFormat
from bantin.model.recipe import Role, TextFile
from bantin.model.sample import Fields
from bantin.model.words.words import Counted, Words
from tests.fixtures.examples import example
from tests.rooms.channels.conftest import UNIT
from tests.rooms.model.test_words import texts

FORMATS = (VideoFormat(id=Orientation.REEL, pixels="1080x1920"),)

_ENTRIES = re.compile(rf'source="((?:{"|".join(Counted.model_fields)})(?:\.\d+)?)["]')
"""What a card shows of an item's lists."""

MakeBulletin = Callable[..., Bulletin]


class Narrow(Estimates):
    """Takes a fanpage's card to hold one entry of one list, so that every list has pages."""

    def fits(self, card: Card, /) -> bool:
        return not card.look.startswith("facebook/") or len(set(_ENTRIES.findall(card.markup))) <= 1


def marked() -> Words:
    """Write a word of its own for each that there is: W1, W2, …"""
    written: dict[str, Any] = {}
    for number, (path, _) in enumerate(texts(Words()), 1):
        part, _, name = path.rpartition(".")
        (written.setdefault(part, {}) if part else written)[name] = f"w{number}w"
    return Words.model_validate(written)


def long(kind: str) -> Fields:
    """Write more into every list and the summary than an alternative text holds, which then only names them."""
    words = "chữ " * 230
    there = example(kind)
    lists = {name: [words] if isinstance(there[name], list) else words for name in KINDS[kind].lists if name in there}
    return {**lists, "summary": words}


def said(bulletin: Bulletin, looks: Looks) -> str:
    found, problems = recipes(bulletin, looks, list(Channels.model_fields), Narrow())
    assert not [one for one in problems if one.code == "bad-look"]
    files = [recipe.what.content for recipe in found if isinstance(recipe.what, TextFile)]
    cards = [" ".join(card.printed.texts) for recipe in found for card in recipe.cards]
    return "\n".join(files + cards)


@pytest.mark.proof
@pytest.mark.long
def test_every_word_that_a_unit_may_write_is_printed_somewhere(
    make_bulletin: MakeBulletin, looks: Looks, repository: Path, tmp_path: Path
) -> None:
    """Some stand only in looks of a workspace's own, which take the base's."""
    films = UNIT.channels.model_copy(update={"video": Video(formats=FORMATS, items=Orientation.REEL)})
    unit = UNIT.model_copy(update={"words": marked(), "channels": films})
    many = ["Một ý.", "Hai ý.", "Ba ý."]
    own: dict[str, Fields] = {
        "notice": {"text": many, "severity": "caution", "contacts": ["duong-day"]},
        "deadline": {"todo": many, "image": {"file": "anh.jpg", "alt": "Ảnh"}},
        "appeal": {"description": many, "severity": "danger"},
        "figures": {"values": [{"label": "Số", "value": "1"}] * 3},
        "service": {"what": "chữ " * 60},
    }
    own["warning"] = {"scene": "message", "image": {"file": "anh.jpg", "alt": "Ảnh"}}
    items = [(kind, own.get(kind, {})) for kind in KINDS]
    items += [(kind, long(kind)) for kind in KINDS if kind != "figures"]
    counted, dated = (f"{words} {'chữ ' * 60}" for words in ("Đã có 12 vụ.", "Từ 7h30 ngày 5/11."))
    items += [("warning", {"summary": counted}), ("notice", {"summary": dated, "text": many})]
    items += [("notice", {"title": "Giờ làm việc", "summary": dated, "text": many})]
    items += [("service", {"how": ["Thứ bảy: 7h30–11h", "Chủ nhật: nghỉ"]})]
    items += [("service", {"title": "Trợ cấp cho người cao tuổi", "what": "chữ " * 60})]
    items += [("service", {"how": ["Thẻ người lớn: 30.000 đồng", "Thẻ thiếu nhi: 10.000 đồng"]})]
    items += [("deadline", {"todo": ["Giải Nhất: 5 triệu đồng", "Giải Nhì: 3 triệu đồng"]})]
    unsold: Fields = {"tricks": ["Mời mua bếp cũ.", "Hứa đổi bếp."], "addresses": [], "advice": ["Tắt bếp."]}
    items += [("warning", {"title": "Cháy nhà vì bếp hỏng", "signs": [], "if_victim": [], **unsold})]
    for taken in ("Nợ 62 triệu đồng.", "Bị phạt 62 triệu đồng.", "Bị thu giữ 62 con cá."):
        items += [("case", {"damage": taken[-14:-1].strip(), "summary": taken, "story": [taken], "outcome": taken})]
    items += [(kind, {"invented": "yes"}) for kind in ("case", "appeal")]
    bulletin = make_bulletin(*items, unit=unit)
    for look, base in (("question.xml", "base.xml"), ("figures.xml", "base.xml"), ("alt-figures.txt", "alt.txt")):
        file = tmp_path / "facebook" / look
        file.parent.mkdir(exist_ok=True)
        file.write_text(f'{{% extends "facebook/{base}" %}}', encoding="utf-8")
    shown = "".join(said(bulletin, one) for one in (looks, Looks([tmp_path, repository / "templates"]))).casefold()
    assert not " ".join(path for path, word in texts(marked()) if word not in shown)


def test_pictures_lead_with_the_name_that_readers_know(make_bulletin: MakeBulletin, looks: Looks) -> None:
    """On each card and slide that says who speaks; the short name stands below, where there is a second line."""
    found = {}
    for known in (None, "Công an Ví Dụ"):
        unit = UNIT.model_copy(update={"public_name": known})
        cards = [card for one in recipes(make_bulletin(unit=unit), looks)[0] for card in one.cards]
        lines = [[text.partition(" · ")[0] for text in card.printed.texts] for card in cards]
        found[known] = [[line for line in said if line in {known, "Phòng Thử"}] for said in lines]
    assert [said[:1] for said in found["Công an Ví Dụ"]] == [["Công an Ví Dụ"] * len(said[:1]) for said in found[None]]
    assert ["Công an Ví Dụ", "Phòng Thử"] in found["Công an Ví Dụ"]


ON_LEAF = "hạn cuối"


@pytest.mark.parametrize("between", [": ", " "])
def test_no_picture_or_text_says_the_name_of_a_kind_twice(
    between: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    items = [(kind, {"title": f"{model.label}{between}vạn sự", "summary": "Tóm tắt."}) for kind, model in KINDS.items()]
    items += [("deadline", {"title": f"Hạn cuối{between}vạn sự", "summary": "Tóm tắt."})]
    found, problems = recipes(make_bulletin(*items), looks, list(Channels.model_fields), Estimates())
    assert not [one for one in problems if one.severity is Severity.ERROR]
    seen = dict.fromkeys(("card", "text"), 0)
    for recipe in found:
        if not recipe.item or recipe.role is Role.ALT:
            continue
        model = KINDS[recipe.item.partition("-")[2]]
        names = tuple(name.casefold() for name in (model.label, *model.also_called))
        if isinstance(recipe.what, TextFile):
            seen["text"] += 1
            head = recipe.what.content.partition("\n")[0].casefold()
            assert sum(map(head.count, names)) == 1, recipe.path
        for card in recipe.cards:
            seen["card"] += 1
            shown = [text.casefold() for text in card.printed.texts]
            # On the leaf of a calendar it says what its day is, not what the card is.
            told = [text for text in shown if text.startswith(names) and len(text) < 40 and text != ON_LEAF]
            assert len(told) <= 1, (card.look, told)
    assert min(seen.values()) > len(KINDS)


def test_a_message_that_its_editor_signed_is_not_signed_again(make_bulletin: MakeBulletin, looks: Looks) -> None:
    for text, times in (
        ("Mời bà con đọc.\nPHÒNG THỬ", 0),
        ("Mời bà con tới Phòng Thử.", 1),
        ("Phòng Thử\nxin mời.", 1),
    ):
        found, _ = recipes(make_bulletin(("notice", {"zalo": {"text": text}})), looks, ["zalo"])
        (message,) = [recipe.what.content for recipe in found if isinstance(recipe.what, TextFile)]
        assert message.startswith(text)
        assert message.count("Phòng Thử nghiệm, Công an tỉnh Ví Dụ") == times
