"""What a plan still lacks: the jobs whose results are not in the store, without those that cannot be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bantin.files.store import Made, Store
from bantin.making.plan import Plan


def gaps(
    plan: Plan, wanted: Iterable[str], store: Store, found: dict[str, Made], failures: Collection[str] = ()
) -> set[str]:
    """Find what is to be made so that some things of a plan are there.

    Args:
        plan: what they need.
        wanted: their keys.
        store: where made things are.
        found: what is known to be there; what is met in the store is added.
        failures: keys of jobs that cannot be made.
    """
    missing: set[str] = set()
    open_ = list(wanted)
    while open_:
        key = open_.pop()
        if key in found or key in missing:
            continue
        made = store.get(key)
        if made is not None:
            found[key] = made
        else:
            missing.add(key)
            open_ += plan.jobs[key].needs
    return missing - _hopeless(plan, found, failures)


def _hopeless(plan: Plan, found: dict[str, Made], failures: Collection[str]) -> set[str]:
    """Find what cannot be made because something that it needs is unfit or has failed."""
    hopeless: set[str] = {key for key, made in found.items() if not made.fit}.union(failures)
    for key, job in plan.jobs.items():
        if not hopeless.isdisjoint(job.needs):
            hopeless.add(key)
    return hopeless
