"""What sessions keep in the store for the next: values of known classes, by keys of what determines them."""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from contextlib import suppress

from bantin.files.store import DamagedError, Store

_SPOILT = (AttributeError, EOFError, ImportError, IndexError, KeyError, TypeError, ValueError)
"""What reading a value raises that was spoilt in a way that its digest fits."""


def recall(store: Store, key: str, rooms: Sequence[str]) -> object:
    """Return what was kept; None where there is nothing that can be read.

    Args:
        store: need not exist.
        key: of the value.
        rooms: how the names of the modules begin whose classes it may be made of.
    """
    with suppress(DamagedError, OSError, pickle.UnpicklingError, *_SPOILT):
        if store.get(key) is not None:
            found: object = _Values(store.checked(key).read_bytes(), rooms).load()
            return found
    return None


def keep(store: Store, key: str, value: object) -> None:
    """Keep a value, unless the store cannot be written, or the value cannot be kept."""
    # Whoever cannot write here can build nothing either, and is told of it then; a check needs no store.
    with suppress(OSError, pickle.PicklingError, TypeError, AttributeError), store.draft(key) as draft:
        draft.write_bytes(pickle.dumps(value, protocol=5))
        store.put(key, draft)


class _Values(pickle.Unpickler):
    """Reads values, and nothing but values: classes of ours and dates, never a function that would be called."""

    def __init__(self, written: bytes, rooms: Sequence[str]) -> None:
        super().__init__(io.BytesIO(written))
        self._rooms = tuple(rooms)

    def find_class(self, module: str, name: str) -> type:
        """Return a class that a value may be made of."""
        if module.startswith(self._rooms) or (module, name) == ("datetime", "date"):
            found: object = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and found.__qualname__ == name:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
