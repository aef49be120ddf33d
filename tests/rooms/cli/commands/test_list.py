from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


def row(told: str, name: str) -> str:
    return next(line for line in told.splitlines() if line.startswith(name))


def test_a_month_with_errors_lists_what_it_can_and_says_so(call: Call, workspace: Path, month: Path) -> None:
    (month / "08-nua.yaml").write_text(
        "kind: guide\ntitle: Tin **dở**\nsumary: x\nchannels: [zalo]\n", encoding="utf-8"
    )
    (month / "09-hong.yaml").write_text("kind: [\n", encoding="utf-8")
    done = call("list", cwd=workspace)
    assert done.code == 0
    assert "lỗi, xem: bantin check 2024-11" in done.out
    assert row(done.out, "08-nua").split() == ["08-nua", "guide", "Tin", "dở", "zalo", "chưa", "dựng"]
    assert row(done.out, "09-hong").split()[:3] == ["09-hong", "?", "?"]
    assert "warning" in row(done.out, "01-")


def test_titles_are_printed_as_typed(call: Call, workspace: Path, month: Path) -> None:
    header, item = month / "bulletin.yaml", next(month.glob("01-*.yaml"))
    for file in (header, item):
        lines = file.read_text(encoding="utf-8").splitlines()
        planted = ['title: "[red]x[/]"' if line.startswith("title:") else line for line in lines]
        assert planted != lines
        file.write_text("\n".join(planted), encoding="utf-8")
    told = call("list", cwd=workspace).out
    assert "2024-11  [red]x[/]" in told
    assert "[red]x[/]" in row(told, "01-")


@pytest.mark.proof
def test_an_item_of_which_an_old_file_is_left_is_said_to_have_failed(call: Call, workspace: Path) -> None:
    assert call("build", "--only", "zalo", cwd=workspace).code == 0
    path = workspace / "dist" / "2024-11" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    first = next(file for file in manifest["files"] if file["item"])
    first["stale"] = True
    path.write_text(json.dumps(manifest), encoding="utf-8")
    told = call("list", cwd=workspace).out
    assert "lỗi, còn bản cũ" in row(told, first["item"])
    assert told.count("đã dựng") == 2


def test_months_come_with_the_oldest_first_and_an_empty_workspace_tells_how_to_begin(
    call: Call, workspace: Path, month: Path
) -> None:
    call("new", "2023-01", cwd=workspace)
    told = call("list", cwd=workspace).out
    assert told.index("2023-01") < told.index("2024-11")
    month.rename(workspace / "elsewhere")
    (workspace / "content" / "2023-01").rename(workspace / "elsewhere-too")
    assert "bantin new" in call("list", cwd=workspace).out


def test_a_month_of_untouched_examples_is_said_to_be_the_sample(call: Call, tmp_path: Path) -> None:
    call("init", "w", "--month", "2024-10", cwd=tmp_path)
    call("new", "2024-11", cwd=tmp_path / "w")
    call("new", "2024-11", "notice", "Giờ mở cửa", cwd=tmp_path / "w")
    sample, _, own = call("list", cwd=tmp_path / "w").out.partition("2024-11  ")
    assert "tháng mẫu" in sample
    assert "xóa content/2024-10" in sample
    assert "lỗi" not in sample
    assert "lỗi, xem: bantin check 2024-11" in own
