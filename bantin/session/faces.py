"""Faces that pictures show, outside the areas that are hidden: a warning at the picture's line."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bantin.checks.exceptions import excepted
from bantin.files.store import Store
from bantin.measure.faces import Box, found_faces, known_faces
from bantin.model.asset import Asset
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Remark, Severity, ValuePath
from bantin.model.parts.picture import Redaction

_HIDDEN = 0.5
"""Of a face, from which on a hidden area hides it."""

_ROOM = 0.15
"""Of a face's size, around it, that a hidden area should have: the network's boxes end at chin and brow."""


def shown_faces(entry: Entry, store: Store) -> Remark | None:
    """Report the faces of an item's picture that nothing hides, unless the item says that they are meant.

    Of a picture that cannot be used nothing is told here.
    """
    image, asset = entry.item.image, entry.image
    if image is None or asset is None or excepted(entry, image.file) is not None:
        return None
    known = known_faces(asset.sha256, store) or _looked_for(asset, store)
    if known is None:
        return None
    size, boxes = known
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


def _looked_for(asset: Asset, store: Store) -> tuple[Box, list[Box]] | None:
    from bantin.paint.pictures import PictureError  # noqa: PLC0415 - loads Pillow

    with suppress(PictureError):
        return found_faces(Path(asset.path), asset.sha256, store)
    return None


def _is_hidden(box: Box, areas: Sequence[Redaction]) -> bool:
    x, y, width, height = box
    return any(
        max(0, min(x + width, area.x + area.width) - max(x, area.x))
        * max(0, min(y + height, area.y + area.height) - max(y, area.y))
        >= _HIDDEN * width * height
        for area in areas
    )


def _roomy(box: Box, size: Box) -> Box:
    """Return an area that hides a face with the hair and ears around it, within the picture."""
    x, y, width, height = box
    across, down = round(_ROOM * width), round(_ROOM * height)
    left, top = max(0, x - across), max(0, y - down)
    return left, top, min(size[0], x + width + across) - left, min(size[1], y + height + down) - top
