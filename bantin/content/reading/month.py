"""Reading a month: all of its files, all that is wrong with them in one run, and a bulletin if nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.content.editions.choosing import chosen
from bantin.content.editions.merging import merged
from bantin.content.editions.reading import Edition
from bantin.content.reading.assets import FOOTAGE, OF_MONTH, OF_UNIT, PICTURE, SOUND, Sort, find_asset, not_there_yet
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.content_files import ContentFiles
from bantin.content.reading.listing import ASSETS, HEADER, list_items, list_strays
from bantin.content.reading.naming import KIND, kind_words, near, suggest
from bantin.content.reading.references import Contacts, check_header, check_item, check_unit, find
from bantin.content.reading.salvaging.legible import absent_fields, recomposed
from bantin.content.reading.salvaging.salvage import salvaged, salvaged_item, with_all_that_stands_there
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import settle, settle_kind
from bantin.content.reading.settling.sound_items import references, sound_item
from bantin.content.reading.source import error
from bantin.content.reading.themes import read_theme, theme_names
from bantin.content.reading.untouched import untouched
from bantin.content.release import newer
from bantin.content.workspace import GLOSSARY_FILE, UNIT_FILE, month_folder
from bantin.model.asset import Asset
from bantin.model.base import Model
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry, Glossary
from bantin.model.diagnostic import Code, Diagnostic, Location, has_errors, in_order
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.model.unit import Unit
from bantin.text.dates import days_of, is_bulletin


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a month.

    Attributes:
        bulletin: the month, or None when any diagnostic is an error.
        readable: the month as far as it could be read, whatever is wrong with it; to be checked, not made.
        unit: the unit, as far as it could be read, whatever else is wrong.
        entries: the items, each as far as it could be read, likewise.
        music: the file of the unit's music, likewise.
        diagnostics: sorted by file and line.
        files: every file looked at, found or not: relative to the workspace with forward slashes, or absolute where
            it lies outside, as shipped themes may.
    """

    bulletin: Bulletin | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    unit: Document[Unit] | None = None
    entries: tuple[Entry, ...] = ()
    music: Asset | None = None
    readable: Bulletin | None = None


def read_month(
    root: Path, month: str, unsaved: Mapping[Path, bytes] | None = None, edition: Edition | None = None
) -> Reading:
    """Read a month of a workspace.

    Args:
        root: the workspace.
        month: as in 2024-11.
        unsaved: files whose text is to be read instead of what they hold.
        edition: as which it is published; the unit's own if None.
    """
    reader = _Reader(root, month, unsaved or {}, edition=edition)
    bulletin = None
    if is_bulletin(month):
        bulletin = reader.read()
    else:
        message = f"«{month}» không phải là một tháng"
        reader.diagnostics.append(error(Code("bad-month"), message, None, "Viết tháng như 2024-11"))
    files = tuple(dict.fromkeys(reader.files))
    return Reading(
        bulletin, tuple(in_order(reader.told)), files, reader.unit, reader.entries, reader.music, reader.readable
    )


def read_unit(
    root: Path, unsaved: Mapping[Path, bytes] | None = None
) -> tuple[Document[Unit] | None, list[Diagnostic]]:
    """Read the unit of a workspace; None where it is wrong. `unsaved` as in `read_month`."""
    files = ContentFiles(root, "", unsaved or {})
    unit = files.document(Unit, files.compose(root / UNIT_FILE))
    return unit, files.told


@dataclass(slots=True)
class _File:
    """An item's file: what was written, as far as it can be read, and what came of it."""

    id: str
    written: ComposedFile
    kind: str
    document: Document[Item] | None
    image: Asset | None
    narration: Asset | None
    clip: Asset | None


