"""Films of single items, 10 to 20 seconds: a question, what it is about, what to do, and a number to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from bantin.channels.answering import is_urgent, to_ask
from bantin.channels.video.fitting import TextAmount
from bantin.channels.video.hooks import hook_of
from bantin.channels.video.points import Points, has_points, points, points_card
from bantin.channels.video.shapes import Shape, orientation
from bantin.channels.video.shots import Take
from bantin.channels.video.slides import beginning, film_files, heard, slides_of, whole_seconds
from bantin.channels.video.takes import SHORTENED, Pace
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.parts.board import size_of
from bantin.model.parts.channels import Bed, Orientation, Video, VideoFormat
from bantin.model.recipe import Recipe, Role, TextFile
from bantin.model.storyboard import Slide, SlideNotes, Storyboard, Utterance
from bantin.model.unit import Contact
from bantin.text.normal import plain

SHORTEST, LONGEST = 10, 20
"""Seconds of such a film; longer only where somebody speaks, or what says it shortest is read, for longer."""

_END, _SHORTEST_END = 3.0, 2.2
"""Seconds of its end: where there is time, and at least, as it has all come by then and has stood for a moment."""

_CHART = 4.0
"""Seconds that a chart is seen at least."""

_SIZES = {Orientation.REEL: "1080x1920", Orientation.LANDSCAPE: "1920x1080", Orientation.SQUARE: "1080x1080"}


def item_films(view: ChannelView, settings: Video) -> Iterator[Recipe | Diagnostic]:
    """List the films of the items that go to films, each with its cover, its captions and the text of its post."""
    if settings.items is None:
        return
    shape = Shape.of(view, _format(settings, settings.items))
    pace = Pace(view, settings, (shape,), LONGEST, alone=True)
    shortened, without = [], []
    for entry in view.entries:
        film = _ItemFilm.of(pace, entry)
        if film.take.amount or (film.storyboard.seconds > LONGEST and not film.take.said):
            shortened.append((entry, film.take.amount, film.storyboard.seconds))
        if film.points is None and has_points(film.take):
            without.append(entry)
        yield from film.recipes(settings.items)
    place = view.bulletin.unit.locate("channels.video.items")
    if shortened:
        yield _shortened(shortened, place)
    if without:
        yield _without_points(without, place)


def _format(settings: Video, wanted: Orientation) -> VideoFormat:
    """Find the unit's own format that lies so, else the usual one."""
    usual = VideoFormat(id=wanted, pixels=_SIZES[wanted])
    own = (form for form in settings.formats if orientation(*size_of(form.pixels)) is wanted)
    return next(own, usual)


@dataclass(frozen=True)
class _ItemFilm:
    """The film of an item.

    Attributes:
        hook: seconds of its question.
        take: what it is about.
        points: what to do, if there is time for it, and the seconds of that.
    """

    pace: Pace
    entry: Entry
    hook: float
    take: Take
    points: tuple[Points, float] | None

    @classmethod
    def of(cls, pace: Pace, entry: Entry) -> _ItemFilm:
        """Plan it: as much of its text as fits, and then as much of what to do."""
        hook = pace.hook(hook_of(pace.view, entry).read)
        room = round(LONGEST - hook - _END, 1)
        takes = [_trimmed(take, room) for take in pace.takes(entry, hook=hook)]
        fitting = [take for take in takes if take.seconds <= room] or takes[-1:]
        # What to do belongs in it: for that, its text is shortened too.
        told = ((take, points(pace, take, round(room - take.seconds, 1))) for take in fitting)
        take, shown = next((found for found in told if found[1]), (fitting[0], None))
        return cls(pace, entry, hook, take, shown)

    @property
    def shape(self) -> Shape:
        return self.pace.shapes[0]

    def recipes(self, form: Orientation) -> Iterator[Recipe]:
        """List its files."""
        view, entry = self.pace.view, self.entry
        path = f"video/items/{entry.id}"
        values = view.values(entry) | {"entries": (entry,), "alone": True}
        alt = view.render("video/alt.txt", **values).strip()
        cover_alt = view.render("video/cover-alt.txt", **values).strip()
        poster = _first(self.shape, "cover", entry)
        yield from film_files(path, self.storyboard, poster, alts=(alt, cover_alt), form=form, item=entry.id)
        field = entry.item.instructions
        post = view.text(
            "video/item-post.txt",
            **view.values(entry),
            instructions=field if field and getattr(entry.item, field) else "",
            hashtags=view.bulletin.hashtags_of(entry.item),
            synthetic=isinstance(self.take.said, Utterance),
        )
        yield Recipe(f"{path}.txt", "video", Role.POST, entry.id, TextFile(post), format=form)

    @cached_property
    def storyboard(self) -> Storyboard:
        """The film, slide by slide."""
        view, settings = self.pace.view, self.pace.settings
        asks = hook_of(view, self.entry).read
        slides = [
            beginning(partial(_first, self.shape, "hook", self.entry), self.hook, asks, self.entry.id),
            *slides_of(self.shape, self.take),
        ]
        if self.points:
            chosen, seconds = self.points
            card = points_card(self.shape, self.take, chosen)
            why = f"{len(chosen.shown)} ý của mục {chosen.field}"
            slides.append(Slide(card, seconds, self.entry.id, notes=SlideNotes(why)))
        before = round(sum(slide.seconds for slide in slides), 1)
        code = view.bulletin.item_code_of(self.entry)
        closing = self.shape.plain("closing", contacts_to_call=_called(view, self.entry), item_code=code)
        spare = round(LONGEST - before, 1)
        end = whole_seconds(before, max(_SHORTEST_END, min(_END, spare), SHORTEST - before))
        notes = SlideNotes("trang kết", name="Liên hệ")
        # It is the same in all films that name the same number and have no code, and made once.
        slides.append(Slide(closing, end, notes=notes))
        voices, cues = heard(view, [(self.take, self.hook)])
        return Storyboard(
            self.shape.width,
            self.shape.height,
            tuple(slides),
            voices=voices,
            music=view.bulletin.music,
            bed=settings.bed is Bed.SOFT,
            cues=cues,
        )


