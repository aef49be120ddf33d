"""Films are made by other processes, the newest order only; what stops them is told on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from bantin.design.looks.printed import printed
from bantin.files.store import Store
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.still import StillJob
from bantin.making.scheduler import Make
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Diagnostic
from bantin.model.recipe import Film, Recipe, Role, Still
from bantin.model.storyboard import Slide, Storyboard
from bantin.model.theme import Theme
from bantin.preview.around.in_forms import InForms
from bantin.preview.files import Files
from bantin.preview.page_data import desk_of
from bantin.preview.rebuilder import Each, Snapshot
from bantin.session.month import Session, open_month
from tests.fixtures.planted import preview_makers

FILM, OTHER, CARD = "video/x.mp4", "video/y.mp4", "facebook/card.jpg"


class Bench(Protocol):
    """See conftest."""

    root: Path
    snapshots: list[Snapshot]

    def touch(self, *paths: Path) -> None: ...
    def until(self, right: Callable[[Snapshot], object]) -> Snapshot: ...


AtWork = Callable[..., AbstractContextManager[Bench]]


def _slide(color: str, theme: Theme) -> Card:
    """Draw a ground on which something comes: slides that stand still are not rehearsed."""
    markup = f'<card background="{color}"><row height="8" background="paper" enter="fade" at="0" for="0.2"/></card>'
    return Card(markup, "x.xml", 64, 64, theme, printed=printed(markup))


@dataclass
class Orders:
    """What is to be made: for each film the ground colours of its slides, and how long each of them is shown."""

    films: dict[str, tuple[list[str], int]] = field(default_factory=dict)
    card: str = "<card/>"

    def open(self, root: Path, month: str, *, each: Each) -> Session:
        del each  # of no channel
        session = open_month(root, month, ())
        assert session.bulletin is not None
        return replace(session, recipes=tuple(self._recipes(session.bulletin)))

    def _recipes(self, bulletin: Bulletin) -> Iterator[Recipe]:
        for path, (colors, seconds) in self.films.items():
            cards = [_slide(color, bulletin.theme) for color in colors]
            slides = tuple(Slide(card, seconds) for card in cards)
            yield Recipe(path, "video", Role.FILM, None, Film(Storyboard(64, 64, slides)))
        yield Recipe(
            CARD, "facebook", Role.CARD, None, Still(Card(self.card, "x.xml", 64, 64, bulletin.theme), Encoding.JPEG)
        )


@pytest.fixture
def orders() -> Orders:
    return Orders({FILM: (["danger", "info"], 2)})


@pytest.fixture
def filming(at_work: AtWork, workspace: Path, orders: Orders) -> AtWork:
    @contextmanager
    def working(**options: Make) -> Iterator[Bench]:
        with at_work(workspace, open_=orders.open, **options) as bench:
            yield bench

    return working


def complete(snapshot: Snapshot) -> bool:
    return bool(snapshot.plan.artifacts) and all(snapshot.made(artifact) for artifact in snapshot.plan.artifacts)


def film_key(snapshot: Snapshot) -> str:
    return next(key for key, job in snapshot.plan.jobs.items() if isinstance(job, FilmJob))


def state(snapshot: Snapshot, root: Path, path: str) -> str:
    desk, _ = desk_of(snapshot, root, Files(Store(root / ".bantin" / "store")), InForms())
    return next(entry["state"] for entry in desk["artifacts"] if entry["path"] == path)


def on_the_page(snapshot: Snapshot, root: Path) -> list[str]:
    """List the messages that the page shows, and that lie over it too."""
    desk, overlay = desk_of(snapshot, root, Files(Store(root / ".bantin" / "store")), InForms())
    listed = [entry["message"] for entry in desk["diagnostics"]]
    return [entry["message"] for entry in overlay or [] if entry["message"] in listed]


def shows(color: str, snapshot: Snapshot) -> bool:
    return any(color in job.card.markup for job in snapshot.plan.jobs.values() if isinstance(job, StillJob))


def bugs(snapshot: Snapshot) -> list[Diagnostic]:
    return [found for found in snapshot.diagnostics if found.code == "stumbled"]


def test_a_film_is_made_with_progress_and_found_the_next_time(filming: AtWork) -> None:
    with filming() as bench:
        made = bench.until(complete)
        assert made.found[film_key(made)].seconds == 4
        assert any(FILM in snapshot.progress for snapshot in bench.snapshots)
        assert made.progress == {}
    with filming() as bench:
        again = bench.until(complete)
        assert again.found[film_key(again)] == made.found[film_key(made)]
        assert not any(snapshot.progress for snapshot in bench.snapshots)


def rehearsed(snapshot: Snapshot) -> list[int]:
    """Number the slides of the film that can be seen moving."""
    keys = snapshot.plan.rehearsals.get(FILM, ())
    return [number for number, key in enumerate(keys) if key in snapshot.found]


@pytest.mark.proof
def test_slides_that_changed_are_rehearsed_before_their_film_is_made(filming: AtWork, orders: Orders) -> None:
    orders.films = {FILM: (["danger", "info", "caution", "danger"], 2)}
    with filming() as bench:
        bench.until(complete)
        assert not any(map(rehearsed, bench.snapshots)), "a month that is opened is not rehearsed"
        orders.films = {FILM: (["danger", "info", "accent", "danger"], 2)}
        bench.touch(bench.root)
        moved = next(filter(rehearsed, bench.snapshots), None) or bench.until(rehearsed)
        assert rehearsed(moved) == [2], "the next slide is the same, though another one goes before it"
        assert state(moved, bench.root, FILM) == "pending"
        desk, _ = desk_of(moved, bench.root, Files(Store(bench.root / ".bantin" / "store")), InForms())
        assert [bool(slide["motion"]) for slide in desk["films"][0]["slides"]] == [False, False, True, False]
        bench.until(complete)


@pytest.mark.proof
def test_where_all_changes_a_dozen_slides_are_rehearsed(filming: AtWork, orders: Orders) -> None:
    with filming() as bench:
        bench.until(complete)
        orders.films = {FILM: ([f"#0000{number:02}" for number in range(20)], 1)}
        bench.touch(bench.root)
        last = bench.until(lambda snapshot: complete(snapshot) and len(snapshot.plan.slides[FILM]) == 20)
        assert rehearsed(last) == list(range(12))


@pytest.mark.proof
def test_only_the_newest_order_is_made(filming: AtWork, orders: Orders) -> None:
    with filming() as bench:
        bench.until(lambda snapshot: snapshot.progress)
        for color in ("caution", "accent", "panel", "line"):
            orders.films = {FILM: (["danger", color], 2)}
            bench.touch(bench.root)
            bench.until(partial(shows, color))
        bench.until(complete)
        films = {film_key(snapshot) for snapshot in bench.snapshots if snapshot.plan.jobs}
        made = [key for key in films if Store(bench.root / ".bantin" / "store").get(key)]
    assert len(films) == 5
    assert len(made) <= 2


@pytest.mark.proof
def test_it_stops_in_the_middle_of_its_work(filming: AtWork, orders: Orders) -> None:
    orders.films = {FILM: (["danger", "info", "caution", "accent"] * 10, 2)}
    with filming() as bench:
        last = bench.until(lambda snapshot: snapshot.progress)
    assert not Store(bench.root / ".bantin" / "store").get(film_key(last))


@pytest.mark.proof
def test_a_bug_in_a_film_is_told_on_the_page_and_the_others_are_made(filming: AtWork, orders: Orders) -> None:
    """A planted violation: the film of 9 seconds cannot be made, for a reason that nobody foresaw."""
    orders.films = {FILM: (["danger"], 9), OTHER: (["info"], 2)}
    with filming(make=preview_makers.make) as bench:
        told = bench.until(lambda snapshot: bugs(snapshot) and state(snapshot, bench.root, OTHER) == "ready")
        assert state(told, bench.root, FILM) == "failed"
        assert on_the_page(told, bench.root) == [
            f"Dựng «{FILM}» gặp lỗi của chính bantin (ZeroDivisionError: planted in a film)."
        ]
        orders.films[FILM] = ["danger"], 2
        bench.touch(bench.root)
        mended = bench.until(complete)
        assert not bugs(mended)
        assert not mended.blocking


@pytest.mark.proof
def test_a_bug_in_a_still_is_told_on_the_page_and_the_others_are_made(filming: AtWork, orders: Orders) -> None:
    """A planted violation: a card cannot be made, for a reason that nobody foresaw."""
    orders.card = "<card><!-- planted --></card>"
    with filming(make=preview_makers.make) as bench:
        told = bench.until(lambda snapshot: bugs(snapshot) and state(snapshot, bench.root, FILM) == "ready")
        assert state(told, bench.root, CARD) == "failed"
        assert on_the_page(told, bench.root) == [
            f"Dựng «{CARD}» gặp lỗi của chính bantin (ZeroDivisionError: planted in a still)."
        ]


@pytest.mark.proof
def test_a_process_that_dies_is_told_and_the_next_save_has_a_new_one(filming: AtWork, orders: Orders) -> None:
    orders.films = {FILM: (["danger"], 7)}
    with filming(make=preview_makers.make) as bench:
        bench.until(lambda snapshot: any(found.code == "worker-died" for found in snapshot.diagnostics))
        (bench.root / ".bantin" / "store" / "healed").touch()
        bench.touch(bench.root)
        bench.until(complete)
