"""Contact sheets of films: each slide as it opens, frame by frame until it stands still, with seconds below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from bantin.files.store import Store
from bantin.making.cards.layouts import process_fonts
from bantin.making.executor import SerialExecutor
from bantin.making.jobs.film.rehearsal import RehearsalJob
from bantin.making.plan import Plan, plan_recipes
from bantin.making.run import Run
from bantin.model.diagnostic import Diagnostic
from bantin.model.frame import Font, Rgba, TextRun
from bantin.model.recipe import Film
from bantin.model.storyboard import Storyboard
from bantin.paint.letters import paint_run
from bantin.session.month import Session
from bantin.text.numbers import decimal

EVERY = 3
"""Of so many frames in motion one is shown."""

_WIDTH, _EDGE, _GAP = 1840, 32, 10
_SIDES = {True: 292, False: 166}
"""Width of a frame that is wider than high, and of any other, in pixels."""

_PAPER, _INK, _SOFT = (239, 242, 246), (22, 34, 56, 255), (84, 97, 117, 255)
_TITLE = Font("noto-sans", 700, 95, 32)
_HEADING = Font("noto-sans", 600, 95, 22)
_LABEL = Font("noto-sans", 400, 95, 19)
_LINE = 28


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a slide at a moment.

    Attributes:
        second: of the slide.
        image: small.
        rests: whether it stays so until the slide ends.
    """

    second: float
    image: Image.Image
    rests: bool = False


def film_sheet(
    session: Session, film: Storyboard, store: Store, name: str, titles: Sequence[str]
) -> tuple[Image.Image | None, tuple[Diagnostic, ...]]:
    """Paint the contact sheet of a film, of the very frames that its encoder is given.

    Args:
        session: the month.
        film: the storyboard of one of its recipes.
        store: has the slides' stills, or gets them.
        name: of the film, as the sheet is headed.
        titles: of the slides.

    Returns:
        The sheet, mode RGB, or None if a slide cannot be painted; and what was found.

    Raises:
        MakeError: a slide's footage or picture cannot be used.
    """
    assert session.bulletin is not None  # noqa: S101 - it has a storyboard
    recipe = next(made for made in session.recipes if isinstance(made.what, Film) and made.what.storyboard is film)
    plan = plan_recipes([recipe])
    run = Run(plan, store)
    stills, rehearsals = plan.slides[recipe.path], plan.rehearsals[recipe.path]
    needed = [*stills, *(need for key in rehearsals if key is not None for need in plan.jobs[key].needs)]
    run.work(needed, SerialExecutor())
    found = tuple(run.diagnostics(session.bulletin))
    if not run.found.keys() >= set(needed):
        return None, found
    slides = [list(_shown(plan, store, *keys)) for keys in zip(stills, rehearsals, strict=True)]
    return _page(name, film, titles, slides), found


def _shown(plan: Plan, store: Store, still: str, moving: str | None) -> Iterator[Shown]:
    """Pick what is shown of a slide: every third frame that differs from the one before, and how all of it ends."""
    rehearsed = None if moving is None else plan.jobs[moving]
    if not isinstance(rehearsed, RehearsalJob):
        with Image.open(store.checked(still), formats=("PNG",)) as opened:
            yield Shown(0.0, _small(opened.convert("RGB")), rests=True)
        return
    last: Image.Image | None = None
    with rehearsed.pictures({need: store.checked(need) for need in rehearsed.needs}) as pictures:
        for index, pixels in enumerate(pictures):
            ends = index == rehearsed.frames - 1
            if index % EVERY and not ends:
                continue
            image = _small(Image.fromarray(pixels))
            if ends or last is None or image.tobytes() != last.tobytes():
                yield Shown(index / rehearsed.fps, image, rests=ends and rehearsed.footage is None)
            last = image


def _small(image: Image.Image) -> Image.Image:
    width = _SIDES[image.width > image.height]
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS, reducing_gap=2)


def _page(name: str, film: Storyboard, titles: Sequence[str], slides: Sequence[Sequence[Shown]]) -> Image.Image:
    """Arrange slides below each other, each under its heading."""
    side, high = slides[0][0].image.size
    columns = (_WIDTH - 2 * _EDGE + _GAP) // (side + _GAP)
    rows = [-(-len(shown) // columns) for shown in slides]
    row_height = high + _LINE + _GAP
    height = 2 * _EDGE + 2 * _LINE + sum(2 * _LINE + count * row_height for count in rows)
    page = Image.new("RGB", (_WIDTH, height), _PAPER)
    _write(page, (_EDGE, _EDGE + 24), f"{name} · {film.width}×{film.height} · {film.seconds} giây", _TITLE, _INK)
    top, start = _EDGE + 2 * _LINE, 0.0
    for number, (slide, shown, title) in enumerate(zip(film.slides, slides, titles, strict=True), 1):
        heading = f"{number}. {title} · từ giây {decimal(start)}, dài {decimal(slide.seconds)} giây"
        _write(page, (_EDGE, top + 36), heading, _HEADING, _INK)
        for count, moment in enumerate(shown):
            left = _EDGE + count % columns * (side + _GAP)
            upper = top + 2 * _LINE + count // columns * row_height
            page.paste(moment.image, (left, upper))
            label = decimal(moment.second, 2) + (" đứng yên" if moment.rests else "")
            _write(page, (left, upper + high + 21), label, _LABEL, _INK if moment.rests else _SOFT)
        top, start = top + 2 * _LINE + rows[number - 1] * row_height, round(start + slide.seconds, 1)
    return page


def _write(page: Image.Image, pen: tuple[int, int], text: str, font: Font, color: Rgba) -> None:
    paint_run(page, TextRun(*pen, text, font, color), process_fonts())
