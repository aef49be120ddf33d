from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
import typer

from bantin.cli import options
from bantin.cli.commands import open_ as command
from bantin.content.workspace import is_workspace
from tests.fixtures.workspaces import init


def workspace(root: Path) -> Path:
    init(root, "2024-11")
    return root


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Note the workspaces whose preview would be opened; bantin runs from a folder on a stick, as on Windows."""
    shown: list[Path] = []

    def shown_instead(*, open_: bool, folder: Path) -> None:
        assert open_
        shown.append(folder)

    monkeypatch.setattr(command, "preview", shown_instead)
    portable = tmp_path / "Ổ USB" / "bantin-0.1.0-windows"
    portable.mkdir(parents=True)
    monkeypatch.setenv("BANTIN_PORTABLE", str(portable))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return shown


def stick(tmp_path: Path) -> Path:
    return tmp_path / "Ổ USB"


def test_the_first_time_a_workspace_is_made_beside_the_folder_and_then_it_is_the_one(
    opened: list[Path], tmp_path: Path
) -> None:
    command.open_()
    command.open_()
    made = stick(tmp_path) / "ban-tin"
    assert opened == [made, made]
    assert is_workspace(made)
    assert options.remembered() == made, "noted in the folder itself"
    assert (stick(tmp_path) / "bantin-0.1.0-windows" / "workspace").is_file()


def test_where_nothing_can_be_written_beside_the_folder_it_is_made_at_home(opened: list[Path], tmp_path: Path) -> None:
    (stick(tmp_path) / "ban-tin").write_text("a file where the folder would be", encoding="utf-8")
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    command.open_()
    assert opened == [tmp_path / "home" / "Documents" / "ban-tin"]


def test_where_it_can_be_made_nowhere_all_reasons_are_told(opened: list[Path], tmp_path: Path) -> None:
    for place in (stick(tmp_path), tmp_path / "home"):
        place.mkdir(exist_ok=True)
        (place / "ban-tin").write_text("a file where the folder would be", encoding="utf-8")
    with pytest.raises(options.UsageError) as refused:
        command.open_()
    assert refused.value.message.count("bulletin.yaml") == 2
    assert opened == []


def test_a_new_version_beside_the_old_one_opens_the_same_workspace(
    opened: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(stick(tmp_path) / "Bản tin phường")
    command.open_()
    newer = stick(tmp_path) / "bantin-0.2.0-windows"
    newer.mkdir()
    monkeypatch.setenv("BANTIN_PORTABLE", str(newer))
    command.open_()
    assert opened == [root, root]


def test_of_several_none_is_chosen(opened: list[Path], tmp_path: Path) -> None:
    for name in ("a", "b"):
        workspace(stick(tmp_path) / name)
    with pytest.raises(options.UsageError, match=r"2 thư mục làm việc: «.*a», «.*b»"):
        command.open_()
    assert opened == []


@pytest.mark.parametrize("dropped", ["w", "w/content/unit.yaml", "w/content", "."])
def test_what_is_dropped_may_be_the_workspace_something_in_it_or_the_folder_around_it(
    opened: list[Path], tmp_path: Path, dropped: str
) -> None:
    around = tmp_path / "around"
    root = workspace(around / "w")
    command.open_(str(around / dropped))
    assert opened == [root]


def test_something_else_that_is_dropped_is_refused(opened: list[Path], tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match="không phải thư mục làm việc"):
        command.open_(str(tmp_path))
    assert opened == []


def test_temporary_files_lie_in_the_workspace_and_notes_in_the_folder(
    opened: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened == []
    root = workspace(tmp_path / "w")
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert options.workspace(root) == root
    assert tempfile.gettempdir() == os.environ["TMPDIR"] == str(root / ".bantin" / "tmp")
