"""Interrupts: the first ends the command, more change nothing, and whatever still runs then is over soon."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
"""Exit code of a command that an interrupt ended."""

_PATIENCE = 1.7
"""Seconds that a command has to put things in order."""


def end_on_interrupt() -> None:
    """End the process within two seconds of an interrupt, however many there are and whenever they come.

    Cleaning up that is interrupted again and again never ends, and may leave processes behind: so the first interrupt
    is the last one that counts. A process that was started to ignore interrupts goes on ignoring them.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        return
    interrupted = threading.Event()

    def end() -> None:
        interrupted.wait()
        threading.Event().wait(_PATIENCE)
        os._exit(INTERRUPTED)

    def interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        interrupted.set()
        raise KeyboardInterrupt

    # Begun before it is needed: a handler of signals must not start threads, for it may interrupt just that.
    threading.Thread(target=end, daemon=True).start()
    sys.unraisablehook = _unless_interrupt
    signal.signal(signal.SIGINT, interrupt)


def leave(code: int) -> NoReturn:
    """End the process; an interrupt in its last moments ends it at once."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda _signal, _frame: os._exit(code))
    sys.exit(code)


def _unless_interrupt(unraisable: sys.UnraisableHookArgs) -> None:
    """Report what Python cannot raise, such as exceptions of finalizers; an interrupt that met one of those ends us."""
    if not isinstance(unraisable.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