def _first(shape: Shape, look: str, entry: Entry, **more: Any) -> Card:  # noqa: ANN401 - as ChannelView.card
    return shape.asking(look, entry, entries=(entry,), alone=True, **more)


def _called(view: ChannelView, entry: Entry) -> tuple[Contact, ...]:
    """Find whom viewers are sent to: the item's first number, else its first address, else the unit's number."""
    unit = view.bulletin.unit.value
    own = to_ask(view.bulletin, entry, view.contacts_of(entry))
    numbers = [contact for contact in own if contact.number]
    pages = [contact for contact in unit.contacts if contact.address and contact.address in unit.fanpage.name]
    return (*numbers, *own, *(() if is_urgent(entry) else pages), *unit.contacts_to_call)[:1]


def _trimmed(take: Take, room: float) -> Take:
    """Let a chart, which is looked at and not read to its end, stay for as long as there is room."""
    over = round(take.seconds - room, 1)
    *shots, last = take.shots
    if over <= 0 or not last.chart or take.said:
        return take
    return replace(
        take, shots=(*shots, replace(last, seconds=max(min(_CHART, last.seconds), round(last.seconds - over, 1))))
    )


def _shortened(items: Sequence[tuple[Entry, TextAmount, float]], place: Location) -> Diagnostic:
    told = "; ".join(f"«{plain(entry.item.title)}» {_left(amount, seconds)}" for entry, amount, seconds in items)
    message = f"Video riêng dài nhất {LONGEST} giây, nên {len(items)} tin phải rút chữ: {told}"
    hint = "Muốn giữ chữ: viết câu ngắn ở «video: text» của tin ấy"
    return Diagnostic(Code("shortened-slide"), Severity.NOTE, message, place, hint)


def _left(amount: TextAmount, seconds: float) -> str:
    """Tell what is left of a text, and how long that takes where it is too long still."""
    left = f"còn {SHORTENED[amount]}" if amount else "là một câu dài"
    return f"{left}, vẫn dài {round(seconds)} giây" if seconds > LONGEST else left


def _without_points(entries: Sequence[Entry], place: Location) -> Diagnostic:
    """Report once all items whose films say nothing of what to do."""
    told = "; ".join(f"«{plain(entry.item.title)}» ({entry.item.instructions})" for entry in entries)
    many = f"{len(entries)} tin không còn chỗ cho trang việc cần làm"
    message = f"Video riêng dài nhất {LONGEST} giây, nên {many}: {told}"
    hint = "Viết ngắn lại lời của tin trên video (ở «video: text») và ý đầu của mục nêu trong ngoặc"
    return Diagnostic(Code("no-points-in-film"), Severity.NOTE, message, place, hint)
