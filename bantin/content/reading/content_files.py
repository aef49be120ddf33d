"""The files of a workspace as one reading goes through them: what each holds, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bantin.content.reading.composing.composed_file import ComposedFile
from bantin.content.reading.composing.document import compose
from bantin.content.reading.naming import KIND
from bantin.content.reading.salvaging.legible import legible, sure_of
from bantin.content.reading.settling.form import Names
from bantin.content.reading.settling.settle import NOTHING, settle
from bantin.content.reading.source import SourceText, error, read_source
from bantin.content.reading.telling.lengths import too_long
from bantin.content.reading.untouched import untouched
from bantin.content.reading.validation import validate
from bantin.model.base import Model
from bantin.model.bulletin import Document
from bantin.model.diagnostic import Code, Diagnostic, Location
from bantin.model.item import Item
from bantin.text.dates import is_bulletin, month_of

M = TypeVar("M", bound=Model)


@dataclass(slots=True)
class ContentFiles:
    """What was read so far.

    Attributes:
        root: the workspace.
        month: as in 2024-11; empty where no month is read.
        unsaved: files whose text is to be read instead of what they hold.
        files: every file looked at, found or not, as `show` names it.
        composed: the files that could be parsed, as far as they could.
    """

    root: Path
    month: str
    unsaved: Mapping[Path, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    composed: list[ComposedFile] = field(default_factory=list)

    @property
    def told(self) -> list[Diagnostic]:
        """All that was found: what is wrong with a text is known only when its file has been settled."""
        return [*self.diagnostics, *(found for written in self.composed for found in sure_of(written))]

    def show(self, path: Path) -> str:
        """Return the name of a file in diagnostics: relative to the workspace."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def compose(self, path: Path, *, file: str = "", within: Path | None = None) -> ComposedFile | None:
        """Parse a file; None where it cannot be read, or is empty."""
        source = self.source(path, file=file, within=within)
        return self.compose_text(source) if source else None

    def source(self, path: Path, *, file: str = "", within: Path | None = None) -> SourceText | None:
        """Read a file's text, named `file` in diagnostics; it may not lead out of `within`, else of the workspace."""
        self.files.append(self.show(path))
        source, found = read_source(path, file or self.show(path), within or self.root, self.unsaved.get(path))
        self.diagnostics += found
        return source

    def compose_text(self, source: SourceText) -> ComposedFile | None:
        """Parse a text, as far as it can be; None where it is empty."""
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
        """Make the model of what a file holds; None where it does not fit."""
        value = written.value
        if isinstance(value, dict) and issubclass(model, Item):
            value = {key: one for key, one in value.items() if key != KIND}
        made, found = validate(model, written, value, month_of(self.month) if is_bulletin(self.month) else "")
        self.diagnostics += found
        if issubclass(model, Item):
            self.diagnostics += too_long(written)
        unread = frozenset(written.damaged if written.left_out else ())
        return Document(written.source.file, made, written.locations, unread) if made else None
