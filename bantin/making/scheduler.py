"""Runs jobs on an executor: those that others wait for first, none before what it needs, each once.

What needs nothing may be begun `Ahead`, while it is still being worked out what else there is to do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from bantin.files.store import Made, Store
from bantin.making.executor import SerialExecutor
from bantin.making.jobs.base import Job
from bantin.making.keys import key as key_of

P = ParamSpec("P")
T = TypeVar("T")

Make = Callable[[Job, Path], Made]
"""Makes a job's result and puts it into the store whose folder it is given; see `make`."""

Urgency = tuple[int, ...]
"""The greater, the sooner."""

_POLL = 0.2
"""Seconds between looks up while waiting: on Windows an interrupt is not noticed during a wait."""


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Runs jobs.

    Attributes:
        jobs: by key.
        root: the store's folder.
        executor: runs the jobs that are not `inline`.
        make: makes a job's result.
        urgency: of a job, by its key: which of those that could be run is run first.
        started: called with a job's key before it is handed to the executor.
        settled: called with a job's key and its result or exception; false if nothing that needs it can be made.
        cancelled: done as soon as the work is not wanted any more.
    """

    jobs: Mapping[str, Job]
    root: Path
    executor: Executor
    make: Make
    urgency: Callable[[str], Urgency]
    started: Callable[[str], None]
    settled: Callable[[str, Future[Made]], bool]
    cancelled: Future[None]
    _inline: Executor = field(default_factory=SerialExecutor)

    def run(self, keys: Collection[str]) -> None:
        """Run jobs; returns when all are run that can be, or when the work is cancelled.

        What is cancelled, by whoever does not want it or by an exception such as an interrupt, is not begun any more;
        what was begun goes on in the executor, and nobody is told of its result.
        """
        keys = frozenset(keys)
        sorter = TopologicalSorter({key: keys.intersection(self.jobs[key].needs) for key in keys})
        sorter.prepare()
        queue: list[str] = []
        running: dict[Future[Made], str] = {}
        try:
            while not self.cancelled.done():
                queue = sorted({*queue, *sorter.get_ready()}, key=lambda key: (self.urgency(key), key))
                self._submit(queue, running)
                if not running:
                    return
                awaited: list[Future[Any]] = [self.cancelled, *running]
                wait(awaited, _POLL, FIRST_COMPLETED)
                for future in [future for future in running if future.done()]:
                    key = running.pop(future)
                    if self.settled(key, future):
                        sorter.done(key)
        finally:
            for future in running:
                future.cancel()

    def _submit(self, queue: list[str], running: dict[Future[Made], str]) -> None:
        """Hand jobs out, until one is done at once: what waits for it may matter more than the rest."""
        while queue and not any(future.done() for future in running):
            key = queue.pop()
            self.started(key)
            job = self.jobs[key]
            executor = self._inline if job.inline else self.executor
            try:
                running[executor.submit(self.make, job, self.root)] = key
            except BrokenExecutor as error:
                future: Future[Made] = Future()
                future.set_exception(error)
                running[future] = key


@dataclass(frozen=True, slots=True)
class Ahead(Executor):
    """Begins jobs before all is known that there is to do. Whoever hands one to it later gets what is under way.

    Attributes:
        executor: runs the jobs.
        store: what is there is not made.
        make: as a `Scheduler` has it.
        begun: keys of all jobs that were begun.
    """

    executor: Executor
    store: Store
    make: Make
    begun: set[str] = field(default_factory=set)
    _under_way: dict[str, Future[Made]] = field(default_factory=dict)

    def begin(self, jobs: Mapping[str, Job]) -> None:
        """Begin those of some jobs, by key, that need no other, are not begun and not in the store."""
        for name, job in jobs.items():
            if not (job.needs or job.inline or name in self.begun or self.store.get(name)):
                self.begun.add(name)
                self._under_way[name] = self.executor.submit(self.make, job, self.store.root)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand a call on, unless it makes a job that is under way."""
        job = args[0] if args and fn == self.make and self._under_way else None
        begun = self._under_way.pop(key_of(job), None) if isinstance(job, Job) else None
        return cast("Future[T]", begun) if begun is not None else self.executor.submit(fn, *args, **kwargs)

    def cancel(self) -> None:
        """Leave off what nobody wants: what is not yet running is not begun."""
        for future in self._under_way.values():
            future.cancel()
