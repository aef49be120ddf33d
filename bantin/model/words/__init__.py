"""The words of a unit's trade: sets that come with bantin, a module each, and what a unit says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.model.words.headings import fitted
from bantin.model.words.neutral import NEUTRAL, NEUTRAL_OF_FRAUD
from bantin.model.words.police import OF_ANYTHING_ELSE, POLICE, of_deceiver, of_fraud
from bantin.model.words.words import Said, Words, WordSet

SETS: Mapping[WordSet, Words] = {WordSet.POLICE: POLICE, WordSet.NEUTRAL: NEUTRAL}
"""The sets by name, each with every word."""


def in_use(own: Words) -> Words:
    """Return every word that a unit uses: its own, and those of its set."""
    return own.over(SETS[own.set])


def in_use_of(own: Words, said: Said) -> Words:
    """Return every word that a unit uses of an item: of fraud only where it is one, of a danger in what case.

    What a unit says itself over `if_victim` stays, unless the item's topic is named there more exactly.
    """
    deceit = is_deceit(own, said)
    if own.set is WordSet.POLICE:
        words = in_use(own) if deceit else own.over(OF_ANYTHING_ELSE)
    else:
        words = own.over(NEUTRAL_OF_FRAUD) if deceit else in_use(own)
    return fitted(words, said, deceived=deceit)


def is_deceit(own: Words, said: Said) -> bool:
    """Tell whether an item is of somebody who deceives, as a unit of its set sees it."""
    return of_fraud(said) if own.set is WordSet.POLICE else of_deceiver(said)


def deceives(own: Words, said: Said) -> bool:
    """Tell whether a unit speaks of an item as of a fraud, behind which somebody stands."""
    return own.set is WordSet.POLICE and is_deceit(own, said)
