"""A store behind the store: a bucket or another folder, by fsspec, from which what others made is fetched.

Work goes on in the folder: programs that make films want files. What is not there is looked for behind it; what is made
is sent there. An entry is its bytes, then its description, each put in place whole, as in the folder; so it does not
matter who else writes. What is fetched counts if its bytes are those that its description tells of.

What is away or refuses costs time and nothing else: then all is made here.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bantin.files.digests import sha256_of
from bantin.files.store import Made, Store, described, description_of


@dataclass(frozen=True, slots=True)
class StoreWithMore(Store):
    """A store in a folder with another one behind it.

    Attributes:
        beyond: address of that one, as in s3://bucket/bantin or file:///srv/bantin.
    """

    beyond: str = ""

    def get(self, key: str) -> Made | None:
        """Look an entry up, here and then behind; what is found there is here afterwards."""
        made = Store.get(self, key)
        if made is not None:
            return made
        with suppress(Exception):  # each sort of storage has errors of its own
            self._fetch(key)
        return Store.get(self, key)

    def put(self, key: str, draft: Path, **facts: Any) -> Made:  # noqa: ANN401 - as `Store.put` has them
        """Make a finished draft the entry of a key, and send it to whoever else works."""
        made = Store.put(self, key, draft, **facts)
        with suppress(Exception):  # it is here; whoever misses it there makes it anew
            self._send(key)
        return made

    def _fetch(self, key: str) -> None:
        system, above = _opened(self.beyond)
        path = f"{above}/{key[:2]}/{key}"
        written = system.cat_file(f"{path}.json")
        told = described(key, written)
        with self.draft(key) as draft:
            system.get_file(path, str(draft))
            if draft.stat().st_size == told.bytes and sha256_of(draft) == told.sha256:
                Store.put(
                    self,
                    key,
                    draft,
                    width=told.width,
                    height=told.height,
                    seconds=told.seconds,
                    remarks=told.remarks,
                )

    def _send(self, key: str) -> None:
        system, above = _opened(self.beyond)
        path = f"{above}/{key[:2]}/{key}"
        if system.exists(f"{path}.json"):
            return
        system.makedirs(f"{above}/{key[:2]}", exist_ok=True)
        mark = os.urandom(6).hex()
        for file, target in ((self.path(key), path), (description_of(self.path(key)), f"{path}.json")):
            beside = f"{target}.{mark}.tmp"
            system.put_file(str(file), beside)
            system.mv(beside, target)


def store_at(root: Path, beyond: str = "") -> Store:
    """Open a store in a folder, with another one behind it if an address is given."""
    return StoreWithMore(root, beyond=beyond) if beyond else Store(root)


def trouble_with(beyond: str) -> str:
    """Say why a store cannot be behind; empty where it can.

    Args:
        beyond: its address.
    """
    try:
        import fsspec  # noqa: F401, PLC0415 - an extra
    except ImportError:
        return "máy này chưa cài phần «cluster» của bantin"
    try:
        system, above = _opened(beyond)
        system.makedirs(above, exist_ok=True)
        mark = f"{above}/.bantin-{os.urandom(6).hex()}.tmp"
        system.pipe_file(mark, b"bantin")
        system.rm_file(mark)
    except Exception as error:  # noqa: BLE001 - each sort of storage has errors of its own
        return f"{type(error).__name__}: {error}"
    return ""


@lru_cache(maxsize=4)
def _opened(beyond: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

    system, above = url_to_fs(beyond)
    return system, str(above).rstrip("/")
