"""Editions by commands: begun, listed, checked and made; what is wrong with one is told once, in nobody's way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fixtures.small_months import NOTICE
from tests.fixtures.workspaces import SMALL_HEADER
from tests.rooms.cli.commands.conftest import ZALO_ALONE
from tests.rooms.cli.conftest import Call

MONTH = "2024-11"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    month = tmp_path / "content" / MONTH
    month.mkdir(parents=True)
    (tmp_path / "content" / "unit.yaml").write_text(ZALO_ALONE, encoding="utf-8")
    (month / "bulletin.yaml").write_text(SMALL_HEADER, encoding="utf-8")
    (month / "01-tin.yaml").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def test_editions_go_all_their_way(call: Call, root: Path) -> None:
    refused = call("build", MONTH, "--edition", "all", cwd=root)
    assert (refused.code, "bantin new --edition" in refused.err) == (2, True)
    for name, unit in {"xa-mot": "Công an xã 'Một'", "xa-hai": "Công an xã Hai", "xa-ba": "Công an xã Ba"}.items():
        assert call("new", "--edition", name, unit, cwd=root).code == 0
    again = call("new", "--edition", "xa-mot", "Khác", cwd=root)
    assert (again.code, "không bao giờ bị ghi đè" in again.err) == (2, True)
    listed = call("list", "--editions", cwd=root)
    assert "Công an xã 'Một'" in listed.out
    assert "3 ấn bản." in listed.out
    assert call("check", MONTH, "--edition", "all", cwd=root).code == 0

    wrong = root / "content" / "editions" / "xa-ba.yaml"
    wrong.write_text(f"{wrong.read_text(encoding='utf-8')}hotlin: 113\n", encoding="utf-8")
    built = call("build", MONTH, "--edition", "all", "--jobs", "1", "--json", cwd=root)
    assert built.code == 1
    told = {one["edition"]: one["whole"] for one in map(json.loads, built.out.splitlines())}
    assert told == {"xa-ba": False, "xa-hai": True, "xa-mot": True}
    assert built.err.count("[unknown-key]") == 1
    assert "2 trên 3 ấn bản đã đủ" in built.err
    folder = root / "dist" / MONTH / "editions"
    assert "Công an xã Hai" in (folder / "xa-hai" / "zalo" / "01-tin.txt").read_text(encoding="utf-8")

    one = call("build", MONTH, "--edition", "xa-hai,xa-mot", "--jobs", "1", cwd=root)
    assert (one.code, "Đủ 2 ấn bản" in one.out) == (0, True)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "2 trên 3 ấn bản đã đủ" in page
    near = call("build", MONTH, "--edition", "xa-hay", cwd=root)
    assert (near.code, "Có phải «xa-hai»?" in near.err) == (2, True)
    alone = call("build", MONTH, "--cluster", "local", cwd=root)
    assert (alone.code, "--edition all" in alone.err) == (2, True)
