"""Deeds on the text of a file: fields changed one by one, whole texts, mends, undoing, pastes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from bantin.content.mending import mended
from bantin.model.diagnostic import Diagnostic
from bantin.output.desk.data import diagnostic_entry
from bantin.preview.writing.month_files import MonthFiles
from bantin.preview.writing.refusals import JSON, Deed, WritingError
from bantin.session.writing.changes import Change, Insert, Move, Put, Remove, at
from bantin.session.writing.editing import changed
from bantin.session.writing.forms import keys
from bantin.session.writing.items import WrittenItem, read_item
from bantin.session.writing.pasting.clipboard import Into, pasted
from bantin.session.writing.saving import GoneError, Saved


class Texts:
    """Writes into files that are there. Its deeds raise as `Writer` does, or `WritingError`."""

    def __init__(self, files: MonthFiles, found_in: Callable[[str], list[Diagnostic]]) -> None:
        """Take the month's files, and what gives all that was found in one of them."""
        self._files = files
        self._found_in = found_in
        self.deeds: Mapping[str, Deed] = {
            "save": self._save,
            "text": self._save_text,
            "mend": self._mend,
            "undo": lambda asked: self._step(asked, files.writer.undo),
            "redo": lambda asked: self._step(asked, files.writer.redo),
            "paste": _paste,
        }

    def _save(self, asked: JSON) -> JSON:
        """Make changes: {file, base, changes: [{do, path, …}], field}."""
        file, base = asked["file"], asked["base"]
        data = self._files.writer.history.version(base)
        if data is None:
            raise GoneError(base)
        kind = read_item(data, file).kind
        changes: list[Change] = []
        for one in asked["changes"]:
            item = read_item(data, file)
            change = item.in_file(_without_empty_groups(_change(one), item))
            data = changed(data, [change], lambda path: keys(kind, path), file)
            changes.append(change)
        saved = self._files.writer.write(
            file, base, changes, order=lambda path: keys(kind, path), field=asked.get("field", "")
        )
        return self._files.saved(file, saved)

    def _save_text(self, asked: JSON) -> JSON:
        """Save a whole file: {file, base, text}."""
        saved = self._files.writer.write_text(asked["file"], asked["base"], asked["text"].encode())
        return self._files.saved(asked["file"], saved)

    def _mend(self, asked: JSON) -> JSON:
        """Mend what was found: {file, id}."""
        file = asked["file"]
        found = [one for one in self._found_in(file) if diagnostic_entry(one)["id"] == asked["id"]]
        version = self._files.writer.read(file)
        data = mended(version.data, found)
        if data == version.data:
            raise WritingError("Chỗ này đã thay đổi; hãy chờ trang cập nhật rồi bấm lại")
        return self._files.saved(file, self._files.writer.write_text(file, version.version, data))

    def _step(self, asked: JSON, step: Callable[[str], Saved]) -> JSON:
        return self._files.saved(asked["file"], step(asked["file"]))


def _paste(asked: JSON) -> JSON:
    """Clean what is pasted into a field: {plain, html, into}. Nothing is written."""
    return asdict(pasted(asked["plain"], asked["html"], Into(asked["into"])))


def _change(told: JSON) -> Change:
    path = tuple(told["path"])
    match told["do"]:
        case "put":
            return Put(path, told["value"])
        case "insert":
            return Insert(path, told["at"], told["value"])
        case "move":
            return Move(path, told["from"], told["to"])
        case "remove":
            return Remove(path)
    raise KeyError(told["do"])


def _without_empty_groups(change: Change, item: WrittenItem) -> Change:
    """Remove a group that would have nothing left, rather than the last key of it."""
    path = change.path
    while isinstance(change, Remove) and len(path) > 1 and isinstance(path[-1], str) and isinstance(path[-2], str):
        holder = at(item.values, path[:-1])
        if not isinstance(holder, dict) or len(holder) > 1:
            break
        path = path[:-1]
        change = Remove(path)
    return change
