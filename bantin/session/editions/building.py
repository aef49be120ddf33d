"""Making editions: each a whole month with its page and its ZIPs, one after the other, from one store.

What has the same key in several editions is made once, as in any build; what has the same bytes lies on the drive once.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from bantin.content.editions.reading import Edition, Editions
from bantin.content.workspace import store_of
from bantin.making.events import Event
from bantin.making.faults import stumbled
from bantin.model.diagnostic import Diagnostic, has_errors
from bantin.output.build import Outcome, build
from bantin.output.desk.page import page_folders
from bantin.output.desk.static_page import write_desk
from bantin.output.links import Links
from bantin.output.manifest import read_manifest
from bantin.session.month import Session, open_month

FOLDER = "editions"
"""Folder of a month in dist in which its editions lie."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of an edition.

    Attributes:
        id: of the edition.
        told: the name of its unit.
        folder: where it lies.
        outcome: None where it was not made, as something is wrong with it.
        diagnostics: all that was found.
        bytes: of the files that its manifest lists.
        seconds: how long it took.
    """

    id: str
    told: str
    folder: Path
    outcome: Outcome | None
    diagnostics: tuple[Diagnostic, ...]
    bytes: int
    seconds: float

    @property
    def whole(self) -> bool:
        """Whether all of it was made."""
        return self.outcome is not None and not self.outcome.failed and not has_errors(self.diagnostics)


@dataclass
class Workshop:
    """All that editions are made with.

    Attributes:
        root: the workspace.
        month: as in 2024-11.
        out: the dist folder.
        executor: runs the jobs of all of them.
        today: as `open_month` has it.
        only: channels to make; all if None.
        recalled: codes of what was taken back.
        progress: called with what goes on in the edition that is being made.
    """

    root: Path
    month: str
    out: Path
    executor: Executor
    today: dt.date | None = None
    only: frozenset[str] | None = None
    recalled: Collection[str] = ()
    progress: Callable[[Event], None] = lambda _: None
    links: Links = field(default_factory=Links)

    @property
    def folder(self) -> Path:
        """Where the editions lie, and the page over all of them."""
        return self.out / self.month / FOLDER

    def build_all(self, editions: Editions) -> Iterator[Built]:
        """Make editions, each as soon as it is asked for; what is wrong with one holds up no other."""
        for name, found in sorted(editions.wrong.items()):
            yield Built(name, name, self.folder / name, None, found, 0, 0.0)
        for edition in editions.found:
            yield self.build(edition)

    def build(self, edition: Edition) -> Built:
        """Make one edition. Whatever nobody foresaw is told as a bug, and the next one can be made."""
        start = time.perf_counter()
        folder, outcome = self.folder / edition.id, None
        try:
            session = self._opened(edition, self.only)
            found = list(session.diagnostics)
            if session.bulletin is not None and not has_errors(found):
                outcome = self._made(session, folder)
                found += outcome.diagnostics
                lasting = [told for told in found if told not in outcome.mended]
                found += self._desk(edition, session, folder, lasting)
        except Exception as error:  # noqa: BLE001 - the others are to be made, whatever it is
            found = [stumbled(f"Dựng ấn bản «{edition.id}»", error)]
        taken = time.perf_counter() - start
        return Built(edition.id, edition.told, folder, outcome, tuple(dict.fromkeys(found)), _size(folder), taken)

    def _opened(self, edition: Edition, only: Collection[str] | None) -> Session:
        return open_month(
            self.root, self.month, only, aloud=True, today=self.today, recalled=self.recalled, edition=edition
        )

    def _made(self, session: Session, folder: Path) -> Outcome:
        assert session.bulletin is not None  # noqa: S101 - the caller has looked
        return build(
            session.bulletin,
            session.recipes,
            out=self.out,
            store=store_of(self.root),
            executor=self.executor,
            progress=self.progress,
            only=self.only,
            folder=folder,
            links=self.links,
        )

    def _desk(self, edition: Edition, session: Session, folder: Path, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Write the page of an edition, which shows all channels whichever were made now."""
        whole = session if self.only is None else self._opened(edition, None)
        assert whole.bulletin is not None  # noqa: S101 - it was read before
        return write_desk(
            folder,
            whole.bulletin,
            whole.recipes,
            diagnostics=[*whole.diagnostics, *found],
            web=page_folders(self.root),
            lock=store_of(self.root).lock,
        )


def found_there(edition: Edition, folder: Path) -> Built | None:
    """Tell of an edition that was made before, by its manifest; None where it was not."""
    manifest, found = read_manifest(folder)
    if manifest is None:
        return None
    stale = tuple(file.path for file in manifest.files if file.stale)
    outcome = Outcome((), tuple(file.path for file in manifest.files), (), stale, (), (), 0.0)
    return Built(edition.id, edition.told, folder, outcome, tuple(found), _size(folder), 0.0)


def _size(folder: Path) -> int:
    manifest, _ = read_manifest(folder)
    return sum(file.bytes for file in manifest.files) if manifest else 0
