"""Remarks → diagnostics: a value's path in its item becomes file, line and column."""

from __future__ import annotations

from dataclasses import replace

from bantin.making.errors import UNIT
from bantin.making.plan import Origin
from bantin.model.bulletin import Bulletin
from bantin.model.diagnostic import Diagnostic, Location, Remark


def located(remark: Remark, origin: Origin, bulletin: Bulletin) -> Diagnostic:
    """Say where the value of a remark was written, and in which artifact it was found."""
    found = remark.diagnostic
    if found.location is not None:
        return found  # a mistake in a template is one, however many artifacts it spoils
    place = _place(remark.source, origin, bulletin)
    return replace(found, message=f"{origin.path}: {found.message}", location=place)


def _place(source: str, origin: Origin, bulletin: Bulletin) -> Location:
    """Find a value: `tricks.1` in the item of the card, `01-item#title` in a card that shows several, or the unit's."""
    named, hash_sign, path = source.partition("#")
    if named == UNIT:
        return bulletin.unit.place(path)
    item, path = (named, path) if hash_sign else (origin.item, source)
    for entry in bulletin.entries:
        if entry.id == item:
            return entry.document.place(path)
    return bulletin.header.place(path)
