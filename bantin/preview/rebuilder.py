"""The workshop: after each change it reads the month again and makes what changed, what the editor looks at first.

It runs in one thread, for fonts must not be shared; films go to the background. What could not be made keeps what was
there before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bantin.files.store import Made, Store
from bantin.making.errors import MakeError, system_fault
from bantin.making.events import Advanced
from bantin.making.jobs.base import Job
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.text import TextJob
from bantin.making.locating import located
from bantin.making.make import make
from bantin.making.plan import Artifact, Plan, plan_recipes
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Remark, Severity
from bantin.model.recipe import Role
from bantin.preview.background import Films
from bantin.preview.watch import Changes
from bantin.session.month import Session, open_month

_DESIGN = frozenset({"bad-look", "bad-markup"})
"""Codes of mistakes in looks: they matter to all that is seen, and are told as loudly as those of a file."""


@dataclass(frozen=True, slots=True)
class Scene:
    """How things stand.

    Attributes:
        bulletin: the month as it could be read last; None where it never could.
        plan: what to make of it.
        found: what is made, by key.
        failed: keys of what could not be made.
        kept: what each artifact last showed: path → key and what is known of it.
        diagnostics: all that was found, of reading, checks and making.
        blocking: those because of which what is seen is not what is written.
        progress: how far a film is: path → jobs done and all.
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

    def made(self, artifact: Artifact) -> Made | None:
        """Find what an artifact's newest bytes are, if they are there."""
        found = self.found.get(artifact.key or "")
        return found if found is not None and found.fit else None


def _open(root: Path, month: str) -> Session:
    return open_month(root, month, aloud=True)


