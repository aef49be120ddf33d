"""Making editions: each a whole month with its page and its ZIPs, from one store, many at once.

What has the same key in several editions is made once, as in any build; what has the same bytes lies on the drive once.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from bantin.content.editions.reading import Edition, Editions
from bantin.content.workspace import store_of
from bantin.files.beyond import store_at
from bantin.making.errors import system_fault
from bantin.making.executor import SerialExecutor
from bantin.making.faults import WORKER_DIED, stumbled
from bantin.making.make import make
from bantin.model.diagnostic import Code, Diagnostic, has_errors
from bantin.output.approval.state import Standing, State, Told
from bantin.output.build import build
from bantin.output.desk.page import page_folders
from bantin.output.desk.static_page import write_desk
from bantin.output.links import Links, Place
from bantin.output.manifest import read_manifest
from bantin.output.outcome import Outcome
from bantin.session.editions.approval import keep_proofs, state_of_edition
from bantin.session.editions.sharing import share_of
from bantin.session.month import Session, open_month
from bantin.session.remembered.receipts import Receipts

FOLDER = "editions"
"""Folder of a month in dist in which its editions lie."""

MODULE = __name__
"""What workers run."""

_AHEAD = 2
"""Editions that are handed out for each worker: it need not wait for the next."""

_PRUNED = 64
_POLL = 0.2
"""Seconds between looks up while waiting: on Windows an interrupt is not noticed during a wait."""


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
        state: how far its approval has come; None where nobody approves.
    """

    id: str
    told: str
    folder: Path
    outcome: Outcome | None
    diagnostics: tuple[Diagnostic, ...]
    bytes: int
    seconds: float
    state: Told | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it was made."""
        return self.outcome is not None and not self.outcome.failed and not has_errors(self.diagnostics)


@dataclass(frozen=True)
class Workshop:
    """All that editions are made with; it goes to other processes.

    Attributes:
        root: the workspace.
        month: as in 2024-11.
        out: the dist folder.
        today: as `open_month` has it.
        only: channels to make; all if None.
        recalled: codes of what was taken back.
        links: files of the edition that was made first, of which equal ones become second names.
        beyond: address of a store behind the workspace's own; none if empty.
        zips: whether to write a ZIP a channel. It holds again all that lies beside it, so nobody wants ninety of each.
    """

    root: Path
    month: str
    out: Path
    today: dt.date | None = None
    only: frozenset[str] | None = None
    recalled: Collection[str] = ()
    links: Links = field(default_factory=Links)
    beyond: str = ""
    zips: bool = False

    @property
    def folder(self) -> Path:
        """Where the editions lie, and the page over all of them."""
        return self.out / self.month / FOLDER

    def build_all(self, editions: Editions, executor: Executor, workers: int) -> Iterator[Built]:
        """Make editions, each told as soon as it is there; what is wrong with one holds up no other.

        The first is made job by job by all workers, so that what all share is there; then each by one of them.
        """
        for name, found in sorted(editions.wrong.items()):
            yield Built(name, name, self.folder / name, None, found, 0, 0.0)
        waiting = list(reversed(editions.found))
        if not waiting:
            return
        first = self.build(waiting.pop(), executor)
        yield first
        shop = replace(self, links=Links.to(first.folder))
        running: dict[Future[Built], Edition] = {}
        done = 1
        try:
            while waiting or running:
                while waiting and len(running) < _AHEAD * workers and not any(one.done() for one in running):
                    edition = waiting.pop()
                    running[_submitted(executor, shop, edition)] = edition
                wait(running, _POLL, FIRST_COMPLETED)
                for future in [future for future in running if future.done()]:
                    yield self._told(running.pop(future), future)
                    done += 1
                    if done % _PRUNED == 0:
                        self._prune()
        finally:
            for future in running:
                future.cancel()
            self._prune()

    def _told(self, edition: Edition, future: Future[Built]) -> Built:
        try:
            return future.result()
        except BrokenExecutor:
            found = WORKER_DIED
        except Exception as error:  # noqa: BLE001 - the others are to be made, whatever it is
            found = stumbled(f"Dựng ấn bản «{edition.id}»", error)
        return Built(edition.id, edition.told, self.folder / edition.id, None, (found,), 0, 0.0)

    def _prune(self) -> None:
        """See to the size of the store now and then: each time all of it is looked at."""
        with suppress(OSError):
            store_of(self.root).prune()

    def build(self, edition: Edition, executor: Executor | None = None) -> Built:
        """Make one edition, in this process unless an executor is given; what nobody foresaw is told as a bug."""
        start = time.perf_counter()
        folder, outcome, state = self.folder / edition.id, None, None
        try:
            receipts = Receipts(self.root, self.month, self.today, edition)
            known = receipts.built(folder) if self.only is None else None
            if known is not None and not self.zips:
                outcome, found = Outcome.of_what_was_there(known.artifacts, known.found), list(known.found)
                state = Told(Standing(known.told[0]), known.told[1]) if known.told else None
            else:
                outcome, found, stands = self._anew(edition, receipts, folder, executor or SerialExecutor())
                state = stands.kept if stands else None
        except OSError as error:  # the workspace or the store is away, or full
            found = [system_fault(Code("not-made"), f"Không dựng được ấn bản «{edition.id}»", error)]
        except Exception as error:  # noqa: BLE001 - the others are to be made, whatever it is
            found = [stumbled(f"Dựng ấn bản «{edition.id}»", error)]
        taken = time.perf_counter() - start
        told = tuple(dict.fromkeys(found))
        return Built(edition.id, edition.told, folder, outcome, told, _size(folder), taken, state)

    def _anew(
        self, edition: Edition, receipts: Receipts, folder: Path, executor: Executor
    ) -> tuple[Outcome | None, list[Diagnostic], State | None]:
        """Make an edition of which something may have changed, and find how it stands."""
        session = self._opened(edition, self.only)
        found = list(session.diagnostics)
        if session.bulletin is None or has_errors(found):
            return None, found, None
        outcome, state = self._made(edition, session, executor), None
        found += outcome.diagnostics
        lasting = [told for told in found if told not in outcome.mended]
        if self.today:
            here = (self.root, folder, edition, session.bulletin)
            state = state_of_edition(*here, today=self.today, zips=False)
            keep_proofs(*here, today=self.today)
        trouble = self._desk(edition, session, folder, lasting, state)
        if self.only is None and outcome.lasts and not trouble:
            receipts.keep_build(session, found, folder, (state.standing.value, state.told) if state else ())
        return outcome, found + trouble, state

    def _opened(self, edition: Edition, only: Collection[str] | None) -> Session:
        return open_month(
            self.root, self.month, only, aloud=True, today=self.today, recalled=self.recalled, edition=edition
        )

    def _made(self, edition: Edition, session: Session, executor: Executor) -> Outcome:
        assert session.bulletin is not None  # noqa: S101 - the caller has looked
        return build(
            session.bulletin,
            session.recipes,
            out=self.out,
            store=store_at(store_of(self.root).root, self.beyond),
            executor=executor,
            only=self.only,
            make=partial(make, beyond=self.beyond) if self.beyond else make,
            place=Place(
                self.folder / edition.id,
                self._lock(edition),
                self.links,
                share_of(self.root, edition, session.bulletin),
            ),
        )

    def _lock(self, edition: Edition) -> Path:
        """Name what keeps two processes from one edition; they need not wait for those that make others."""
        return store_of(self.root).lock.with_name(f"publishing-{edition.id}.lock")

    def _desk(
        self, edition: Edition, session: Session, folder: Path, found: Sequence[Diagnostic], state: State | None
    ) -> list[Diagnostic]:
        """Write the page of an edition, which shows all channels whichever were made now."""
        whole = session if self.only is None else self._opened(edition, None)
        assert whole.bulletin is not None  # noqa: S101 - it was read before
        return write_desk(
            folder,
            whole.bulletin,
            whole.recipes,
            diagnostics=[*whole.diagnostics, *found],
            web=page_folders(self.root),
            lock=self._lock(edition),
            state=state,
            zipped_by="" if self.zips else f"bantin build {self.month} --edition {edition.id} --zip",
        )


def _submitted(executor: Executor, shop: Workshop, edition: Edition) -> Future[Built]:
    """Hand an edition to a worker; where all of these have died, that is told of it."""
    try:
        return executor.submit(shop.build, edition)
    except BrokenExecutor as error:
        future: Future[Built] = Future()
        future.set_exception(error)
        return future


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
