"""Executors for builds. The engine takes any `concurrent.futures.Executor`; these are for one machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import ParamSpec, TypeVar, cast

from bantin.files.memory import seldom_collect
from bantin.making.jobs.base import Job

P = ParamSpec("P")
T = TypeVar("T")

_MOST_WORKERS = 61
"""More than this Windows cannot wait for."""

_WORTH_A_START = 30
"""Work that must wait before one more process is started for it, in units of `Job.cost`: tenths of a second. To start
and to load what encodes takes ten of them; what waits is done sooner by less than that, unless it is three times as
much."""

_PATIENCE = {BaseProcess.terminate: 1.0, BaseProcess.kill: 0.4}
"""Ways to end a process, and seconds that it has then: told to, it cleans up behind it; killed, it cannot."""


def make_executor(jobs: int, *, prepare: Callable[[], None] | None = None) -> Executor:
    """Make an executor for a number of processes.

    Args:
        jobs: how many at once; 1 runs them in this process.
        prepare: what each process does before it runs something; the first is started at once for that.

    Returns:
        An executor to be used in a `with` statement. It starts no process before there is something to run or prepare.
    """
    if jobs <= 1:
        return SerialExecutor()
    pool = _LazyPool(min(jobs, _MOST_WORKERS), prepare)
    if prepare:
        pool.submit(_nothing)  # a second one would take a processor from whoever works out what there is to do
    return pool


class SerialExecutor(Executor):
    """Runs each call where and when it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a call in this thread and return a finished future; `KeyboardInterrupt` propagates."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(error)
        return future


class _LazyPool(Executor):
    """A process pool that starts with its first call. Workers are spawned on every system, as on Windows."""

    _initializer: Callable[[], None]

    def __init__(self, jobs: int, prepare: Callable[[], None] | None = None) -> None:
        self._jobs = jobs
        self._prepare = prepare
        self._initializer = _start_worker
        self._pool: _SparingPool | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand a call to a process. One that dies fails the calls that were handed out by then, and no later ones."""
        try:
            return self._submitted(fn, *args, **kwargs)
        except BrokenProcessPool:
            self.stop()
            return self._submitted(fn, *args, **kwargs)

    def _submitted(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            told = (self._initializer, self._prepare)
            self._pool = _SparingPool(self._jobs, mp_context=context, initializer=_begin, initargs=told)
        with undisturbed():
            return self._pool.take(_cost(fn, args), _until_told_to_end, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def __exit__(self, exc_type: type[BaseException] | None, exc_val: object, exc_tb: object) -> None:
        """Wait for running calls; after an exception, such as an interrupt, stop them."""
        try:
            if exc_type is None:
                self.shutdown()
        finally:
            self.stop()

    def stop(self) -> None:
        """Cancel waiting calls and terminate the processes within seconds, even in the middle of a call.

        Where the system has signals, a job that is ended so leaves neither a draft nor a program that it ran.
        """
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # As `terminate_workers` of Python 3.14 does it. The order counts: a pool that finds its processes dead before
        # it has dropped what was cancelled stumbles over that and never ends.
        processes = list((pool._processes or {}).values())  # noqa: SLF001 - public only from Python 3.14 on
        manager = cast("threading.Thread | None", pool._executor_manager_thread)  # noqa: SLF001 - the same
        pool.shutdown(wait=False, cancel_futures=True)
        for end, seconds in _PATIENCE.items():
            for process in processes:
                end(process)
            if manager is not None:
                manager.join(seconds)
            if manager is None or not manager.is_alive():
                return


class _SparingPool(ProcessPoolExecutor):
    """A process pool that starts a further process only where the work that waits is worth its start."""

    _awaited = 0
    _lock = threading.Lock()

    def take(self, cost: int, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Submit a call that takes about `cost` tenths of a second."""
        self._await(cost)
        future = self.submit(fn, *args, **kwargs)
        future.add_done_callback(lambda _: self._await(-cost))
        return future

    def _await(self, cost: int) -> None:
        with self._lock:
            self._awaited += cost

    def _adjust_process_count(self) -> None:
        """Start a process at a submission if there is none, or if more waits than those that are there should do."""
        if not self._processes or self._awaited > _WORTH_A_START:
            super()._adjust_process_count()
        else:
            self._idle_worker_semaphore.acquire(blocking=False)  # whoever idles takes the call, as `super` notes too


class BackgroundPool(_LazyPool):
    """A process pool of low priority, for work in the background."""

    def __init__(self, jobs: int) -> None:
        super().__init__(jobs)
        self._initializer = _start_background_worker


@contextmanager
def undisturbed() -> Iterator[None]:
    """Start processes without an interrupt in between, which waits; they ignore it from their first moment."""
    came: list[FrameType | None] = []
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, lambda _, frame: came.append(frame)) if main else None
    try:
        with _blocked_in_children():
            yield
    finally:
        if main:
            signal.signal(signal.SIGINT, before)
    if came and callable(before):
        before(signal.SIGINT, came[0])


@contextmanager
def _blocked_in_children() -> Iterator[None]:
    """Block interrupts in this thread, and so in the processes that it starts."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # it would lift the block when it starts
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


class _EndedError(SystemExit):
    """Raised in a worker that receives a request to terminate."""


def _until_told_to_end(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a call in a worker; one that is told to end cleans up behind it, and takes no other call."""
    try:
        # Neither before nor after: what is raised in a worker that starts or waits is printed with a traceback, and
        # nothing is begun there that it would have to clean up behind.
        signal.signal(signal.SIGTERM, _end)
        try:
            return fn(*args, **kwargs)
        finally:
            if signal.getsignal(signal.SIGTERM) is _end:  # else it is told to end, and is told only once
                signal.signal(signal.SIGTERM, signal.SIG_DFL)
    except _EndedError as ended:
        # Leaving so runs no finalizers: a `with` that the signal met on its way in or out would leave its draft.
        traceback.clear_frames(ended.__traceback__)
        os._exit(1)


def _end(_signal: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _EndedError(1)


def _cost(fn: Callable[..., object], args: tuple[object, ...]) -> int:
    """Estimate how long a call takes: a job tells; of what is no job nothing is known."""
    if fn is _nothing:
        return 0
    return args[0].cost if args and isinstance(args[0], Job) else _WORTH_A_START


def _nothing() -> None:
    """Be done."""


def _begin(start: Callable[[], None], prepare: Callable[[], None] | None) -> None:
    """Begin to be a worker, and get ready."""
    start()
    if prepare:
        prepare()


def _start_worker() -> None:
    """Leave interrupts to the parent, and do not outlive it."""
    seldom_collect()
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
    """End this process after its parent, as the parent would have: told to first, so that a job cleans up behind it."""
    join()
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_PATIENCE[BaseProcess.terminate])
    os._exit(1)
