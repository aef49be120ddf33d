"""Ways in which no picture has its headline alone: what names the item stands small above all that is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bantin.channels.led.beats import Beat, Script, names
from bantin.channels.led.saying.ways import AGED, Ways
from bantin.channels.led.statements import Statement, last_day
from bantin.channels.led.tiny.shortening import MARKS, stem_of_list, topics
from bantin.model.kinds.appeal import Appeal
from bantin.model.kinds.question import Question
from bantin.model.parts.occasions import facts

_DANGER = 14
"""Words that name a danger above what to do about it, at most."""

_SOUGHT = 5, 12
"""Words that name whoever is sought above all that is said of them, at least and at most."""


def headed(ways: Ways) -> Iterator[Script]:
    """Walk ways in which its headline, or what names it, stands small above all that is said.

    What was written for boards is not shortened.
    """
    item, glossary, whole = ways.entry.item, ways.arranger.glossary, (ways.said.title, ways.said.title_path)
    if isinstance(item, Question):
        return
    if last_day(item, ways.view.bulletin.date):
        return  # a day stands below its headline, and below nothing else
    found = [] if item.led.title else [one for one in names(ways.heads, glossary) if one[0] != whole[0]]
    if isinstance(item, Appeal) and not item.led.title:
        # Of whoever is sought each word more helps to know them.
        aged = [found[0] for found in [AGED.match(whole[0])] if found]
        known = [*aged, *topics(whole[0], glossary, free=True)]
        found = [*((one, whole[1]) for one in known if _SOUGHT[0] <= len(one.split()) <= _SOUGHT[1]), *found]
    elif item.warns and not item.led.title:
        # Of a danger, what tells it from others: «Giả danh nhân viên bệnh viện gọi điện báo con bị tai nạn».
        known = [one for one in topics(whole[0], glossary, free=False) if stem_of_list(one, whole[0]) is None]
        found = [*((one, whole[1]) for one in known if _SOUGHT[0] <= len(one.split()) <= _DANGER), *found]
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
        yield from _recognised(ways, after, more)
        for said, left in texts:
            if {"lacks", "bare"} & set(left) or _loses(ways, said):
                continue
            text = _below(ways, said.text, said.text_path, said.aside)
            for beats in after:
                told = tuple(beat for beat in beats if beat.said.text != said.text or beat.said.title)
                if text or told:
                    yield Script((*text, *told), said, (*left, *ways.unsaid(told)), more=more, headed=True)


def _recognised(ways: Ways, after: Sequence[tuple[Beat, ...]], more: int) -> Iterator[Script]:
    """Walk ways to say by what somebody sought is recognised; then, with room for it, where they were seen last."""
    if ways.is_own:
        return
    seen = _below(ways, ways.said.text, ways.said.text_path, ways.said.aside)
    for text, path in ways.entry.item.recognised:
        said = ways.said._replace(text=text, text_path=path, aside="")
        worn = _below(ways, text, path, "")
        for beats in after:
            for last, left in ((seen, ()), ((), ("unsummed",))):
                yield Script((*worn, *last, *beats), said, left, more=more, headed=True)


def _below(ways: Ways, text: str, path: str, aside: str) -> tuple[Beat, ...]:
    return (Beat(ways.draw, Statement("", text, "", path, aside), follows=True),) if text else ()


def _loses(ways: Ways, said: Statement) -> bool:
    """Whether a part of a summary leaves off its days, its hours or how it begins: a picture more is better."""
    whole, item = ways.said, ways.entry.item
    if item.warns or isinstance(item, Appeal) or not said.text or said.text_path != whole.text_path:
        return False
    days, hours = ([*facts(name, whole.text)] != [*facts(name, said.text)] for name in ("ngày", "giờ"))
    return days or hours or not whole.text.startswith(said.text.rstrip("."))
