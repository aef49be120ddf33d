from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

import bantin
from tests.rooms.cli.conftest import Call


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def old(tmp_path: Path, repository: Path) -> Path:
    return shutil.copytree(repository / "tests/fixtures/written_by_0_1_0", tmp_path / "old")


@pytest.mark.proof
def test_without_a_terminal_changes_are_shown_and_not_made(call: Call, old: Path) -> None:
    before = (old / "templates/led/sheet.xml").read_bytes()
    done = call("upgrade", cwd=old)
    assert done.code == 0
    assert "-      - run: pip install bantin" in done.out
    assert "Thêm mới: .bantin-ci/run.sh" in done.out
    assert "Ghi lại: content/.schema/unit.json" in done.out
    assert "bantin upgrade --yes" in done.out
    assert (old / "templates/led/sheet.xml").read_bytes() == before
    assert not (old / ".bantin-ci").exists()


@pytest.mark.parametrize(("answer", "made"), [("k\n", False), ("\n", False), ("c\n", True)])
def test_it_asks_first(call: Call, old: Path, monkeypatch: pytest.MonkeyPatch, answer: str, made: bool) -> None:  # noqa: FBT001
    monkeypatch.setattr(sys, "stdin", Keyboard(answer))
    call("upgrade", cwd=old)
    assert (old / ".bantin-ci" / "run.sh").exists() is made


def test_with_yes_it_is_made_and_a_second_time_there_is_nothing_to_do(call: Call, old: Path) -> None:
    assert "nay theo bantin" in call("upgrade", "--yes", cwd=old).out
    done = call("upgrade", cwd=old)
    assert (done.code, done.out) == (0, f"Thư mục này đã theo bantin {bantin.__version__}, không có gì phải đổi.\n")


def test_a_newer_workspace_and_one_that_cannot_be_read_are_told_in_a_sentence(call: Call, old: Path) -> None:
    unit = old / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(text + "bantin_version: 9.0.0\n", encoding="utf-8")
    done = call("upgrade", "--yes", cwd=old)
    assert (done.code, done.out.count("\n")) == (1, 1)
    assert "mới hơn" in done.out
    unit.write_text("name: [\n", encoding="utf-8")
    done = call("upgrade", "--yes", cwd=old)
    assert (done.code, done.out.count("\n")) == (1, 1)
    assert "bantin check" in done.out
