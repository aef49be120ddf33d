"""Where faces are in a picture, found once and remembered in the store: a look takes a fifth of a second."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bantin.files.store import DamagedError, Store

_AS_NOW = "faces 1"
"""Changes where faces are found otherwise: what is remembered was found so."""

Box = Sequence[int]
"""Left edge, upper edge, width and height in pixels."""


def found_faces(path: Path, digest: str, store: Store) -> tuple[Box, list[Box]]:
    """Find a picture's size and the boxes of its faces.

    Raises:
        PictureError: the picture cannot be used.
    """
    if known := known_faces(digest, store):
        return known
    from bantin.sight.faces import faces_of  # noqa: PLC0415 - loads NumPy and the network

    size, found = faces_of(path)
    boxes: list[Box] = [face[:4] for face in found]
    with suppress(OSError), store.draft(key := _key(digest)) as draft:  # a check needs no store
        draft.write_text(json.dumps({"size": size, "boxes": boxes}), encoding="utf-8")
        store.put(key, draft)
    return size, boxes


def known_faces(digest: str, store: Store) -> tuple[Box, list[Box]] | None:
    """Recall a picture's size and the boxes of its faces; None where nobody has looked yet."""
    if store.get(key := _key(digest)) is not None:
        with suppress(DamagedError, OSError, ValueError, KeyError, TypeError):
            known = json.loads(store.checked(key).read_bytes())
            return known["size"], known["boxes"]
    return None


def _key(digest: str) -> str:
    return hashlib.sha256(f"{_AS_NOW} {digest}".encode()).hexdigest()
