"""What sessions keep in the store for the next: values of known classes, by keys of what determines them."""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from contextlib import suppress

from bantin.files.store import DamagedError, Store

_SPOILT = (AttributeError, EOFError, ImportError, IndexError, KeyError, TypeError, ValueError)
"""What reading a value raises that was spoilt in a way that its digest fits."""


def recall(store: Store, key: str, rooms: Sequence[str], shared: Sequence[object] = ()) -> object:
    """Return what was kept; None where there is nothing that can be read.

    Args:
        store: need not exist.
        key: of the value.
        rooms: how the names of the modules begin whose classes it may be made of.
        shared: what it was kept without, in the same order.
    """
    with suppress(DamagedError, OSError, pickle.UnpicklingError, *_SPOILT):
        if (written := store.read(key)) is not None:
            found: object = _Values(written, rooms, shared).load()
            return found
    return None


def keep(store: Store, key: str, value: object, shared: Sequence[object] = ()) -> None:
    """Keep a value, unless the store cannot be written, or the value cannot be kept.

    Args:
        store: need not exist.
        key: of the value, which determines what is shared as well.
        value: what to keep.
        shared: parts of it that whoever recalls it has too, by identity: they are not written, and are his own then.
    """
    # Whoever cannot write here can build nothing either, and is told of it then; a check needs no store.
    with suppress(OSError, pickle.PicklingError, TypeError, AttributeError), store.draft(key) as draft:
        written = io.BytesIO()
        _Writer(written, shared).dump(value)
        draft.write_bytes(written.getvalue())
        store.put(key, draft)


class _Writer(pickle.Pickler):
    """Writes values without what is shared."""

    def __init__(self, file: io.BytesIO, shared: Sequence[object]) -> None:
        super().__init__(file, protocol=5)
        self._places = {id(one): place for place, one in enumerate(shared)}

    def persistent_id(self, value: object) -> int | None:
        """Return the place of what is shared."""
        return self._places.get(id(value))


class _Values(pickle.Unpickler):
    """Reads values, and nothing but values: classes of ours and dates, never a function that would be called."""

    def __init__(self, written: bytes, rooms: Sequence[str], shared: Sequence[object]) -> None:
        super().__init__(io.BytesIO(written))
        self._rooms = tuple(rooms)
        self._shared = shared

    def persistent_load(self, place: int) -> object:
        """Return what is shared."""
        return self._shared[place]

    def find_class(self, module: str, name: str) -> type:
        """Return a class that a value may be made of."""
        if module.startswith(self._rooms) or (module, name) == ("datetime", "date"):
            found: object = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and found.__qualname__ == name:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
