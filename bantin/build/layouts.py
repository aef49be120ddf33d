"""Lays out everything that recipes ask for, without painting: what `bantin check` needs to know."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.build.faults import MakeError
from bantin.build.jobs import StillJob
from bantin.build.plan import plan_recipes
from bantin.build.remarks import located
from bantin.build.stills import laid
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Remark
from bantin.model.recipe import Recipe


def layout_diagnostics(bulletin: Bulletin, recipes: Iterable[Recipe]) -> list[Diagnostic]:
    """Tell what a build would find in layouts and paths; reads no picture and writes nothing."""
    plan = plan_recipes(recipes)
    found = list(plan.diagnostics)
    for key, job in plan.jobs.items():
        if isinstance(job, StillJob):
            found += [located(remark, plan.origins[key], bulletin) for remark in _remarks(job)]
    return list(dict.fromkeys(found))


def _remarks(job: StillJob) -> tuple[Remark, ...]:
    try:
        return laid(job.card).remarks
    except MakeError as error:
        return (error.remark,)
