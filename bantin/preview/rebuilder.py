"""Rebuilding a month whenever its files change: what the editor looks at is made first, films last.

Pictures of an entry whose file changed are made as soon as its channel is planned, before the other channels are.

All happens in one thread, for fonts must not be shared: cards, texts and rehearsals of slides that changed are made in
it, films by a pool of processes that it waits for. A change interrupts all. What could not be made keeps what was shown
of it before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from bantin.content.workspace import templates_folders
from bantin.files.store import Made, Store
from bantin.making.events import Advanced, Event
from bantin.making.executor import BackgroundPool, SerialExecutor
from bantin.making.faults import WORKER_DIED, stumbled
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.text import TextJob
from bantin.making.make import make as make_job
from bantin.making.plan import Artifact, Plan, plan_recipes
from bantin.making.run import Run
from bantin.making.scheduler import Make, Urgency
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.recipe import Recipe, Role, Still, TextFile
from bantin.preview.watch import Changes
from bantin.session.month import Session, clear_looks

_BLOCKING = frozenset({Code("bad-look"), Code("bad-markup"), Code("stumbled")})
"""Codes that are told as loudly as a mistake in the month's files: what they stop is much, or nobody knows how much."""

_REST = 0.5
"""Seconds after what was made of a change until slides are rehearsed, which no other change interrupts: whoever goes on
writing sees the next picture first."""

_MOST_REHEARSED = 12
"""Slides that are rehearsed after a save, about half a second each: all of them, where a theme changes, would have the
films wait."""


