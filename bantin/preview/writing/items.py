"""Deeds on whole items: new ones, their channels, their order, the bin."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bantin.content.reading.naming import KIND
from bantin.model.kinds import KINDS
from bantin.preview.around.overview import Overview
from bantin.preview.writing.month_files import OF_MONTH, MonthFiles
from bantin.preview.writing.refusals import JSON, Deed, WritingError
from bantin.session.scaffold.create import draft_text, next_name
from bantin.session.scaffold.shelf import shelf
from bantin.session.writing.changes import NoPlaceError, Put, Remove, at
from bantin.session.writing.editing import CannotWriteError, changed
from bantin.session.writing.saving import GoneError
from bantin.session.writing.written import BrokenFileError, parse


class Items:
    """Makes items, orders and removes them. Its deeds raise as `Writer` does, or `WritingError`."""

    def __init__(self, files: MonthFiles, overview: Overview) -> None:
        """Take the month's files and its overview."""
        self._files = files
        self._overview = overview
        self.deeds: Mapping[str, Deed] = {
            "new": self._new,
            "draft": self._draft,
            "tick": self._tick,
            "order": self._order,
            "remove": self._remove,
            "restore": self._restore,
        }

    def _new(self, asked: JSON) -> JSON:
        """Make an item: {kind, title}."""
        kind, title = asked["kind"], " ".join(asked["title"].split())
        if kind not in KINDS or not title:
            raise WritingError("Chọn loại tin và viết tiêu đề")
        folder = self._files.folder
        name = next_name(folder, title, kind)
        file = self._files.of(name)
        data = changed(b"", [Put((KIND,), kind), Put(("title",), title)])
        self._files.writer.create(file, data)
        self._files.wrote(file)
        return {"item": name, "file": file}

    def _draft(self, asked: JSON) -> JSON:
        """Make an item of a draft on the shelf: {draft}."""
        folder = self._files.folder
        if (draft := asked["draft"]) not in shelf():
            raise WritingError("Không có mẫu này trong kho mẫu; hãy tải lại trang")
        name = next_name(folder, draft, "")
        file = self._files.of(name)
        self._files.writer.create(file, draft_text(self._files.root, draft).encode())
        self._files.wrote(file)
        return {"item": name, "file": file}

    def _tick(self, asked: JSON) -> JSON:
        """Let an item go to a channel, or not: {item, channel, goes}."""
        saved = self._overview.tick(asked["item"], asked["channel"], goes=bool(asked["goes"]))
        return self._files.saved(self._files.of(asked["item"]), saved)

    def _order(self, asked: JSON) -> JSON:
        """Give an item another place among all: {item, to}."""
        saved = self._overview.move(asked["item"], int(asked["to"]))
        return self._files.saved(self._files.of(OF_MONTH), saved)

    def _remove(self, asked: JSON) -> JSON:
        """Put an item into the bin, and take it out of the month's order: {file}."""
        file = asked["file"]
        self._files.writer.remove(file)
        header, name = self._files.of(OF_MONTH), Path(file).stem
        try:
            version = self._files.writer.read(header)
            order = at(parse(version.data, header).value, ("order",))
            if isinstance(order, list) and name in order:
                change = Remove(("order", order.index(name))) if len(order) > 1 else Remove(("order",))
                self._files.writer.write(header, version.version, [change])
        except (BrokenFileError, NoPlaceError, GoneError, CannotWriteError):
            pass  # what is wrong with the order is told by the checks
        self._files.wrote(file)
        return {"file": file}

    def _restore(self, asked: JSON) -> JSON:
        """Bring an item back from the bin: {file}."""
        self._files.writer.restore(asked["file"])
        self._files.wrote(asked["file"])
        return {"file": asked["file"], "item": Path(asked["file"]).stem}
