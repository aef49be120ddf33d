"""Films are made in the background, the newest order only, and stop at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bantin.content.reading.month import read_themes
from bantin.files.store import Made, Store
from bantin.making.jobs.film.film import FilmJob
from bantin.making.plan import Plan, plan_recipes
from bantin.model.card import Card
from bantin.model.diagnostic import Diagnostic, Remark
from bantin.model.recipe import Film, Recipe, Role
from bantin.model.storyboard import Slide, Storyboard
from bantin.model.theme import Theme
from bantin.preview.background import Films


@pytest.fixture(scope="module")
def theme(repository: Path) -> Theme:
    return read_themes(repository)[0]["navy"]


def planned(theme: Theme, *colors: str) -> tuple[Plan, tuple[str, ...]]:
    slides = tuple(Slide(Card(f'<card background="{color}"/>', "x.xml", 64, 64, theme), 2) for color in colors)
    plan = plan_recipes([Recipe("video/x.mp4", "video", Role.FILM, None, Film(Storyboard(64, 64, slides)))])
    return plan, tuple(key for key, job in plan.jobs.items() if isinstance(job, FilmJob))


class Background:
    """Films at work, and what was settled."""

    def __init__(self, root: Path) -> None:
        self.store = Store(root)
        self.settled: dict[str, Made | None] = {}
        self.news = threading.Condition()
        self.steps: list[tuple[int, int]] = []
        self.films = Films(self.store, lambda _, event: self.steps.append((event.done, event.total)), self.take)
        self.thread = threading.Thread(target=self.films.run)
        self.thread.start()

    def take(self, _: Plan, key: str, made: Made | None, __: Remark | Diagnostic | None) -> None:
        with self.news:
            self.settled[key] = made
            self.news.notify_all()

    def wait(self, key: str) -> Made | None:
        with self.news:
            assert self.news.wait_for(lambda: key in self.settled, 60)
            return self.settled[key]

    def stop(self) -> None:
        self.films.stop()
        self.thread.join(10)
        assert not self.thread.is_alive()


@pytest.fixture
def background(tmp_path: Path) -> Iterator[Background]:
    found = Background(tmp_path / "store")
    yield found
    found.stop()


def test_a_film_is_made_with_progress_and_found_the_next_time(background: Background, theme: Theme) -> None:
    plan, films = planned(theme, "danger", "info")
    background.films.order(plan, films)
    made = background.wait(films[0])
    assert made is not None
    assert made.seconds == 4
    assert background.steps
    background.settled.clear()
    background.films.order(plan, films)
    assert background.wait(films[0]) == made


def test_only_the_newest_order_counts(background: Background, theme: Theme) -> None:
    orders = [planned(theme, "danger", name) for name in ("info", "caution", "accent", "panel", "line")]
    for plan, films in orders:
        background.films.order(plan, films)
    assert background.wait(orders[-1][1][0]) is not None
    assert len([films for _, films in orders if films[0] in background.settled]) <= 2


def test_it_stops_in_the_middle_of_its_work(tmp_path: Path, theme: Theme) -> None:
    background = Background(tmp_path / "store")
    plan, films = planned(theme, *(["danger", "info", "caution", "accent"] * 10))
    background.films.order(plan, films)
    with background.news:
        background.news.wait_for(lambda: background.settled, 30)
    background.stop()
    assert films[0] not in background.settled
