"""The words of a unit's trade: sets that come with bantin, a module each, and what a unit says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.model.words.neutral import NEUTRAL, NEUTRAL_OF_FRAUD
from bantin.model.words.police import OF_ANYTHING_ELSE, POLICE, of_deceiver, of_fraud
from bantin.model.words.words import Said, Words, WordSet

SETS: Mapping[WordSet, Words] = {WordSet.POLICE: POLICE, WordSet.NEUTRAL: NEUTRAL}
"""The sets by name, each with every word."""


def in_use(own: Words) -> Words:
    """Return every word that a unit uses: its own, and those of its set."""
    return own.over(SETS[own.set])


def in_use_of(own: Words, said: Said) -> Words:
    """Return every word that a unit uses of an item: of fraud only where it is one."""
    if own.set is WordSet.POLICE:
        return in_use(own) if of_fraud(said) else own.over(OF_ANYTHING_ELSE)
    return own.over(NEUTRAL_OF_FRAUD) if of_deceiver(said) else in_use(own)


def deceives(own: Words, said: Said) -> bool:
    """Tell whether a unit speaks of an item as of a fraud, behind which somebody stands."""
    return own.set is WordSet.POLICE and of_fraud(said)
