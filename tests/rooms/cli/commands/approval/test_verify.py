"""`bantin verify`: codes, files and the page for readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rooms.cli.commands.conftest import (
    APPROVER,
    Say,
    key_of,
    needs_git,
)


@pytest.mark.proof
@needs_git
def test_codes_and_files_are_verified_in_one_line_each(say: Say, keyed: Path) -> None:
    assert say("approve", "--yes", "--key", key_of(keyed, APPROVER)).code == 0
    text = keyed / "dist" / "2024-11" / "zalo" / "01-tin.txt"
    code = text.read_text(encoding="utf-8").partition("Mã tin: ")[2].split()[0]
    for what in (code.lower(), str(text), str(text.parent), str(keyed / "dist" / "2024-11" / "zalo-da-duyet.zip")):
        done = say("verify", what)
        assert (done.code, done.out.count("\n")) == (0, 1), done
        assert done.out.startswith("ĐÚNG. ")
        assert APPROVER in done.out
    text.write_text(text.read_text(encoding="utf-8").replace("Nội dung", "Nội dung khác"), encoding="utf-8")
    forged = say("verify", str(text))
    assert (forged.code, forged.out.startswith("CHỈ GIỐNG. ")) == (1, True)
    assert say("verify", "2345-6789").code == 1
    assert (say("verify").code, say("verify", "khong-co.jpg").code) == (2, 2)


@pytest.mark.proof
@needs_git
def test_the_page_for_readers_is_written(say: Say, keyed: Path) -> None:
    assert say("approve", "--yes", "--key", key_of(keyed, APPROVER)).code == 0
    page = keyed / "kiem-tra.html"
    assert say("verify", "--page", str(page)).code == 0
    assert "Phòng Thử nghiệm" in page.read_text(encoding="utf-8")


@needs_git
@pytest.mark.parametrize("arguments", [["rong"], ["rong/khong-co"]])
def test_nothing_is_not_verified(arguments: list[str], say: Say, root: Path) -> None:
    (root / "rong").mkdir()
    assert say("verify", *arguments).code != 0
