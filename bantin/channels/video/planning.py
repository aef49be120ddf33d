"""Plan of the month's film, the same for all formats: which items are in, how much of each, and what is left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bantin.channels.strongest import by_severity, strongest
from bantin.channels.video.fitting import Candidate, TextAmount, Way, fit
from bantin.channels.video.hooks import hook_of
from bantin.channels.video.narration import said
from bantin.channels.video.rest import Rest, plan_rest, untold_of
from bantin.channels.video.shapes import Shape
from bantin.channels.video.shots import Take
from bantin.channels.video.takes import SHORTENED, Pace
from bantin.channels.view import ChannelView
from bantin.measure.reading import SHORTEST_SLIDE
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.item import AlertSeverity
from bantin.model.kinds.appeal import Appeal
from bantin.model.parts.channels import Channels, Video
from bantin.text.normal import plain
from bantin.text.sentences.quoting import in_marks

CLOSING_SECONDS = 4
"""Of the end, at least: it makes the film's seconds whole."""

REEL_LIMIT = 90
"""Seconds that a reel may last."""

_ASIDE = 1 / 8
"""Share of the room for items that a slide gets which names those that have none."""

_MOST_ASIDE, _TRIES = 1 / 4, 3
"""Share of that room that it takes at most, to name them all; and how often it is asked again what that leaves."""


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """The takes between beginning and closing, the strongest first, and diagnostics.

    Attributes:
        hook: seconds of the film's first words.
        left: items that the film has no time for, in their order.
        untold: those, and items that only the page has, the most dangerous first.
        rest: the slide that names some of them, before the closing, if there is time for it.
        all_elsewhere: whether the closing says where all of the month is found.
    """

    takes: tuple[Take, ...]
    diagnostics: tuple[Diagnostic, ...]
    hook: float
    left: tuple[Entry, ...] = ()
    untold: tuple[Entry, ...] = ()
    rest: Rest | None = None
    all_elsewhere: bool = False

    @property
    def counts(self) -> bool:
        """Whether the film may say how many items the month has: all are told in it, or said to be elsewhere."""
        return not self.untold or self.rest is not None or self.all_elsewhere


def plan_film(view: ChannelView, settings: Video) -> FilmPlan:
    """Plan a film that is no longer than the unit allows, unless items that must be in it are.

    An item whose `channels` name films must be in: its editor chose it for them. Of all others the most dangerous are
    picked, of those as dangerous first one of each kind, and then as they follow on each other. What is left is told of
    together as a note: it is the plan's choice, and the month's posts and boards have it.
    """
    pace = Pace(view, settings, shapes_of(view, settings), settings.limit_seconds)
    hook = pace.hook(hook_of(view, strongest(view.entries)).read if view.entries else view.bulletin.header.value.title)
    room = round(settings.limit_seconds - hook - CLOSING_SECONDS, 1)
    ways, (takes, left, rest) = _opened(_Ways(pace, hook, room, {}))
    spoken, untold = tuple(_spoken(view, settings)), untold_of(view, left)
    on_page = view.bulletin.unit.value.channels.facebook is not None
    plan = FilmPlan(_begun(takes), spoken, hook, left, untold, rest, on_page)
    without = fit(_unnamed(view, ways), room, rest.seconds if rest else 0.0)
    paying = [entry for entry, way in zip(view.entries, without, strict=True) if way is not None and entry in left]
    told = _told(view, settings, plan, _needed(ways), paying)
    return replace(plan, diagnostics=(*plan.diagnostics, *told))


def _opened(ways: _Ways) -> tuple[Sequence[Sequence[Take]], _Fitted]:
    """Fit the film into its room, where its first item answers its first words; with the ways to show items."""
    pace, room, view = ways.pace, ways.room, ways.pace.view
    opening = strongest(view.entries) if view.entries else None
    fitted = _fitted(pace, ways.of(opening), room)
    if fitted[0] and (found := _opening(fitted)) is not opening:
        opening, fitted = found, _fitted(pace, ways.of(found), room)
        if _opening(fitted) is not opening:
            opening, fitted = None, _fitted(pace, ways.of(None), room)
    return ways.of(opening), fitted


def _begun(takes: Sequence[Take]) -> tuple[Take, ...]:
    """Begin with the item that the film's first words ask about: what follows them is the answer.

    Whoever is sought comes next: each hour counts, and few viewers stay to the end.
    """
    opening = strongest([take.entry for take in takes]) if takes else None
    return tuple(sorted(takes, key=lambda take: (take.entry is not opening, not _is_sought(take.entry))))


def _is_sought(entry: Entry) -> bool:
    """Tell whether somebody or something is sought for which each hour counts: the owner of what was found can wait."""
    item = entry.item
    return isinstance(item, Appeal) and not item.is_invented and item.alert_severity is not AlertSeverity.INFO


_Known = dict[tuple[str, int | None, float], Sequence[Take]]
"""Ways to show an item that are found already: by its id, how many were wanted, and seconds of a film's first words."""


