"""Incremental build: results in the store are reused, the others made, and the month's folder of dist updated."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import bantin
from bantin.files.lock import exclusive
from bantin.files.store import Store
from bantin.making.errors import system_fault
from bantin.making.events import Event, Finished, Status
from bantin.making.faults import STORE_BROKEN
from bantin.making.make import make as make_job
from bantin.making.plan import Artifact, plan_recipes
from bantin.making.run import ROUNDS, Run
from bantin.making.scheduler import Make
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Code, Diagnostic
from bantin.model.recipe import Recipe
from bantin.output.links import Place
from bantin.output.manifest import File, Imprint
from bantin.output.outcome import Outcome
from bantin.output.publish import Published, Result, publish


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
    place: Place | None = None,
    begun: Collection[str] = (),
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
        place: where the artifacts go instead; who names one sees to the size of the store, too.
        begun: keys of jobs that were begun for this build: their results are made, even if they are there by now.

    Raises:
        Exception: a bug. All else was made and published before.
    """
    start = time.perf_counter()
    plan = plan_recipes(recipes)
    run = Run(plan, store, make, made=plan.jobs.keys() & begun)
    artifacts = run.plan.artifacts
    wanted = [artifact.key for artifact in artifacts if artifact.key is not None]
    finished = _Finished(run, progress)
    where = place or Place(out / bulletin.month, store.lock, None)
    dist = _Dist(run, where, bulletin.month, Imprint.of(bulletin, where.share), only)
    for _ in range(ROUNDS):
        run.work(wanted, executor, progress=progress, settled=finished.settled)
        damaged = dist.update()
        if not damaged:
            break
        run.forget(damaged)
    else:
        dist.diagnostics.append(STORE_BROKEN)
    if run.made and place is None:
        with suppress(OSError):
            store.prune(run.plan.jobs)
    if run.bugs:
        raise run.bugs[0]
    statuses = {artifact.recipe.path: finished.tell(artifact, dist.status(artifact)) for artifact in artifacts}
    run.look_up_remarks()
    return Outcome(
        made=tuple(path for path, status in statuses.items() if status is Status.MADE),
        reused=tuple(path for path, status in statuses.items() if status is Status.REUSED),
        removed=tuple(dist.removed),
        failed=tuple(path for path, status in statuses.items() if status is Status.FAILED),
        diagnostics=tuple(dict.fromkeys([*run.plan.diagnostics, *run.diagnostics(bulletin), *dist.diagnostics])),
        mended=tuple(dist.mended),
        seconds=time.perf_counter() - start,
        passing=tuple(dist.diagnostics),
    )


@dataclass
class _Finished:
    """Emits one `Finished` event per artifact: when its bytes are in the store, or else at the end of the build."""

    run: Run
    progress: Callable[[Event], None]
    _told: set[str] = field(default_factory=set)

    def settled(self, key: str) -> None:
        """Emit the events of all artifacts that have this result."""
        for artifact in self.run.plan.artifacts:
            if artifact.key == key and self.run.ready(artifact) is not None:
                self.tell(artifact, Status.MADE if key in self.run.made else Status.REUSED)

    def tell(self, artifact: Artifact, status: Status) -> Status:
        """Emit an artifact's event unless it has been emitted."""
        path = artifact.recipe.path
        if path not in self._told:
            self._told.add(path)
            total = len(self.run.plan.artifacts)
            self.progress(Finished(artifact.recipe.channel, path, status, len(self._told), total))
        return status


@dataclass
class _Dist:
    """A month's folder of dist, and what was published in it, round by round."""

    run: Run
    place: Place
    month: str
    imprint: Imprint | None
    only: Collection[str] | None
    removed: list[File] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    mended: list[Diagnostic] = field(default_factory=list)
    _unwritten: frozenset[str] = frozenset()

    def update(self) -> Collection[str]:
        """Publish what is ready; returns keys of results whose entries in the store are damaged."""
        published = self._publish()
        self.removed += published.removed
        self.diagnostics += published.diagnostics
        self.mended += published.mended
        self._unwritten = published.failed
        return published.damaged

    def status(self, artifact: Artifact) -> Status:
        """Return the final status of an artifact."""
        if self.run.ready(artifact) is None or artifact.recipe.path in self._unwritten:
            return Status.FAILED
        return Status.MADE if artifact.key in self.run.made else Status.REUSED

    def _publish(self) -> Published:
        store = self.run.store
        artifacts = self.run.plan.artifacts
        results = [Result(artifact.recipe, artifact.key, self.run.ready(artifact)) for artifact in artifacts]
        try:
            with exclusive(self.place.lock):
                return publish(
                    self.place.folder,
                    results,
                    store,
                    bulletin=self.month,
                    version=bantin.__version__,
                    imprint=self.imprint,
                    only=self.only,
                    links=self.place.links,
                )
        except OSError as error:
            fault = system_fault(Code("not-locked"), "Không ghi được vào kho lưu của thư mục làm việc", error)
            return Published((), frozenset(result.recipe.path for result in results), frozenset(), (fault,))
