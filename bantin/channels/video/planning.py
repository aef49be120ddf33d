"""Plan of a film, the same for all formats: text, duration and reason of each slide, and its narration."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from bantin.channels.video.fitting import Candidate, TextAmount, Way, fit
from bantin.channels.video.narration import narrated, said, sentence
from bantin.channels.video.shots import Shot, Take, called, footage_of, text_of, title_of
from bantin.channels.view import ChannelView
from bantin.measure.reading import LONGEST_SLIDE, SHORTEST_SLIDE, slide_seconds
from bantin.model.bulletin import Entry
from bantin.model.diagnostic import Code, Diagnostic, Location, Severity
from bantin.model.item import AlertSeverity
from bantin.model.unit import Video
from bantin.text.bold import cut
from bantin.text.breaking.syllables import count_syllables, split_sentences, split_syllables
from bantin.text.normal import plain

SYLLABLES_A_SLIDE = 25
"""More than this on one slide and viewers do not finish reading."""

COVER_SECONDS, STING_SECONDS, CLOSING_SECONDS = 3, 1, 4
"""Of the beginning, of which the sting is the last part, and of the end."""

_SHORTENED = {TextAmount.ONE_PAGE: "một trang", TextAmount.SENTENCE: "câu đầu", TextAmount.HEADLINE: "tiêu đề"}


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """The takes between cover and closing, in order, and diagnostics."""

    takes: tuple[Take, ...]
    diagnostics: tuple[Diagnostic, ...]


def plan_film(view: ChannelView, settings: Video) -> FilmPlan:
    """Plan a film that is no longer than the unit allows.

    Items that do not fit even with nothing but headlines are left out, and told of together as a warning, not an error:
    the film stays one that platforms take, and the month's posts and boards need not wait for it.
    """
    room = settings.limit_seconds - COVER_SECONDS - CLOSING_SECONDS
    ways = [_takes(view, settings, entry, 1) for entry in view.entries]
    if sum(takes[0].seconds for takes in ways) > room:
        ways = [_takes(view, settings, entry) for entry in view.entries]
    candidates = [
        Candidate(_weight(entry), tuple(Way(take.amount, take.seconds) for take in takes))
        for entry, takes in zip(view.entries, ways, strict=True)
    ]
    chosen = fit(candidates, room)
    takes = tuple(found[way] for found, way in zip(ways, chosen, strict=True) if way is not None)
    left_out = [entry for entry, way in zip(view.entries, chosen, strict=True) if way is None]
    shortened = [(take.entry, take.amount) for take in takes if take.amount]
    whole = sum(offered[0].seconds for offered in ways) + COVER_SECONDS + CLOSING_SECONDS
    found = [*_spoken(view, settings)]
    place = view.bulletin.unit.locate("channels.video.limit_seconds")
    if left_out:
        found.append(_no_room(left_out, settings.limit_seconds, whole, place))
    if shortened:
        found.append(_shortened(shortened, settings.limit_seconds, whole, place))
    return FilmPlan(takes, tuple(found))


def _weight(entry: Entry) -> int:
    return list(AlertSeverity).index(entry.item.alert_severity)


def _takes(view: ChannelView, settings: Video, entry: Entry, most: int | None = None) -> list[Take]:
    """List ways to show an item, each shorter than the one before; only as many as are wanted, for voices are slow."""
    found: list[Take] = []
    ways = (way for way in _ways(text_of(entry)[0]) if way[0] < TextAmount.HEADLINE or entry.item.headline_says)
    for amount, pages in islice(ways, most):
        take = _take(view, settings, entry, amount, pages)
        if not found or take.seconds < found[-1].seconds:
            found.append(take)
    return found


def _ways(text: str) -> Iterator[tuple[TextAmount, list[str]]]:
    """List less and less of a text: its pages, the sentences that one page holds, the first of them, nothing."""
    yield TextAmount.WHOLE, [" ".join(texts) for texts in split_syllables([text], SYLLABLES_A_SLIDE)]
    sentences = cut(text, split_sentences)
    held = list(accumulate(count_syllables(sentence) for sentence in sentences))
    fitting = bisect_right(held, SYLLABLES_A_SLIDE)
    if fitting:
        yield TextAmount.ONE_PAGE, [" ".join(sentences[:fitting])]
    yield TextAmount.SENTENCE, [" ".join(texts) for texts in split_syllables(sentences[:1], SYLLABLES_A_SLIDE)]
    yield TextAmount.HEADLINE, [""]


def _take(view: ChannelView, settings: Video, entry: Entry, amount: TextAmount, pages: Sequence[str]) -> Take:
    title = title_of(entry)
    plays = _plays(view, entry)
    shots = []
    contact = called(view.bulletin, entry)
    number = [contact.number or ""] if contact else []
    charted = entry.item.chart_words if amount is not TextAmount.HEADLINE else ()
    count_of_all = len(pages) + bool(charted)
    for page, text in enumerate(pages, 1):
        texts = [title, *entry.item.slide_words, *number, text] if page == 1 else [text]
        count, stays = _read(texts, settings)
        why = _why(count, stays, settings, amount)
        if page == 1 and stays < plays:
            stays, why = plays, f"đoạn video được xem {plays} giây"
        elif len(pages) == 1 and 0 < plays < stays:
            why += f"; đoạn video hết sau {plays} giây, hình cuối đứng yên"
        shots.append(Shot(text, page, count_of_all, count, stays, why))
    if charted:
        count, stays = _read(charted, settings)
        why = _why(count, stays, settings, amount)
        shots.append(Shot("", count_of_all, count_of_all, count, stays, why, chart=True))
    take = Take(entry, title, amount, tuple(shots))
    voice = said(entry, settings, " ".join([sentence(title), *pages]).strip())
    return narrated(view, replace(take, said=voice), _because(amount, settings)) if voice else take


def _read(texts: Sequence[str], settings: Video) -> tuple[int, int]:
    """Count the syllables of a slide, and the seconds that it stays to be read."""
    return count_syllables(" ".join(texts)), slide_seconds(texts, settings.syllables_per_minute)


def _plays(view: ChannelView, entry: Entry) -> int:
    """Return how long an item's footage plays, in whole seconds: at most the longest slide; 0 without footage."""
    footage = footage_of(entry)
    return 0 if footage is None else min(LONGEST_SLIDE, math.floor(view.measure.seconds(footage) + 0.05))