@dataclass(frozen=True)
class _Ways:
    """Ways to show the items: all, where they have no room whole, else the first of each, for voices are slow."""

    pace: Pace
    hook: float
    room: float
    known: _Known

    def of(self, opening: Entry | None) -> Sequence[Sequence[Take]]:
        """List the ways of each item, of which one may go on from the film's first words."""
        whole = [self._ways(entry, opening, 1) for entry in self.pace.view.entries]
        if _needed(whole) <= self.room:
            return whole
        return [self._ways(entry, opening, None) for entry in self.pace.view.entries]

    def _ways(self, entry: Entry, opening: Entry | None, most: int | None) -> Sequence[Take]:
        hook = self.hook if entry is opening else 0
        if (entry.id, most, hook) not in self.known:
            self.known[entry.id, most, hook] = self.pace.takes(entry, most, hook)
        return self.known[entry.id, most, hook]


_Fitted = tuple[tuple[Take, ...], tuple[Entry, ...], Rest | None]
"""What is in, what is left, and the slide that names it."""


def _needed(ways: Sequence[Sequence[Take]]) -> float:
    """Sum up the seconds of all items, each whole."""
    return round(sum(takes[0].seconds for takes in ways), 1)


def _opening(fitted: _Fitted) -> Entry | None:
    """Find the item with which the film begins."""
    entries = [take.entry for take in fitted[0]]
    return strongest(entries) if entries else None


def _fitted(pace: Pace, ways: Sequence[Sequence[Take]], room: float) -> _Fitted:
    """Fit the film into its room; what the slide that names the rest does not take of its own room is given back."""
    aside = _aside(room)
    takes, left, rest = _picked(pace, ways, room, aside)
    for _ in range(_TRIES if aside else 0):
        # Whoever sees the film learns of all there is: naming what is left goes before more of what is in.
        wanted = plan_rest(pace, left, room * _MOST_ASIDE)
        if wanted is None or (rest and len(rest.named) >= len(wanted.named)):
            break
        aside = wanted.seconds
        takes, left, rest = _picked(pace, ways, room, aside)
    if rest is None:
        return _picked(pace, ways, room, 0.0)
    if rest.seconds < aside:
        more = _picked(pace, ways, room, rest.seconds)
        return more if more[2] or not more[1] else (takes, left, rest)
    return takes, left, rest


def _picked(pace: Pace, ways: Sequence[Sequence[Take]], room: float, aside: float) -> _Fitted:
    """Pick what is in, what is left, and the slide that names it, for which some seconds are set aside."""
    entries = pace.view.entries
    chosen = fit(_candidates(pace.view, ways, room, aside), room, aside)
    takes = tuple(found[way] for found, way in zip(ways, chosen, strict=True) if way is not None)
    left = tuple(entry for entry, way in zip(entries, chosen, strict=True) if way is None)
    return takes, left, plan_rest(pace, left, room - sum(take.seconds for take in takes))


def shapes_of(view: ChannelView, settings: Video) -> tuple[Shape, ...]:
    """List the shapes in which the month's film is made."""
    return tuple(Shape.of(view, form) for form in settings.formats)


def _ranked(entries: Sequence[Entry]) -> list[Entry]:
    """List items, those first that have a place before others: dangers, searches, and what has words for films."""

    def rank(entry: Entry) -> tuple[bool, bool, bool, bool]:
        item, danger = entry.item, entry.item.alert_severity is AlertSeverity.DANGER
        written = item.video.title or item.video.text
        last = item.alert_severity is AlertSeverity.INFO
        return item.is_invented, not (danger or _is_sought(entry)), last, not (danger or written)

    return sorted(by_severity(entries), key=rank)


def _candidates(view: ChannelView, ways: Sequence[Sequence[Take]], room: float, aside: float) -> list[Candidate]:
    """List the items to be fitted; a danger that has room gives way to none that only its editor names."""
    chosen = fit(_unnamed(view, ways), room, aside)
    return [
        replace(one, named=_is_named(entry) or (way is not None and _is_grave(entry)))
        for one, way, entry in zip(_unnamed(view, ways), chosen, view.entries, strict=True)
    ]


def _unnamed(view: ChannelView, ways: Sequence[Sequence[Take]]) -> list[Candidate]:
    """List the items as if no editor had named any."""
    weights = {entry.id: -rank for rank, entry in enumerate(_ranked(view.entries))}
    return [
        Candidate(weights[entry.id], tuple(Way(take.amount, take.seconds) for take in takes))
        for entry, takes in zip(view.entries, ways, strict=True)
    ]


def _is_named(entry: Entry) -> bool:
    return "video" in (entry.item.channels or ())


def _is_grave(entry: Entry) -> bool:
    return entry.item.alert_severity is AlertSeverity.DANGER and not entry.item.is_invented


def _aside(room: float) -> float:
    """Find how much room is kept for the slide that names what is left; none in a film too short for it."""
    return room * _ASIDE if room * _ASIDE >= SHORTEST_SLIDE else 0.0


