"""One run of a plan: what is in the store is found, the rest is made, and all that came of it is kept to be told."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field

from bantin.files.store import DamagedError, Made, Store
from bantin.making.errors import MakeError, system_fault
from bantin.making.events import Advanced, Event, Started
from bantin.making.faults import STORE_BROKEN, WORKER_DIED, stumbled
from bantin.making.locating import gathered
from bantin.making.make import make as make_job
from bantin.making.plan import Artifact, Origin, Plan
from bantin.making.scheduler import Make, Scheduler, Urgency
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic, Remark

ROUNDS = 3
"""How often work starts over when entries of the store turn out to be damaged; each time those that were met go."""


@dataclass
class Run:
    """What is known of a plan's results. Whoever needs some of them lets it `work`, as often as it likes.

    A failure fails only what needs what failed. Nothing here is safe for use by several threads.

    Attributes:
        plan: what can be made.
        store: where results are kept.
        make: makes one job; must be picklable if an executor pickles.
        found: results by key, as far as they were looked up or made. Unfit ones are among them.
        made: keys of results that were made by this run.
        failures: key → why it has no result: a remark on its item, or a fault that is nobody's text.
        bugs: exceptions that nobody foresaw; each is among the failures too.
    """

    plan: Plan
    store: Store
    make: Make = make_job
    found: dict[str, Made] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    failures: dict[str, Remark | Diagnostic] = field(default_factory=dict)
    bugs: list[Exception] = field(default_factory=list)

    def look_up(self, keys: Iterable[str]) -> None:
        """Find in the store what is there of some jobs."""
        for key in keys:
            if key not in self.found and (made := self.store.get(key)) is not None:
                self.found[key] = made

    def work(
        self,
        wanted: Collection[str],
        executor: Executor,
        *,
        progress: Callable[[Event], None] = lambda _: None,
        settled: Callable[[str], None] = lambda _: None,
        urgency: Callable[[str], Urgency] | None = None,
        cancelled: Future[None] | None = None,
    ) -> None:
        """Make what is missing of some results; returns when all is made that can be.

        An entry of the store that is not whole is dropped by whoever needs it, and made again.

        Args:
            wanted: keys.
            executor: runs the jobs.
            progress: called with `Started` and `Advanced`.
            settled: called with the key of each result that is found in the store, is made or cannot be made because
                its own job failed; `found` and `failures` know of it by then.
            urgency: of a job, by its key; by default, how much work waits for it, and of equal ones as they were
                planned: what belongs to one slide comes together, and processes still have its drawing and its picture.
            cancelled: done as soon as the results are not wanted any more.

        Raises:
            BaseException: an interrupt, say. What is not begun is cancelled; what was made is in the store.
        """
        ranks, order = self.plan.ranks(), {key: -at for at, key in enumerate(self.plan.jobs)}
        work = _Work(self, progress, settled)
        scheduler = Scheduler(
            self.plan.jobs,
            self.store.root,
            executor,
            self.make,
            urgency=urgency or (lambda key: (ranks[key], order[key])),
            started=work.started,
            settled=work.settle,
            cancelled=cancelled or Future(),
        )
        for _ in range(ROUNDS):
            work.round(wanted, scheduler)
            if not work.damaged or scheduler.cancelled.done():
                return
        work.give_up()

    def forget(self, keys: Iterable[str]) -> None:
        """Take results for missing: their entries in the store turned out to be damaged."""
        for key in keys:
            self.found.pop(key, None)

    def ready(self, artifact: Artifact) -> Made | None:
        """Return an artifact's result if it is in the store and may be published."""
        made = None if artifact.key is None else self.found.get(artifact.key)
        return made if made is not None and made.fit else None

    def unavailable(self) -> set[str]:
        """List the keys of what is unfit, has failed, or needs something of the kind."""
        keys: set[str] = {key for key, made in self.found.items() if not made.fit}.union(self.failures)
        for key, job in self.plan.jobs.items():
            if not keys.isdisjoint(job.needs):
                keys.add(key)
        return keys

    def diagnostics(self, bulletin: Bulletin) -> Iterator[Diagnostic]:
        """List what making found, now or when it was made, of all results that are known: see `look_up_remarks`."""
        remarks: list[tuple[Remark, Origin]] = []
        for key in self.plan.jobs:
            made, failure = self.found.get(key), self.failures.get(key)
            told = made.remarks if made else ()
            if isinstance(failure, Remark):
                told = (*told, failure)
            elif failure is not None:
                yield failure
            remarks += [(remark, origin) for remark in told for origin in self.plan.asking(key)]
        yield from gathered(remarks, bulletin)

    def look_up_remarks(self) -> None:
        """Find the results with remarks that no work had to look up, so that reused ones tell what new ones told."""
        self.look_up(key for key, job in self.plan.jobs.items() if job.remarkable and key not in self.failures)

    def missing(self, wanted: Iterable[str]) -> set[str]:
        """Look results up; returns the keys of what is to be made so that they are there, and can be made."""
        missing: set[str] = set()
        open_ = list(wanted)
        while open_:
            key = open_.pop()
            if key in missing:
                continue
            self.look_up([key])
            if key not in self.found:
                missing.add(key)
                open_ += self.plan.jobs[key].needs
        return missing - self.unavailable()


