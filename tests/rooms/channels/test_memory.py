"""What is planned with the memory of another plan is what would be planned without."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

import pytest

from bantin.channels.memory import Memory
from bantin.session.month import Session, open_month
from tests.fixtures.proofs import some
from tests.rooms.preview.conftest import MONTH, write
from tests.rooms.preview.pages import change

T = TypeVar("T")

ITEM = "02-han-cmnd.yaml"
EDITS = {
    "a title": (f"content/{MONTH}/{ITEM}", "title: CMND chỉ", "title: Nay CMND chỉ"),
    "a comment, which moves all lines": (f"content/{MONTH}/{ITEM}", "kind:", "# mới\nkind:"),
    "another item's channels, so that there are fewer": (
        f"content/{MONTH}/10-dang-ky-xe.yaml",
        "kind:",
        "channels: [zalo]\nkind:",
    ),
    "the unit's name": ("content/unit.yaml", "short_name: ", "short_name: Mới "),
    "the month's title": (f"content/{MONTH}/bulletin.yaml", "title: ", "title: Mới "),
    "a word that no line breaks": ("content/glossary.yaml", "", "words:\n  - giấy tờ tùy thân\n"),
}


class Counting(Memory):
    """Counts what is made."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[Hashable] = []

    def recall(self, name: Hashable, facts: object, make: Callable[[], T]) -> T:
        def counted() -> T:
            self.made.append(name)
            return make()

        return super().recall(name, facts, counted)


class Careless(Memory):
    """A planted violation: what an item says does not count."""

    def recall(self, name: Hashable, facts: object, make: Callable[[], T]) -> T:  # noqa: ARG002 - as planted
        return super().recall(name, None, make)


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    write(repository, tmp_path)
    return tmp_path


def opened(root: Path, memory: Memory | None) -> Session:
    return open_month(root, MONTH, memory=memory)


@pytest.mark.parametrize("edit", some(EDITS, 1))
def test_an_edit_is_planned_as_if_nothing_were_known(root: Path, edit: str) -> None:
    memory = Counting()
    assert opened(root, memory).recipes
    opened(root, None)  # as commands do: plans stay in the store
    file, old, new = EDITS[edit]
    if not (root / file).exists():
        (root / file).touch()
    change(root / file, old, new)
    assert opened(root, memory) == opened(root, None) == opened(root, Memory())


def test_only_the_item_that_changed_is_planned_anew(root: Path) -> None:
    memory = Counting()
    opened(root, memory)
    memory.made.clear()
    opened(root, memory)
    assert memory.made == []
    file, old, new = EDITS["a title"]
    change(root / file, old, new)
    opened(root, memory)
    assert memory.made
    assert all("02-han-cmnd" in str(name) and "10-dang-ky-xe" not in str(name) for name in memory.made)


def test_a_memory_that_looks_at_nothing_is_found_out(root: Path) -> None:
    memory = Careless()
    opened(root, memory)
    file, old, new = EDITS["a title"]
    change(root / file, old, new)
    assert opened(root, memory) != opened(root, Memory())
