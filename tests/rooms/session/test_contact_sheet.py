from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.channels import recipes
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.model.bulletin import Bulletin
from bantin.model.kinds import KINDS
from bantin.session.contact_sheet import ContactSheet, contact_sheet
from bantin.session.scaffold.specimens import Specimen, specimens


@pytest.fixture(scope="module")
def made(repository: Path) -> list[Specimen]:
    found, diagnostics = specimens(repository)
    assert not diagnostics
    return found


@pytest.fixture(
    scope="module", params=[pytest.param(True, marks=pytest.mark.proof, id="all"), pytest.param(False, id="one")]
)
def in_themes(request: pytest.FixtureRequest, made: list[Specimen]) -> list[Specimen]:
    """All specimens, or of the one of the longest words each third kind: themes lay out alike."""
    if request.param:
        return made
    longest = next(specimen for specimen in made if specimen.words == "dai")
    return [of(longest, *list(KINDS)[::3])]


@pytest.fixture(scope="module")
def sheet(in_themes: list[Specimen], repository: Path) -> ContactSheet:
    return contact_sheet(in_themes, templates_folders(repository), progress=lambda _: None)


def test_every_kind_has_specimens(made: list[Specimen]) -> None:
    for specimen in made:
        assert [entry.kind for entry in specimen.bulletin.entries] == list(KINDS)


def test_there_are_specimens_of_all_words_in_every_theme(made: list[Specimen], repository: Path) -> None:
    themes = {path.stem for path in (repository / "templates" / "themes").glob("*.yaml")}
    assert {(specimen.theme, specimen.words) for specimen in made} == {
        (theme, words) for theme in themes for words in ("ngan", "vua", "dai", "dau", "ngang", "dung")
    }


@pytest.mark.proof
@pytest.mark.long
def test_the_looks_of_another_office_hold_the_hardest_words_and_both_pictures(repository: Path) -> None:
    """Of the other sample workspace, which has words and colours of its own."""
    office = repository / "tests/whole/months/health_station"
    found, diagnostics = specimens(office)
    assert not diagnostics
    found = [one for one in found if one.theme == "y-te"]
    assert not contact_sheet(found, templates_folders(office), progress=lambda _: None).diagnostics


@pytest.mark.proof
def test_pictures_of_either_shape_stand_on_cards_and_in_films(made: list[Specimen], repository: Path) -> None:
    shapes = {one.words: one for one in made if one.words in {"ngang", "dung"}}
    assert all(entry.image is not None for one in shapes.values() for entry in one.bulletin.entries)
    looks = Looks(templates_folders(repository))
    for one in shapes.values():
        listed, _ = recipes(one.bulletin, looks)
        pictured = {recipe.channel for recipe in listed for card in recipe.cards if "anh-mau" in card.markup}
        assert pictured == {"facebook", "video"}


@pytest.mark.proof
@pytest.mark.long
def test_every_shipped_look_holds_the_hardest_words(sheet: ContactSheet) -> None:
    assert not sheet.diagnostics


@pytest.mark.proof
@pytest.mark.long
def test_the_sheet_shows_a_row_for_each_specimen_and_channel(sheet: ContactSheet, in_themes: list[Specimen]) -> None:
    assert sheet.image.width > 10 * 240
    assert sheet.image.height > len(in_themes) * (300 + 2 * 80 + 426 + 135)


def of(specimen: Specimen, *kinds: str) -> Specimen:
    """Take a specimen of some kinds alone, where no others matter."""
    entries = tuple(entry for entry in specimen.bulletin.entries if entry.kind in kinds)
    assert len(entries) == len(kinds)
    return replace(specimen, bulletin=replace(specimen.bulletin, entries=entries))


@pytest.mark.proof
def test_a_look_that_cannot_hold_the_words_is_told(made: list[Specimen], repository: Path, tmp_path: Path) -> None:
    (tmp_path / "led").mkdir()
    (tmp_path / "led" / "guide.xml").write_text(
        '<card><text size="90" style="led-title" min-size="90">{{ item.title }}</text></card>', encoding="utf-8"
    )
    (tmp_path / "led" / "case.xml").write_text("<card><rox/></card>", encoding="utf-8")
    few = of(next(one for one in made if one.words == "dai"), "case", "guide")
    found = contact_sheet([few], [tmp_path, *templates_folders(repository)], progress=lambda _: None).diagnostics
    codes = {(told.code, told.location.file if told.location else "") for told in found}
    assert codes == {("too-long-for-board", "content/unit.yaml"), ("bad-markup", "templates/led/case.xml")}


