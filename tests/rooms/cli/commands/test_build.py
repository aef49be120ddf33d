from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.workspaces import leave

Call = Callable[..., Any]

TOO_LONG = """kind: notice
title: Chữ không vừa thẻ
summary: Tin này có chữ quá lớn cho thẻ của nó.
text: [Nội dung.]
sources: [{name: Công an tỉnh}]
"""

LOOK = """<card background="ground-top">
  {% set size = 400 if "không vừa" in item.title else 24 %}
  <text size="{{ size }}" min-size="{{ size }}" source="title">{{ item.title }}</text>
</card>
"""
"""A workspace's own look that some words are too large for."""


@pytest.mark.proof
def test_what_does_not_fit_fails_alone_and_the_rest_is_made(call: Call, workspace: Path, month: Path) -> None:
    leave(workspace, "facebook", "zalo")
    (month / "09-qua-dai.yaml").write_text(TOO_LONG, encoding="utf-8")
    (workspace / "templates" / "facebook").mkdir(parents=True, exist_ok=True)
    (workspace / "templates" / "facebook" / "notice.xml").write_text(LOOK, encoding="utf-8")
    done = call("build", "--jobs", "1", "--json", cwd=workspace)
    result = json.loads(done.out)
    assert done.code == 1
    assert result["failed"]
    assert all("09-qua-dai" in path for path in result["failed"])
    assert result["made"]
    assert "text-overflow" in {found["code"] for found in result["diagnostics"]}
    assert "facebook: không dựng được facebook/" in done.err
    assert f"tệp, hỏng {len(result['failed'])}\n" in done.err, "a log counts what failed"
    assert f"Còn thiếu {len(result['failed'])} tệp" in done.err
    checked = json.loads(call("check", "--format", "json", cwd=workspace).out)
    assert "text-overflow" in {found["code"] for found in checked}, "check finds it without painting"


def test_a_wrong_month_leaves_the_last_build_as_it_is(call: Call, texts: Path, month: Path) -> None:
    assert call("build", "--only", "zalo", cwd=texts).code == 0
    before = {path: path.read_bytes() for path in (texts / "dist").rglob("*") if path.is_file()}
    item = next(month.glob("01-*.yaml"))
    item.write_text(item.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")
    done = call("build", "--only", "zalo", cwd=texts)
    assert (done.code, "Chưa dựng gì" in done.out) == (1, True)
    assert {path: path.read_bytes() for path in (texts / "dist").rglob("*") if path.is_file()} == before


@pytest.mark.proof
def test_out_is_where_the_user_stands_and_dist_is_the_workspaces(call: Call, workspace: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "noi khac"
    elsewhere.mkdir()
    options = ["--workspace", str(workspace), "--only", "zalo", "--json"]
    result = json.loads(call("build", *options, "--out", "ra", cwd=elsewhere).out)
    assert Path(result["out"]) == elsewhere / "ra" / "2024-11"
    assert (Path(result["out"]) / result["made"][0]).is_file()
    assert not (workspace / "dist").exists()
    assert "đã dựng" in call("list", "--workspace", str(workspace), "--out", "ra", cwd=elsewhere).out
    result = json.loads(call("build", *options, cwd=elsewhere).out)
    assert Path(result["out"]) == workspace.resolve() / "dist" / "2024-11"


@pytest.mark.proof
def test_removed_and_reused_files_are_told_by_channel(call: Call, workspace: Path, month: Path) -> None:
    call("build", "--only", "zalo", cwd=workspace)
    next(month.glob("03-*.yaml")).unlink()
    done = call("build", "--only", "zalo", cwd=workspace)
    row = next(line for line in done.out.splitlines() if line.startswith("zalo  "))
    assert row.split() == ["zalo", "·", "2", "1", "·"]


@pytest.mark.proof
def test_a_channel_that_is_off_is_named(call: Call, workspace: Path) -> None:
    unit = workspace / "content" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    off = re.sub(r"(?m)^  zalo:.*\n(?:    .*\n)*", "  zalo: null\n", text)
    assert off != text
    unit.write_text(off, encoding="utf-8")
    done = call("build", "--only", "zalo", "--json", cwd=workspace)
    result = json.loads(done.out)
    assert (done.code, [found["code"] for found in result["diagnostics"]]) == (0, ["channel-off"])
    assert not call("check", "--format", "json", cwd=workspace).out.count("channel-off"), "nobody asked for it there"


def test_a_month_without_any_is_told_how_to_begin(call: Call, workspace: Path, month: Path) -> None:
    month.rename(workspace / "elsewhere")
    done = call("build", cwd=workspace)
    assert (done.code, "bantin new 2024-11" in done.err) == (2, True)


@pytest.mark.parametrize("command", ["build", "check", "list", "new"])
def test_a_folder_that_is_no_workspace_is_wrong_usage(command: str, call: Call, tmp_path: Path) -> None:
    arguments = ["2024-12"] if command == "new" else []
    done = call(command, *arguments, "--workspace", str(tmp_path), cwd=tmp_path)
    assert (done.code, "bantin init" in done.err) == (2, True)


@pytest.mark.parametrize("arguments", [["2024-13"], ["2024-12", "song", "x"], ["2024-12", "guide"], ["2024-11"]])
def test_new_refuses_what_it_cannot_make(arguments: list[str], call: Call, workspace: Path) -> None:
    done = call("new", *arguments, cwd=workspace)
    assert done.code == 2
    assert done.err.startswith("Sai cách dùng: ")


@pytest.mark.proof
def test_the_page_after_a_spoilt_manifest_is_as_if_it_had_not_been(call: Call, workspace: Path) -> None:
    call("build", "--only", "zalo", cwd=workspace)
    page = workspace / "dist" / "2024-11" / "index.html"
    before = page.read_bytes()
    (workspace / "dist" / "2024-11" / "manifest.json").write_text("{", encoding="utf-8")
    told = json.loads(call("build", "--only", "zalo", "--json", cwd=workspace).out)["diagnostics"]
    assert "bad-manifest" in {one["code"] for one in told}
    assert page.read_bytes() == before
