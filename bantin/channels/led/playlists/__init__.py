"""Playlists: the order of a loop's files, with seconds, days and hours, in formats that players and people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bantin.channels.led.players import PROFILES
from bantin.channels.led.playlists import anthias, generic, xibo
from bantin.model.loop import Loop

FORMATS: Mapping[str, Callable[[Loop], Iterator[tuple[str, str]]]] = {
    "table": generic.table,
    "json": generic.document,
    "anthias": anthias.playlist,
    "xibo": xibo.playlist,
}
"""Name of a format to what gives its files: (name, content)."""

_FOR_ALL = ("table", "json")


def playlists(loop: Loop) -> Iterator[tuple[str, str]]:
    """Write the playlists of a board: those for everybody, then its player's own.

    Returns:
        (file name, content) of each; names are ASCII.
    """
    for name in (*_FOR_ALL, *PROFILES[loop.board.player].playlists):
        yield from FORMATS[name](loop)
