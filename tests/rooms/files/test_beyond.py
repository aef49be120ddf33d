"""A store behind the store: what one workspace made another fetches, whoever writes, and whatever is wrong there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bantin.files.beyond import store_at, trouble_with
from bantin.files.store import Made, Store

pytest.importorskip("fsspec")
KEY = "ab" + "0" * 62


def put(store: Store, text: str = "nội dung") -> Made:
    with store.draft(KEY) as draft:
        draft.write_text(text, encoding="utf-8")
        return store.put(KEY, draft, width=2, height=3)


@pytest.fixture(params=["file", "memory"])
def beyond(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"file://{tmp_path.as_posix()}/chung" if request.param == "file" else f"memory://{tmp_path.name}"


def test_what_one_made_another_fetches_once(beyond: str, tmp_path: Path) -> None:
    assert trouble_with(beyond) == ""
    made = put(store_at(tmp_path / "mot", beyond))
    there = store_at(tmp_path / "hai", beyond)
    assert there.get(KEY) == made
    assert Store(tmp_path / "hai").checked(KEY).read_text(encoding="utf-8") == "nội dung"
    assert store_at(tmp_path / "hai").get("cd" + KEY[2:]) is None


def test_what_is_spoilt_there_is_no_entry(tmp_path: Path) -> None:
    beyond = f"file://{tmp_path.as_posix()}/chung"
    put(store_at(tmp_path / "mot", beyond))
    (tmp_path / "chung" / "ab" / KEY).write_text("giả mạo!", encoding="utf-8")
    assert store_at(tmp_path / "hai", beyond).get(KEY) is None
    description = tmp_path / "chung" / "ab" / f"{KEY}.json"
    description.write_bytes(description.read_bytes()[:-9])
    assert store_at(tmp_path / "ba", beyond).get(KEY) is None
    assert list((tmp_path / "hai").rglob("*.tmp*")) == []


def test_what_is_away_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "chung").write_text("no folder", encoding="utf-8")
    beyond = f"file://{tmp_path.as_posix()}/chung"
    assert trouble_with(beyond)
    store = store_at(tmp_path / "mot", beyond)
    assert put(store) == store.get(KEY)
    assert trouble_with("khong-co://x")


def test_many_writers_at_once_leave_one_whole_entry(tmp_path: Path) -> None:
    beyond = f"file://{tmp_path.as_posix()}/chung"
    stores = [store_at(tmp_path / str(number), beyond) for number in range(8)]
    threads = [threading.Thread(target=put, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(path.name for path in (tmp_path / "chung" / "ab").iterdir()) == [KEY, f"{KEY}.json"]
    assert store_at(tmp_path / "moi", beyond).get(KEY) is not None
