"""The pictures, recordings and footage that content names: below assets folders, never outside the workspace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from bantin.content.reading.naming import near
from bantin.content.reading.source import error, is_inside
from bantin.files.digests import sha256_of
from bantin.model.asset import CONVERT_PHONE_PICTURE, Asset
from bantin.model.diagnostic import Code, Diagnostic, Location, Mend
from bantin.text.normal import nfc
from bantin.text.numbers import format_bytes
from bantin.text.suggestions import did_you_mean


@dataclass(frozen=True, slots=True)
class Sort:
    """What an asset is.

    Attributes:
        noun: in the sentences of diagnostics.
        suffixes: that its files may have.
        megabytes: most that a file may have: what is larger is refused before its bytes are read.
        smaller: what to do about a file that has more.
        bad_path: code where a path leads nowhere; so are `bad_format` where the suffix is another, `missing` where
            there is no such file, and `too_large`.
    """

    noun: str
    suffixes: tuple[str, ...]
    megabytes: int
    smaller: str
    bad_path: Code
    bad_format: Code
    missing: Code
    too_large: Code


PICTURE = Sort(
    "ảnh",
    (".jpg", ".jpeg", ".png", ".webp"),
    50,
    "Thu nhỏ ảnh, cạnh dài 4.000 điểm ảnh là thừa đủ, rồi lưu dạng JPEG",
    bad_path=Code("image-path"),
    bad_format=Code("image-format"),
    missing=Code("missing-image"),
    too_large=Code("large-image"),
)
SOUND = Sort(
    "tệp âm thanh",
    (".wav", ".mp3", ".m4a"),
    500,
    "Cắt lấy đoạn cần dùng, hoặc lưu lại dạng m4a, mp3",
    bad_path=Code("sound-path"),
    bad_format=Code("sound-format"),
    missing=Code("missing-sound"),
    too_large=Code("large-sound"),
)
FOOTAGE = Sort(
    "đoạn video",
    (".mp4", ".mov"),
    1_000,
    "Cắt lấy đoạn cần dùng: mỗi trang chiếu nhiều nhất 10 giây",
    bad_path=Code("clip-path"),
    bad_format=Code("clip-format"),
    missing=Code("missing-clip"),
    too_large=Code("large-clip"),
)

_PHONE_PICTURES = frozenset({".heic", ".heif", ".hif", ".avif"})

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
        hint = f"Chỉ viết tên tệp trong {folder}; ngăn thư mục con bằng «/»"
        own = PurePosixPath(name.replace("\\", "/")).name
        mend = Mend.of(place, own, certain=False) if own.rpartition(".")[0] else None
        return error(sort.bad_path, f"Đường dẫn {sort.noun} «{name}» không dùng được", place, hint, mend)
    if path.suffix.lower() not in sort.suffixes:
        hint = f"Dùng {sort.noun} {', '.join(sort.suffixes)}"
        if path.suffix.lower() in _PHONE_PICTURES:
            hint = CONVERT_PHONE_PICTURE
        return error(sort.bad_format, f"{noun} «{name}» không thuộc dạng dùng được", place, hint)
    file = _find(assets, path)
    if file is None or not file.is_file():
        there = _files(assets, sort)
        hint = did_you_mean(path.name, there, f"Các {sort.noun} đang có:") or f"Chép {sort.noun} vào {folder}"
        mend = _in_other_case(path, there, place) or near(path.name, there, place)
        return error(sort.missing, f"Không có {sort.noun} «{name}» trong {folder}", place, hint, mend)
    if not is_inside(root, file):
        hint = f"Chép chính tệp đó vào {folder}"
        return error(Code("outside-workspace"), f"{noun} «{name}» dẫn ra ngoài thư mục làm việc", place, hint)
    return _digested(file, Asset(str(path), str(file), ""), place, sort)


def _in_other_case(path: PurePosixPath, there: Iterable[str], place: Location) -> Mend | None:
    """Write a file's name with its own capitals and small letters, where that is all that differs."""
    same = [name for name in there if name.casefold() == str(path).casefold()]
    return Mend.of(place, same[0]) if len(same) == 1 else None


def not_there_yet(found: Diagnostic, group: str, sort: Sort, folder: str, *, without_alt: bool) -> Diagnostic:
    """Say all that may be done about a file that nothing is like: bring it, or leave out the group that names it.

    Args:
        found: that it is missing.
        group: the key of that group.
        sort: what it must be.
        folder: that should hold it, in words.
        without_alt: whether the group lacks a description too, for the same cause.
    """
    described = " và thêm dòng «alt: …» mô tả ảnh" if without_alt else ""
    rest = "" if found.hint.startswith("Chép") else f"; {found.hint[:1].lower()}{found.hint[1:]}"
    hint = f"Chưa có {sort.noun} thì xóa cả mục «{group}»; có rồi thì chép vào {folder}{described}{rest}"
    return replace(found, hint=hint)


def _digested(file: Path, asset: Asset, place: Location, sort: Sort) -> Asset | Diagnostic:
    """Digest a file's bytes, unless there are too many of them."""
    name, noun = asset.name, sort.noun.capitalize()
    try:
        size = file.stat().st_size
        if size > sort.megabytes * 1_000_000:
            message = f"{noun} «{name}» nặng {format_bytes(size)}, quá {format_bytes(sort.megabytes * 1_000_000)}"
            return error(sort.too_large, message, place, sort.smaller)
        sha256 = sha256_of(file)
    except OSError:
        return error(Code("unreadable-file"), f"Không mở được {sort.noun} «{name}»", place, "Xem lại quyền đọc của tệp")
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
