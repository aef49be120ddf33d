"""Fewer words for boards that are read while driving: each picture is read for as long as the board is in sight."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.channels.led.statements import Statement
from bantin.channels.led.tiny.advising import advice
from bantin.channels.led.tiny.scripts import LEAST_NAME, LEAST_TOPIC
from bantin.channels.led.tiny.shortening import MARKS, beginnings
from bantin.model.item import Item
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.deadline import Deadline
from bantin.model.kinds.question import Question
from bantin.text.normal import plain
from bantin.text.sentences.headings import capitalised


def in_fewer_words(
    item: Item, said: Statement, number: Statement | None, glossary: frozenset[str]
) -> Iterator[Statement]:
    """Walk headlines of fewer words, best first, for one that was not written for boards.

    What a figure counts says what it is about; a beginning of a title stands for it where it says nothing else than the
    whole; of a danger, what to do.

    Args:
        item: that is told.
        said: its headline and second line.
        number: its figure and what that counts; or an answer.
        glossary: words that nothing may break.
    """
    if item.led.title:
        return
    if number and number.text and not isinstance(item, Question):
        yield counted(number)
    dated = isinstance(item, Deadline)
    bare = said if item.led.text else said.bare
    for title, path in ((item.video.title or "", "video.title"), (said.title, said.title_path)):
        if title and path != said.title_path:
            yield bare._replace(title=plain(title), title_path=path)
        for head in beginnings(title, glossary, free=dated or isinstance(item, Appeal | Question)) if title else ():
            if len(head.split()) >= (LEAST_NAME if dated else LEAST_TOPIC):
                yield bare._replace(title=head, title_path=path)
    told = [] if item.led.text else advice(item)
    yield from (bare._replace(title=text.rstrip("."), title_path=path) for text, path in told)


def counted(number: Statement) -> Statement:
    """Return what a figure counts as a headline above it."""
    return Statement(capitalised(number.text), "", number.text_path)


def in_short(answer: Statement, glossary: frozenset[str]) -> Iterator[Statement]:
    """Walk beginnings of an answer that say nothing else than the whole."""
    for head in beginnings(answer.title.rstrip("." + MARKS), glossary, free=True):
        if len(head.split()) >= LEAST_TOPIC:
            yield answer.bare._replace(title=f"{head}.")
