"""The ways in which a board may say an item, best first: which of its words, in which order, on which pictures.

The core of an item stands before all else and goes last: what it is, what to do, its day or its figure, whom to call.
What has no room gives way in this order: summaries, then what such a line counts, then words for which others stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, islice

from bantin.channels.led.arranging import Arranger
from bantin.channels.led.beats import Beat, Script, without_reasons
from bantin.channels.led.saying.terms import is_of, terms
from bantin.channels.led.saying.times import When, closed_days, times
from bantin.channels.led.saying.truths import truths
from bantin.channels.led.shapes import RIBBON, TINY, forms, shape
from bantin.channels.led.statements import Draw, Statement, asking, below, brief, call, figure, last_day, occasion
from bantin.channels.led.tiny.advising import advice, saves
from bantin.channels.led.tiny.passing import counted, in_short
from bantin.channels.led.tiny.scripts import LEAST_TOPIC, Telling, scripts
from bantin.channels.led.tiny.shortening import topics
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.question import Question
from bantin.sight import legibility
from bantin.text.breaking.portions import portions
from bantin.text.normal import plain
from bantin.text.patterns import regex

_CALL = "phone-call"
"""Name of the icon beside whom to call."""

_ANSWER = "message-circle-reply"
"""Name of the icon beside an answer, as on further cards."""

AGED = regex(r".*?\d\s+tuổi(?!\w)")
"""A title up to the age of whom it seeks."""

_FEW = 6
"""Words of what an item is called beside a number, at most."""

_TOPICS = 2
"""Shorter headlines that are tried, each in all its ways."""


@dataclass(frozen=True)
class Ways:
    """Walks the ways to say an item.

    Attributes:
        view: of the month.
        arranger: of the board.
        draw: makes the card of a picture.
        entry: the item.
        said: its headline and second line.
    """

    view: ChannelView
    arranger: Arranger
    draw: Draw
    entry: Entry
    said: Statement

    @property
    def is_tiny(self) -> bool:
        """Whether the board has room for a few words at a time only."""
        return shape(self.arranger.board) == TINY

    @property
    def is_passed(self) -> bool:
        """Whether those who see the board drive past it, and have time for a picture."""
        sight = legibility.sight_seconds(self.arranger.board)
        return sight is not None and legibility.longest_phase(self.arranger.board) == sight

    @property
    def is_own(self) -> bool:
        """Whether the second line was written for boards: nothing takes its place but what was written for films."""
        return bool(self.entry.item.led.text)

    @property
    def is_search(self) -> bool:
        """Whether it seeks somebody by marks that boards must say: nobody is found by a day and a road."""
        return isinstance(self.entry.item, Appeal) and bool(self.entry.item.recognised) and not self.is_own

    @property
    def asks(self) -> bool:
        """Whether its headline asks what is answered below: «Thuê trọ trên 30 ngày phải đăng ký tạm trú» does not."""
        return isinstance(self.entry.item, Question) and self.said.title.endswith("?")

    @property
    def is_dated(self) -> bool:
        """Whether when and where it is follows its headline."""
        return bool(self.times or occasion(self.entry.item))

    @property
    def heads(self) -> tuple[tuple[str, str], ...]:
        """What the item is called above what follows its headline, best first."""
        return self.heads_of(self.said)

    def heads_of(self, said: Statement) -> tuple[tuple[str, str], ...]:
        """List what the item is called with some headline, best first, each with its path."""
        short, own = self.entry.item.video.title, (said.title, said.title_path)
        return (own, (short, "video.title")) if short else (own,)

    def all(self) -> Iterator[Script]:
        """Walk the ways to say it, best first."""
        texts, after = list(self.texts()), list(self.after())
        number = figure(self.entry.item)
        if after and after[0][0].whole and number:
            # A figure below what it is about says all on one picture.
            yield Script(after[0], self.said)
        for more in (0, 1):
            for said, left in texts:
                for beats in after:
                    part = bool(number and number.text and not beats[0].said.text and not number.divisible)
                    part = part and bool(number and said.title != counted(number).title)
                    told = (*left, *(("bare",) if part else ()), *self.unsaid(beats))
                    core = not part and "lacks" not in left
                    yield Script((*self.opening(said), *beats), said, told, core, more)
        told = ("bare" if number else "unsaid" if self.is_dated or self.terms else "uncalled",) if after else ()
        for more in (0, 1):
            # Where nothing follows, the day stands below the headline rather than nowhere.
            for said, left in (*texts[1:], texts[0]) if self._day else texts:
                asks = isinstance(self.entry.item, Question) and not said.text and said.title_path == "title"
                if asks and said.title.endswith("?") and TINY in forms(self.arranger.board):
                    continue  # what is only asked is of no use to whoever passes
                # A headline alone is of less use than what follows it in smaller letters.
                core = not after or (told == ("unsaid",) and bool(said.text) and not self._enters)
                core = core and "lacks" not in left
                dated = self._day is not None and said.text in {self._day.figure, self.said.text}
                if self._day and self._day.where and said.text == self._day.figure:
                    # Whoever knows the day alone does not know where to go.
                    core, dated = False, False
                yield Script(self.opening(said), said, left if dated else (*left, *told), core, more)

    def whole(self) -> Iterator[Script]:
        """Walk the ways to say it in pictures each of which is whole."""
        calling = call(self.view, self.entry, self._written)
        ways = calling.bare.in_lines if calling else ()
        answer, called = (
            partial(self.draw, pictogram=_ANSWER),
            partial(self.draw, pictogram=_CALL, hero=True, calls=True),
        )
        day = last_day(self.entry.item, self.view.bulletin.date)
        telling = Telling(
            self.entry.item,
            self.said,
            day,
            self.times,
            self.terms,
            ways,
            self.arranger.glossary,
            self.draw,
            answer,
            called,
        )
        return scripts(telling)

    @property
    def _written(self) -> Statement:
        """All that boards say beside whom to call."""
        short = self.entry.item.led.short
        return Statement(" ".join(short), "") if short and self.is_tiny else self.said

    def shorter(self) -> Iterator[Script]:
        """Walk ways to say it by what stands for a title without room; a figure with what it counts needs none."""
        for one in self._shortened():
            yield from replace(self, said=one).all()
        number = figure(self.entry.item)
        if number and number.text and not isinstance(self.entry.item, Question):
            yield Script((Beat(partial(self.draw, hero=True), number, whole=True),), counted(number))

    def _shortened(self) -> Iterator[Statement]:
        """Walk shorter headlines of a title that was not written for boards."""
        item = self.entry.item
        if item.led.title or item.led.text:
            return
        free = bool(last_day(item, self.view.bulletin.date)) or isinstance(item, Appeal)
        glossary, titles = self.arranger.glossary, [(self.said.title, self.said.title_path)]
        found = chain(
            topics(self.said.title, glossary, free=free), (head for head, _ in without_reasons(titles, glossary))
        )
        whole = [arranger for arranger in self.arranger.levels if not arranger.loose]

        def has_room(head: str) -> bool:
            beat = Beat(self.draw, Statement(head, ""), whole=True)
            return len(head.split()) >= LEAST_TOPIC and any(arranger.item([beat]) for arranger in whole)

        with_room = filter(has_room, found)
        yield from (self.said._replace(title=head) for head in islice(with_room, _TOPICS))

    @property
    def beginning(self) -> Statement | None:
        """The first part of a long headline that was not written for boards, where whom to call must follow."""
        item = self.entry.item
        first, *rest = portions(plain(self.said.title), 2, self.arranger.glossary)
        if not rest or not item.calls or item.led.title:
            return None
        return self.said._replace(title=first.rstrip(" ,;:–"), text="", aside="")

    def opening(self, said: Statement) -> tuple[Beat, ...]:
        """List what is said first: on tiny boards, the day until which something must be done stands below it."""
        day = last_day(self.entry.item, self.view.bulletin.date)
        if not day:
            # A question asks by itself, as large as there is room, before it is answered.
            alone = saves(self.entry.item, said.text)
            return (Beat(self.draw, said, stays=self.asks, alone=alone),)
        dated = Beat(self.draw, said._replace(text=day, text_path="date", aside=""), tiny=True)
        rest = Beat(self.draw, said._replace(title="", title_path=""), tiny=True)
        return (dated, *([rest] if said.text else []), Beat(self.draw, said, tiny=False, stays=True))

    def texts(self) -> Iterator[tuple[Statement, tuple[str, ...]]]:
        """Walk what may stand below its headline, best first, each with what is told of it."""
        if self.times:
            # Below a day in figures the sentence that says it stands, too: in prose it was said twice.
            yield self.said.bare, ("unsummed",) if self.said.text else ()
        # Who passes a danger wants to know what to do, rather than how often it befell whom.
        yield from ((one, ()) for one, _ in self._worn(() if self.is_own else advice(self.entry.item)))
        yield self.said, ()
        if self.said.text:
            yield from self._shorter_texts()

    def _worn(self, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[Statement, tuple[str, ...]]]:
        """Walk its headline with other second lines, each with its path."""
        left = ("unsummed",) if self.said.text else ()
        yield from ((self.said._replace(text=text, text_path=path, aside=""), left) for text, path in texts)

    def _shorter_texts(self) -> Iterator[tuple[Statement, tuple[str, ...]]]:
        """Walk what may stand below its headline where its second line has no room."""
        if self._day:
            yield from self._worn([(self._day.figure, self._day.path)])
        if short := brief(self.entry.item, self.said):
            yield short, ("briefed",)
        when = occasion(self.entry.item)
        if not self.is_own and (telling := below(self.said, None)):
            yield telling, ("unsummed",)
        for text, path in () if self.is_own else self.entry.item.recognised:
            worn = self.said._replace(text=text, text_path=path, aside="")
            yield worn, ("unsummed",)
        yield from self._worn(() if self.is_own else truths(self.entry.item, self.said))
        if self.is_own:
            yield self.said.bare, ("lacks",)
        else:
            # Below a deadline's headline its day says enough; its editor is told of what else it says.
            dated = last_day(self.entry.item, self.view.bulletin.date)
            yield self.said.bare, ("unsummed",) if when or dated else ("bare",)

    @cached_property
    def times(self) -> tuple[When, ...]:
        """Its days and hours, where they are told as figures."""
        return times(self.entry.item, self.view.bulletin.date)

    @cached_property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """What must be done before a day for it, best first, each with its path."""
        return tuple(terms(self.entry.item))

    def unsaid(self, beats: Sequence[Beat]) -> tuple[str, ...]:
        """Tell whether what must be done before a day is not said among what follows its headline."""
        return ("unsaid",) if self.terms and not any(beat.said[1::2] in self.terms for beat in beats) else ()

    @property
    def _day(self) -> When | None:
        """Its only day, if it is that of what its title tells to do."""
        alone = len(self.times) == 1 and self.times[0].days and is_of(self.said.title, self.times[0].rest)
        return self.times[0] if alone else None

    def after(self) -> Iterator[tuple[Beat, ...]]:
        """Walk what may follow it, best first: its figure or answer, when and where it is, or whom to call.

        A number stands with what it counts, or whose it is, or alone.
        """
        # Its day is of its headline, and of nothing that follows.
        item, undated = self.entry.item, partial(self.draw, day="")
        if (number := figure(item)) and isinstance(item, Question):
            short = brief(item, number)
            found = [short] if short and len(short.text) < len(number.text) else []
            found += [number, *([number.bare] if number.divisible else [])]
            found += in_short(number, self.arranger.glossary) if self.is_passed else []
            yield from ((Beat(partial(undated, pictogram=_ANSWER), one, follows=True),) for one in found)
        elif number:
            draw = partial(undated, hero=True)
            for one in (number, number.bare):
                yield from ((Beat(draw, one, follows=follows, whole=True),) for follows in (True, False))
        elif self.is_dated:
            yield from self._days(undated)
        elif self.terms:
            yield from self._term_beats(undated)
        elif calling := call(self.view, self.entry, self.said):
            yield from self._calls(undated, calling)

    def _term_beats(self, draw: Draw) -> Iterator[tuple[Beat, ...]]:
        for text, path in self.terms:
            yield (Beat(draw, Statement("", text, "", path), follows=True, whole=True),)

    def _days(self, draw: Draw) -> Iterator[tuple[Beat, ...]]:
        """Walk its days and hours, and what must be done before, which comes first where the title tells to do that."""
        item = self.entry.item
        closed = closed_days(item, self.view.bulletin.date) if self.times else ()
        brief = tuple(one._replace(rest=one.where or one.rest) for one in self.times)
        terms = [*self._term_beats(draw), ()]
        for told in filter(None, dict.fromkeys((self.times, brief, closed))):
            drawn = [(partial(draw, hero=True) if one.large else draw, one) for one in told]
            for term in terms:
                for follows in (True, False):
                    days = [Beat(look, one.statement, follows=follows, whole=True) for look, one in drawn]
                    yield (*term, *days) if self._enters else (*days, *term)
        if self._enters:
            yield from filter(None, terms)
        if when := occasion(item):
            yield (Beat(draw, when, follows=True),)

    @property
    def _enters(self) -> bool:
        """Whether its days are of something else than what its title tells to do, which must be done before them."""
        return bool(self.terms) and not all(is_of(self.said.title, one.rest) for one in self.times)

    def _calls(self, draw: Draw, calling: Statement) -> Iterator[tuple[Beat, ...]]:
        """Walk ways to say whom to call; where no headline is repeated, a number says what it is called about."""
        asked = partial(draw, pictogram=_CALL, calls=True)
        yield from ((Beat(asked, one, follows=True, whole=True),) for one in asking(self.view, self.entry))
        asked = partial(asked, hero=True)
        about = [calling._replace(text=name, text_path=path, aside="") for name, path in self._called()]
        lines = (calling.bare if shape(self.arranger.board) == RIBBON else calling).in_lines
        for one in lines:
            if one == calling.bare and TINY in forms(self.arranger.board):
                for named in about:
                    small = Beat(asked, named, tiny=True, whole=True)
                    yield small, Beat(asked, one, tiny=False, follows=True, whole=True)
            yield from ((Beat(asked, one, follows=follows, whole=True),) for follows in (True, False))

    def _called(self) -> Iterator[tuple[str, str]]:
        """Walk what an item is called in few words, each with its path: «Tìm cụ bà 78 tuổi»."""
        title, path = self.said.title, self.said.title_path
        aged = AGED.match(title) if isinstance(self.entry.item, Appeal) else None
        found = topics(title, self.arranger.glossary, free=isinstance(self.entry.item, Appeal))
        for name in ([aged[0]] if aged else []) + [*found]:
            # Half of a list misleads: whoever reads «Sách cũ dễ mốc» would call 114 about mould, and not a fire.
            halved = title.removeprefix(name).startswith(",")
            if len(name.split()) <= _FEW and not halved:
                yield name, path
