"""Ways in which no picture has its headline alone: what names the item stands small above all that is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bantin.channels.led.beats import Beat, Script, names
from bantin.channels.led.saying.ways import Ways
from bantin.channels.led.statements import Statement
from bantin.channels.led.tiny.shortening import MARKS, topics
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.question import Question
from bantin.model.parts.occasions import facts

_SOUGHT = 5, 12
"""Words that name whoever is sought above all that is said of them, at least and at most."""


def headed(ways: Ways) -> Iterator[Script]:
    """Walk ways in which its headline, or what names it, stands small above all that is said.

    What was written for boards is not shortened.
    """
    item, glossary, whole = ways.entry.item, ways.arranger.glossary, (ways.said.title, ways.said.title_path)
    if isinstance(item, Question):
        return
    found = [] if item.led.title else [one for one in names(ways.heads, glossary) if one[0] != whole[0]]
    if isinstance(item, Appeal) and not item.led.title:
        # Of whoever is sought each word more helps to know them.
        known = topics(whole[0], glossary, free=True)
        found = [*((one, whole[1]) for one in known if _SOUGHT[0] <= len(one.split()) <= _SOUGHT[1]), *found]
    for name, path in (whole, *found):
        named = replace(ways, said=ways.said._replace(title=name, title_path=path))
        begun = () if name == whole[0].rstrip(MARKS) else ("begun",)
        yield from (one._replace(left=(*one.left, *begun)) for one in _named(named))


def _named(ways: Ways) -> Iterator[Script]:
    """Walk ways to say what stands below its headline, best first, on pictures each of which has that above it."""
    after = [beats for beats in ways.after() if all(beat.follows for beat in beats)] or [()]
    # Days and hours say when it is: a sentence that says it as well would say it twice.
    texts = [(ways.said.bare, ("unsummed",))] if ways.times else list(ways.texts())
    for more in (0, 1):
        for said, left in texts:
            if {"lacks", "bare"} & set(left) or _loses(ways, said):
                continue
            text = _below(ways, said.text, said.text_path, said.aside)
            for beats in after:
                told = tuple(beat for beat in beats if beat.said.text != said.text or beat.said.title)
                if isinstance(ways.entry.item, Appeal) and "unsummed" in left:
                    # Where somebody was seen last is told beside what they wear.
                    seen = _below(ways, ways.said.text, ways.said.text_path, ways.said.aside)
                    yield Script((*text, *seen, *told), said, (), more=more, headed=True)
                if text or told:
                    yield Script((*text, *told), said, left, more=more, headed=True)


def _below(ways: Ways, text: str, path: str, aside: str) -> tuple[Beat, ...]:
    return (Beat(ways.draw, Statement("", text, "", path, aside), follows=True),) if text else ()


def _loses(ways: Ways, said: Statement) -> bool:
    """Whether a part of a summary leaves off its days, its hours or how it begins: a picture more is better."""
    whole, item = ways.said, ways.entry.item
    if item.warns or isinstance(item, Appeal) or not said.text or said.text_path != whole.text_path:
        return False
    days, hours = ([*facts(name, whole.text)] != [*facts(name, said.text)] for name in ("ngày", "giờ"))
    return days or hours or not whole.text.startswith(said.text.rstrip("."))