class _OvertakenError(Exception):
    """Something has changed again while a month was being planned."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of a month at one moment.

    Attributes:
        month: as in 2024-11.
        bulletin: the month as it could be read last; None if it never could.
        plan: what is made of it.
        found: results that are there, by key; unfit ones too.
        failed: keys of what cannot be made, or is unfit.
        kept: path of an artifact → key and result that it last had.
        diagnostics: all that reading, checks and making found.
        blocking: those because of which what is shown is not what is written.
        progress: path of an artifact that is being made → jobs done, and all.
        stale: files that are not drawn as they are written, because of mistakes in them.
        listed: as in `Session`.
    """

    month: str
    bulletin: Bulletin | None = None
    plan: Plan = field(default_factory=Plan)
    found: Mapping[str, Made] = field(default_factory=dict)
    failed: frozenset[str] = frozenset()
    kept: Mapping[str, tuple[str, Made]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    blocking: tuple[Diagnostic, ...] = ()
    progress: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    listed: tuple[Entry, ...] = ()

    def made(self, artifact: Artifact) -> Made | None:
        """Return an artifact's newest result if it is there and fit."""
        found = self.found.get(artifact.key or "")
        return found if found is not None and found.fit else None


Each = Callable[[Sequence[Recipe]], None]
"""Is told what to make for a channel, as soon as that is known."""


class Open(Protocol):
    """Reads a month, and tells what to make channel by channel."""

    def __call__(self, root: Path, month: str, /, *, each: Each) -> Session:
        """Read it."""


class Rebuilder:
    """Rebuilds a month after each change, and tells how far it is."""

    def __init__(
        self,
        root: Path,
        month: str,
        *,
        store: Store,
        changes: Changes,
        tell: Callable[[Snapshot], None],
        open_: Open,
        make: Make = make_job,
    ) -> None:
        """Take a workspace.

        Args:
            root: the workspace.
            month: the month to show first.
            store: where results are kept.
            changes: which files changed.
            tell: called in the thread of `run` whenever something is new.
            open_: reads a month.
            make: makes one job; must be picklable.
        """
        self._root = root
        self._month = month
        self._changes = changes
        self._tell_snapshot = tell
        self._open = open_
        self._pool = BackgroundPool(max(1, (os.cpu_count() or 1) // 2))
        self._run = Run(Plan(), store, make)
        self._snapshot = Snapshot(month)
        self._rehearsed: set[str] = set()
        self._read: tuple[Diagnostic, ...] = ()
        self._blocking: tuple[Diagnostic, ...] = ()

    def show(self, month: str) -> None:
        """Change to another month; may be called from any thread."""
        self._month = month
        self._changes.put([self._root])

    def run(self) -> None:
        """Rebuild until the changes are closed."""
        try:
            changed: frozenset[Path] | None = frozenset()
            left: frozenset[Path] = frozenset()
            while changed is not None:
                try:
                    left = self._rebuild(changed | left, patient=bool(left))
                except Exception as error:  # noqa: BLE001 - whatever it is, the next save may mend it
                    self._blocking = (stumbled("Xem trước", error),)
                    self._tell()
                changed = self._changes.take()
        finally:
            self._pool.stop()

    def _rebuild(self, changed: frozenset[Path], *, patient: bool) -> frozenset[Path]:
        """Read the month and make what is new in it, until something changes again.

        Args:
            changed: the files because of which.
            patient: whether it is planned to its end, whatever changes meanwhile; every other time at least, so that
                somebody who goes on and on writing sees more than the own item.

        Returns:
            Those files that are not planned yet, as others have changed since.
        """
        month = self._month
        templates = templates_folders(self._root)
        if any(path.is_relative_to(folder) for path in changed for folder in templates):
            clear_looks()
        if month != self._snapshot.month:
            self._run = Run(Plan(), self._run.store, self._run.make)
            self._snapshot = Snapshot(month)
        touched = {path.stem for path in changed}
        patient = patient or self._snapshot.bulletin is None

        def early(recipes: Sequence[Recipe]) -> None:
            self._make_early(recipes, touched)
            if not patient and self._changes.coming.done():
                raise _OvertakenError

        try:
            session = self._open(self._root, month, each=early)
        except _OvertakenError:
            return changed
        if month == self._month:
            self._make(session, touched, rest=_REST if changed else 0)
        return frozenset()

    def _make(self, session: Session, touched: Collection[str], *, rest: float) -> None:
        """Make what is new in a month that was read, until something changes again."""
        self._read = session.diagnostics
        errors = [found for found in session.diagnostics if found.severity is Severity.ERROR]
        if session.bulletin is None:
            self._blocking = tuple(errors)
            self._snapshot = replace(self._snapshot, progress={})
            self._tell()
            return
        self._blocking = tuple(found for found in errors if found.code in _BLOCKING or self._stops(found, session))
        self._plan(session)
        self._tell()
        self._make_cards(touched)
        if not self._changes.coming.done():
            self._tell()
        if session.stale:
            return  # films of a month with mistakes are nothing to wait for: the next save may mend them
        if self._changes.rest(rest):
            self._rehearse(touched)
        if not self._changes.coming.done():
            self._make_films()

    @staticmethod
    def _stops(found: Diagnostic, session: Session) -> bool:
        """Whether a mistake is in a file that is not drawn as it is written."""
        return (found.location.file if found.location else "") in session.stale

    def _plan(self, session: Session) -> None:
        """Plan a month that could be read, and find what is there of it."""
        before = self._run
        plan = plan_recipes(session.recipes)
        found = {key: made for key in plan.jobs if (made := before.found.get(key)) and before.store.path(key).exists()}
        if self._snapshot.bulletin is None:
            self._rehearsed = {still for still, _ in _moving(plan)}
        self._run = Run(plan, before.store, before.make, found)
        self._run.look_up(plan.jobs)
        self._snapshot = replace(
            self._snapshot,
            bulletin=session.bulletin,
            plan=plan,
            progress={},
            stale=session.stale,
            listed=session.listed,
        )

    def _make_early(self, recipes: Sequence[Recipe], touched: Collection[str]) -> None:
        """Show the pictures and texts of a channel that entries have whose files changed, before all else is planned.

        Whoever writes looks at one of them. What else is seen stays as it is until then; so do entries that are new, or
        have more pictures now, or fewer.
        """
        shown = self._snapshot
        mine = [one for one in recipes if one.item in touched and isinstance(one.what, Still | TextFile)]
        places = {found.recipe.path for found in shown.plan.artifacts if found.recipe.item in touched}
        if shown.bulletin is None or not mine or not places >= {one.path for one in mine}:
            return
        plan = plan_recipes(mine)
        there = {key: made for key in plan.jobs if (made := shown.found.get(key))}
        run = Run(plan, self._run.store, self._run.make, there)
        fresh = {artifact.recipe.path: artifact for artifact in plan.artifacts}

        def tell(_: str) -> None:
            ready = {path for path, artifact in fresh.items() if run.ready(artifact)}
            artifacts = [fresh[one.recipe.path] if one.recipe.path in ready else one for one in shown.plan.artifacts]
            now = replace(shown, plan=replace(shown.plan, artifacts=artifacts), found={**shown.found, **run.found})
            self._tell_snapshot(now)

        order = {key: number for number, key in enumerate(plan.jobs)}
        pictures = [key for key, job in plan.jobs.items() if isinstance(job, StillJob | TextJob)]
        coming = self._changes.coming

        def urgency(key: str) -> Urgency:
            return isinstance(plan.jobs[key], StillJob), -order[key]

        run.work(pictures, SerialExecutor(), settled=tell, urgency=urgency, cancelled=coming)
        self._snapshot = replace(shown, found={**shown.found, **run.found})  # what is there is not told once more

    def _make_cards(self, touched: Collection[str]) -> None:
        """Make pictures and texts here and now, those of entries whose files changed first, slides of films last."""
        plan = self._run.plan
        order = {key: number for number, key in enumerate(plan.jobs)}

        def urgency(key: str) -> Urgency:
            origin = plan.origins[key]
            return origin.item in touched, origin.role is not Role.FILM, -order[key]

        self._run.work(
            [key for key, job in plan.jobs.items() if isinstance(job, StillJob | TextJob)],
            SerialExecutor(),
            settled=lambda _: self._tell(),
            urgency=urgency,
            cancelled=self._changes.coming,
        )

    def _rehearse(self, touched: Collection[str]) -> None:
        """Show what moves on slides that changed: those of entries whose files did, else the first dozen of all.

        A month that is just opened is not rehearsed: its films are there, or are made anyway.
        """
        plan = self._run.plan
        fresh = [(still, key) for still, key in _moving(plan) if still not in self._rehearsed]
        own = [slide for slide in fresh if plan.origins[slide[0]].item in touched]
        for still, key in (own or fresh)[:_MOST_REHEARSED]:
            self._run.work([key], SerialExecutor(), cancelled=self._changes.coming)
            if self._changes.coming.done():
                return
            self._rehearsed.add(still)
            self._tell()
        self._rehearsed.update(still for still, _ in fresh)

    def _make_films(self) -> None:
        """Make all else in other processes: films, loops, and what is packed."""
        self._run.work(
            [artifact.key for artifact in self._run.plan.artifacts if artifact.key is not None],
            self._pool,
            progress=self._advance,
            settled=self._settle,
            cancelled=self._changes.coming,
        )
        self._tell()
        if WORKER_DIED in self._run.failures.values():
            self._pool.stop()  # and begin anew with the next film

    def _advance(self, event: Event) -> None:
        if isinstance(event, Advanced):
            progress = {**self._snapshot.progress, event.path: (event.done, event.total)}
            self._snapshot = replace(self._snapshot, progress=progress)

    def _settle(self, key: str) -> None:
        done = {artifact.recipe.path for artifact in self._run.plan.artifacts if artifact.key == key}
        progress = {path: far for path, far in self._snapshot.progress.items() if path not in done}
        self._snapshot = replace(self._snapshot, progress=progress)
        self._tell()

    def _tell(self) -> None:
        run, bulletin = self._run, self._snapshot.bulletin
        kept = dict(self._snapshot.kept)
        for artifact in run.plan.artifacts:
            made = run.ready(artifact)
            if made is not None and artifact.key is not None:
                kept[artifact.recipe.path] = artifact.key, made
        making = [] if bulletin is None else [*run.plan.diagnostics, *run.diagnostics(bulletin)]
        loud = [found for found in making if found.code in _BLOCKING]
        self._snapshot = replace(
            self._snapshot,
            found=dict(run.found),
            failed=frozenset(run.unavailable()),
            kept=kept,
            diagnostics=tuple(dict.fromkeys([*self._read, *making])),
            blocking=tuple(dict.fromkeys([*self._blocking, *loud])),
        )
        self._tell_snapshot(self._snapshot)


def _moving(plan: Plan) -> Iterator[tuple[str, str]]:
    """List the slides on which something moves: the keys of their still and of what rehearses them."""
    for film, stills in plan.slides.items():
        for still, key in zip(stills, plan.rehearsals[film], strict=True):
            if key is not None:
                yield still, key
