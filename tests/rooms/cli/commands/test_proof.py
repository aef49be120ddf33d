"""`bantin proof`, and what a build tells of the pixels of boards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bantin.session.month import open_boards
from tests.fixtures.months import BuiltMonth

Call = Callable[..., Any]

LOOK = """<card background="{ground}" justify="center">
  <text style="led-title" color="{ink}" align="center" size="{size}" min-size="{size}">{{{{ title or text }}}}</text>
</card>
"""


def look(workspace: Path, ground: str, ink: str, size: int = 30) -> None:
    """Give warnings a look of the workspace's own on boards."""
    file = workspace / "templates" / "led" / "warning.xml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(LOOK.format(ground=ground, ink=ink, size=size), encoding="utf-8", newline="\n")


@pytest.fixture
def board(workspace: Path) -> str:
    """Name the first board of a new workspace."""
    return open_boards(workspace, "2024-11")[1][0].board.id


@pytest.mark.proof
def test_a_proof_is_a_picture_and_a_table(call: Call, workspace: Path, board: str) -> None:
    done = call("proof", "2024-11", board, cwd=workspace)
    assert done.code == 0, done.out + done.err
    with Image.open(workspace / f"proof-{board}.png", formats=("PNG",)) as picture:
        assert picture.width == 1840
    assert "Đọc từ" in done.out
    assert "Đạt" in done.out
    assert "800 W/m²" in done.out
    assert "Bảng không nói, chỉ kênh khác nói: 01" in done.out, "what a good picture still lacks"
    assert "\x1b" not in done.out


@pytest.mark.proof
def test_a_proof_of_no_named_board_tells_which_it_is_and_how_to_ask_for_the_others(call: Call, workspace: Path) -> None:
    first, *others = (loop.board.id for loop in open_boards(workspace, "2024-11")[1])
    told = call("proof", "2024-11", cwd=workspace).out
    assert f"bảng đầu tiên, {first} (" in told
    assert others
    assert all(f"bantin proof 2024-11 {other}" in told for other in others)
    assert "bảng đầu tiên" not in call("proof", "2024-11", first, cwd=workspace).out


@pytest.mark.proof
def test_figures_come_as_one_json_object(call: Call, workspace: Path, board: str) -> None:
    done = call("proof", "2024-11", board, "--json", "--out", "a.png", cwd=workspace)
    told = json.loads(done.out)
    assert told["board"] == board
    assert (workspace / "a.png").is_file()
    for phase in told["phases"]:
        assert phase["verdict"] == "good"
        assert phase["reading_m"] >= told["viewing_m"]
        assert phase["capital_mm"] == phase["capital_px"] * told["pitch_mm"]
        assert 0 < phase["luminance"] < 0.3
        assert 0 < phase["watts"] < 0.3 * told["max_watts"]
        assert phase["seconds"] >= phase["words"]


@pytest.mark.proof
def test_one_item_is_named_with_or_without_its_number(call: Call, workspace: Path, board: str) -> None:
    whole = json.loads(call("proof", "2024-11", board, "--json", cwd=workspace).out)
    item = next(phase["item"] for phase in whole["phases"] if phase["item"])
    for name in (item, item.partition("-")[0], item.partition("-")[2]):
        told = json.loads(call("proof", "2024-11", board, name, "--json", cwd=workspace).out)
        assert {phase["item"] for phase in told["phases"]} == {item}


@pytest.mark.proof
@pytest.mark.parametrize("words", [("khong-co",), pytest.param(("{board}", "99-khong-co"), marks=pytest.mark.proof)])
def test_what_is_not_there_is_refused_with_what_there_is(
    call: Call, workspace: Path, board: str, words: tuple[str, ...]
) -> None:
    done = call("proof", "2024-11", *(word.format(board=board) for word in words), cwd=workspace)
    assert done.code == 2
    assert board in done.err
    assert not list(workspace.glob("*.png"))


@pytest.mark.proof
@pytest.mark.parametrize(
    ("ground", "ink", "size", "code"),
    [
        ("#ffffff", "#000000", 30, "bright-board"),
        ("#000000", "#404040", 30, "low-board-contrast"),
        ("#b0b0b0", "#000000", 30, "bright-board"),
        ("#000000", "#ffffff", 12, "small-letters"),
    ],
)
def test_a_look_that_cannot_be_read_fails_the_build_each_time(  # noqa: PLR0917 - one violation
    call: Call, workspace: Path, new_month: BuiltMonth, ground: str, ink: str, size: int, code: str
) -> None:
    new_month.lend_store(workspace)
    look(workspace, ground, ink, size)
    codes = []
    for _ in range(2):
        done = call("build", "2024-11", "--only", "led", "--jobs", "1", "--json", cwd=workspace)
        codes.append({one["code"] for one in json.loads(done.out)["diagnostics"]})
    assert code in codes[0]
    assert codes[0] == codes[1]


def test_a_proof_says_what_is_wrong(call: Call, workspace: Path, board: str) -> None:
    look(workspace, "#ffffff", "#ffff00")
    done = call("proof", "2024-11", board, cwd=workspace)
    assert done.code == 1
    assert "Phải sửa" in done.out
    assert "tương phản" in done.out
    assert "chói mắt" in done.out


@pytest.mark.proof
def test_a_look_that_says_too_much_at_once_is_told(call: Call, workspace: Path, board: str) -> None:
    file = workspace / "templates" / "led" / "warning.xml"
    file.parent.mkdir(parents=True)
    lines = "".join(f'<text style="led-text" size="24">Ý {number}</text>' for number in range(4))
    file.write_text(f'<card background="#000000">{lines}</card>', encoding="utf-8", newline="\n")
    done = call("check", "--format", "json", cwd=workspace)
    assert "many-units" in {one["code"] for one in json.loads(done.out)}
    told = call("proof", "2024-11", board, cwd=workspace)
    assert "4 ý" in told.out
    assert "Phải sửa" in told.out
