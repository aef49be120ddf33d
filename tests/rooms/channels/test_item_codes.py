"""Item codes arrive: on every card, at films' ends, in every post and message, on sheets and on boards with room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bantin.channels import recipes
from bantin.design.looks.renderer import Looks
from bantin.measure.measurements import Measurements
from bantin.model.bulletin import Bulletin
from bantin.model.kinds import KINDS
from bantin.model.parts.board import Board
from bantin.model.parts.channels import Channels
from bantin.model.parts.identity import Identity
from bantin.model.recipe import Film, OperatorSheet, Recipe, Role, Still, TextFile
from tests.rooms.channels.conftest import EVERY_CHANNEL, UNIT

MakeBulletin = Callable[..., Bulletin]
ADDRESS = "dichvucong.gov.vn/kiem-tra"
KEYED = UNIT.model_copy(
    update={
        "identity": Identity(code_key="23456789ACFHJKMNPRTV", check_at=ADDRESS),
        "channels": EVERY_CHANNEL.model_copy(
            update={"video": Channels.model_validate({"video": {"limit_seconds": 90, "items": "reel"}}).video}
        ),
    }
)


def printed(recipe: Recipe) -> str:
    """Give what a recipe shows last: all of a text, a picture or a sheet, the last slide of a film."""
    match recipe.what:
        case TextFile(content):
            return content
        case Still(card, _) | OperatorSheet(card):
            return card.markup
        case Film(storyboard):
            return storyboard.slides[-1].card.markup
    return ""


def coded(recipe: Recipe) -> bool:
    """Whether a recipe is one that bears a code: what goes to readers as a picture, a film or a text of its own."""
    of_board = recipe.channel == "led" and recipe.role is not Role.SHEET
    return not of_board and recipe.role not in {Role.ALT, Role.CAPTIONS} and not recipe.path.endswith("-cover.jpg")


@pytest.fixture
def listed(looks: Looks) -> Callable[[Bulletin], list[Recipe]]:
    return lambda bulletin: recipes(bulletin, looks, measure=Measurements())[0]


def test_whatever_goes_to_readers_bears_the_code_of_its_item_else_of_the_month(
    make_bulletin: MakeBulletin, listed: Callable[[Bulletin], list[Recipe]]
) -> None:
    bulletin = make_bulletin(unit=KEYED)
    codes = {entry.id: bulletin.item_code_of(entry) for entry in bulletin.entries}
    found = [recipe for recipe in listed(bulletin) if coded(recipe)]
    assert {recipe.channel for recipe in found} == {"facebook", "led", "video", "zalo"}
    assert {recipe.item for recipe in found} == {None, *codes}
    for recipe in found:
        expected = codes.get(recipe.item or "", bulletin.month_code)
        said = printed(recipe)
        assert expected in said, recipe.path
        assert not {*codes.values(), bulletin.month_code} - {expected} & set(said.split()), recipe.path
        assert (ADDRESS in said) or recipe.role is Role.SHEET, recipe.path


def test_a_unit_without_a_key_prints_none(
    make_bulletin: MakeBulletin, listed: Callable[[Bulletin], list[Recipe]]
) -> None:
    assert not [recipe.path for recipe in listed(make_bulletin()) if "Mã tin" in printed(recipe)]


def test_without_an_address_the_code_stands_alone(
    make_bulletin: MakeBulletin, listed: Callable[[Bulletin], list[Recipe]]
) -> None:
    unit = KEYED.model_copy(update={"identity": Identity(code_key="23456789ACFHJKMNPRTV")})
    found = [printed(recipe) for recipe in listed(make_bulletin(("notice", {}), unit=unit))]
    assert any("Mã tin" in said for said in found)
    assert not any("kiểm tra tại" in said.lower() for said in found)


@pytest.mark.proof
def test_codes_take_no_card_more(make_bulletin: MakeBulletin, listed: Callable[[Bulletin], list[Recipe]]) -> None:
    def cards(bulletin: Bulletin) -> list[str]:
        return [recipe.path for recipe in listed(bulletin) if recipe.role in {Role.CARD, Role.COVER}]

    plain = KEYED.model_copy(update={"identity": None})
    assert cards(make_bulletin(unit=KEYED)) == cards(make_bulletin(unit=plain))
    assert len(cards(make_bulletin(unit=KEYED))) > len(KINDS)


@pytest.mark.parametrize(("pixels", "speed_kmh", "shown"), [("960x320", None, True), ("960x320", 40, False)])
def test_a_board_ends_with_the_months_code_where_people_stand(
    pixels: str,
    speed_kmh: float | None,
    shown: bool,  # noqa: FBT001 - a parameter of a test
    make_bulletin: MakeBulletin,
    listed: Callable[[Bulletin], list[Recipe]],
) -> None:
    board = Board(id="cho", name="Chợ", pixels=pixels, pitch_mm=5, viewing_m=25, speed_kmh=speed_kmh)
    unit = KEYED.model_copy(update={"channels": Channels.model_validate({"led": {"boards": [board]}})})
    bulletin = make_bulletin(("notice", {}), unit=unit)
    last = [one for one in listed(bulletin) if one.role is Role.FRAME and "-ket" in one.path]
    assert last
    assert any(bulletin.month_code in printed(one) for one in last) == shown


def test_the_code_of_a_danger_covers_the_number_that_its_topic_adds(make_bulletin: MakeBulletin) -> None:
    rescue = UNIT.contacts[0].model_copy(update={"id": "cuu-hoa", "number": "114"})
    other = rescue.model_copy(update={"number": "112"})
    codes = []
    for contacts in (UNIT.contacts, (*UNIT.contacts, rescue), (*UNIT.contacts, other)):
        unit = KEYED.model_copy(update={"contacts": contacts})
        month = make_bulletin(("warning", {"title": "Cháy rừng lan về thôn", "contacts": []}), unit=unit)
        codes.append(month.item_code_of(month.entries[0]))
    assert codes[0] == codes[2] != codes[1], "114 answers a fire, 112 does not"
