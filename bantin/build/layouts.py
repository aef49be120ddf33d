"""Lays cards out without painting: what stills begin with, and all that `bantin check` needs to know."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bantin.build.faults import MakeError
from bantin.build.jobs import StillJob
from bantin.build.plan import plan_recipes
from bantin.build.remarks import located
from bantin.design.elements import MarkupError
from bantin.design.layout import LaidOut, lay_out
from bantin.fonts.book import FontBook
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card
from bantin.model.diagnostic import Diagnostic, Location, Remark, Severity
from bantin.model.recipe import Recipe


def laid(card: Card) -> LaidOut:
    """Lay a card out with this process's fonts.

    Raises:
        MakeError: the markup that its look gave is wrong.
    """
    try:
        return lay_out(card, book())
    except MarkupError as error:
        lines = card.markup.splitlines()
        # The look's own line cannot be known of a template that others extend; the card's line is easy to find in it.
        written = lines[error.line - 1].strip() if 0 < error.line <= len(lines) else ""
        raise mistake(card, str(error), f"Xem chỗ mẫu in ra: {written}" if written else "") from error


def mistake(card: Card, what: str, hint: str = "") -> MakeError:
    """Say what is wrong with a card that a look gave."""
    place = Location(f"templates/{card.look}")
    message = f"Mẫu {card.look} cho ra thẻ sai: {what}"
    return MakeError(Remark("", Diagnostic("bad-markup", Severity.ERROR, message, place, hint)))


@cache
def book() -> FontBook:
    """Open this process's fonts; not to be shared between threads."""
    return FontBook()


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
