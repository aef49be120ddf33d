"""The pictures that items name: found below the month's assets, never outside the workspace."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from bantin.content.source import error, is_inside
from bantin.content.wording import did_you_mean
from bantin.model.bulletin import Asset
from bantin.model.diagnostic import Diagnostic, Location
from bantin.text.normal import nfc

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")


def find_picture(root: Path, assets: Path, name: str, place: Location) -> Asset | Diagnostic:
    """Find a picture and digest its bytes.

    Args:
        root: the workspace, which no link may leave.
        assets: the month's assets folder.
        name: as the item writes it.
        place: where it is written.

    Returns:
        The asset, or what is wrong with it.
    """
    path = PurePosixPath(name)
    if "\\" in name or ":" in name or path.is_absolute() or ".." in path.parts:
        hint = "Chỉ viết tên tệp trong thư mục assets của tháng; ngăn thư mục con bằng «/»."
        return error("image-path", f"Đường dẫn ảnh «{name}» không dùng được.", place, hint)
    if path.suffix.lower() not in SUFFIXES:
        hint = f"Dùng ảnh {', '.join(SUFFIXES)}."
        return error("image-format", f"Ảnh «{name}» không thuộc dạng dùng được.", place, hint)
    file = _find(assets, path)
    if file is None or not file.is_file():
        hint = (
            did_you_mean(path.name, _pictures(assets), "Các ảnh đang có:") or "Chép ảnh vào thư mục assets của tháng."
        )
        return error("missing-image", f"Không có ảnh «{name}» trong thư mục assets của tháng.", place, hint)
    if not is_inside(root, file):
        hint = "Chép chính tệp ảnh vào thư mục assets."
        return error("outside-workspace", f"Ảnh «{name}» dẫn ra ngoài thư mục làm việc.", place, hint)
    try:
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return error("unreadable-file", f"Không mở được ảnh «{name}».", place, "Xem lại quyền đọc của tệp.")
    return Asset(str(path), str(file), sha256)


def _find(folder: Path, path: PurePosixPath) -> Path | None:
    """Follow a path by listing folders: letter case counts on every system, the normal form of names on none."""
    for part in path.parts:
        found = _listing(folder).get(part)
        if found is None:
            return None
        folder = found
    return folder


def _listing(folder: Path) -> dict[str, Path]:
    try:
        return {nfc(entry.name): entry for entry in folder.iterdir()}
    except OSError:  # no folder, or none that may be read
        return {}


def _pictures(assets: Path) -> list[str]:
    return [name for name, entry in _listing(assets).items() if entry.suffix.lower() in SUFFIXES]
