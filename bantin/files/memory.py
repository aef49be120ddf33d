"""Whether there is memory for what comes next: asked for beforehand, in one piece, and given back untouched.

Python raises where memory ends; libraries in C and Rust print a word of English and end the process, or wait for ever.
So they are not called where it may end. Asking uses nothing up: a page that nobody touches takes no memory.
"""

from __future__ import annotations

import gc
import mmap
from functools import cache

_PROCESS = 400 << 20
"""Bytes that a process which lays out, paints and films takes beside what it has when it begins (measured: 390 MB)."""

_PIECE = 128 << 20
"""Bytes that must be left whenever one more thing is made."""

_NEW = 300_000
"""Objects that may come before Python looks for some that hold nothing but each other: some 60 MB. At its own 700 it
looks 270 times while a month is opened, and finds next to nothing: what modules define stays. A month that is opened
has 200,000 in the end; each look at 100,000 took 50 ms."""


def seldom_collect() -> None:
    """Look for unreachable objects as seldom as suits a process that makes a few things and ends, or waits."""
    gc.set_threshold(_NEW)


def demand_memory() -> None:
    """Make sure that the system would give what is needed to make one more thing, and before the first one for all.

    Raises:
        MemoryError: it would not.
    """
    _demand_for_process()
    _demand(_PIECE)


@cache
def _demand_for_process() -> None:
    _demand(_PROCESS)


def _demand(size: int) -> None:
    try:
        mmap.mmap(-1, size).close()
    except OSError as error:
        raise MemoryError(size) from error
