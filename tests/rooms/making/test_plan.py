from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from bantin.film.timing import gop_plan
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.film.footage import FootageJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.film.opening import OpeningJob
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.text import TextJob
from bantin.making.plan import plan_recipes
from bantin.making.segments import phases_of
from bantin.model.asset import Asset
from bantin.model.card import Printed
from bantin.model.recipe import Film, Recipe, Role, TextFile
from bantin.model.storyboard import Act, Footage

MakeRecipes = Callable[..., list[Recipe]]


def test_each_job_is_planned_once_after_what_it_needs(recipes: MakeRecipes) -> None:
    asked = recipes()
    plan = plan_recipes([*asked, replace(asked[-1], path="video/again.mp4")])
    seen: set[str] = set()
    for key, job in plan.jobs.items():
        assert seen.issuperset(job.needs)
        seen.add(key)
    kinds = [type(job) for job in plan.jobs.values()]
    assert [kinds.count(kind) for kind in (TextJob, StillJob, OpeningJob, HoldJob, FilmJob)] == [3, 6, 0, 6, 1]
    assert plan.artifacts[-1].key == plan.artifacts[-2].key


def test_a_film_has_the_frames_of_its_storyboard(recipes: MakeRecipes) -> None:
    plan = plan_recipes(recipes())
    film = next(job for job in plan.jobs.values() if isinstance(job, FilmJob))
    frames = 0
    for key, repeats in film.segments:
        segment = plan.jobs[key]
        assert isinstance(segment, OpeningJob | HoldJob)
        frames += segment.frames * repeats
    assert frames == film.frames == 9 * 30


def test_a_slide_on_which_something_enters_moves_until_it_stands_and_then_holds(recipes: MakeRecipes) -> None:
    storyboard = recipes("a")[-1].what
    assert isinstance(storyboard, Film)
    slide = storyboard.storyboard.slides[0]
    card = replace(slide.card, markup=f"{slide.card.markup} ", printed=Printed(moves=2.4))
    told = replace(slide, card=card, seconds=4)
    film = Film(replace(storyboard.storyboard, slides=(told, replace(told, seconds=2, begun=1.0))))
    plan = plan_recipes([replace(recipes("a")[-1], what=film)])
    made = next(job for job in plan.jobs.values() if isinstance(job, FilmJob))
    parts = [plan.jobs[key] for key, _ in made.segments]
    openings = [part for part in parts if isinstance(part, OpeningJob)]
    assert [(part.first, part.frames, part.moving) for part in openings] == [(0, 60, 72), (60, 60, 72), (30, 60, 72)]
    assert len(parts) == 3, "the second slide goes on where the first one stopped"


def test_what_a_slide_is_at_first_is_made_apart_from_what_comes_later(recipes: MakeRecipes) -> None:
    def segments(what: str, *, shared: bool) -> list[str]:
        card = replace(slide.card, markup=f"{slide.card.markup} {what}")
        told = replace(slide, card=card, seconds=3, at_first=Act(slide.card, 1.8) if shared else None)
        film = Film(replace(whole, slides=(told,)))
        plan = plan_recipes([replace(recipes("a")[-1], what=film)])
        (job,) = (job for job in plan.jobs.values() if isinstance(job, FilmJob))
        lengths = [plan.jobs[key].frames * repeats for key, repeats in job.segments]  # type: ignore[attr-defined]
        assert sum(lengths) == job.frames == 90
        return [key for key, _ in job.segments]

    storyboard = recipes("a")[-1].what
    assert isinstance(storyboard, Film)
    whole = storyboard.storyboard
    slide = whole.slides[0]
    one, other = segments("<!-- one -->", shared=True), segments("<!-- other -->", shared=True)
    assert [a == b for a, b in zip(one, other, strict=True)] == [True, False]
    assert not set(segments("<!-- one -->", shared=False)) & set(segments("<!-- other -->", shared=False))


