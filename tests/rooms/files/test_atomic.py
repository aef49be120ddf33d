from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from bantin.files.atomic import creating, drafted, replacing, settle


class Interrupted(BaseException):
    """What a user's Ctrl+C is like: no Exception."""


def interrupted(stream: IO[bytes]) -> None:
    stream.write(b"half")
    raise Interrupted


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[int]]:
    """Watch the files that are flushed to the disk, by their sizes at that time."""
    sizes: list[int] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        sizes.append(os.fstat(descriptor).st_size)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    return lambda: sizes


def test_a_file_is_replaced_once_the_new_one_is_whole_and_on_the_disk(
    tmp_path: Path, flushed: Callable[[], list[int]]
) -> None:
    target = tmp_path / "new" / "a.txt"
    for content in (b"first", b"the second"):
        with replacing(target) as stream:
            stream.write(content)
            assert not target.exists() or target.read_bytes() == b"first"
        assert target.read_bytes() == content
    assert flushed() == [5, 10]
    assert list(target.parent.iterdir()) == [target]


def test_whatever_interrupts_the_old_file_stays_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    (tmp_path / ".a.txt.tmp").write_bytes(b"left by a killed process")
    with pytest.raises(Interrupted), replacing(target) as stream:
        interrupted(stream)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_draft_is_its_own_and_takes_its_place_when_it_is_settled(
    tmp_path: Path, flushed: Callable[[], list[int]]
) -> None:
    target = tmp_path / "a"
    with drafted(target, ".mp4") as one, drafted(target, ".mp4") as other:
        assert one != other
        assert one.suffix == other.suffix == ".mp4"
        one.write_bytes(b"one")
        other.write_bytes(b"other")
        settle(one, target)
    assert target.read_bytes() == b"one"
    assert flushed() == [3]
    assert list(target.parent.iterdir()) == [target]


def test_a_new_file_is_whole_or_not_there(tmp_path: Path, flushed: Callable[[], list[int]]) -> None:
    target = tmp_path / "new" / "a.txt"
    with pytest.raises(Interrupted), creating(target) as stream:
        interrupted(stream)
    assert not target.exists()
    with creating(target) as stream:
        stream.write(b"whole")
    with pytest.raises(FileExistsError), creating(target):
        pass
    assert target.read_bytes() == b"whole"
    assert flushed() == [5]
