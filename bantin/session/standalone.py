"""Cards of an item that stands in no bulletin: a notice that something was taken back, figures of what came back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from bantin.model.bulletin import Bulletin, Document, Entry
from bantin.model.item import Item
from bantin.model.recipe import Recipe, Role
from bantin.session.month import plan


def cards_alone(root: Path, bulletin: Bulletin, name: str, kind: str, item: Item, today: dt.date) -> list[Recipe]:  # noqa: PLR0917
    """List the cards of an item that the unit shows beside any bulletin, so without a code of its own.

    Args:
        root: the workspace.
        bulletin: whose looks and contacts they have.
        name: of their folder.
        kind: of the item, as YAML names it.
        item: the item.
        today: the day that they bear.
    """
    unit = replace(bulletin.unit, value=bulletin.unit.value.model_copy(update={"identity": None}))
    header = replace(bulletin.header, value=bulletin.header.value.model_copy(update={"date": today}))
    alone = replace(bulletin, unit=unit, header=header, entries=(Entry(name, kind, Document("", item)),))
    listed, _ = plan(root, alone, {"facebook"})
    return [recipe for recipe in listed if recipe.item == name and recipe.role is Role.CARD]
