"""Each Zalo group that the unit names gets one text of all items, as much of it as a message holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bantin.channels import recipes
from bantin.design.looks.renderer import Looks
from bantin.model.bulletin import Bulletin
from bantin.model.parts.channels import Channels
from bantin.model.recipe import Role, TextFile
from tests.rooms.channels.conftest import UNIT

MakeBulletin = Callable[..., Bulletin]
GROUPS = ["Tổ dân phố 1", {"id": "na-pai", "name": "Thôn Nà Pài"}]


def digests(make_bulletin: MakeBulletin, looks: Looks, items: int, **settings: Any) -> dict[str, str]:  # noqa: ANN401
    zalo = {"groups": [{"id": "to-dan-pho-1", "name": "Tổ dân phố 1"}, GROUPS[1]], **settings}
    channels = Channels.model_validate({"facebook": None, "led": None, "video": None, "zalo": zalo})
    named = [("notice", {"title": f"Tin số {at}", "summary": f"Tóm tắt {at}."}) for at in range(1, items + 1)]
    bulletin = make_bulletin(*named, unit=UNIT.model_copy(update={"channels": channels}))
    made, found = recipes(bulletin, looks)
    assert found == []
    return {one.path: one.what.content for one in made if one.role is Role.DIGEST and isinstance(one.what, TextFile)}


def test_each_group_has_a_digest_of_its_own(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found = digests(make_bulletin, looks, 3)
    assert list(found) == ["zalo/nhom/to-dan-pho-1.txt", "zalo/nhom/na-pai.txt"]
    text = found["zalo/nhom/na-pai.txt"]
    assert "Thôn Nà Pài" in text
    assert [f"{at}. " in text and f"→ Tóm tắt {at}." in text for at in (1, 2, 3)] == [True] * 3
    assert "Trực ban: 113" in text


def test_summaries_give_way_to_titles_and_titles_to_a_number(make_bulletin: MakeBulletin, looks: Looks) -> None:
    for limit in (900, 500, 350):
        for text in digests(make_bulletin, looks, 16, message_limit=limit).values():
            assert len(text) <= limit
            shown = sum(f"Tin số {at}\n" in text for at in range(1, 17))
            assert shown == 16 or f"… và {16 - shown} tin khác." in text
            assert text.count("→") <= shown
