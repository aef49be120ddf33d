from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

from bantin.files.store import Made, Store
from bantin.making.events import Advanced, Event, Finished, Started, Status
from bantin.making.executor import make_executor
from bantin.making.jobs.base import Job
from bantin.making.jobs.still import StillJob
from bantin.model.recipe import Recipe
from bantin.output.outcome import Outcome
from tests.fixtures.systems import needs_permissions

MakeRecipes = Callable[..., list[Recipe]]
Build = Callable[..., Outcome]
Tree = Callable[[Path], dict[str, bytes]]

CARD_B, FILM = "facebook/b/card.jpg", "video/reel.mp4"


def untouchable(*_: object) -> NoReturn:
    raise AssertionError("nothing was to be made")


class Untouchable(Executor):
    submit = untouchable  # type: ignore[assignment]  # whoever calls it fails


def test_a_build_makes_everything_once_and_then_nothing(
    run: Build, recipes: MakeRecipes, tmp_path: Path, contents: Tree
) -> None:
    first = run(recipes())
    assert len(first.made) == 7
    assert not first.failed
    assert not first.diagnostics
    before = contents(tmp_path / "dist")
    second = run(recipes(), make=untouchable, executor=Untouchable())
    assert second.reused == first.made
    assert not second.made
    assert contents(tmp_path / "dist") == before


def test_the_same_content_gives_the_same_bytes_in_any_folder_with_any_number_of_processes(
    run: Build, recipes: MakeRecipes, tmp_path: Path, contents: Tree
) -> None:
    trees = []
    for place, jobs in [("one", 1), ("two", 2)]:
        with make_executor(jobs) as executor:
            outcome = run(recipes(), out=tmp_path / place, store=Store(tmp_path / place / "store"), executor=executor)
        assert not outcome.failed
        trees.append(contents(tmp_path / place / "2024-11"))
    assert trees[0] == trees[1]
    assert len(trees[0]) == 8


def test_an_edit_remakes_only_what_shows_it(run: Build, recipes: MakeRecipes) -> None:
    run(recipes())
    outcome = run(recipes(words=" mới"))
    assert outcome.made == (CARD_B, FILM)


def test_an_item_that_is_gone_takes_its_files_along(run: Build, recipes: MakeRecipes, tmp_path: Path) -> None:
    run(recipes())
    outcome = run(recipes("ac"))
    assert {file.path for file in outcome.removed} == {"facebook/b/post.txt", CARD_B}
    assert not (tmp_path / "dist/2024-11/facebook/b").exists()


def test_one_channel_alone_leaves_the_others(run: Build, recipes: MakeRecipes, tmp_path: Path) -> None:
    run(recipes())
    facebook = [recipe for recipe in recipes("ab", words="!") if recipe.channel == "facebook"]
    outcome = run(facebook, only={"facebook"})
    assert outcome.made == (CARD_B,)
    assert {file.path for file in outcome.removed} == {"facebook/c/post.txt", "facebook/c/card.jpg"}
    files = json.loads((tmp_path / "dist/2024-11/manifest.json").read_text(encoding="utf-8"))["files"]
    assert [file["path"] for file in files if file["channel"] == "video"] == [FILM]


def test_a_failure_fails_only_what_needs_it(run: Build, recipes: MakeRecipes, tmp_path: Path) -> None:
    before = run(recipes())
    outcome = run(recipes(words=" fail"))
    assert outcome.failed == (CARD_B, FILM)
    assert len(outcome.reused) == len(before.made) - 2
    assert (tmp_path / "dist/2024-11" / CARD_B).exists()
    files = json.loads((tmp_path / "dist/2024-11/manifest.json").read_text(encoding="utf-8"))["files"]
    assert [file["path"] for file in files if file.get("stale")] == [CARD_B, FILM]


def test_a_failure_is_told_at_the_line_it_came_from(run: Build, recipes: MakeRecipes) -> None:
    found = run(recipes(words=" fail")).diagnostics
    assert [diagnostic.message for diagnostic in found] == [f"{CARD_B}, {FILM}: Hỏng có chủ ý"]
    place = found[0].location
    assert place is not None
    assert (place.file, place.line, place.column) == ("content/2024-11/b.yaml", 11, 3)


