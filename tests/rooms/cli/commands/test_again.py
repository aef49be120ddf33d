"""A month of which nothing has changed is neither read nor made again; what is said of it is the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bantin.cli.run import run
from bantin.session import month as opening
from tests.fixtures.workspaces import init, leave

MONTH = "2024-11"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    init(tmp_path, MONTH)
    leave(tmp_path, "zalo")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("read anew")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return re.sub(r"[\d,]+ giây", "", capsys.readouterr().out)


def test_a_check_and_a_build_again_read_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", MONTH]) == run(["check", MONTH]) == 0
    checked = told(capsys).splitlines()[-1]
    before = {path: path.stat().st_mtime_ns for path in (root / "dist").rglob("*")}
    with monkeypatch.context() as patched:
        patched.setattr(opening, "open_month", refuse)
        assert run(["check", MONTH]) == 0
        assert told(capsys).splitlines()[-1] == checked
        assert run(["build", MONTH, "--json"]) == 0
        built = json.loads(capsys.readouterr().out)
    assert built["made"] == []
    assert {str(root / "dist" / MONTH / path) for path in built["reused"]} <= set(map(str, before))
    assert before == {path: path.stat().st_mtime_ns for path in (root / "dist").rglob("*")}


def test_a_file_that_was_edited_in_dist_is_mended_and_told_of_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", MONTH]) == 0
    text = next((root / "dist").rglob("*.txt"))
    was = text.read_bytes()
    text.write_bytes(was + b"x")
    for edited in (True, False, False):
        capsys.readouterr()
        assert run(["build", MONTH]) == 0
        assert ("edited-by-hand" in capsys.readouterr().out) is edited
        assert text.read_bytes() == was
