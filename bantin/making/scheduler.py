"""Runs the jobs that are missing on an executor: what others wait for first, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from pathlib import Path

from bantin.files.store import DamagedError, Made
from bantin.making.errors import MakeError, system_fault
from bantin.making.events import Advanced, Event, Started
from bantin.making.executor import SerialExecutor
from bantin.making.jobs.base import Job
from bantin.making.plan import Plan
from bantin.model.diagnostic import Diagnostic, Remark, Severity

Make = Callable[[Job, Path], Made]

_POLL = 0.2
"""Seconds between looks up while waiting: on Windows an interrupt is not noticed during a wait."""


@dataclass
class Scheduler:
    """Makes what is missing of a plan.

    Attributes:
        root: the store's folder.
        settled: called with a key and its result once it is made.
        made: results, by key.
        failures: by the key of the job that failed: a remark on its item, or a fault that is nobody's text. What needs
            such a job is not tried.
        damaged: keys of needs whose entries were found broken.
        bugs: exceptions that nobody foresaw.
    """

    plan: Plan
    root: Path
    executor: Executor
    make: Make
    progress: Callable[[Event], None]
    settled: Callable[[str, Made], None]
    made: dict[str, Made] = field(default_factory=dict)
    failures: dict[str, Remark | Diagnostic] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    bugs: list[Exception] = field(default_factory=list)
    _inline: Executor = field(default_factory=SerialExecutor)
    _totals: Counter[str] = field(default_factory=Counter)
    _done: Counter[str] = field(default_factory=Counter)
    _started: set[str] = field(default_factory=set)

    def run(self, missing: Iterable[str]) -> None:
        """Make what is missing; returns when all is made that can be. An interrupt cancels what is not begun."""
        missing = set(missing)
        jobs, ranks = self.plan.jobs, self.plan.ranks()
        self._totals.update(self.plan.origins[key].path for key in missing)
        sorter = TopologicalSorter({key: missing.intersection(jobs[key].needs) for key in missing})
        sorter.prepare()
        queue: list[str] = []
        running: dict[Future[Made], str] = {}
        try:
            while True:
                queue = sorted({*queue, *sorter.get_ready()}, key=lambda key: (ranks[key], key))
                self._submit(queue, running)
                if not running:
                    return
                for future in wait(running, _POLL, FIRST_COMPLETED).done:
                    key = running.pop(future)
                    if self._settle(key, future):
                        sorter.done(key)
        except BaseException:
            for future in running:
                future.cancel()
            raise

    def _submit(self, queue: list[str], running: dict[Future[Made], str]) -> None:
        """Hand jobs out, until one is done at once: what waits for it may matter more than the rest."""
        while queue and not any(future.done() for future in running):
            key = queue.pop()
            origin = self.plan.origins[key]
            if origin.path not in self._started:
                self._started.add(origin.path)
                self.progress(Started(origin.channel, origin.path))
            job = self.plan.jobs[key]
            executor = self._inline if job.inline else self.executor
            try:
                running[executor.submit(self.make, job, self.root)] = key
            except BrokenExecutor as error:
                future: Future[Made] = Future()
                future.set_exception(error)
                running[future] = key

    def _settle(self, key: str, future: Future[Made]) -> bool:
        """Note what came of a job; False if nothing that needs it can be made."""
        origin = self.plan.origins[key]
        try:
            made = future.result()
        except MakeError as error:
            self.failures[key] = error.remark
        except DamagedError as error:
            self.damaged.add(error.key)
        except BrokenExecutor:
            self.failures[key] = _WORKER_DIED
        except OSError as error:
            self.failures[key] = system_fault("not-made", "Không dựng được một số sản phẩm", error)
        except Exception as error:  # noqa: BLE001 - a bug; the others' work goes on before it is raised
            self.bugs.append(error)
        else:
            self.made[key] = made
            self._done[origin.path] += 1
            self.progress(Advanced(origin.channel, origin.path, self._done[origin.path], self._totals[origin.path]))
            self.settled(key, made)
            return made.fit
        return False


_WORKER_DIED = Diagnostic(
    "worker-died",
    Severity.ERROR,
    "Một tiến trình dựng hình đã dừng đột ngột, thường là do máy thiếu bộ nhớ",
    hint="Đóng bớt chương trình rồi dựng lại với --jobs 1; phần đã dựng xong vẫn được giữ",
)
