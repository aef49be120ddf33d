"""Films: a cover, one or more slides per item and a closing slide, in each of the unit's formats.

Beside each film lie its cover, and its captions where something is said; beside all of them the text of their post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import accumulate

from bantin.channels.strongest import strongest
from bantin.channels.video.hooks import hook_of
from bantin.channels.video.items import item_films
from bantin.channels.video.planning import (
    CLOSING_SECONDS,
    REEL_LIMIT,
    FilmPlan,
    plan_film,
    shapes_of,
)
from bantin.channels.video.rest import rest_card
from bantin.channels.video.shapes import Shape, orientation
from bantin.channels.video.shots import Take
from bantin.channels.video.slides import beginning, film_files, heard, slides_of, whole_seconds
from bantin.channels.view import ChannelView
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.parts.channels import Bed, Orientation, Video
from bantin.model.recipe import Recipe, Role, TextFile
from bantin.model.storyboard import Slide, SlideNotes, Storyboard, Utterance


def recipes(view: ChannelView) -> Iterator[Recipe | Diagnostic]:
    """List the films, their covers and captions, and the text of their post."""
    settings = view.bulletin.unit.value.channels.video
    assert settings is not None  # noqa: S101 - a channel that is off is not asked
    plan = plan_film(view, settings)
    yield from plan.diagnostics
    entries = [take.entry for take in plan.takes]
    alts = (
        view.render("video/alt.txt", entries=entries).strip(),
        view.render("video/cover-alt.txt", entries=entries).strip(),
    )
    for form, shape in zip(settings.formats, shapes_of(view, settings), strict=True):
        storyboard = _storyboard(shape, plan, settings)
        if orientation(shape.width, shape.height) is Orientation.REEL and storyboard.seconds > REEL_LIMIT:
            yield _too_long(view, storyboard, form.id)
        yield from _unplaced(storyboard, plan.takes, form.id)
        poster = shape.first("cover", entries, counts=plan.counts)
        yield from film_files(f"video/{form.id}", storyboard, poster, alts=alts, form=form.id)
    if settings.formats:
        yield Recipe("video/post.txt", "video", Role.POST, None, TextFile(_post(view, plan)))
    yield from item_films(view, settings)


def _storyboard(shape: Shape, plan: FilmPlan, settings: Video) -> Storyboard:
    total = len(plan.takes)
    slides = [
        _beginning(shape, plan),
        *(
            slide
            for number, take in enumerate(plan.takes, 1)
            for slide in slides_of(shape, take, number=number, total=total)
        ),
        *_rest(shape, plan),
    ]
    seconds = whole_seconds(round(sum(slide.seconds for slide in slides), 1), CLOSING_SECONDS)
    notes = SlideNotes(f"trang kết, từ {CLOSING_SECONDS} giây, cho tròn giây", name="Liên hệ")
    slides.append(Slide(shape.plain("closing", lasts=seconds, untold=len(plan.untold)), seconds, notes=notes))
    voices, cues = heard(shape.view, zip(plan.takes, _starts(plan), strict=False))
    return Storyboard(
        shape.width,
        shape.height,
        tuple(slides),
        voices=voices,
        music=shape.view.bulletin.music,
        bed=settings.bed is Bed.SOFT,
        cues=cues,
    )


def _beginning(shape: Shape, plan: FilmPlan) -> Slide:
    """Give what a film begins with: a question, which its first item answers, and who asks."""
    entries = [take.entry for take in plan.takes]
    asks = hook_of(shape.view, strongest(entries)).read if entries else shape.view.bulletin.header.value.title
    return beginning(partial(shape.first, "hook", entries, counts=plan.counts), plan.hook, asks)


def _rest(shape: Shape, plan: FilmPlan) -> Iterator[Slide]:
    """List the slide that names what is left, if there is one."""
    if plan.rest:
        why = f"nêu {len(plan.rest.named)} trong {plan.rest.count} tin còn lại"
        notes = SlideNotes(why, plan.rest.syllables, name=plan.rest.heading)
        yield Slide(rest_card(shape, plan.rest), plan.rest.seconds, notes=notes)


def _unplaced(storyboard: Storyboard, takes: Iterable[Take], name: str) -> Iterator[Diagnostic]:
    """Report footage whose slide's look has no picture for it; the slide is shown without."""
    playing = {slide.item for slide in storyboard.slides if slide.footage}
    used = {slide.item: slide.card.look for slide in storyboard.slides}
    for take in takes:
        if take.entry.clip is not None and take.entry.id not in playing:
            message = f"Trang của tin này trên video {name} không có chỗ cho đoạn video, nên video {name} bỏ đoạn này"
            hint = f"Thêm <image> có src là clip vào mẫu {used[take.entry.id]}"
            place = take.entry.document.locate("video.clip")
            yield Diagnostic(Code("no-place-for-clip"), Severity.NOTE, message, place, hint)


def _starts(plan: FilmPlan) -> list[float]:
    """List the seconds at which the takes begin, and what follows them."""
    lengths = (take.seconds for take in plan.takes)
    return [round(start, 1) for start in accumulate(lengths, initial=plan.hook)]


def _post(view: ChannelView, plan: FilmPlan) -> str:
    return view.text(
        "video/post.txt",
        chapters=_chapters(plan),
        untold=plan.untold,
        filmed=[entry.id for entry in view.entries],
        hashtags=view.bulletin.hashtags_of(),
        synthetic=any(isinstance(take.said, Utterance) for take in plan.takes),
    )


def _chapters(plan: FilmPlan) -> list[dict[str, str]]:
    """List what is seen from when on. All formats share one plan, so one list serves them all."""
    *starts, end = _starts(plan)
    begun = [0.0, *starts[1:]][: len(starts)]  # the first item begins with the film's first words
    named = list(zip((take.title for take in plan.takes), begun, strict=True))
    if plan.rest:
        named.append((plan.rest.heading, end))
    named.append(("Liên hệ", end + (plan.rest.seconds if plan.rest else 0)))
    return [{"start": f"{int(start) // 60}:{int(start) % 60:02}", "title": name} for name, start in named]


def _too_long(view: ChannelView, storyboard: Storyboard, name: str) -> Diagnostic:
    message = f"Video {name} dài {storyboard.seconds} giây, quá {REEL_LIMIT} giây mà Reels nhận"
    others = view.bulletin.unit.value.channels.named(without="video")
    hint = f"Ghi limit_seconds: {REEL_LIMIT}, hoặc ghi «{others}» vào tin không cần có trong video"
    place = view.bulletin.unit.locate("channels.video.limit_seconds")
    return Diagnostic(Code("long-film"), Severity.WARNING, message, place, hint)
