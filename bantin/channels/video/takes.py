"""Takes: how an item is shown in films, whole or shortened, and for how long."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from bantin.channels.video.fitting import TextAmount
from bantin.channels.video.narration import narrated, said, sentence
from bantin.channels.video.shapes import Shape, recalled
from bantin.channels.video.shots import (
    SYLLABLES_A_SLIDE,
    WHOLE_SENTENCE,
    Part,
    Shot,
    Take,
    dated_briefly,
    doing_of,
    footage_of,
    instruction_of,
    marks_of,
    number_apart,
    number_to_call,
    occasion_of,
    text_of,
    title_of,
)
from bantin.channels.view import ChannelView
from bantin.measure.reading import LONGEST_SLIDE, SHORTEST_SLIDE, slide_seconds
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.parts.channels import Video
from bantin.text.bold import cut
from bantin.text.breaking.syllables import (
    count_syllables,
    reading_seconds,
    split_clauses,
    split_sentences,
    split_syllables,
)
from bantin.text.normal import plain
from bantin.text.numbers import number_in_text
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.meaning import leans

SHORTEST_HOOK, USUAL_HOOK, LONGEST_HOOK = 2.0, 3.0, 5.0
"""Seconds that a film's first words stay: at least; at most, as who goes on watching reads on; and a long question."""

_SAID_FASTER = 1.2
"""How many times faster a question that comes word by word, as large as can be, is read than a text (J)."""

_AT_ONCE = 6.5
"""Seconds for which an item's headline, scene and text stand on one slide, at most: what stays longer has two (J)."""

SHORTENED = {TextAmount.ONE_PAGE: "một trang", TextAmount.SENTENCE: "câu đầu"}
"""What is left of a text that was shortened, in words."""


_Page = tuple[str, str]
"""What one slide says below the headline, and the path of the value that it comes from."""


