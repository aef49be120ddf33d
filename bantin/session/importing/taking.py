"""A document of Word → new files of a month: items and pictures. What is there already is never touched."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bantin.content.reading.listing import ASSETS, HEADER
from bantin.content.reading.naming import KIND
from bantin.content.workspace import month_folder
from bantin.files.atomic import creating
from bantin.model.sample import MARK
from bantin.session.importing.guessing import Draft, Drafts, drafts
from bantin.session.importing.word import Picture, read_word
from bantin.session.scaffold.create import ScaffoldError, next_name
from bantin.session.writing.changes import Put
from bantin.session.writing.editing import changed
from bantin.session.writing.forms import keys


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a document.

    Attributes:
        made: files, items first; each with the kind of its item, or nothing.
        left: what was not understood, a Vietnamese clause each.
        encoding: the old encoding that was converted; empty if none.
    """

    made: tuple[tuple[Path, str], ...]
    left: tuple[str, ...]
    encoding: str


def take_word(root: Path, month: str, data: bytes) -> Taken:
    """Make drafts of a document.

    Args:
        root: the workspace.
        month: as in 2024-12; its bulletin.yaml is there.
        data: the document's bytes.

    Raises:
        NoDocumentError: it is no document that can be read; nothing is written.
        ScaffoldError: there is no such month.
        OSError: the system refused.
    """
    document = read_word(data)
    return take_drafts(root, month, drafts(document.blocks), document.left)


def take_drafts(root: Path, month: str, found: Drafts, left: Iterable[str] = ()) -> Taken:
    """Write drafts as new items of a month.

    Args:
        root: the workspace.
        month: as in 2024-12; its bulletin.yaml is there.
        found: the drafts.
        left: what else was not understood, a Vietnamese clause each.

    Raises:
        ScaffoldError: there is no such month.
        OSError: the system refused.
    """
    folder = month_folder(root, month)
    if not (folder / HEADER).is_file():
        raise ScaffoldError(f"Chưa có tháng {month}. Tạo bằng lệnh: bantin new {month}")
    made: list[tuple[Path, str]] = []
    clauses = [*found.left, *left]
    for draft in found.items:
        name = next_name(folder, str(draft.values["title"]), draft.kind)
        pictures, lost = _pictures(folder / ASSETS, name, draft)
        path = folder / f"{name}.yaml"
        _put(path, _text(draft))
        made += [(path, draft.kind), *((picture, "") for picture in pictures)]
        clauses += [f"{path.name}: {clause}" for clause in (*(f"«{text}»" for text in draft.left if text), *lost)]
    return Taken(tuple(made), tuple(clauses), found.encoding)


def _text(draft: Draft) -> bytes:
    order = keys(draft.kind, ())
    values = sorted(draft.values.items(), key=lambda pair: order.index(pair[0]))
    data = changed(b"", [Put((KIND,), draft.kind), *(Put((name,), value) for name, value in values)])
    comments = "".join(f"# Chưa biết để đâu: {text}\n" for text in draft.left if text)
    return data + comments.encode()


def _pictures(assets: Path, name: str, draft: Draft) -> tuple[list[Path], list[str]]:
    """Write the pictures of a draft, bare of what a camera adds; the first is the item's.

    Returns:
        Their files, and what is told of those that the item does not show.
    """
    made: list[Path] = []
    told: list[str] = []
    for picture in draft.pictures:
        encoded = _encoded(picture)
        if encoded is None:
            told.append(f"ảnh {picture.name} không phải ảnh JPEG, PNG, WebP đọc được")
            continue
        path = _put_anew(assets, name, encoded)
        if made:
            told.append(f"ảnh {path.name} đã chép vào {ASSETS}, nhưng mỗi tin chỉ nêu một ảnh")
        else:
            alt = picture.alt or f"{MARK} Viết một, hai câu tả ảnh cho người không nhìn thấy ảnh"
            draft.values["image"] = {"file": path.name, "alt": alt}
        made.append(path)
    return made, told


def _encoded(picture: Picture) -> bytes | None:
    from bantin.files.pictures import jpeg  # noqa: PLC0415 - most documents have no picture
    from bantin.paint.pictures import PictureError, decoded  # noqa: PLC0415 - the same

    try:
        return jpeg(decoded(picture.data, picture.name))
    except PictureError:
        return None


def _put_anew(assets: Path, name: str, data: bytes) -> Path:
    """Write a picture under the first name that is free: that of an item that is gone may be there still."""
    for number in count(1):
        path = assets / f"{name}{f'-{number}' if number > 1 else ''}.jpg"
        with suppress(FileExistsError):
            _put(path, data)
            return path
    raise AssertionError


def _put(path: Path, data: bytes) -> None:
    with creating(path) as stream:
        stream.write(data)