def test_a_second_theme_is_planned_with_the_first_and_drawn_as_if_alone(
    made: list[Specimen], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[str] = []

    def plan(bulletin: Bulletin, looks: Looks, **given: Any) -> Any:  # noqa: ANN401 - as recipes has it
        planned.append(bulletin.theme.colors["ink"])
        return recipes(bulletin, looks, **given)

    monkeypatch.setattr("bantin.session.contact_sheet.recipes", plan)
    folders = templates_folders(repository)

    def drawn(*few: Specimen) -> Image.Image:
        return contact_sheet(few, folders, progress=lambda _: None).image

    pair = [of(one, "notice") for one in made if one.words == "ngan"]
    assert len({one.theme for one in pair}) == len(pair) == 2
    both = drawn(*pair)
    assert planned == [pair[0].bulletin.theme.colors["ink"]], "themes lay out alike"
    first, second = map(drawn, pair)
    assert both.crop((0, 0, first.width, first.height)) == first
    assert both.crop((0, both.height - second.height, second.width, both.height)) == second


PINK, PURPLE = (255, 64, 200), (150, 0, 105)


@pytest.mark.proof
def test_debug_draws_outlines_and_names_over_larger_cards_of_one_theme(made: list[Specimen], repository: Path) -> None:
    told: list[str] = []
    ends = [of(made[0], "warning"), of(made[-1], "warning")]
    shown = contact_sheet(ends, templates_folders(repository), debug=True, progress=told.append)
    assert made[0].theme != made[-1].theme
    assert told == [f"{made[0].bulletin.unit.value.short_name}: {made[0].theme}, chữ thường gặp"]
    assert shown.image.width > 3 * 540
    colors = {color for _, color in shown.image.getcolors(2**24) or []}
    assert {PINK, PURPLE} <= colors


BROKEN = {
    "facebook/guide.xml": '<card background="ground-top">\n  <text>{{ itm.title }}</text>\n</card>',
    "facebook/case.xml": '<card>\n  <row gap="1" gapp="8"/>\n</card>',
    "facebook/notice.xml": '<card><icon size="40" color="ink" name="phome"/></card>',
    "facebook/appeal.xml": '<card>\n<image src="khac.jpg"/></card>',
    "led/case.xml": "<card>\n  <row>\n</card>",
    "led/guide.xml": "<card>\n{% if %}\n</card>",
}
COPY_IT = "Chép ảnh «khac.jpg» của đơn vị vào thư mục templates trong thư mục làm việc, hoặc sửa tên ở src"
TOLD = {
    ("bad-look", "templates/facebook/guide.xml", 2, 12, "itm", "Có phải «item»?"),
    ("bad-markup", "templates/facebook/case.xml", 2, 16, 'gapp="8"', "Có phải «gap»?"),
    ("bad-markup", "templates/facebook/notice.xml", 1, 35, 'name="phome"', "Có phải «phone»?"),
    ("bad-markup", "templates/facebook/appeal.xml", 2, 8, 'src="khac.jpg"', COPY_IT),
    ("bad-markup", "templates/led/case.xml", 2, 3, "<row", ""),
    ("bad-look", "templates/led/guide.xml", 2, 0, "", ""),
}


@pytest.mark.proof
def test_each_broken_look_is_told_at_its_place_and_all_others_are_shown(
    made: list[Specimen], repository: Path, tmp_path: Path
) -> None:
    for name, look in BROKEN.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(look, encoding="utf-8", newline="\n")
    few = of(made[0], *sorted({Path(name).stem for name in BROKEN}))
    found = contact_sheet([few], [tmp_path, *templates_folders(repository)], progress=lambda _: None)
    told = set()
    for diagnostic in found.diagnostics:
        at = diagnostic.location
        assert at is not None
        spot = at.excerpt[at.column - 1 : at.column - 1 + at.length] if at.column else ""
        told.add((diagnostic.code, at.file, at.line, at.column, spot, diagnostic.hint))
    assert told == TOLD
    whole = contact_sheet([few], templates_folders(repository), progress=lambda _: None)
    assert found.image.height == whole.image.height


@pytest.mark.proof
def test_a_mistake_in_a_shared_template_is_told_once(made: list[Specimen], repository: Path, tmp_path: Path) -> None:
    kit = (repository / "templates/facebook/kit.xml").read_text(encoding="utf-8")
    (tmp_path / "facebook").mkdir()
    (tmp_path / "facebook/kit.xml").write_text(kit.replace('style="message"', 'style="mesage"'), encoding="utf-8")
    few = of(made[0], "warning", "case")
    found = contact_sheet([few], [tmp_path, *templates_folders(repository)], progress=lambda _: None).diagnostics
    places = [told.location for told in found]
    assert {place and place.file for place in places} == {"templates/facebook/kit.xml"}
    assert len(places) == len(set(places)), "each line once, whichever looks use it"
    assert all(told.hint.startswith("Có phải «message»? Gặp khi dựng thẻ theo mẫu facebook/") for told in found)
