"""What tiny boards say of an item: few pictures, each of which is whole, rather than all words in pieces.

Nobody waits before a board of three words for the rest of a sentence, and there is no room to repeat what it is about.
So words stand on one picture or not at all: a topic, what to do, a day or a figure with what it is of, whom to call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from bantin.channels.led.beats import Beat, Script
from bantin.channels.led.dividing import clauses
from bantin.channels.led.statements import Draw, Statement, brief, figure
from bantin.channels.led.tiny.shortening import beginnings, halves
from bantin.model.item import Item
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.question import Question
from bantin.text.normal import plain

_LEAST_TOPIC, _LEAST_NAME = 3, 2
"""Words of a topic that stands alone, and of one that stands beside a day or a figure, at least."""

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
        calling: whom to call about it, best first; empty where nobody must be called.
        glossary: words that nothing may break.
        draw: makes the card of a picture.
        answer: makes that of an answer.
        call: makes that of whom to call.
    """

    item: Item
    said: Statement
    day: str
    calling: Sequence[Statement]
    glossary: frozenset[str]
    draw: Draw
    answer: Draw
    call: Draw

    def beginnings(self, text: str) -> Iterator[str]:
        """Walk what stands for a title or an answer, the longest first."""
        free = bool(self.day) or isinstance(self.item, (Appeal, Question))
        yield from beginnings(text, self.glossary, free=free)


def scripts(told: Telling) -> Iterator[Script]:
    """Walk the ways to say an item in whole pictures, best first; one that loses words which count is no core."""
    if told.item.led.short:
        yield from _written(told)
        return
    if told.said.text and not told.day:
        both = _whole(told.draw, told.said.joined)
        for ending in _endings(told):
            beats = (both, ending.beat) if ending.beat else (both,)
            yield Script(beats, told.said, (CUT,) if ending.lost else (), core=not ending.lost)
    for topics, cut in ((_topics(told), False), (_cut_topics(told), True), (_halved(told), True)):
        found = list(topics)
        for (detail, lost), ending, topic in product(_details(told), list(_endings(told)), found):
            loses = cut or lost or ending.lost
            merged = len(topic) == 1 and topic[0].title == ending.name
            last = (ending.beat,) if ending.beat else ()
            said = tuple(_whole(told.draw, one) for one in detail)
            begun = last if merged else tuple(_whole(told.draw, one) for one in topic)
            beats = (*begun, *said, *(() if merged else last))
            yield Script(beats, told.said, (CUT,) if loses else (), core=not loses, more=1 if detail else 0)


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
        if len(head.split()) >= _LEAST_TOPIC:
            yield (told.said.bare._replace(title=head),)


def _halved(told: Telling) -> Iterator[_Pictures]:
    """Walk what the item is about in two pictures, for titles of which no beginning says enough."""
    title = told.said.bare
    for said in (title.title, *told.beginnings(title.title)):
        yield from (tuple(title._replace(title=part) for part in way) for way in halves(said, told.glossary))


def _details(told: Telling) -> Iterator[tuple[_Pictures, bool]]:
    """Walk what may stand on pictures of its own, and whether that loses words: a summary may be left off."""
    said, own = told.said.joined, bool(told.item.led.text)
    sought = isinstance(told.item, Appeal)
    names = [head for head in told.beginnings(said.title) if len(head.split()) >= _LEAST_NAME] if sought else []
    for text, path in _texts(told, said):
        alone = Statement("", text, text_path=path)
        # Clothes alone are nobody's; an order or a place says enough by itself.
        for name in names:
            yield (alone._replace(title=name, title_path=said.title_path),), False
            yield (alone._replace(text=f"{name}: {text[:1].lower()}{text[1:]}"),), False
        if names and not own:
            continue
        yield (alone,), False
        for parts in clauses(text, 2, told.glossary, listed=sought) if own else ():
            yield tuple(alone._replace(text=part) for part in parts), False
    for text, path in told.item.advised if own else ():
        yield (Statement("", plain(text), text_path=path),), True
    yield (), own


def _texts(told: Telling, said: Statement) -> Iterator[tuple[str, str]]:
    """Walk texts of which one may stand below the headline, best first; a day and a question say enough by theirs."""
    own = bool(told.item.led.text)
    if said.text and (own or not told.day):
        yield said.text, said.text_path
    if said.text and (short := brief(told.item, said)) and not isinstance(told.item, Question):
        yield short.text, short.text_path
    if not own:
        yield from told.item.recognised


def _endings(told: Telling) -> Iterator[_Ending]:
    """Walk what must follow, best first: a day or a figure with what it is of, an answer, or whom to call."""
    title, path = told.said.title, told.said.title_path
    names = [(name, path) for name in told.beginnings(title) if len(name.split()) >= _LEAST_NAME]
    number, hero = figure(told.item), partial(told.draw, hero=True)
    if told.day:
        for name, at in [(title, path), *names]:
            flows = Statement(f"{name}: {told.day[:1].lower()}{told.day[1:]}", "", at)
            yield _Ending(_whole(told.draw, Statement(name, told.day, at, "date")), name=name)
            yield _Ending(_whole(told.draw, flows), name=name)
        yield _Ending(_whole(told.draw, Statement("", told.day, "", "date")))
    elif number and isinstance(told.item, Question):
        yield _Ending(_whole(told.answer, number.bare))
        if short := brief(told.item, number):
            yield _Ending(_whole(told.answer, Statement("", short.text, "", short.text_path)))
        for part in told.beginnings(number.title):
            if len(part.split()) >= _LEAST_TOPIC:
                yield _Ending(_whole(told.answer, number.bare._replace(title=part)), lost=True)
        yield _Ending(None, lost=True)
    elif number:
        yield _Ending(_whole(hero, number))
        for name, at in [(title, path), *names]:
            flows = Statement(f"{name}: {number.title}", "", at)
            yield _Ending(_whole(hero, number._replace(text=name, text_path=at)), name=name)
            yield _Ending(_whole(told.draw, flows), name=name)
    else:
        yield from (_Ending(_whole(told.call, one)) for one in told.calling)
        yield _Ending(None, lost=bool(told.calling))


def _whole(draw: Draw, said: Statement) -> Beat:
    return Beat(draw, said, whole=True)
