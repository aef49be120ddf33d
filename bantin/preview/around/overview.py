"""The month at a glance, and what is written there: which item goes where, and in what order."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from bantin.content.reading.listing import HEADER, list_items
from bantin.content.reading.month import read_unit
from bantin.content.reading.naming import channel_words
from bantin.content.workspace import month_folder
from bantin.session.writing.changes import Change, Insert, Move, Put, Remove
from bantin.session.writing.editing import CannotWriteError, changed
from bantin.session.writing.forms import keys
from bantin.session.writing.items import read_item
from bantin.session.writing.saving import Saved, Writer
from bantin.session.writing.written import BrokenFileError

_CHANNELS, _ORDER = "channels", "order"


class Overview:
    """A month's items by channels. Raises as `Writer` does."""

    def __init__(self, root: Path, writer: Writer, month: Callable[[], str]) -> None:
        """Take a workspace, the writer of its files, and what gives the month that is shown."""
        self._root = root
        self._writer = writer
        self._month = month

    def items(self) -> list[dict[str, Any]]:
        """List the items in the order of publication, each with its title and where it goes; all channels if None."""
        folder = self._folder
        seen = {path.stem: _seen_in(_bytes(path)) for path in list_items(folder, str)[0]}
        return [
            {"item": name, "title": seen[name].title or name, "channels": seen[name].channels}
            for name in self._order(list(seen))
        ]

    def channels(self) -> list[dict[str, str]]:
        """List the channels that the unit has."""
        unit, _ = read_unit(self._root)
        there = [name for name in channel_words() if unit and getattr(unit.value.channels, name, None) is not None]
        return [{"value": name, "label": channel_words()[name][0]} for name in there]

    def tick(self, item: str, channel: str, *, goes: bool) -> Saved:
        """Let an item go to a channel, or not.

        Raises:
            CannotWriteError: it would go nowhere.
        """
        file = self._file(item)
        version = self._writer.read(file)
        written = read_item(version.data, file)
        every = [one["value"] for one in self.channels()]
        known = written.values.get(_CHANNELS)
        before = [str(one) for one in known] if isinstance(known, list) else every
        now = [*(one for one in before if one != channel), *([channel] if goes else [])]
        if not set(now) & set(every):
            raise CannotWriteError("Tin phải đi ít nhất một kênh; muốn bỏ hẳn thì mở tin rồi bấm «Bỏ tin này»")
        if set(every) <= set(now) and known is None:
            return self._writer.write(file, version.version, [])
        change: Change = Remove((_CHANNELS,)) if set(every) <= set(now) else Put((_CHANNELS,), list(now))
        order = lambda path: keys(written.kind, path)  # noqa: E731 - said once
        return self._writer.write(file, version.version, [written.in_file(change)], order=order, field=_CHANNELS)

    def move(self, item: str, to: int) -> Saved:
        """Give an item another place among all.

        Args:
            item: that moves.
            to: how many stand before it then.

        Raises:
            ValueError: there is no such item.
        """
        file = self._file(HEADER.removesuffix(".yaml"))
        version = self._writer.read(file)
        header = read_item(version.data, file)
        there = self._order([path.stem for path in list_items(self._folder, str)[0]])
        start = there.index(item)
        named = header.values.get(_ORDER)
        changes: list[Change] = []
        if not isinstance(named, list):
            changes.append(Put((_ORDER,), list(there)))
        elif [one for one in named if one in there] == named:
            changes += [Insert((_ORDER,), number, there[number]) for number in range(len(named), len(there))]
        else:  # names of items that are gone stand in it
            changes.append(Put((_ORDER,), list(there)))
        changes.append(Move((_ORDER,), start, max(0, min(to, len(there) - 1))))
        data, made = version.data, []
        for change in changes:
            made.append(read_item(data, file).in_file(change))
            data = changed(data, made[-1:], lambda path: keys(header.kind, path), file)
        return self._writer.write(file, version.version, made, order=lambda path: keys(header.kind, path), field=_ORDER)

    def _order(self, names: list[str]) -> list[str]:
        """Put items into the order of publication: those that bulletin.yaml names, then the others by file name."""
        try:
            named = read_item(_bytes(self._folder / HEADER), HEADER).values.get(_ORDER)
        except BrokenFileError:
            named = None
        first = [str(one) for one in named if one in names] if isinstance(named, list) else []
        return list(dict.fromkeys([*first, *names]))

    @property
    def _folder(self) -> Path:
        return month_folder(self._root, self._month())

    def _file(self, item: str) -> str:
        return f"{self._folder.relative_to(self._root).as_posix()}/{item}.yaml"


class _Seen(NamedTuple):
    title: str = ""
    channels: tuple[str, ...] | None = None


@lru_cache(maxsize=256)
def _seen_in(data: bytes) -> _Seen:
    """Read what the overview shows of an item's file: asked of all after each save, of which one has changed."""
    try:
        values = read_item(data, "").values
    except BrokenFileError:
        return _Seen()
    title, channels = values.get("title"), values.get(_CHANNELS)
    goes = tuple(map(str, channels)) if isinstance(channels, list) else None
    return _Seen(title if isinstance(title, str) else "", goes)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
