"""The pictures, recordings and footage that content names: below assets folders, never outside the workspace."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from bantin.content.reading.source import error, is_inside
from bantin.model.advice import CONVERT_PHONE_PICTURE
from bantin.model.asset import Asset
from bantin.model.diagnostic import Diagnostic, Location
from bantin.text.normal import nfc
from bantin.text.suggestions import did_you_mean


@dataclass(frozen=True, slots=True)
class Sort:
    """What an asset is.

    Attributes:
        code: in the codes of diagnostics.
        noun: in their sentences.
        suffixes: that its files may have.
        megabytes: most that a file may have: what is larger is refused before its bytes are read.
    """

    code: str
    noun: str
    suffixes: tuple[str, ...]
    megabytes: int


PICTURE = Sort("image", "ảnh", (".jpg", ".jpeg", ".png", ".webp"), 50)
SOUND = Sort("sound", "tệp âm thanh", (".wav", ".mp3", ".m4a"), 500)
FOOTAGE = Sort("clip", "đoạn video", (".mp4", ".mov"), 1_000)

_PHONE_PICTURES = frozenset({".heic", ".heif", ".hif", ".avif"})

_SMALLER = {
    "image": "Thu nhỏ ảnh, cạnh dài 4.000 điểm ảnh là thừa đủ, rồi lưu dạng JPEG",
    "sound": "Cắt lấy đoạn cần dùng, hoặc lưu lại dạng m4a, mp3",
    "clip": "Cắt lấy đoạn cần dùng: mỗi trang chiếu nhiều nhất 10 giây",
}
"""What to do about a file that is too large."""

OF_MONTH, OF_UNIT = "thư mục assets của tháng", "thư mục content/assets"
"""The folders that hold assets, in words."""


def find_asset(
    root: Path, assets: Path, name: str, place: Location, sort: Sort, *, folder: str = OF_MONTH
) -> Asset | Diagnostic:
    """Find a file and digest its bytes.

    Args:
        root: the workspace, which no link may leave.
        assets: the folder that holds it.
        name: as it is written.
        place: where it is written.
        sort: what it must be.
        folder: that folder in words.

    Returns:
        The asset, or what is wrong with it.
    """
    path = PurePosixPath(name)
    noun = sort.noun.capitalize()
    if "\\" in name or ":" in name or path.is_absolute() or ".." in path.parts:
        hint = f"Chỉ viết tên tệp trong {folder}; ngăn thư mục con bằng «/»."
        return error(f"{sort.code}-path", f"Đường dẫn {sort.noun} «{name}» không dùng được.", place, hint)
    if path.suffix.lower() not in sort.suffixes:
        hint = f"Dùng {sort.noun} {', '.join(sort.suffixes)}."
        if path.suffix.lower() in _PHONE_PICTURES:
            hint = CONVERT_PHONE_PICTURE
        return error(f"{sort.code}-format", f"{noun} «{name}» không thuộc dạng dùng được.", place, hint)
    file = _find(assets, path)
    if file is None or not file.is_file():
        known = did_you_mean(path.name, _files(assets, sort), f"Các {sort.noun} đang có:")
        hint = known or f"Chép {sort.noun} vào {folder}."
        return error(f"missing-{sort.code}", f"Không có {sort.noun} «{name}» trong {folder}.", place, hint)
    if not is_inside(root, file):
        hint = f"Chép chính tệp đó vào {folder}."
        return error("outside-workspace", f"{noun} «{name}» dẫn ra ngoài thư mục làm việc.", place, hint)
    return _digested(file, Asset(str(path), str(file), ""), place, sort)


def _digested(file: Path, asset: Asset, place: Location, sort: Sort) -> Asset | Diagnostic:
    """Digest a file's bytes, unless there are too many of them."""
    name, noun = asset.name, sort.noun.capitalize()
    try:
        if file.stat().st_size > sort.megabytes * 1_000_000:
            message = f"{noun} «{name}» nặng {file.stat().st_size // 1_000_000:,} MB, quá {sort.megabytes:,} MB"
            return error(f"large-{sort.code}", message.replace(",", "."), place, _SMALLER[sort.code])
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return error("unreadable-file", f"Không mở được {sort.noun} «{name}».", place, "Xem lại quyền đọc của tệp.")
    return replace(asset, sha256=sha256)


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


def _files(assets: Path, sort: Sort) -> list[str]:
    return [name for name, entry in _listing(assets).items() if entry.suffix.lower() in sort.suffixes]
