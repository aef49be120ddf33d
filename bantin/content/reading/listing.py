"""Which files of a month are items, and what to tell about those that are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from bantin.content.reading.assets import FOOTAGE, PICTURE, SOUND
from bantin.content.reading.source import error, warning
from bantin.content.workspace import GLOSSARY_FILE, UNIT_FILE, month_after, month_folder, stray_folders
from bantin.files.names import identifier_for, is_identifier, is_reserved
from bantin.model.diagnostic import Code, Diagnostic, Location
from bantin.text.dates import is_month
from bantin.text.normal import nfc

HEADER = "bulletin.yaml"
ASSETS = "assets"
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))


def list_items(folder: Path, show: Callable[[Path], str]) -> tuple[list[Path], list[Diagnostic]]:
    """List the item files of a month by name, and tell of all that lies beside them and is not read.

    Args:
        folder: the month's folder.
        show: names a path as diagnostics do.
    """
    try:
        entries = sorted(entry for entry in folder.iterdir() if not _is_silent(entry.name))
    except OSError:
        return [], []  # that its bulletin.yaml is missing is told anyway
    items = [entry for entry in entries if entry.suffix == ".yaml" and not entry.is_dir()]
    found = [told for entry in entries for told in _tell(entry, entry in items, Location(show(entry)))]
    if not items:
        hint = f'Tạo tin đầu tiên: bantin new {folder.name} warning "Tiêu đề"'
        found.append(error(Code("no-items"), f"Tháng {folder.name} chưa có tin nào", Location(show(folder)), hint))
    return items, found


def list_strays(root: Path) -> Iterator[Diagnostic]:
    """Report folders and YAML files beside the months that are not read."""
    for name, meant in stray_folders(root):
        place = Location(f"content/{name}")
        hint = f"Đổi tên thành «{meant}»" if meant else "Đổi tên theo dạng NĂM-THÁNG, như 2026-11"
        if meant and (month_folder(root, meant).exists() or is_month(name[: len(meant)])):
            after = month_after(meant)
            hint = f"Nếu là một tháng mới thì đổi tên, như «{after}»; nếu là bản chép thì chuyển ra ngoài content"
        yield warning(
            Code("ignored-folder"), f"Thư mục «{name}» không được đọc, vì tên ấy không phải một tháng", place, hint
        )
    known = {PurePosixPath(UNIT_FILE).name, PurePosixPath(GLOSSARY_FILE).name}
    for entry in sorted((root / "content").glob("*")):
        if entry.suffix.lower() in {".yml", ".yaml"} and entry.name not in known and entry.is_file():
            name = nfc(entry.name)
            hint = "Nếu là một tin thì chuyển vào thư mục của tháng"
            if f"{Path(name).stem.lower()}.yaml" in known:
                hint = f"Đổi tên thành «{Path(name).stem.lower()}.yaml»"
            yield warning(Code("ignored-file"), f"«{name}» không được đọc", Location(f"content/{name}"), hint)


def _is_silent(name: str) -> bool:
    return name.startswith((".", "~$")) or name in {HEADER, ASSETS} or name.casefold() in _SYSTEM_FILES


def _tell(entry: Path, is_item: bool, place: Location) -> Iterable[Diagnostic]:  # noqa: FBT001 - private, one caller
    name = nfc(entry.name)
    stem, suffix = Path(name).stem, Path(name).suffix
    if suffix.lower() == ".txt" and Path(stem).suffix.lower() in {".yml", ".yaml"}:  # as Notepad saves it
        stem, suffix = Path(stem).stem, Path(stem).suffix
    suggested = identifier_for(stem, f"tin-{stem}" if is_reserved(stem) else "tin")
    if is_item and is_reserved(stem):
        message = f"Tên tệp «{name}» trùng với tên dành riêng của Windows"
        yield error(Code("reserved-name"), message, place, f"Đổi tên thành «{suggested}.yaml»")
    elif is_item and not is_identifier(stem):
        message = f"Tên tệp «{name}» chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, dài nhất 60 ký tự"
        yield error(Code("bad-file-name"), message, place, f"Đổi tên thành «{suggested}.yaml»")
    elif not is_item:
        hint = "Trong thư mục của tháng chỉ các tệp .yaml được đọc"
        if suffix.lower() in {".yml", ".yaml"}:
            hint = f"Nếu đây là một tin, đổi tên thành «{suggested}.yaml»"
        elif sort := next((sort for sort in (PICTURE, SOUND, FOOTAGE) if suffix.lower() in sort.suffixes), None):
            hint = f"Chuyển {sort.noun} vào thư mục «{ASSETS}» bên cạnh"
        yield warning(Code("ignored-file"), f"«{name}» không được đọc", place, hint)
