from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bantin.cli.run import run as run_here
from tests.fixtures.systems import settings
from tests.fixtures.workspaces import init, leave

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the command as users do, in a process of its own."""

    def command(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("BANTIN", "NO_COLOR"))}
        elsewhere = settings(tmp_path_factory.mktemp("config"))
        return subprocess.run(
            [sys.executable, "-m", "bantin", *arguments],
            cwd=cwd,
            env={**plain, "PYTHONUTF8": "1", "COLUMNS": "200", **elsewhere, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return command


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A new workspace, as `bantin init --month 2024-11` makes it."""
    root = tmp_path / "ban-tin"
    init(root, "2024-11")
    return root


@pytest.fixture
def texts(workspace: Path) -> Path:
    """The same with Zalo alone, which is planned and made in a moment."""
    leave(workspace, "zalo")
    return workspace


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Call:
    """Run the command in this process: what it prints, and the code with which its process would end.

    It builds here too, as on a machine with one core; builds of tests that `run` it start others.
    """
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    for name, value in settings(tmp_path_factory.mktemp("config")).items():
        monkeypatch.setenv(name, value)
    for name in ("BANTIN_WORKSPACE", "NO_COLOR", "FORCE_COLOR", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: str, cwd: Path, **environment: str) -> Done:
        monkeypatch.chdir(cwd)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        code = run_here(arguments)
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return command


@pytest.fixture
def month(workspace: Path) -> Path:
    """The folder of its one month."""
    return next(path for path in (workspace / "content").iterdir() if path.is_dir() and path.name[0].isdigit())
