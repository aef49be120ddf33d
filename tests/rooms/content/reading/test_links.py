from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.content.reading.month import Reading, read_month
from tests.fixtures.systems import link
from tests.rooms.content.reading.months import NOT_A_PICTURE, codes

Read = Callable[[], Reading]


def test_folder_that_a_link_leads_outside_is_refused(root: Path, month: Path, read: Read, notice: str) -> None:
    (root.parent / "outside").mkdir()
    (root.parent / "outside" / "anh.jpg").write_bytes(NOT_A_PICTURE)
    link(month / "assets" / "thu-muc", root.parent / "outside")
    (month / "04-tin.yaml").write_text(f"{notice}image: {{file: thu-muc/anh.jpg, alt: A}}\n", encoding="utf-8")
    assert codes(read()) == ["outside-workspace"]


def test_link_within_the_workspace_is_followed(root: Path, month: Path, read: Read, notice: str) -> None:
    (root / "content" / "logo.jpg").write_bytes(NOT_A_PICTURE)
    link(month / "assets" / "anh.jpg", root / "content" / "logo.jpg")
    (month / "04-tin.yaml").write_text(f"{notice}image: {{file: anh.jpg, alt: A}}\n", encoding="utf-8")
    assert read().bulletin


@pytest.mark.parametrize("file", ["content/unit.yaml", "content/2024-11/04-tin.yaml", "templates/themes/navy.yaml"])
def test_content_that_a_link_leads_outside_is_refused(root: Path, read: Read, file: str) -> None:
    secret = root.parent / "secret.yaml"
    secret.write_text("secret: 1\n", encoding="utf-8")
    (root / file).unlink(missing_ok=True)
    link(root / file, secret)
    reading = read()
    assert "outside-workspace" in codes(reading)
    assert not any("secret" in str(found) for found in reading.diagnostics)


def test_templates_that_a_link_leads_outside_are_refused(root: Path, read: Read) -> None:
    (root / "templates").rename(root.parent / "outside")
    link(root / "templates", root.parent / "outside")
    assert codes(read()) == ["outside-workspace"]


def test_link_that_leads_to_itself_is_told(month: Path, read: Read) -> None:
    link(month / "04-tin.yaml", month / "04-tin.yaml")
    assert codes(read()) == ["unreadable-file"]


def test_workspace_that_is_itself_a_link_is_read(root: Path) -> None:
    link(root.parent / "other", root)
    assert read_month(root.parent / "other", "2024-11").bulletin