def test_text_that_does_not_fit_is_not_published_and_told_on_every_build(run: Build, recipes: MakeRecipes) -> None:
    first = run(recipes(words=" overflow"))
    second = run(recipes(words=" overflow"), make=untouchable, executor=Untouchable())
    assert first.failed == second.failed == (CARD_B, FILM)
    assert first.diagnostics == second.diagnostics
    assert [(found.code, found.message) for found in first.diagnostics] == [
        ("text-overflow", f"{CARD_B}, {FILM}: Chữ không vừa khung")
    ], "one cause, told once"


def test_a_remark_that_is_no_error_is_told_on_every_build(run: Build, recipes: MakeRecipes) -> None:
    first = run(recipes(words=" remark"))
    second = run(recipes(words=" remark"))
    assert len(first.made) == len(second.reused) == 7
    assert first.diagnostics == second.diagnostics
    assert len(first.diagnostics) == 1
    place = first.diagnostics[0].location
    assert place is not None
    assert (place.line, place.column) == (11, 2), "b#summary"


def test_a_full_disk_is_told_once(run: Build, recipes: MakeRecipes) -> None:
    outcome = run(recipes(words=" full"))
    assert outcome.failed == (CARD_B, FILM)
    assert [found.message for found in outcome.diagnostics] == ["Không dựng được một số sản phẩm: ổ đĩa đã đầy"]


