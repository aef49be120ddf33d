"""Films of editions: who sends them stands after their question and at their end; all else is made once for all."""

from __future__ import annotations

from pathlib import Path

from bantin.content.editions.reading import Edition, read_editions
from bantin.design.layout.engine import lay_out
from bantin.fonts.book import FontBook
from bantin.making.jobs.film.film import FilmJob
from bantin.making.plan import plan_recipes
from bantin.model.frame import TextRun
from bantin.model.recipe import Film, Recipe
from bantin.session.month import open_month
from tests.rooms.session.editions.test_building import FILMS, MONTH, edition, workspace

SHAPES = "[{id: reel, pixels: 1080x1920}, {id: landscape, pixels: 1920x1080}, {id: square, pixels: 1080x1080}]"
WARNING = (
    "kind: warning\nseverity: danger\ntitle: Giả danh Công an\nsummary: Công an không làm việc qua điện thoại.\n"
    "tricks: [Gọi từ số lạ.]\nadvice: [Tắt máy.]\n"
)
NAMES = {
    "na-oi": "name: Công an xã Nà Ỏi\nshort_name: CA xã Nà Ỏi\n",
    "thi-tran": "name: Công an thị trấn Nông trường Phiêng Thẳm\nshort_name: Công an thị trấn Phiêng Thẳm\n",
}
Planned = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


def test_editions_that_differ_in_name_share_all_but_a_films_beginning_and_end(tmp_path: Path) -> None:
    videos = FILMS.replace("[{id: reel, pixels: 1080x1920}]", f"{SHAPES}, items: reel")
    root = workspace(tmp_path, videos)
    (root / "content" / MONTH / "00-gia-danh.yaml").write_text(WARNING, encoding="utf-8")
    for name, text in NAMES.items():
        edition(root, text, name)
    one, other = (planned(root, found) for found in read_editions(root).found)
    assert len(one) == len(other) == 3 + 3
    for path, (stills, segments) in one.items():
        others, parts = other[path]
        assert len(stills) > 2
        assert [a == b for a, b in zip(stills, others, strict=True)] == [False, *[True] * (len(stills) - 2), False]
        alike = [a == b for a, b in zip(segments, parts, strict=True)]
        assert alike[:2] == [True, False], "a question that moves, and then who asks"
        assert not alike[-1]
        between = alike[2 : len(alike) - alike[::-1].index(True)]
        assert all(between), "a segment that shows no sender is the same"
        assert len(between) >= len(alike) / 2


def test_whoever_sends_it_nothing_moves_when_that_is_said(tmp_path: Path, fonts: FontBook) -> None:
    root = workspace(tmp_path, FILMS.replace("[{id: reel, pixels: 1080x1920}]", SHAPES))
    (root / "content" / MONTH / "00-gia-danh.yaml").write_text(WARNING, encoding="utf-8")
    for name, text in NAMES.items():
        edition(root, text, name)
    for found in read_editions(root).found:
        for recipe in films(root, found):
            assert isinstance(recipe.what, Film)
            slide = recipe.what.storyboard.slides[0]
            assert slide.at_first is not None
            assert slide.card.printed.moves <= slide.at_first.seconds, "the question has been asked by then"
            unsigned, signed = (lay_out(card, fonts) for card in (slide.at_first.card, slide.card))
            assert not signed.remarks
            more = [mark for mark in signed.frame.marks if mark not in unsigned.frame.marks]
            assert len(unsigned.frame.marks) + len(more) == len(signed.frame.marks)
            told = " ".join(mark.text for mark in more if isinstance(mark, TextRun))
            assert told.endswith(found.told.split()[-1])


def films(root: Path, found: Edition) -> list[Recipe]:
    """List an edition's films."""
    session = open_month(root, MONTH, ["video"], edition=found)
    assert not [told for told in session.diagnostics if told.severity == "error"], session.diagnostics
    return [recipe for recipe in session.recipes if isinstance(recipe.what, Film)]


def planned(root: Path, found: Edition) -> Planned:
    """Plan an edition's films: the keys of their slides' pictures and of their segments, by path."""
    plan = plan_recipes(films(root, found))
    jobs = {made.recipe.path: plan.jobs[made.key] for made in plan.artifacts if made.key}
    return {
        path: (plan.slides[path], tuple(key for key, _ in job.segments))
        for path, job in jobs.items()
        if isinstance(job, FilmJob)
    }
