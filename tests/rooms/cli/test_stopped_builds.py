"""Builds that are interrupted: they leave no process, and the next goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.systems import needs_signals
from tests.fixtures.workspaces import leave_one_item

Call = Callable[..., Any]


def living(group: int) -> list[str]:
    """List the processes of a group that have not ended."""
    command = ["/bin/ps", "-A", "-o", "pgid=,stat=,args="]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    rows = (line.split(maxsplit=2) for line in told.stdout.splitlines())
    return [arguments for pgid, state, arguments in rows if int(pgid) == group and not state.startswith("Z")]


def interrupted_build(workspace: Path, stop: Callable[[subprocess.Popen[str]], None]) -> tuple[int, str]:
    """Start a build, interrupt it when some of it is done; code, and everything it told."""
    command = [sys.executable, "-m", "bantin", "build", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "facebook: xong" in line:
                break
        stop(process)
        out, err = process.communicate()
        return process.returncode, out + err


def send_once(send: Callable[[int, int], None], process: subprocess.Popen[str]) -> None:
    send(process.pid, signal.SIGINT)


def send_until_it_ends(send: Callable[[int, int], None], process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        while process.poll() is None:
            send(process.pid, signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.03)


@pytest.mark.proof
@needs_signals
@pytest.mark.parametrize(
    ("press", "whole_group"),
    [
        pytest.param(send_once, True, id="once, as a terminal does"),
        pytest.param(send_until_it_ends, True, id="until it ends, as a terminal does", marks=pytest.mark.proof),
        pytest.param(send_once, False, id="once, as kill does", marks=pytest.mark.proof),
        pytest.param(send_until_it_ends, False, id="until it ends, as kill does", marks=pytest.mark.proof),
    ],
)
def test_an_interrupted_build_leaves_no_process_and_the_next_goes_on(
    press: Callable[[Callable[[int, int], None], subprocess.Popen[str]], None],
    whole_group: bool,  # noqa: FBT001 - given by name
    call: Call,
    workspace: Path,
    month: Path,
) -> None:
    leave_one_item(month)
    groups = []

    def stop(process: subprocess.Popen[str]) -> None:
        groups.append(process.pid)
        assert len(living(process.pid)) > 2, "workers are at it"
        press(os.killpg if whole_group else os.kill, process)

    code, told = interrupted_build(workspace, stop)
    # A process that a signal meets in its very last moment ends by that; a shell calls both 130.
    assert code in {130, -signal.SIGINT}, told
    assert "Traceback" not in told
    assert "Đã dừng. Chạy lại" in told
    assert "video: xong" not in told, "it does not finish the films first"
    # What watches over the workers ends by itself, a moment after them.
    assert any(not living(groups[0]) for _ in range(1000)), living(groups[0])
    assert not list(workspace.rglob("*.tmp*"))
    again = json.loads(call("build", "--only", "zalo", "--json", cwd=workspace).out)
    assert again["reused"], "what was done before the interrupt is not done again"
    assert not again["failed"]


PYTHON_STARTS = "Could not import runpy module"
"""What Python says, and ends with 1, if it is interrupted before it has read anything of ours."""


@pytest.mark.proof
@needs_signals
@pytest.mark.parametrize("lines", range(5))
@pytest.mark.parametrize("gap", [0.0, 0.03, 0.3])
def test_a_build_ends_when_it_is_interrupted_twice_at_any_moment(
    lines: int, gap: float, workspace: Path, month: Path
) -> None:
    leave_one_item(month)
    command = [sys.executable, "-m", "bantin", "build", "--jobs", "2"]
    with subprocess.Popen(
        command,
        cwd=workspace,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(lines)]
        os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(gap)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        told.append(process.communicate(timeout=60)[0])  # one that hangs fails; none is timed
    starting = not lines and told[0].startswith(PYTHON_STARTS)
    assert process.returncode in {130, -signal.SIGINT} or starting, told
    if lines:  # before the first, Python itself may still be starting
        assert "Traceback" not in "".join(told)
    assert any(not living(process.pid) for _ in range(1000)), living(process.pid)
