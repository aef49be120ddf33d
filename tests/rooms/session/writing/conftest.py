from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bantin.session.writing.saving import Writer

FILE = "content/2026-11/01-a.yaml"
TEXT = "# tin\ntitle: Một   # tên\nsummary: 'Hai'\r\ntricks:\n  - a\n  - b\nled:\n  title: Ba\n"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 27, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def writer(tmp_path: Path, path: Path, clock: Clock) -> Writer:
    assert path.is_file()
    return Writer(tmp_path, clock)
