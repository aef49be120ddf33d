"""One run of a plan, as a build and the preview use it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bantin.files.store import DamagedError, Made, Store
from bantin.making.events import Event, Started
from bantin.making.executor import SerialExecutor
from bantin.making.jobs.base import Job
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.still import StillJob
from bantin.making.plan import plan_recipes
from bantin.making.run import ROUNDS, Run
from bantin.making.scheduler import Make
from bantin.model.bulletin import Bulletin
from bantin.model.recipe import Recipe

MakeRecipes = Callable[..., list[Recipe]]
NewRun = Callable[..., Run]


@pytest.fixture
def new_run(recipes: MakeRecipes, store: Store, makers: ModuleType) -> NewRun:
    def made(*items: str, make: Make = makers.make, **options: Any) -> Run:  # noqa: ANN401 - as in recipes
        return Run(plan_recipes(recipes(*items, **options)), store, make)

    return made


def artifacts(run: Run) -> list[str]:
    return [artifact.key for artifact in run.plan.artifacts if artifact.key is not None]


def film(run: Run) -> str:
    return next(key for key, job in run.plan.jobs.items() if isinstance(job, FilmJob))


class Never(Executor):
    """Takes jobs and does nothing."""

    def __init__(self) -> None:
        self.handed: list[Future[Made]] = []

    def submit(self, *_: object, **__: object) -> Future[Any]:
        self.handed.append(Future())
        return self.handed[-1]


def test_what_is_cancelled_returns_and_is_not_begun_any_more(new_run: NewRun) -> None:
    run, never = new_run(), Never()
    cancelled: Future[None] = Future()

    def progress(event: Event) -> None:
        if isinstance(event, Started) and never.handed and not cancelled.done():
            cancelled.set_result(None)

    run.work(artifacts(run), never, progress=progress, cancelled=cancelled)
    assert never.handed
    assert all(future.cancelled() for future in never.handed)
    assert not run.failures


def test_nothing_is_begun_of_what_is_cancelled_from_the_start(new_run: NewRun) -> None:
    run, never = new_run(), Never()
    cancelled: Future[None] = Future()
    cancelled.set_result(None)
    run.work(artifacts(run), never, cancelled=cancelled)
    assert not never.handed


def test_whoever_gives_the_order_says_what_is_urgent(new_run: NewRun, makers: ModuleType) -> None:
    order: list[str] = []

    def noted(job: Job, root: Path) -> Made:
        if isinstance(job, StillJob):
            order.append(job.card.markup)
        made: Made = makers.make(job, root)
        return made

    run = new_run("abc", make=noted, film=False)
    run.work(artifacts(run), SerialExecutor(), urgency=lambda key: (run.plan.origins[key].item == "b",))
    assert order[0] == "<card>b</card>"
    assert len(order) == 3


def test_work_goes_on_where_other_work_stopped_and_knows_what_failed(
    new_run: NewRun, bulletin: Bulletin, makers: ModuleType
) -> None:
    made: list[Job] = []

    def noted(job: Job, root: Path) -> Made:
        made.append(job)
        found: Made = makers.make(job, root)
        return found

    run = new_run("ab", words=" fail", make=noted)
    stills = [key for key, job in run.plan.jobs.items() if isinstance(job, StillJob)]
    settled: list[str] = []
    run.work(stills, SerialExecutor(), settled=settled.append)
    assert sorted(settled) == sorted(stills)
    before = len(made)
    run.work(artifacts(run), SerialExecutor())
    assert not [job for job in made[before:] if isinstance(job, StillJob | FilmJob)]
    assert film(run) in run.unavailable()
    assert film(run) not in run.failures
    assert {found.code for found in run.diagnostics(bulletin)} == {"planted"}


def test_a_need_that_is_damaged_again_and_again_is_told(
    new_run: NewRun, bulletin: Bulletin, makers: ModuleType
) -> None:
    tries: list[Job] = []

    def damaging(job: Job, root: Path) -> Made:
        if isinstance(job, FilmJob):
            tries.append(job)
            raise DamagedError(job.needs[0])
        made: Made = makers.make(job, root)
        return made

    run = new_run("a", make=damaging)
    run.work(artifacts(run), SerialExecutor())
    assert len(tries) == ROUNDS
    assert set(run.failures) == {film(run)}
    assert [found.code for found in run.diagnostics(bulletin)] == ["store-broken"]


def test_a_bug_is_kept_and_told_and_the_rest_is_made(new_run: NewRun, bulletin: Bulletin) -> None:
    run = new_run("ab", words=" bug")
    run.work(artifacts(run), SerialExecutor())
    assert [type(bug) for bug in run.bugs] == [ZeroDivisionError, ZeroDivisionError]
    assert {found.code for found in run.diagnostics(bulletin)} == {"stumbled"}
    assert {artifact.recipe.path for artifact in run.plan.artifacts if run.ready(artifact) is None} == {
        "facebook/b/card.jpg",
        "video/reel.mp4",
    }
