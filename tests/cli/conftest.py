from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the command as users do, in a process of its own."""

    def command(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("BANTIN", "NO_COLOR"))}
        return subprocess.run(
            [sys.executable, "-m", "bantin", *arguments],
            cwd=cwd,
            env={**plain, "PYTHONUTF8": "1", "COLUMNS": "200", **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return command


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Path:
    """A new workspace, as `bantin init` makes it."""
    done = run("init", "ban-tin", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "ban-tin"


@pytest.fixture
def month(workspace: Path) -> Path:
    """The folder of its one month."""
    return next(path for path in (workspace / "content").iterdir() if path.is_dir() and path.name[0].isdigit())
