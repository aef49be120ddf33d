"""What a board says of an item: the best way that has room; what it leaves off, or has to write small, is told."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from bantin.channels.led.arranging import Arranger, Framed
from bantin.channels.led.beats import Beat, Script
from bantin.channels.led.remarks import item_remarks
from bantin.channels.led.room import Short, Told, bare, lack, lack_below, most_characters, small, uncalled
from bantin.channels.led.saying.headed import headed
from bantin.channels.led.saying.ways import Ways
from bantin.channels.led.shapes import RIBBON, shape
from bantin.channels.led.statements import Statement, call, figure
from bantin.channels.led.tiny.passing import in_fewer_words
from bantin.model.bulletin import Entry
from bantin.model.card import Card
from bantin.model.kinds.question import Question
from bantin.sight import legibility

_CALL = "phone-call"

_SMALLER, _LAST = 1, 3
"""Levels of arrangers whose letters are smaller than all others."""

_Chosen = tuple[Script, Arranger, Framed]
"""A way to say an item, how hard it was tried, and its pictures."""


@dataclass(frozen=True)
class Composer:
    """Chooses what a board says of an item.

    Attributes:
        ways: to say it, best first.
        told: takes what is told of the item.
        strip: makes writing that runs of a statement and what follows it; None where the board has room for lines.
        known: which of its statements have room by themselves, on tiny boards.
    """

    ways: Ways
    told: Told
    strip: Callable[[Statement, Statement | None], Card] | None
    known: dict[Hashable, bool] = field(default_factory=dict, compare=False)

    @property
    def _arranger(self) -> Arranger:
        return self.ways.arranger

    @property
    def _entry(self) -> Entry:
        return self.ways.entry

    @property
    def _said(self) -> Statement:
        return self.ways.said

    def core(self) -> tuple[Card, ...]:
        """Arrange its core in letters as large as all of the loop has; empty where it has no room in these."""
        if not self.ways.is_tiny and not self.ways.is_passed:
            found = self._steady()
            return self._told_of(*found) if found else ()
        ways = self.ways.whole() if self.ways.is_tiny else self.ways.all()
        return self._first(((one, self._arranger.levels[0]) for one in ways if one.core), in_time=self.ways.is_passed)

    def _steady(self) -> _Chosen | None:
        """Choose how its core is said in letters as large as all of the loop has, no picture its headline alone."""
        first = self._arranger.levels[0]
        if self.ways.is_search and (found := self._chosen(((one, first) for one in headed(self.ways)), flawless=True)):
            return found
        found = self._chosen((one, first) for one in self.ways.all() if one.core)
        if found and not self._is_lone(found[2]):
            return found
        return self._chosen(((one, first) for one in headed(self.ways)), flawless=True) or found

    def _is_lone(self, found: Framed) -> bool:
        """Whether its first picture has nothing but its headline, though the item has more to say.

        A question asks by itself.
        """
        printed = found.cards[0].printed
        if isinstance(self._entry.item, Question):
            return False
        news = [text for text in printed.texts if text not in printed.standing]
        return len(news) == 1 and bool(len(found.cards) > 1 or self._said.text or next(self.ways.after(), None))

    def cards(self) -> tuple[Card, ...]:
        """Arrange all that is said, as far as there is room; empty where not even the headline has any."""
        if self.ways.is_passed:
            led = self._entry.item.led
            shown = self._first(self._passing_tries(), in_time=True)
            if shown or not (led.title or led.text):
                self.told.hurried.extend([] if shown else [self._entry])
                return shown
        if not self.ways.is_tiny and (steady := self._steady()):
            return self._told_of(*steady)
        if shown := self._first(self._whole_tries() if self.ways.is_tiny else self._tries()):
            return shown
        if self.strip:
            more = figure(self._entry.item) or call(self.ways.view, self._entry, self._said)
            return (self.strip(self._said if self.ways.is_own else self._said.bare, more),)
        if self.ways.is_tiny and self._characters:
            self.told.short.append(Short(self._entry, self._characters, left_out=True))
            return ()
        fuller = self._entry.item.led.text and lack(self._entry, self._room_below, self._said.title, self._said.text)
        found = fuller if fuller and fuller.source else lack(self._entry, self._room, self._said.title, self._said.text)
        self.told.lacks.append(found)
        return ()

    def _whole_tries(self) -> Iterator[tuple[Script, Arranger]]:
        """Walk the ways of tiny boards: fewer words in whole pictures before words that end inside."""
        for core in (True, False):
            found = (one for one in self.ways.whole() if one.core is core)
            yield from ((one, self._arranger.levels[0]) for one in found if all(map(self._has_room, one.beats)))

    def _has_room(self, beat: Beat) -> bool:
        """Tell whether a statement has room by itself: of many ways with the same pictures none need be tried else."""
        if beat.identity not in self.known:
            self.known[beat.identity] = self._arranger.levels[0].item([beat]) is not None
        return self.known[beat.identity]

    def _tries(self) -> Iterator[tuple[Script, Arranger]]:
        """Walk the ways to say it, best first: its core in smaller letters rather than less of it."""
        first, *smaller = self._arranger.levels
        scripts = list(self.ways.all())
        cores = [one for one in scripts if one.core]
        yield from ((one, first) for one in cores)
        named = list(headed(self.ways))
        calm = [arranger for arranger in smaller if arranger.form == first.form and not arranger.loose]
        yield from ((one, arranger) for arranger in calm for one in named)
        cut = [one._replace(left=(*one.left, "begun")) for one in self.ways.shorter() if one.core]
        # Part of a title alone says least of all.
        shorter, least = ([one for one in cut if ("bare" in one.left) is bare] for bare in (False, True))
        whole = [arranger for arranger in (first, *smaller) if shorter and not arranger.loose]
        # A part of a title that stands for it says more than pieces of the whole, and leaves the field as it is.
        by_form = first.form == smaller[0].form
        for _, several in groupby(whole, key=lambda arranger: by_form and arranger.form):
            group = list(several)
            yield from ((one, arranger) for arranger in group if arranger is not first for one in cores)
            yield from ((one, arranger) for arranger in group for one in shorter)
        yield from ((one, arranger) for arranger in smaller if arranger not in whole for one in cores)
        if short := self.ways.beginning:
            after = [beats for beats in self.ways.after() if not beats[0].said.text]
            yield from ((Script((Beat(self.ways.draw, short), *beats), short, ("cut",)), first) for beats in after)
        yield from ((one, arranger) for arranger in (first, *smaller) for one in scripts if not one.core)
        yield from ((one, arranger) for arranger in (first, *smaller) if not arranger.loose for one in least)

    def _passing_tries(self) -> Iterator[tuple[Script, Arranger]]:
        """Walk the ways for those who drive past: all that counts in fewer words before less of it.

        Of words that were written for boards nothing is left off: where they take too long, that is told.
        """
        number, level = figure(self._entry.item), self._arranger.levels[0]
        shorter = in_fewer_words(self._entry.item, self._said, number, self._arranger.glossary)
        if self.ways.is_tiny:
            yield from self._whole_tries()
            return
        said = list(self.ways.all())
        for one in shorter:
            said += (script._replace(left=(*script.left, "begun")) for script in replace(self.ways, said=one).all())
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
        most = legibility.longest_phase(self._arranger.board)
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
                kept = spare if spare and flawed and not self._arranger.board.speed_kmh else None
                return kept or (script, arranger, found)
        return slow

    @property
    def _stands(self) -> bool:
        """Whether other words of the item may stand for what takes too long: nobody wrote these for boards."""
        led, board = self._entry.item.led, self._arranger.board
        return not (led.title or led.text or board.speed_kmh) and shape(board) != RIBBON

    def _told_of(self, script: Script, arranger: Arranger, found: Framed) -> tuple[Card, ...]:
        """Tell what a way leaves off or sets small."""
        for name in script.left:
            self._tell(name, script.said)
        if arranger.level in (_SMALLER, _LAST):
            self.told.small.append(small(self._entry, self._holds, script.said.title, script.said.text))
        return found.cards

    def _arranged(self, script: Script, arranger: Arranger) -> tuple[Framed | None, bool, bool]:
        """Arrange what is said; tell whether it gives way to less, and whether it takes longer than there is."""
        board = self._arranger.board
        found = None
        if not (script.more and board.speed_kmh):
            heads = self.ways.heads_of(script.said) if "begun" in script.left else self.ways.heads
            if script.headed:
                heads = ((script.said.title, script.said.title_path),)
            found = arranger.item(script.beats, script.more, heads, exact=script.headed)
        if found is None:
            return None, False, False
        codes = {remark.code for remark in item_remarks(board, found.cards, self._entry)}
        late = board.slot_seconds and sum(arranger.seconds(found.cards)) > board.slot_seconds
        follows = len(script.beats) > len(self.ways.opening(script.said)) or script.beats[0].follows
        summary = script.said.text and not self.ways.is_own
        gives_way = codes and (summary or (follows and self.ways.is_dated))
        return found, bool(gives_way or (follows and (late or "many-units" in codes))), bool(codes or late)

    def _tell(self, name: str, said: Statement) -> None:
        match name:
            case "short":
                self.told.short.append(Short(self._entry, self._characters))
            case "lacks":
                self.told.lacks.append(lack_below(self._entry, self._room_below, self._said.title, self._said.text))
            case "bare":
                self.told.bare.append(bare(self._entry, self._holds_in_passing, self._said.title))
            case "uncalled":
                if calling := call(self.ways.view, self._entry, said):
                    self.told.uncalled.append(uncalled(self._entry, self._holds, said.title, calling.title))
            case _:
                entries = getattr(self.told, name)
                if self._entry not in entries:
                    entries.append(self._entry)

    @cached_property
    def _characters(self) -> int:
        """Find how many characters a picture of the board holds, whatever words they make."""

        def holds(words: str) -> bool:
            return bool(self._arranger.item([Beat(self.ways.draw, Statement(words, ""), whole=True)]))

        return most_characters(holds)

    def _room(self, title: str, text: str) -> bool:
        """Tell whether words have room in any letters; on tiny boards, each on a picture."""
        if self.ways.is_tiny:
            said = (Statement(title, ""), Statement("", text))
            beats = [Beat(self.ways.draw, one, whole=True) for one in said if one.title or one.text]
            return not beats or self._arranger.levels[0].item(beats) is not None
        return self._arranges(title, text, [()])

    def _room_below(self, title: str, text: str) -> bool:
        """Tell the same of words below which whom to call, or the like, must have room, too."""
        return self._room(title, text) if self.ways.is_tiny else self._arranges(title, text, self._following)

    @cached_property
    def _following(self) -> list[tuple[Beat, ...]]:
        return list(self.ways.after()) or [()]

    def _arranges(self, title: str, text: str, following: Iterable[tuple[Beat, ...]]) -> bool:
        """Tell whether words have room somehow, with one of what may follow them."""
        told = self._said._replace(title=title, text=text, aside="")
        more = int(not self._arranger.board.speed_kmh)  # who stands there may see a picture more
        heads = ((title, told.title_path), *self.ways.heads[1:]) if title else ()
        tries = ((*self.ways.opening(told), *after) for after in following)
        if self.ways.is_passed:
            level, most = self._arranger.levels[0], legibility.longest_phase(self._arranger.board)
            found = (level.item(beats, 0, heads) for beats in tries)
            return any(one and max(level.seconds(one.cards)) <= most for one in found)
        return any(one.item(beats, more, heads) for beats in tries for one in self._arranger.levels)

    def _holds(self, title: str, text: str) -> bool:
        """Tell whether they have in letters as large as all others."""
        return self._arranger.holds(self.ways.draw, self._said._replace(title=title, text=text, aside=""))

    def _holds_in_passing(self, title: str, text: str) -> bool:
        """Tell whether there is room for a second line, and for drivers time to read it."""
        sight = legibility.sight_seconds(self._arranger.board)
        seconds = legibility.phase_seconds(legibility.DRIVERS_UNITS, legibility.count_words(f"{title} {text}"))
        return (not text or sight is None or seconds <= sight) and self._holds(title, text)
