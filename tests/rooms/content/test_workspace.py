from __future__ import annotations

from pathlib import Path

import pytest

from bantin.content import workspace
from bantin.content.workspace import (
    find_workspace,
    month_after,
    month_in_work,
    month_meant,
    months,
    shipped_templates,
    stray_folders,
    templates_folders,
    urgents,
)
from bantin.text.dates import is_month


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


def test_the_month_in_work_is_the_newest_that_has_items(root: Path) -> None:
    assert month_in_work(root) == "2024-11"
    (root / "content" / "2024-12").mkdir()
    (root / "content" / "2024-12" / "bulletin.yaml").write_text("title: A\n", encoding="utf-8")
    assert month_in_work(root) == "2024-11"
    (root / "content" / "2024-12" / "01-tin.yaml").write_text("kind: notice\n", encoding="utf-8")
    assert month_in_work(root) == "2024-12"


def test_where_no_month_has_items_the_newest_is_in_work(tmp_path: Path) -> None:
    assert month_in_work(tmp_path) is None
    for name in ("2026-01", "2026-02"):
        (tmp_path / "content" / name).mkdir(parents=True)
    assert month_in_work(tmp_path) == "2026-02"


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("Tháng 3-2027", "2027-03"),
        ("tháng 03 năm 2027", "2027-03"),
        ("3.2027", "2027-03"),
        ("2027_3", "2027-03"),
        ("202703", "2027-03"),
        ("2027-03 (bản sao)", "2027-03"),
        ("Copy of 2027-03", "2027-03"),
        ("2027-14", ""),
        ("2027", ""),
        ("2026-2027", ""),
        ("cũ", ""),
    ],
)
def test_months_are_recognised_in_other_names(name: str, month: str) -> None:
    assert month_meant(name) == month


def test_the_month_after_december_is_january() -> None:
    assert (month_after("2026-11"), month_after("2026-12")) == ("2026-12", "2027-01")


def test_folders_that_are_no_months_are_listed(root: Path) -> None:
    for name in ("2024-13", "Tháng 12-2024", "assets", ".schema2", "__pycache__"):
        (root / "content" / name).mkdir()
    assert stray_folders(root) == [("2024-13", ""), ("Tháng 12-2024", "2024-12")]
    assert stray_folders(root / "nowhere") == []


def test_urgent_bulletins_are_no_months_and_no_strays(tmp_path: Path) -> None:
    for name in ("2026-11", "khan-2026-11-28", "khan-2026-11-28-2", "khan-2026-11-28-10", "khan-2026-02-30"):
        (tmp_path / "content" / name).mkdir(parents=True)
    assert months(tmp_path) == ["2026-11"]
    assert urgents(tmp_path) == ["khan-2026-11-28", "khan-2026-11-28-2", "khan-2026-11-28-10"]
    assert [name for name, _ in stray_folders(tmp_path)] == ["khan-2026-02-30"]
