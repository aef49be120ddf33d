"""The pen of the live page: what can be asked of it, and forms with their values. All as JSON has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from bantin.content.reading.month import read_unit
from bantin.model.diagnostic import Diagnostic
from bantin.model.kinds import KINDS
from bantin.model.words.neutral import NEUTRAL
from bantin.model.words.words import Words
from bantin.output.desk.data import diagnostic_entry
from bantin.preview.around.drawings import ICON, SCENE, drawing, drawings
from bantin.preview.around.english import TITLES
from bantin.preview.around.form_words import said_in_form
from bantin.preview.around.overview import Overview
from bantin.preview.writing.items import Items
from bantin.preview.writing.month_files import OF_MONTH, OF_UNIT, MonthFiles
from bantin.preview.writing.refusals import JSON, Deed, told
from bantin.preview.writing.texts import Texts
from bantin.session.scaffold.shelf import GROUPS, shelf
from bantin.session.writing.forms import Control
from bantin.session.writing.items import WrittenItem, read_item
from bantin.session.writing.labels import control_at, form_of_office
from bantin.session.writing.saving import Writer
from bantin.session.writing.written import BrokenFileError
from bantin.text.sentences.joining import ended

_LABELS = {
    OF_MONTH: ("Chung cho cả tháng", "The month as a whole"),
    OF_UNIT: ("Đơn vị, danh bạ, các kênh", "Unit, contacts, channels"),
}
"""What is written beside items: bulletin.yaml and unit.yaml, under names that no item has; in both languages."""


class Pen:
    """Writes for the page. Its methods may be called from any thread; they raise `WritingError`."""

    def __init__(
        self,
        root: Path,
        writer: Writer,
        *,
        month: Callable[[], str],
        found: Callable[[], Iterable[Diagnostic]],
        tell: Callable[[Iterable[Path]], None],
        further: Mapping[str, Deed] = MappingProxyType({}),
        words: Callable[[], Words] = lambda: NEUTRAL,
    ) -> None:
        """Take a workspace.

        Args:
            root: the workspace.
            writer: of its files.
            month: gives the month that is shown.
            found: gives what was found in it.
            tell: is told which files were written.
            further: what else can be asked for, by name.
            words: gives all words that the unit uses.
        """
        self._root = root
        self._writer = writer
        self._found = found
        self._words = words
        self._files = MonthFiles(root, writer, month, tell)
        self._overview = Overview(root, writer, month)
        self.deeds: Mapping[str, Deed] = {
            **further,
            **Texts(self._files, self._of).deeds,
            **Items(self._files, self._overview).deeds,
        }

    def do(self, deed: str, asked: JSON) -> JSON:
        """Do what the page asks for.

        Raises:
            WritingError: it cannot be done; what was there before is there still.
            KeyError: nothing of that name can be asked for, or what is asked for lacks a part.
        """
        with told():
            return self.deeds[deed](asked)

    def around(self) -> JSON:
        """Tell which kinds of items there are, whom items may refer to, and what lies in the bin."""
        with told():
            removed = self._writer.bin()
            unit, _ = read_unit(self._root)
            items, channels = self._overview.items(), self._overview.channels()
            files = [{"item": item, "title": label, "title_en": english} for item, (label, english) in _LABELS.items()]
        contacts = unit.value.contacts if unit else ()
        words = self._words()
        return {
            "kinds": [
                {"value": kind, "label": getattr(words.labels, kind, "") or model.label, "label_en": model.__name__}
                for kind, model in KINDS.items()
            ],
            "contacts": [
                {"value": contact.id, "label": contact.label, "more": contact.number or contact.address or ""}
                for contact in contacts
            ],
            "drawings": {sort: [asdict(one) for one in drawings(self._root, sort, words)] for sort in (SCENE, ICON)},
            "items": items,
            "channels": channels,
            "files": files,
            "shelf": [
                {"value": one.name, "label": one.title, "group": GROUPS[one.group], "kind": KINDS[one.kind].label}
                for one in shelf().values()
            ],
            "bin": [{"file": file, "at": event.at} for file, event in removed.items()],
        }

    def drawing(self, sort: str, name: str) -> str | None:
        """Draw a scene or an icon, as SVG; None where there is none of the name."""
        return drawing(self._root, sort, name)

    def form(self, item: str, *, to_write: bool = True) -> JSON:
        """Describe an item's form with its values, and what was found in it; or its text where it has no values.

        Args:
            item: name of its file, without suffix; or of what the page shows beside items.
            to_write: whether it may be written then; who only looks leaves nothing behind.
        """
        file = self._files.of(item)
        with told():
            version = self._writer.read(file) if to_write else self._writer.look(file)
        written, found = None, self._of(file)
        try:
            written = read_item(version.data, file)
        except BrokenFileError as broken:
            found = list(broken.diagnostics)
        known = written if written and written.kind else None
        controls = form_of_office(known.kind, self._words()) if known else ()
        return {
            "file": file,
            "version": version.version,
            **self._files.steps(file),
            "kind": known.kind if known else "",
            "label": KINDS[known.kind].label if known and known.kind in KINDS else "",
            "fields": [control.as_json() for control in controls],
            "values": known.values if known else {},
            "text": None if known else version.data.decode("utf-8", "replace"),
            "found": _entries(found, known, controls),
        }

    def _of(self, file: str) -> list[Diagnostic]:
        return [one for one in self._found() if one.location and one.location.file == file]


def _entries(found: Iterable[Diagnostic], written: WrittenItem | None, controls: Sequence[Control]) -> list[JSON]:
    """Describe what was found, each with its field, and what a button writes there: whoever presses it has read it."""
    return [_entry(one, written, controls) for one in found]


def _entry(found: Diagnostic, written: WrittenItem | None, controls: Sequence[Control]) -> JSON:
    path = found.fault.path if found.fault and control_at(controls, found.fault.path) else ()
    field = ".".join(map(str, path)) or (written.field_at(found.location) if written else "")
    said = said_in_form(found, controls, tuple(field.split(".")))
    return {
        **diagnostic_entry(found),
        "message": ended(said.message),
        "hint": ended(said.hint),
        "title_en": TITLES.get(found.code, ""),
        "field": field,
        "mend": found.mend.text if found.mend and found.location else None,
    }
