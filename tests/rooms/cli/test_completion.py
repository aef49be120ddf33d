"""What the shell offers for the Tab key."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bantin.model.parts.channels import Channels

Run = Callable[..., subprocess.CompletedProcess[str]]
Call = Callable[..., Any]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("build ", ["2024-12", "2024-11"]),
        ("check 2024-11", ["2024-11"]),
        ("build --only ", list(Channels.model_fields)),
        ("build --only v", ["video"]),
        ("build --only led,", ["led,facebook", "led,video", "led,zalo"]),
        ("new 2024-11 g", ["guide"]),
        ("schema u", ["unit"]),
        ("explain yaml-a", ["yaml-anchor", "yaml-alias"]),
        ("new 2024", ["2024-12", "2024-11"]),
        ("proof 2024-11 ", ["quang-truong", "tru-so"]),
        ("proof 2024-11 tru-so 03", ["03-han-cuoi-cap-nhat-thong-tin-cu-tru"]),
        ("l", ["list", "looks"]),
    ],
)
def test_the_shell_completes(typed: str, offered: list[str], call: Call, workspace: Path) -> None:
    (workspace / "content" / "2024-12").mkdir()
    words = f"bantin {typed}"
    done = call(
        cwd=workspace, _BANTIN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split(" ")) - 1)
    )
    assert done.out.split() == offered
    assert not done.err


def test_completion_looks_into_the_workspace_that_was_named(run: Run, workspace: Path, tmp_path: Path) -> None:
    words = f"bantin build --workspace {workspace.as_posix()} "
    done = run(cwd=tmp_path, _BANTIN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD="4")
    assert done.stdout.split() == ["2024-11"]
