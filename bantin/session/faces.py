"""Faces that pictures show, outside the areas that are hidden: a warning at the picture's line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bantin.checks.exceptions import excepted
from bantin.files.store import Store
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Remark, Severity, ValuePath
from bantin.model.parts.picture import Redaction

_AS_NOW = "faces 1"
"""Changes where faces are found otherwise: what is remembered was found so."""

_HIDDEN = 0.5
"""Of a face, from which on a hidden area hides it."""

_ROOM = 0.15
"""Of a face's size, around it, that a hidden area should have: the network's boxes end at chin and brow."""

_Box = Sequence[int]


def shown_faces(entry: Entry, store: Store) -> Remark | None:
    """Report the faces of an item's picture that nothing hides, unless the item says that they are meant.

    Raises:
        PictureError: the picture cannot be used.
    """
    image, asset = entry.item.image, entry.image
    if image is None or asset is None or excepted(entry, image.file) is not None:
        return None
    size, boxes = _found(Path(asset.path), asset.sha256, store)
    shown = [_roomy(box, size) for box in boxes if not _is_hidden(box, image.redactions)]
    if not shown:
        return None
    areas = [f"{{x: {x}, y: {y}, width: {width}, height: {height}}}" for x, y, width, height in shown]
    several = f"{len(shown)} khuôn mặt" if len(shown) > 1 else "mặt người"
    message = f"Ảnh «{image.file}» có vẻ có {several} chưa che"
    hint = (
        f"Xem ảnh: đúng là mặt người không được nêu thì thêm vào image một dòng redactions: [{', '.join(areas)}]; "
        "được phép nêu, hoặc máy nhìn nhầm, thì ghi vào tin một dòng "
        f'publish: [{{text: "{image.file}", why: "lý do", basis: "căn cứ"}}], thay «lý do» và «căn cứ» bằng lời thật'
    )
    return Remark(ValuePath("image.file"), Diagnostic(Code("unhidden-face"), Severity.WARNING, message, hint=hint))


def _found(path: Path, digest: str, store: Store) -> tuple[_Box, list[_Box]]:
    """Find a picture's size and the boxes of its faces, once: a look takes a second."""
    from bantin.paint.pictures import open_picture  # noqa: PLC0415 - loads Pillow
    from bantin.sight.faces import faces  # noqa: PLC0415 - loads NumPy and the network

    key = hashlib.sha256(f"{_AS_NOW} {digest}".encode()).hexdigest()
    if store.get(key) is not None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(store.path(key).read_bytes())
            return known["size"], known["boxes"]
    picture = open_picture(path)
    boxes: list[_Box] = [face[:4] for face in faces(picture)]
    with suppress(OSError), store.draft(key) as draft:  # a check needs no store
        draft.write_text(json.dumps({"size": picture.size, "boxes": boxes}), encoding="utf-8")
        store.put(key, draft)
    return picture.size, boxes


def _is_hidden(box: _Box, areas: Sequence[Redaction]) -> bool:
    x, y, width, height = box
    return any(
        max(0, min(x + width, area.x + area.width) - max(x, area.x))
        * max(0, min(y + height, area.y + area.height) - max(y, area.y))
        >= _HIDDEN * width * height
        for area in areas
    )


def _roomy(box: _Box, size: _Box) -> _Box:
    """Return an area that hides a face with the hair and ears around it, within the picture."""
    x, y, width, height = box
    across, down = round(_ROOM * width), round(_ROOM * height)
    left, top = max(0, x - across), max(0, y - down)
    return left, top, min(size[0], x + width + across) - left, min(size[1], y + height + down) - top
