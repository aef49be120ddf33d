"""The sample month's reel with all that moves on it, beside ffmpeg's graph over its stills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice, repeat
from pathlib import Path

from film_peers import graph
from film_slides import WORKERS, Taken, memory, seconds, vmaf
from PIL import Image

from bantin.channels import recipes
from bantin.content.reading.month import read_month
from bantin.content.workspace import templates_folders
from bantin.design.looks.renderer import Looks
from bantin.files.store import Store
from bantin.making.executor import make_executor
from bantin.making.jobs.base import Job
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.film.opening import OpeningJob
from bantin.making.jobs.film.rehearsal import RehearsalJob
from bantin.making.make import make
from bantin.making.plan import Plan, plan_recipes
from bantin.making.segments import acts
from bantin.measure.measurements import Measurements
from bantin.model.recipe import Film, Recipe
from bantin.model.storyboard import Storyboard

REPOSITORY = Path(__file__).parents[2]


def month(folder: Path, *, judge: bool) -> None:
    """The sample month's reel with all that moves on it, against the graph over its stills, which both are given."""
    bulletin = read_month(REPOSITORY, "2024-11").bulletin
    assert bulletin is not None
    looks = Looks(templates_folders(REPOSITORY), bulletin.unit.value.official_domains)
    listed, _ = recipes(bulletin, looks, ["video"], measure=Measurements())
    recipe = next(recipe for recipe in listed if recipe.path == "video/reel.mp4")
    assert isinstance(recipe.what, Film)
    plan, store = plan_recipes([recipe]), Store(folder / "store")
    of_month, film = encoded(plan, store)
    plans = [plan_recipes([replace(recipe, what=Film(told))]) for told in retold(recipe.what.storyboard)]
    changed = [encoded(one, store)[0] for one in plans]
    used = memory()
    slides = []
    for number, name in enumerate(plan.slides[recipe.path]):
        slides.append(folder / f"month-{number:02}.png")
        slides[-1].write_bytes(store.checked(name).read_bytes())
    stay = [slide.seconds for slide in recipe.what.storyboard.slides]
    of_graph = seconds(lambda: graph(slides, folder / "month-graph.mp4", stay))
    size, of_its = film.stat().st_size, (folder / "month-graph.mp4").stat().st_size
    print(f"the sample month's reel, {sum(stay):.0f} s; ffmpeg's graph takes {of_graph.clock:.2f} s")
    most = max(changed, key=lambda one: one.work)
    told = [("cold", of_month), *(("one text changed", one) for one in changed), ("the most of them", most)]
    for name, taken in told:
        whole, work = taken.whole.cores / of_graph.cores, taken.work / of_graph.cores
        ratios = f"{taken.whole.clock / of_graph.clock:.3f} of the graph's, of cores {work:.3f}"
        print(f"{name:<18}{taken.whole.clock:6.2f} s, {ratios}, with the start of its processes {whole:.3f}")
    print(f"{size / 1e6:.2f} MB, {size / of_its:.2f} of the graph's; largest process {used}")
    if judge:
        print(vmaf(film, rehearsed(recipe, recipe.what.storyboard, store), every=3))


@dataclass(frozen=True)
class Encoded:
    """What encoding took, the start of its processes included; and seconds of all cores that were work.

    A build has started them while it planned, and on the live page they are there.
    """

    whole: Taken
    work: float


def encoded(plan: Plan, store: Store) -> tuple[Encoded, Path]:
    """Encode what is new of a film on two processes, or one where that is little; stills and sound are made before."""
    fresh = {name: job for name, job in plan.jobs.items() if store.get(name) is None}
    for job in fresh.values():
        if not isinstance(job, OpeningJob | HoldJob | FilmJob | RehearsalJob):
            make(job, store.root)
    parts = [job for job in fresh.values() if isinstance(job, OpeningJob | HoldJob)]

    work: list[float] = []

    def encode() -> None:
        with make_executor(WORKERS) as pool:
            work.extend(pool.map(worked, parts, repeat(store.root)))
        work.append(worked(list(plan.jobs.values())[-1], store.root))

    whole = seconds(encode)
    return Encoded(whole, sum(work)), store.checked(list(plan.jobs)[-1])


def worked(job: Job, root: Path) -> float:
    """Make a job; returns the seconds of all cores that it took, once what makes it is loaded."""
    for name in ("bantin.film.openings", "bantin.film.joining", "bantin.making.cards.staging"):
        import_module(name)
    taken: float = seconds(lambda: make(job, root)).cores
    return taken


def retold(storyboard: Storyboard) -> Iterator[Storyboard]:
    """The same film with another last text on the first slide of an item, on one in the middle, on the last one."""
    told = [number for number, slide in enumerate(storyboard.slides) if slide.item]
    for number in (told[0], told[len(told) // 2], told[-1]):
        slide = storyboard.slides[number]
        head, end, rest = slide.card.markup.rpartition("</text>")
        card = replace(slide.card, markup=f"{head} !{end}{rest}")
        slides = (*storyboard.slides[:number], replace(slide, card=card), *storyboard.slides[number + 1 :])
        yield replace(storyboard, slides=slides)


def rehearsed(recipe: Recipe, storyboard: Storyboard, store: Store) -> Iterator[bytes]:
    """All frames of a film as they were meant."""
    divided = replace(storyboard, slides=tuple(act for slide in storyboard.slides for act in acts(slide)))
    plan = plan_recipes([replace(recipe, what=Film(divided))])
    keys = zip(plan.slides[recipe.path], plan.rehearsals[recipe.path], strict=True)
    for slide, (still, moving) in zip(divided.slides, keys, strict=True):
        with Image.open(store.checked(still)) as opened:
            stands = opened.convert("RGB").tobytes()
        left = round(slide.seconds * storyboard.fps)
        job = plan.jobs.get(moving or "")
        if isinstance(job, RehearsalJob):
            with job.pictures({need: store.checked(need) for need in job.needs}) as pictures:
                for picture in islice(pictures, job.frames - 1):
                    yield picture.tobytes()
            left -= job.frames - 1
        yield from repeat(stands, left)
