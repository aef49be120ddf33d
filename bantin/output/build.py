"""The build: what is in the store is reused, the rest is made, and dist is brought up to date."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import bantin
from bantin.files.lock import exclusive
from bantin.files.store import Made, Store
from bantin.making.errors import system_fault
from bantin.making.events import Event, Finished, State
from bantin.making.locating import located
from bantin.making.make import make as make_job
from bantin.making.missing import gaps
from bantin.making.plan import Artifact, Plan, plan_recipes
from bantin.making.scheduler import Make, Scheduler
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Severity
from bantin.model.recipe import Recipe
from bantin.output.manifest import File
from bantin.output.publish import Published, Result, publish

_ROUNDS = 3
"""How often a build starts over when it finds broken entries in the store; each time it drops those it found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did.

    Attributes:
        made: paths of artifacts that were made now.
        reused: paths of artifacts that were in the store.
        removed: artifacts that are no longer wanted.
        failed: paths of artifacts that could not be made or written; what dist had of them is still there.
        diagnostics: all that was found, in the order of the recipes.
        seconds: how long it took.
    """

    made: tuple[str, ...]
    reused: tuple[str, ...]
    removed: tuple[File, ...]
    failed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


def build(
    bulletin: Bulletin,
    recipes: Iterable[Recipe],
    *,
    out: Path,
    store: Store,
    executor: Executor,
    progress: Callable[[Event], None] = lambda _: None,
    only: Collection[str] | None = None,
    make: Make = make_job,
) -> Outcome:
    """Make and publish what recipes ask for.

    Nothing is written to `out` before all is made. A failure fails only the artifacts that need what failed. An
    interrupt keeps in the store what was made, and in `out` a manifest that is true.

    Args:
        bulletin: where remarks find the files and lines that they speak of.
        recipes: all of the channels in `only`. A channel whose recipes could not all be listed must not be among
            them, or the artifacts that miss would be removed.
        out: the dist folder; the artifacts go to its subfolder MONTH.
        store: where made things are kept.
        executor: runs the jobs. It need not be of this machine if it sees the store and the assets.
        progress: called in this thread with what goes on.
        only: channels to touch; all if None.
        make: what makes a job's result; must be picklable if the executor pickles.

    Raises:
        Exception: a bug. All else was made and published before.
    """
    start = time.perf_counter()
    run = _Run(bulletin, plan_recipes(recipes), out / bulletin.month, store, progress, only)
    scheduler = Scheduler(run.plan, store.root, executor, make, progress, run.settle)
    rounds = 0
    while run.broken and rounds < _ROUNDS:
        rounds += 1
        run.round(scheduler)
    if scheduler.made:
        with suppress(OSError):
            store.prune(run.plan.jobs)
    if scheduler.bugs:
        raise scheduler.bugs[0]
    return run.outcome(scheduler, time.perf_counter() - start)


@dataclass
class _Run:
    """One build.

    Attributes:
        found: the results that are in the store, as far as artifacts need them.
        broken: whether there is something to do: at first, and when entries of the store turned out to be broken.
    """

    bulletin: Bulletin
    plan: Plan
    folder: Path
    store: Store
    progress: Callable[[Event], None]
    only: Collection[str] | None
    found: dict[str, Made] = field(default_factory=dict)
    broken: bool = True
    _removed: list[File] = field(default_factory=list)
    _unwritten: frozenset[str] = frozenset()
    _diagnostics: list[Diagnostic] = field(default_factory=list)
    _finished: set[str] = field(default_factory=set)

    def round(self, scheduler: Scheduler) -> None:
        """Make what is missing and publish. Whoever meets a broken entry drops it; the next round makes it again."""
        missing = self._missing(scheduler.failures)
        for key, made in self.found.items():
            if made.fit:
                self._finish(key, State.REUSED)
        scheduler.damaged.clear()
        scheduler.run(missing)
        published = self._publish()
        damaged = published.damaged | scheduler.damaged
        for key in damaged:
            self.found.pop(key, None)
        self.broken = bool(damaged)
        self._removed += published.removed
        self._unwritten = published.failed
        self._diagnostics += published.diagnostics

    def settle(self, key: str, made: Made) -> None:
        """Take in what was made."""
        self.found[key] = made
        if made.fit:
            self._finish(key, State.MADE)

    def outcome(self, scheduler: Scheduler, seconds: float) -> Outcome:
        """Sum up."""
        paths: dict[State, list[str]] = {state: [] for state in State}
        for artifact in self.plan.artifacts:
            path = artifact.recipe.path
            if self._ready(artifact) is None or path in self._unwritten:
                paths[State.FAILED].append(path)
                self._tell(artifact, State.FAILED)
            else:
                paths[State.MADE if artifact.key in scheduler.made else State.REUSED].append(path)
        diagnostics = [*self.plan.diagnostics, *self._remarks(scheduler), *self._diagnostics]
        if self.broken:
            diagnostics.append(_STORE_BROKEN)
        return Outcome(
            tuple(paths[State.MADE]),
            tuple(paths[State.REUSED]),
            tuple(self._removed),
            tuple(paths[State.FAILED]),
            tuple(dict.fromkeys(diagnostics)),
            seconds,
        )

    def _missing(self, failures: Collection[str]) -> set[str]:
        wanted = [artifact.key for artifact in self.plan.artifacts if artifact.key is not None]
        return gaps(self.plan, wanted, self.store, self.found, failures)

    def _publish(self) -> Published:
        results = [Result(artifact.recipe, artifact.key, self._ready(artifact)) for artifact in self.plan.artifacts]
        month, version = self.bulletin.month, bantin.__version__
        try:
            with exclusive(self.store.lock):
                return publish(self.folder, results, self.store, bulletin=month, version=version, only=self.only)
        except OSError as error:
            fault = system_fault("not-locked", "Không ghi được vào kho lưu của thư mục làm việc", error)
            return Published((), frozenset(result.recipe.path for result in results), frozenset(), (fault,))

    def _ready(self, artifact: Artifact) -> Made | None:
        """Find the result that an artifact publishes."""
        made = None if artifact.key is None else self.found.get(artifact.key)
        return made if made is not None and made.fit else None

    def _remarks(self, scheduler: Scheduler) -> Iterator[Diagnostic]:
        """Gather what making found, now or when it was made: a build that reuses tells what one that makes tells."""
        for key, job in self.plan.jobs.items():
            failure = scheduler.failures.get(key)
            if isinstance(failure, Diagnostic):
                yield failure
            elif failure is not None:
                yield located(failure, self.plan.origins[key], self.bulletin)
            elif job.remarkable:
                made = self.found.get(key) or self.store.get(key)
                for remark in made.remarks if made else ():
                    yield located(remark, self.plan.origins[key], self.bulletin)

    def _finish(self, key: str, state: State) -> None:
        for artifact in self.plan.artifacts:
            if artifact.key == key:
                self._tell(artifact, state)

    def _tell(self, artifact: Artifact, state: State) -> None:
        path = artifact.recipe.path
        if path not in self._finished:
            self._finished.add(path)
            done, total = len(self._finished), len(self.plan.artifacts)
            self.progress(Finished(artifact.recipe.channel, path, state, done, total))


_STORE_BROKEN = Diagnostic(
    "store-broken",
    Severity.ERROR,
    "Kho lưu .bantin/store cứ hỏng lại sau mỗi lần dựng",
    hint="Kiểm tra ổ đĩa, xoá thư mục .bantin rồi dựng lại",
)
