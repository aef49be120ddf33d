"""Colours of a theme: what is told of them, how they are written, and what is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.content.reading.themes import PAIRS, read_themes
from bantin.content.workspace import shipped_templates
from bantin.preview.around.color_names import NAMES
from bantin.preview.around.colors import Colors
from bantin.preview.writing.refusals import WritingError
from bantin.session.writing.saving import Writer

SHIPPED = shipped_templates() / "themes" / "navy.yaml"
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    unit = tmp_path / "content" / "unit.yaml"
    unit.parent.mkdir()
    unit.write_text("short_name: Phòng Y tế\n", encoding="utf-8")
    writer = Writer(tmp_path, lambda: dt.datetime(2026, 11, 27, tzinfo=dt.UTC))
    colors = Colors(tmp_path, writer, lambda _: None)
    return lambda deed, **asked: colors.deeds[deed](asked)


def values(told: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["value"] for group in told["groups"] for one in group["colors"]}


def test_every_colour_that_can_be_chosen_has_a_name(ask: Ask) -> None:
    themes, _ = read_themes(SHIPPED.parents[2])
    for theme in themes.values():
        opaque = {name for name, color in theme.colors.items() if len(color) == len("#rrggbb")}
        assert opaque == NAMES.keys()
    assert {name for pair in PAIRS for name in pair} <= NAMES.keys()
    told = ask("colors")
    assert (told["theme"], told["file"], told["undo"]) == ("navy", "templates/themes/navy.yaml", False)
    assert values(told)["ground-top"] == "#13294b"


def test_a_new_colour_is_one_line_in_a_copy_of_the_theme(ask: Ask, tmp_path: Path) -> None:
    told = ask("color", colors={"accent": "#FFD000"})
    own = tmp_path / "templates" / "themes" / "navy.yaml"
    before = SHIPPED.read_text(encoding="utf-8")
    assert own.read_text(encoding="utf-8") == before.replace('accent: "#ffbd2e"', 'accent: "#ffd000"', 1)
    assert (values(told)["accent"], told["undo"], told["shipped"]) == ("#ffd000", True, True)
    told = ask("shipped-colors")
    assert own.read_text(encoding="utf-8") == before
    assert told["shipped"] is False


def test_what_cannot_be_read_is_refused_and_two_together_may_be_right(ask: Ask, tmp_path: Path) -> None:
    with pytest.raises(
        WritingError, match="«Nghe kể: chữ» không đọc được trên nền «Nghe kể: nền ảnh»: tương phản 1,1, "
    ):
        ask("color", colors={"tale-field": "#f0e8ff"})
    for wrong in ("red", "#12345", "#12345678"):
        with pytest.raises(WritingError, match="sáu chữ số"):
            ask("color", colors={"accent": wrong})
    with pytest.raises(WritingError):
        ask("color", colors={"no-such": "#000000"})
    assert not (tmp_path / "templates").exists()
    pale = dict.fromkeys(("tale-field", "tale-deep", "tale-pill"), "#f0e8ff")
    told = ask("color", colors=pale | {"tale-on": "#211838", "tale-soft": "#33284f"})
    assert pale.items() <= values(told).items()


def test_a_unit_whose_theme_cannot_be_read_is_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "content" / "unit.yaml").write_text("theme: navi\n", encoding="utf-8")
    with pytest.raises(WritingError, match="Chưa đọc được bộ màu"):
        ask("colors")
