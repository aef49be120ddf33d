from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.fixtures.systems import needs_signals

HANGS = """
import threading
from bantin.cli.interrupts import end_on_interrupt
end_on_interrupt()
for _ in range(2):
    try:
        print("ready", flush=True)
        threading.Event().wait()
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""
LOST = """
import os, signal
from bantin.cli.interrupts import end_on_interrupt
end_on_interrupt()
class Finalized:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
print("ready", flush=True)
Finalized()
print("on it goes", flush=True)
import threading
threading.Event().wait()
"""
IGNORING = """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
from bantin.cli.interrupts import end_on_interrupt, leave
end_on_interrupt()
signal.raise_signal(signal.SIGINT)
print("ready", flush=True)
leave(7)
"""


def started(script: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")


@pytest.mark.proof
@needs_signals
def test_a_command_that_hangs_over_an_interrupt_is_ended_and_more_interrupts_change_nothing() -> None:
    with started(HANGS) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "interrupted\n"
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == ""
        assert process.wait() == 130


@needs_signals
def test_an_interrupt_that_python_cannot_raise_ends_the_command_without_a_traceback() -> None:
    with started(LOST) as process:
        assert process.communicate()[0] == "ready\non it goes\n"
        assert process.returncode == 130


@needs_signals
def test_who_was_started_to_ignore_interrupts_ignores_them() -> None:
    with started(IGNORING) as process:
        assert process.communicate()[0] == "ready\n"
        assert process.returncode == 7
