"""Whether cards hold their texts: found by laying them out, and remembered in the store."""

from __future__ import annotations

import hashlib
from contextlib import suppress

from bantin.files.store import Store
from bantin.making.cards.facts import fonts_of
from bantin.making.jobs.still import StillJob
from bantin.making.keys import key
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Remark


class Fits:
    """Tells whether a card fits. What it found once it need not lay out again, in this process or another.

    An entry of the store without a byte stands for a verdict: its remarks are the card's overflows.
    """

    def __init__(self, store: Store) -> None:
        """Take the store in which verdicts are kept; it need not exist, and it may be one that cannot be written."""
        self._store = store

    def __call__(self, card: Card) -> bool:
        """Tell whether all texts of a card fit at their smallest sizes or larger."""
        name = _name(card)
        known = self._store.get(name)
        if known is not None:
            return known.fit
        overflows = overflows_of(card)
        # Whoever cannot write here can build nothing either, and is told of it then; a check needs no store.
        with suppress(OSError), self._store.draft(name) as draft:
            draft.touch()
            self._store.put(name, draft, remarks=overflows)
        return not overflows


def _name(card: Card) -> str:
    """Name a verdict: what determines a card's pixels determines whether it fits."""
    still = key(StillJob(card, Encoding.PNG, fonts_of(card.theme)))
    return hashlib.sha256(f"fits {still}".encode()).hexdigest()


def fits(card: Card) -> bool:
    """Tell whether a card fits, by laying it out; nothing is remembered."""
    return not overflows_of(card)


def overflows_of(card: Card) -> tuple[Remark, ...]:
    """Tell which of a card's texts do not fit even at their smallest sizes."""
    # They load fonts, which a build that knows all verdicts does not need.
    from bantin.design.layout.engine import overflows  # noqa: PLC0415 - the same
    from bantin.design.looks.elements import MarkupError  # noqa: PLC0415 - the same
    from bantin.making.cards.layouts import book  # noqa: PLC0415 - see above

    try:
        return overflows(card, book())
    except MarkupError:  # no smaller share of the text would mend that, and making the card will tell
        return ()
