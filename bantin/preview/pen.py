"""What the live page writes: forms with their values, changes, undoing, new items, the bin. All as JSON has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bantin.content.mending import mended
from bantin.content.reading.listing import HEADER
from bantin.content.reading.month import read_unit
from bantin.content.reading.naming import KIND
from bantin.content.workspace import UNIT_FILE, month_folder
from bantin.files.paths import OutsideError
from bantin.files.system_errors import reason
from bantin.model.diagnostic import Diagnostic
from bantin.model.kinds import KINDS
from bantin.model.words.neutral import NEUTRAL
from bantin.model.words.words import Words
from bantin.output.desk.data import diagnostic_entry
from bantin.preview.around.drawings import ICON, SCENE, drawing, drawings
from bantin.preview.around.english import TITLES
from bantin.preview.around.form_words import said_in_form
from bantin.preview.around.overview import Overview
from bantin.session.scaffold.create import draft_text, next_name
from bantin.session.scaffold.shelf import GROUPS, shelf
from bantin.session.writing.changes import Change, Insert, Move, NoPlaceError, Put, Remove, at
from bantin.session.writing.editing import CannotWriteError, changed
from bantin.session.writing.forms import Control, keys
from bantin.session.writing.history import steps
from bantin.session.writing.items import WrittenItem, read_item
from bantin.session.writing.labels import control_at, form_of_office
from bantin.session.writing.merging import Clash
from bantin.session.writing.pasting.clipboard import Into, pasted
from bantin.session.writing.saving import ClashError, GoneError, Saved, Writer
from bantin.session.writing.written import BrokenFileError, parse
from bantin.text.sentences import ended

JSON = dict[str, Any]
Deed = Callable[[JSON], JSON]

OF_UNIT = "@unit"
"""What the page calls the unit's file, a name that no item has."""
_LABELS = {
    HEADER.removesuffix(".yaml"): ("Chung cho cả tháng", "The month as a whole"),
    OF_UNIT: ("Đơn vị, danh bạ, các kênh", "Unit, contacts, channels"),
}
"""What is written beside items: bulletin.yaml and unit.yaml, under names that no item has; in both languages."""