def test_footage_goes_on_with_the_time_of_its_slide(recipes: MakeRecipes) -> None:
    storyboard = recipes("a")[-1].what
    assert isinstance(storyboard, Film)
    asset = Asset("a.mp4", "/somewhere/a.mp4", "0" * 64)
    slide = replace(storyboard.storyboard.slides[0], footage=Footage(asset, 2.0), seconds=3, begun=0.0)
    later = replace(slide, footage=Footage(asset, 2.0, shown=3.0), begun=3.0)
    plan = plan_recipes([replace(recipes("a")[-1], what=Film(replace(storyboard.storyboard, slides=(slide, later))))])
    parts = [job for job in plan.jobs.values() if isinstance(job, FootageJob)]
    assert [(part.first, part.at, part.frames) for part in parts] == [
        (0, 2.0, 30),
        (30, 3.0, 60),
        (90, 5.0, 30),
        (120, 6.0, 60),
    ]


@pytest.mark.parametrize("seconds", range(2, 11))
def test_slides_of_any_length_are_filled_exactly(seconds: int, recipes: MakeRecipes) -> None:
    storyboard = recipes("a")[-1].what
    assert isinstance(storyboard, Film)
    slide = replace(storyboard.storyboard.slides[0], seconds=seconds)
    film = Film(replace(storyboard.storyboard, slides=(slide,)))
    (opening,), hold, repeats = gop_plan(seconds, 30)
    assert opening + hold * repeats == seconds * 30
    assert plan_recipes([replace(recipes("a")[-1], what=film)]).jobs


def test_a_new_picture_of_a_board_leaves_nearly_all_others_encoded() -> None:
    def said(keys: list[str]) -> dict[str, tuple[str, ...]]:
        return {key: ("Cảnh giác", key[:8]) for key in keys}

    before = [sha256(str(number).encode()).hexdigest() for number in range(60)]
    jobs = phases_of(said(before), 30)
    assert list(jobs) == before
    assert all(still in job.stills for still, job in jobs.items())
    assert len(set(jobs.values())) < 30  # as an encoder takes long to start
    for at in range(0, 60, 7):
        for after in ([*before[:at], "f" * 64, *before[at + 1 :]], [*before[:at], "f" * 64, *before[at:]]):
            anew = set(phases_of(said(after), 30).values()) - set(jobs.values())
            assert sum(len(job.stills) for job in anew) <= 12


def test_what_a_board_shows_is_divided_alike_whatever_paints_it() -> None:
    texts = [("Cảnh giác", str(number)) for number in range(60)]

    def divided(version: str) -> list[int]:
        keys = [sha256(f"{version} {text}".encode()).hexdigest() for text in texts]
        jobs = phases_of(dict(zip(keys, texts, strict=True)), 30)
        return [jobs[key].stills.index(key) for key in keys]

    assert divided("0.1.0") == divided("0.2.0")


def test_what_much_work_waits_for_comes_first(recipes: MakeRecipes) -> None:
    plan = plan_recipes(recipes())
    ranks = plan.ranks()
    for key, job in plan.jobs.items():
        assert all(ranks[need] > ranks[key] for need in job.needs)
    texts = [ranks[key] for key, job in plan.jobs.items() if isinstance(job, TextJob)]
    assert max(texts) < min(ranks[key] for key, job in plan.jobs.items() if isinstance(job, HoldJob))


@pytest.mark.parametrize("paths", [("con/a.txt",), ("../a.txt",), ("led/a.txt", "LED/A.txt"), ("a", "a/b")])
def test_paths_that_windows_does_not_take_are_told(paths: tuple[str, ...]) -> None:
    asked = [Recipe(path, "led", Role.POST, None, TextFile("a")) for path in paths]
    plan = plan_recipes(asked)
    assert [found.code for found in plan.diagnostics] == ["bad-path"]
    assert plan.artifacts[-1].key is None
    assert all(artifact.key for artifact in plan.artifacts[:-1])


def test_planning_loads_nothing_heavy() -> None:
    heavy = ["PIL", "numpy", "moviepy", "jinja2", "imageio_ffmpeg"]
    script = f"import sys, bantin.output.build; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