@dataclass
class _Work:
    """Collects the results of the jobs that are running.

    Attributes:
        damaged: key of a job that could not be made → key of the result that it needs and that was not whole.
    """

    run: Run
    progress: Callable[[Event], None]
    settled: Callable[[str], None]
    damaged: dict[str, str] = field(default_factory=dict)
    _totals: Counter[str] = field(default_factory=Counter)
    _done: Counter[str] = field(default_factory=Counter)
    _started: set[str] = field(default_factory=set)

    def round(self, wanted: Collection[str], scheduler: Scheduler) -> None:
        """Make what is missing."""
        self.damaged.clear()
        known = len(self.run.found)
        missing = self.run.missing(wanted)
        for key in list(self.run.found)[known:]:
            self.settled(key)
        self._totals.update(self.run.plan.origins[key].path for key in missing)
        scheduler.run(missing)
        self.run.forget(self.damaged.values())

    def give_up(self) -> None:
        """Record as failed what needs results that are damaged repeatedly."""
        for key in self.damaged:
            self.run.failures[key] = STORE_BROKEN
            self.settled(key)

    def started(self, key: str) -> None:
        """Emit `Started` when the first of an artifact's jobs is handed to the executor."""
        origin = self.run.plan.origins[key]
        if origin.path not in self._started:
            self._started.add(origin.path)
            self.progress(Started(origin.channel, origin.path))

    def settle(self, key: str, future: Future[Made]) -> bool:
        """Record a job's result; false if the jobs that need it cannot be made."""
        try:
            made = future.result()
        except DamagedError as error:
            self.damaged[key] = error.key
            return False
        except Exception as error:  # noqa: BLE001 - the others' work goes on, whatever it is
            self.run.failures[key] = self._failure(key, error)
        else:
            self.run.found[key] = made
            self.run.made.add(key)
            self._advance(key)
        self.settled(key)
        return key in self.run.found and self.run.found[key].fit

    def _advance(self, key: str) -> None:
        origin = self.run.plan.origins[key]
        self._done[origin.path] += 1
        self.progress(Advanced(origin.channel, origin.path, self._done[origin.path], self._totals[origin.path]))

    def _failure(self, key: str, error: Exception) -> Remark | Diagnostic:
        match error:
            case MakeError():
                return error.remark
            case BrokenExecutor():
                return WORKER_DIED
            case MemoryError():
                return system_fault(Code("not-made"), "Không dựng được một số sản phẩm", OSError(errno.ENOMEM, ""))
            case OSError():
                return system_fault(Code("not-made"), "Không dựng được một số sản phẩm", error)
        self.run.bugs.append(error)
        return stumbled(f"Dựng «{self.run.plan.origins[key].path}»", error)
