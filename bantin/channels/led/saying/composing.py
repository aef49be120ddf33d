"""What a board says of an item, as far as there is room; what it leaves off, or has to write small, is told.

The core of an item stands before all else and goes last: what it is, what to do, its day or its figure, whom to call.
What has no room gives way in this order: summaries, then what such a line counts, then words for which others stand.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, groupby, islice

from bantin.channels.led.arranging import Arranger, Framed
from bantin.channels.led.beats import Beat, Script, names, without_reasons
from bantin.channels.led.remarks import item_remarks
from bantin.channels.led.room import Short, Told, bare, lack, lack_below, most_characters, small, uncalled
from bantin.channels.led.saying.times import When, closed_days, times
from bantin.channels.led.saying.truths import truths
from bantin.channels.led.shapes import RIBBON, TINY, forms, shape
from bantin.channels.led.statements import Draw, Statement, asking, below, brief, call, figure, last_day, occasion
from bantin.channels.led.tiny.passing import counted, in_fewer_words, in_short
from bantin.channels.led.tiny.scripts import LEAST_TOPIC, Telling, advice, saves, scripts
from bantin.channels.led.tiny.shortening import MARKS, topics
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.question import Question
from bantin.model.parts.occasions import facts
from bantin.sight import legibility
from bantin.text.breaking.portions import portions
from bantin.text.normal import plain

_CALL = "phone-call"
"""Name of the icon beside whom to call."""

_SMALLER, _LAST = 1, 3
"""Levels of arrangers whose letters are smaller than all others."""

_SOUGHT = 5, 12
"""Words that name whoever is sought above all that is said of them, at least and at most."""

_TOPICS = 2
"""Shorter headlines that are tried, each in all its ways."""

_ANSWER = "message-circle-reply"
"""Name of the icon beside an answer, as on further cards."""


_Chosen = tuple[Script, Arranger, Framed]
"""A way to say an item, how hard it was tried, and its pictures."""


@dataclass(frozen=True)
class Composer:
    """Chooses what a board says of an item.

    Attributes:
        view: of the month.
        arranger: of the board.
        told: takes what is told of the item.
        draw: makes the card of a picture.
        strip: makes writing that runs of a statement and what follows it; None where the board has room for lines.
        entry: the item.
        said: its headline and second line.
        known: which of its statements have room by themselves, on tiny boards.
    """

    view: ChannelView
    arranger: Arranger
    told: Told
    draw: Draw
    strip: Callable[[Statement, Statement | None], Card] | None
    entry: Entry
    said: Statement
    known: dict[Hashable, bool] = field(default_factory=dict, compare=False)

    def core(self) -> tuple[Card, ...]:
        """Arrange its core in letters as large as all of the loop has; empty where it has no room in these."""
        if not self.is_tiny and not self.is_passed:
            found = self._steady()
            return self._told_of(*found) if found else ()
        ways = self._whole() if self.is_tiny else self.ways()
        return self._first(((one, self.arranger.levels[0]) for one in ways if one.core), in_time=self.is_passed)

    def _steady(self) -> _Chosen | None:
        """Choose how its core is said in letters as large as all of the loop has, no picture its headline alone."""
        first = self.arranger.levels[0]
        found = self._chosen((one, first) for one in self.ways() if one.core)
        if found and not self._is_lone(found[2]):
            return found
        return self._chosen(((one, first) for one in self._headed()), flawless=True) or found

    def _is_lone(self, found: Framed) -> bool:
        """Whether its first picture has nothing but its headline, though the item has more to say.

        A question asks by itself.
        """
        printed = found.cards[0].printed
        if isinstance(self.entry.item, Question):
            return False
        news = [text for text in printed.texts if text not in printed.standing]
        return len(news) == 1 and bool(len(found.cards) > 1 or self.said.text or next(self._after(), None))

    def _headed(self) -> Iterator[Script]:
        """Walk ways in which its headline, or what names it, stands small above all that is said.

        What was written for boards is not shortened.
        """
        item, glossary, whole = self.entry.item, self.arranger.glossary, (self.said.title, self.said.title_path)
        if isinstance(item, Question):
            return
        found = [] if item.led.title else [one for one in names(self._heads, glossary) if one[0] != whole[0]]
        if isinstance(item, Appeal) and not item.led.title:
            # Of whoever is sought each word more helps to know them.
            known = topics(whole[0], glossary, free=True)
            found = [*((one, whole[1]) for one in known if _SOUGHT[0] <= len(one.split()) <= _SOUGHT[1]), *found]
        for name, path in (whole, *found):
            named = replace(self, said=self.said._replace(title=name, title_path=path))
            begun = () if name == whole[0].rstrip(MARKS) else ("begun",)
            yield from (one._replace(left=(*one.left, *begun)) for one in named.headed_ways())

    def headed_ways(self) -> Iterator[Script]:
        """Walk ways to say what stands below its headline, best first, on pictures each of which has that above it."""
        after = [beats for beats in self._after() if all(beat.follows for beat in beats)] or [()]
        # Days and hours say when it is: a sentence that says it as well would say it twice.
        texts = [(self.said.bare, ("unsummed",))] if self._times else list(self._texts())
        for more in (0, 1):
            for said, left in texts:
                if {"lacks", "bare"} & set(left) or self._loses(said):
                    continue
                text = self._below(said.text, said.text_path, said.aside)
                for beats in after:
                    told = tuple(beat for beat in beats if beat.said.text != said.text or beat.said.title)
                    if isinstance(self.entry.item, Appeal) and "unsummed" in left:
                        # Where somebody was seen last is told beside what they wear.
                        seen = self._below(self.said.text, self.said.text_path, self.said.aside)
                        yield Script((*text, *seen, *told), said, (), more=more, headed=True)
                    if text or told:
                        yield Script((*text, *told), said, left, more=more, headed=True)

    def _below(self, text: str, path: str, aside: str) -> tuple[Beat, ...]:
        return (Beat(self.draw, Statement("", text, "", path, aside), follows=True),) if text else ()

    def _loses(self, said: Statement) -> bool:
        """Whether a part of a summary leaves off its days, its hours or how it begins: a picture more is better."""
        whole, item = self.said, self.entry.item
        if item.warns or isinstance(item, Appeal) or not said.text or said.text_path != whole.text_path:
            return False
        days, hours = ([*facts(name, whole.text)] != [*facts(name, said.text)] for name in ("ngày", "giờ"))
        return days or hours or not whole.text.startswith(said.text.rstrip("."))

    @property
    def is_tiny(self) -> bool:
        """Whether the board has room for a few words at a time only."""
        return shape(self.arranger.board) == TINY

    @property
    def is_passed(self) -> bool:
        """Whether those who see the board drive past it, and have time for a picture."""
        sight = legibility.sight_seconds(self.arranger.board)
        return sight is not None and legibility.longest_phase(self.arranger.board) == sight

    def _whole(self) -> Iterator[Script]:
        """Walk the ways to say it in pictures each of which is whole."""
        calling = call(self.view, self.entry, self._written)
        ways = calling.bare.in_lines if calling else ()
        answer, called = (
            partial(self.draw, pictogram=_ANSWER),
            partial(self.draw, pictogram=_CALL, hero=True, calls=True),
        )
        day = last_day(self.entry.item, self.view.bulletin.date)
        telling = Telling(
            self.entry.item, self.said, day, self._times, ways, self.arranger.glossary, self.draw, answer, called
        )
        return scripts(telling)

    @property
    def _written(self) -> Statement:
        """All that boards say beside whom to call."""
        short = self.entry.item.led.short
        return Statement(" ".join(short), "") if short and self.is_tiny else self.said

    def cards(self) -> tuple[Card, ...]:
        """Arrange all that is said, as far as there is room; empty where not even the headline has any."""
        if self.is_passed:
            led = self.entry.item.led
            shown = self._first(self._passing_tries(), in_time=True)
            if shown or not (led.title or led.text):
                self.told.hurried.extend([] if shown else [self.entry])
                return shown
        if not self.is_tiny and (steady := self._steady()):
            return self._told_of(*steady)
        if shown := self._first(self._whole_tries() if self.is_tiny else self._tries()):
            return shown
        if self.strip:
            more = figure(self.entry.item) or call(self.view, self.entry, self.said)
            return (self.strip(self.said if self._own else self.said.bare, more),)
        if self.is_tiny and self._characters:
            self.told.short.append(Short(self.entry, self._characters, left_out=True))
            return ()
        fuller = self.entry.item.led.text and lack(self.entry, self._room_below, self.said.title, self.said.text)
        found = fuller if fuller and fuller.source else lack(self.entry, self._room, self.said.title, self.said.text)
        self.told.lacks.append(found)
        return ()

    def _whole_tries(self) -> Iterator[tuple[Script, Arranger]]:
        """Walk the ways of tiny boards: fewer words in whole pictures before words that end inside."""
        for core in (True, False):
            found = (one for one in self._whole() if one.core is core)
            yield from ((one, self.arranger.levels[0]) for one in found if all(map(self._has_room, one.beats)))

    def _has_room(self, beat: Beat) -> bool:
        """Tell whether a statement has room by itself: of many ways with the same pictures none need be tried else."""
        if beat.identity not in self.known:
            self.known[beat.identity] = self.arranger.levels[0].item([beat]) is not None
        return self.known[beat.identity]

    def _tries(self) -> Iterator[tuple[Script, Arranger]]:
        """Walk the ways to say it, best first: its core in smaller letters rather than less of it."""
        first, *smaller = self.arranger.levels
        scripts = list(self.ways())
        cores = [one for one in scripts if one.core]
        yield from ((one, first) for one in cores)
        headed = list(self._headed())
        calm = [arranger for arranger in smaller if arranger.form == first.form and not arranger.loose]
        yield from ((one, arranger) for arranger in calm for one in headed)
        shorter = [one._replace(left=(*one.left, "begun")) for one in self._shorter_ways() if one.core]
        whole = [arranger for arranger in (first, *smaller) if shorter and not arranger.loose]
        # A part of a title that stands for it says more than pieces of the whole, and leaves the field as it is.
        by_form = first.form == smaller[0].form
        for _, several in groupby(whole, key=lambda arranger: by_form and arranger.form):
            group = list(several)
            yield from ((one, arranger) for arranger in group if arranger is not first for one in cores)
            yield from ((one, arranger) for arranger in group for one in shorter)
        yield from ((one, arranger) for arranger in smaller if arranger not in whole for one in cores)
        if short := self._beginning:
            after = [beats for beats in self._after() if not beats[0].said.text]
            yield from ((Script((Beat(self.draw, short), *beats), short, ("cut",)), first) for beats in after)
        yield from ((one, arranger) for arranger in (first, *smaller) for one in scripts if not one.core)

    def _shorter_ways(self) -> Iterator[Script]:
        """Walk ways to say it by what stands for a title without room; a figure with what it counts needs none."""
        for one in self._shortened():
            yield from replace(self, said=one).ways()
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

    def _passing_tries(self) -> Iterator[tuple[Script, Arranger]]:
        """Walk the ways for those who drive past: all that counts in fewer words before less of it.

        Of words that were written for boards nothing is left off: where they take too long, that is told.
        """
        number, level = figure(self.entry.item), self.arranger.levels[0]
        shorter = in_fewer_words(self.entry.item, self.said, number, self.arranger.glossary)
        if self.is_tiny:
            yield from self._whole_tries()
            return
        said = list(self.ways())
        for one in shorter:
            said += (script._replace(left=(*script.left, "begun")) for script in replace(self, said=one).ways())
        for core in (True, False):
            yield from ((one, level) for one in said if one.core is core and "lacks" not in one.left)

    def _first(self, tries: Iterable[tuple[Script, Arranger]], *, in_time: bool = False) -> tuple[Card, ...]:
        """Return the first way that has room, and tell what it leaves off or sets small."""
        found = self._chosen(tries, in_time=in_time)
        return self._told_of(*found) if found else ()

    def _chosen(
        self, tries: Iterable[tuple[Script, Arranger]], *, in_time: bool = False, flawless: bool = False
    ) -> _Chosen | None:
        """Choose the first way that has room.

        Args:
            tries: ways, best first, each with how hard it is tried.
            in_time: whether each picture must be read in the time that there is.
            flawless: whether nothing may be said against it.
        """
        spare = slow = None
        most = legibility.longest_phase(self.arranger.board)
        for script, arranger in tries:
            found, gives_way, flawed = self._arranged(script, arranger)
            late = found is not None and max(arranger.seconds(found.cards)) > most
            if found and ((in_time and late) or (flawless and flawed)):
                continue
            if found and late and self._stands:
                slow = slow or (script, arranger, found)
                continue
            if found and gives_way:
                spare = spare or (script, arranger, found)
            elif found:
                # Leaving something off is of no use where even that takes too long, but to who drives past.
                kept = spare if spare and flawed and not self.arranger.board.speed_kmh else None
                return kept or (script, arranger, found)
        return slow

    @property
    def _stands(self) -> bool:
        """Whether other words of the item may stand for what takes too long: nobody wrote these for boards."""
        led, board = self.entry.item.led, self.arranger.board
        return not (led.title or led.text or board.speed_kmh) and shape(board) != RIBBON

    def _told_of(self, script: Script, arranger: Arranger, found: Framed) -> tuple[Card, ...]:
        """Tell what a way leaves off or sets small."""
        for name in script.left:
            self._tell(name, script.said)
        if arranger.level in (_SMALLER, _LAST):
            self.told.small.append(small(self.entry, self._holds, script.said.title, script.said.text))
        return found.cards

    @property
    def _own(self) -> bool:
        """Whether the second line was written for boards: nothing takes its place but what was written for films."""
        return bool(self.entry.item.led.text)

    @property
    def _beginning(self) -> Statement | None:
        """The first part of a long headline that was not written for boards, where whom to call must follow."""
        item = self.entry.item
        first, *rest = portions(plain(self.said.title), 2, self.arranger.glossary)
        if not rest or not item.calls or item.led.title:
            return None
        return self.said._replace(title=first.rstrip(" ,;:–"), text="", aside="")

    @property
    def _heads(self) -> tuple[tuple[str, str], ...]:
        """What the item is called above what follows its headline, best first."""
        return self._heads_of(self.said)

    def _heads_of(self, said: Statement) -> tuple[tuple[str, str], ...]:
        short, own = self.entry.item.video.title, (said.title, said.title_path)
        return (own, (short, "video.title")) if short else (own,)

    def ways(self) -> Iterator[Script]:
        """Walk the ways to say it, best first."""
        texts, after = list(self._texts()), list(self._after())
        number = figure(self.entry.item)
        if after and after[0][0].whole and number:
            # A figure below what it is about says all on one picture.
            yield Script(after[0], self.said)
        for more in (0, 1):
            for said, left in texts:
                for beats in after:
                    part = bool(number and number.text and not beats[0].said.text and not number.divisible)
                    part = part and bool(number and said.title != counted(number).title)
                    told = (*left, "bare") if part else left
                    core = not part and "lacks" not in left
                    yield Script((*self._opening(said), *beats), said, told, core, more)
        told = ("bare" if number else "unsaid" if self._dated else "uncalled",) if after else ()
        for more in (0, 1):
            # Where nothing follows, the day stands below the headline rather than nowhere.
            for said, left in (*texts[1:], texts[0]) if self._day else texts:
                asks = isinstance(self.entry.item, Question) and not said.text and said.title_path == "title"
                if asks and said.title.endswith("?") and TINY in forms(self.arranger.board):
                    continue  # what is only asked is of no use to whoever passes
                core = (not after or told == ("unsaid",)) and "lacks" not in left
                dated = self._day is not None and said.text in {self._day.figure, self.said.text}
                yield Script(self._opening(said), said, left if dated else (*left, *told), core, more)

    def _opening(self, said: Statement) -> tuple[Beat, ...]:
        """List what is said first: on tiny boards, the day until which something must be done stands below it."""
        day = last_day(self.entry.item, self.view.bulletin.date)
        if not day:
            # A question asks by itself, as large as there is room, before it is answered.
            alone = saves(self.entry.item, said.text)
            return (Beat(self.draw, said, stays=isinstance(self.entry.item, Question), alone=alone),)
        dated = Beat(self.draw, said._replace(text=day, text_path="date", aside=""), tiny=True)
        rest = Beat(self.draw, said._replace(title="", title_path=""), tiny=True)
        return (dated, *([rest] if said.text else []), Beat(self.draw, said, tiny=False, stays=True))

    def _texts(self) -> Iterator[tuple[Statement, tuple[str, ...]]]:
        """Walk what may stand below its headline, best first, each with what is told of it."""
        if self._times:
            # Below a day in figures the sentence that says it stands, too: in prose it was said twice.
            yield self.said.bare, ("unsummed",) if self.said.text else ()
        # Who passes a danger wants to know what to do, rather than how often it befell whom.
        yield from ((one, ()) for one, _ in self._worn(() if self._own else advice(self.entry.item)))
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
        if not self._own and (telling := below(self.said, None)):
            yield telling, ("unsummed",)
        for text, path in () if self._own else self.entry.item.recognised:
            worn = self.said._replace(text=text, text_path=path, aside="")
            yield worn, ("unsummed",)
        yield from self._worn(() if self._own else truths(self.entry.item, self.said))
        if self._own:
            yield self.said.bare, ("lacks",)
        else:
            # Below a deadline's headline its day says enough.
            dated = last_day(self.entry.item, self.view.bulletin.date)
            yield self.said.bare, ("unsummed",) if when else () if dated else ("bare",)

    @cached_property
    def _times(self) -> tuple[When, ...]:
        """Its days and hours, where they are told as figures."""
        return times(self.entry.item, self.view.bulletin.date)

    @property
    def _day(self) -> When | None:
        """Its only day."""
        return self._times[0] if len(self._times) == 1 and self._times[0].days else None

    @property
    def _dated(self) -> bool:
        """Whether when and where it is follows its headline."""
        return bool(self._times or occasion(self.entry.item))

    def _after(self) -> Iterator[tuple[Beat, ...]]:
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
        elif self._dated:
            closed = closed_days(item, self.view.bulletin.date) if self._times else ()
            for told in filter(None, dict.fromkeys((self._times, closed))):
                drawn = [(partial(undated, hero=True) if one.large else undated, one) for one in told]
                for follows in (True, False):
                    yield tuple(Beat(draw, one.statement, follows=follows, whole=True) for draw, one in drawn)
            if when := occasion(item):
                yield (Beat(undated, when, follows=True),)
        elif calling := call(self.view, self.entry, self.said):
            asked = partial(undated, pictogram=_CALL, calls=True)
            yield from ((Beat(asked, one, follows=True, whole=True),) for one in asking(self.view, self.entry))
            draw = partial(asked, hero=True)
            for one in (calling.bare if shape(self.arranger.board) == RIBBON else calling).in_lines:
                yield from ((Beat(draw, one, follows=follows, whole=True),) for follows in (True, False))

    def _arranged(self, script: Script, arranger: Arranger) -> tuple[Framed | None, bool, bool]:
        """Arrange what is said; tell whether it gives way to less, and whether it takes longer than there is."""
        board = self.arranger.board
        found = None
        if not (script.more and board.speed_kmh):
            heads = self._heads_of(script.said) if "begun" in script.left else self._heads
            if script.headed:
                heads = ((script.said.title, script.said.title_path),)
            found = arranger.item(script.beats, script.more, heads, exact=script.headed)
        if found is None:
            return None, False, False
        codes = {remark.code for remark in item_remarks(board, found.cards, self.entry)}
        late = board.slot_seconds and sum(arranger.seconds(found.cards)) > board.slot_seconds
        follows = len(script.beats) > len(self._opening(script.said)) or script.beats[0].follows
        summary = script.said.text and not self._own
        gives_way = codes and (summary or (follows and self._dated))
        return found, bool(gives_way or (follows and (late or "many-units" in codes))), bool(codes or late)

    def _tell(self, name: str, said: Statement) -> None:
        match name:
            case "short":
                self.told.short.append(Short(self.entry, self._characters))
            case "lacks":
                self.told.lacks.append(lack_below(self.entry, self._room_below, self.said.title, self.said.text))
            case "bare":
                self.told.bare.append(bare(self.entry, self._holds_in_passing, self.said.title))
            case "uncalled":
                if calling := call(self.view, self.entry, said):
                    self.told.uncalled.append(uncalled(self.entry, self._holds, said.title, calling.title))
            case _:
                entries = getattr(self.told, name)
                if self.entry not in entries:
                    entries.append(self.entry)

    @cached_property
    def _characters(self) -> int:
        """Find how many characters a picture of the board holds, whatever words they make."""

        def holds(words: str) -> bool:
            return bool(self.arranger.item([Beat(self.draw, Statement(words, ""), whole=True)]))

        return most_characters(holds)

    def _room(self, title: str, text: str) -> bool:
        """Tell whether words have room in any letters; on tiny boards, each on a picture."""
        if self.is_tiny:
            said = (Statement(title, ""), Statement("", text))
            beats = [Beat(self.draw, one, whole=True) for one in said if one.title or one.text]
            return not beats or self.arranger.levels[0].item(beats) is not None
        return self._arranges(title, text, [()])

    def _room_below(self, title: str, text: str) -> bool:
        """Tell the same of words below which whom to call, or the like, must have room, too."""
        return self._room(title, text) if self.is_tiny else self._arranges(title, text, self._following)

    @cached_property
    def _following(self) -> list[tuple[Beat, ...]]:
        return list(self._after()) or [()]

    def _arranges(self, title: str, text: str, following: Iterable[tuple[Beat, ...]]) -> bool:
        """Tell whether words have room somehow, with one of what may follow them."""
        told = self.said._replace(title=title, text=text, aside="")
        more = int(not self.arranger.board.speed_kmh)  # who stands there may see a picture more
        heads = ((title, told.title_path), *self._heads[1:]) if title else ()
        tries = ((*self._opening(told), *after) for after in following)
        if self.is_passed:
            level, most = self.arranger.levels[0], legibility.longest_phase(self.arranger.board)
            found = (level.item(beats, 0, heads) for beats in tries)
            return any(one and max(level.seconds(one.cards)) <= most for one in found)
        return any(one.item(beats, more, heads) for beats in tries for one in self.arranger.levels)

    def _holds(self, title: str, text: str) -> bool:
        """Tell whether they have in letters as large as all others."""
        return self.arranger.holds(self.draw, self.said._replace(title=title, text=text, aside=""))

    def _holds_in_passing(self, title: str, text: str) -> bool:
        """Tell whether there is room for a second line, and for drivers time to read it."""
        sight = legibility.sight_seconds(self.arranger.board)
        seconds = legibility.phase_seconds(legibility.DRIVERS_UNITS, legibility.count_words(f"{title} {text}"))
        return (not text or sight is None or seconds <= sight) and self._holds(title, text)
