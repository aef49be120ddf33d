"""Diagnostics of a month's pictures before they are used: unusable files, redactions outside them, faces they show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bantin.files.store import Store
from bantin.model.asset import Asset
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Remark, Severity, ValuePath
from bantin.model.parts.picture import Redaction
from bantin.session.faces import shown_faces

_FILE = ValuePath("image.file")


def picture_faults(entries: Iterable[Entry], store: Store, *, whole: bool) -> Iterator[Diagnostic]:
    """Report pictures that cannot be used and redactions that do not lie on their picture, each at its line.

    Args:
        entries: items of the month, as far as they could be read.
        store: remembers, by a picture's digest, that it was read whole.
        whole: whether to read all pixels, as making a card does (about 50 ms for a photograph, once); else only the
            header, which is enough to hold redactions against the picture's size.
    """
    for entry in entries:
        if entry.image is not None and entry.item.image is not None:
            for remark in _faults(entry, store, whole=whole):
                yield replace(remark.diagnostic, location=entry.document.locate(remark.source.path))


def _faults(entry: Entry, store: Store, *, whole: bool) -> list[Remark]:
    asset, image = entry.image, entry.item.image
    assert asset is not None  # noqa: S101 - the caller has looked
    assert image is not None  # noqa: S101 - the same
    size = _size(asset, store, whole=whole)
    if isinstance(size, Remark):
        # A build finds that out when it makes the card; told twice, it would look like two faults.
        return [size] if whole else []
    boxes = enumerate(image.redactions)
    found = [_misplaced(box, size, ValuePath(f"image.redactions.{at}")) for at, box in boxes]
    found.append(shown_faces(entry, store))
    return [remark for remark in found if remark is not None]


def _size(asset: Asset, store: Store, *, whole: bool) -> tuple[int, int] | Remark:
    """Find a picture's size, once and for all, or why it cannot be used."""
    sort = "readable picture" if whole else "picture with a size"
    name = hashlib.sha256(f"{sort} {asset.sha256}".encode()).hexdigest()
    known = store.get(name)
    if known is not None and known.width and known.height:
        return known.width, known.height
    from bantin.paint.pictures import PictureError, open_picture, picture_size  # noqa: PLC0415 - loads Pillow

    path = Path(asset.path)
    try:
        size = picture_size(path)
        if whole:
            open_picture(path)
    except PictureError as error:
        return _remark(Code("bad-image"), str(error), error.hint, _FILE)
    with suppress(OSError), store.draft(name) as draft:  # a check needs no store
        draft.touch()
        store.put(name, draft, width=size[0], height=size[1])
    return size


def _misplaced(box: Redaction, size: tuple[int, int], source: ValuePath) -> Remark | None:
    """Report an area that is not wholly on the picture: somebody meant to hide something that now goes out."""
    width, height = size
    if box.x + box.width <= width and box.y + box.height <= height:
        return None
    right, below = box.x + box.width, box.y + box.height
    outside = "nằm hẳn ngoài ảnh" if box.x >= width or box.y >= height else "lòi ra ngoài ảnh"
    message = (
        f"Vùng che {outside}, nên chỗ cần giấu có thể vẫn lộ: ảnh rộng {width}, cao {height} điểm ảnh, "
        f"vùng che đến tận {right} ngang, {below} dọc"
    )
    hint = (
        "Xem lại tọa độ trên chính tệp ảnh này (ảnh đã thu nhỏ, đã xoay thì tọa độ khác): "
        f"x + width nhiều nhất {width}, y + height nhiều nhất {height}"
    )
    return _remark(Code("redaction-outside"), message, hint, source)


def _remark(code: Code, message: str, hint: str, source: ValuePath) -> Remark:
    return Remark(source, Diagnostic(code, Severity.ERROR, message, hint=hint))
