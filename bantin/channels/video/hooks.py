"""First words of films: what is read in the three seconds in which a viewer decides to stay."""

from __future__ import annotations

from typing import NamedTuple

from bantin.channels.strongest import question
from bantin.channels.video.shots import instruction_of, shortest_headline
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.text.normal import plain
from bantin.text.sentences.asking import done, met, stake
from bantin.text.sentences.meaning import is_imperative, mood
from bantin.text.sentences.openings import opening

_EASY, _MOST = 12, 15
"""Words of a film's first words that are read at a glance; and of a headline whose second part stands below the first
in smaller letters. Of what is longer the second part is left to what follows (J)."""

_LONGEST = 24
"""Words of a headline that is shown whole all the same, where it cannot be parted."""

WHAT_TO_DO = "Phải làm gì?"
"""What a film asks about a danger, where its headline neither asks nor orders: the next slide answers it."""


class Hook(NamedTuple):
    """First words of a film.

    Attributes:
        asks: what is asked or told, in the largest letters.
        path: of the value that it is of.
        more: of the same value, in smaller letters below.
        then: what is at stake, or the question that the next slide answers, on a ground of its own.
    """

    asks: str
    path: str
    more: str = ""
    then: str = ""

    @property
    def read(self) -> str:
        """All of it, as it is read."""
        return " ".join(filter(None, (self.asks, self.more, self.then)))


def hook_of(view: ChannelView, entry: Entry) -> Hook:
    """Give the first words of a film about an item.

    They are the question that its post asks; or its headline made one, of a trick whether it was met, of what is due
    whether it is done. Of another headline that is long they are a short one that was written for films or boards, or
    the phrase with which it opens. A question is never cut: its beginning asks nothing.
    """
    asks, path = question(view, entry)
    if asks.endswith("?"):
        return Hook(asks, path)
    own = entry.item.video.title and len(plain(asks).split()) > _EASY
    if not own and (turned := _turned(entry, asks)):
        return Hook(turned, path)
    short, written = shortest_headline(entry, (asks, path), _EASY)
    if written != path:
        return _asking(entry, Hook(view.beside(entry, short)["title"], written))
    return _asking(entry, _opened(asks, short, path))


def _opened(headline: str, first: str, path: str) -> Hook:
    """Give a headline with how it opens, where it is long; or what happens, and what that comes to.

    Args:
        headline: as it was written.
        first: its first part, where a clause ends.
        path: of it.
    """
    count = len(plain(headline).split())
    if count <= _EASY:
        return Hook(headline, path)
    before, after = stake(plain(headline))
    head, rest = opening(headline)
    if after:
        return Hook(before, path, then=after)
    if rest:
        return Hook(head, path, rest if count <= _MOST else "")
    return Hook(headline if count <= _LONGEST else first, path)


def _turned(entry: Entry, headline: str) -> str:
    """Ask what a headline announces, of a trick or of what is due; empty where it announces neither."""
    if entry.item.warns:
        return met(headline)
    return done(headline) if entry.item.last_day else ""


def _asking(entry: Entry, hook: Hook) -> Hook:
    """Ask what to do about a danger, where the next slide says so and no word has asked or ordered yet."""
    said = (one for one in (hook.asks, hook.more) if one)
    ordered = any(is_imperative(one) or mood(one) == "dont" for one in said)
    asks = entry.item.wears == "beware" and not (ordered or hook.then or hook.asks.endswith("?"))
    return hook._replace(then=WHAT_TO_DO) if asks and instruction_of(entry) else hook


def hook_words(view: ChannelView, entry: Entry) -> tuple[str, str]:
    """Give the largest of these words, and the path of the value that they are of."""
    hook = hook_of(view, entry)
    return hook.asks, hook.path
