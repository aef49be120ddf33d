"""What can be made of a file that has mistakes, so that checks of what was read well can go on.

Nothing of it is released. What stands for something that could not be read is told beside it, as paths: no check takes
it for what an editor wrote.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError

from bantin.content.reading.composing.composed_file import ComposedFile, Value
from bantin.content.reading.naming import KIND, field_meant
from bantin.content.reading.salvaging.legible import absent_fields
from bantin.content.reading.salvaging.stand_ins import put_right
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.source import SourceText
from bantin.model.base import Model
from bantin.model.bulletin import Document
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.model.unit import Unit
from bantin.text.defang import addresses
from bantin.text.patterns import regex

M = TypeVar("M", bound=Model)

_MOST_ROUNDS = 12
"""Times that a file is looked through: what stands for a group may lack fields, which are seen one level at a time."""
_DEEPEST = 5
"""Levels of groups within each other."""
_LOOKED_UP = ("contacts", "duty_numbers", "official_domains")
"""Fields of a unit in which checks of items look for numbers and domains."""
_DIALLED = regex(r"[+(]*\d(?:[ .()–-]{0,3}\d){2,}", re.ASCII)


def salvaged_item(
    written: ComposedFile, kind: str, references: Mapping[str, Names], day: dt.date
) -> tuple[str, Document[Item] | None]:
    """Make an item of a file that has mistakes.

    Args:
        written: the file; settled if its kind is known.
        kind: empty where it is missing or unknown: then it is the one whose fields it has.
        references: field of the file → the names that its values refer to.
        day: as in `salvaged`.

    Returns:
        The kind, and the document as of `salvaged`.
    """
    if not isinstance(written.value, dict):
        return kind, None
    chosen = kind or _kind_of(written.value)
    if not kind:
        written = replace(written, diagnostics=[])
        absent = absent_fields(written, KINDS[chosen])
        settle(written, KINDS[chosen], references)
        written.damaged |= absent
    fields = written.value if isinstance(written.value, dict) else {}
    own = {key: one for key, one in fields.items() if key != KIND}
    return chosen, salvaged(KINDS[chosen], replace(written, value=own), day)


def _kind_of(value: Mapping[str, Value]) -> str:
    """Choose the kind that a file names, or else the one of whose fields it has most."""
    if isinstance(named := value.get(KIND), str) and named in KINDS:
        return named
    return max(KINDS, key=lambda name: sum(field_meant(KINDS[name], key) is not None for key in value))


def salvaged(model: type[M], written: ComposedFile, day: dt.date) -> Document[M] | None:
    """Make a model of a file that has mistakes.

    Args:
        model: what to make.
        written: the composed file, settled.
        day: stands for days that are missing or wrong.

    Returns:
        The document, which names what could not be read; None where nothing can be made.
    """
    value: Value = deepcopy(written.value)
    if not isinstance(value, dict):
        value = {}
    unread, places = set(written.damaged), dict(written.locations)
    for at in range(_MOST_ROUNDS):
        try:
            made = model.model_validate(value)
        except ValidationError as failure:
            found = failure.errors(include_url=False)
        else:
            return Document(written.source.file, made, places, frozenset(unread))
        for one in reversed(found):
            loc = tuple(part for part in one["loc"] if part != "[key]")
            loc = loc[: max(1, len(loc) - max(0, at - _DEEPEST))]  # what goes on being wrong goes with what is around
            try:
                unread.update(put_right(model, value, one, loc, day, places))
            except (KeyError, IndexError, TypeError):  # another was put right with it
                continue
    return None


def with_all_that_stands_there(unit: Document[Unit], source: SourceText) -> Document[Unit]:
    """Take for the unit's own whatever looks like a number or a domain in a file of which these could not be read.

    So nothing is told of items that may only follow from the file's own mistakes.
    """
    if not source.text or not any(map(unit.is_unread, _LOOKED_UP)):
        return unit
    numbers = (*unit.value.duty_numbers, *_DIALLED.findall(source.text))
    domains = {*unit.value.official_domains, *(one.host for one in addresses(source.text))}
    known = unit.value.model_copy(update={"duty_numbers": numbers, "official_domains": tuple(sorted(domains))})
    unread = frozenset(path for path in unit.unread if not _is_looked_up(path))
    return replace(unit, value=known, unread=unread)


def _is_looked_up(path: str) -> bool:
    """Return whether numbers or domains stand at a path of a unit: of a contact, those in which its number does."""
    field, *rest = path.split(".")
    return field in _LOOKED_UP and (len(rest) <= 1 or rest[-1] == "number")