@dataclass(frozen=True)
class Pace:
    """How long what is shown stays: as fast as viewers read, and as it comes in each shape of a film.

    Attributes:
        limit: seconds of the film, for which texts are shortened.
        alone: whether its film shows one item: what to do has a slide of its own there.
    """

    view: ChannelView
    settings: Video
    shapes: Sequence[Shape]
    limit: int
    alone: bool = False

    def seconds(self, texts: Sequence[str], cards: Iterable[Card], faster: float = 1) -> float:
        """Find how long a slide stays, given what is read on it and its card in each shape."""
        per_minute = round(self.settings.syllables_per_minute * faster)
        return slide_seconds(texts, per_minute, [card.printed for card in cards])

    def hook(self, asks: str) -> float:
        """Find how long a film's first words stay: they are there from its first frame on."""
        reading = reading_seconds(asks, self.settings.syllables_per_minute)
        wanted = max(min(reading, USUAL_HOOK), reading / _SAID_FASTER)
        return max(SHORTEST_HOOK, min(LONGEST_HOOK, math.ceil(round(wanted * 10, 3)) / 10))

    def takes(self, entry: Entry, most: int | None = None, hook: float = 0.0) -> list[Take]:
        """List ways to show an item, each shorter than the one before.

        Args:
            entry: the item.
            most: how many ways are wanted, for voices are slow; all if None.
            hook: seconds for which its film has begun with its question, just before; 0 where it has not.
        """
        if entry.item.video.narration or footage_of(entry):
            return self._takes(entry, most, hook)  # how long these last is heard and seen, and is no value of the month
        what = "takes", self.sizes, self.limit, self.alone, most, hook
        planned = self.view.planned(entry, lambda: self.apart._planned(entry, most, hook), what)  # noqa: SLF001 - its own
        return [Take(entry, title_of(entry), amount, shots) for amount, shots in planned]

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """Width and height of each shape."""
        return tuple((shape.width, shape.height) for shape in self.shapes)

    @property
    def apart(self) -> Pace:
        """The same on a view of its own, as plans are made."""
        view = self.view.apart
        return replace(self, view=view, shapes=[replace(shape, view=view) for shape in self.shapes])

    def _planned(self, entry: Entry, most: int | None, hook: float) -> tuple[tuple[TextAmount, tuple[Shot, ...]], ...]:
        """Plan what nobody speaks with, without the item itself, which whoever asks has."""
        return tuple((take.amount, take.shots) for take in self._takes(entry, most, hook))

    def _takes(self, entry: Entry, most: int | None, hook: float) -> list[Take]:
        found: list[Take] = []
        charted = bool(entry.item.chart_words)
        for amount, pages in islice(
            _ways(self._text(entry), self._occasion(entry), instruction_of(entry), charted=charted), most
        ):
            take = self._take(entry, amount, pages, hook)
            if not found or take.seconds < found[-1].seconds:
                found.append(take)
        return found

    def _text(self, entry: Entry) -> _Page:
        """Find what is said below the headline: of what warns what to do, of whoever is sought what can be seen."""
        told, path = (None if self.alone else instruction_of(entry) or marks_of(entry)) or text_of(entry)
        if entry.item.video.narration:
            return told, path
        told = number_apart(told, self.view.contacts_of(entry)) if entry.item.calls and not self.alone else told
        return dated_briefly(told, self.view.bulletin.month[:4]), path

    def _occasion(self, entry: Entry) -> Sequence[_Page]:
        """Find the pages that say when and where it is, if they have room."""
        found = occasion_of(entry)
        if len(found) > 1 and count_syllables(" ".join(text for text, _ in found)) <= SYLLABLES_A_SLIDE:
            found = ((" ".join(text for text, _ in found), found[0][1]),)
        take = Take(entry, title_of(entry), TextAmount.WHOLE, ())
        shots = [Shot(text, 1, 1, 0, 0, "", path=path) for text, path in found]
        cards = [shape.page(take, shot) for shot in shots for shape in self.shapes]
        return found if all(map(self.view.measure.fits, cards)) else ()

    def _take(self, entry: Entry, amount: TextAmount, pages: Sequence[_Page], hook: float) -> Take:
        take = Take(entry, title_of(entry), amount, ())
        plays = self._plays(entry)
        shots = []
        for shown, written in self._shown(take, pages, hook):
            shot = replace(shown, opens=shown.page == 1 and not hook, answers=bool(hook))
            cards = [shape.page(take, shot) for shape in self.shapes]
            # A headline that does not stand above the answer is read before it comes.
            answers = hook and shown.page == 1 and shown.text
            texts = [recalled(self.view, entry)[0], *written[1:]] if answers else written
            stays = self.seconds(texts, cards)
            count = count_syllables(" ".join(texts))
            why = self._why(count, stays) + self._because(amount)
            if shot.page == 1 and stays < plays:
                stays, why = plays, f"đoạn video được xem {plays} giây"
            elif len(pages) == 1 and 0 < plays < stays and not shot.chart:
                why += f"; đoạn video hết sau {plays} giây, hình cuối đứng yên"
            shots.append(replace(shot, syllables=count, seconds=stays, why=why))
        voice = said(entry, self.settings, " ".join([sentence(take.title), *(text for text, _ in pages)]).strip())
        if voice:
            return narrated(self.view, replace(take, shots=tuple(shots), said=voice), self._because(amount))
        return replace(take, shots=self._parted(take, shots) if self._parts(take, shots) else tuple(shots))

    def _parts(self, take: Take, shots: Sequence[Shot]) -> bool:
        """Tell whether an item is shown in two parts: all of it at once would stand for long, and nothing else moves.

        Figures count and questions are answered; a picture or footage is looked at while one reads.
        """
        item, first = take.entry.item, shots[0]
        counts = item.slide_words and not item.last_day
        moves = item.image or footage_of(take.entry) or counts or first.charted or item.group == "ask"
        return bool(first.opens and first.text and not moves and first.seconds > _AT_ONCE)

    def _parted(self, take: Take, shots: Sequence[Shot]) -> tuple[Shot, ...]:
        """Show an item's headline with its scene, and then, as large, what it tells."""
        first = shots[0]
        count = len(shots) + 1
        headline = self._timed(
            take,
            replace(first, text="", path="", doing=("", ""), pages=count, seconds=0, part=Part.HEADLINE),
            [take.title, *take.entry.item.slide_words],
        )
        told = []
        for shot in shots:
            call = number_to_call(
                self.view.bulletin, take.entry, f"{take.title} {shot.text}", self.view.contacts_of(take.entry)
            )
            read = [shot.text, shot.doing[0], *((call.whose, call.number) if shot is first else ())]
            told.append(
                self._timed(
                    take, replace(shot, page=shot.page + 1, pages=count, seconds=0, opens=False, part=Part.TOLD), read
                )
            )
        return headline, *told

    def _timed(self, take: Take, shot: Shot, read: Sequence[str]) -> Shot:
        """Let a shot stay for as long as what is read on it takes."""
        stays = self.seconds(read, [shape.page(take, shot) for shape in self.shapes])
        count = count_syllables(" ".join(read))
        return replace(shot, syllables=count, seconds=stays, why=self._why(count, stays) + self._because(take.amount))

    def _shown(self, take: Take, pages: Sequence[_Page], hook: float) -> Iterator[tuple[Shot, list[str]]]:
        """List the shots of an item, for no time yet, with what is read on each."""
        item = take.entry.item
        first = [take.title, *item.slide_words]
        chart = () if take.amount else item.chart_words
        joined = self._joined(take, pages, hook) if chart else None
        if joined:
            yield joined, [*first, joined.text, *item.chart_gist]
            return
        count = len(pages) + bool(chart)
        for page, (told, path) in enumerate(pages, 1):
            text = _ended(told, pages[page - 2][0] if page > 1 else "")
            call = number_to_call(
                self.view.bulletin, take.entry, f"{take.title} {text}", self.view.contacts_of(take.entry)
            )
            known = call.number and number_in_text(call.number).search(plain(f"{take.title} {text}"))
            read = [*first, *(() if known else (call.whose, call.number)), text]
            shot = Shot(text, page, count, 0, 0, "", path=path)
            doing = doing_of(take.entry, text) if page == 1 and not self.alone else ("", "")
            if doing[0] and self._fit(take, replace(shot, doing=doing, answers=bool(hook))):
                shot, read = replace(shot, doing=doing), [*read, doing[0]]
            yield shot, read if page == 1 else [text]
        if chart:
            yield Shot("", count, count, 0, 0, "", chart=True), [*chart]

    def _joined(self, take: Take, pages: Sequence[_Page], hook: float) -> Shot | None:
        """Show the chart below its figure, on one slide; None where somebody speaks, or it has no room in a shape."""
        if len(pages) != 1 or take.entry.item.video.narration:
            return None
        text, path = pages[0]
        shot = Shot(_ended(text), 1, 1, 0, 0, "", charted=True, path=path, opens=not hook, answers=bool(hook))
        return shot if self._fit(take, shot) else None

    def _fit(self, take: Take, shot: Shot) -> bool:
        """Tell whether a slide has room for what it shows, in each shape."""
        return all(self.view.measure.fits(shape.page(take, shot)) for shape in self.shapes)

    def _plays(self, entry: Entry) -> int:
        """Return how long an item's footage plays, in whole seconds: at most the longest slide; 0 without footage."""
        footage = footage_of(entry)
        return 0 if footage is None else min(LONGEST_SLIDE, math.floor(self.view.measure.seconds(footage) + 0.05))

    def _why(self, count: int, stays: float) -> str:
        limit = f", ít nhất {SHORTEST_SLIDE} giây" if stays == SHORTEST_SLIDE else ""
        return f"{count} tiếng, đọc {self.settings.syllables_per_minute} tiếng/phút{limit}"

    def _because(self, amount: TextAmount) -> str:
        return f"; rút còn {SHORTENED[amount]} cho vừa {self.limit} giây" if amount else ""


