"""Earlier versions of a content file: when each was written, by whom, what differs from it, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import ndiff
from pathlib import Path
from typing import Any

from bantin.content.reading.composing.composed_file import Value
from bantin.model.words.words import Words
from bantin.preview.writing.refusals import Deed, WritingError, told
from bantin.session.writing.changes import Change, NoPlaceError, at, differences
from bantin.session.writing.forms import Control, keys
from bantin.session.writing.history import Event, steps
from bantin.session.writing.items import WrittenItem, read_item
from bantin.session.writing.labels import control_at, form_of_office, label_at
from bantin.session.writing.saving import GoneError, Saved, Writer
from bantin.session.writing.written import BrokenFileError

JSON = dict[str, Any]

_MOST = 200
"""Versions that are listed: the newest."""
_STEPS = frozenset(("found", "saved", "undone", "redone", "restored"))


class Versions:
    """Versions for the page. Its methods may be called from any thread; they raise `WritingError`."""

    def __init__(
        self, root: Path, writer: Writer, tell: Callable[[Iterable[Path]], None], words: Callable[[], Words]
    ) -> None:
        """Take a workspace, the writer of its files, what is told which were written, and the words of the office."""
        self._root = root
        self._writer = writer
        self._tell = tell
        self._words = words
        self.deeds: Mapping[str, Deed] = {"versions": self._versions, "version": self._version, "bring": self._bring}

    def _versions(self, asked: JSON) -> JSON:
        """List the versions before the present one, the newest first: {file}."""
        file = asked["file"]
        with told():
            current = self._writer.read(file).version
            events = self._writer.history.events(file)
        kept = [one for one in _pauses(events) if one.version != current]
        newest = {one.version: one for one in kept}  # each once, where it stood last
        listed = [one for one in reversed(kept) if newest[one.version] is one][:_MOST]
        return {"versions": [{"version": one.version, "at": one.at, "by": one.by, "deed": one.deed} for one in listed]}

    def _version(self, asked: JSON) -> JSON:
        """Tell what differs between a version and the present one: {file, version}."""
        file, version = asked["file"], asked["version"]
        with told():
            current = self._writer.read(file)
            then = self._bytes(version)
        try:
            now, before = read_item(current.data, file), read_item(then, file)
        except BrokenFileError:
            return {"base": current.version, "fields": None, "lines": _lines(then, current.data)}
        controls = form_of_office(now.kind, self._words()) if now.kind else ()
        fields = [_difference(one, now, before, controls) for one in _fields(now, before)]
        return {"base": current.version, "fields": fields, "lines": [] if fields else _lines(then, current.data)}

    def _bring(self, asked: JSON) -> JSON:
        """Bring a version back, or one field of it: {file, version, base, path}, the path None for the whole file."""
        file, version, base, path = asked["file"], asked["version"], asked["base"], asked["path"]
        with told():
            then = self._bytes(version)
            if path is None:
                return self._saved(file, self._writer.write_text(file, base, then))
            data = self._writer.history.version(base)
            if data is None:
                raise GoneError(base)
            now, before = read_item(data, file), read_item(then, file)
            change = next((one for one in _fields(now, before) if list(one.path) == path), None)
            if change is None:
                raise WritingError("Chỗ này đã như bản trước rồi")
            kind = now.kind
            made = [now.in_file(change)]
            return self._saved(file, self._writer.write(file, base, made, order=lambda group: keys(kind, group)))

    def _bytes(self, version: str) -> bytes:
        data = self._writer.history.version(version)
        if data is None:
            raise WritingError("Bản này không còn giữ nữa; hãy chọn bản khác")
        return data

    def _saved(self, file: str, saved: Saved) -> JSON:
        self._tell([self._root / file])
        undo, redo = steps(self._writer.history.events(file))
        return {
            "version": saved.mine,
            "undo": undo[-1].field if undo else None,
            "redo": redo[-1].field if redo else None,
        }


def _pauses(events: Sequence[Event]) -> Iterable[Event]:
    """Give what each pause in writing left; what was typed in one go is one version."""
    for number, event in enumerate(events):
        after = events[number + 1] if number + 1 < len(events) else None
        if event.deed in _STEPS and not (after and after.joined):
            yield event


def _fields(now: WrittenItem, before: WrittenItem) -> list[Change]:
    """List what would make the older version of the present one; both are read by the names of the models."""
    return differences(now.values, before.values)


def _difference(change: Change, now: WrittenItem, before: WrittenItem, controls: Sequence[Control]) -> JSON:
    control = control_at(controls, change.path)
    around = control_at(controls, change.path[:1])
    label = label_at(controls, change.path)
    label = label.removeprefix("«").removesuffix("»") if label.count("«") == 1 else label
    return {
        "path": list(change.path),
        "label": f"{around.label}: {label}" if around and len(change.path) > 1 else label,
        "then": _shown(_there(before.values, change), control),
        "now": _shown(_there(now.values, change), control),
    }


def _there(values: Value, change: Change) -> Value:
    try:
        return at(values, change.path)
    except NoPlaceError:
        return None


def _shown(value: Value, control: Control | None) -> list[str]:
    """Show a value in lines, as a form calls it."""
    match value:
        case None:
            return []
        case list():
            return [" · ".join(_shown(one, control)) for one in value]
        case dict():
            fields = {field.name: field for field in control.fields} if control else {}
            return [
                f"{fields[name].label if name in fields else name}: {' · '.join(_shown(one, fields.get(name)))}"
                for name, one in value.items()
            ]
        case _:
            chosen = {choice.value: choice.label for choice in control.choices} if control else {}
            return [chosen[str(value)]] if value in chosen else str(value).split("\n")


def _lines(then: bytes, now: bytes) -> list[str]:
    """Compare texts line by line, as `+` and `-` have it: what the older version had, and what it lacked."""
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (then, now))
    return [line for line in ndiff(new, old) if line[:1] in "+-"]
