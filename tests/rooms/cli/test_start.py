"""`bantin` alone, at a real terminal and without one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.fixtures.systems import needs_signals, settings


class Terminal:
    """A terminal at which `bantin` was typed, with what stands on it."""

    def __init__(self, process: subprocess.Popen[bytes], end: int) -> None:
        self.process, self._end, self.said = process, end, ""

    def until(self, words: str) -> str:
        while words not in self.said:
            try:
                piece = os.read(self._end, 4096)
            except OSError:  # the other end is closed
                piece = b""
            assert piece, self.said
            self.said += piece.decode("utf-8", "replace")
        return self.said

    def type(self, line: str) -> None:
        os.write(self._end, f"{line}\n".encode())


@contextmanager
def terminal(folder: Path, config: Path) -> Iterator[Terminal]:
    own, other = os.openpty()
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("BANTIN", "NO_COLOR"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "bantin"],
        cwd=folder,
        env={**plain, **settings(config), "PYTHONUTF8": "1", "BROWSER": "true", "COLUMNS": "200"},
        stdin=other,
        stdout=other,
        stderr=other,
        start_new_session=True,
    )
    os.close(other)
    try:
        yield Terminal(process, own)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(own)


@pytest.mark.proof
@needs_signals
def test_inside_a_workspace_it_opens_the_page(workspace: Path, tmp_path: Path) -> None:
    with terminal(workspace, tmp_path) as one:
        one.until("http://127.0.0.1")
        assert "tháng 11/2024" in one.until("Ctrl+C")


@needs_signals
def test_outside_it_makes_what_is_named_and_opens_it(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    with terminal(tmp_path / "here", tmp_path) as one:
        one.until("Gõ tên thư mục")
        one.type("ban-tin")
        one.until("Gõ số")
        one.type("1")
        one.until("http://127.0.0.1")
    assert (tmp_path / "here" / "ban-tin" / "content" / "unit.yaml").is_file()


@needs_signals
def test_outside_nothing_is_made_where_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    with terminal(tmp_path / "here", tmp_path) as one:
        one.until("Gõ tên thư mục")
        one.type("")
        one.until("bantin init ban-tin")
        assert one.process.wait(60) == 0
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize("where", ["ban-tin", ""])
def test_without_a_terminal_it_says_what_can_be_done(
    where: str, workspace: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = run(cwd=workspace.parent / where)
    assert done.returncode == 0
    assert "bantin --help" in done.stdout
    assert "127.0.0.1" not in done.stdout
