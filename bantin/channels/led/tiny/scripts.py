"""What tiny boards say of an item: few pictures, each of which is whole, rather than all words in pieces.

Nobody waits before a board of three words for the rest of a sentence, and there is no room to repeat what it is about.
So words stand on one picture or not at all: a topic, what to do, a day or a figure with what it is of, whom to call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from bantin.channels.led.beats import Beat, Script
from bantin.channels.led.dividing import clauses
from bantin.channels.led.saying.terms import is_of
from bantin.channels.led.saying.times import When
from bantin.channels.led.statements import Draw, Statement, brief, figure
from bantin.channels.led.tiny.advising import advice
from bantin.channels.led.tiny.shortening import (
    MARKS,
    begins_deed,
    halves,
    orders,
    says_when,
    tells,
    tells_alone,
    topics,
)
from bantin.model.item import Item
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.question import Question
from bantin.text.breaking.phrases.function_words import CONJUNCTIONS
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised

LEAST_TOPIC, LEAST_NAME = 3, 2
"""Words of a topic that stands alone, and of one that stands beside a day or a figure, at least."""

_LIST, _TWO = regex(r"[,;] (?!\d)"), 2
"""What stands between the members of a list, each of which may have a picture; and how many of them."""

_FOR_WHOM = {"cho", "dành", "với"}
"""They begin for whom something is."""

_SEARCH = regex(
    r"(?:(?:cần |đi )?tìm )(?:(?:người nhà|người thân|thân nhân|gia đình|chủ nhân|chủ)(?: (?:của|cho))? )?",
    re.IGNORECASE,
)
"""What a search begins with, before whom it describes."""

CUT = "short"
"""Name of the list in `Told` of items that lose words."""

_Pictures = tuple[Statement, ...]


class _Ending(NamedTuple):
    """The last picture.

    Attributes:
        beat: what it says; None for nothing.
        name: what stands on it of the headline.
        lost: whether less than must follow is said.
    """

    beat: Beat | None
    name: str = ""
    lost: bool = False


class Telling(NamedTuple):
    """What an item has to say.

    Attributes:
        item: of whom.
        said: its headline and second line.
        day: until which something must be done; empty for none.
        times: days and hours of it in figures.
        terms: what must be done before a day for it, each with its path.
        calling: whom to call about it, best first; empty where nobody must be called.
        glossary: words that nothing may break.
        draw: makes the card of a picture.
        answer: makes that of an answer.
        call: makes that of whom to call.
    """

    item: Item
    said: Statement
    day: str
    times: Sequence[When]
    terms: Sequence[tuple[str, str]]
    calling: Sequence[Statement]
    glossary: frozenset[str]
    draw: Draw
    answer: Draw
    call: Draw

    def beginnings(self, text: str) -> Iterator[str]:
        """Walk what stands for a title or an answer, the longest first."""
        free = bool(self.day) or isinstance(self.item, (Appeal, Question))
        yield from topics(text, self.glossary, free=free)


def scripts(told: Telling) -> Iterator[Script]:
    """Walk the ways to say an item in whole pictures, best first; one that loses words which count is no core."""
    if told.item.led.short:
        yield from _written(told)
        return
    yield from _ordering(told)
    if told.said.text and not told.day:
        both = _whole(told.draw, told.said.joined)
        for ending in _endings(told):
            shown = (both, ending.beat) if ending.beat else (both,)
            yield Script(shown, told.said, (CUT,) if ending.lost else (), core=not ending.lost)
    endings = list(_endings(told))
    for ways, cut in ((_topics(told), False), (_cut_topics(told), True), (_halved(told), True)):
        found = list(ways)
        for (detail, lost), ending, topic in product(_details(told), endings, found):
            loses = cut or lost or ending.lost
            name = topic[0].title if len(topic) == 1 else None
            # What stands above a day, a figure or a text needs no picture of its own.
            named = name in (ending.name, *(one.title for one in detail))
            said = [_whole(told.draw, one) for one in (*(() if named else topic), *detail)]
            last = [ending.beat] if ending.beat else []
            beats = (*last, *said) if name == ending.name else (*said, *last)
            yield Script(beats, told.said, (CUT,) if loses else (), core=not loses, more=1 if detail else 0)
    # Of a danger of which no title has room, what to do says more than nothing.
    for (text, path), ending in product(advice(told.item), endings):
        order = _whole(told.draw, Statement("", text, text_path=path))
        yield Script((order, ending.beat) if ending.beat else (order,), told.said, (CUT,), core=False)


def _ordering(told: Telling) -> Iterator[Script]:
    """Walk ways that begin with what to do about a danger: whoever sees one picture has seen that."""
    led = told.item.led
    if not told.item.warns or led.title or led.text:
        return
    title = told.said.bare
    found = [Statement("", parts[1], "", title.title_path) for parts in clauses(title.title, 2, told.glossary)]
    found = [one for one in found if begins_deed(one.text)]
    found += [Statement("", text, text_path=path) for text, path in advice(told.item)]
    whole = [topic[0] for topic in _topics(told) if len(topic) == 1]
    begun = [title._replace(title=head) for head in told.beginnings(title.title) if len(head.split()) >= LEAST_TOPIC]
    if found and found[0].text_path == title.title_path:
        # What the title itself tells to do needs no half of the rest.
        alone = [(_whole(told.draw, found[0]), one.beat) for one in _endings(told) if one.beat]
        begun = []
    else:
        alone = []
    for names, cut in ((whole, False), (begun, True)):
        for ending, order, name in product(list(_endings(told)), found, names):
            beats = [_whole(told.draw, order), _whole(told.draw, name), *([ending.beat] if ending.beat else [])]
            lost = cut or ending.lost
            yield Script(tuple(beats), told.said, (CUT,) if lost else (), core=not lost, more=1)
    yield from (Script(beats, told.said, (CUT,), core=False) for beats in alone)


def _written(told: Telling) -> Iterator[Script]:
    """Say the lines that were written for tiny boards, and whom to call."""
    paths = ((line, f"led.short.{at}") for at, line in enumerate(told.item.led.short))
    beats = tuple(Beat(told.draw, Statement(line, "", path), whole=True) for line, path in paths)
    for one in told.calling:
        yield Script((*beats, Beat(told.call, one, whole=True)), told.said, more=1)
    yield Script(beats, told.said, (CUT,) if told.calling else (), core=not told.calling, more=1)


def _topics(told: Telling) -> Iterator[_Pictures]:
    """Walk what the item is about, in all its words: on a picture, or a clause on each of two."""
    title = told.said.bare
    yield (title,)
    short, written = plain(told.item.video.title or ""), told.item.led.title
    if not written and short and len(short) < len(title.title):
        yield (title._replace(title=short, title_path="video.title"),)
    for parts in clauses(title.title, 2, told.glossary):
        yield tuple(title._replace(title=part) for part in parts)


def _cut_topics(told: Telling) -> Iterator[_Pictures]:
    for head in told.beginnings(told.said.title):
        if len(head.split()) >= LEAST_TOPIC:
            yield (told.said.bare._replace(title=head),)


def _halved(told: Telling) -> Iterator[_Pictures]:
    """Walk what the item is about in two pictures, for titles of which no beginning says enough."""
    title = told.said.bare
    for said in (title.title, *told.beginnings(title.title)):
        yield from (tuple(title._replace(title=part) for part in way) for way in halves(said, told.glossary))


def _details(told: Telling) -> Iterator[tuple[_Pictures, bool]]:
    """Walk what may stand on pictures of its own, and whether that loses words: a summary may be left off.

    What somebody wears, what something costs or where it is stands with what it is of; an order says enough alone.
    """
    said, own = told.said.joined, bool(told.item.led.text)
    sought = isinstance(told.item, Appeal)
    names = list(_sought(told) if sought else _named(told))
    for text, path in _texts(told, said):
        alone = Statement("", text, text_path=path)
        parts = [capitalised(part) for part in _LIST.split(text)] if own or sought else []
        # The second of two things that something is done with says nothing: «Để riêng đồ sống | đồ chín».
        both = len(parts) == _TWO and (sought or tells(parts[1]) or says_when(parts[1]))
        pictures = [alone._replace(text=part) for part in parts]
        for way in ([alone], pictures) if both else ([alone],):
            found = [[one] if _stands(told.item, one.text) else list(_with_name(one, names)) for one in way]
            most = max(map(len, found))
            ways = zip(*(one * most if len(one) == 1 else one for one in found), strict=False)
            yield from ((shown, False) for shown in ways)
        if both and _stands(told.item, parts[0]):
            yield (pictures[0],), True
    for text, path in told.item.advised if own else ():
        yield (Statement("", plain(text), text_path=path),), True
    yield (), own


def _stands(item: Item, text: str) -> bool:
    """Whether a text says enough alone: what somebody wears never does, what a warning tells to do always."""
    return orders(text) if isinstance(item, Appeal) else item.warns or tells_alone(text)


def _with_name(said: Statement, names: Sequence[str]) -> Iterator[Statement]:
    """Walk ways to set a text with what it is of: below it, after it, or as one phrase."""
    begun = f"{said.text[:1].lower()}{said.text[1:]}"
    yield from (said._replace(title=name) for name in names)
    yield from (said._replace(text=f"{name}{mark} {begun}") for mark in (":", "") for name in names)


def _named(told: Telling) -> Iterator[str]:
    """Walk what an item is called beside what is told of it; never without for whom it is: all would take it so."""
    title = told.said.title.rstrip(MARKS)
    for name in (title, *told.beginnings(title)):
        rest = title[len(name) :]
        if len(name.split()) >= LEAST_NAME and rest[:1] not in {",", ";"} and not _FOR_WHOM & set(rest.lower().split()):
            yield name


def _sought(told: Telling) -> Iterator[str]:
    """Walk names of who is sought, or whose family is, the longest first: «Cụ bà», of «Tìm người thân cụ bà»."""
    title = told.said.title.rstrip(MARKS)
    if not (found := _SEARCH.match(title)):
        return
    for name in (title, *told.beginnings(title)):
        if len(name) > found.end() and len((who := capitalised(name[found.end() :])).split()) >= LEAST_NAME:
            yield who


def _texts(told: Telling, said: Statement) -> Iterator[tuple[str, str]]:
    """Walk texts of which one may stand below the headline, best first; a day and a question say enough by theirs."""
    own = bool(told.item.led.text)
    yield from told.terms
    if said.text and (own or not told.day):
        yield said.text, said.text_path
    short = None if isinstance(told.item, Question) else brief(told.item, said)
    # What went on with words that are not there is no sentence: «Và đeo khẩu trang.»
    if said.text and short and short.text.lower().split()[0] not in CONJUNCTIONS:
        yield short.text, short.text_path
    if not own:
        yield from told.item.recognised


def _endings(told: Telling) -> Iterator[_Ending]:
    """Walk what must follow, best first: a day or a figure with what it is of, an answer, or whom to call."""
    title, path = told.said.title, told.said.title_path
    names = [(name, path) for name in told.beginnings(title) if len(name.split()) >= LEAST_NAME]
    number, hero = figure(told.item), partial(told.draw, hero=True)
    if told.day:
        for name, at in [(title, path), *names]:
            flows = Statement(f"{name}: {told.day[:1].lower()}{told.day[1:]}", "", at)
            yield _Ending(_whole(told.draw, Statement(name, told.day, at, "date")), name=name)
            yield _Ending(_whole(told.draw, flows), name=name)
        yield _Ending(_whole(told.draw, Statement("", told.day, "", "date")), lost=True)
    elif number and isinstance(told.item, Question):
        yield _Ending(_whole(told.answer, number.bare))
        if short := brief(told.item, number):
            yield _Ending(_whole(told.answer, Statement("", short.text, "", short.text_path)))
        for part in told.beginnings(number.title):
            if len(part.split()) >= LEAST_TOPIC:
                yield _Ending(_whole(told.answer, number.bare._replace(title=part)), lost=True)
        yield _Ending(None, lost=True)
    elif number:
        yield _Ending(_whole(hero, number))
        for name, at in [(title, path), *names]:
            flows = Statement(f"{name}: {number.title}", "", at)
            yield _Ending(_whole(hero, number._replace(text=name, text_path=at)), name=name)
            yield _Ending(_whole(told.draw, flows), name=name)
    else:
        yield from _dated(told, [(title, path), *names])
        yield from (_Ending(_whole(told.call, one)) for one in told.calling)
        yield _Ending(None, lost=bool(told.calling))


def _dated(told: Telling, names: Sequence[tuple[str, str]]) -> Iterator[_Ending]:
    """Set the only day of what may be gone to below what that is called, or after it."""
    if len(told.times) != 1 or not told.times[0].days or not is_of(told.said.title, told.times[0].rest):
        return
    when = told.times[0]
    if when.where:
        # Whoever knows the day alone does not know where to go.
        yield _Ending(_whole(told.draw, Statement(when.figure, when.where, when.path, when.path)))
    for name, at in names:
        flows = Statement(f"{name}: {when.figure[:1].lower()}{when.figure[1:]}", "", at)
        yield _Ending(_whole(told.draw, Statement(name, when.figure, at, when.path)), name=name)
        yield _Ending(_whole(told.draw, flows), name=name)


def _whole(draw: Draw, said: Statement) -> Beat:
    return Beat(draw, said, whole=True)
