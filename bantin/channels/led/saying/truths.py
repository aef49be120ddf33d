"""Shorter truths: clauses of what an item says, each of which says something whole, for boards without room for all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.channels.led.statements import Statement
from bantin.channels.led.tiny.advising import advice
from bantin.channels.led.tiny.shortening import says_when, tells_alone
from bantin.model.item import Item
from bantin.model.parts.occasions import unsaid
from bantin.text.bold import cut
from bantin.text.breaking.syllables import split_sentences
from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.meaning import is_imperative

_CLAUSE = regex(r";\s+")

_LEAST, _LONGEST = 4, 16
"""Words of a clause that is told by itself, at least and at most: longer ones are what had no room."""

_PART_OF = regex(r"(?:trong đó|gồm|bao gồm|riêng|còn lại)(?!\w)", re.IGNORECASE)


def truths(item: Item, said: Statement) -> Iterator[tuple[str, str]]:
    """Walk clauses that may stand below its headline in place of a summary, best first, each with its path.

    What to do about a danger comes first; then what says when or where, then the others in order.
    """
    yield from advice(item)
    clauses = [
        capitalised(clause.rstrip("."))
        for sentence in cut(said.text, split_sentences)
        for clause in _CLAUSE.split(plain(sentence))
    ]
    whole = [clause for clause in clauses if clause != said.text.rstrip(".") and _reads_alone(clause)]
    # What there is to do says more than what comes of it: «Quét mã QR trên phiếu», not «Biên lai gửi về điện thoại».
    whole.sort(key=lambda one: (not unsaid(said.title, one), not is_imperative(one)))
    yield from ((clause, said.text_path) for clause in whole)


def _reads_alone(clause: str) -> bool:
    words = len(clause.split())
    leans = says_when(clause) and "," not in clause
    return (
        _LEAST <= words <= _LONGEST
        and not leans
        and not _PART_OF.match(clause)
        and (says_when(clause) or tells_alone(clause))
    )