@dataclass(slots=True)
class _Reader(ContentFiles):
    edition: Edition | None = None
    unit: Document[Unit] | None = None
    entries: tuple[Entry, ...] = ()
    music: Asset | None = None
    readable: Bulletin | None = None

    def read(self) -> Bulletin | None:
        folder = month_folder(self.root, self.month)
        written_unit, written_header = self.compose(self.root / UNIT_FILE), self.compose(folder / HEADER)
        if written_unit and (refused := newer(written_unit)):
            self.diagnostics, self.composed = refused, []
            return None
        paths, found = list_items(folder, self.show)
        names = [path.stem for path in paths]
        if self.edition:
            paths, told_of_it = chosen(self.edition, self.month, paths)
            found += told_of_it
            names += [path.stem for path in paths if path.stem not in names]
        themes: dict[str, tuple[str, ...]] = dict.fromkeys(theme_names(self.root), ())
        of_unit: Mapping[str, Names] = {"theme": themes}
        items_there = {name: (f"{name}.yaml",) for name in names}
        of_header: Mapping[str, Names] = {"order": items_there}
        last = days_of(self.month)[1]
        legible_unit = self.legible(Unit, written_unit, UNIT_FILE, of_unit)
        if self.edition:
            legible_unit = merged(legible_unit, self.edition.written)
        legible_header = self.legible(BulletinFile, written_header, self.show(folder / HEADER), of_header)
        unit = self.made(Unit, legible_unit) if legible_unit.complete else None
        header = self.made(BulletinFile, legible_header) if legible_header.complete else None
        known, told = unit or salvaged(Unit, legible_unit, last), header or salvaged(BulletinFile, legible_header, last)
        named = known is not None and not known.is_unread("theme")
        theme = read_theme(self, known.value.theme, known.locate("theme")) if known and named else None
        glossary = self.glossary()
        self.diagnostics += [*list_strays(self.root), *found]
        contacts = Contacts.of(legible_unit)
        items = [item for path in paths if (item := self.item(path, contacts))]
        self.check(legible_unit, legible_header, names, items, contacts)
        self.unit, self.entries = (
            (None if legible_unit.left_out else unit),
            _in_order(items, told.value.order if told else ()),
        )
        self.music, emblem = self.unit_music(legible_unit), self.unit_emblem(legible_unit)
        if told and not told.is_unread("period") and told.value.period.start > told.value.period.end:
            message = "Kỳ bản tin kết thúc trước khi bắt đầu"
            self.diagnostics.append(
                error(Code("period-reversed"), message, told.locate("period.end"), "Xem lại hai ngày này")
            )
        if unit and theme and header and not has_errors(self.told):
            return Bulletin(self.month, unit, header, theme, self.entries, glossary, self.music, emblem)
        look = theme or read_theme(self, "navy", Location(UNIT_FILE))
        if known and told and look:
            known = with_all_that_stands_there(known, legible_unit.source)
            self.readable = Bulletin(self.month, known, told, look, self.entries, glossary, self.music, emblem)
        return None

    def glossary(self) -> tuple[str, ...]:
        """Read the unit's own words, if it has any."""
        path = self.root / GLOSSARY_FILE
        if not path.is_file():
            self.files.append(self.show(path))
            return ()
        document = self.document(Glossary, self.compose(path))
        return document.value.words if document else ()

    def item(self, path: Path, contacts: Contacts) -> _File | None:
        source = self.source(path)
        if source is None:
            return None
        sound = sound_item(source, self.month, contacts.words)
        if sound:
            return _File(path.stem, sound.written, sound.kind, sound.document, *self.assets(sound.written, path))
        written = self.compose_text(source)
        if written is None:
            return None
        if written.complete and not isinstance(written.value, dict):
            self.document(Model, written)  # tells that it should be one
            return None
        if not written.complete:
            written = recomposed(written)
            self.composed += [written] if written.complete else []
            self.diagnostics += untouched(written)
        kind = self.kind(written)
        known = contacts.words
        if kind:
            absent = absent_fields(written, KINDS[kind])
            settle(written, KINDS[kind], references(known))
            written.damaged |= absent
            named = find(written, "contacts.*") + find(written, "contact")
            written.damaged.update(path for path, name in named if name not in known and contacts.may_have(name))
        assets = self.assets(written, path)
        document = self.made(KINDS[kind], written) if kind else None
        if document is None:
            kind, document = salvaged_item(written, kind, references(known), days_of(self.month)[1])
        return _File(path.stem, written, kind, document, *assets)

    def assets(self, written: ComposedFile, path: Path) -> tuple[Asset | None, Asset | None, Asset | None]:
        """Find the picture, the recording and the footage of an item."""
        folder = path.parent / ASSETS
        return (
            self.asset(written, "image.file", folder, PICTURE),
            self.asset(written, "video.narration.file", folder, SOUND),
            self.asset(written, "video.clip.file", folder, FOOTAGE),
        )

    def kind(self, written: ComposedFile) -> str:
        """Find the kind of an item; empty where it is missing or unknown."""
        settle_kind(written)
        if not written.complete or (KIND not in (written.value or {}) and written.left_out):
            return ""
        kinds = suggest("", kind_words(), "Các loại tin:")
        value = written.value.get(KIND) if isinstance(written.value, dict) else None
        if isinstance(value, str) and value in KINDS:
            return value
        if isinstance(value, str):
            hint = suggest(value, kind_words(), "Các loại tin:")
            place = written.locate("kind")
            mend = near(value, KINDS, place)
            found = error(Code("unknown-kind"), f"Không có loại tin «{value}»", place, hint, mend)
        else:
            found = error(
                Code("missing-kind"), "Thiếu loại tin «kind»", written.locate("kind"), f"Thêm dòng «kind: …». {kinds}"
            )
        self.diagnostics.append(found)
        return ""

    def unit_music(self, unit: ComposedFile) -> Asset | None:
        folder = (self.root / UNIT_FILE).parent / ASSETS
        return self.asset(unit, "channels.video.music.file", folder, SOUND, OF_UNIT)

    def unit_emblem(self, unit: ComposedFile) -> Asset | None:
        """Find the unit's emblem, the plainer one where it has two; both must be there."""
        folder = (self.root / UNIT_FILE).parent / ASSETS
        file, small = (self.asset(unit, f"emblem.{name}", folder, PICTURE, OF_UNIT) for name in ("file", "small"))
        return small or file

    def asset(self, written: ComposedFile, key: str, folder: Path, sort: Sort, words: str = OF_MONTH) -> Asset | None:
        """Find the file in a folder that is named at a dotted path, if any is."""
        for path, name in find(written, key):
            if not name.strip():
                continue  # that it is empty is told by validation
            found = find_asset(self.root, folder, name.strip(), written.locate(path), sort, folder=words)
            if isinstance(found, Asset):
                self.files.append(self.show(folder / found.name))
                return found
            self.files.append(self.show(folder))
            group = key.rpartition(".")[0]
            if found.code == sort.missing and found.mend is None and key.endswith(".file"):
                without_alt = sort is PICTURE and group == "image" and not find(written, "image.alt")
                if without_alt:
                    written.damaged.add("image.alt")  # one cause is told once
                found = not_there_yet(found, group.rpartition(".")[2], sort, words, without_alt=without_alt)
            self.diagnostics.append(found)
        return None

    def check(
        self,
        unit: ComposedFile,
        header: ComposedFile,
        names: Sequence[str],
        items: Sequence[_File],
        contacts: Contacts,
    ) -> None:
        """Check what the files say about each other."""
        if unit.complete:
            self.diagnostics += check_unit(unit, contacts)
        if header.complete:
            self.diagnostics += check_header(header, names)
        for item in items:
            self.diagnostics += check_item(item.written, contacts)


def _in_order(items: Sequence[_File], order: Sequence[str]) -> tuple[Entry, ...]:
    """Order the items: first those that the bulletin names, then the others by file name."""
    rank = {name: number for number, name in enumerate(order)}
    items = sorted(items, key=lambda item: (rank.get(item.id, len(rank)), item.id))
    return tuple(
        Entry(item.id, item.kind, item.document, item.image, item.narration, item.clip)
        for item in items
        if item.document
    )
