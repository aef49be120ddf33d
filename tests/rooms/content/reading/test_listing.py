from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.content.reading.month import Reading, read_month
from tests.fixtures.systems import named
from tests.rooms.content.reading.months import codes, place

Read = Callable[[], Reading]


@pytest.mark.parametrize(
    ("name", "severity", "code", "hint"),
    [
        ("Cảnh báo.yaml", "error", "bad-file-name", "«canh-bao.yaml»"),
        ("04_tin.yaml", "error", "bad-file-name", "«04-tin.yaml»"),
        (f"{'a' * 61}.yaml", "error", "bad-file-name", f"«{'a' * 60}.yaml»"),
        ("con.yaml", "error", "reserved-name", "«tin-con.yaml»"),
        ("04-Tin.yml", "warning", "ignored-file", "«04-tin.yaml»"),
        ("04-tin.yaml.txt", "warning", "ignored-file", "«04-tin.yaml»"),
        ("04-tin.YAML", "warning", "ignored-file", "«04-tin.yaml»"),
        ("bulletin.yml", "warning", "ignored-file", "«bulletin.yaml»"),
        ("anh.JPG", "warning", "ignored-file", "«assets»"),
        ("ghi-chu.txt", "warning", "ignored-file", ".yaml"),
    ],
)
def test_file_names_are_checked(  # noqa: PLR0917 - pytest passes by name
    month: Path, read: Read, notice: str, name: str, severity: str, code: str, hint: str
) -> None:
    named(month / name).write_text(notice, encoding="utf-8")
    reading = read()
    [found] = reading.diagnostics
    assert (found.severity, found.code) == (severity, code)
    assert hint in found.hint
    assert (reading.bulletin is None) == (severity == "error")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Tháng 1-2025", "«2025-01»"),
        ("2024-11 - Copy", "«2024-12»"),
        ("2024-13", "NĂM-THÁNG"),
        ("lưu", "NĂM-THÁNG"),
    ],
)
def test_folders_that_are_no_months_are_told(root: Path, read: Read, name: str, hint: str) -> None:
    (root / "content" / name).mkdir()
    reading = read()
    [found] = reading.diagnostics
    assert (found.code, found.location and found.location.file) == ("ignored-folder", f"content/{name}")
    assert hint in found.hint
    assert reading.bulletin


@pytest.mark.parametrize(("name", "hint"), [("glossary.yml", "«glossary.yaml»"), ("01-tin.yaml", "thư mục của tháng")])
def test_files_beside_the_months_are_told(root: Path, read: Read, name: str, hint: str) -> None:
    (root / "content" / name).write_text("words: []\n", encoding="utf-8")
    (root / "content" / "ghi-chu.txt").write_text("", encoding="utf-8")
    [found] = read().diagnostics
    assert (found.code, hint in found.hint) == ("ignored-file", True)


def test_folder_named_like_an_item_is_told(month: Path, read: Read) -> None:
    (month / "04-tin.yaml").mkdir()
    assert codes(read()) == ["ignored-file"]


def test_hidden_and_system_files_are_passed_over(month: Path, read: Read) -> None:
    for name in (".04-tin.yaml.swp", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (month / name).write_bytes(b"\x00")
    assert read().diagnostics == ()


def test_month_without_items_is_told(month: Path, read: Read) -> None:
    for path in month.glob("0*.yaml"):
        path.unlink()
    assert place(read()) == ("no-items", "content/2024-11", 0, 0)


@pytest.mark.parametrize("month", ["2024-12", "2024-13", "../2024-11", ""])
def test_month_that_is_not_there_is_told(root: Path, month: str) -> None:
    reading = read_month(root, month)
    assert reading.bulletin is None
    assert reading.diagnostics


def test_nothing_at_all_is_told(tmp_path: Path) -> None:
    assert codes(read_month(tmp_path, "2024-11")) == ["missing-file", "missing-file"]
