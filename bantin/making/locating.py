"""Remarks → diagnostics: a value's path in its item becomes file, line and column."""

from __future__ import annotations

from dataclasses import replace

from bantin.making.plan import Origin
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Location, Remark, ValuePath


def located(remark: Remark, origin: Origin, bulletin: Bulletin) -> Diagnostic:
    """Say where the value of a remark was written, and in which artifact it was found."""
    found = remark.diagnostic
    if found.location is not None:
        return found  # a mistake in a template is one, however many artifacts it spoils
    place = _place(remark.source, origin, bulletin)
    return replace(found, message=f"{origin.path}: {found.message}", location=place)


def _place(source: ValuePath, origin: Origin, bulletin: Bulletin) -> Location:
    """Find where a value was written; what is of no item stands in the bulletin's own file."""
    if source.of_unit:
        return bulletin.unit.locate(source.path)
    item = source.item or origin.item
    for entry in bulletin.entries:
        if entry.id == item:
            return entry.document.locate(source.path)
    return bulletin.header.locate(source.path)