class WritingError(Exception):
    """Something was not written; the message is a Vietnamese sentence for the page to show.

    Attributes:
        clashes: fields that somebody else changed too.
    """

    def __init__(self, message: str, clashes: Sequence[JSON] = ()) -> None:
        super().__init__(message)
        self.clashes = list(clashes)


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
        self._month = month
        self._found = found
        self._tell = tell
        self._words = words
        self._overview = Overview(root, writer, month)
        self.deeds: Mapping[str, Deed] = {
            **further,
            "save": self._save,
            "text": self._save_text,
            "mend": self._mend,
            "undo": lambda asked: self._step(asked, self._writer.undo),
            "redo": lambda asked: self._step(asked, self._writer.redo),
            "new": self._new,
            "tick": self._tick,
            "order": self._order,
            "draft": self._draft,
            "remove": self._remove,
            "restore": self._restore,
            "paste": _paste,
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
        file = self._file(item)
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
            **self._steps(file),
            "kind": known.kind if known else "",
            "label": KINDS[known.kind].label if known and known.kind in KINDS else "",
            "fields": [control.as_json() for control in controls],
            "values": known.values if known else {},
            "text": None if known else version.data.decode("utf-8", "replace"),
            "found": _entries(found, known, controls),
        }

    def _file(self, item: str) -> str:
        if item == OF_UNIT:
            return UNIT_FILE
        return f"{month_folder(self._root, self._month()).relative_to(self._root).as_posix()}/{item}.yaml"

    def _of(self, file: str) -> list[Diagnostic]:
        return [one for one in self._found() if one.location and one.location.file == file]

    def _save(self, asked: JSON) -> JSON:
        """Make changes: {file, base, changes: [{do, path, …}], field}."""
        file, base = asked["file"], asked["base"]
        data = self._writer.history.version(base)
        if data is None:
            raise GoneError(base)
        kind = read_item(data, file).kind
        changes: list[Change] = []
        for one in asked["changes"]:
            item = read_item(data, file)
            change = item.in_file(_without_empty_groups(_change(one), item))
            data = changed(data, [change], lambda path: keys(kind, path), file)
            changes.append(change)
        saved = self._writer.write(
            file, base, changes, order=lambda path: keys(kind, path), field=asked.get("field", "")
        )
        return self._saved(file, saved)

    def _save_text(self, asked: JSON) -> JSON:
        """Save a whole file: {file, base, text}."""
        return self._saved(asked["file"], self._writer.write_text(asked["file"], asked["base"], asked["text"].encode()))

    def _mend(self, asked: JSON) -> JSON:
        """Mend what was found: {file, id}."""
        file = asked["file"]
        found = [one for one in self._of(file) if diagnostic_entry(one)["id"] == asked["id"]]
        version = self._writer.read(file)
        data = mended(version.data, found)
        if data == version.data:
            raise WritingError("Chỗ này đã thay đổi; hãy chờ trang cập nhật rồi bấm lại")
        return self._saved(file, self._writer.write_text(file, version.version, data))

    def _step(self, asked: JSON, step: Callable[[str], Saved]) -> JSON:
        return self._saved(asked["file"], step(asked["file"]))

    def _new(self, asked: JSON) -> JSON:
        """Make an item: {kind, title}."""
        kind, title = asked["kind"], " ".join(asked["title"].split())
        if kind not in KINDS or not title:
            raise WritingError("Chọn loại tin và viết tiêu đề")
        folder = month_folder(self._root, self._month())
        name = next_name(folder, title, kind)
        file = self._file(name)
        data = changed(b"", [Put((KIND,), kind), Put(("title",), title)])
        self._writer.create(file, data)
        self._tell([self._root / file])
        return {"item": name, "file": file}

    def _tick(self, asked: JSON) -> JSON:
        """Let an item go to a channel, or not: {item, channel, goes}."""
        saved = self._overview.tick(asked["item"], asked["channel"], goes=bool(asked["goes"]))
        return self._saved(self._file(asked["item"]), saved)

    def _order(self, asked: JSON) -> JSON:
        """Give an item another place among all: {item, to}."""
        saved = self._overview.move(asked["item"], int(asked["to"]))
        return self._saved(self._file(HEADER.removesuffix(".yaml")), saved)

    def _draft(self, asked: JSON) -> JSON:
        """Make an item of a draft on the shelf: {draft}."""
        folder = month_folder(self._root, self._month())
        if (draft := asked["draft"]) not in shelf():
            raise WritingError("Không có mẫu này trong kho mẫu; hãy tải lại trang")
        name = next_name(folder, draft, "")
        file = self._file(name)
        self._writer.create(file, draft_text(self._root, draft).encode())
        self._tell([self._root / file])
        return {"item": name, "file": file}

    def _remove(self, asked: JSON) -> JSON:
        """Put an item into the bin, and take it out of the month's order: {file}."""
        file = asked["file"]
        self._writer.remove(file)
        header, name = self._file(HEADER.removesuffix(".yaml")), Path(file).stem
        try:
            version = self._writer.read(header)
            order = at(parse(version.data, header).value, ("order",))
            if isinstance(order, list) and name in order:
                change = Remove(("order", order.index(name))) if len(order) > 1 else Remove(("order",))
                self._writer.write(header, version.version, [change])
        except (BrokenFileError, NoPlaceError, GoneError, CannotWriteError):
            pass  # what is wrong with the order is told by the checks
        self._tell([self._root / file])
        return {"file": file}

    def _restore(self, asked: JSON) -> JSON:
        """Bring an item back from the bin: {file}."""
        self._writer.restore(asked["file"])
        self._tell([self._root / asked["file"]])
        return {"file": asked["file"], "item": Path(asked["file"]).stem}

    def _saved(self, file: str, saved: Saved) -> JSON:
        self._tell([self._root / file])
        clashes = list(map(_clash, saved.clashes))
        return {"version": saved.mine, "field": saved.field, "clashes": clashes, **self._steps(file)}

    def _steps(self, file: str) -> JSON:
        """Give the fields of what can be undone and done again; None where there is nothing."""
        undo, redo = steps(self._writer.history.events(file))
        return {"undo": undo[-1].field if undo else None, "redo": redo[-1].field if redo else None}


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


def _clash(clash: Clash) -> JSON:
    return {"path": list(clash.path), "mine": clash.mine, "theirs": clash.theirs, "lacking": sorted(clash.lacking)}


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


@contextmanager
def told() -> Iterator[None]:
    """Say in Vietnamese why something was not written."""
    try:
        yield
    except ClashError as clash:
        message = "Người khác vừa sửa cùng chỗ này, nên chưa ghi gì"
        raise WritingError(message, list(map(_clash, clash.clashes))) from clash
    except (GoneError, NoPlaceError) as gone:
        raise WritingError("Chỗ này không còn trong tệp; hãy tải lại trang") from gone
    except BrokenFileError as broken:
        raise WritingError("Tệp này đang sai cú pháp; hãy sửa trong chữ của tệp") from broken
    except CannotWriteError as refused:
        raise WritingError(str(refused)) from refused
    except OutsideError as outside:
        raise WritingError("Chỉ sửa được tệp nội dung của thư mục làm việc") from outside
    except FileExistsError as there:
        raise WritingError("Đã có tệp cùng tên") from there
    except OSError as error:
        raise WritingError(f"Chưa ghi được: {reason(error)}") from error
