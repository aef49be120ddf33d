"""What the rebuilder tells after saves, good and bad."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from bantin.film.ffmpeg import file_url, run
from bantin.making.jobs.still import StillJob
from bantin.model.recipe import Recipe
from bantin.preview.rebuilder import Each, Snapshot
from bantin.session.month import Session, open_month

CARD = "facebook/02-han-cmnd/card-2.jpg"
TITLE = "title: "
SECOND, SAVES = 2, 200


class Bench(Protocol):
    """See conftest."""

    root: Path
    snapshots: list[Snapshot]

    def save(self, path: Path, old: str, new: str) -> None: ...
    def touch(self, *paths: Path) -> None: ...
    def until(self, right: Callable[[Snapshot], object]) -> Snapshot: ...


AtWork = Callable[..., AbstractContextManager[Bench]]


def shown(snapshot: Snapshot, path: str) -> str | None:
    """Name the bytes that a page shows for an artifact."""
    kept = snapshot.kept.get(path)
    return kept[1].sha256 if kept else None


def complete(snapshot: Snapshot) -> bool:
    return bool(snapshot.plan.artifacts) and all(snapshot.made(artifact) for artifact in snapshot.plan.artifacts)


def changed(before: str | None, snapshot: Snapshot) -> bool:
    return complete(snapshot) and shown(snapshot, CARD) != before


def item(bench: Bench) -> Path:
    return bench.root / "content" / "2024-11" / "02-han-cmnd.yaml"


@pytest.mark.proof
def test_a_month_is_made_and_an_edit_changes_what_shows_it(bench: Bench) -> None:
    first = bench.until(complete)
    assert not first.blocking
    bench.save(item(bench), TITLE, "title: Sửa rồi – ")
    second = bench.until(lambda snapshot: complete(snapshot) and shown(snapshot, CARD) != shown(first, CARD))
    other = "facebook/10-dang-ky-xe/card-2.jpg"
    assert shown(second, other) == shown(first, other)


@pytest.mark.proof
def test_the_edited_items_card_is_made_before_the_others(bench: Bench) -> None:
    first = bench.until(complete)
    seen = len(bench.snapshots)
    bench.save(bench.root / "content" / "unit.yaml", "short_name: ", "short_name: Đội ")
    bench.until(lambda snapshot: complete(snapshot) and shown(snapshot, CARD) != shown(first, CARD))
    seen, old = len(bench.snapshots), shown(bench.snapshots[-1], CARD)
    text = item(bench).read_text(encoding="utf-8")
    item(bench).write_text(text.replace(TITLE, "title: Mới – "), encoding="utf-8")
    bench.touch(item(bench))
    last = bench.until(lambda snapshot: changed(old, snapshot))
    news = [
        next(path for path, (key, _) in after.kept.items() if before.kept.get(path, ("",))[0] != key)
        for before, after in zip(bench.snapshots[seen:], bench.snapshots[seen + 1 :], strict=False)
        if after.kept != before.kept
    ]
    assert news[0].split("/")[1] == "02-han-cmnd", news
    assert complete(last)


def test_a_mistake_is_told_keeps_the_last_good_picture_and_goes_when_mended(bench: Bench) -> None:
    first = bench.until(complete)
    bench.save(item(bench), TITLE, "tittle: ")
    wrong = bench.until(lambda snapshot: snapshot.blocking)
    place = wrong.blocking[0].location
    assert place is not None
    assert (place.file, place.line > 0) == ("content/2024-11/02-han-cmnd.yaml", True)
    assert shown(wrong, CARD) == shown(first, CARD)
    bench.save(item(bench), "tittle: ", TITLE)
    mended = bench.until(lambda snapshot: not snapshot.blocking)
    assert shown(mended, CARD) == shown(first, CARD)
    assert not any(found.code == "unknown-key" for found in mended.diagnostics)


def test_a_broken_look_is_told_and_the_others_go_on(bench: Bench) -> None:
    first = bench.until(complete)
    look = bench.root / "templates" / "facebook" / "deadline.xml"
    look.parent.mkdir(parents=True)
    look.write_text("<card><wrong/></card>", encoding="utf-8")
    bench.touch(look)
    wrong = bench.until(lambda snapshot: any(found.code == "bad-markup" for found in snapshot.blocking))
    assert shown(wrong, CARD) == shown(first, CARD)
    look.unlink()
    bench.touch(look)
    bench.until(lambda snapshot: not snapshot.blocking and complete(snapshot))


@pytest.mark.proof
def test_a_text_that_does_not_fit_is_told_at_its_line_and_keeps_the_last_good_picture(bench: Bench) -> None:
    first = bench.until(complete)
    text = item(bench).read_text(encoding="utf-8")
    long = text.replace("led:\n  title: CMND sắp hết giá trị\n", f"led:\n  title: {'thẻ căn cước ' * 60}\n")
    item(bench).write_text(long, encoding="utf-8")
    bench.save(bench.root / "content" / "unit.yaml", "viewing_m: 30\n", "viewing_m: 100\n")
    wrong = bench.until(lambda snapshot: any(found.code == "too-long-for-board" for found in snapshot.diagnostics))
    picture = "led/trung-tam/02-han-cmnd.png"
    assert shown(wrong, picture) == shown(first, picture)
    assert any(found.location and found.location.line > 0 for found in wrong.diagnostics)


@pytest.mark.proof
def test_a_slide_on_which_footage_plays_is_shown(bench: Bench) -> None:
    bench.until(complete)
    month = bench.root / "content" / "2024-11"
    (month / "assets").mkdir()
    clip = month / "assets" / "a.mp4"
    run(["-f", "lavfi", "-i", "testsrc2=s=96x64:r=30:d=2", "-c:v", "libx264", "-pix_fmt", "yuv420p", file_url(clip)])
    text = item(bench).read_text(encoding="utf-8")
    item(bench).write_text(text.replace("\nvideo:\n", "\nvideo:\n  clip:\n    file: a.mp4\n"), encoding="utf-8")
    bench.save(
        bench.root / "content" / "unit.yaml",
        "  video: null\n",
        "  video:\n    formats:\n      - id: reel\n        pixels: 540x960\n",
    )

    def shows_it(snapshot: Snapshot) -> bool:
        stills = [key for key, job in snapshot.plan.jobs.items() if isinstance(job, StillJob) and job.moments]
        return bool(stills) and snapshot.found.keys() >= set(stills)

    assert not bench.until(shows_it).blocking


def test_a_deleted_month_is_told_and_comes_back(bench: Bench) -> None:
    bench.until(complete)
    month, away = bench.root / "content" / "2024-11", bench.root / "away"
    month.rename(away)
    bench.touch(month)
    gone = bench.until(lambda snapshot: snapshot.blocking)
    assert shown(gone, CARD)
    away.rename(month)
    bench.touch(month)
    bench.until(lambda snapshot: not snapshot.blocking and complete(snapshot))


@pytest.mark.proof
def test_what_cannot_be_read_is_told(bench: Bench) -> None:
    bench.until(complete)
    good = item(bench).read_bytes()
    item(bench).write_bytes(b"\xff\xfe\x00title")
    bench.touch(item(bench))
    bench.until(lambda snapshot: snapshot.blocking)
    item(bench).write_bytes(good)
    bench.touch(item(bench))
    bench.until(lambda snapshot: not snapshot.blocking)


@pytest.mark.proof
def test_saves_that_come_while_a_build_reads_are_one_more_build(at_work: AtWork, workspace: Path) -> None:
    reads: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def open_(root: Path, month: str, *, each: Each) -> Session:
        reads.append(month)
        if len(reads) == SECOND:
            begun.set()
            assert go_on.wait(120)
        return open_month(root, month, each=each)

    with at_work(workspace, open_=open_) as bench:
        bench.until(complete)
        text = item(bench).read_text(encoding="utf-8")
        bench.touch(item(bench))
        assert begun.wait(120)
        for number in range(SAVES):
            item(bench).write_text(text.replace(TITLE, f"title: Lần {number} – "), encoding="utf-8")
            bench.touch(item(bench))
        go_on.set()
        bench.until(lambda snapshot: complete(snapshot) and len(reads) > SECOND)
    assert len(reads) == SECOND + 1
    last = bench.snapshots[-1].bulletin
    assert last
    assert any(entry.item.title.startswith(f"Lần {SAVES - 1} ") for entry in last.entries)


@pytest.mark.proof
def test_a_broken_store_is_made_anew(bench: Bench) -> None:
    bench.until(complete)
    shutil.rmtree(bench.root / ".bantin")
    bench.save(item(bench), TITLE, "title: Sau khi xóa kho – ")
    bench.until(complete)


def test_a_bug_is_told_and_the_next_save_goes_on(
    planted: Callable[[], AbstractContextManager[Bench]],
) -> None:
    """A planted violation: reading fails once in a way that nobody foresaw."""
    with planted() as bench:
        told = bench.until(lambda snapshot: snapshot.blocking)
        assert told.blocking[0].code == "stumbled"
        bench.touch(item(bench))
        bench.until(complete)


def test_a_look_that_changes_without_its_time_is_seen(bench: Bench) -> None:
    """As on a file system whose clock stands still between two saves."""
    look = bench.root / "templates" / "facebook" / "deadline.xml"
    look.parent.mkdir(parents=True)
    for color in ("danger", "accent"):
        before = shown(bench.until(complete), CARD)
        look.write_text(f'<card background="{color}"/>', encoding="utf-8")
        os.utime(look, (1_000, 1_000))
        bench.touch(look)
        bench.until(partial(changed, before))


def test_pictures_of_what_is_written_are_there_before_all_else_is_planned(at_work: AtWork, workspace: Path) -> None:
    reads: list[str] = []
    go_on = threading.Event()

    def open_(root: Path, month: str, *, each: Each) -> Session:
        session = open_month(root, month, each=each)
        reads.append(month)
        if len(reads) == SECOND:
            assert go_on.wait(120)
        return session

    def card(snapshot: Snapshot) -> str | None:
        found = next(one for one in snapshot.plan.artifacts if one.recipe.path == CARD)
        made = snapshot.made(found)
        return made.sha256 if made else None

    with at_work(workspace, open_=open_) as bench:
        before = card(bench.until(complete))
        bench.save(item(bench), "title: CMND", "title: Nay CMND")
        early = bench.until(lambda snapshot: card(snapshot) not in {before, None})
        assert len(early.plan.artifacts) == len(bench.snapshots[0].plan.artifacts)
        go_on.set()
        assert card(bench.until(complete)) == card(early)


@pytest.mark.proof
def test_a_save_stops_the_planning_of_the_one_before_but_not_twice(at_work: AtWork, workspace: Path) -> None:
    """Somebody who goes on writing sees each word, and of every other word all that comes of it."""
    saved_within = {2, 3}
    begun: list[int] = []
    ended: list[int] = []

    def open_(root: Path, month: str, *, each: Each) -> Session:
        number = len(begun) + 1
        begun.append(number)

        def writing(recipes: Sequence[Recipe]) -> None:
            if number in saved_within:
                saved_within.remove(number)
                bench.save(item(bench), TITLE, f"{TITLE}Nay ")
            each(recipes)

        session = open_month(root, month, each=writing)
        ended.append(number)
        return session

    with at_work(workspace, open_=open_) as bench:
        bench.until(complete)
        bench.save(item(bench), TITLE, f"{TITLE}Nay ")
        bench.until(lambda snapshot: complete(snapshot) and ended == [1, 3, 4])
    last = bench.snapshots[-1].bulletin
    assert last
    assert any(entry.item.title.startswith("Nay Nay Nay ") for entry in last.entries)
