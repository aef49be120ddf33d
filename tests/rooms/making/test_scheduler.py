from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

from bantin.files.store import Made, Store
from bantin.making.executor import SerialExecutor
from bantin.making.jobs.base import Job
from bantin.making.keys import key
from bantin.making.plan import plan_recipes
from bantin.making.scheduler import Ahead, Make
from bantin.model.recipe import Recipe
from bantin.output.outcome import Outcome

MakeRecipes = Callable[..., list[Recipe]]
Build = Callable[..., Outcome]


@pytest.fixture
def counted(makers: ModuleType) -> tuple[Make, Counter[str]]:
    """How often each job is made."""
    times = Counter[str]()

    def make(job: Job, root: Path) -> Made:
        times[key(job)] += 1
        made: Made = makers.make(job, root)
        return made

    return make, times


def never(*_: object) -> NoReturn:
    raise AssertionError("nothing was to be made")


class Waiting(Executor):
    """Takes calls and does nothing."""

    def __init__(self) -> None:
        self.handed: list[Future[Any]] = []

    def submit(self, *_: object, **__: object) -> Future[Any]:
        self.handed.append(Future())
        return self.handed[-1]


def test_what_was_begun_ahead_is_made_once_and_told_as_made(
    run: Build, recipes: MakeRecipes, store: Store, counted: tuple[Make, Counter[str]]
) -> None:
    make, times = counted
    ahead = Ahead(SerialExecutor(), store, make)
    jobs = plan_recipes(recipes()).jobs
    ahead.begin(jobs)
    ahead.begin(jobs)
    assert ahead.begun == times.keys() == {name for name, job in jobs.items() if not job.needs and not job.inline}
    outcome = run(recipes(), executor=ahead, make=make, begun=ahead.begun)
    assert (len(outcome.made), outcome.reused, outcome.failed) == (7, (), ())
    assert set(times.values()) == {1}


def test_what_is_in_the_store_is_not_begun(run: Build, recipes: MakeRecipes, store: Store) -> None:
    run(recipes())
    ahead = Ahead(Waiting(), store, never)
    ahead.begin(plan_recipes(recipes()).jobs)
    assert not ahead.begun


def test_what_failed_ahead_fails_the_build_as_if_it_had_failed_then(
    run: Build, recipes: MakeRecipes, store: Store, makers: ModuleType, tmp_path: Path
) -> None:
    alone = run(recipes(words=" fail"), out=tmp_path / "alone", store=Store(tmp_path / "alone" / "store"))
    ahead = Ahead(SerialExecutor(), store, makers.make)
    ahead.begin(plan_recipes(recipes(words=" fail")).jobs)
    outcome = run(recipes(words=" fail"), executor=ahead, begun=ahead.begun)
    assert outcome.failed
    assert (outcome.failed, outcome.made, outcome.diagnostics) == (alone.failed, alone.made, alone.diagnostics)


def test_what_nobody_wants_is_left_off(recipes: MakeRecipes, store: Store) -> None:
    waiting = Waiting()
    ahead = Ahead(waiting, store, never)
    ahead.begin(plan_recipes(recipes()).jobs)
    ahead.cancel()
    assert waiting.handed
    assert all(future.cancelled() for future in waiting.handed)
