"""Films, made in the background: later than everything that is seen at once, and given up as soon as they are old."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bantin.files.store import Made, Store
from bantin.making.events import Advanced, Event
from bantin.making.executor import BackgroundPool
from bantin.making.make import make
from bantin.making.missing import gaps
from bantin.making.plan import Plan
from bantin.making.scheduler import Scheduler
from bantin.model.diagnostic import Diagnostic, Remark

Told = Callable[[Plan, Advanced], None]
Settled = Callable[[Plan, str, Made | None, Remark | Diagnostic | None], None]


class _OvertakenError(Exception):
    """A newer order has come."""


@dataclass
class Films:
    """Makes what is ordered last.

    Attributes:
        told: called with progress, in this object's thread.
        settled: called with the key of a thing that is made, or that failed.
    """

    store: Store
    told: Told
    settled: Settled
    _order: tuple[Plan, tuple[str, ...]] | None = None
    _bell: threading.Condition = field(default_factory=threading.Condition)
    _stopped: bool = False
    _pool: BackgroundPool = field(default_factory=lambda: BackgroundPool(max(1, (os.cpu_count() or 1) // 2)))

    def order(self, plan: Plan, keys: tuple[str, ...]) -> None:
        """Ask for some of a plan's things; whatever was asked for before is not wanted any more."""
        with self._bell:
            self._order = plan, keys
            self._bell.notify_all()

    def stop(self) -> None:
        """Stop at once."""
        with self._bell:
            self._stopped = True
            self._bell.notify_all()
        self._pool.stop()

    def run(self) -> None:
        """Make what is ordered, until stopped."""
        while (order := self._next()) is not None:
            try:
                self._make(*order)
            except _OvertakenError:
                continue
            except RuntimeError:  # the pool was stopped under our hands
                if not self._stopped:
                    raise

    def _next(self) -> tuple[Plan, tuple[str, ...]] | None:
        with self._bell:
            self._bell.wait_for(lambda: self._order is not None or self._stopped)
            order, self._order = self._order, None
            return None if self._stopped else order

    def _make(self, plan: Plan, keys: tuple[str, ...]) -> None:
        def progress(event: Event) -> None:
            self._look_up()
            if isinstance(event, Advanced):
                self.told(plan, event)

        def settled(key: str, made: Made) -> None:
            self.settled(plan, key, made, None)
            self._look_up()

        found: dict[str, Made] = {}
        scheduler = Scheduler(plan, self.store.root, self._pool, make, progress, settled)
        scheduler.run(gaps(plan, keys, self.store, found))
        self._look_up()
        for key, failure in scheduler.failures.items():
            self.settled(plan, key, None, failure)
        for key in keys:
            if key not in scheduler.made and key not in scheduler.failures:
                self.settled(plan, key, found.get(key), None)

    def _look_up(self) -> None:
        with self._bell:
            if self._order is not None or self._stopped:
                raise _OvertakenError
