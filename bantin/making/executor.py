"""Executors for builds. The engine takes any `concurrent.futures.Executor`; these are for one machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_MOST_WORKERS = 61
"""More than this Windows cannot wait for."""

_PATIENCE = 1.0
"""Seconds within which processes end that were told to."""


def make_executor(jobs: int) -> Executor:
    """Choose how to run jobs.

    Args:
        jobs: how many at once; 1 runs them in this process.

    Returns:
        An executor to be used in a `with` statement. It starts no process before there is something to run.
    """
    return SerialExecutor() if jobs <= 1 else _LazyPool(min(jobs, _MOST_WORKERS))


class SerialExecutor(Executor):
    """Runs each call where and when it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a call; an interrupt of the user is not caught."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(error)
        return future


class _LazyPool(Executor):
    """A process pool that is there once it is needed. Workers are spawned on every system, as Windows has it."""

    _initializer: Callable[[], None]

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._initializer = _start_worker
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=self._initializer)
        with _born_deaf():
            return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def stop(self) -> None:
        """Drop all work and end the processes, in the middle of a job if need be; what they encode with ends too."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # As `terminate_workers` of Python 3.14 does it. The order counts: a pool that finds its processes dead before
        # it has dropped what was cancelled stumbles over that and never ends.
        processes = list((pool._processes or {}).values())  # noqa: SLF001 - public only from Python 3.14 on
        manager = cast("threading.Thread | None", pool._executor_manager_thread)  # noqa: SLF001 - the same
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        if manager is not None:
            manager.join(_PATIENCE)


class BackgroundPool(_LazyPool):
    """A process pool for work that nobody waits for."""

    def __init__(self, jobs: int) -> None:
        super().__init__(jobs)
        self._initializer = _start_background_worker


@contextmanager
def _born_deaf() -> Iterator[None]:
    """Let processes that start meanwhile ignore interrupts from their first moment; the parent stops them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start_worker() -> None:
    """Ignore interrupts, and do not outlive the parent however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.join,), daemon=True).start()


def _start_background_worker() -> None:
    _start_worker()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - nowhere else

        below_normal = 0x4000
        ctypes.windll.kernel32.SetPriorityClass(ctypes.windll.kernel32.GetCurrentProcess(), below_normal)
    else:
        os.nice(10)


def _follow(join: Callable[[], None]) -> None:
    join()
    os._exit(1)