class Workshop:
    """Keeps a month's pictures as its files are."""

    def __init__(
        self,
        root: Path,
        month: str,
        *,
        store: Store,
        changes: Changes,
        tell: Callable[[Scene], None],
        open_: Callable[[Path, str], Session] = _open,
    ) -> None:
        """Take a workspace.

        Args:
            root: the workspace.
            month: the month to show first.
            store: where made things are kept.
            changes: which files changed.
            tell: called, in this object's threads but never in two at once, with how things stand.
            open_: reads a month.
        """
        self._root = root
        self._store = store
        self._changes = changes
        self._tell_scene = tell
        self._open = open_
        self._films = Films(store, self._film_advanced, self._film_settled)
        self._lock = threading.RLock()
        self._scene = Scene(month)
        self._remarks: dict[str, Diagnostic] = {}
        self._read: tuple[Diagnostic, ...] = ()

    def show(self, month: str) -> None:
        """Change to another month."""
        with self._lock:
            self._scene = Scene(month)
        self._changes.put([self._root])

    def run(self) -> None:
        """Work until the changes are closed."""
        background = threading.Thread(target=self._films.run, name="films")
        background.start()
        try:
            touched: frozenset[Path] | None = frozenset()
            while touched is not None:
                try:
                    self._refresh({path.stem for path in touched})
                except Exception as error:  # noqa: BLE001 - whatever it is, the next save may mend it
                    self._stumbled(error)
                touched = self._changes.take()
        finally:
            self._films.stop()
            background.join()

    def _refresh(self, touched: Collection[str]) -> None:
        month = self._scene.month
        session = self._open(self._root, month)
        with self._lock:
            if self._scene.month != month:
                return
            self._read = session.diagnostics
            if session.bulletin is None:
                self._films.order(Plan(), ())
                self._scene = replace(self._scene, blocking=_errors(session.diagnostics), progress={})
                self._tell()
                return
            self._take(session)
        plan = self._scene.plan
        quick = [key for key, job in plan.jobs.items() if isinstance(job, StillJob | TextJob)]
        for key in sorted(quick, key=lambda key: _rank(plan, key, touched)):
            if self._changes.waiting():
                return
            self._make(key, plan.jobs[key])
        self._tell()
        others = {artifact.key for artifact in plan.artifacts if artifact.key} - set(quick)
        self._films.order(plan, tuple(others - self._scene.failed))

    def _take(self, session: Session) -> None:
        """Plan a month that could be read, and show at once what is there of it."""
        before = self._scene
        plan = plan_recipes(session.recipes)
        found = {key: made for key in plan.jobs if (made := before.found.get(key) or self._store.get(key))}
        blocking = tuple(found for found in _errors(session.diagnostics) if found.code in _DESIGN)
        failed = frozenset(key for key, made in found.items() if not made.fit)
        self._remarks = {}
        self._scene = replace(
            before, bulletin=session.bulletin, plan=plan, found=found, failed=failed, blocking=blocking, progress={}
        )
        for key in found:
            self._note(key)
        self._tell()

    def _make(self, key: str, job: Job) -> None:
        if key in self._scene.found or key in self._scene.failed:
            return
        for need in job.needs:
            self._make(need, self._scene.plan.jobs[need])
        if not self._scene.failed.isdisjoint(job.needs):
            self._scene = replace(self._scene, failed=self._scene.failed | {key})
            return
        try:
            made = make(job, self._store.root)
        except MakeError as error:
            self._settle(key, None, error.remark)
        except OSError as error:
            self._settle(key, None, system_fault("not-made", "Không dựng được một số sản phẩm", error))
        else:
            self._settle(key, made, None)
        self._tell()

    def _settle(self, key: str, made: Made | None, failure: Remark | Diagnostic | None) -> None:
        with self._lock:
            if key not in self._scene.plan.jobs:
                return
            if made is not None:
                self._scene = replace(self._scene, found={**self._scene.found, key: made})
            if made is None or not made.fit:
                self._scene = replace(self._scene, failed=self._scene.failed | {key})
            self._note(key, failure)

    def _note(self, key: str, failure: Remark | Diagnostic | None = None) -> None:
        """Keep what is seen of a thing, and what making it found."""
        scene = self._scene
        made, origin, bulletin = scene.found.get(key), scene.plan.origins[key], scene.bulletin
        remarks: list[Remark | Diagnostic] = [*(made.remarks if made else ()), *([failure] if failure else [])]
        for remark in remarks:
            told = located(remark, origin, bulletin) if isinstance(remark, Remark) and bulletin else remark
            if isinstance(told, Diagnostic):
                self._remarks[f"{key}{told.code}{told.message}"] = told

    def _film_advanced(self, plan: Plan, event: Advanced) -> None:
        with self._lock:
            if plan is self._scene.plan:
                progress = {**self._scene.progress, event.path: (event.done, event.total)}
                self._scene = replace(self._scene, progress=progress)
        self._tell()

    def _film_settled(self, plan: Plan, key: str, made: Made | None, failure: Remark | Diagnostic | None) -> None:
        with self._lock:
            if plan is not self._scene.plan:
                return
            self._settle(key, made, failure)
            path = plan.origins[key].path
            if any(artifact.key == key for artifact in plan.artifacts):
                progress = {name: far for name, far in self._scene.progress.items() if name != path}
                self._scene = replace(self._scene, progress=progress)
        self._tell()

    def _stumbled(self, error: Exception) -> None:
        what = f"Xem trước gặp lỗi của chính bantin ({type(error).__name__}: {error})"
        hint = "Lưu lại tệp để thử lần nữa; nếu vẫn lỗi, chạy bantin check và báo cho người phụ trách máy"
        with self._lock:
            self._scene = replace(self._scene, blocking=(Diagnostic("stumbled", Severity.ERROR, what, hint=hint),))
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            scene = self._scene
            kept = dict(scene.kept)
            for artifact in scene.plan.artifacts:
                made = scene.made(artifact)
                if made is not None and artifact.key is not None:
                    kept[artifact.recipe.path] = artifact.key, made
            mistakes = tuple(found for found in self._remarks.values() if found.code in _DESIGN)
            blocking = tuple(dict.fromkeys([*scene.blocking, *mistakes]))
            diagnostics = tuple(dict.fromkeys([*self._read, *scene.plan.diagnostics, *self._remarks.values()]))
            self._scene = replace(scene, kept=kept, diagnostics=diagnostics)
            self._tell_scene(replace(self._scene, blocking=blocking))


def _errors(diagnostics: Collection[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(found for found in diagnostics if found.severity is Severity.ERROR)


def _rank(plan: Plan, key: str, touched: Collection[str]) -> tuple[bool, bool]:
    """Order what is made: the changed item's, what is published as a picture or text, then slides of films."""
    origin = plan.origins[key]
    return origin.item not in touched, origin.role is Role.FILM
