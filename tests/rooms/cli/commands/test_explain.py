from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.checks.explanations import EXPLANATIONS, TOPICS
from bantin.checks.explanations.explanation import Explanation
from tests.fixtures.proofs import some

Run = Callable[..., subprocess.CompletedProcess[str]]
Call = Callable[..., Any]


@pytest.mark.parametrize("explanation", some(EXPLANATIONS.values(), 20), ids=lambda one: one.code)
def test_all_that_is_known_of_a_code_is_printed(explanation: Explanation, call: Call, tmp_path: Path) -> None:
    done = call("explain", explanation.code, cwd=tmp_path)
    assert done.code == 0
    shown = [line.removeprefix("  ").removeprefix("│ ") for line in done.out.splitlines()]
    assert shown[0] == f"{explanation.title}  [{explanation.code}]"
    headings = ["Vì sao", "Chưa được", "Được", "Cách sửa"]
    assert [line.partition(" (")[0] for line in shown if line.partition(" (")[0] in headings] == headings
    for part in (explanation.why, explanation.bad_example, explanation.good_example, explanation.mend):
        assert "\n".join(part.split("\n")) in "\n".join(shown)


def test_without_a_code_all_are_listed_by_area(call: Call, tmp_path: Path) -> None:
    done = call("explain", cwd=tmp_path)
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line for line in lines if line in {topic.title for topic in TOPICS}] == [topic.title for topic in TOPICS]
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(EXPLANATIONS)


@pytest.mark.parametrize("written", ["missing-key", "[missing-key]", "Missing-Key"])
def test_a_code_may_be_copied_as_it_was_shown(written: str, call: Call, tmp_path: Path) -> None:
    assert "[missing-key]" in call("explain", written, cwd=tmp_path).out


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("mising-key", "Không có mã «mising-key». Có phải «missing-key»?"),
        ("qqqq", "Không có mã «qqqq». Xem mọi mã bằng «bantin explain»."),
    ],
)
def test_a_code_that_there_is_not_is_answered_with_those_that_are_near(
    written: str, told: str, call: Call, tmp_path: Path
) -> None:
    done = call("explain", written, cwd=tmp_path)
    assert done.code == 2
    assert done.err.splitlines()[0] == f"Sai cách dùng: {told}"


@pytest.mark.proof
def test_a_check_says_how_to_ask_what_a_code_means(run: Run, workspace: Path) -> None:
    (workspace / "content" / "2024-11" / "09-hong.yaml").write_text("kind: notice\ntitle:\n", encoding="utf-8")
    done = run("check", cwd=workspace)
    asked = done.stdout.partition("bantin explain ")[2].splitlines()[0]
    assert f"[{asked}]" in done.stdout
    assert run("explain", asked, cwd=workspace).returncode == 0
