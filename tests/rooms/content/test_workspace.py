from __future__ import annotations

from pathlib import Path

import pytest

from bantin.content import workspace
from bantin.content.workspace import find_workspace, is_month, months, shipped_templates, templates_folders


def test_workspace_is_found_from_within(root: Path, month: Path) -> None:
    assert find_workspace(month / "assets") == root
    assert find_workspace(root) == root
    assert find_workspace(root.parent) is None


def test_months_are_listed_oldest_first(root: Path) -> None:
    for name in ("2025-01", "2023-12", "2024-13", "notes", "2024-1"):
        (root / "content" / name).mkdir()
    (root / "content" / "2022-01").write_text("a file", encoding="utf-8")
    assert months(root) == ["2023-12", "2024-11", "2025-01"]
    assert months(root / "nowhere") == []


@pytest.mark.parametrize("name", ["2024-11", "1999-01", "2024-12"])
def test_months_are_known(name: str) -> None:
    assert is_month(name)


@pytest.mark.parametrize(
    "name", ["2024-13", "2024-00", "2024-1", "24-11", "2024-11\n", "../2024", "0000-01", "２024-11", ""]
)
def test_other_names_are_no_months(name: str) -> None:
    assert not is_month(name)


def test_own_templates_come_before_shipped_ones(root: Path) -> None:
    assert templates_folders(root) == [root / "templates", shipped_templates()]


def test_a_clone_lists_its_templates_once() -> None:
    assert templates_folders(shipped_templates().parent) == [shipped_templates()]


def test_templates_of_an_installed_wheel_lie_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bantin" / "templates").mkdir(parents=True)
    monkeypatch.setattr(workspace, "_PACKAGE", tmp_path / "bantin")
    assert shipped_templates() == tmp_path / "bantin" / "templates"
