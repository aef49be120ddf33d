from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bantin.files.store import KEPT_SECONDS, DamagedError, Made, Store, seal
from bantin.model.diagnostic import Code, Diagnostic, Remark, Severity, ValuePath
from tests.fixtures.systems import link, needs_pipes

KEY = "ab" + "0" * 62
OTHER = "cd" + "0" * 62
REMARK = Remark(
    ValuePath("tricks.0", "01-a"), Diagnostic(Code("text-overflow"), Severity.ERROR, "Chữ không vừa", hint="Viết ngắn")
)


def put(store: Store, key: str = KEY, content: bytes = b"bytes", **known: int) -> Made:
    with store.draft(key) as draft:
        draft.write_bytes(content)
        return store.put(key, draft, remarks=(REMARK,), **known)


def test_what_is_put_is_found_again(store: Store) -> None:
    assert store.get(KEY) is None
    made = put(store, width=3, height=4)
    assert store.get(KEY) == made
    assert (made.bytes, made.width, made.height, made.remarks) == (5, 3, 4, (REMARK,))
    assert not made.fit
    assert store.checked(KEY).read_bytes() == b"bytes"
    assert sorted(path.name for path in (store.root / "ab").iterdir()) == [KEY, f"{KEY}.json"]


def test_what_is_read_is_what_was_put_or_nothing(store: Store) -> None:
    assert store.read(KEY) is None
    put(store)
    assert store.read(KEY) == b"bytes"
    store.path(KEY).write_bytes(b"bites")
    with pytest.raises(DamagedError):
        store.read(KEY)
    assert store.get(KEY) is None


def test_bytes_without_a_description_are_no_entry(store: Store) -> None:
    put(store)
    (store.root / "ab" / f"{KEY}.json").unlink()
    assert store.get(KEY) is None
    put(store)
    assert store.get(KEY)


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b"null", b"\xff", b'{"sha256":1,"bytes":5}', b"[" * 100_000])
def test_a_damaged_description_is_no_entry(written: bytes, store: Store) -> None:
    put(store)
    (store.root / "ab" / f"{KEY}.json").write_bytes(written)
    assert store.get(KEY) is None


def test_a_description_of_another_entry_is_none(store: Store) -> None:
    put(store)
    put(store, OTHER, b"other")
    for suffix in ("", ".json"):
        one, other = (Path(f"{store.path(key)}{suffix}") for key in (KEY, OTHER))
        one_bytes, other_bytes = one.read_bytes(), other.read_bytes()
        one.write_bytes(other_bytes)
        other.write_bytes(one_bytes)
    assert store.get(KEY) is None
    assert store.get(OTHER) is None


@pytest.mark.parametrize(
    "change",
    [{"width": 77}, {"seconds": float("inf")}, {"remarks": [[1, 2, "error", 3, 4]]}, {"bytes": 5.0}, {"more": 1}],
)
@pytest.mark.parametrize("sealed", [False, True])
def test_a_description_that_was_changed_is_none(
    change: dict[str, object],
    store: Store,
    *,
    sealed: bool,
) -> None:
    put(store, width=3)
    file = Path(f"{store.path(KEY)}.json")
    description = json.loads(file.read_text(encoding="utf-8"))
    digest = description.pop("digest")
    description |= change
    # Sealed by a program that knew how, or by an older one that wrote other things.
    description["digest"] = seal(description) if sealed else digest
    file.write_text(json.dumps(description), encoding="utf-8")
    harmless = sealed and change in ({"width": 77}, {"more": 1})
    assert (store.get(KEY) is not None) is harmless
    assert put(store, width=3) == store.get(KEY)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "file").touch()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    link(path, path.name)


