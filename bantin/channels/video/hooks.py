"""First words of films: what is read in the three seconds in which a viewer decides to stay."""

from __future__ import annotations

from bantin.channels.strongest import question
from bantin.channels.video.shots import shortest_headline
from bantin.channels.view import ChannelView
from bantin.model.bulletin import Entry
from bantin.text.normal import plain

_EASY, _MOST = 14, 24
"""Words of a film's first words that are read while they stand; and of a headline that is shown whole all the same, as
its end says what is at stake (J)."""


def hook_words(view: ChannelView, entry: Entry) -> tuple[str, str]:
    """Give the first words of a film about an item, and the path of the value that they are of.

    They are the question that its post asks, or its headline; of a long headline a short one that was written for films
    or boards, and of one that is longer still its first part. A question is never cut: its beginning asks nothing.
    """
    asks, path = question(view, entry)
    words = len(plain(asks).split())
    if asks.endswith("?") or words <= _EASY:
        return asks, path
    short, written = shortest_headline(entry, (asks, path), _EASY)
    if written == path and (words <= _MOST or short == asks):
        return asks, path
    return view.beside(entry, short)["title"], written
