"""The files of the month that is shown, by the names that the page has for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bantin.content.reading.listing import HEADER
from bantin.content.workspace import UNIT_FILE, month_folder
from bantin.preview.writing.refusals import JSON, clash_entry
from bantin.session.writing.history import steps
from bantin.session.writing.saving import Saved, Writer

OF_UNIT = "@unit"
"""What the page calls the unit's file, a name that no item has."""
OF_MONTH = HEADER.removesuffix(".yaml")
"""And bulletin.yaml: as if it were an item."""


@dataclass(frozen=True)
class MonthFiles:
    """Names files, and tells of those that were written.

    Attributes:
        root: the workspace.
        writer: of its files.
        month: gives the month that is shown.
        tell: is told which files were written.
    """

    root: Path
    writer: Writer
    month: Callable[[], str]
    tell: Callable[[Iterable[Path]], None]

    @property
    def folder(self) -> Path:
        """The month's folder."""
        return month_folder(self.root, self.month())

    def of(self, item: str) -> str:
        """Return the file of an item, or of what the page shows beside items."""
        if item == OF_UNIT:
            return UNIT_FILE
        return f"{self.folder.relative_to(self.root).as_posix()}/{item}.yaml"

    def wrote(self, file: str) -> None:
        """Tell of a file that was written."""
        self.tell([self.root / file])

    def saved(self, file: str, saved: Saved) -> JSON:
        """Tell of a file that was saved, and describe what came of it."""
        self.wrote(file)
        clashes = list(map(clash_entry, saved.clashes))
        return {"version": saved.mine, "field": saved.field, "clashes": clashes, **self.steps(file)}

    def steps(self, file: str) -> JSON:
        """Give the fields of what can be undone and done again; None where there is nothing."""
        undo, redo = steps(self.writer.history.events(file))
        return {"undo": undo[-1].field if undo else None, "redo": redo[-1].field if redo else None}