@pytest.mark.parametrize("suffix", ["", ".json"])
@pytest.mark.parametrize("plant", [_folder, pytest.param(_pipe, marks=needs_pipes), _loop])
def test_what_is_no_file_in_an_entrys_place_is_no_entry_and_gives_way(
    plant: Callable[[Path], None], suffix: str, store: Store
) -> None:
    made = put(store)
    place = Path(f"{store.path(KEY)}{suffix}")
    place.unlink()
    plant(place)
    assert store.get(KEY) is None
    with pytest.raises(DamagedError):
        store.checked(KEY)
    assert list((store.root / "ab").iterdir()) == []
    plant(place)
    assert put(store) == made == store.get(KEY)


def test_a_file_in_the_place_of_a_folder_of_entries_gives_way(store: Store) -> None:
    store.root.mkdir(parents=True, exist_ok=True)
    (store.root / "ab").write_bytes(b"")
    assert store.get(KEY) is None
    assert put(store) == store.get(KEY)


def test_a_lack_of_memory_damages_no_entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = put(store)

    def refuse(*_: object) -> int:
        raise OSError(errno.EMFILE, "too many")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OSError, match="too many"):
        store.open(KEY)
    monkeypatch.undo()
    assert store.get(KEY) == made


def test_a_cut_off_entry_is_no_entry(store: Store) -> None:
    put(store)
    store.path(KEY).write_bytes(b"byt")
    assert store.get(KEY) is None


def test_changed_bytes_of_equal_length_are_found_when_read(store: Store) -> None:
    put(store)
    store.path(KEY).write_bytes(b"BYTES")
    assert store.get(KEY), "not read yet"
    with pytest.raises(DamagedError) as caught:
        store.checked(KEY)
    assert caught.value.key == KEY
    assert store.get(KEY) is None


def test_a_failed_write_leaves_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store)

    def full(*_: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="full"):
        put(store, content=b"other")
    monkeypatch.undo()
    assert store.checked(KEY).read_bytes() == b"bytes"
    assert len(list((store.root / "ab").iterdir())) == 2, "no draft is left"


def test_writers_of_one_key_do_not_disturb_each_other(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: put(store, content=b"x" * 10_000), range(40)))
    assert len(set(made)) == 1
    assert store.checked(KEY).stat().st_size == 10_000
    assert len(list((store.root / "ab").iterdir())) == 2


def test_an_entry_that_windows_holds_open_is_good_as_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = put(store)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert put(store) == before
    with pytest.raises(PermissionError):
        put(store, OTHER)


def test_what_nobody_uses_goes_and_what_is_used_stays(store: Store) -> None:
    put(store)
    put(store, OTHER)
    later = Store(store.root, clock=lambda: os.stat(store.root).st_mtime + KEPT_SECONDS / 2)  # noqa: PTH116 - seconds
    assert later.get(KEY), "this is a use"
    much_later = Store(store.root, clock=lambda: os.stat(store.root).st_mtime + KEPT_SECONDS + 99)  # noqa: PTH116 - same
    assert much_later.prune() == [OTHER]
    assert store.get(KEY)
    assert not store.path(OTHER).exists()


def test_a_store_that_grew_too_large_loses_what_was_used_longest_ago(store: Store) -> None:
    for number, key in enumerate([KEY, OTHER]):
        put(store, key)
        assert Store(store.root, clock=lambda number=number: 1e9 + number).get(key)  # type: ignore[misc]
    now = Store(store.root, clock=lambda: 1e9 + 9)
    assert now.prune(total_bytes=10) == []
    assert now.prune(keep={KEY}, total_bytes=9) == [OTHER]


def test_drafts_of_writers_that_died_go_after_a_day(store: Store) -> None:
    put(store)
    draft = store.path(KEY).with_name(f"{KEY}.0123.tmp.mp4")
    draft.write_bytes(b"half")
    store.prune()
    assert draft.exists(), "its writer may be alive"
    now = draft.stat().st_mtime
    Store(store.root, clock=lambda: now + 90_000).prune()
    assert not draft.exists()
    assert store.get(KEY)
