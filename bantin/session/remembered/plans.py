"""What was planned of items, kept in the store: an item that is as it was is not rendered and tried anew.

A plan is found by all that determines it, digested: the item, the month around it and what was read of the unit, the
files of the looks, the code that plans and measures, the releases of what that stands on. Nothing of it is a time.

What is read of the unit is known once an item was planned: it is kept by all the rest. Where another unit's values lead
to reading more, that is added, so that plans are found by all that any of them read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from bantin.channels.memory import Memory
from bantin.files.store import Store
from bantin.making.cards.facts import fonts_named
from bantin.making.code_digest import installed_code
from bantin.making.jobs.still import StillJob
from bantin.making.keys import releases
from bantin.measure import measurements
from bantin.model.bulletin import Bulletin
from bantin.session.remembered.kept import keep, recall
from bantin.session.remembered.watching import Reads, told_of, values_at, watched

T = TypeVar("T")

_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))
"""Types whose values JSON writes as they are."""

_PACKAGES = (*StillJob.packages, "jinja2", "markupsafe", "pydantic", "pydantic-core")

_ROOMS = ("bantin.channels.", "bantin.model.")
"""Where the classes of plans are at home."""


class StoredPlans(Memory):
    """A memory that outlives the process."""

    def __init__(self, store: Store, bulletin: Bulletin, looks: Iterable[str]) -> None:
        """Take what determines all plans of a month.

        Args:
            store: need not exist, and may be one that cannot be written.
            bulletin: the month.
            looks: where the folders of looks are, and what they hold.
        """
        super().__init__()
        self._store = store
        led = bulletin.unit.value.channels.led
        families = {style.family for style in bulletin.theme.styles.values()}
        families.update(board.font for board in (led.boards if led else ()) if board.font)
        around = [getattr(bulletin, field.name) for field in fields(bulletin) if field.name not in {"entries", "unit"}]
        made_by = installed_code().digest(__name__), installed_code().digest(measurements.__name__)
        stands_on = releases(_PACKAGES), platform.python_version()
        told = [*around, *told_of(bulletin)]
        self._around = _digest([_plain(told), list(looks), made_by, stands_on, fonts_named(families)])
        self._shared = (bulletin.theme,)  # of every card, and told above
        self._bulletin, self._reads = bulletin, Reads()
        self._digests: dict[int, tuple[object, str]] = {}

    def watching(self, bulletin: Bulletin) -> Bulletin:
        """Return a bulletin that notes what is read of its unit, which is that of the month."""
        return watched(bulletin, self._reads)

    def remembered(self, name: Hashable, facts: object, make: Callable[[], T], /) -> T:
        """Recall a plan from the store, or make it and keep it there."""
        try:
            base = _digest(["plan", self._around, _plain(name), self._told(facts)])
        except TypeError:  # of something that has no plain form
            return make()
        read = self._read_before(base)
        if read is not None and (known := recall(self._store, self._key(base, read), _ROOMS, self._shared)) is not None:
            for path in read:  # what is planned of this hangs on it too
                self._reads.note(path)
            return cast("T", known)
        with self._reads.heard() as heard:
            made = make()
        heard |= read or set()
        keep(self._store, self._key(base, heard), made, self._shared)
        if heard != read:
            keep(self._store, base, tuple(sorted(heard)))
        return made

    def _read_before(self, base: str) -> set[str] | None:
        """Recall what was read of a unit when this was planned; None where it never was, or that was spoilt."""
        read = recall(self._store, base, ())
        with suppress(AttributeError, IndexError, TypeError, ValueError):
            if isinstance(read, tuple) and all(isinstance(path, str) for path in read):
                values_at(self._bulletin, read)
                return set(read)
        return None

    def _key(self, base: str, read: Collection[str]) -> str:
        """Digest what determines a plan: all that determines which values it reads, and these."""
        paths = sorted(read)
        return _digest([base, paths, _plain(values_at(self._bulletin, paths))])

    def _told(self, facts: object) -> list[str]:
        """Digest each fact, the same once: an item is planned for several channels."""
        found = []
        for fact in facts if isinstance(facts, tuple) else (facts,):
            known = self._digests.get(id(fact))
            if known is None or known[0] is not fact:
                known = self._digests[id(fact)] = fact, _digest(_plain(fact))
            found.append(known[1])
        return found


def _digest(plain: object) -> str:
    written = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever plans hang on
    """Spell a value out as JSON can write it, so that values that differ are written differently.

    Raises:
        TypeError: it holds something else than values.
    """
    if type(value) in _AS_THEY_ARE:  # as nearly all: of some ten thousand values
        return value
    if isinstance(value, Enum):
        return [type(value).__name__, value.value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    named: Iterable[tuple[object, object]]
    if isinstance(value, dt.date):
        named = [("", value.isoformat())]
    elif isinstance(value, frozenset):
        named = enumerate(sorted(json.dumps(_plain(one)) for one in value))
    elif isinstance(value, list | tuple):
        named = enumerate(value)
    elif isinstance(value, Mapping):
        named = value.items()
    elif isinstance(value, BaseModel):
        named = value
    elif is_dataclass(value) and not isinstance(value, type):
        named = ((name, getattr(value, name)) for name in _fields_of(type(value)))
    else:
        raise TypeError(type(value))
    return [type(value).__qualname__, *([_plain(name), _plain(one)] for name, one in named)]


@cache
def _fields_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
