"""Reading a month: all of its files, all that is wrong with them in one run, and a bulletin if nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from bantin.content.reading.assets import FOOTAGE, OF_MONTH, OF_UNIT, PICTURE, SOUND, Sort, find_asset, not_there_yet
from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.listing import ASSETS, HEADER, list_items, list_strays
from bantin.content.reading.naming import KIND, channel_words, kind_words, near, suggest
from bantin.content.reading.references import Contacts, check_header, check_item, check_unit, find
from bantin.content.reading.salvaging.legible import absent_fields, legible, recomposed, sure_of
from bantin.content.reading.salvaging.salvage import salvaged, salvaged_item, with_all_that_stands_there
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import NOTHING, settle, settle_kind
from bantin.content.reading.source import SourceText, error, read_source
from bantin.content.reading.themes import unreadable
from bantin.content.reading.untouched import untouched
from bantin.content.reading.validation import validate
from bantin.content.release import newer
from bantin.content.workspace import GLOSSARY_FILE, UNIT_FILE, is_month, month_folder, templates_folders
from bantin.model.asset import Asset
from bantin.model.base import Model
from bantin.model.bulletin import Bulletin, BulletinFile, Document, Entry, Glossary
from bantin.model.diagnostic import Code, Diagnostic, Location, has_errors, in_order
from bantin.model.item import Item
from bantin.model.kinds import KINDS
from bantin.model.theme import Theme, contrast
from bantin.model.unit import Unit
from bantin.text.dates import days_of
from bantin.text.suggestions import did_you_mean

M = TypeVar("M", bound=Model)

_BRIGHT = 7.0
"""Contrast with black from which on a theme's ground is a light one."""


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


def read_month(root: Path, month: str, unsaved: Mapping[Path, bytes] | None = None) -> Reading:
    """Read a month of a workspace.

    Args:
        root: the workspace.
        month: as in 2024-11.
        unsaved: files whose text is to be read instead of what they hold.
    """
    reader = _Reader(root, month, unsaved or {})
    bulletin = None
    if is_month(month):
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
    reader = _Reader(root, "", unsaved or {})
    unit = reader.document(Unit, reader.compose(root / UNIT_FILE))
    return unit, reader.told


def read_themes(root: Path) -> tuple[dict[str, Theme], list[Diagnostic]]:
    """Read all themes that a workspace may name, its own before the shipped ones; those that are wrong are left out."""
    reader = _Reader(root, "")
    found = {name: reader.theme(name, Location(UNIT_FILE)) for name in theme_names(root)}
    return {name: theme for name, theme in found.items() if theme}, reader.told


