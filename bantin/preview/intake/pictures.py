"""Pictures that the page is given, for items and for the unit. Their bytes are judged before any is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bantin.content.reading.assets import PICTURE, find_asset
from bantin.content.reading.listing import ASSETS
from bantin.content.workspace import UNIT_FILE, month_folder
from bantin.files.paths import OutsideError
from bantin.model.asset import Asset
from bantin.model.diagnostic import Location
from bantin.preview.writing.month_files import OF_UNIT
from bantin.preview.writing.refusals import Deed, WritingError, told
from bantin.session.importing.photographs import NotTakenError, take_photograph
from bantin.session.writing.places import content_file
from bantin.text.sentences.joining import joined

JSON = dict[str, Any]

MOST_BYTES = PICTURE.megabytes * 1_000_000
"""Size limit of a file that is given."""

_EMBLEM = "huy-hieu"
_LONGEST_NAME = 80
"""Characters of a given file's name that messages repeat."""


class Pictures:
    """Takes pictures for the page. Its methods may be called from any thread; they raise `WritingError`."""

    def __init__(self, root: Path, month: Callable[[], str], tell: Callable[[Iterable[Path]], None]) -> None:
        """Take a workspace, what gives the month that is shown, and what is told which files were written."""
        self._root = root
        self._month = month
        self._tell = tell
        self._alone = threading.Lock()
        self.deeds: Mapping[str, Deed] = {"turn": self._turn}

    def take(self, item: str, data: bytes, called: str) -> JSON:
        """Take a picture for an item, or for the unit; the item's own file is not touched.

        Args:
            item: name of its file, without suffix; or what the page calls the unit.
            data: bytes of the file that was given.
            called: its name there, which nothing but messages repeats.
        """
        assets, name = self._assets(item)
        with told(), self._alone:  # one at a time: decoded, a large one fills 150 MB
            try:
                taken = take_photograph(
                    self._root, assets, name, data, called[:_LONGEST_NAME] or "ảnh này", opaque=item != OF_UNIT
                )
            except NotTakenError as refused:
                raise WritingError(joined(str(refused), refused.hint)) from refused
        self._tell([taken.path])
        return {"file": taken.path.name, "width": taken.width, "height": taken.height}

    def _turn(self, asked: JSON) -> JSON:
        """Turn an item's picture by a quarter to the right: {item, file}. It is another file; the old one stays."""
        assets, name = self._assets(asked["item"])
        found = find_asset(self._root, assets, asked["file"], Location(""), PICTURE)
        if not isinstance(found, Asset):
            raise WritingError("Không còn ảnh này; hãy tải lại trang")
        path = Path(found.path)
        with told(), self._alone:
            try:
                taken = take_photograph(self._root, assets, name, path.read_bytes(), path.name, opaque=True, quarters=1)
            except NotTakenError as refused:
                raise WritingError(joined(str(refused), refused.hint)) from refused
        self._tell([taken.path])
        return {"file": taken.path.name, "width": taken.width, "height": taken.height}

    def find(self, item: str, name: str) -> Path | None:
        """Find a picture that an item or the unit names; None where there is none that could be used.

        Only the editor may be shown it: what is to be hidden can be seen in it.
        """
        assets, _ = self._assets(item)
        found = find_asset(self._root, assets, name, Location(""), PICTURE)
        return Path(found.path) if isinstance(found, Asset) else None

    def _assets(self, item: str) -> tuple[Path, str]:
        """Find the folder of assets, and by what its new files are named."""
        if item == OF_UNIT:
            return (self._root / UNIT_FILE).parent / ASSETS, _EMBLEM
        folder = month_folder(self._root, self._month())
        file = f"{folder.relative_to(self._root).as_posix()}/{item}.yaml"
        try:
            there = content_file(self._root, file).is_file()
        except OutsideError:
            there = False
        if not there:
            raise WritingError("Tin này không còn; hãy tải lại trang")
        return folder / ASSETS, item
