"""The next month, opened from the page: what it takes over of the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bantin.content.workspace import month_after, months
from bantin.model.kinds import KINDS
from bantin.preview.writing.refusals import Deed, WritingError, told
from bantin.session.importing.carrying import candidates, follow
from bantin.session.scaffold.create import ScaffoldError

JSON = dict[str, Any]


class Months:
    """Opens months for the page. Its methods may be called from any thread; they raise `WritingError`."""

    def __init__(self, root: Path, tell: Callable[[Iterable[Path]], None]) -> None:
        """Take a workspace, and what is told which files were written."""
        self._root = root
        self._tell = tell
        self.deeds: Mapping[str, Deed] = {"following": self._following, "follow": self._follow}

    def _following(self, _: JSON) -> JSON:
        """Say which month comes next, and which items of the newest it may take over."""
        newest = self._newest()
        with told():
            items = candidates(self._root, newest)
        return {
            "month": month_after(newest),
            "before": newest,
            "items": [
                {"item": one.name, "label": KINDS[one.kind].label, "title": one.title, "stands": one.stands}
                for one in items
            ],
        }

    def _follow(self, asked: JSON) -> JSON:
        """Open the month: {month, before, items}."""
        if (asked["month"], asked["before"]) != (month_after(newest := self._newest()), newest):
            raise WritingError("Đã có người mở số mới; hãy tải lại trang")
        with told():
            try:
                made = follow(self._root, asked["month"], asked["before"], list(map(str, asked["items"])))
            except ScaffoldError as refused:
                raise WritingError(str(refused)) from refused
        self._tell(made)
        return {"month": asked["month"], "items": [path.stem for path in made if path.stem in asked["items"]]}

    def _newest(self) -> str:
        there = months(self._root)
        if not there:
            raise WritingError("Chưa có số nào để lấy tiếp")
        return there[-1]
