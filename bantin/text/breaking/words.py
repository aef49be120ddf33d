"""What a word of a text is by itself, as far as line breaking asks: its letters, its signs and what it may begin."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bantin.text.breaking.vocabulary import CALLS, LEADS, LETTERED, NUMERALS, Syllables, lexicon_by_syllables
from bantin.text.patterns import regex
from bantin.text.tones import traditional

OPENING = "“«‘([{"
CLOSING = "”»’)]}.,;:!?…"
STRAIGHT = "\"'"

_NAME = regex(r"[^\W\d_]['’]?[^\W\d_]*(?:-[^\W\d_]+)*")
_NOTHING = Syllables()


@dataclass(frozen=True, slots=True)
class Word:
    """What a word is by itself.

    Attributes:
        core: the word in lower case, with tones placed traditionally and without the signs around it.
        compounds: what may follow it in compounds of the lexicon.
        opens, closes: signs stand before or after its letters.
        capital: it begins with a capital.
        name: it may be part of a name.
        initial: it may be the initial of one.
        counts: a number may begin with it.
        leads: a number may follow that belongs to it.
        bare: it has neither letters nor digits.
        sign: it is a lone symbol or emoji, which announces what follows: «☎ 113», «① Mở ứng dụng».
        bracket: it is nothing but what opens a quotation or a bracket.
        plain: it is neither an initial nor bare nor a sign, which may stay with the words beside them.
    """

    core: str
    compounds: Syllables
    opens: bool
    closes: bool
    capital: bool
    name: bool
    initial: bool
    counts: bool
    leads: bool
    bare: bool
    sign: bool
    bracket: bool
    plain: bool


def letters_of(word: str) -> tuple[str, str]:
    """Give a word, or words, without the signs around them; and that as lexicons write it (`Word.core`)."""
    letters = word.strip(OPENING + STRAIGHT + CLOSING) or word
    return letters, traditional(letters.lower())


@lru_cache(maxsize=8192)
def word_of(word: str) -> Word:
    """Tell what a word is."""
    letters, core = letters_of(word)
    alone = len(letters) == 1
    initial = alone and letters.isupper()
    bare = not any(letter.isalnum() for letter in word)
    sign = unicodedata.category(word[0]) in {"So", "No"} and not any(letter.isalpha() for letter in word)
    return Word(
        core,
        compounds=lexicon_by_syllables().get(core, _NOTHING),
        opens=word[0] in OPENING + STRAIGHT,
        closes=word[-1] in CLOSING + STRAIGHT,
        capital=letters[0].isupper(),
        name=letters[0].isupper() and bool(_NAME.fullmatch(letters)) and (alone or not letters.isupper()),
        initial=initial,
        counts=not word.isalpha() or core in NUMERALS,
        leads=core in LEADS or core in CALLS or core in LETTERED,
        bare=bare,
        sign=sign,
        bracket=all(letter in OPENING for letter in word),
        plain=not (initial or bare or sign),
    )
