"""What was handed over, ticked by anybody of the office: it lies in the ledger's file, and all pages show the same."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from bantin.output.desk.schema import TickEntry
from bantin.output.posting.ledger import FILE, FOLDER, Ledger
from bantin.output.posting.records import Tick
from bantin.preview.app import ActionError
from bantin.text.patterns import regex

_NAME = regex(r"[a-z0-9-]{1,60}/[A-Za-z0-9._-]{1,120}")
_LOOK = regex(r"[0-9a-f ]{0,800}")
_AT = regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")


class Ticks:
    """The ticks of a workspace."""

    def __init__(self, root: Path, by: str, month: Callable[[], str], tell: Callable[[], None]) -> None:
        """Take a workspace.

        Args:
            root: the workspace.
            by: login name of who works here.
            month: that is shown.
            tell: is called after each tick.
        """
        self._path = root / FOLDER / FILE
        self._by = by
        self._month = month
        self._tell = tell

    def of(self, month: str) -> dict[str, TickEntry] | None:
        """List what is ticked; None where the ledger cannot be read."""
        if not self._path.is_file():
            return {}
        with suppress(sqlite3.Error, OSError), closing(self._ledger()) as ledger:
            return {name: {"at": tick.at, "of": tick.look, "by": tick.by} for name, tick in ledger.ticks(month).items()}
        return None

    def act(self, body: str) -> None:
        """Tick a task, or take its tick back, as the page asks.

        Raises:
            ActionError: that cannot be asked, or not be kept.
        """
        try:
            asked = json.loads(body)
            name, look, at = str(asked["key"]), str(asked.get("of", "")), asked.get("at")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ActionError("Không hiểu trang muốn đánh dấu gì") from None
        if not _NAME.fullmatch(name) or not _LOOK.fullmatch(look) or not (at is None or _AT.fullmatch(str(at))):
            raise ActionError("Không hiểu trang muốn đánh dấu gì")
        try:
            with closing(self._ledger()) as ledger:
                ledger.tick(self._month(), name, Tick(str(at), look, self._by) if at else None)
        except (sqlite3.Error, OSError):
            raise ActionError("Chưa ghi được vào sổ chung của đơn vị; thử lại") from None
        self._tell()

    def _ledger(self) -> Ledger:
        return Ledger(self._path, lambda: dt.datetime.now(dt.UTC))