def _why(count: int, stays: int, settings: Video, amount: TextAmount) -> str:
    limit = {SHORTEST_SLIDE: ", ít nhất 3 giây", LONGEST_SLIDE: ", nhiều nhất 10 giây"}.get(stays, "")
    return f"{count} tiếng, đọc {settings.syllables_per_minute} tiếng/phút{limit}{_because(amount, settings)}"


def _because(amount: TextAmount, settings: Video) -> str:
    return f"; rút còn {_SHORTENED[amount]} cho vừa {settings.limit_seconds} giây" if amount else ""


def _no_room(entries: Sequence[Entry], limit: int, whole: int, place: Location) -> Diagnostic:
    """Report once all that the film has no room for, whichever items these are: mending one reveals no other."""
    titles = "; ".join(f"«{plain(entry.item.title)}»" for entry in entries)
    message = f"Video dài nhất {limit} giây, cả tháng cần {whole} giây, nên video bỏ {len(entries)} tin: {titles}"
    hint = "Bỏ «video» khỏi «channels» của những tin ít cần hơn, rút ngắn lời đọc, hoặc tăng limit_seconds"
    return Diagnostic(Code("no-room-in-film"), Severity.WARNING, message, place, hint)


def _shortened(items: Sequence[tuple[Entry, TextAmount]], limit: int, whole: int, place: Location) -> Diagnostic:
    told = "; ".join(f"«{plain(entry.item.title)}» còn {_SHORTENED[amount]}" for entry, amount in items)
    message = f"Video dài nhất {limit} giây, cả tháng cần {whole} giây, nên {len(items)} tin được rút chữ: {told}"
    hint = "Muốn giữ chữ: viết câu ngắn ở «video: text» của tin ấy, hoặc bỏ «video» khỏi «channels» của tin khác"
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