def _told(
    view: ChannelView, settings: Video, plan: FilmPlan, needed: float, paying: Sequence[Entry]
) -> Iterator[Diagnostic]:
    """Report what the limit does to the month, each thing once; `paying` gives way to what editors named."""
    used = math.ceil(round(sum(take.seconds for take in plan.takes) + plan.hook + CLOSING_SECONDS, 1))
    whole = math.ceil(round(needed + plan.hook + CLOSING_SECONDS, 1))
    limit, left = settings.limit_seconds, plan.left
    place = view.bulletin.unit.locate("channels.video.limit_seconds")
    shortened = [(take.entry, take.amount) for take in plan.takes if take.amount]
    if used > limit:
        yield _over(used, limit, place)
    if left:
        yield _no_room(left, view.bulletin.unit.value.channels, whole, place, _whose_turn(plan, paying))
    if shortened:
        yield _shortened(shortened, limit, whole, place, view.bulletin.unit.value.channels.named(without="video"))


def _over(used: int, limit: int, place: Location) -> Diagnostic:
    message = (
        f"Tin nguy hiểm và các tin ghi rõ «video» ở «channels» phải có trong video, nên video dài {used} giây, quá "
        f"{limit} giây"
    )
    hint = f"Ghi limit_seconds: {used}, hoặc bỏ dòng «channels» của tin không nhất thiết phải có"
    return Diagnostic(Code("film-over-limit"), Severity.WARNING, message, place, hint)


def _whose_turn(plan: FilmPlan, paying: Sequence[Entry]) -> str:
    """Say which items gave way to those that editors named, and which one is the next to do so."""
    takes = [take.entry for take in plan.takes]
    free = [entry for entry in by_severity(takes) if not (_is_named(entry) or _is_grave(entry))]
    titles = "; ".join(in_marks(plain(entry.item.title)) for entry in paying)
    gave = f" Nhường chỗ cho tin ghi rõ «video» là {titles}." if paying else ""
    if free:
        return f"{gave} Thêm một tin thì bỏ trước hết {in_marks(plain(free[-1].item.title))}"
    return f"{gave} Thêm một tin thì video dài quá mức đã đặt"


def _no_room(entries: Sequence[Entry], channels: Channels, whole: int, place: Location, turn: str) -> Diagnostic:
    """Report once all that the film leaves, whichever items these are: mending one reveals no other."""
    settings = channels.video or Video()
    titles = "; ".join(in_marks(plain(entry.item.title)) for entry in entries)
    limit, left = settings.limit_seconds, f"{len(entries)} tin"
    what = f"{left} chỉ có video riêng" if settings.items else f"video bỏ {left}"
    message = f"Video dài nhất {limit} giây, cả tháng cần {whole} giây, nên {what}: {titles}"
    more = (
        f"muốn có đủ thì ghi limit_seconds: {whole}"
        if whole <= REEL_LIMIT
        else f"tin nào không cần thì ghi «{channels.named(without='video')}»"
    )
    hint = (
        f"Tin nào phải có thì kể đủ các kênh ở «channels» của tin ấy: «{channels.named()}», vì kênh không được kể thì "
        f"không có tin.{turn}; {more}"
    )
    return Diagnostic(Code("no-room-in-film"), Severity.NOTE, message, place, hint)


def _shortened(
    items: Sequence[tuple[Entry, TextAmount]], limit: int, whole: int, place: Location, others: str
) -> Diagnostic:
    told = "; ".join(f"{in_marks(plain(entry.item.title))} còn {SHORTENED[amount]}" for entry, amount in items)
    message = f"Video dài nhất {limit} giây, cả tháng cần {whole} giây, nên {len(items)} tin được rút chữ: {told}"
    hint = (
        f"Muốn giữ chữ: viết câu ngắn ở «video: text» của tin ấy, hoặc ghi «{others}» vào tin không cần có trong video"
    )
    return Diagnostic(Code("shortened-slide"), Severity.NOTE, message, place, hint)


def _spoken(view: ChannelView, settings: Video) -> Iterator[Diagnostic]:
    """Report items to be read aloud though the unit has no voice, and recordings without a transcript."""
    for entry in view.entries:
        narration = entry.item.video.narration
        if narration is None:
            continue
        place = entry.document.locate("video.narration")
        if said(entry, settings, "") is None:
            message = "Tin có lời đọc nhưng chưa có tệp ghi âm, cũng chưa chọn giọng máy, nên video không đọc tin này"
            hint = "Ghi tên tệp ghi âm ở «narration: file», hoặc chọn giọng ở «channels: video: speech» trong unit.yaml"
            yield Diagnostic(Code("no-voice"), Severity.WARNING, message, place, hint)
        elif entry.narration is not None and narration.text is None:
            message = "Chưa chép lời của tệp ghi âm, nên phụ đề là tiêu đề và nội dung trên video, có thể khác lời đọc"
            hint = "Nếu khác thì chép đúng lời đọc vào «narration: text»"
            yield Diagnostic(Code("no-transcript"), Severity.NOTE, message, place, hint)