def _ended(page: str, before: str = "") -> str:
    """End a page that was cut at a clause, and begin one: without what joined them; after a semicolon as a sentence."""
    alone = re.sub(r"(?:[,;]|\s+[–—])+(\**)$", r"\1", re.sub(r"^(\**)[–—]\s+", r"\1", page))
    return capitalised(alone) if plain(before).endswith(";") else alone


def _ways(
    written: _Page, occasion: Sequence[_Page], instruction: _Page | None, *, charted: bool
) -> Iterator[tuple[TextAmount, list[_Page]]]:
    """List less and less of a text: its pages, the sentences that one page holds, the first of them.

    A text that one page holds stays whole: cut down further it says little, and saves a second or two. But a chart,
    which stands only after the whole text, gives way. When and where something is has a page after it, and is the last
    that is left out: without it nobody comes. Of a warning, whose title says what threatens, one page is left that says
    what to do: its first sentences may tell nothing but the danger.
    """
    text, path = written
    pages = [(page, path) for page in _paged([text])]
    yield TextAmount.WHOLE, [*pages, *occasion]
    if occasion:
        yield TextAmount.ONE_PAGE, [*occasion]
    elif charted and len(pages) == 1:
        yield TextAmount.ONE_PAGE, pages
    if occasion or count_syllables(text) <= SYLLABLES_A_SLIDE:
        return
    if instruction:
        yield TextAmount.ONE_PAGE, [instruction]
        return
    sentences = [clause for sentence in cut(text, split_sentences) for clause in cut(sentence, split_clauses)]
    held = list(accumulate(count_syllables(sentence) for sentence in sentences))
    # «Riêng quầy chứng thực …» takes back some of what stands before: without it that is not so.
    whole = [end for end in range(1, len(sentences)) if not leans(sentences[end])]
    fitting = max((end for end in whole if end <= bisect_right(held, SYLLABLES_A_SLIDE)), default=0)
    if fitting:
        yield TextAmount.ONE_PAGE, [(" ".join(sentences[:fitting]), path)]
    if len(sentences) == 1 or 1 in whole:
        yield TextAmount.SENTENCE, [(page, path) for page in _paged(sentences[:1])]


def _paged(texts: Sequence[str]) -> list[str]:
    return [" ".join(parts) for parts in split_syllables(texts, SYLLABLES_A_SLIDE, WHOLE_SENTENCE)]
