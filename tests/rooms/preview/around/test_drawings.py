"""Drawings to choose from: all that there are, by names alone, and shapes alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.model.words import SETS
from bantin.model.words.words import WordSet
from bantin.preview.around.drawings import ICON, SCENE, drawing, drawings

SOUND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h9" fill="var(--tone)"/></svg>'


@pytest.mark.parametrize("sort", [SCENE, ICON])
def test_all_that_is_listed_can_be_drawn(tmp_path: Path, sort: str) -> None:
    listed = list(drawings(tmp_path, sort, SETS[WordSet.POLICE]))
    assert len({one.value for one in listed}) == len(listed)
    for one in listed:
        svg = drawing(tmp_path, sort, one.value)
        assert svg
        assert "var(--" not in svg


def test_an_own_scene_is_there_and_what_is_more_than_shapes_is_not(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "scenes"
    own.mkdir(parents=True)
    (own / "bank.svg").write_text(SOUND, encoding="utf-8")
    (own / "evil.svg").write_text(SOUND.replace("<path", "<script/><path"), encoding="utf-8")
    assert drawing(tmp_path, SCENE, "bank") == SOUND.replace("var(--tone)", "#588cceff")
    assert drawing(tmp_path, SCENE, "evil") is None
    for name in ("../unit", "no-such"):
        assert drawing(tmp_path, SCENE, name) is None
        assert drawing(tmp_path, ICON, name) is None
    assert drawing(tmp_path, "other", "bank") is None
