"""Layout and path diagnostics without painting, for `bantin check`."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.making.cards.layouts import layout_of
from bantin.making.errors import MakeError
from bantin.making.jobs.still import StillJob
from bantin.making.locating import located
from bantin.making.plan import plan_recipes
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Remark
from bantin.model.recipe import Recipe


def layout_diagnostics(bulletin: Bulletin, recipes: Iterable[Recipe]) -> list[Diagnostic]:
    """Report what a build would find in layouts and paths; reads no picture and writes nothing."""
    plan = plan_recipes(recipes)
    found = list(plan.diagnostics)
    for key, job in plan.jobs.items():
        if isinstance(job, StillJob):
            found += [located(remark, plan.origins[key], bulletin) for remark in _remarks(job)]
    return list(dict.fromkeys(found))


def _remarks(job: StillJob) -> tuple[Remark, ...]:
    try:
        return layout_of(job.card).remarks
    except MakeError as error:
        return (error.remark,)
