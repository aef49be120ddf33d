"""A second try for editions that failed through no fault of anybody's texts: a worker died, a drive was full or away.

Each is tried alone, so that one that ends its worker again takes no other with it, and by processes of this machine:
it is here that somebody reads what is told then, and a cluster may have lost all its workers.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor

from bantin.content.editions.reading import Edition, Editions
from bantin.model.diagnostic import Severity
from bantin.session.editions.building import Built, Workshop

OF_MACHINES = frozenset({"worker-died", "not-made", "not-written", "not-locked", "film-failed", "store-broken"})
"""Codes of what a machine lacked, which another one, or the same a minute later, may have."""


def build_whole(
    workshop: Workshop, editions: Editions, executor: Executor, workers: int, own: Executor
) -> Iterator[Built]:
    """Make editions, and again those that machines failed; each is told once, when it is as it will stay.

    Args:
        workshop: what they are made with.
        editions: which.
        executor: makes them.
        workers: how many it has.
        own: of this machine, which makes the jobs of those that failed.
    """
    by_name = {one.id: one for one in editions.found}
    failed: list[Edition] = []
    for built in workshop.build_all(editions, executor, workers):
        edition = by_name.get(built.id)
        if edition is not None and failed_by_machine(built):
            failed.append(edition)
        else:
            yield built
    for edition in failed:
        yield workshop.build(edition, own)


def failed_by_machine(built: Built) -> bool:
    """Return whether all that is wrong with an edition is what a machine lacked."""
    wrong = [one.code for one in built.diagnostics if one.severity is Severity.ERROR]
    return bool(wrong) and OF_MACHINES.issuperset(wrong)