def theme_names(root: Path) -> list[str]:
    """List the themes that a workspace may name."""
    return sorted({path.stem for folder in templates_folders(root) for path in folder.glob("themes/*.yaml")})


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
class _Reader:
    root: Path
    month: str
    unsaved: Mapping[Path, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    composed: list[ComposedFile] = field(default_factory=list)
    unit: Document[Unit] | None = None
    entries: tuple[Entry, ...] = ()
    music: Asset | None = None
    readable: Bulletin | None = None

    @property
    def told(self) -> list[Diagnostic]:
        """All that was found: what is wrong with a text is known only when its file has been settled."""
        return [*self.diagnostics, *(found for written in self.composed for found in sure_of(written))]

    def read(self) -> Bulletin | None:
        folder = month_folder(self.root, self.month)
        written_unit, written_header = self.compose(self.root / UNIT_FILE), self.compose(folder / HEADER)
        if written_unit and (refused := newer(written_unit)):
            self.diagnostics, self.composed = refused, []
            return None
        paths, found = list_items(folder, self.show)
        themes: dict[str, tuple[str, ...]] = dict.fromkeys(theme_names(self.root), ())
        of_unit: Mapping[str, Names] = {"theme": themes}
        items_there = {path.stem: (path.name,) for path in paths}
        of_header: Mapping[str, Names] = {"order": items_there}
        last = days_of(self.month)[1]
        legible_unit = self.legible(Unit, written_unit, UNIT_FILE, of_unit)
        legible_header = self.legible(BulletinFile, written_header, self.show(folder / HEADER), of_header)
        unit = self.made(Unit, legible_unit) if legible_unit.complete else None
        header = self.made(BulletinFile, legible_header) if legible_header.complete else None
        known, told = unit or salvaged(Unit, legible_unit, last), header or salvaged(BulletinFile, legible_header, last)
        named = known is not None and not known.is_unread("theme")
        theme = self.theme(known.value.theme, known.locate("theme")) if known and named else None
        glossary = self.glossary()
        self.diagnostics += [*list_strays(self.root), *found]
        contacts = Contacts.of(legible_unit)
        items = [item for path in paths if (item := self.item(path, contacts))]
        self.check(legible_unit, legible_header, [path.stem for path in paths], items, contacts)
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
        look = theme or self.theme("navy", Location(UNIT_FILE))
        if known and told and look:
            known = with_all_that_stands_there(known, legible_unit.source)
            self.readable = Bulletin(self.month, known, told, look, self.entries, glossary, self.music, emblem)
        return None

    def show(self, path: Path) -> str:
        """Return the name of a file in diagnostics: relative to the workspace."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def compose(self, path: Path, *, file: str = "", within: Path | None = None) -> ComposedFile | None:
        source = self.source(path, file=file, within=within)
        return self.compose_text(source) if source else None

    def source(self, path: Path, *, file: str = "", within: Path | None = None) -> SourceText | None:
        self.files.append(self.show(path))
        source, found = read_source(path, file or self.show(path), within or self.root, self.unsaved.get(path))
        self.diagnostics += found
        return source

    def compose_text(self, source: SourceText) -> ComposedFile | None:
        written = compose(source)
        self.composed.append(written)
        self.diagnostics += untouched(written)
        if written.complete and written.value is None:
            hint = "Viết nội dung, hoặc tạo tệp mẫu bằng lệnh bantin new"
            self.diagnostics.append(
                error(Code("empty-file"), f"Tệp «{source.file}» trống", Location(source.file), hint)
            )
            return None
        return written

    def document(
        self, model: type[M], written: ComposedFile | None, references: Mapping[str, Names] = NOTHING
    ) -> Document[M] | None:
        """Settle a file into the form of its model, and make the model of it; the kind of an item is no field."""
        if written is None or not written.complete:
            return None
        settle(written, model, references)
        return self.made(model, written)

    def legible(
        self, model: type[Model], written: ComposedFile | None, file: str, references: Mapping[str, Names]
    ) -> ComposedFile:
        """Settle a file, or as much of it as can be read; the rest of what is wrong with it is told too."""
        if written and written.complete:
            settle(written, model, references)
            return written
        again = legible(written, file, model, references)
        if again.complete:
            self.composed.append(again)
            self.diagnostics += untouched(again)
        return again

    def made(self, model: type[M], written: ComposedFile) -> Document[M] | None:
        value = written.value
        if isinstance(value, dict) and issubclass(model, Item):
            value = {key: one for key, one in value.items() if key != KIND}
        made, found = validate(model, written, value, self.month if is_month(self.month) else "")
        self.diagnostics += found
        unread = frozenset(written.damaged if written.left_out else ())
        return Document(written.source.file, made, written.locations, unread) if made else None

    def glossary(self) -> tuple[str, ...]:
        """Read the unit's own words, if it has any."""
        path = self.root / GLOSSARY_FILE
        if not path.is_file():
            self.files.append(self.show(path))
            return ()
        document = self.document(Glossary, self.compose(path))
        return document.value.words if document else ()

    def theme(self, theme: str, place: Location) -> Theme | None:
        """Read a theme that is named at a place: the workspace's own comes before the shipped one."""
        name = f"themes/{theme}.yaml"
        folders = templates_folders(self.root)
        for folder in folders:
            path = folder / name
            if not path.is_file():
                self.files.append(self.show(path))
                continue
            own = folder == self.root / "templates"
            document = self.theme_in(path, file=f"templates/{name}", within=self.root if own else folder)
            if document is None:
                return None
            self.diagnostics += unreadable(document)
            return self.completed(document.value) if own and len(folders) > 1 else document.value
        known = [path.stem for folder in folders for path in folder.glob("themes/*.yaml")]
        hint = did_you_mean(theme, known, "Các bộ đang có:")
        message = f"Không có bộ màu và kiểu chữ nào tên là «{theme}»"
        self.diagnostics.append(error(Code("missing-theme"), message, place, hint, near(theme, known, place)))
        return None

    def theme_in(self, path: Path, *, file: str = "", within: Path) -> Document[Theme] | None:
        source = self.source(path, file=file, within=within)
        document, found = _theme(source) if source else (None, ())
        self.diagnostics += found
        return document

    def completed(self, theme: Theme) -> Theme:
        """Give a workspace's theme, written for older looks, the names that it lacks, of a shipped one like it."""
        bright = "ground-top" in theme.colors and contrast("#000000", theme.colors["ground-top"]) > _BRIGHT
        shipped = templates_folders(self.root)[-1]
        base = self.theme_in(shipped / f"themes/{'light' if bright else 'navy'}.yaml", within=shipped)
        if base is None:
            return theme
        known = base.value
        update = {"colors": known.colors | theme.colors, "styles": known.styles | theme.styles}
        return theme.model_copy(update=update)

    def item(self, path: Path, contacts: Contacts) -> _File | None:
        written = self.compose(path)
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
        references: Mapping[str, Names] = {"contacts": known, "contact": known, "channels": channel_words()}
        if kind:
            absent = absent_fields(written, KINDS[kind])
            settle(written, KINDS[kind], references)
            written.damaged |= absent
            named = find(written, "contacts.*") + find(written, "contact")
            written.damaged.update(path for path, name in named if name not in known and contacts.may_have(name))
        assets = month_folder(self.root, self.month) / ASSETS
        image, narration, clip = (
            self.asset(written, name, assets, sort)
            for name, sort in (("image.file", PICTURE), ("video.narration.file", SOUND), ("video.clip.file", FOOTAGE))
        )
        document = self.made(KINDS[kind], written) if kind else None
        if document is None:
            kind, document = salvaged_item(written, kind, references, days_of(self.month)[1])
        return _File(path.stem, written, kind, document, image, narration, clip)

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


@lru_cache(maxsize=8)
def _theme(source: SourceText) -> tuple[Document[Theme] | None, tuple[Diagnostic, ...]]:
    """Read a theme, which a month that is opened anew at each save seldom changes: 20 ms."""
    reader = _Reader(Path(), "")
    written = reader.compose_text(source)
    return reader.document(Theme, written), tuple(reader.told)


def _in_order(items: Sequence[_File], order: Sequence[str]) -> tuple[Entry, ...]:
    """Order the items: first those that the bulletin names, then the others by file name."""
    rank = {name: number for number, name in enumerate(order)}
    items = sorted(items, key=lambda item: (rank.get(item.id, len(rank)), item.id))
    return tuple(
        Entry(item.id, item.kind, item.document, item.image, item.narration, item.clip)
        for item in items
        if item.document
    )
