from __future__ import annotations

from pathlib import Path

import pytest

from bantin.build.sheet import Sheet, contact_sheet
from bantin.content.specimens import _FIELDS, Specimen, specimens
from bantin.content.workspace import templates_folders
from bantin.model.items import KINDS


@pytest.fixture(scope="module")
def made(repository: Path) -> list[Specimen]:
    found, diagnostics = specimens(repository)
    assert not diagnostics
    return found


@pytest.fixture(scope="module")
def sheet(made: list[Specimen], repository: Path) -> Sheet:
    return contact_sheet(made, templates_folders(repository), progress=lambda _: None)


def test_every_kind_has_specimens() -> None:
    assert set(_FIELDS) == set(KINDS)


def test_there_are_specimens_of_all_words_in_every_theme(made: list[Specimen], repository: Path) -> None:
    themes = {path.stem for path in (repository / "templates" / "themes").glob("*.yaml")}
    assert {(specimen.theme, specimen.words) for specimen in made} == {
        (theme, words) for theme in themes for words in ("ngan", "dai", "dau")
    }


def test_every_shipped_look_holds_the_hardest_words(sheet: Sheet) -> None:
    assert not sheet.diagnostics


def test_the_sheet_shows_a_row_for_each_specimen_and_channel(sheet: Sheet, made: list[Specimen]) -> None:
    assert sheet.image.width > 10 * 240
    assert sheet.image.height > len(made) * (300 + 2 * 80 + 426 + 135)


def test_a_look_that_cannot_hold_the_words_is_told(made: list[Specimen], repository: Path, tmp_path: Path) -> None:
    (tmp_path / "led").mkdir()
    (tmp_path / "led" / "guide.xml").write_text(
        '<card><text size="90" style="led-title" min-size="90">{{ item.title }}</text></card>', encoding="utf-8"
    )
    (tmp_path / "led" / "case.xml").write_text("<card><rox/></card>", encoding="utf-8")
    found = contact_sheet(made[:2], [tmp_path, *templates_folders(repository)], progress=lambda _: None).diagnostics
    codes = {(told.code, told.location.file if told.location else "") for told in found}
    assert codes == {("text-overflow", "templates/led/guide.xml"), ("bad-markup", "templates/led/case.xml")}


def test_debug_draws_outlines_over_the_cards(made: list[Specimen], repository: Path, sheet: Sheet) -> None:
    shown = contact_sheet(made[:1], templates_folders(repository), debug=True, progress=lambda _: None)
    plain = sheet.image.crop((0, 0, *shown.image.size))
    assert shown.image.tobytes() != plain.tobytes()