def test_a_bug_is_raised_after_all_else_is_made(run: Build, recipes: MakeRecipes, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        run(recipes(words=" bug"))
    assert (tmp_path / "dist/2024-11/facebook/c/card.jpg").exists()


def test_a_worker_that_dies_is_told_and_the_next_build_goes_on(run: Build, recipes: MakeRecipes) -> None:
    with make_executor(2) as executor:
        outcome = run(recipes(words=" die"), executor=executor)
    assert {CARD_B, FILM}.issubset(outcome.failed)
    assert [found.code for found in outcome.diagnostics] == ["worker-died"]
    assert {path for path in outcome.made if path.endswith(".txt")}, "texts need no worker"
    assert not run(recipes()).failed


def test_an_interrupted_build_goes_on_where_it_stopped(
    run: Build, recipes: MakeRecipes, makers: ModuleType, tmp_path: Path, contents: Tree
) -> None:
    run(recipes(words=" cũ"))
    before = contents(tmp_path / "dist")
    made: list[Job] = []

    def interrupted(job: Job, root: Path) -> Made:
        if len(made) == 2:
            raise KeyboardInterrupt
        made.append(job)
        found: Made = makers.make(job, root)
        return found

    with pytest.raises(KeyboardInterrupt):
        run(recipes(words=" mới"), make=interrupted)
    assert contents(tmp_path / "dist") == before
    assert run(recipes(words=" cũ"), make=untouchable).reused
    again: list[Job] = []

    def counted(job: Job, root: Path) -> Made:
        again.append(job)
        found: Made = makers.make(job, root)
        return found

    assert run(recipes(words=" mới"), make=counted).made == (CARD_B, FILM)
    assert not set(map(id, made)) & set(map(id, again))
    kinds = [type(job) for job in made + again]
    assert kinds.count(StillJob) == 2, "what was made before the interrupt is not made again"


def test_an_interrupt_cancels_what_waits(run: Build, recipes: MakeRecipes) -> None:
    class Slow(Executor):
        handed: list[Future[Made]]

        def __init__(self) -> None:
            self.handed = []

        def submit(self, *_: object, **__: object) -> Future[Any]:
            self.handed.append(Future())
            return self.handed[-1]

    def interrupt(event: Event) -> None:
        if isinstance(event, Advanced):
            raise KeyboardInterrupt

    slow = Slow()
    with pytest.raises(KeyboardInterrupt):
        run(recipes(), executor=slow, progress=interrupt)
    assert slow.handed
    assert all(future.cancelled() for future in slow.handed)


@pytest.mark.parametrize("kind", ["published", "needed"])
def test_a_damaged_entry_heals(kind: str, run: Build, recipes: MakeRecipes, store: Store, tmp_path: Path) -> None:
    run(recipes())
    good = (tmp_path / "dist/2024-11" / FILM).read_bytes()
    for entry in store.root.glob("??/*"):
        damaged = b"FilmJob" if kind == "published" else b"StillJob"
        if entry.suffix != ".json" and entry.read_bytes().startswith(damaged):
            entry.write_bytes(entry.read_bytes()[:-1] + b"?")
        elif kind == "needed" and entry.suffix != ".json" and entry.read_bytes().startswith(b"FilmJob"):
            entry.unlink()
    shutil.rmtree(tmp_path / "dist")
    outcome = run(recipes())
    assert FILM in outcome.made
    assert not outcome.failed
    assert not outcome.diagnostics
    assert (tmp_path / "dist/2024-11" / FILM).read_bytes() == good


def test_a_store_that_breaks_again_and_again_is_told(
    run: Build, recipes: MakeRecipes, store: Store, makers: ModuleType
) -> None:
    def breaking(job: Job, root: Path) -> Made:
        made: Made = makers.make(job, root)
        for entry in store.root.glob("??/*"):
            if entry.suffix != ".json":
                entry.write_bytes(b"?" * entry.stat().st_size)
        return made

    outcome = run(recipes(film=False), make=breaking)
    assert len(outcome.failed) == 6
    assert [found.code for found in outcome.diagnostics] == ["store-broken"]


def test_a_store_that_cannot_be_written_is_told(run: Build, recipes: MakeRecipes, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    outcome = run(recipes(), store=Store(tmp_path / "file" / "store"))
    assert len(outcome.failed) == 7
    assert {found.code for found in outcome.diagnostics} == {"not-made", "not-locked"}


@needs_permissions
def test_a_folder_that_may_only_be_read_is_told(run: Build, recipes: MakeRecipes, tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir(mode=0o500)
    outcome = run(recipes())
    assert len(outcome.failed) == 7
    assert "không có quyền" in outcome.diagnostics[0].message


def test_progress_tells_of_every_artifact(run: Build, recipes: MakeRecipes) -> None:
    events: list[Event] = []
    run(recipes(), progress=events.append)
    finished = [event for event in events if isinstance(event, Finished)]
    assert [event.done for event in finished] == list(range(1, 8))
    assert {event.total for event in finished} == {7}
    started = [event.path for event in events if isinstance(event, Started)]
    assert sorted(started) == sorted(event.path for event in finished)
    film = [event for event in events if isinstance(event, Advanced) and event.path == FILM]
    assert (film[-1].done, film[-1].total) == (11, 11)
    events.clear()
    run(recipes(words=" fail"), progress=events.append)
    states = {event.path: event.status for event in events if isinstance(event, Finished)}
    assert states[CARD_B] == states[FILM] == Status.FAILED
    assert states["facebook/a/card.jpg"] == Status.REUSED


def test_what_much_waits_for_is_made_first(run: Build, recipes: MakeRecipes, makers: ModuleType) -> None:
    order: list[str] = []

    def noted(job: Job, root: Path) -> Made:
        order.append(type(job).__name__)
        made: Made = makers.make(job, root)
        return made

    run(recipes(), make=noted)
    assert order[0] == "StillJob"
    assert set(order[:10]) == {"StillJob", "HoldJob", "SoundJob"}, "the film's"
    assert "TextJob" in order[-4:]


def test_the_bulletins_month_names_the_folder(run: Build, recipes: MakeRecipes, tmp_path: Path) -> None:
    run(recipes("a", film=False))
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["2024-11"]
    manifest = json.loads((tmp_path / "dist/2024-11/manifest.json").read_text(encoding="utf-8"))
    assert manifest["bulletin"] == "2024-11"
