"""The editions of a workspace: a file each in content/editions, or a row each of content/editions.csv."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.content.editions.table import read_table
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.content_files import ContentFiles
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import settle
from bantin.content.reading.source import SourceText, error
from bantin.content.reading.themes import theme_names
from bantin.content.workspace import UNIT_FILE
from bantin.files.names import identifier_for, is_identifier, is_reserved
from bantin.model.diagnostic import Code, Diagnostic, Location, in_order
from bantin.model.parts.edition import EditionFile
from bantin.model.parts.identity import Approver
from bantin.model.unit import Unit

FOLDER = "content/editions"
TABLE = "content/editions.csv"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as it was read.

    Attributes:
        id: its file's name without suffix, or what its row says.
        told: the name of the unit that publishes it.
        written: what differs, settled, and where it stands.
        without: items that it leaves out, each with its month.
        folder: of the items that it adds, in a folder a month; it need not exist.
        approvers: who approves what it added.
    """

    id: str
    told: str
    written: ComposedFile
    without: tuple[str, ...]
    folder: Path
    approvers: tuple[Approver, ...] = ()

    def items_of(self, month: str) -> list[Path]:
        """List the files of the items that it adds to a month."""
        return sorted(path for path in (self.folder / month).glob("*.yaml") if path.is_file())


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions of a workspace.

    Attributes:
        found: those that were read, in the order of their identifiers.
        diagnostics: what is wrong with their files.
        wrong: what is wrong with each of those that cannot be made, by its identifier.
    """

    found: tuple[Edition, ...]
    diagnostics: tuple[Diagnostic, ...]
    wrong: Mapping[str, tuple[Diagnostic, ...]]


def edition_names(root: Path) -> list[str]:
    """List the identifiers of all editions, whatever is wrong with them."""
    files = ContentFiles(root, "")
    rows = read_table(files, root / TABLE, _unit(files, root)) if (root / TABLE).is_file() else []
    return sorted({path.stem for path in _paths(root)} | {name for name, _ in rows})


def read_editions(root: Path, wanted: Collection[str] | None = None) -> Editions:
    """Read editions, all or some; each by itself, so that what is wrong with one holds up no other.

    Args:
        root: the workspace.
        wanted: their identifiers; all if None.
    """
    found: dict[str, Edition] = {}
    wrong: dict[str, tuple[Diagnostic, ...]] = {}
    shared = ContentFiles(root, "")
    themes: Names = dict.fromkeys(theme_names(root), ())
    for name, files, written in _written(root, shared, wanted):
        if written is not None:
            refused = set(written.damaged)
            settle(written, EditionFile, {"theme": themes})
            written.damaged |= refused
            document = files.made(EditionFile, written)
            if document is not None and name not in found:
                file = document.value
                # An edition goes to other processes: not with all the rows of the table.
                alone = replace(written, source=SourceText(written.source.file, "", ()))
                found[name] = Edition(
                    name, file.name or name, alone, file.without, root / FOLDER / name, file.approvers
                )
                files.diagnostics += _half_named(file, written)
            elif name in found:
                files.diagnostics.append(_twice(name, written, found[name]))
        told = tuple(in_order(files.told))
        if any(one.severity == "error" for one in told):
            wrong[name] = (*wrong.get(name, ()), *told)
            found.pop(name, None)
        else:
            shared.diagnostics += told
    every = (*shared.told, *(one for told in wrong.values() for one in told))
    return Editions(tuple(found[name] for name in sorted(found)), tuple(in_order(every)), wrong)


def _written(
    root: Path, shared: ContentFiles, wanted: Collection[str] | None
) -> Iterator[tuple[str, ContentFiles, ComposedFile | None]]:
    """Compose each edition with files of its own; the shared ones learn what is wrong with the table's heading."""
    for path in _paths(root):
        if wanted is not None and path.stem not in wanted:
            continue
        files = ContentFiles(root, "")
        if not is_identifier(path.stem) or is_reserved(path.stem):
            files.diagnostics.append(_bad_name(path, files))
            yield path.stem, files, None
            continue
        yield path.stem, files, files.compose(path)
    if (root / TABLE).is_file():
        for name, row in read_table(shared, root / TABLE, _unit(ContentFiles(root, ""), root)):
            if wanted is None or name in wanted:
                files = ContentFiles(root, "")
                files.composed.append(row)
                yield name, files, row


def _paths(root: Path) -> list[Path]:
    return sorted(path for path in (root / FOLDER).glob("*.yaml") if path.name[0] not in "._")


def _unit(files: ContentFiles, root: Path) -> ComposedFile | None:
    unit = files.compose(root / UNIT_FILE)
    if unit is not None and unit.complete:
        settle(unit, Unit)
    return unit


def _bad_name(path: Path, files: ContentFiles) -> Diagnostic:
    better = identifier_for(path.stem, "don-vi")
    message = f"Tên tệp «{path.name}» chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, dài nhất 60 ký tự"
    return error(Code("bad-file-name"), message, Location(files.show(path)), f"Đổi tên thành «{better}.yaml»")


def _half_named(file: EditionFile, written: ComposedFile) -> Iterator[Diagnostic]:
    """Report a unit that would go by one name of its own and one of another unit."""
    if (file.name is None) != (file.short_name is None):
        missing, there = ("name", "short_name") if file.name is None else ("short_name", "name")
        message = f"Thiếu mục «{missing}»: đã có «{there}» riêng thì cũng phải có tên này riêng"
        yield error(Code("missing-key"), message, written.locate(there), f"Thêm «{missing}: …»")


def _twice(name: str, written: ComposedFile, first: Edition) -> Diagnostic:
    place = first.written.locate("")
    message = f"Ấn bản «{name}» đã có ở {place.file}" + (f", dòng {place.line}" if place.line else "")
    return error(Code("duplicate-id"), message, written.locate(""), "Xóa một trong hai, hoặc đặt mã khác")
